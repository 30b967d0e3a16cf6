import type { By } from '../src/cash/acting.ts'
import { acceptProposals, matchByHand, putAside } from '../src/cash/answers/settle-line.ts'
import { proposalsOf, type StoredProposal } from '../src/cash/lines/proposal-store.ts'
import { markHandled } from '../src/cash/returns/store.ts'
import { addDays } from '../src/kernel/calendar.ts'
import { Refused } from '../src/kernel/verdict.ts'
import type { Db, OrgTx } from '../src/platform/db.ts'
import {
  customerIdOf,
  type OpenBankLine,
  type OpenDocument,
  openBankLines,
  openDocumentsOf,
  returnsToHandle,
} from './bank-doors.ts'
import type { BankMovement, Payment } from './bank-movements.ts'
import { seeded } from './random.ts'

/** A line in three waits for another day: there are telephones. */
const DONE_THE_SAME_DAY = 0.7

/** The movements behind the lines of the product, found by day, amount and rank among equals. */
export class BankMemory {
  readonly #movements = new Map<string, BankMovement[]>()

  learn(movements: readonly BankMovement[]): void {
    for (const movement of movements) {
      const key = `${movement.on} ${movement.cents}`
      this.#movements.set(key, [...(this.#movements.get(key) ?? []), movement])
    }
  }

  of({ bookedOn, cents }: Pick<OpenBankLine, 'bookedOn' | 'cents'>): readonly BankMovement[] {
    return this.#movements.get(`${bookedOn} ${cents}`) ?? []
  }
}

/**
 * A morning of the person who keeps the bank: proposals that are right are accepted, remittances of cheques taken apart by the
 * deposit slip, money of nobody's put aside. What she cannot tell, or what needs an entry of the accountant (a fee taken on
 * the way, money of another company of the group), waits for the accounts. The same rights and refusals as on the screen.
 */
export async function workTheBank(db: Db, orgId: number, memory: BankMemory, by: By): Promise<void> {
  for (const line of await db.inOrg(orgId, openBankLines)) {
    const [movement, ...others] = memory.of(line)
    if (!movement || others.length > 0 || !seeded(`${movement.no} ${by.today}`).chance(DONE_THE_SAME_DAY)) continue
    try {
      await db.inOrg(orgId, (tx) => settle(tx, line, movement, by))
    } catch (error) {
      // The books no longer bear it out: it stays where it is, as it would on the screen.
      if (!(error instanceof Refused)) throw error
    }
  }
  await db.inOrg(orgId, async (tx) => {
    for (const matchId of await returnsToHandle(tx, addDays(by.today, -2)))
      await markHandled(tx, matchId, { name: by.actor.name, at: by.at })
  })
}

async function settle(tx: OrgTx, line: OpenBankLine, movement: BankMovement, by: By): Promise<unknown> {
  switch (movement.kind) {
    case 'other':
      return putAside(tx, [line.id], /REMBT/.test(movement.label) ? 'refund' : 'other', by)
    case 'dollars':
      return putAside(tx, [line.id], 'other', by)
    case 'returned': {
      const [first] = await proposalsOf(tx, [line.id])
      return first && acceptProposals(tx, new Map([[line.id, first.place]]), by)
    }
    case 'cheques':
      return movement.payments.length > 1
        ? chequesByHand(tx, line, movement, by)
        : settlePayment(tx, line, movement, by)
    default:
      return settlePayment(tx, line, movement, by)
  }
}

async function settlePayment(tx: OrgTx, line: OpenBankLine, movement: BankMovement, by: By): Promise<unknown> {
  const payment = movement.payments[0]!
  const customerId = await customerIdOf(tx, payment.customer.code)
  const documents = await openDocumentsOf(tx, [payment.customer.code])
  const meant = meantBy(payment, documents)
  const proposals = await proposalsOf(tx, [line.id])
  const right = proposals.find((one) => one.customerId === customerId && isRight(one, meant, payment))
  if (right) return acceptProposals(tx, new Map([[line.id, right.place]]), by)
  if (isInAccounts(movement, documents)) return putAside(tx, [line.id], 'other', by)
  const isDeposit = payment.told.paid.length === 0 && payment.told.remark !== ''
  if (!customerId || payment.told.payer || (meant.length === 0 && !isDeposit)) return
  const parts = partsOf(meant, line.cents)
  if (!parts) return
  return matchByHand(tx, line.id, orderFor(customerId, parts.parts, parts.leftCents), by)
}

