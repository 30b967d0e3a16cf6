import { organisationOf } from '../../access/index.ts'
import type { By } from '../../cash/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import { type Money, sumCents } from '../../kernel/money.ts'
import { Refused, refuse, tellRefusal } from '../../kernel/verdict.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import { bookItems } from '../../ledger/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { merkleRoot, record } from '../../trail/index.ts'
import type { BarredAmong } from './barred.ts'
import type { Charges } from './charges.ts'
import { type ChargedCustomer, chargesOf, MOST_TOGETHER } from './charges-of.ts'
import type { ChargeKind } from './model.ts'
import {
  type ChargeLine,
  type ChargeNote,
  insertNotes,
  lockCharges,
  type NewDebit,
  newDebits,
  nextNumber,
} from './note-store.ts'
import { wording as words } from './wording.ts'

export type ClaimOrder = {
  readonly customerIds: readonly string[]
  /** Only these documents; null: all that are late. */
  readonly itemIds: readonly string[] | null
  readonly upTo: LocalDate
  readonly kinds: readonly ChargeKind[]
  readonly withPaid: boolean
  /** A person was told that some are barred, and claims them all the same. */
  readonly withBarred: boolean
  /** What the person was shown, by currency: something else is told before it is claimed. Null: nobody is looking. */
  readonly seen: readonly Money[] | null
  /** What it is claimed in together with others. */
  readonly batchId?: string
}

/** `PEN-0007`: what a note is called, here and on the customer's statement. */
export const noteNumber = (no: number): string => `PEN-${String(no).padStart(4, '0')}`

/** The indemnity is set in euros (C. com. art. D441-5), whatever the invoice is in. */
const INDEMNITY_CURRENCY = 'EUR'

type Ask = Omit<ChargeLine, 'noteId'> & { readonly currency: string }

/**
 * Claims what runs: one note for each customer and currency, booked as debits due that day. What was claimed or given up before is
 * not claimed again, so the same order twice claims nothing the second time. Refused when nothing is left to claim, when a chosen
 * document cannot be reckoned, and when the amounts are not those that were seen. What is barred is left out, or refused where a person
 * chose it, until that person says that it is meant.
 */
export async function claimCharges(
  tx: OrgTx,
  order: ClaimOrder,
  by: By,
  barredAmong: BarredAmong,
): Promise<ChargeNote[]> {
  if (order.upTo > by.today)
    throw new Refused(refuse('up_to_ahead', words.upToAhead, { today: by.today }, 'upTo').refusal)
  await lockCharges(tx, order.customerIds)
  const all = await chargesOf(tx, { ...order, today: order.upTo, limit: MOST_TOGETHER })
  const found = order.withBarred ? all : await withoutBarred(tx, all, order, by.today, barredAmong)
  const asks = found.map((one) => ({ customerId: one.customer.id, asks: asksOf(one, order) }))
  refuseChanged(
    asks.flatMap((one) => one.asks),
    order.seen,
  )
  const { lang } = await organisationOf(tx)
  const notes: ChargeNote[] = []
  const lines: ChargeLine[] = []
  const debits: NewDebit[] = []
  let no = await nextNumber(tx)
  for (const { customerId, asks: own } of asks)
    for (const [currency, of] of Map.groupBy(own, (ask) => ask.currency)) {
      const about = { no: no++, customerId, currency, upTo: order.upTo, batchId: order.batchId ?? null }
      const made = noteFor(about, of, lang, by)
      notes.push(made.note)
      debits.push(...made.debits)
      lines.push(...of.map(({ currency: _, ...line }) => ({ ...line, noteId: made.note.id })))
    }
  if (notes.length === 0) throw new Refused(refuse('nothing_to_claim', words.nothingToClaim).refusal)
  await bookItems(tx, newDebits(debits, by.today), by.at, null)
  await insertNotes(tx, notes, lines)
  await tell(tx, notes, by)
  return notes
}

/** What can still be asked of a court; one that a person chose by its number is told before it is left out. */
async function withoutBarred(
  tx: OrgTx,
  found: readonly ChargedCustomer[],
  order: ClaimOrder,
  today: LocalDate,
  barredAmong: BarredAmong,
): Promise<ChargedCustomer[]> {
  const ids = found.flatMap(({ documents }) => documents.map(({ late }) => late.id))
  const barred = await barredAmong(tx, ids, today)
  const chosen = order.itemIds && order.seen
  const first = found
    .flatMap(({ documents }) => documents)
    .find(
      ({ late, charges }) =>
        barred.has(late.id) && (charges?.interestToClaimCents ?? 0) + (charges?.indemnityToClaimCents ?? 0) > 0,
    )
  if (chosen && first) {
    const params = { document: first.late.documentNo || '–', day: barred.get(first.late.id)! }
    throw new Refused(refuse('debt_barred', words.barred, params, 'withBarred').refusal)
  }
  return found.map((one) => ({ ...one, documents: one.documents.filter(({ late }) => !barred.has(late.id)) }))
}

