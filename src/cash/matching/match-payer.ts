import { evidence, type Proposal } from '../model.ts'
import { namesParent } from '../words/payer-name-words.ts'
import { digitsOf } from '../words/reference-key.ts'
import { inOrder } from './allocation-order.ts'
import { groundsOf, type MatchCase, netOf, oldestFirst } from './match-case.ts'
import { made, proposal, withGap } from './match-cited.ts'
import { proposeAlike } from './match-twice.ts'
import type { OpenItem } from './model.ts'
import { naturalGroup } from './natural-group.ts'
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
  const more = receipt.isRareAmount ? [evidence('rare_amount')] : []
  if (!isTied && isCertain(theCase, fitting[0]!)) return made(theCase, 'payer_certain', [fitting[0]!], { more })
  return made(theCase, 'payer_single', [fitting[0]!], { isTied })
}

/** That what was invoiced is settled. */
const SAYS_WHAT =
  /\b(FACT|FACTS|FACTURE|FACTURES|FAC|INVOICE|INVOICES|REGLEMENT|REGLT|RGLT|REGL|SOLDE|ECHEANCE|PAIEMENT|PAYMENT)\b/

/**
 * Who pays is beyond doubt, and the amount can be nothing else of this customer, paid or open. A price that several customers owe
 * proves less: it is paid in advance, or for another company, without a word.
 */
function isCertain(theCase: MatchCase, fitting: OpenItem): boolean {
  const { receipt, candidate, cited, serials, alike } = theCase
  const { payer, settled } = candidate
  const others = theCase.items.filter((item) => item !== fitting)
  return (
    !payer.isAmbiguous &&
    payer.how !== 'like_name' &&
    payer.how !== 'named' &&
    !receipt.said.isDeposit &&
    !receipt.said.saysPart &&
    !receipt.said.saysDiscount &&
    (receipt.isRareAmount || (SAYS_WHAT.test(receipt.said.plain) && !namesParent(payer.words))) &&
    // What it writes names nothing else, neither open nor paid.
    [...cited, ...serials].every((item) => item === fitting) &&
    alike.length === 0 &&
    receipt.said.numbers.every(
      ({ of, digits }) => of !== 'document' || digitsOf(fitting.documentNo).includes(digits),
    ) &&
    !settled.some((one) => one.words !== '' || one.cents === receipt.cents) &&
    // Others do not add up to it, with a credit note or without, and none is it but for a fee or a discount.
    fewOf(
      others.map((item) => item.side * item.openCents),
      receipt.cents,
    ) === null &&
    !others.some((item) => item.side === 1 && withGap(theCase, 'payer_gap', [item]) !== null)
  )
}

function all(theCase: MatchCase): Proposal | null {
  const group = naturalGroup(theCase)
  if (!group) return null
  return made(theCase, 'payer_all', group.items, {
    // Month after month the same amount: the oldest of them are one choice among others.
    isTied: group.why === 'oldest_open' && theCase.debits.some((item) => isLikeOneOf(item, group.items)),
    more: [evidence(group.why, { count: group.items.length })],
  })
}

const isLikeOneOf = (item: OpenItem, items: readonly OpenItem[]): boolean =>
  !items.includes(item) && items.some((one) => one.openCents === item.openCents)

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

/**
 * Nothing adds up: principal or interest first, as the organisation has it, then the oldest debts (C. civ. art. 1342-10), the rest
 * on account.
 */
function part(theCase: MatchCase): Proposal {
  const { receipt, tolerance } = theCase
  const { debits, why } = inOrder(theCase.debits, tolerance.allocationOrder)
  const { parts, left } = oldestFirst(debits, receipt.cents)
  const paid = debits.filter((item) => parts.some((one) => one.itemId === item.id))
  const grounds = groundsOf(theCase, paid)
  const money = { cents: left, currency: receipt.currency }
  if (parts.length === 0) return proposal(theCase, 'on_account', [], grounds, { onAccountCents: left })
  return proposal(
    theCase,
    'payer_part',
    parts,
    [...grounds, ...why, evidence('oldest_first'), ...(left > 0 ? [evidence('overpaid', { over: money })] : [])],
    { onAccountCents: left, isTied: true },
  )
}

function deposit(theCase: MatchCase): Proposal {
  const grounds = [...groundsOf(theCase, []), evidence('deposit')]
  return proposal(theCase, 'on_account', [], grounds, { onAccountCents: theCase.receipt.cents, isTied: true })
}
