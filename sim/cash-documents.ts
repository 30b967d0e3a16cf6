import { addDays, type LocalDate } from '../src/kernel/calendar.ts'
import type { CashCustomer, CashItem } from './cash-model.ts'
import { CUSTOMER_SHARES, LIST_PRICE_SHARE, LIST_PRICES } from './cash-shares.ts'
import type { Random } from './random.ts'
import { dueDate } from './terms.ts'

/** How an organisation numbers. `year` is that of issue, `serial` runs within the year except where it never starts again. */
export type Numbering = {
  readonly name: string
  readonly invoice: (no: Numbered) => string
  readonly credit: (no: Numbered) => string
}
type Numbered = { readonly on: LocalDate; readonly serial: number; readonly running: number; readonly site: string }

const padded = (value: number, width: number): string => String(value).padStart(width, '0')
const year = (no: Numbered): string => no.on.slice(0, 4)

export const NUMBERINGS: readonly Numbering[] = [
  {
    name: 'FA2026-0142',
    invoice: (no) => `FA${year(no)}-${padded(no.serial, 4)}`,
    credit: (no) => `AV${year(no)}-${padded(no.serial, 4)}`,
  },
  {
    name: '20260142',
    invoice: (no) => `${year(no)}${padded(no.serial, 4)}`,
    credit: (no) => `${year(no)}${padded(no.serial, 4)}`,
  },
  {
    name: 'F-26/0142',
    invoice: (no) => `F-${year(no).slice(2)}/${padded(no.serial, 4)}`,
    credit: (no) => `A-${year(no).slice(2)}/${padded(no.serial, 4)}`,
  },
  {
    name: 'INV-000123',
    invoice: (no) => `INV-${padded(no.running, 6)}`,
    credit: (no) => `CN-${padded(no.running, 6)}`,
  },
  { name: '449281', invoice: (no) => String(400_000 + no.running), credit: (no) => String(400_000 + no.running) },
  {
    name: 'NTE26-00142',
    invoice: (no) => `${no.site}${year(no).slice(2)}-${padded(no.serial, 5)}`,
    credit: (no) => `${no.site}AV${year(no).slice(2)}-${padded(no.serial, 5)}`,
  },
  {
    name: 'FC2611-0142',
    invoice: (no) => `FC${no.on.slice(2, 4)}${no.on.slice(5, 7)}-${padded(no.serial % 10_000, 4)}`,
    credit: (no) => `AC${no.on.slice(2, 4)}${no.on.slice(5, 7)}-${padded(no.serial % 10_000, 4)}`,
  },
  { name: 'FAC00142', invoice: (no) => `FAC${padded(no.running, 5)}`, credit: (no) => `AVO${padded(no.running, 5)}` },
]

const SITES = ['NTE', 'REN', 'ANG']

/** What every customer owes on `on`, numbered in the order of issue. About `perCustomer` documents each, a few with hundreds. */
export function cashDocuments(
  random: Random,
  customers: readonly CashCustomer[],
  on: LocalDate,
  numbering: Numbering,
  perCustomer: number,
): CashItem[] {
  const items: CashItem[] = []
  for (const customer of customers) owe(random, customer, on, perCustomer, items)
  number(random, items, on, numbering)
  return items
}

