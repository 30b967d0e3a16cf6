import { deskRoutes } from '../../src/desk/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
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
  const callWake = async (customerIds: string[]) => {
    await api.call(deskRoutes.wakeWork, { body: { customerIds } })
    await refresh()
  }
  return {
    putOff: async (customer: Customer, until: LocalDate, reason: string) => {
      await api.call(deskRoutes.snoozeWork, { body: { customerIds: [customer.id], until, reason } })
      undo({
        message: t(words.snoozedSaid, { customer: customer.name, day: day(until) }),
        undo: () => callWake([customer.id]),
      })
    },
    /** Says that many were put off, with its undo. */
    toldPutOff: (customerIds: string[], until: LocalDate) =>
      undo({
        message: t(words.snoozedMany, { n: customerIds.length, day: day(until) }),
        undo: () => callWake(customerIds),
      }),
    wake: async (customer: Customer) => {
      try {
        await callWake([customer.id])
        tellDone(t(words.woken, { customer: customer.name }))
      } catch (failure) {
        tellNotDone(tellFailure(lang, failure))
      }
    },
  }
}
