import type { Item } from '../../ledger/index.ts'
import { type Evidence, evidence, type Part, type Proposal } from '../model.ts'
import { aliasOf } from '../words/payer-name-words.ts'
import { citedKeys, documentKeys, plainText } from '../words/reference-key.ts'
import { REFUND_WORDS, soundsRefunded } from '../words/refund-words.ts'
import type { BookedRefund, OutgoingLine, Refundable } from './store.ts'

/** Why a customer may be the one paid back, from certain to a mere question. */
const GROUNDS = ['cited', 'iban', 'name', 'alike', 'words'] as const
type Grounds = { readonly ground: (typeof GROUNDS)[number]; readonly evidence: Evidence }

/** A credit that may be paid out, as far as proposing needs it. */
type Credit = Pick<Item, 'id' | 'documentNo' | 'openCents'>

const MOST_PROPOSALS = 4

/**
 * Which credits of a customer a line of money out pays back, best first: a credit note that it cites, then what a customer that the
 * bank names has in credit, exactly. The amount alone says nothing, for most money goes out to others; with words that speak of a
 * refund it is a question. A debit that the accounts booked for it already is the same money, and nothing else is proposed beside it.
 */
export function proposeRefunds(
  line: OutgoingLine,
  refundable: readonly Refundable[],
  credits: ReadonlyMap<string, Credit>,
  booked: readonly BookedRefund[],
): Proposal[] {
  const cited = citedKeys(plainText(line.label))
  const known = booked.flatMap((one) => {
    const grounds = groundsFor(line, one)
    return grounds ? [{ ...grounds, proposal: asBooked(one, grounds.evidence) }] : []
  })
  if (known.length > 0) return inOrder(known)
  const found = refundable.flatMap((one) => {
    const own = one.itemIds.flatMap((id) => credits.get(id) ?? [])
    if (own.length < one.itemIds.length) return []
    const first = own[0]!
    const key = own.length === 1 ? documentKeys(first.documentNo).find((each) => cited.has(each)) : undefined
    const grounds: Grounds | null =
      key === undefined
        ? groundsFor(line, one)
        : {
            ground: 'cited',
            evidence: evidence('cited', { documentNo: first.documentNo, words: cited.get(key)! }, first.id),
          }
    return grounds ? [{ ...grounds, proposal: asRefund(line, one, own, grounds.evidence) }] : []
  })
  return inOrder(found)
}

function inOrder(found: readonly (Grounds & { readonly proposal: Proposal })[]): Proposal[] {
  const ranked = found.toSorted((a, b) => GROUNDS.indexOf(a.ground) - GROUNDS.indexOf(b.ground))
  const first = ranked[0]
  return ranked.slice(0, MOST_PROPOSALS).map(({ ground, proposal }, place) => ({
    ...proposal,
    isTied:
      ground === 'alike' ||
      ground === 'words' ||
      (place === 0 && ranked.some((other) => other !== first && other.ground === ground)),
  }))
}

function asRefund(line: OutgoingLine, one: Refundable, own: readonly Credit[], grounds: Evidence): Proposal {
  let left = line.cents
  const parts: Part[] = own.map(({ id, openCents }) => {
    const cents = Math.min(openCents, left)
    left -= cents
    return { itemId: id, cents: -cents }
  })
  const inCredit = own.reduce((sum, { openCents }) => sum + openCents, 0)
  const money = (cents: number) => ({ cents, currency: line.currency })
  return {
    ...proposalFor(one.customerId, [
      grounds,
      ...(inCredit > line.cents
        ? [evidence('refund_part', { left: money(inCredit - line.cents) })]
        : inCredit === line.cents
          ? [evidence(one.isAll ? 'refund_credits' : 'refund_credit', { sum: money(inCredit) })]
          : []),
      ...(grounds.code !== 'refund_words' && soundsRefunded(line.label) ? [evidence('refund_words')] : []),
    ]),
    parts,
  }
}

const asBooked = (one: BookedRefund, grounds: Evidence): Proposal => ({
  ...proposalFor(one.customerId, [grounds, evidence('refund_in_books', { on: one.issuedOn, label: one.label })]),
  bookedItemId: one.itemId,
})

const proposalFor = (customerId: string, why: readonly Evidence[]): Proposal => ({
  class: 'refund',
  customerId,
  payerId: null,
  parts: [],
  gap: null,
  onAccountCents: 0,
  bookedItemId: null,
  evidence: why,
  isTied: false,
})

/** What says that this customer was paid; null when nothing does. */
function groundsFor(
  line: OutgoingLine,
  { customerName, isOwnIban }: Pick<Refundable, 'customerName' | 'isOwnIban'>,
): Grounds | null {
  if (isOwnIban) return { ground: 'iban', evidence: evidence('refund_iban', { words: line.payerIban ?? '' }) }
  const name = aliasOf(customerName)
  const said = [line.payerName, line.label].map(beneficiary)
  if (name !== '' && said.includes(name))
    return { ground: 'name', evidence: evidence('refund_name', { words: customerName }) }
  if (name !== '' && said.some((words) => ` ${words} `.includes(` ${name} `)))
    return { ground: 'alike', evidence: evidence('refund_like_name', { words: customerName }) }
  return soundsRefunded(line.label) ? { ground: 'words', evidence: evidence('refund_words') } : null
}

/** What is left of a bank's words when those that say a refund, and numbers, are taken out: who was paid, if anybody is named. */
const beneficiary = (text: string): string =>
  aliasOf(plainText(text).replaceAll(new RegExp(REFUND_WORDS, 'g'), ' '))
    .split(' ')
    .filter((word) => !/^[A-Z]{0,3}\d{3,}$/.test(word))
    .join(' ')
