import type { LocalDate } from '../../kernel/calendar.ts'
import { commaText, csvText } from '../../kernel/csv.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { onOtherSide } from '../../platform/other-side.ts'
import { mandatesReceived } from '../mandates/store.ts'
import { mandateNumber } from '../model.ts'
import { measureService } from './measure-clocks.ts'
import { type OverCreditors, overCreditors } from './over-creditors-store.ts'
import { overWording as words } from './wording.ts'

export type CreditorRow = Omit<OverCreditors, 'mandateNo' | 'ratedCents'> & {
  readonly mandate: string
  /** Of what was placed, in hundredths of a percent. */
  readonly rateBp: number | null
  readonly netCents: number
  /** Of the service promised: done too late, and not done. */
  readonly late: number
  readonly broken: number
}

/** A page of what an agency did for its creditors, with the service of those on it measured in their books. */
export async function creditorRows(
  tx: OrgTx,
  { limit, offset }: { readonly limit: number; readonly offset: number },
  today: LocalDate,
): Promise<{ rows: CreditorRow[]; count: number }> {
  const all = await overCreditors(tx)
  const shown = all.slice(offset, offset + limit)
  const asked = new Set(shown.map(({ mandateId }) => mandateId))
  const broken = new Map<string, { readonly late: number; readonly broken: number }>()
  for (const mandate of await mandatesReceived(tx)) {
    if (!asked.has(mandate.id)) continue
    const { clocks } = await onOtherSide(tx, mandate.orgId, (theirs) => measureService(theirs, mandate, today))
    broken.set(mandate.id, {
      late: clocks.filter(({ state }) => state === 'late').length,
      broken: clocks.filter(({ state }) => state === 'broken').length,
    })
  }
  const rows = shown.map(
    ({ mandateNo, ratedCents, ...one }): CreditorRow => ({
      ...one,
      mandate: mandateNumber(mandateNo),
      rateBp: one.placedCents === 0 ? null : Math.round((ratedCents * 10_000) / one.placedCents),
      netCents: one.recoveredCents - one.feeCents,
      late: broken.get(one.mandateId)?.late ?? 0,
      broken: broken.get(one.mandateId)?.broken ?? 0,
    }),
  )
  return { rows, count: all.length }
}

/** Every creditor on its line, in a currency of its own. */
export function creditorsTable(lang: Lang, rows: readonly CreditorRow[]): string {
  const { fileName: _, ...columns } = words
  const lines = rows.map((row) => [
    row.creditor,
    row.mandate,
    String(row.files),
    String(row.running),
    commaText(row.placedCents, row.currency),
    commaText(row.recoveredCents, row.currency),
    row.rateBp === null ? '' : (row.rateBp / 100).toFixed(2).replace('.', ','),
    commaText(row.feeCents, row.currency),
    commaText(row.netCents, row.currency),
    String(row.late),
    String(row.broken),
    row.currency,
  ])
  return csvText([Object.values(columns).map((one) => say(lang, one)), ...lines])
}
