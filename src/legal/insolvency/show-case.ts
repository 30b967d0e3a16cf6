import { organisationOf } from '../../access/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { Refused } from '../../kernel/verdict.ts'
import { customerOf } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import type { StatuteBook } from '../../statutes/index.ts'
import { statutesOf } from '../references/statutes-of.ts'
import { type CaseDebt, caseById, debtsOfInsolvent, eventsOfCases, type ListedCase, listCases } from './case-store.ts'
import type { DutyView, InsolvencyCaseView, InsolvencyNoticeView, InsolvencyView } from './contract.ts'
import type { CaseEvent, InsolvencyCase, KeptNotice } from './model.ts'
import { listNotices, noticesToLook } from './notice-store.ts'
import { type Proof, proofsOfCases } from './proof-store.ts'
import { watchOf } from './read-feed.ts'
import { type DutyDay, dutiesOf, isOutsideMetropolis, nextDuty } from './rules.ts'

type Law = { readonly book: StatuteBook; readonly isCreditorAbroad: boolean; readonly today: LocalDate }

export const lawOf = async (tx: OrgTx, today: LocalDate): Promise<Law> => ({
  book: await statutesOf(tx),
  isCreditorAbroad: isOutsideMetropolis(await organisationOf(tx)),
  today,
})

/** The duties of a case as they stand; none once the case is over. */
export function dutiesOfCase(
  one: InsolvencyCase,
  law: Law,
  proof: Proof | undefined,
  events: readonly CaseEvent[],
): readonly DutyDay[] | null {
  const dayOf = (what: CaseEvent['what']) => events.find((event) => event.what === what)?.on ?? null
  return dutiesOf(one, {
    ...law,
    proof: proof ? { state: proof.state, sentOn: proof.sentOn } : null,
    goodsClaimedOn: dayOf('goods_claimed'),
    reliefAskedOn: dayOf('relief_asked'),
  })
}

const viewOf = ({ duty, deadline, state }: DutyDay): DutyView => ({
  ...{ duty, by: deadline.endsOn, plainBy: deadline.plainEndOn, state },
  ...{ citation: deadline.row.citation, mark: deadline.row.mark },
})

export async function showCases(
  tx: OrgTx,
  which: { readonly runningOnly: boolean; readonly customerId: string | null },
  today: LocalDate,
) {
  const cases = await listCases(tx, which)
  const { watches, readTo, readAt, fault } = await watchOf(tx)
  return {
    cases: await withDuties(tx, cases, today),
    toLook: (await listNotices(tx, { sirens: null, toLook: true, limit: 1000 })).length,
    watch: { watches, readTo, readAt, fault },
  }
}

async function withDuties(tx: OrgTx, cases: readonly ListedCase[], today: LocalDate): Promise<InsolvencyView[]> {
  const law = await lawOf(tx, today)
  const ids = cases.map(({ id }) => id)
  const proofs = new Map((await proofsOfCases(tx, ids)).map((proof) => [proof.caseId, proof]))
  const events = Map.groupBy(await eventsOfCases(tx, ids), ({ caseId }) => caseId)
  return cases.map((one) => {
    const proof = proofs.get(one.id)
    const next = one.standing === 'open' ? nextDuty(dutiesOfCase(one, law, proof, events.get(one.id) ?? [])) : null
    return {
      ...{ id: one.id, customerId: one.customerId, customerName: one.customerName, customerCode: one.customerCode },
      ...{ procedure: one.procedure, openedOn: one.openedOn, publishedOn: one.publishedOn },
      ...{ standing: one.standing, standingOn: one.standingOn, prior: [...one.prior] },
      ...{ proof: proof?.state ?? null, next: next && viewOf(next) },
    }
  })
}

