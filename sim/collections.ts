import type { By } from '../src/cash/acting.ts'
import { createCollection } from '../src/cash/debits/collection-draft.ts'
import { proposeCollection } from '../src/cash/debits/collection-proposal.ts'
import { handOver, validateCollection } from '../src/cash/debits/collection-steps.ts'
import { collectionOf } from '../src/cash/debits/collection-store.ts'
import { addMandate } from '../src/cash/debits/mandate-changes.ts'
import { isBankingDay } from '../src/cash/debits/rules.ts'
import { type DebitSetting, keepDebitSetting } from '../src/cash/debits/setting-store.ts'
import { debitsOf } from '../src/cash/debits/store.ts'
import { addDays, addMonths, type LocalDate, weekday } from '../src/kernel/calendar.ts'
import { debitHooks } from '../src/main/holding-back.ts'
import type { OrgTx } from '../src/platform/db.ts'
import { type BankAnswer, writeBankAnswer } from './bank-answer.ts'
import { customerIdOf } from './bank-doors.ts'
import type { BankMovement } from './bank-movements.ts'
import type { Economy } from './economy.ts'
import { demoIban } from './fictitious-identifiers.ts'
import { mandateOf } from './mandate-names.ts'
import { SELLER } from './seller.ts'

/** The contracts of the demo company agree on five days of notice; its collections of a week are made the Monday before. */
const SETTING: DebitSetting = {
  creditorId: 'FR72ZZZ123456',
  creditorIban: SELLER.iban,
  creditorBic: null,
  noticeDays: 5,
  version: 'pain.008.001.08',
  grouping: 'item',
  tellsFirst: false,
  noticeBy: 'message',
  retries: 1,
  retryDays: 5,
  technicalRetryDays: 2,
}
const MONDAY = 1
const NEXT_MONDAY = 7
/** A debit short of money is rejected some weeks before the end, and fetched again; the last days see a mandate refused. */
const REJECTED_BEFORE_DAYS = 38
const REFUSED_BEFORE_DAYS = 13

/**
 * The person who collects: mandates are signed once, each Monday the next week's debits are told to customers and given to the
 * bank, and the bank answers the day after. What the bank fetches is what the economy of the company says it does, so that
 * each line of the statement names the debit that it pays.
 */
export class DebitDesk {
  readonly #economy: Economy
  readonly #asOf: LocalDate
  /** The reference of what is fetched for a document on a day. */
  readonly #references = new Map<string, string>()
  readonly #answers: { readonly on: LocalDate; readonly answer: BankAnswer }[] = []
  #wasRejected = false
  /** The customer whose mandate the bank refused. */
  #refused = ''

  constructor(economy: Economy, asOf: LocalDate) {
    this.#economy = economy
    this.#asOf = asOf
  }

  /** Enters who collects, and the mandates that customers gave long before; one business in three gave one between businesses. */
  async setUp(tx: OrgTx, by: By): Promise<void> {
    await keepDebitSetting(tx, SETTING, by.at)
    let place = 0
    for (const { code, name, means, kind, currency } of this.#economy.customers) {
      const customerId = means === 'direct_debit' && currency === 'EUR' ? await customerIdOf(tx, code) : null
      if (!customerId) continue
      const scheme = kind === 'business' && place % 3 === 1 ? 'B2B' : 'CORE'
      const iban = demoIban(20_000_000_000 + 7_919 * ++place)
      const signedOn = addMonths(by.today, -8 - (place % 9))
      const mandate = { reference: mandateOf(code), debtorName: name.slice(0, 70), bic: null, noticeDays: null }
      await addMandate(tx, { ...mandate, customerId, scheme, iban, signedOn, isOneOff: false, usedOn: null }, by)
    }
  }

  /** On a Monday: one collection for each day of the next week on which something is due. The last one is left as a draft. */
  async collect(tx: OrgTx, by: By): Promise<void> {
    if (weekday(by.today) !== MONDAY) return
    for (let ahead = NEXT_MONDAY; ahead < NEXT_MONDAY + 5; ahead++) {
      const collectOn = addDays(by.today, ahead)
      const meant = new Set(this.#economy.debitsOn(collectOn).map(({ documentNo }) => documentNo))
      if (meant.size === 0 || !isBankingDay(collectOn)) continue
      const { debits } = await proposeCollection(tx, debitHooks, SETTING, { collectOn, dueUntil: collectOn }, by.today)
      const itemIds = debits.flatMap(({ parts }) =>
        parts.flatMap(({ item }) => (meant.has(item.documentNo) ? item.id : [])),
      )
      if (itemIds.length === 0) continue
      const id = await createCollection(tx, debitHooks, { collectOn, dueUntil: collectOn, itemIds }, by)
      // What is for later than the visit waits for the visitor.
      if (collectOn > addDays(this.#asOf, 4)) continue
      await validateCollection(tx, debitHooks, id, by)
      await handOver(tx, debitHooks, id, by)
      await this.#remember(tx, id, by.today)
    }
  }

  /** What the bank says today of what it was given, as a file with its name. */
  answersOn(today: LocalDate): { readonly name: string; readonly bytes: Buffer }[] {
    return this.#answers
      .filter(({ on }) => on === today)
      .map(({ answer }) => ({ name: `reponse-${answer.messageId}.xml`, bytes: writeBankAnswer(answer) }))
  }

  /** The movement with the reference of the debit that it brings or takes back. */
  named(movement: BankMovement): BankMovement {
    const [payment] = movement.payments
    const documentNo = payment?.told.paid[0]?.documentNo
    const no = movement.receipts[0]
    if (!documentNo || !no) return movement
    if (movement.kind === 'collection') {
      const endToEnd = this.#references.get(`${documentNo} ${movement.on}`)
      if (endToEnd) this.#references.set(no, endToEnd)
      return endToEnd ? { ...movement, endToEnd } : movement
    }
    const endToEnd = movement.kind === 'returned' ? this.#references.get(no.replace(/^REJ-/, '')) : undefined
    return endToEnd ? { ...movement, endToEnd } : movement
  }

  async #remember(tx: OrgTx, id: string, today: LocalDate): Promise<void> {
    const { messageId, collectOn } = (await collectionOf(tx, id))!
    const debits = await debitsOf(tx, { collectionId: id })
    const rejected: { endToEnd: string; code: string }[] = []
    for (const { words, endToEnd, customerCode } of debits) {
      this.#references.set(`${words} ${collectOn}`, endToEnd)
      if (!this.#wasRejected && today >= addDays(this.#asOf, -REJECTED_BEFORE_DAYS)) {
        this.#wasRejected = true
        this.#economy.putOff(customerCode, { documentNo: words }, addDays(collectOn, 7))
        rejected.push({ endToEnd, code: 'AM04' })
      } else if (
        customerCode === this.#refused ||
        (this.#refused === '' && today >= addDays(this.#asOf, -REFUSED_BEFORE_DAYS))
      ) {
        this.#refused = customerCode
        // No mandate any more: whatever this customer owes waits until somebody settles it with it.
        this.#economy.putOff(customerCode, { from: addDays(collectOn, -2) }, addDays(this.#asOf, 30))
        rejected.push({ endToEnd, code: 'MD01' })
      }
    }
    const accepted = debits.flatMap(({ endToEnd }) =>
      rejected.some((one) => one.endToEnd === endToEnd) ? [] : endToEnd,
    )
    this.#answers.push({ on: addDays(today, 1), answer: { messageId, on: today, rejected, accepted } })
  }
}
