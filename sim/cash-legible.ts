import { plain } from './cash-customers.ts'
import type { CashCustomer, CashItem, Intent } from './cash-model.ts'
import type { Written } from './cash-wording.ts'

/**
 * Whether a person can tell what a line pays, from the line and the open items alone. Judged here by other means than the
 * product's: a person who reads knows more words, and adds up less.
 *
 * Who: a number in full that is ours; or the payer's name, when it fits one customer only. What: every document named by
 * something legible; or the amount, when it is one document or one natural sum (all overdue, a month, the oldest up to a day)
 * and no other; or, failing any, one sum of two or three.
 */
export class Legibility {
  readonly #byStart = new Map<string, Named[]>()

  constructor(customers: readonly CashCustomer[]) {
    for (const customer of customers) {
      const named = { customer, words: wordsOf(customer.name) }
      for (const start of new Set(named.words.map(startOf))) {
        const known = this.#byStart.get(start)
        if (known) known.push(named)
        else this.#byStart.set(start, [named])
      }
    }
  }

  /** The name shown fits this customer and nobody else. */
  tellsWho(shownName: string, customer: CashCustomer): boolean {
    const shown = wordsOf(shownName)
    const lists = shown.map((word) => this.#byStart.get(startOf(word)) ?? []).filter((list) => list.length > 0)
    // A trade that hundreds share finds nobody that the rarer word beside it would not.
    const rare = lists.filter((list) => list.length <= RARE)
    const searched = rare.length > 0 ? rare : lists.toSorted((a, b) => a.length - b.length).slice(0, 1)
    const fitting = new Set<CashCustomer>()
    for (const list of searched) for (const one of list) if (fits(shown, one.words)) fitting.add(one.customer)
    return fitting.size === 1 && fitting.has(customer)
  }
}

type Named = { readonly customer: CashCustomer; readonly words: readonly string[] }
const RARE = 300

const FORM = new Set('SARL SAS SASU EURL SA SNC SCI SC STE ETS SELARL ET DE DU DES LA LE LES'.split(' '))

const wordsOf = (name: string): string[] =>
  plain(name)
    .replace(/\./g, '')
    .split(/[ &'-]+/)
    .filter((word) => word.length > 1 && !FORM.has(word))

const startOf = (word: string): string => word.slice(0, 5)

/** Every word shown is one of the name, or the beginning or the consonants of one; and one of five letters or more is whole. */
function fits(shown: readonly string[], name: readonly string[]): boolean {
  const matches = shown.map((word) => name.find((own) => own === word) ?? name.find((own) => shortens(word, own)))
  return (
    matches.every(Boolean) &&
    shown.some((word) => name.some((own) => own === word || (word.length >= 5 && own.startsWith(word))))
  )
}

function shortens(short: string, long: string): boolean {
  if (short.length < 2 || short[0] !== long[0]) return false
  let at = 0
  for (const letter of long) if (letter === short[at]) at++
  return at === short.length
}

/** `open` is all that the customer has open when the line arrives. */
export function canTell(
  intent: Intent,
  written: readonly Written[],
  visible: string,
  knowsWho: boolean,
  open: readonly CashItem[],
): boolean {
  const seen = written.filter(({ token, tells }) => tells !== 'nothing' && visible.includes(token))
  const who = knowsWho || seen.some(({ tells }) => tells === 'document')
  if (!who) return false
  const said = new Set(seen.map(({ item }) => item))
  switch (intent.kind) {
    case 'cheque':
    case 'cheque_batch':
      return false
    case 'prepaid':
      return visible.includes(intent.remark)
    case 'in_books':
      return true
    case 'paid_twice':
      return intent.named.every((item) => said.has(item))
    default:
  }
  const debits = intent.parts.filter((part) => part.cents > 0).map((part) => part.item)
  if (debits.every((item) => said.has(item))) {
    const credits = intent.parts.filter((part) => part.cents < 0).map((part) => part.item)
    const alike = open.filter((item) => item.side === -1 && item.cents === credits[0]?.cents)
    return credits.every((item) => said.has(item)) || (credits.length === 1 && alike.length === 1)
  }
  const isWhole =
    intent.gapCents === 0 &&
    intent.onAccountCents === 0 &&
    intent.parts.every((part) => Math.abs(part.cents) === part.item.cents)
  if (!isWhole) return open.filter((item) => item.side === 1).length === 1 && intent.parts.length === 1
  const wanted = keyOf(intent.parts.map((part) => part.item))
  const readings = readingsOf(open, intent.cents, intent.bookedOn, said)
  return readings.size === 1 && readings.has(wanted)
}

const keyOf = (items: readonly CashItem[]): string =>
  items
    .map((item) => item.id)
    .sort()
    .join()

const netOf = (items: readonly CashItem[]): number => items.reduce((sum, item) => sum + item.side * item.cents, 0)

/** The sums a person tries, simple ones first; the others only when none of those fits. */
function readingsOf(open: readonly CashItem[], cents: number, on: string, said: ReadonlySet<CashItem>): Set<string> {
  const debits = open.filter((item) => item.side === 1).toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
  const found = new Set<string>()
  const tryOne = (items: readonly CashItem[]) => {
    if (items.length > 0 && netOf(items) === cents && [...said].every((item) => items.includes(item)))
      found.add(keyOf(items))
  }
  for (const item of debits) tryOne([item])
  const credits = open.filter((item) => item.side === -1)
  const overdue = debits.filter((item) => item.dueOn <= on)
  for (const group of [overdue, debits]) {
    tryOne(group)
    tryOne([...group, ...credits])
  }
  for (const day of ['issuedOn', 'dueOn'] as const)
    for (const group of Map.groupBy(debits, (item) => item[day].slice(0, 7)).values()) tryOne(group)
  for (let count = 2; count < debits.length; count++) tryOne(debits.slice(0, count))
  if (found.size > 0 || debits.length > 40) return found
  for (let i = 0; i < debits.length; i++)
    for (let j = i + 1; j < debits.length; j++) {
      tryOne([debits[i]!, debits[j]!])
      for (let k = j + 1; k < debits.length; k++)
        if (debits[i]!.cents + debits[j]!.cents + debits[k]!.cents === cents)
          tryOne([debits[i]!, debits[j]!, debits[k]!])
    }
  return found
}
