import type { By } from '../../cash/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { mandateNumber } from '../model.ts'
import { conditionsOf } from '../providers/provider-store.ts'
import { conditionBars } from '../providers/rules.ts'
import { settleAccess, tellMoved } from './access.ts'
import { openMandate } from './draft-mandate.ts'
import type { Mandate, Side } from './model.ts'
import { noticeEnds, runOf, worksUntil } from './rules.ts'
import { tellBoth } from './standing.ts'
import { markNotice, setState, signedTerms, takeNoticeBack } from './store.ts'
import type { Terms } from './terms.ts'
import { mandatesWording as words } from './wording.ts'

/**
 * Gives notice. At once: only for the creditor, when the provider lacks a condition of the law; files in hand come back the same day. Gives
 * the last day.
 */
export async function giveNotice(
  tx: OrgTx,
  id: string,
  side: Side,
  { why, atOnce }: { readonly why: string; readonly atOnce: boolean },
  by: By,
): Promise<LocalDate> {
  const { mandate, terms } = await runningMandate(tx, id)
  if (atOnce && !(await lacksCondition(tx, mandate, by.today)))
    throw new Refused(refuse('no_cause', words.noCause).refusal)
  if (!atOnce && mandate.noticeOn !== null)
    throw new Refused(
      refuse('notice_given', words.noticeGiven, { on: mandate.noticeOn, ends: mandate.endsOn! }).refusal,
    )
  const endsOn = atOnce ? later(mandate.startsOn!, by.today) : noticeEnds(terms, mandate.startsOn!, by.today)
  if (endsOn === null) throw new Refused(refuse('no_early_exit', words.noEarlyExit, { on: mandate.endsOn! }).refusal)
  const until = atOnce ? endsOn : worksUntil(terms, endsOn)
  const notice = { on: by.today, side, byName: by.actor.name, why, endsOn, worksUntil: until }
  await markNotice(tx, id, notice)
  if (atOnce) {
    await setState(tx, id, 'ended')
    await settleAccess(tx, by.today, by.at)
  }
  await tellMoved(tx, id)
  await tellBoth(tx, mandate, side, atOnce ? 'mandate_ended_at_once' : 'mandate_notice_given', by, {
    why,
    endsOn,
    worksUntil: until,
  })
  return endsOn
}

const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b)

/** Whether the provider lacks what the law asks of it today. */
export const lacksCondition = async (tx: OrgTx, { providerId }: Mandate, today: LocalDate): Promise<boolean> =>
  conditionBars((await conditionsOf(tx, [providerId]))[0] ?? null, today).length > 0

/** Takes notice back, by the side that gave it, while the mandate runs. */
export async function withdrawNotice(tx: OrgTx, id: string, side: Side, by: By): Promise<void> {
  const { mandate, terms } = await runningMandate(tx, id)
  if (mandate.noticeOn === null) throw new Refused(refuse('no_notice', words.noNotice).refusal)
  if (mandate.noticeSide !== side) throw new Refused(refuse('notice_theirs', words.noticeTheirs).refusal)
  const { endsOn, worksUntil: until } = runOf(terms, mandate.startsOn!)
  await takeNoticeBack(tx, id, { endsOn, worksUntil: until })
  await settleAccess(tx, by.today, by.at)
  await tellMoved(tx, id)
  await tellBoth(tx, mandate, side, 'mandate_notice_withdrawn', by, { endsOn })
}

async function runningMandate(tx: OrgTx, id: string): Promise<{ mandate: Mandate; terms: Terms }> {
  const mandate = await openMandate(tx, id)
  const terms = await signedTerms(tx, id)
  if (mandate.state !== 'running' || !terms)
    throw new Refused(refuse('not_running', words.notRunning, { number: mandateNumber(mandate.no) }).refusal)
  return { mandate, terms }
}