export async function showCase(tx: OrgTx, id: string, today: LocalDate): Promise<InsolvencyCaseView> {
  const one = await caseById(tx, id)
  if (!one) throw new Refused(notFound().refusal)
  const [head] = (await listCases(tx, { runningOnly: false, customerId: one.customerId })).filter(
    (found) => found.id === id,
  )
  const [listed] = await withDuties(tx, [head!], today)
  const law = await lawOf(tx, today)
  const events = await eventsOfCases(tx, [id])
  const [proof] = await proofsOfCases(tx, [id])
  const debts = (await debtsOfInsolvent(tx, id)).filter(({ openCents }) => openCents > 0)
  return {
    ...listed!,
    ...{
      court: one.court,
      officer: { ...one.officer, lines: [...one.officer.lines] },
      hasTitleRetention: one.hasTitleRetention,
    },
    ...{ isCreditorAbroad: law.isCreditorAbroad, source: one.source, openedByName: one.openedByName },
    duties: dutiesOfCase(one, law, proof, events)?.map(viewOf) ?? null,
    events: events.map(({ id: eventId, what, on, detail, documentId, recordedByName, isUndone }) => ({
      ...{ id: eventId, what, on, detail, documentId, recordedByName, isUndone },
    })),
    priorDebts: debts.filter(({ isPrior }) => isPrior).map(debtView),
    laterDebts: debts.filter(({ isPrior }) => !isPrior).map(debtView),
    proofMade: proof
      ? {
          ...{ state: proof.state, dueCents: proof.dueCents, toFallDueCents: proof.toFallDueCents },
          ...{ admittedCents: proof.admittedCents, documentId: proof.documentId, messageId: proof.messageId },
          ...{
            sentOn: proof.sentOn,
            madeAt: proof.madeAt,
            madeByName: proof.madeByName,
            isToVerify: proof.content.isToVerify,
          },
        }
      : null,
  }
}

const debtView = ({ id, documentNo, label, bornOn, dueOn, openCents, currency }: CaseDebt) => ({
  ...{ itemId: id, documentNo: documentNo || label.slice(0, 40), bornOn, dueOn, openCents, currency },
})

export async function showNotices(
  tx: OrgTx,
  which: { readonly toLook: boolean; readonly customerId: string | null },
): Promise<InsolvencyNoticeView[]> {
  const customer = which.customerId === null ? null : await customerOf(tx, which.customerId)
  if (which.customerId !== null && !customer) throw new Refused(notFound().refusal)
  const sirens = customer ? [customer.siren ?? ''] : null
  return (await listNotices(tx, { sirens, toLook: which.toLook, limit: 200 })).map(noticeView)
}

const noticeView = ({
  id,
  type,
  publishedOn,
  judgedOn,
  company,
  sirens,
  ...rest
}: KeptNotice): InsolvencyNoticeView => {
  const { nature, family, told, court, url, meaning, fault, raw, state, undoneBy } = rest
  return {
    ...{ id, type, publishedOn, judgedOn, company, sirens: [...sirens], nature: nature || family, told, court, url },
    ...{ meaning, fault, raw, state, isUndone: undoneBy !== null },
  }
}

/** What waits for somebody because of an insolvency: a period that runs, or a notice to read. */
export type InsolvencyWork = {
  readonly customerId: string
  readonly subjectId: string
  readonly what: DutyDay['duty'] | 'publication' | 'notice'
  readonly by: LocalDate
  readonly since: LocalDate
}

/** The first duty of each case that runs; a case whose publication nobody told has no period yet, and asks for it. */
export async function insolvencyWork(tx: OrgTx, today: LocalDate): Promise<InsolvencyWork[]> {
  const listed = await listCases(tx, { runningOnly: true, customerId: null })
  const cases = await withDuties(tx, listed, today)
  const works = cases.flatMap(({ id, customerId, publishedOn, openedOn, next, standing }): InsolvencyWork[] => {
    const about = { customerId, subjectId: id }
    if (next) return [{ ...about, what: next.duty, by: next.by as LocalDate, since: publishedOn as LocalDate }]
    const isUntold = publishedOn === null && standing === 'open'
    const on = openedOn as LocalDate
    return isUntold ? [{ ...about, what: 'publication', by: on, since: on }] : []
  })
  const notices = (await noticesToLook(tx)).map(
    ({ id, customerId, publishedOn }): InsolvencyWork => ({
      ...{ customerId, subjectId: id, what: 'notice', by: publishedOn ?? today, since: publishedOn ?? today },
    }),
  )
  return [...works, ...notices]
}
