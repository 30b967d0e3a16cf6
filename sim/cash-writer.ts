import { addDays, type LocalDate } from '../src/kernel/calendar.ts'
import { itemId } from './cash-documents.ts'
import { intend } from './cash-intent.ts'
import { canTell, Legibility } from './cash-legible.ts'
import type { CashCustomer, CashItem, CashTruth, Citing, Debts, Intent, PaymentKind, Slip } from './cash-model.ts'
import { CITING_SHARES, KEEPS_HABIT, KIND_SHARES, SLIP_SHARES } from './cash-shares.ts'
import { camtTransfer, cfonbTransfer, chequeRemittance, type Shown, visibleText } from './cash-statement.ts'
import { strangerWords } from './cash-strangers.ts'
import { citingWords } from './cash-wording.ts'
import type { Random } from './random.ts'

/** The company whose statements these are. */
export const OWN_NAME = 'BREVANNE AGENCEMENT'

export type Draft = Shown & { readonly truth: CashTruth }

/** Writes payment after payment, each taking out of the debts what it pays. */
export class CashWriter {
  readonly #random: Random
  readonly #items: CashItem[]
  readonly #on: LocalDate
  readonly #debts = new Map<string, Debts>()
  readonly #open = new Map<string, CashItem[]>()
  readonly #customers = new Map<string, CashCustomer>()
  readonly #children: readonly CashCustomer[]
  readonly #ids: readonly string[]
  readonly #legibility: Legibility

  constructor(random: Random, customers: readonly CashCustomer[], items: CashItem[], on: LocalDate) {
    this.#random = random
    this.#items = items
    this.#on = on
    for (const customer of customers) {
      this.#customers.set(customer.id, customer)
      this.#debts.set(customer.id, { customer, debits: [], credits: [], settled: [], inInstalments: [] })
      this.#open.set(customer.id, [])
    }
    for (const item of items) {
      const debts = this.#debts.get(item.customerId)!
      if (!item.isOpen) {
        debts.settled.push(item)
        continue
      }
      this.#open.get(item.customerId)!.push(item)
      // Instalments fall due a month apart: of one invoice, only the next is paid in a fortnight. They come in that order.
      const isLater = debts.debits.at(-1)?.documentNo === item.documentNo
      if (item.side === -1) debts.credits.push(item)
      else if (isLater) debts.inInstalments.push(item.documentNo)
      else debts.debits.push(item)
    }
    this.#children = customers.filter((customer) => customer.parentId !== null)
    // Who has more open pays more often.
    this.#ids = items.filter((item) => item.isOpen && item.side === 1).map((item) => item.customerId)
    this.#legibility = new Legibility(customers)
  }

