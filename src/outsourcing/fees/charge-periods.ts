import type { LocalDate } from '../../kernel/calendar.ts'
import { statutesOf } from '../../legal/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { MandateInForce } from '../mandates/store.ts'
import { insertFeeLines, signedVersions } from './line-store.ts'
import type { FeeLine } from './model.ts'
import { linesOfPeriod } from './period-lines.ts'
import { type ChargedPeriod, chargedPeriods, filesByDay, periodReceipts } from './period-store.ts'
import { asksPerPeriod, earnedByReceipt, periodsOver, type Span, sumPeriod } from './periods.ts'
import { type SignedVersion, versionOn } from './rules.ts'

type Today = { readonly at: Date; readonly name: string; readonly today: LocalDate }

/**
 * Charges the periods that are over, and corrects those that were charged before all of their money was known: lines that stand are never
 * edited. `moved`: by mandate, the first day of a receipt of which a fee was written or given back just now.
 */
export async function chargePeriods(
  tx: OrgTx,
  mandates: readonly MandateInForce[],
  moved: ReadonlyMap<string, LocalDate>,
  by: Today,
): Promise<void> {
  const begun = mandates.filter(({ startsOn, state }) => startsOn !== null && state !== 'draft' && state !== 'proposed')
  const versions = Map.groupBy(
    await signedVersions(
      tx,
      begun.map(({ id }) => id),
    ),
    ({ mandateId }) => mandateId,
  )
  for (const mandate of begun) {
    const signed = versions.get(mandate.id) ?? []
    if (!signed.some(({ terms }) => asksPerPeriod(terms.tariff))) continue
    const lines = await linesOfPeriods(tx, mandate, signed, moved.get(mandate.id) ?? null, by)
    if (lines.length > 0) await insertFeeLines(tx, lines, by)
  }
}

async function linesOfPeriods(
  tx: OrgTx,
  { id: mandateId, agencyOrgId, startsOn, endsOn }: MandateInForce,
  versions: readonly SignedVersion[],
  movedOn: LocalDate | null,
  { at, today }: Today,
): Promise<FeeLine[]> {
  const charged = await chargedPeriods(tx, mandateId)
  const due = periodsOver(startsOn!, endsOn, versions, charged, today).filter(({ version }) =>
    asksPerPeriod(version.terms.tariff),
  )
  const hasMoved = ({ to, chargedCents, forgivenCents }: ChargedPeriod): boolean =>
    (movedOn !== null && to >= movedOn) || (forgivenCents > 0 && chargedCents < forgivenCents)
  const asksForFiles = versions.some(({ terms }) => terms.tariff.perFile !== null)
  if (due.length === 0 && !asksForFiles && !charged.some(hasMoved)) return []
  const days = await filesByDay(tx, mandateId)
  const filesIn = ({ from, to }: Span): number =>
    days.reduce((sum, { on, files }) => (on >= from && on <= to ? sum + files : sum), 0)
  const spans = [
    ...charged.map((before) => {
      const version = versions.find((one) => one.version === before.version) ?? versionOn(versions, before.to)
      const span = { from: before.from, to: before.to, version }
      const files = filesIn(span)
      const asks = span.version.terms.tariff.perFile !== null
      return { span, before, files, isDue: hasMoved(before) || (asks && files !== before.files) }
    }),
    ...due.map((span) => ({ span, before: null, files: filesIn(span), isDue: true })),
  ]
  const first = spans
    .filter(({ isDue }) => isDue)
    .map(({ span }) => span.from)
    .toSorted()[0]
  if (first === undefined) return []
  // Money of a day counts in what its file earned on later ones: what was charged since is reckoned again.
  const receipts = await periodReceipts(tx, mandateId, first)
  const earned = earnedByReceipt(receipts, versions)
  const book = await statutesOf(tx)
  return spans
    .filter(({ span }) => span.from >= first)
    .flatMap(({ span, before, files }) => {
      const sum = sumPeriod(span, span.version.terms.tariff, files, receipts, earned)
      return linesOfPeriod({ mandateId, agencyOrgId, at, book }, span, sum, before)
    })
}
