import { type By, holdLine, releaseLine } from '../../cash/index.ts'
import { newId } from '../../kernel/ids.ts'
import { sumCents } from '../../kernel/money.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { record } from '../../trail/index.ts'
import { THIRD_PARTY_FUNDS } from '../receipts/model.ts'
import { lineOfDedicated } from '../receipts/use-line.ts'
import { remittanceNumber } from './model.ts'
import { bouncedOf, givenBackOf, insertMoves, markMovesUndone, type NewMove, remittancesLeaving } from './move-store.ts'
import { payRemittance } from './settle.ts'
import { remittanceWording as words } from './wording.ts'

/** What a line of the dedicated account is that brings no debtor's payment. */
export type Move =
  | { readonly kind: 'remittance'; readonly remittanceIds: readonly string[] }
  | { readonly kind: 'return' | 'overpayment'; readonly ofId: string }
  | { readonly kind: 'own' }

type Line = Awaited<ReturnType<typeof lineOfDedicated>>
const NOBODY = { creditorOrgId: null, remittanceId: null, receiptId: null, fundLineId: null }

/**
 * Says what a whole line is, once. A remittance that it pays and nobody said to be paid is paid on its day; all of them come to the line. What
 * bounced or was given back is of its sum. What is left is the agency's own money: fees it takes out, what the bank takes of it, what it puts in.
 */
export async function tellMove(tx: OrgTx, lineId: string, move: Move, by: By): Promise<void> {
  const line = await lineOfDedicated(tx, lineId)
  if (line.cents > 0 && move.kind !== 'own') throw new Refused(refuse('money_in', words.moneyIn).refusal)
  const moves = await movesOf(tx, line, move, by)
  if (!(await holdLine(tx, lineId, THIRD_PARTY_FUNDS, by.at)))
    throw new Refused(refuse('line_taken', words.lineTaken).refusal)
  await insertMoves(tx, line, moves, { at: by.at, name: by.actor.name })
  const { cents, currency } = line
  await record(tx, {
    ...{ actor: by.actor, at: by.at, verb: 'fund_line_told', subject: { kind: 'bank_line', id: lineId } },
    data: { as: move.kind, amount: { cents, currency }, parts: moves.length },
  })
}

async function movesOf(tx: OrgTx, line: Line, move: Move, by: By): Promise<NewMove[]> {
  const sum = { currency: line.currency, cents: -line.cents }
  const id = newId(by.at)
  if (move.kind === 'own') return [{ ...NOBODY, id, kind: 'own', cents: line.cents }]
  if (move.kind === 'remittance') return paidBy(tx, line, move.remittanceIds, by)
  if (move.kind === 'overpayment') {
    const one = (await givenBackOf(tx, sum)).find((known) => known.id === move.ofId)
    if (!one) throw new Refused(notFound().refusal)
    return [{ ...NOBODY, id, kind: 'overpayment', cents: line.cents, fundLineId: one.id }]
  }
  const one = (await bouncedOf(tx, sum)).find((known) => known.id === move.ofId)
  if (!one) throw new Refused(notFound().refusal)
  return [{ ...NOBODY, id, kind: 'return', cents: line.cents, creditorOrgId: one.orgId, receiptId: one.id }]
}

async function paidBy(tx: OrgTx, line: Line, ids: readonly string[], by: By): Promise<NewMove[]> {
  const leaving = (await remittancesLeaving(tx, { currency: line.currency, cents: -line.cents })).filter(({ id }) =>
    ids.includes(id),
  )
  if (leaving.length === 0 || leaving.length !== new Set(ids).size) throw new Refused(notFound().refusal)
  const total = sumCents(leaving.map(({ cents }) => cents))
  if (total !== -line.cents) {
    const money = (cents: number) => ({ cents, currency: line.currency })
    const params = {
      ...{ left: money(-line.cents), amount: money(total) },
      numbers: leaving.map(({ no }) => remittanceNumber(no)).join(', '),
    }
    throw new Refused(refuse('other_amount', words.leftOther, params).refusal)
  }
  for (const { id, state } of leaving) if (state === 'made') await payRemittance(tx, id, line.bookedOn, by)
  return leaving.map(({ id: remittanceId, orgId, cents }) => ({
    ...{ ...NOBODY, id: newId(by.at), kind: 'remittance', cents: -cents, creditorOrgId: orgId, remittanceId },
  }))
}

/** The line was none of that: nobody told it. A remittance that it paid stays paid, and waits for the line that paid it. */
export async function takeMoveBack(tx: OrgTx, lineId: string, by: By): Promise<void> {
  await lineOfDedicated(tx, lineId)
  if ((await markMovesUndone(tx, lineId, { at: by.at, name: by.actor.name })) === 0)
    throw new Refused(notFound().refusal)
  await releaseLine(tx, lineId, THIRD_PARTY_FUNDS)
  await record(tx, {
    ...{ actor: by.actor, at: by.at, verb: 'fund_line_untold', subject: { kind: 'bank_line', id: lineId } },
    data: {},
  })
}
