import { type Evidence, evidence, type MatchClass, type Part, type Proposal } from '../model.ts'
import { isOneEditApart } from '../words/payer-name-words.ts'
import { digitsOf } from '../words/reference-key.ts'
import { groundsOf, type MatchCase, netOf, oldestFirst, wholly } from './match-case.ts'
import { gapReason } from './match-gap.ts'
import { toldTwice } from './match-twice.ts'
import type { OpenItem } from './model.ts'
import { naturalGroup } from './natural-group.ts'
import { subsetSum } from './subset-sum.ts'

/** The best that can be made of what the payer cites, or null when nothing is cited. */
export function proposeCited(whole: MatchCase): Proposal | null {
  const theCase = { ...whole, cited: nextInstalments(whole.cited, whole.receipt.cents) }
  const { receipt, cited, serials, knowsPayer } = theCase
  const { cents } = receipt
  if (cited.length > 0) {
    const stated = asStated(theCase, cited) ?? asStated(theCase, [...cited, ...serials])
    if (stated) return stated
    const exact = exactly(cited, cents) ?? exactly([...cited, ...serials], cents)
    if (exact) return made(theCase, exactClass(theCase, exact.items), exact.items, { isTied: !exact.isOnly })
    const another = likeAnother(theCase)
    if (another) return another
    // “409123/9961/2278”: of a list, the ends of numbers are as good as the numbers.
    const listed: MatchCase = { ...theCase, cited: [...cited, ...serials], serials: [] }
    return (
      withCredits(theCase) ??
      (serials.length > 0 ? withCredits(listed) : null) ??
      withGap(theCase, 'references_gap', cited) ??
      (serials.length > 0 ? withGap(listed, 'references_gap', listed.cited) : null) ??
      unequal(theCase)
    )
  }
  if (serials.length > 0) {
    const exact = exactly(serials, cents)
    if (exact)
      return made(theCase, knowsPayer ? exactClass(theCase, exact.items) : 'near_reference', exact.items, {
        isTied: !exact.isOnly,
      })
    // Running numbers of a known payer say as much as whole ones, except that a number may also be something else: tied.
    if (knowsPayer && serials.some((item) => item.side === 1)) {
      const asCited: MatchCase = { ...theCase, cited: serials, serials: [] }
      const likely =
        withCredits(asCited) ??
        withGap(theCase, 'references_gap', serials) ??
        (netOf(serials) > cents || areSaidDocuments(theCase, serials) ? unequal(asCited) : null)
      if (likely) return { ...likely, isTied: true }
    }
  }
  return likeAnother(theCase) ?? nearly(theCase)
}

/** Of the very amount, but the number that the payer wrote whole is another document's: asked about, never taken for it. */
function likeAnother(theCase: MatchCase): Proposal | null {
  const { receipt, cited, serials, alike } = theCase
  if (alike.length === 0) return null
  const exact = exactly(alike, receipt.cents) ?? exactly([...cited, ...serials, ...alike], receipt.cents)
  return exact && made(theCase, 'near_reference', exact.items, { isTied: true })
}

/** The payer calls each of these numbers an invoice. */
const areSaidDocuments = ({ receipt, citationOf }: MatchCase, items: readonly OpenItem[]): boolean =>
  items.every((item) =>
    receipt.said.numbers.some(({ digits, of }) => of === 'document' && digits === citationOf.get(item.id)?.words),
  )

/**
 * A number that several instalments bear means the oldest of them, unless all of them are paid: the items come oldest due
 * first.
 */
function nextInstalments(cited: readonly OpenItem[], cents: number): readonly OpenItem[] {
  if (netOf(cited) === cents) return cited
  const first = new Map<string, OpenItem>()
  for (const item of cited) if (!first.has(item.documentNo)) first.set(item.documentNo, item)
  return first.size < cited.length && netOf([...first.values()]) === cents ? [...first.values()] : cited
}

/** All of the cited items together, or those among them that add up: a payer also cites what it disputes. */
function exactly(items: readonly OpenItem[], cents: number): { items: readonly OpenItem[]; isOnly: boolean } | null {
  if (netOf(items) === cents) return { items, isOnly: true }
  if (items.length < 2) return null
  const subset = subsetSum(
    items.map((item) => item.side * item.openCents),
    cents,
    16,
  )
  return subset && { items: subset.places.map((place) => items[place]!), isOnly: subset.isOnly }
}

/** Our own reference is certain only when all that it names is ours; a number that merely stands beside an amount is not. */
function exactClass(theCase: MatchCase, items: readonly OpenItem[]): MatchClass {
  const hows = items.map((item) => theCase.citationOf.get(item.id)?.how)
  if (hows.every((how) => how === 'own')) return 'own_reference'
  return hows.includes('near') ? 'near_reference' : 'references_exact'
}

/** The payer, or its advice, says how much it pays of each document, and that makes up the amount. */
function asStated(theCase: MatchCase, cited: readonly OpenItem[]): Proposal | null {
  const { receipt, citationOf } = theCase
  const parts: Part[] = []
  let sum = 0
  let isPart = false
  for (const item of cited) {
    const cents = citationOf.get(item.id)?.cents
    if (cents === null || cents === undefined || cents === 0 || Math.abs(cents) > item.openCents) return null
    if (Math.sign(cents) !== item.side) return null
    if (Math.abs(cents) < item.openCents) isPart = true
    parts.push({ itemId: item.id, cents })
    sum += cents
  }
  if (sum !== receipt.cents || !isPart) return null
  return proposal(theCase, 'references_part', parts, [...groundsOf(theCase, cited), evidence('part_stated')])
}

