import { createHash } from 'node:crypto'
import type { By } from '../../cash/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import { orRefuse, Refused, refuse } from '../../kernel/verdict.ts'
import { type Sentence, say } from '../../kernel/wording.ts'
import { statutesOf } from '../../legal/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { onOtherSide } from '../../platform/other-side.ts'
import { record } from '../../trail/index.ts'
import { placementNumber } from '../placements/model.ts'
import { lockPlacements } from '../placements/placement-store.ts'
import { markActed } from '../receipts/claim-store.ts'
import type { SideCostKind, Tariff } from '../tariffs/model.ts'
import { vatOf } from '../tariffs/vat-of.ts'
import { sideCostNames } from '../tariffs/wording.ts'
import { insertProof, isProvenAlready, placementCharged } from './answer-store.ts'
import { insertFeeLines, lockFees, signedVersions } from './line-store.ts'
import { versionOn, withVat } from './rules.ts'
import { feeWording as words } from './wording.ts'

export type SideCostSpent = {
  readonly placementId: string
  readonly kind: SideCostKind
  readonly on: LocalDate
  /** What was paid before VAT; of a fixed price, nothing is asked. */
  readonly cents: number | null
  readonly label: string
}
export type Proof = { readonly name: string; readonly type: string; readonly bytes: Uint8Array }

/** What a tariff lets a side cost be charged at; refused where it is not the creditor's, is not agreed, or is above what was. */
export function sideCostCents(tariff: Tariff, stage: 'amicable' | 'court', { kind, cents }: SideCostSpent): number {
  const cost = tariff.sideCosts.find((one) => one.kind === kind && one.stage === stage)
  const told = (sentence: Sentence): Sentence => ({
    fr: sentence.fr.replace('{cost}', say('fr', sideCostNames[kind])),
    en: sentence.en.replace('{cost}', say('en', sideCostNames[kind])),
  })
  if (!cost) throw new Refused(refuse('cost_not_agreed', told(words.costNotAgreed), undefined, 'kind').refusal)
  if (cost.bearer !== 'creditor')
    throw new Refused(refuse('cost_of_others', told(words.costOfOthers), undefined, 'kind').refusal)
  if (cost.basis === 'fixed') return cost.cents ?? 0
  if (cents === null || cents <= 0) throw new Refused(refuse('cost_amount', words.costAmount, {}, 'cents').refusal)
  if (cost.cents !== null && cents > cost.cents)
    throw new Refused(
      refuse(
        'cost_above',
        told(words.costAbove),
        { asked: { cents, currency: tariff.currency }, most: { cents: cost.cents, currency: tariff.currency } },
        'cents',
      ).refusal,
    )
  return cents
}

/** Charges a side cost to a file with its proof, by the version in force on its day. Whoever collects says so, from its own organisation. */
export async function chargeSideCost(tx: OrgTx, spent: SideCostSpent, proof: Proof, by: By): Promise<string> {
  const placement = await placementCharged(tx, spent.placementId)
  const charges =
    placement && (placement.agencyOrgId === null ? placement.orgId === tx.orgId : placement.agencyOrgId === tx.orgId)
  if (!placement || !charges) throw new Refused(notFound().refusal)
  const { placedOn, endedOn, orgId, mandateId, agencyOrgId, stage } = placement
  if (spent.on > by.today || spent.on < placedOn || (endedOn !== null && spent.on > endedOn))
    throw new Refused(
      refuse('cost_day', words.costDay, { day: spent.on, file: placementNumber(placement.no), from: placedOn }, 'on')
        .refusal,
    )
  const id = newId(by.at)
  const bytes = Buffer.from(proof.bytes)
  const sha256 = createHash('sha256').update(bytes).digest()
  const charging = async (theirs: OrgTx): Promise<void> => {
    // Handing a file over is undone as long as nothing was done about it: it is one or the other.
    await lockPlacements(theirs)
    if ((await placementCharged(theirs, spent.placementId))!.isUndone)
      throw new Refused(refuse('undone', words.costUndone, { file: placementNumber(placement.no) }).refusal)
    await lockFees(theirs)
    // Asked twice, or by two: the paper tells that it is the same cost.
    if (await isProvenAlready(theirs, { ...spent, sha256 }))
      throw new Refused(
        refuse('cost_twice', words.costTwice, { file: placementNumber(placement.no), day: spent.on }).refusal,
      )
    const signed = await signedVersions(theirs, [mandateId])
    if (signed.length === 0) throw new Refused(notFound().refusal)
    const version = versionOn(signed, spent.on)
    const { tariff } = version.terms
    const netCents = sideCostCents(tariff, stage, spent)
    const vat = orRefuse(vatOf(tariff, await statutesOf(theirs), spent.on))
    await insertFeeLines(
      theirs,
      [
        {
          ...{
            id,
            mandateId,
            version: version.version,
            agencyOrgId,
            kind: 'side_cost',
            placementId: spent.placementId,
          },
          ...{
            receiptId: null,
            sideCost: spent.kind,
            label: spent.label,
            periodFrom: null,
            periodTo: null,
            reverses: null,
          },
          ...{ currency: tariff.currency, on: spent.on, ...withVat(netCents, vat.bp), detail: {}, refusal: null },
        },
      ],
      { at: by.at, name: by.actor.name },
    )
    await markActed(theirs, spent.placementId, by.at)
    await insertProof(theirs, { lineId: id, agencyOrgId, name: proof.name, type: proof.type, sha256, bytes })
    await record(theirs, {
      ...{ actor: by.actor, at: by.at, verb: 'side_cost_charged', subject: { kind: 'fee', id } },
      data: {
        file: placementNumber(placement.no),
        cost: spent.kind,
        amount: { cents: netCents, currency: tariff.currency },
      },
    })
  }
  await (orgId === tx.orgId ? charging(tx) : onOtherSide(tx, orgId, charging))
  return id
}
