import type { By } from '../../cash/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { say } from '../../kernel/wording.ts'
import { customerOf } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { tellFact } from '../../platform/facts.ts'
import { notFound } from '../../platform/http.ts'
import { record } from '../../trail/index.ts'
import { customerTermsOf, keepCustomerTerms } from '../interest/setting-store.ts'
import { casesOfCustomers, insertCase, insertEvent, updateCase } from './case-store.ts'
import type { CaseEvent, InsolvencyCase } from './model.ts'
import { keptSetting } from './notice-store.ts'
import { isOver } from './rules.ts'
import { insolvencyWording as words } from './wording.ts'

export type NewCase = Pick<
  InsolvencyCase,
  'customerId' | 'procedure' | 'openedOn' | 'publishedOn' | 'court' | 'officer' | 'noticeId' | 'source'
> & { readonly detail: string }

/**
 * Opens a case: what was born before its judgment is frozen from this moment, its interest stops, and whoever was about to remind decides
 * again. Refused for a day ahead, for a publication before the judgment, and while another case of the customer runs.
 */
export async function openCase(tx: OrgTx, asked: NewCase, by: By): Promise<InsolvencyCase> {
  const { detail, ...given } = asked
  if (!(await customerOf(tx, given.customerId))) throw new Refused(notFound().refusal)
  checkDays(given, by.today)
  const running = (await casesOfCustomers(tx, [given.customerId])).find(({ standing }) => !isOver(standing))
  if (running)
    throw new Refused(refuse('runs_already', words.runsAlready, { on: running.openedOn }, 'openedOn').refusal)
  const one: InsolvencyCase = {
    ...given,
    id: newId(by.at),
    standing: 'open',
    standingOn: given.openedOn,
    hasTitleRetention: (await keptSetting(tx))?.hasTitleRetention ?? false,
    openedAt: by.at,
    openedByName: by.actor.name,
  }
  await insertCase(tx, one)
  await writeEvent(
    tx,
    one,
    { what: 'opening', on: one.openedOn, procedure: one.procedure, detail, noticeId: one.noticeId },
    by,
  )
  await stopInterest(tx, one, by)
  await tellMoved(tx, one.customerId)
  await tell(tx, 'insolvency_opened', one, by, {
    procedure: one.procedure,
    court: one.court,
    publishedOn: one.publishedOn,
    notice: one.noticeId,
  })
  return one
}

export function checkDays(
  { openedOn, publishedOn }: Pick<InsolvencyCase, 'openedOn' | 'publishedOn'>,
  today: LocalDate,
): void {
  if (openedOn > today)
    throw new Refused(refuse('day_ahead', words.dayAhead, { on: openedOn, today }, 'openedOn').refusal)
  if (publishedOn !== null && publishedOn > today)
    throw new Refused(refuse('day_ahead', words.dayAhead, { on: publishedOn, today }, 'publishedOn').refusal)
  if (publishedOn !== null && publishedOn < openedOn)
    throw new Refused(
      refuse('published_before', words.publishedBefore, { openedOn, publishedOn }, 'publishedOn').refusal,
    )
}

/** Corrects what a case rests on; what it freezes and when interest stopped follow. */
export async function correctCase(tx: OrgTx, before: InsolvencyCase, after: InsolvencyCase, by: By): Promise<void> {
  await updateCase(tx, after)
  if (before.openedOn !== after.openedOn) {
    await letInterestRun(tx, before, by)
    await stopInterest(tx, after, by)
  }
  await tellMoved(tx, after.customerId)
}

type NewEvent = Pick<CaseEvent, 'what' | 'on' | 'detail'> &
  Partial<Pick<CaseEvent, 'noticeId' | 'documentId' | 'procedure'>>

export async function writeEvent(
  tx: OrgTx,
  { id }: Pick<InsolvencyCase, 'id'>,
  event: NewEvent,
  by: By,
): Promise<void> {
  await insertEvent(tx, {
    id: newId(by.at),
    caseId: id,
    noticeId: null,
    documentId: null,
    procedure: null,
    ...event,
    recordedAt: by.at,
    recordedByName: by.actor.name,
  })
}

/** Why interest stands still, as kept with the customer's terms: by it we know what we stopped ourselves. */
const stopReason = (openedOn: LocalDate): string => say('fr', words.interestStopped, { on: openedOn })

/** Interest stops with the judgment (C. com. art. L622-28); what a person stopped sooner stays as it is. */
export async function stopInterest(tx: OrgTx, { customerId, openedOn }: InsolvencyCase, by: By): Promise<void> {
  const before = (await customerTermsOf(tx, [customerId]))[0]
  if (before?.stoppedOn && before.stoppedOn <= openedOn) return
  const terms = {
    customerId,
    contractRateBp: before?.contractRateBp ?? null,
    stoppedOn: openedOn,
    stoppedWhy: stopReason(openedOn),
  }
  await keepCustomerTerms(tx, terms, { name: by.actor.name, at: by.at })
}

/** The judgment never was, or was of another day: what we stopped for it runs again. */
export async function letInterestRun(tx: OrgTx, { customerId, openedOn }: InsolvencyCase, by: By): Promise<void> {
  const before = (await customerTermsOf(tx, [customerId]))[0]
  if (before?.stoppedWhy !== stopReason(openedOn)) return
  await keepCustomerTerms(tx, { ...before, stoppedOn: null, stoppedWhy: '' }, { name: by.actor.name, at: by.at })
}

export const tellMoved = (tx: OrgTx, customerId: string): Promise<void> =>
  tellFact(tx, 'insolvency_moved', { orgId: tx.orgId, customerId })

export const tell = (
  tx: OrgTx,
  verb: string,
  one: Pick<InsolvencyCase, 'id' | 'customerId' | 'openedOn'>,
  { actor, at }: By,
  data: object = {},
): Promise<void> =>
  record(tx, {
    actor,
    at,
    verb,
    subject: { kind: 'customer', id: one.customerId },
    data: { insolvency: one.id, openedOn: one.openedOn, ...data },
  })