function owe(random: Random, customer: CashCustomer, on: LocalDate, perCustomer: number, items: CashItem[]): void {
  const terms = { days: random.pick([30, 30, 45, 60]), endOfMonth: random.chance(0.4) }
  // The median of a log-normal with σ = 1 is e^-0.5 of its mean.
  const count = Math.max(1, Math.min(250, Math.round(random.logNormal(perCustomer * 0.607, 1))))
  const usual = random.logNormal(48_000, 1.1)
  const add = (kind: CashItem['kind'], issuedOn: LocalDate, cents: number, dueOn = dueDate(terms, issuedOn)) =>
    items.push({
      id: itemId(items.length),
      customerId: customer.id,
      kind,
      side: kind === 'invoice' ? 1 : -1,
      cents,
      documentNo: '',
      issuedOn,
      dueOn,
      // Paid and settled some weeks ago: what is paid twice, and what is cited by mistake.
      isOpen: !(kind === 'invoice' && issuedOn < addDays(on, -15) && random.chance(0.06)),
      isFromAccounts: false,
      settles: null,
    })
  if (customer.subscriptionCents !== null) {
    for (let month = 0; month < Math.min(count, 14); month++)
      add('invoice', addDays(on, -12 - 30 * month), customer.subscriptionCents)
    return
  }
  for (let made = 0; made < count; ) {
    // Three quarters of what is open is younger than three months; the rest is late, some of it very.
    const age = random.chance(0.75) ? random.int(2, 90) : Math.min(700, Math.round(random.logNormal(130, 0.6)))
    const issuedOn = addDays(on, -age)
    const together = random.chance(CUSTOMER_SHARES.daily) ? random.int(2, 5) : 1
    for (let i = 0; i < together; i++) add('invoice', issuedOn, amount(random, usual))
    made += together
  }
  if (random.chance(0.02)) {
    const third = amount(random, usual * 3)
    const issuedOn = addDays(on, -random.int(10, 60))
    for (const days of [0, 30, 60]) add('invoice', issuedOn, third, addDays(issuedOn, days))
  }
  if (random.chance(0.13))
    for (let i = random.int(1, 2); i > 0; i--)
      add(
        'credit_note',
        addDays(on, -random.int(3, 80)),
        Math.max(600, Math.round(amount(random, usual) * (0.05 + 0.4 * random.next()))),
      )
}

export const itemId = (index: number): string => `10000000-0000-4000-8000-${String(index).padStart(12, '0')}`

/** Including VAT, so seldom round; a sixth at a list price. */
function amount(random: Random, usual: number): number {
  if (random.chance(LIST_PRICE_SHARE)) return random.pick(LIST_PRICES)
  const net = Math.max(900, Math.round(usual * random.logNormal(1, 0.6)))
  const whole = random.chance(0.35) ? Math.round(net / 500) * 500 || 500 : net
  return Math.round(whole * 1.2)
}

/**
 * Numbers run with the dates. Between two open documents stand those that were paid since: nearly none among the newest, many
 * among the oldest, so that a mistyped number mostly hits a document that is settled.
 */
function number(random: Random, items: CashItem[], on: LocalDate, numbering: Numbering): void {
  const order = items.toSorted((a, b) =>
    a.issuedOn < b.issuedOn ? -1 : a.issuedOn > b.issuedOn ? 1 : a.id < b.id ? -1 : 1,
  )
  const recent = addDays(on, -35)
  let running = 2_000
  let serial = 0
  let ofYear = ''
  let before: CashItem | null = null
  for (const item of order) {
    // The instalments of one invoice bear its number.
    if (
      before &&
      before.customerId === item.customerId &&
      before.issuedOn === item.issuedOn &&
      before.dueOn !== item.dueOn &&
      item.kind === 'invoice'
    ) {
      item.documentNo = before.documentNo
      continue
    }
    if (item.issuedOn.slice(0, 4) !== ofYear) {
      ofYear = item.issuedOn.slice(0, 4)
      serial = before === null ? 3_000 : 0
    }
    const sameDelivery = before?.customerId === item.customerId && before.issuedOn === item.issuedOn
    const step = sameDelivery ? 1 : item.issuedOn >= recent ? random.int(1, 2) : random.int(1, 6)
    running += step
    serial += step
    const no = { on: item.issuedOn, serial, running, site: SITES[Number(item.customerId.slice(-3)) % SITES.length]! }
    item.documentNo = item.kind === 'credit_note' ? numbering.credit(no) : numbering.invoice(no)
    before = item
  }
}