  /** The next line, or two when it is paid twice at once. */
  next(): Draft[] {
    const kind = this.#random.weighted(KIND_SHARES)
    if (kind === 'stranger') return [this.#stranger()]
    if (kind === 'cheque_batch') return this.#chequeBatch()
    const intent = this.#intent(kind)
    if (!intent) return []
    const lines = [this.#write(intent)]
    // A payment run started twice: a second line in all alike, a day or two later, and nothing left to pay.
    if (kind === 'single' && this.#random.chance(0.005)) {
      const again: Intent = {
        ...intent,
        kind: 'paid_twice',
        parts: [],
        onAccountCents: intent.cents,
        bookedOn: addDays(intent.bookedOn, 1),
      }
      const { movement, truth, name } = this.#write(again)
      const same = { ...lines[0]!.movement, bookedOn: movement.bookedOn, valueOn: movement.valueOn }
      lines.push({
        name,
        movement: same,
        truth: {
          ...truth,
          citing: lines[0]!.truth.citing,
          slip: lines[0]!.truth.slip,
          canBeTold: lines[0]!.truth.canBeTold,
        },
      })
    }
    return lines
  }

  #intent(kind: PaymentKind): Intent | null {
    for (let attempt = 0; attempt < 60; attempt++) {
      const customer =
        kind === 'parent'
          ? this.#children.length > 0
            ? this.#random.pick(this.#children)
            : null
          : this.#customers.get(this.#random.pick(this.#ids))!
      if (!customer) return null
      const parent = customer.parentId ? this.#customers.get(customer.parentId)! : null
      const intent = intend(this.#random, kind, this.#debts.get(customer.id)!, this.#on, parent)
      if (intent) return intent
    }
    return null
  }

  #write(intent: Intent): Draft {
    const random = this.#random
    const { customer } = intent
    const isThird = intent.kind === 'factor' || intent.kind === 'lawyer'
    // Factors and lawyers work from the invoice; everybody else has a habit.
    const habit: Citing = random.chance(KEEPS_HABIT) ? customer.citing : random.weighted(CITING_SHARES)
    let citing: Citing = isThird ? random.pick(['as_printed', 'as_printed', 'respelt'] as const) : habit
    if (citing === 'range' && !followOn(intent.named)) citing = 'running_number'
    if (intent.named.length === 0) citing = 'nothing'
    const slip: Slip =
      citing === 'as_printed' || citing === 'respelt' || citing === 'running_number'
        ? random.weighted(SLIP_SHARES)
        : 'none'
    const debts = this.#debts.get(customer.id)!
    const old = slip === 'wrong_document' && intent.named.length === 1 ? debts.settled[0] : undefined
    const words = citingWords(random, old ? [old] : intent.named, citing, slip, customer.code)
    const cites =
      words.text !== '' && intent.remark.includes('AVOIR')
        ? words.text.replace(` ${intent.named.at(-1)!.documentNo}`, '')
        : words.text
    const isRemarked =
      intent.remark !== '' && (intent.named.length === 0 || words.written.length > 0 || random.chance(0.6))
    const text = isRemarked ? (random.chance(0.25) ? `${intent.remark} ${cites}` : `${cites} ${intent.remark}`) : cites
    const rf = citing === 'rf' && intent.named.length === 1 ? intent.named[0]! : null
    const transfer = {
      bookedOn: intent.bookedOn,
      cents: intent.cents,
      name: intent.payer.name,
      iban: intent.payer.iban,
      text,
      rf,
    }
    const shown =
      intent.kind === 'cheque'
        ? chequeRemittance(random, transfer, 1)
        : customer.channel === 'cfonb'
          ? cfonbTransfer(random, transfer)
          : camtTransfer(random, transfer)
    const visible = visibleText(shown.movement)
    const knowsWho = intent.payer.name === customer.bankName && this.#legibility.tellsWho(shown.name, customer)
    const isNamedInText =
      isRemarked &&
      intent.remark.includes(customer.bankName) &&
      visible.includes(customer.bankName) &&
      this.#legibility.tellsWho(customer.bankName, customer)
    const written = old ? [] : words.written.filter(() => citing !== 'rf' || rf !== null)
    return {
      ...shown,
      truth: {
        kind: intent.kind,
        citing,
        slip,
        customerId: customer.id,
        payerId: intent.payer.customerId,
        parts: intent.parts.map(({ item, cents }) => ({ itemId: item.id, cents })),
        gapCents: intent.gapCents,
        onAccountCents: intent.onAccountCents,
        nobodysCents: 0,
        bookedItemId: intent.booked ? this.#bookReceipt(intent, intent.booked) : null,
        canBeTold: canTell(
          intent,
          written,
          rf ? `${visible}\n${rf.documentNo}` : visible,
          knowsWho || isNamedInText,
          this.#open.get(customer.id)!,
        ),
      },
    }
  }

  /** The receipt that the accountant entered, within a few days of the bank's. */
  #bookReceipt(intent: Intent, settles: CashItem): string {
    const on = addDays(intent.bookedOn, this.#random.int(-3, 3))
    const id = itemId(this.#items.length)
    this.#items.push({
      id,
      customerId: settles.customerId,
      kind: 'receipt',
      side: -1,
      cents: intent.cents,
      documentNo: '',
      issuedOn: on,
      dueOn: on,
      isOpen: settles.isOpen,
      isFromAccounts: true,
      settles: settles.isOpen ? null : settles.id,
    })
    return id
  }

  #chequeBatch(): Draft[] {
    const intents = Array.from({ length: this.#random.int(2, 9) }, () => this.#intent('single')).filter(
      (intent) => intent !== null,
    )
    if (intents.length < 2) return []
    const cents = intents.reduce((sum, intent) => sum + intent.cents, 0)
    const shown = chequeRemittance(
      this.#random,
      { bookedOn: intents[0]!.bookedOn, cents, name: '', iban: null, text: '', rf: null },
      intents.length,
    )
    const parts = intents.flatMap((intent) => intent.parts.map(({ item, cents }) => ({ itemId: item.id, cents })))
    return [{ ...shown, truth: { ...NOTHING, kind: 'cheque_batch', parts } }]
  }

  #stranger(): Draft {
    const random = this.#random
    const { name, text, cents } = strangerWords(random, OWN_NAME)
    const transfer = { bookedOn: addDays(this.#on, -random.int(0, 12)), cents, name, iban: null, text, rf: null }
    const shown = random.chance(0.5) ? cfonbTransfer(random, transfer) : camtTransfer(random, transfer)
    return { ...shown, truth: { ...NOTHING, kind: 'stranger', nobodysCents: cents } }
  }
}

const NOTHING: Omit<CashTruth, 'kind'> = {
  citing: 'nothing',
  slip: 'none',
  customerId: null,
  payerId: null,
  parts: [],
  gapCents: 0,
  onAccountCents: 0,
  nobodysCents: 0,
  bookedItemId: null,
  canBeTold: false,
}

/** Numbers that follow one another without a gap: only then can a payer write “142 à 145”. */
function followOn(items: readonly CashItem[]): boolean {
  if (items.length < 3) return false
  const serials = items.map((item) => Number(/\d+$/.exec(item.documentNo)?.[0] ?? 0)).sort((a, b) => a - b)
  return serials.every((serial, place) => place === 0 || serial === serials[place - 1]! + 1)
}
