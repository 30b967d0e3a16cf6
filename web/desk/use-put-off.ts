import { deskRoutes } from '../../src/desk/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import type { BodyIn } from '../../src/platform/route.ts'
import { tellDone, tellNotDone } from '../design/tell.ts'
import { useUndo } from '../design/undo.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import { worklistWords as words } from './worklist-wording.ts'

type Customer = { readonly id: string; readonly name: string }

/** Putting a customer's work off, done at once with its undo, and taken up again from wherever it shows. */
export function usePutOff() {
  const api = useApi()
  const { t, lang, day } = useWords()
  const undo = useUndo()
  const refresh = useRefresh()
  const callWake = async (body: BodyIn<typeof deskRoutes.wakeWork>) => {
    await api.call(deskRoutes.wakeWork, { body })
    await refresh()
  }
  return {
    putOff: async (customer: Customer, until: LocalDate, reason: string) => {
      await api.call(deskRoutes.snoozeWork, { body: { customerIds: [customer.id], until, reason } })
      undo({
        message: t(words.snoozedSaid, { customer: customer.name, day: day(until) }),
        undo: () => callWake({ customerIds: [customer.id] }),
      })
    },
    /** Says that many were put off by an act, with its undo. */
    toldPutOff: ({ act, count }: { act: string; count: number }, until: LocalDate) =>
      undo({
        message: t(words.snoozedMany, { n: count, day: day(until) }),
        undo: () => callWake({ act }),
      }),
    wake: async (customer: Customer) => {
      try {
        await callWake({ customerIds: [customer.id] })
        tellDone(t(words.woken, { customer: customer.name }))
      } catch (failure) {
        tellNotDone(tellFailure(lang, failure))
      }
    },
  }
}
