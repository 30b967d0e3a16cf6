import { type By, holdLine, lockHoldable, releaseLine } from '../../cash/index.ts'
import { formatIban, toIban } from '../../kernel/identifiers.ts'
import { orRefuse, Refused, refuse } from '../../kernel/verdict.ts'
import { agencyOf } from '../../legal/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { record } from '../../trail/index.ts'
import {
  insertFundLine,
  type LineReceipt,
  lineOfReceipt,
  linkReceipts,
  lockFundLine,
  markGivenBack,
  markLineUndone,
  receiptsOfLine,
} from './fund-line-store.ts'
import { type Payment, type Receipt, receiptNumber, THIRD_PARTY_FUNDS } from './model.ts'
import { receiptListed } from './receipt-store.ts'
import { recordAsAgency, returnAsAgency } from './record-receipt.ts'
import { checkLineParts, ribIn } from './rules.ts'
import { receiptWording as words } from './wording.ts'

/** What a line of the dedicated account pays: files of creditors, each for how much, and what was too much. */
export type LineUse = {
  readonly id: string
  readonly lineId: string
  readonly overCents: number
  /** Receipts recorded before the bank told them, such as cheques: the line is them. */
  readonly known: readonly { readonly creditor: number; readonly receiptId: string }[]
  readonly parts: readonly (Pick<Payment, 'id' | 'placementId' | 'cents' | 'means' | 'parts'> & {
    readonly creditor: number
  })[]
}

/** A line in of the dedicated account, locked. */
export async function dedicatedLine(tx: OrgTx, lineId: string) {
  const line = await lineOfDedicated(tx, lineId)
  if (line.cents <= 0) throw new Refused(refuse('money_out', words.lineOut).refusal)
  return line
}

/** A line of the account that holds nothing but what is collected for others (CPCEx art. R124-2), locked. */
export async function lineOfDedicated(tx: OrgTx, lineId: string) {
  const line = await lockHoldable(tx, lineId)
  if (!line || line.state === 'withdrawn') throw new Refused(notFound().refusal)
  const iban = toIban((await agencyOf(tx)).iban)
  if (!iban) throw new Refused(refuse('no_dedicated_account', words.noDedicated).refusal)
  if (line.accountIban !== iban && line.accountRib !== ribIn(iban)) {
    const params = { account: line.accountName, iban: formatIban(iban) }
    throw new Refused(refuse('not_dedicated', words.notDedicated, params).refusal)
  }
  return line
}

/** Uses a whole line, once: each part is a receipt of its file on the line's day, and all of it stands or none. */
export async function useLine(tx: OrgTx, use: LineUse, by: By): Promise<void> {
  const line = await dedicatedLine(tx, use.lineId)
  const known = await knownOf(tx, use, line.currency)
  orRefuse(checkLineParts(line, [...use.parts, ...known], use.overCents))
  if (!(await holdLine(tx, line.id, THIRD_PARTY_FUNDS, by.at)))
    throw new Refused(refuse('line_used', words.lineTaken).refusal)
  const keeper = { at: by.at, name: by.actor.name }
  await insertFundLine(tx, { id: use.id, lineId: line.id, cents: line.cents, overCents: use.overCents }, keeper)
  const receipts: LineReceipt[] = known.map(({ orgId, id }) => ({ creditor: orgId, receiptId: id, wasKnown: true }))
  for (const { creditor, ...one } of use.parts) {
    const payment = {
      ...{ ...one, currency: line.currency, receivedOn: line.bookedOn, payer: line.payerName.slice(0, 200) },
      reference: line.label.slice(0, 100),
    }
    const { isNew } = await recordAsAgency(tx, creditor, payment, by)
    if (!isNew) throw new Refused(refuse('changed_meanwhile', words.otherFile).refusal)
    receipts.push({ creditor, receiptId: one.id, wasKnown: false })
  }
  await linkReceipts(tx, use.id, receipts)
  const { cents, currency } = line
  await tell(
    tx,
    'fund_line_used',
    line.id,
    { amount: { cents, currency }, overCents: use.overCents, receipts: receipts.length },
    by,
  )
}

/** Receipts that the line is said to be: of this agency, standing, in its currency, and told by no other line. */
async function knownOf(tx: OrgTx, { known }: LineUse, currency: string): Promise<Receipt[]> {
  const found: Receipt[] = []
  for (const { creditor, receiptId } of known) {
    const receipt = await receiptListed(tx, 'agency', receiptId)
    const isFree = receipt?.orgId === creditor && receipt.paidTo === 'agency' && receipt.returnedOn === null
    if (!isFree || receipt.currency !== currency || found.some(({ id }) => id === receiptId))
      throw new Refused(notFound().refusal)
    if ((await lineOfReceipt(tx, creditor, receiptId)) !== null)
      throw new Refused(refuse('already_done', words.receiptHasLine, { number: receiptNumber(receipt.no) }).refusal)
    found.push(receipt)
  }
  return found
}

/** Takes the use of a line back on both sides: the receipts that it brought never were, and the line is open again. */
export async function undoLine(tx: OrgTx, fundLineId: string, why: string, by: By): Promise<void> {
  const used = await lockFundLine(tx, fundLineId)
  if (!used) throw new Refused(notFound().refusal)
  if (used.undoneAt !== null) throw new Refused(refuse('already_done', words.lineTaken).refusal)
  if (used.overGivenBackOn !== null) throw new Refused(refuse('given_back', words.overGivenBack).refusal)
  const returning = { as: 'mistaken', on: by.today, why } as const
  // What was known before the bank told it stays as it was recorded.
  for (const { receiptId, creditor, wasKnown } of await receiptsOfLine(tx, fundLineId)) {
    const receipt = wasKnown ? null : await receiptListed(tx, 'agency', receiptId)
    if (receipt?.orgId === creditor && receipt.returnedOn === null)
      await returnAsAgency(tx, receiptId, returning, by, fundLineId)
  }
  await markLineUndone(tx, fundLineId, { at: by.at, name: by.actor.name })
  await releaseLine(tx, used.lineId, THIRD_PARTY_FUNDS)
  await tell(tx, 'fund_line_undone', used.lineId, { why }, by)
}

/** What a debtor had paid too much was given back to it. */
export async function giveOverBack(tx: OrgTx, fundLineId: string, by: By): Promise<void> {
  const used = await lockFundLine(tx, fundLineId)
  if (!used || used.undoneAt !== null) throw new Refused(notFound().refusal)
  if (used.overCents === 0) throw new Refused(refuse('nothing_over', words.nothingOver).refusal)
  if ((await markGivenBack(tx, fundLineId, by.today, by.actor.name)) === 0)
    throw new Refused(refuse('already_done', words.givenBackAlready).refusal)
  await tell(tx, 'overpayment_given_back', used.lineId, { overCents: used.overCents }, by)
}

const tell = (
  tx: OrgTx,
  verb: string,
  lineId: string,
  data: Record<string, unknown>,
  { actor, at }: By,
): Promise<void> => record(tx, { actor, at, verb, subject: { kind: 'bank_line', id: lineId }, data })
