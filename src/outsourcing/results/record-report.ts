import type { By } from '../../cash/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { record } from '../../trail/index.ts'
import type { MandateInForce } from '../mandates/store.ts'
import { mandateNumber } from '../model.ts'
import { insertReport } from './clock-store.ts'
import { reportClocks } from './clocks.ts'
import { resultsWording as words } from './wording.ts'

/** Says on which day the report of a period came. It is said once: what it breached is not told otherwise later. */
export async function recordReport(
  tx: OrgTx,
  mandate: MandateInForce,
  asked: { readonly untilOn: string; readonly receivedOn: string; readonly note: string },
  { actor, at, today }: By,
): Promise<void> {
  const [untilOn, receivedOn] = [asked.untilOn as LocalDate, asked.receivedOn as LocalDate]
  const { id, terms, startsOn, endsOn, agencyOrgId } = mandate
  const periods = startsOn === null ? [] : reportClocks(terms, { startsOn, endsOn }, new Map(), today)
  if (!periods.some(({ ref }) => ref === untilOn))
    throw new Refused(refuse('report_period', words.reportNotDue, { until: untilOn }, 'untilOn').refusal)
  if (receivedOn <= untilOn || receivedOn > today)
    throw new Refused(refuse('report_day', words.reportDay, { until: untilOn }, 'receivedOn').refusal)
  const one = { untilOn, receivedOn, note: asked.note }
  if ((await insertReport(tx, { id, agencyOrgId }, one, { at, name: actor.name })) === 0)
    throw new Refused(refuse('report_twice', words.reportTwice, { until: untilOn }, 'untilOn').refusal)
  await record(tx, {
    ...{ actor, at, verb: 'provider_report_recorded', subject: { kind: 'mandate', id } },
    data: { number: mandateNumber(mandate.no), provider: mandate.providerName, ...one },
  })
}
