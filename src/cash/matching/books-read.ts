import type { OrgTx } from '../../platform/db.ts'
import { recognisedAmong } from '../lines/effect-store.ts'
import { type Part, type Proposal, receiptsNamed } from '../model.ts'
import { openCentsOf, openItemsOfMany } from './candidate-store.ts'

/** Money that stays with a customer says that nothing of theirs is left to pay with it. */
const NOTHING_TO_PAY = new Set<Proposal['class']>(['on_account', 'already_paid'])

/**
 * The open amounts with which a page of lines was looked at. An act that moves one of them before the page ends cannot mark what
 * the page is about to propose: the page finds out itself, once no act can come between.
 */
export class BooksRead {
  readonly #openCents = new Map<string, number>()
  readonly #customers = new Set<string>()
  readonly #moved = new Set<string>()

  /** Everything that these customers have to pay was read, as far as matching looks. */
  noteCustomers(customerIds: Iterable<string>): void {
    for (const id of customerIds) this.#customers.add(id)
  }

  /** Read twice with two amounts, an item moved between the two. */
  note(itemId: string, openCents: number): void {
    const known = this.#openCents.get(itemId)
    if (known === undefined) this.#openCents.set(itemId, openCents)
    else if (known !== openCents) this.#moved.add(itemId)
  }

  /**
   * The items on which these proposals rest and that somebody else has moved since they were read. `settled`: what the page
   * itself has just settled. Called in turn with every act, else one under way would be missed.
   */
  async movedSince(tx: OrgTx, proposals: readonly Proposal[], settled: readonly Part[]): Promise<ReadonlySet<string>> {
    const named = new Set<string>()
    const customers = new Set<string>()
    const receipts = new Set<string>()
    for (const proposal of proposals) {
      const { class: cls, customerId, parts, evidence } = proposal
      for (const { itemId } of [...parts, ...evidence]) if (itemId && this.#openCents.has(itemId)) named.add(itemId)
      for (const id of receiptsNamed(proposal)) receipts.add(id)
      if (NOTHING_TO_PAY.has(cls) && this.#customers.has(customerId)) customers.add(customerId)
    }
    const own = new Map<string, number>()
    for (const { itemId, cents, ownCents } of settled)
      own.set(itemId, (own.get(itemId) ?? 0) + (ownCents ?? Math.abs(cents)))
    const moved = new Set(this.#moved)
    const due = customers.size > 0 ? await openItemsOfMany(tx, [...customers], []) : []
    for (const { id, openCents } of [...(await openCentsOf(tx, [...named])), ...due.filter(({ side }) => side === 1)])
      if (openCents !== (this.#openCents.get(id) ?? 0) - (own.get(id) ?? 0)) moved.add(id)
    for (const id of receipts.size > 0 ? await recognisedAmong(tx, [...receipts]) : []) moved.add(id)
    return moved
  }
}
