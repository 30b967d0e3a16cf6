import { organisationOf } from '../../access/index.ts'
import { complaintsOf } from '../../disputes/index.ts'
import { dayIn } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { lastDayOf, type Trial } from '../segments/trial-store.ts'
import { type Judgement, judge, type Side, sideOf } from './judge-trial.ts'
import { contactsBySide, measuredCustomers, sidesOf } from './measure-store.ts'

export type MeasuredSide = Side & {
  readonly contacts: number
  readonly disputes: number
  readonly optOuts: number
  readonly spam: number
}
export type TrialResult = {
  readonly currency: string
  readonly champion: MeasuredSide
  readonly challenger: MeasuredSide
  readonly judgement: Judgement
}

/** What a trial came to so far, in the organisation's currency: amounts of two currencies are never added. */
export async function measureTrial(tx: OrgTx, at: Date, trial: Trial): Promise<TrialResult> {
  const { currency, timeZone } = await organisationOf(tx)
  const today = dayIn(timeZone, at)
  const drawn = await sidesOf(tx, trial.id)
  const customers = await measuredCustomers(tx, trial, currency, today)
  const last = lastDayOf(trial)
  const until = last < today ? last : today
  const contacts = await contactsBySide(tx, trial, until)
  const side = async (isChallenger: boolean): Promise<MeasuredSide> => {
    const own = drawn.filter((one) => one.isChallenger === isChallenger).map(({ customerId }) => customerId)
    const complaints = await complaintsOf(tx, own, trial.fromOn, until)
    const count = (kind: string): number => complaints.filter((one) => one.kind === kind).length
    return {
      ...sideOf(
        customers.filter((one) => one.isChallenger === isChallenger),
        own.length,
      ),
      contacts: contacts.find((one) => one.isChallenger === isChallenger)?.count ?? 0,
      disputes: count('dispute'),
      optOuts: count('opt_out'),
      spam: count('spam'),
    }
  }
  return {
    currency,
    champion: await side(false),
    challenger: await side(true),
    judgement: judge(customers, trial.id),
  }
}
