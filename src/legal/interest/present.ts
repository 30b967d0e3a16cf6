import { daysBetween, type LocalDate } from '../../kernel/calendar.ts'
import { sumCents } from '../../kernel/money.ts'
import { tellRefusal } from '../../kernel/verdict.ts'
import type { Lang } from '../../kernel/wording.ts'
import { itemsById } from '../../ledger/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { ChargedDocument } from './charges-of.ts'
import { noteNumber } from './claim-charges.ts'
import type { ChargedDocumentView, ChargeNoteView, ChargeTotalView } from './contract.ts'
import type { ChargeNote } from './note-store.ts'
import { notesInExcess } from './notes-in-excess.ts'

export function presentDocument(
  lang: Lang,
  { late, charges, refusal }: ChargedDocument,
  on: LocalDate,
  barred: ReadonlyMap<string, LocalDate>,
): ChargedDocumentView {
  const marks = [...(charges?.segments.map(({ mark }) => mark) ?? []), charges?.indemnityMark]
  return {
    itemId: late.id,
    documentNo: late.documentNo,
    dueOn: late.dueOn,
    isDated: late.isDated,
    daysLate: Math.max(0, daysBetween(late.dueOn, on)),
    amountCents: late.amountCents,
    openCents: late.openCents,
    currency: late.currency,
    noticeOn: late.noticeOn,
    interestCents: charges?.interestCents ?? null,
    interestToClaimCents: charges?.interestToClaimCents ?? 0,
    indemnityCents: charges?.indemnityCents ?? 0,
    indemnityToClaimCents: charges?.indemnityToClaimCents ?? 0,
    claimedInterestCents: late.claimedInterestCents,
    claimedIndemnityCents: late.claimedIndemnityCents,
    waivedInterestCents: late.waivedInterestCents,
    noInterest: charges?.noInterest ?? null,
    noIndemnity: charges?.noIndemnity ?? null,
    toVerify: marks.includes('verify'),
    barredOn: barred.get(late.id) ?? null,
    refusal: refusal && tellRefusal(lang, refusal),
  }
}

/** What documents come to together, currency by currency; the indemnity is in euros. What is barred has run, and is not to claim. */
export function totalsOf(
  documents: readonly ChargedDocument[],
  barred: ReadonlyMap<string, LocalDate>,
): ChargeTotalView[] {
  const parts = documents.flatMap(({ late, charges }) => [
    {
      ...NOTHING,
      currency: late.currency,
      interestCents: charges?.interestCents ?? 0,
      interestToClaimCents: barred.has(late.id) ? 0 : (charges?.interestToClaimCents ?? 0),
      claimedCents: late.claimedInterestCents,
    },
    {
      ...NOTHING,
      currency: 'EUR',
      indemnityCents: charges?.indemnityCents ?? 0,
      indemnityToClaimCents: barred.has(late.id) ? 0 : (charges?.indemnityToClaimCents ?? 0),
      claimedCents: late.claimedIndemnityCents,
    },
  ])
  return [...Map.groupBy(parts, ({ currency }) => currency)]
    .map(([currency, of]) => {
      const sum = (name: Exclude<keyof ChargeTotalView, 'currency'>) => sumCents(of.map((one) => one[name]))
      const interestToClaimCents = sum('interestToClaimCents')
      const indemnityToClaimCents = sum('indemnityToClaimCents')
      return {
        currency,
        interestCents: sum('interestCents'),
        indemnityCents: sum('indemnityCents'),
        interestToClaimCents,
        indemnityToClaimCents,
        toClaimCents: interestToClaimCents + indemnityToClaimCents,
        claimedCents: sum('claimedCents'),
      }
    })
    .filter((one) => one.interestCents + one.indemnityCents + one.claimedCents > 0)
}

const NOTHING = {
  interestCents: 0,
  indemnityCents: 0,
  interestToClaimCents: 0,
  indemnityToClaimCents: 0,
  toClaimCents: 0,
  claimedCents: 0,
}

/** Notes of a customer with what is left to pay of each, and whether it asks more than has run by now. */
export async function presentNotes(
  tx: OrgTx,
  customerId: string,
  notes: readonly ChargeNote[],
  today: LocalDate,
): Promise<ChargeNoteView[]> {
  const excess = await notesInExcess(tx, customerId, notes, today)
  const ids = notes.flatMap((note) => [note.interestItemId, note.indemnityItemId]).filter((one) => one !== null)
  const open = new Map((await itemsById(tx, ids)).map((item) => [item.id, item.openCents]))
  const left = (id: string | null) => (id === null ? 0 : (open.get(id) ?? 0))
  return notes.map(({ no, customerId: _, ...note }) => ({
    ...note,
    number: noteNumber(no),
    inExcess: excess.has(note.id),
    openCents: left(note.interestItemId) + left(note.indemnityItemId),
  }))
}
