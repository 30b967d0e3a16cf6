import { dunningRoutes } from '../../src/dunning/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { useToday } from '../access/membership.tsx'
import { tellDone, tellNotDone } from '../design/tell.ts'
import { useUndo } from '../design/undo.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import { actWords } from './act-wording.ts'
import type { ActionRow } from './actions.ts'

/** Skipping and putting off, each done at once with its undo, and taken back later from wherever the action shows. */
export function useTakeBack() {
  const api = useApi()
  const { t, lang, day } = useWords()
  const today = useToday()
  const undo = useUndo()
  const refresh = useRefresh()
  const namesOf = (action: ActionRow) => ({ customer: action.customerName, step: action.stepName ?? '' })
  const callUnskip = async (action: ActionRow) => {
    await api.call(dunningRoutes.unskip, { params: { id: action.id } })
    await refresh()
  }
  const callWake = async (ids: string[]) => {
    await api.call(dunningRoutes.wake, { body: { ids } })
    await refresh()
  }
  const said = async (act: () => Promise<void>, done: string) => {
    try {
      await act()
      tellDone(done)
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
  }
  return {
    skip: async (action: ActionRow, reason: string) => {
      await api.call(dunningRoutes.skip, { params: { id: action.id }, body: { reason } })
      undo({ message: t(actWords.skippedSaid, namesOf(action)), undo: () => callUnskip(action) })
    },
    putOff: async (action: ActionRow, until: LocalDate) => {
      const ids = [action.id]
      await api.call(dunningRoutes.snooze, { body: { ids, until } })
      const before = action.snoozedUntil !== null && action.snoozedUntil > today ? action.snoozedUntil : null
      undo({
        message: t(actWords.snoozedSaid, { customer: action.customerName, day: day(until) }),
        // Put off a second time, it goes back to the day it had.
        undo: async () => {
          if (before === null) return callWake(ids)
          await api.call(dunningRoutes.snooze, { body: { ids, until: before } })
          await refresh()
        },
      })
    },
    unskip: (action: ActionRow) => said(() => callUnskip(action), t(actWords.unskipped, namesOf(action))),
    wake: (action: ActionRow) => said(() => callWake([action.id]), t(actWords.woken, namesOf(action))),
    /** Says that many were put off, with its undo. */
    toldPutOff: (ids: string[], until: LocalDate) =>
      undo({
        message: t(actWords.snoozedManySaid, { n: ids.length, day: day(until) }),
        undo: () => callWake(ids),
      }),
  }
}
