import { addDays, type LocalDate } from '../../kernel/calendar.ts'
import { sumCents } from '../../kernel/money.ts'
import { customersById } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { defaultRateOn, halfYearOf, statuteOn } from '../../statutes/index.ts'
import { statutesOf } from '../references/statutes-of.ts'
import { chargesOn } from './charges.ts'
import { termsFor } from './charges-of.ts'
import { lateDocuments } from './facts-store.ts'
import type { Segment } from './model.ts'
import { openNoteDebits } from './note-store.ts'
import { ratesBy } from './rates.ts'

/** What a message may say of late charges on a day, in euro cents; null where it cannot be told. */
export type ToldCharges = {
  readonly indemnityPerInvoiceCents: number
  /** One rate a year for all that is late, in hundredths of a percent; null when there were several. */
  readonly rateBp: number | null
  /** Each rate since a day, in their order, when the same held for all that is late; null when they differ. */
  readonly rates: readonly { readonly from: LocalDate; readonly bp: number }[] | null
  /** What is owed on top of the documents told: what runs, and what was claimed, is not paid and does not stand among them. */
  readonly interestCents: number | null
  readonly indemnityCents: number | null
  /** The texts that both rest on today, as they are cited. */
  readonly citation: string
}

/** More documents than the messages of one night speak of. */
const MOST = 200_000

/**
 * Reads once what makes the charges of customers, and gives the function that tells those of some of their documents, the ones that
 * a message lists, on a day: null when none of them is late, or the law knows no indemnity yet.
 */
export async function chargesTold(
  tx: OrgTx,
  customerIds: readonly string[],
): Promise<(itemIds: readonly string[], on: LocalDate) => ToldCharges | null> {
  const book = await statutesOf(tx)
  const asked = { customerIds, itemIds: null, today: null, withPaid: false, limit: MOST }
  const documents = new Map((await lateDocuments(tx, asked)).map((one) => [one.id, one]))
  const notes = await openNoteDebits(tx, customerIds)
  const customers = new Map((await customersById(tx, customerIds)).map((one) => [one.id, one]))
  const termsOf = await termsFor(tx, [...customers.values()])
  return (itemIds, on) => {
    const late = itemIds.flatMap((id) => documents.get(id) ?? []).filter((one) => one.dueOn < on)
    const indemnity = statuteOn(book, 'recovery_indemnity', on)
    if (late.length === 0 || !indemnity) return null
    const usual = defaultRateOn(book, on, 'business')
    const texts = [...(usual.ok ? usual.value.rows : []), indemnity].map(({ citation }) => citation)
    const rates = new Set<number | null>()
    const found = late.map((one) => {
      const terms = termsOf(customers.get(one.customerId)!)
      // The rate is named only when one held since the first day of lateness: it is that of every half-year on the way.
      const rateOn = ratesBy(book, terms, one.dueOn)
      for (const at of [addDays(one.dueOn, 1), on]) {
        const rate = rateOn(at)
        rates.add(rate.ok ? rate.value.bp : null)
      }
      const charges = chargesOn(book, terms, one, on)
      if (charges.ok) for (const { bp } of charges.value.segments) rates.add(bp)
      return charges.ok ? charges.value : null
    })
    const isWhole = found.every((one) => one !== null) && late.every(({ currency }) => currency === 'EUR')
    const [rateBp] = rates
    const owners = new Set(late.map(({ customerId }) => customerId))
    const unlisted = notes.filter(({ customerId, itemId }) => owners.has(customerId) && !itemIds.includes(itemId))
    const claimed = (kind: string) => sumCents(unlisted.filter((one) => one.kind === kind).map((one) => one.openCents))
    return {
      indemnityPerInvoiceCents: indemnity.value,
      citation: [...new Set(texts)].join(' ; '),
      rateBp: rates.size === 1 ? rateBp! : null,
      rates: ratesSince(found.flatMap((one) => one?.segments ?? [])),
      interestCents: isWhole ? claimed('interest') + sumCents(found.map((one) => one!.interestToClaimCents)) : null,
      indemnityCents: isWhole ? claimed('fee') + sumCents(found.map((one) => one!.indemnityToClaimCents)) : null,
    }
  }
}

/** The rates of segments by the half-year that each begins in, the same in a row told once; null where one half-year has two. */
function ratesSince(segments: readonly Segment[]): ToldCharges['rates'] {
  const byHalf = new Map<LocalDate, { from: LocalDate; bp: number }>()
  for (const { from, bp } of segments) {
    const first = addDays(from, 1)
    const before = byHalf.get(halfYearOf(first))
    if (before && before.bp !== bp) return null
    if (!before || first < before.from) byHalf.set(halfYearOf(first), { from: first, bp })
  }
  const inOrder = [...byHalf.values()].sort((a, b) => (a.from < b.from ? -1 : 1))
  return inOrder.filter(({ bp }, place) => place === 0 || inOrder[place - 1]!.bp !== bp)
}