/** She sees it on the customer's account, not lettered yet: matched to the invoices, it would count twice. */
const isInAccounts = ({ receipts }: BankMovement, documents: readonly OpenDocument[]): boolean =>
  documents.some(({ side, documentNo }) => side === -1 && receipts.includes(documentNo))

/** What the payer meant, as far as it is open here. */
const meantBy = ({ told }: Payment, documents: readonly OpenDocument[]): OpenDocument[] => {
  const numbers = new Set([...told.paid, ...told.deducted].map((item) => item.documentNo))
  return documents.filter(({ documentNo }) => numbers.has(documentNo))
}

/** A person accepts what settles what was meant and writes nothing off; a write-off is the accountant's. */
function isRight(proposal: StoredProposal, meant: readonly OpenDocument[], { told }: Payment): boolean {
  if (proposal.class === 'in_books') return true
  if (proposal.class === 'third_party' || proposal.gapCents !== 0) return false
  const expected = told.paid.length + told.deducted.length
  return (
    proposal.parts.length === expected &&
    proposal.parts.every(({ itemId }) => meant.some((document) => document.itemId === itemId))
  )
}

/** Credits first, then debits oldest first; null when a debit would be left out. */
function partsOf(
  documents: readonly OpenDocument[],
  cents: number,
): { parts: { itemId: string; cents: number }[]; leftCents: number } | null {
  const credits = documents.filter(({ side }) => side === -1)
  const parts = credits.map(({ itemId, openCents }) => ({ itemId, cents: -openCents }))
  let left = cents + credits.reduce((sum, { openCents }) => sum + openCents, 0)
  for (const { itemId, openCents, side } of documents) {
    if (side === -1) continue
    if (left === 0) return null
    parts.push({ itemId, cents: Math.min(left, openCents) })
    left -= Math.min(left, openCents)
  }
  return { parts, leftCents: left }
}

const orderFor = (customerId: string, parts: { itemId: string; cents: number }[], onAccountCents: number) => ({
  customerId,
  parts,
  onAccountCents,
  writeOffCents: 0,
  writeOffAs: 'write_off' as const,
  payerId: null,
})

/**
 * The deposit slip lists each cheque; the bank only their sum. All of them, or none: cheques that the accounts had before the
 * bank are put aside with their whole remittance, and the accounts bring the others.
 */
async function chequesByHand(tx: OrgTx, line: OpenBankLine, movement: BankMovement, by: By): Promise<unknown> {
  const orders = []
  const spent = new Map<string, number>()
  for (const payment of movement.payments) {
    const customerId = await customerIdOf(tx, payment.customer.code)
    const documents = (await openDocumentsOf(tx, [payment.customer.code])).map((document) => ({
      ...document,
      openCents: document.openCents - (spent.get(document.itemId) ?? 0),
    }))
    const meant = meantBy(
      payment,
      documents.filter(({ openCents }) => openCents > 0),
    )
    const isTold = (payment.told.paid.length > 0 && meant.length === 0) || isInAccounts(movement, documents)
    if (isTold) return putAside(tx, [line.id], 'other', by)
    const parts = partsOf(meant, payment.cents)
    if (!customerId || !parts) return
    for (const { itemId, cents } of parts.parts) spent.set(itemId, (spent.get(itemId) ?? 0) + Math.abs(cents))
    orders.push(orderFor(customerId, parts.parts, parts.leftCents))
  }
  for (const order of orders) await matchByHand(tx, line.id, order, by)
}