/** Less than cited, by exactly what credits of the same customer make up: a credit note deducted without a word. */
function withCredits(theCase: MatchCase): Proposal | null {
  const { receipt, cited, credits } = theCase
  const missing = netOf(cited) - receipt.cents
  const free = credits.filter((item) => !cited.includes(item))
  if (missing <= 0 || free.length === 0) return null
  const subset = subsetSum(
    free.map((item) => item.openCents),
    missing,
    12,
  )
  if (!subset) return null
  const used = subset.places.map((place) => free[place]!)
  return made(theCase, 'references_credit', [...cited, ...used], {
    isTied: !subset.isOnly,
    more: used.map((item) => evidence('credit_deducted', { documentNo: item.documentNo }, item.id)),
  })
}

/** These items in full, a little being missing for a reason that the organisation tolerates. */
export function withGap(theCase: MatchCase, cls: MatchClass, items: readonly OpenItem[]): Proposal | null {
  const { receipt, tolerance } = theCase
  const missing = netOf(items) - receipt.cents
  const gap = gapReason(receipt, items, missing, tolerance)
  if (!gap) return null
  return {
    ...made(theCase, cls, items, { more: [gap.evidence] }),
    gap: { cents: missing, reason: gap.reason },
  }
}

/** More than cited: other open items may explain the rest, else it stays on account. Less: a part payment. */
function unequal(theCase: MatchCase): Proposal {
  const { receipt, cited, debits, tolerance } = theCase
  const net = netOf(cited)
  const money = (cents: number) => ({ cents, currency: receipt.currency })
  if (net > receipt.cents) {
    const { parts } = oldestFirst(cited, receipt.cents)
    const left = money(net - receipt.cents)
    const rest =
      receipt.said.saysDiscount && left.cents * 10 <= net
        ? evidence('late_discount', { missing: left })
        : evidence('part_paid', { left })
    return proposal(theCase, 'references_part', parts, [...groundsOf(theCase, cited), rest], {
      isTied: parts.length < cited.length,
    })
  }
  // A list of numbers is cut where the bank cuts: what it begins with, and a whole that a customer pays at once.
  const group = naturalGroup(theCase)
  if (group && cited.every((item) => group.items.includes(item)))
    return made(theCase, 'references_more', group.items, {
      isTied: group.why === 'oldest_open',
      more: [evidence(group.why, { count: group.items.length })],
    })
  const others = debits.filter((item) => !cited.includes(item))
  const subset = subsetSum(
    others.map((item) => item.openCents),
    receipt.cents - net,
    tolerance.subsetItems,
  )
  if (subset) {
    const more = subset.places.map((place) => others[place]!)
    return made(theCase, 'references_more', [...cited, ...more], {
      isTied: !subset.isOnly,
      more: [evidence(subset.isOnly ? 'only_combination' : 'several_combinations')],
    })
  }
  const over = receipt.cents - net
  // What comes on top may be a document that is paid already.
  const twice = theCase.candidate.settled.filter((one) => one.words !== '' && one.cents === over).slice(0, 1)
  return proposal(
    theCase,
    'references_over',
    wholly(cited),
    [...groundsOf(theCase, cited), ...twice.map(toldTwice), evidence('overpaid', { over: money(over) })],
    { onAccountCents: over },
  )
}

/** A number one slip away from that of an item open for exactly this amount. */
function nearly(theCase: MatchCase): Proposal | null {
  const { receipt, debits } = theCase
  const fitting = debits.filter((item) => item.openCents === receipt.cents)
  if (fitting.length === 0) return null
  const numbers = receipt.said.numbers.filter(({ digits, of }) => digits.length >= 4 && of !== 'other')
  const near = fitting.filter((item) => {
    const digits = digitsOf(item.documentNo)
    const tail = digits.slice(-6)
    return numbers.some(
      ({ digits: number }) =>
        (digits.length >= 5 && isOneEditApart(number, digits)) ||
        (tail.length >= 4 && isOneEditApart(number, tail)) ||
        (number.length >= 5 && digits.endsWith(number)),
    )
  })
  if (near.length === 0) return null
  const item = near[0]!
  return made(theCase, 'near_reference', [item], {
    isTied: near.length > 1,
    more: [evidence('nearly_cited', { documentNo: item.documentNo, words: '' }, item.id)],
  })
}

type Extra = {
  readonly isTied?: boolean
  readonly more?: readonly Evidence[]
  readonly onAccountCents?: number
}

/** A proposal that settles these items in full. */
export function made(theCase: MatchCase, cls: MatchClass, items: readonly OpenItem[], extra: Extra = {}): Proposal {
  const sum = { count: items.length, sum: { cents: netOf(items), currency: theCase.receipt.currency } }
  const fit =
    netOf(items) === theCase.receipt.cents ? [evidence(items.length === 1 ? 'exact_amount' : 'exact_sum', sum)] : []
  return proposal(theCase, cls, wholly(items), [...groundsOf(theCase, items), ...fit, ...(extra.more ?? [])], extra)
}

export const proposal = (
  theCase: MatchCase,
  cls: MatchClass,
  parts: readonly Part[],
  grounds: readonly Evidence[],
  extra: Extra = {},
): Proposal => ({
  class: cls,
  customerId: theCase.candidate.customerId,
  payerId: null,
  parts,
  gap: null,
  onAccountCents: extra.onAccountCents ?? 0,
  bookedItemId: null,
  evidence: grounds,
  isTied: extra.isTied ?? false,
})
