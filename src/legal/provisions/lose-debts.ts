import type { By } from '../../cash/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { say } from '../../kernel/wording.ts'
import { itemsById, takeBack } from '../../ledger/index.ts'
import { customerOf } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { part } from '../../platform/sql.ts'
import { record } from '../../trail/index.ts'
import { casesOfCustomers } from '../insolvency/case-store.ts'
import { closingsOf, doubtfulBefore, lockClosings } from './closing-store.ts'
import {
  bookLoss,
  insertLoss,
  type Loss,
  type LossLine,
  lossById,
  markDuplicateSent,
  markLossBack,
} from './loss-store.ts'
import type { LossCause } from './model.ts'
import { vatLeft, vatWithin } from './rules.ts'
import { itemVats, provisionSettingOf } from './setting-store.ts'
import { lossCauseNames, provisionWording as words } from './wording.ts'

export type LossAsked = {
  readonly customerId: string
  readonly itemIds: readonly string[]
  readonly on: LocalDate
  readonly cause: LossCause
  readonly evidence: string
}

/**
 * Gives up what is left of a customer's invoices as lost, and takes their VAT back: from the liquidation judgment on, or with what shows
 * that nothing will come (CGI art. 272-1). They are settled by a write-off; the accounts are given it net, with its VAT.
 */
export async function loseDebts(tx: OrgTx, asked: LossAsked, by: By): Promise<string> {
  const { customerId, on, cause, evidence } = asked
  await lockClosings(tx)
  if (!(await customerOf(tx, customerId))) throw new Refused(notFound().refusal)
  if (on > by.today) throw new Refused(refuse('day_ahead', words.dayAhead, { on, today: by.today }, 'on').refusal)
  const closed = await closingSince(tx, on)
  if (closed) throw new Refused(refuse('closed_since', words.closedSince, { on, closingOn: closed }, 'on').refusal)
  const cases = await casesOfCustomers(tx, [customerId])
  const isLiquidated = cases.some(
    (one) => one.procedure === 'liquidation' && one.standing !== 'annulled' && one.openedOn <= on,
  )
  if (cause === 'liquidation' && !isLiquidated)
    throw new Refused(refuse('not_liquidated', words.notLiquidated, { on }, 'cause').refusal)
  if (evidence.length < 3) throw new Refused(refuse('no_reason', words.noReason, {}, 'evidence').refusal)
  const items = (await itemsById(tx, [...new Set(asked.itemIds)])).filter(
    ({ openCents, reversed }) => openCents > 0 && !reversed,
  )
  if (items.length === 0) throw new Refused(refuse('nothing_to_lose', words.nothingToLose, {}, 'itemIds').refusal)
  const { currency } = items[0]!
  if (items.some((item) => item.customerId !== customerId || item.side !== 1 || item.currency !== currency))
    throw new Refused(refuse('only_invoices', words.onlyInvoices, {}, 'itemIds').refusal)
  const setting = await provisionSettingOf(tx)
  const vats = await itemVats(
    tx,
    items.map(({ id }) => id),
  )
  const doubtful = await doubtfulBefore(
    tx,
    on,
    items.map(({ id }) => id),
  )
  const lines = items.map(({ id, documentNo, label, issuedOn, amountCents, openCents, kind }): LossLine => {
    const told = vats.get(id)
    // Interest and indemnities bear none.
    const vatCents =
      kind === 'interest' || kind === 'fee'
        ? 0
        : told !== undefined
          ? vatLeft({ amountCents, vatCents: told }, openCents)
          : setting.vatBp === null
            ? null
            : vatWithin(openCents, setting.vatBp)
    if (vatCents === null) throw new Refused(refuse('no_vat', words.noVat, { documentNo: documentNo || label }).refusal)
    return {
      itemId: id,
      documentNo: documentNo || label.slice(0, 40),
      issuedOn,
      grossCents: openCents,
      netCents: openCents - vatCents,
      vatCents,
      doubtfulCents: Math.max(0, Math.min(openCents, doubtful.get(id) ?? 0)),
    }
  })
  const loss = {
    ...{ id: newId(by.at), customerId, on, cause, evidence, currency, lines, writeOffId: newId(by.at) },
    ...{ vatSentence: setting.vatSentence, vatReference: setting.vatReference, accounts: setting.accounts },
    ...{ duplicateSentOn: null, madeAt: by.at, madeByName: by.actor.name, takenBackAt: null, takenBackOn: null },
  }
  await bookLoss(tx, loss, say('fr', lossCauseNames[cause]), by.at)
  const no = await insertLoss(tx, loss)
  await tell(tx, 'debts_lost', loss, by, { no, on, evidence })
  return loss.id
}

/** The duplicates left: from then on the customer knows that it may not deduct the VAT, which is what lets it be taken back. */
export async function duplicateSent(tx: OrgTx, id: string, on: LocalDate, by: By): Promise<void> {
  const loss = await standing(tx, id)
  if (on > by.today) throw new Refused(refuse('day_ahead', words.dayAhead, { on, today: by.today }, 'on').refusal)
  await markDuplicateSent(tx, id, on)
  await tell(tx, 'duplicates_sent', loss, by, { on })
}

/**
 * It was a slip: the invoices are open again. Its entries are taken back on its own day, or today once a closing stands between: what was
 * closed is not written in any more. Refused once the duplicates left.
 */
export async function takeLossBack(tx: OrgTx, id: string, why: string, by: By): Promise<void> {
  await lockClosings(tx)
  const loss = await standing(tx, id)
  if (loss.duplicateSentOn) throw new Refused(refuse('loss_sent', words.lossSent, { on: loss.duplicateSentOn }).refusal)
  await takeBack(
    tx,
    {
      allocations: part`select id from ledger.allocation where org_id = ${tx.orgId} and credit_id = ${loss.writeOffId} and reverses is null`,
      items: part`select ${loss.writeOffId}::uuid`,
    },
    by.at,
  )
  const on = (await closingSince(tx, loss.on)) ? by.today : loss.on
  await markLossBack(tx, id, { why, on, at: by.at })
  await tell(tx, 'loss_taken_back', loss, by, { reason: why })
}

/** The last closing of that day or later; null: none is validated. */
async function closingSince(tx: OrgTx, on: LocalDate): Promise<LocalDate | null> {
  const [last] = await closingsOf(tx)
  return last && last.closingOn >= on ? last.closingOn : null
}

async function standing(tx: OrgTx, id: string): Promise<Loss> {
  const loss = await lossById(tx, id)
  if (!loss) throw new Refused(notFound().refusal)
  if (loss.takenBackAt) throw new Refused(refuse('loss_gone', words.lossGone).refusal)
  return loss
}

const tell = (
  tx: OrgTx,
  verb: string,
  loss: Pick<Loss, 'id' | 'customerId' | 'currency' | 'lines'>,
  { actor, at }: By,
  data: object,
) =>
  record(tx, {
    actor,
    at,
    verb,
    subject: { kind: 'customer', id: loss.customerId },
    data: {
      loss: loss.id,
      documents: loss.lines.map(({ documentNo }) => documentNo),
      amount: { cents: loss.lines.reduce((sum, line) => sum + line.grossCents, 0), currency: loss.currency },
      vat: { cents: loss.lines.reduce((sum, line) => sum + line.vatCents, 0), currency: loss.currency },
      ...data,
    },
  })
