import { addDays, type LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { runningTrials } from '../segments/trial-store.ts'
import { MEASURED_DAYS } from './measure-store.ts'

/** A comparison that is over and measured whole, and that nobody has concluded. */
export type TrialToConclude = { readonly id: string; readonly name: string }

/** Comparisons whose last document has counted for as long as it is measured: nothing more will change what they tell. */
export const trialsToConclude = async (tx: OrgTx, today: LocalDate): Promise<TrialToConclude[]> =>
  (await runningTrials(tx))
    .filter(({ toOn }) => addDays(toOn, MEASURED_DAYS) <= today)
    .map(({ id, name }) => ({ id, name }))
