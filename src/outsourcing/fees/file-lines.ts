import type { LocalDate } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import { accept, type Refusal, type Verdict } from '../../kernel/verdict.ts'
import type { StatuteBook } from '../../statutes/index.ts'
import { vatOf } from '../tariffs/vat-of.ts'
import type { ReceiptToCharge } from './line-store.ts'
import type { FeeDetail, FeeLine } from './model.ts'
import { type FeeStep, feeAdded, feeGivenBack, type SignedVersion, versionOn, withVat } from './rules.ts'

/** What is to be written of one file: its receipts in their order, then what went back. */
export function linesOfFile(
  file: readonly ReceiptToCharge[],
  versions: readonly SignedVersion[],
  book: StatuteBook,
  at: Date,
): FeeLine[] {
  const claim = { placedCents: file[0]!.placedCents, ageDays: file[0]!.ageDays }
  const lines: FeeLine[] = []
  let kept = file.filter(({ chargedCents, givenBackCents }) => chargedCents !== null && givenBackCents === null)
  let charged = file.reduce(
    (sum, one) => sum + (one.isCredited ? 0 : (one.chargedCents ?? 0) + (one.givenBackCents ?? 0)),
    0,
  )
  const write = (
    one: ReceiptToCharge,
    kind: 'receipt' | 'return',
    version: SignedVersion,
    vat: Verdict<{ readonly bp: number }>,
    step: Verdict<FeeStep>,
  ): void => {
    const refusal: Refusal | null = step.ok ? (vat.ok ? null : vat.refusal) : step.refusal
    const netCents = refusal === null && step.ok ? step.value.netCents : 0
    charged += netCents
    lines.push({
      ...lineOf(one, kind, version, at),
      on: kind === 'receipt' ? one.receivedOn : one.returnedOn!,
      ...withVat(netCents, vat.ok ? vat.value.bp : 0),
      detail: step.ok ? detailOf(step.value) : {},
      refusal,
    })
  }
  for (const one of file.filter(({ chargedCents, returnedOn }) => chargedCents === null && returnedOn === null)) {
    const on = dayCharged(one)
    const version = versionOn(versions, on)
    const { tariff } = version.terms
    write(one, 'receipt', version, vatOf(tariff, book, one.receivedOn), feeAdded(tariff, claim, kept, one))
    kept = [...kept, one]
  }
  for (const one of file.filter((r) => r.chargedCents !== null && r.returnedOn !== null && r.givenBackCents === null)) {
    kept = kept.filter(({ id }) => id !== one.id)
    const version = versions.find((v) => v.version === one.chargedVersion) ?? versionOn(versions, dayCharged(one))
    const vat = { ok: true, value: { bp: one.chargedVatBp ?? 0 } } as const
    write(
      one,
      'return',
      version,
      vat,
      accept(
        // What was given back once is not given back again.
        one.isCredited ? { netCents: 0, fee: null } : feeGivenBack(version.terms.tariff, claim, kept, one, charged),
      ),
    )
  }
  return lines
}

/** After a file went home, what follows the work is paid by what was agreed while it lasted. */
const dayCharged = ({ receivedOn, endedOn }: ReceiptToCharge): LocalDate =>
  endedOn !== null && endedOn < receivedOn ? endedOn : receivedOn

const lineOf = (
  { placementId, id, mandateId, agencyOrgId, currency }: ReceiptToCharge,
  kind: 'receipt' | 'return',
  { version }: SignedVersion,
  at: Date,
) => ({
  ...{ id: newId(at), mandateId, version, agencyOrgId, kind, placementId, receiptId: id, currency },
  ...{ sideCost: null, label: '', periodFrom: null, periodTo: null, reverses: null },
})

const detailOf = ({ fee }: FeeStep): FeeDetail => {
  if (fee === null) return {}
  const { parts, ...rest } = fee
  return { ...rest, parts: parts.map(({ tier, cents }) => ({ bp: tier.bp, cents })) }
}
