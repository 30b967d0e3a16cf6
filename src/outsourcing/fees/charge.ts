import { organisationOf } from '../../access/index.ts'
import type { By } from '../../cash/index.ts'
import { dayIn, type LocalDate } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import { accept, type Refusal, type Verdict } from '../../kernel/verdict.ts'
import { statutesOf } from '../../legal/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db, OrgTx } from '../../platform/db.ts'
import type { JobPayload } from '../../platform/jobs.ts'
import type { StatuteBook } from '../../statutes/index.ts'
import { systemActor } from '../../trail/index.ts'
import { type MandateInForce, mandatesGiven } from '../mandates/store.ts'
import type { PeriodFee, PeriodWork } from '../tariffs/fee-of.ts'
import { vatOf } from '../tariffs/vat-of.ts'
import {
  chargedPeriods,
  insertFeeLines,
  lockFees,
  type ReceiptToCharge,
  receiptsToCharge,
  type SignedVersion,
  signedVersions,
  versionOn,
  workOf,
} from './line-store.ts'
import type { FeeDetail, FeeLine } from './model.ts'
import {
  asksPerPeriod,
  type FeeStep,
  feeAdded,
  feeGivenBack,
  notCharged,
  periodAdds,
  periodsOver,
  withVat,
} from './rules.ts'

export type FollowFeesDeps = { readonly db: Db; readonly clock: Clock }

/** Money came in or went back: what it costs is written down once. */
export const feesFollow = ({ db, clock }: FollowFeesDeps, { orgId }: JobPayload): Promise<void> =>
  db.inOrg(orgId, async (tx) => {
    const { timeZone } = await organisationOf(tx)
    const at = clock.now()
    await chargeAll(tx, { actor: systemActor('fees'), at, today: dayIn(timeZone, at) })
  })

/** Everything that is to be charged today and is not yet: receipts, returns, and periods that are over. */
export async function chargeAll(tx: OrgTx, by: By): Promise<void> {
  await lockFees(tx)
  await chargeReceipts(tx, by)
  for (const mandate of await mandatesGiven(tx)) await chargePeriods(tx, mandate, by)
}

async function chargeReceipts(tx: OrgTx, { actor, at }: By): Promise<void> {
  const receipts = await receiptsToCharge(tx)
  if (receipts.length === 0) return
  const book = await statutesOf(tx)
  const versions = Map.groupBy(
    await signedVersions(tx, [...new Set(receipts.map(({ mandateId }) => mandateId))]),
    ({ mandateId }) => mandateId,
  )
  const lines = [...Map.groupBy(receipts, ({ placementId }) => placementId).values()].flatMap((file) => {
    const signed = versions.get(file[0]!.mandateId)
    // Nothing was signed: nothing is owed.
    return signed ? linesOfFile(file, signed, book, at) : []
  })
  await insertFeeLines(tx, lines, { at, name: actor.name })
}

/** What is to be written of one file: its receipts in their order, then what went back. */
function linesOfFile(
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

async function chargePeriods(tx: OrgTx, mandate: MandateInForce, { actor, at, today }: By): Promise<void> {
  if (mandate.startsOn === null || mandate.state === 'draft' || mandate.state === 'proposed') return
  const versions = await signedVersions(tx, [mandate.id])
  if (!versions.some(({ terms }) => asksPerPeriod(terms.tariff))) return
  const done = await chargedPeriods(tx, mandate.id)
  const book = await statutesOf(tx)
  const lines: FeeLine[] = []
  const { tariff: current } = mandate.terms
  for (const { from, to } of notCharged(periodsOver(mandate.startsOn, current, today, mandate.endsOn), done)) {
    const version = versionOn(versions, to)
    const { tariff } = version.terms
    if (!asksPerPeriod(tariff)) continue
    const work = await workOf(tx, mandate.id, from, to)
    const fee = periodAdds(tariff, work)
    const vat = vatOf(tariff, book, to)
    const refusal = fee.ok ? (vat.ok ? null : vat.refusal) : fee.refusal
    lines.push({
      ...{ id: newId(at), mandateId: mandate.id, version: version.version, agencyOrgId: mandate.agencyOrgId },
      ...{ kind: 'period', placementId: null, receiptId: null, sideCost: null, label: '', reverses: null },
      ...{ periodFrom: from, periodTo: to, on: to, currency: tariff.currency },
      ...withVat(refusal === null && fee.ok ? fee.value.addsCents : 0, vat.ok ? vat.value.bp : 0),
      detail: fee.ok ? periodDetail(fee.value, work) : { files: work.files, receivedCents: work.receivedCents },
      refusal,
    })
  }
  if (lines.length > 0) await insertFeeLines(tx, lines, { at, name: actor.name })
}

const periodDetail = (
  { successCents, volumeCents, flatCents, minimumCents, cutCents }: PeriodFee,
  { files, receivedCents }: PeriodWork,
): FeeDetail => ({ files, receivedCents, successCents, volumeCents, flatCents, minimumCents, cutCents })
