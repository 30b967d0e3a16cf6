import { newId } from '../../kernel/ids.ts'
import type { Refusal } from '../../kernel/verdict.ts'
import type { StatuteBook } from '../../statutes/index.ts'
import { vatOf } from '../tariffs/vat-of.ts'
import type { FeeDetail, FeeLine } from './model.ts'
import { type PeriodCharged, type PeriodSum, type PricedSpan, periodLacks } from './periods.ts'
import { withVat } from './rules.ts'

type About = Pick<FeeLine, 'mandateId' | 'agencyOrgId'> & { readonly at: Date; readonly book: StatuteBook }

/** The line of a period that is over, and what corrects it; of one that was charged, what corrects it. */
export function linesOfPeriod(about: About, span: PricedSpan, sum: PeriodSum, before: PeriodCharged | null): FeeLine[] {
  const { tariff } = span.version.terms
  const vat = vatOf(tariff, about.book, span.to)
  const line = (kind: 'period' | 'correction', netCents: number, detail: FeeDetail, refusal: Refusal | null) => ({
    ...{
      id: newId(about.at),
      mandateId: about.mandateId,
      version: span.version.version,
      agencyOrgId: about.agencyOrgId,
    },
    ...{ kind, placementId: null, receiptId: null, sideCost: null, label: '', reverses: null },
    ...{ periodFrom: span.from, periodTo: span.to, currency: tariff.currency },
    // What gives back is of the period; what adds to it waits for the day on which the money went back, whose fee is given back that day.
    on: kind === 'correction' && netCents > 0 ? sum.lastOn : span.to,
    ...withVat(netCents, vat.ok ? vat.value.bp : 0),
    ...{ detail, refusal },
  })
  const lines: FeeLine[] = []
  let charged = before
  if (charged === null) {
    const refusal = sum.fee.ok ? (vat.ok ? null : vat.refusal) : sum.fee.refusal
    const netCents = refusal === null ? periodLacks(sum, { chargedCents: 0, forgivenCents: 0 }) : 0
    lines.push(line('period', netCents, detailOf(sum), refusal))
    charged = { chargedCents: netCents, forgivenCents: 0 }
  }
  const lacks = periodLacks(sum, charged)
  if (lacks === 0 || !vat.ok) return lines
  const wasCents = sum.receiptsCents + charged.chargedCents - charged.forgivenCents
  const detail = { ...detailOf(sum), wasCents, isCents: wasCents + lacks }
  return [...lines, line('correction', lacks, detail, null)]
}

const detailOf = ({ fee, work: { files, receivedCents } }: PeriodSum): FeeDetail => {
  if (!fee.ok) return { files, receivedCents }
  const { netCents: _, ...parts } = fee.value
  return { files, receivedCents, ...parts }
}
