import { evidence, groundsOf, type MatchCase, netOf, oldestFirst } from './match-case.ts'
import { made, proposal, withGap } from './match-cited.ts'
import { proposeAlike } from './match-twice.ts'
import type { OpenItem, Proposal } from './model.ts'
import { fewOf, subsetSum } from './subset-sum.ts'

/** What the amount alone says, once we know who pays. The first reading that fits; others that fit as well make it a tie. */
export function proposePayer(theCase: MatchCase): Proposal | null {
  if (!theCase.knowsPayer) return null
  const { isDeposit } = theCase.receipt.said
  const whole = single(theCase) ?? all(theCase)
  // A deposit on an order that is not invoiced yet pays no invoice; what it fits to the cent may be the deposit's own invoice.
  if (isDeposit) return whole ? { ...whole, isTied: true } : deposit(theCase)
  if (whole) return whole
  const sum = combination(theCase)
  // One sum alone that fits to the cent says more than a fee that might have been taken.
  if (sum && !sum.isTied) return sum
  return missingLittle(theCase) ?? sum ?? proposeAlike(theCase) ?? part(theCase)
}

function single(theCase: MatchCase): Proposal | null {
  const { receipt, debits } = theCase
  const fitting = debits.filter((item) => item.openCents === receipt.cents)
  if (fitting.length === 0) return null
  const group = naturalGroup(theCase)
  const others = group !== null && !(group.items.length === 1 && group.items[0] === fitting[0])
  const isTied = fitting.length > 1 || others
  if (!isTied && isCertain(theCase))
    return made(theCase, 'payer_certain', [fitting[0]!], { more: [evidence('rare_amount')] })
  return made(theCase, 'payer_single', [fitting[0]!], { isTied })
}

/** Who pays is beyond doubt, and the amount can be nothing else of anybody. */
const isCertain = ({ receipt, candidate: { payer, settled } }: MatchCase): boolean =>
  receipt.isRareAmount &&
  !payer.isAmbiguous &&
  payer.how !== 'like_name' &&
  payer.how !== 'named' &&
  !receipt.said.isDeposit &&
  !receipt.said.saysPart &&
  !settled.some((one) => one.words !== '' || one.cents === receipt.cents)

/** What a customer pays at once: all that is overdue, a month, everything up to a day, all that is open. */
function naturalGroup({
  receipt,
  items,
  debits,
}: MatchCase): { items: readonly OpenItem[]; why: 'all_overdue' | 'all_of_month' | 'all_open' } | null {
  const { cents, bookedOn } = receipt
  if (debits.length === 0) return null
  const credits = items.filter((item) => item.side === -1)
  const overdue = debits.filter((item) => item.dueOn <= bookedOn)
  for (const group of [overdue, [...overdue, ...credits]])
    if (group.length > 1 && netOf(group) === cents) return { items: group, why: 'all_overdue' }
  for (const group of [debits, [...items]])
    if (group.length > 1 && netOf(group) === cents) return { items: group, why: 'all_open' }
  const months = new Map<string, OpenItem[]>()
  for (const item of debits)
    for (const month of new Set([`issued ${item.issuedOn.slice(0, 7)}`, `due ${item.dueOn.slice(0, 7)}`])) {
      const group = months.get(month)
      if (group) group.push(item)
      else months.set(month, [item])
    }
  for (const group of months.values())
    if (group.length > 1 && netOf(group) === cents) return { items: group, why: 'all_of_month' }
  let sum = 0
  for (const [place, item] of debits.entries()) {
    sum += item.openCents
    if (sum === cents && place > 0) return { items: debits.slice(0, place + 1), why: 'all_overdue' }
    if (sum > cents) break
  }
  return null
}

function all(theCase: MatchCase): Proposal | null {
  const group = naturalGroup(theCase)
  if (!group) return null
  return made(theCase, 'payer_all', group.items, { more: [evidence(group.why, { count: group.items.length })] })
}

/** One item in full, less a fee or a discount. */
function missingLittle(theCase: MatchCase): Proposal | null {
  const found: Proposal[] = []
  for (const item of theCase.debits) {
    const match = withGap(theCase, 'payer_gap', [item])
    if (match) found.push(match)
    if (found.length > 1) break
  }
  return found[0] ? { ...found[0], isTied: found.length > 1 } : null
}

function combination(theCase: MatchCase): Proposal | null {
  const { receipt, items, debits, tolerance } = theCase
  for (const pool of [debits, items]) {
    const amounts = pool.map((item) => item.side * item.openCents)
    const few = amounts.length > tolerance.subsetItems ? fewOf(amounts, receipt.cents) : null
    const subset = few ?? subsetSum(amounts, receipt.cents, tolerance.subsetItems)
    if (!subset) continue
    const chosen = subset.places.map((place) => pool[place]!)
    return made(theCase, 'payer_subset', chosen, {
      isTied: !subset.isOnly,
      more: [evidence(subset.isOnly ? 'only_combination' : 'several_combinations')],
    })
  }
  return null
}

/** Nothing adds up: the oldest debts first (C. civ. art. 1342-10), the rest on account. */
function part(theCase: MatchCase): Proposal {
  const { receipt, debits } = theCase
  const { parts, left } = oldestFirst(debits, receipt.cents)
  const paid = debits.filter((item) => parts.some((one) => one.itemId === item.id))
  const grounds = groundsOf(theCase, paid)
  const money = { cents: left, currency: receipt.currency }
  if (parts.length === 0) return proposal(theCase, 'on_account', [], grounds, { onAccountCents: left })
  return proposal(
    theCase,
    'payer_part',
    parts,
    [...grounds, evidence('oldest_first'), ...(left > 0 ? [evidence('overpaid', { over: money })] : [])],
    { onAccountCents: left, isTied: true },
  )
}

function deposit(theCase: MatchCase): Proposal {
  const grounds = [...groundsOf(theCase, []), evidence('deposit')]
  return proposal(theCase, 'on_account', [], grounds, { onAccountCents: theCase.receipt.cents, isTied: true })
}