/**
 * What a judgment or a decision stopped is proved in its own way, or asked by somebody who looks at that customer: never together with
 * others.
 */
export const isStopped = ({ noInterest }: Charges): boolean => noInterest === 'stopped'

function asksOf({ documents }: ChargedCustomer, order: ClaimOrder): Ask[] {
  return documents.flatMap(({ late, charges, refusal }): Ask[] => {
    if (!charges) {
      // Chosen by somebody who looks, it is told; else it waits for its rate or its date without holding the others.
      if (order.itemIds && order.seen && refusal)
        throw new Refused(
          refuse('not_reckoned', {
            fr: say('fr', words.notReckoned, { why: tellRefusal('fr', refusal) }),
            en: say('en', words.notReckoned, { why: tellRefusal('en', refusal) }),
          }).refusal,
        )
      return []
    }
    if (order.batchId && isStopped(charges)) return []
    const sheet = charges.segments
    const interest = order.kinds.includes('interest') ? charges.interestToClaimCents : 0
    const indemnity = order.kinds.includes('indemnity') ? charges.indemnityToClaimCents : 0
    const itemId = late.id
    return [
      ...(interest > 0 ? [{ itemId, kind: 'interest' as const, cents: interest, currency: late.currency, sheet }] : []),
      ...(indemnity > 0
        ? [{ itemId, kind: 'indemnity' as const, cents: indemnity, currency: INDEMNITY_CURRENCY, sheet: [] }]
        : []),
    ]
  })
}

/** Refuses what is not, currency by currency, what was shown. */
export function refuseChanged(asks: readonly Money[], seen: readonly Money[] | null): void {
  if (!seen) return
  const now = Map.groupBy(asks, ({ currency }) => currency)
  for (const currency of new Set([...now.keys(), ...seen.map((one) => one.currency)])) {
    const cents = sumCents((now.get(currency) ?? []).map((ask) => ask.cents))
    const shown = sumCents(seen.filter((one) => one.currency === currency).map((one) => one.cents))
    if (cents === 0 && asks.length === 0) throw new Refused(refuse('nothing_to_claim', words.nothingToClaim).refusal)
    if (cents !== shown) {
      const params = { now: { cents, currency }, seen: { cents: shown, currency } }
      throw new Refused(refuse('changed_meanwhile', words.changedSinceSeen, params).refusal)
    }
  }
}

function noteFor(
  about: Pick<ChargeNote, 'no' | 'customerId' | 'currency' | 'upTo' | 'batchId'>,
  asks: readonly Ask[],
  lang: Lang,
  by: By,
): { note: ChargeNote; debits: NewDebit[] } {
  const { customerId, currency, upTo, no } = about
  const debit = (kind: ChargeKind): NewDebit | null => {
    const of = asks.filter((ask) => ask.kind === kind)
    if (of.length === 0) return null
    const told = kind === 'interest' ? words.interestLabel : words.indemnityLabel
    return {
      id: newId(by.at),
      customerId,
      kind: kind === 'interest' ? 'interest' : 'fee',
      cents: sumCents(of.map(({ cents }) => cents)),
      currency,
      documentNo: noteNumber(no),
      label: say(lang, told, { upTo, count: of.length }),
    }
  }
  const interest = debit('interest')
  const indemnity = debit('indemnity')
  const note: ChargeNote = {
    ...about,
    id: newId(by.at),
    interestCents: interest?.cents ?? 0,
    indemnityCents: indemnity?.cents ?? 0,
    interestItemId: interest?.id ?? null,
    indemnityItemId: indemnity?.id ?? null,
    madeAt: by.at,
    madeByName: by.actor.name,
    takenBackAt: null,
    takenBackWhy: '',
  }
  return { note, debits: [interest, indemnity].filter((one) => one !== null) }
}

/** One note is told as itself; many as one event that proves each of them. */
async function tell(tx: OrgTx, notes: readonly ChargeNote[], by: By): Promise<void> {
  const data = (note: ChargeNote) => ({ ...told(note), upTo: note.upTo })
  const [first] = notes
  const one = notes.length === 1
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: one ? 'charges_claimed' : 'charges_claimed_together',
    subject: one ? { kind: 'charge_note', id: first!.id } : { kind: 'organisation', id: String(tx.orgId) },
    data: one
      ? data(first!)
      : { count: notes.length, root: merkleRoot(notes.map((note) => JSON.stringify({ id: note.id, ...data(note) }))) },
  })
}

/** What the trail is told of a note. */
export const told = ({ no, customerId, currency, interestCents, indemnityCents }: ChargeNote) => ({
  note: noteNumber(no),
  customerId,
  interest: { cents: interestCents, currency },
  indemnity: { cents: indemnityCents, currency },
})
