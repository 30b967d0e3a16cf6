import type { LocalDate } from '../../kernel/calendar.ts'
import { tellRefusal } from '../../kernel/verdict.ts'
import type { Lang } from '../../kernel/wording.ts'
import { openItemsOf } from '../../ledger/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { chargesOf } from '../interest/charges-of.ts'
import type { Segment } from '../interest/model.ts'
import { markLines } from './mark-lines.ts'
import type { ClaimLine } from './model.ts'
import { asCounted } from './numbered.ts'

/** One document that can be claimed, with the calculation of what it bears. */
export type ReckonedLine = ClaimLine & { readonly segments: readonly Segment[] }

/** Payments and credit notes of a customer, in euros, that settle nothing yet. */
export const creditsOnAccount = async (tx: OrgTx, customerId: string) =>
  (await openItemsOf(tx, customerId))
    .filter(({ side, currency }) => side === -1 && currency === 'EUR')
    .map(({ documentNo, label, openCents }) => ({ documentNo: documentNo || label, cents: openCents }))

/** Debits that are no invoice and bear nothing: interest and indemnities claimed by a note. */
const NOTES: ReadonlySet<string> = new Set(['interest', 'fee'])

/** `proceedingId`: the matter that is filed; null: none. `lang` is that of who reads why something cannot be reckoned. */
export type ClaimAsked = {
  readonly customerId: string
  readonly proceedingId: string | null
  readonly today: LocalDate
  readonly lang: Lang
}

/**
 * What a customer owes and is overdue on a day, the oldest document first, with what each bears that day and was neither claimed nor given
 * up. Reckoned whole: what a pack claims is chosen from it.
 */
export async function claimLines(tx: OrgTx, asked: ClaimAsked): Promise<ReckonedLine[]> {
  const { customerId, today, lang } = asked
  const owed = (await openItemsOf(tx, customerId)).filter(({ side, dueOn }) => side === 1 && dueOn < today)
  const [found] = await chargesOf(tx, { customerIds: [customerId], itemIds: null, today, upTo: today, withPaid: false })
  const charged = new Map(found?.documents.map((one) => [one.late.id, one]))
  const standing = await markLines(tx, asked, owed)
  const lines = owed.map((item): ReckonedLine => {
    const { late, charges, refusal } = charged.get(item.id) ?? { late: null, charges: null, refusal: null }
    const marks = [...(charges?.segments.map(({ mark }) => mark) ?? []), charges?.indemnityMark]
    return {
      itemId: item.id,
      documentNo: item.documentNo || item.label,
      isNote: NOTES.has(item.kind),
      issuedOn: item.issuedOn,
      dueOn: item.dueOn,
      amountCents: item.amountCents,
      openCents: item.openCents,
      currency: item.currency,
      interestCents: charges?.interestToClaimCents ?? 0,
      indemnityCents: charges?.indemnityToClaimCents ?? 0,
      performedOn: late?.performedOn ?? null,
      marks: standing.get(item.id) ?? [],
      toVerify: marks.includes('verify'),
      refusal: refusal && tellRefusal(lang, refusal),
      segments: charges?.segments ?? [],
    }
  })
  return lines.sort(
    (a, b) => (a.issuedOn < b.issuedOn ? -1 : a.issuedOn > b.issuedOn ? 1 : 0) || asCounted(a.documentNo, b.documentNo),
  )
}
