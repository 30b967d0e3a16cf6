import { organisationOf } from '../../access/index.ts'
import { type Letterhead, letterheadOf, recipientOf } from '../../correspondence/index.ts'
import { documentsOf, type KeptDocument } from '../../documents/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { Refused } from '../../kernel/verdict.ts'
import type { Lang } from '../../kernel/wording.ts'
import { itemsById } from '../../ledger/index.ts'
import { type Customer, customerOf } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { extractTrail, type TrailExtract, verifyTrail } from '../../trail/index.ts'
import { claimLines, type ReckonedLine } from '../packs/claim-lines.ts'
import { type SentMessage, sentTo } from '../packs/message-store.ts'
import { gatherLoss, type LossPart } from './loss-part.ts'
import { disputesTold, itemIdsOf, promisesTold, type ToldDispute, type ToldPromise } from './store.ts'

/** One line of what happened with a customer, as the desk tells it. */
export type HistoryLine = {
  readonly at: Date
  readonly title: string
  readonly detail: string
  readonly lines: readonly string[]
  readonly by: string
}

/** Tells what happened with a customer, the latest first, `most` lines at most. Whoever stands later in the house gives it. */
export type History = (tx: OrgTx, customerId: string, lang: Lang, most: number) => Promise<readonly HistoryLine[]>

/** What is asked of an evidence file: everything about a customer, or what bears on some of its debts, or on those of a loss. */
export type EvidencePlan = { readonly itemIds: readonly string[] | null; readonly lang: Lang; readonly lossId?: string }

export type Evidence = {
  readonly on: LocalDate
  readonly timeZone: string
  readonly letterhead: Letterhead
  readonly customer: Customer
  readonly debtorLines: readonly string[]
  readonly lines: readonly ReckonedLine[]
  /** Numbers of the debts that it is about; null: all. */
  readonly about: readonly string[] | null
  /** The loss that it is about; null: debts that are owed. */
  readonly lost: LossPart | null
  readonly documents: readonly KeptDocument[]
  readonly sent: readonly SentMessage[]
  readonly promises: readonly ToldPromise[]
  readonly disputes: readonly ToldDispute[]
  readonly history: readonly HistoryLine[]
  readonly trail: TrailExtract
  readonly chain: Awaited<ReturnType<typeof verifyTrail>>
}

/** Lines of a chronology that are printed: beyond, nobody reads them on paper, and the trail has them all. */
export const MOST_LINES = 2_000

/** Debts are told whether they are owed still or not: what was paid is proven as well. */
const numbersOf = async (tx: OrgTx, itemIds: readonly string[]): Promise<string[]> =>
  (await itemsById(tx, itemIds)).map(({ documentNo, label }) => documentNo || label)

/** Reads everything in one look, so that its parts agree. Throws `Refused` when there is no such customer. */
export async function gatherEvidence(
  tx: OrgTx,
  customerId: string,
  { itemIds, lang, lossId }: EvidencePlan,
  on: LocalDate,
  history: History,
): Promise<Evidence> {
  const customer = await customerOf(tx, customerId)
  if (!customer) throw new Refused(notFound().refusal)
  const { timeZone } = await organisationOf(tx)
  const lost = lossId === undefined ? null : await gatherLoss(tx, lossId, lang)
  const owed = await claimLines(tx, { customerId, proceedingId: null, today: on, lang })
  const lines = itemIds === null ? owed : owed.filter((one) => itemIds.includes(one.itemId))
  const about =
    itemIds === null ? null : (lost?.loss.lines.map(({ documentNo }) => documentNo) ?? (await numbersOf(tx, itemIds)))
  const bears = ({ numbers }: { readonly numbers: readonly string[] }) =>
    about === null || numbers.length === 0 || numbers.some((no) => about.includes(no))
  const sent = await sentTo(tx, customerId, timeZone)
  const subjects = [
    { kind: 'customer', id: customerId },
    ...(await itemIdsOf(tx, customerId)).map((id) => ({ kind: 'item', id })),
    ...sent.map(({ id }) => ({ kind: 'message', id })),
  ]
  return {
    on,
    timeZone,
    letterhead: await letterheadOf(tx),
    customer,
    debtorLines: recipientOf(customer, null).addressLines,
    lines,
    about,
    lost,
    documents: (await documentsOf(tx, customerId)).filter(bears).toReversed(),
    sent: sent.filter(bears),
    promises: await promisesTold(tx, customerId),
    disputes: await disputesTold(tx, customerId),
    history: await history(tx, customerId, lang, MOST_LINES),
    trail: await extractTrail(tx, subjects),
    chain: await verifyTrail(tx),
  }
}
