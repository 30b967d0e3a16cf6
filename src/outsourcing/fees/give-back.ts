import type { By } from '../../cash/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import { orRefuse, Refused, refuse } from '../../kernel/verdict.ts'
import { statutesOf } from '../../legal/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { onOtherSide } from '../../platform/other-side.ts'
import { record } from '../../trail/index.ts'
import { mandateOf } from '../mandates/store.ts'
import { vatOf } from '../tariffs/vat-of.ts'
import { answerDispute, type FeeRow, feeOfLine, insertDispute, isGivenBack } from './answer-store.ts'
import { chargeAll } from './charge.ts'
import { insertFeeLines, lockFees, signedVersions } from './line-store.ts'
import type { DisputeAnswer } from './model.ts'
import { versionOn, withVat } from './rules.ts'
import { feeWording as words } from './wording.ts'

/** Gives the whole of a fee back, in the creditor's organisation: once, with the VAT that it bore. */
async function addCredit(tx: OrgTx, line: FeeRow, label: string, { actor, at, today }: By): Promise<void> {
  await insertFeeLines(
    tx,
    [
      {
        ...{ id: newId(at), mandateId: line.mandateId, version: line.version, agencyOrgId: line.agencyOrgId },
        ...{ kind: 'credit', placementId: line.placementId, receiptId: null, sideCost: null, label },
        ...{ periodFrom: null, periodTo: null, reverses: line.id, currency: line.currency, on: today },
        ...{ netCents: -line.netCents, vatBp: line.vatBp, vatCents: -line.vatCents, detail: {}, refusal: null },
      },
    ],
    { at, name: actor.name },
  )
}

/** What a mandate gives back for service that was not kept, before VAT: once for each span of days, at the rate of VAT of its last day. */
export async function creditService(
  tx: OrgTx,
  mandateId: string,
  credit: { readonly from: LocalDate; readonly to: LocalDate; readonly cents: number },
  { actor, at }: By,
): Promise<void> {
  await lockFees(tx)
  const signed = await signedVersions(tx, [mandateId])
  const mandate = await mandateOf(tx, mandateId)
  if (!mandate || signed.length === 0 || credit.cents <= 0) throw new Refused(notFound().refusal)
  const version = versionOn(signed, credit.to)
  const { tariff } = version.terms
  const { bp } = orRefuse(vatOf(tariff, await statutesOf(tx), credit.to))
  await insertFeeLines(
    tx,
    [
      {
        ...{ id: newId(at), mandateId, version: version.version, agencyOrgId: mandate.agencyOrgId },
        ...{ kind: 'service_credit', placementId: null, receiptId: null, sideCost: null, label: '' },
        ...{ periodFrom: credit.from, periodTo: credit.to, reverses: null, currency: tariff.currency, on: credit.to },
        ...{ ...withVat(-credit.cents, bp), detail: {}, refusal: null },
      },
    ],
    { at, name: actor.name },
  )
}

/** The creditor contests a fee, with why: it is neither invoiced nor set off before it is answered. */
export async function disputeFee(tx: OrgTx, id: string, why: string, by: By): Promise<void> {
  await lockFees(tx)
  const line = await feeOfLine(tx, id)
  if (!line || line.orgId !== tx.orgId) throw new Refused(notFound().refusal)
  if (line.netCents <= 0 || (await isGivenBack(tx, line)))
    throw new Refused(refuse('nothing_charged', words.nothingCharged).refusal)
  const made = await insertDispute(
    tx,
    { lineId: id, agencyOrgId: line.agencyOrgId, why },
    { at: by.at, name: by.actor.name },
  )
  if (made === 0) throw new Refused(refuse('already_disputed', words.alreadyDisputed).refusal)
  const event = eventOf(line, 'fee_disputed', { why }, by)
  if (line.agencyOrgId !== null)
    await onOtherSide(tx, line.agencyOrgId, (theirs) =>
      record(theirs, { ...event, actor: { ...by.actor, onBehalfOf: line.creditorName } }),
    )
  await record(tx, event)
}

type Answer = { readonly answer: DisputeAnswer; readonly why: string }

/** Whoever charged it answers: accepted, the fee is given back whole; refused, with why, it is due. A provider elsewhere answers through the creditor. */
export async function answerFee(tx: OrgTx, id: string, { answer, why }: Answer, by: By): Promise<void> {
  const line = await feeOfLine(tx, id)
  const answers = line && (line.agencyOrgId === null ? line.orgId === tx.orgId : line.agencyOrgId === tx.orgId)
  if (!line || !answers) throw new Refused(notFound().refusal)
  if (answer === 'refused' && why === '') throw new Refused(refuse('why_missing', words.sayWhy, {}, 'why').refusal)
  const event = eventOf(line, 'fee_dispute_answered', { answer, why }, by)
  const answering = async (theirs: OrgTx): Promise<void> => {
    await lockFees(theirs)
    if ((await answerDispute(theirs, id, { answer, why }, { at: by.at, name: by.actor.name })) === 0)
      throw new Refused(refuse('not_disputed', words.notDisputed).refusal)
    // Money that went back meanwhile took its fee with it.
    if (answer === 'accepted' && !(await isGivenBack(theirs, line))) {
      await addCredit(theirs, line, why, by)
      // Of a period that was corrected since, some of it was given back already.
      if (line.periodFrom !== null) await chargeAll(theirs, by)
    }
    await record(
      theirs,
      theirs.orgId === tx.orgId ? event : { ...event, actor: { ...by.actor, onBehalfOf: line.providerName } },
    )
  }
  if (line.orgId === tx.orgId) return answering(tx)
  await onOtherSide(tx, line.orgId, answering)
  await record(tx, event)
}

const eventOf = (
  { id, netCents, currency, creditorName, providerName }: FeeRow,
  verb: string,
  data: Readonly<Record<string, unknown>>,
  { actor, at }: By,
) => ({
  ...{ actor, at, verb, subject: { kind: 'fee', id } },
  data: { ...data, amount: { cents: netCents, currency }, creditor: creditorName, provider: providerName },
})
