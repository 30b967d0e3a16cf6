import { evidence, type Part, type Proposal } from '../model.ts'
import { groundsOf, type MatchCase } from './match-case.ts'
import { proposal } from './match-cited.ts'
import type { ForeignItem, Receipt } from './model.ts'

/** Among these, none has been worth more than twice another in the last ten years: an amount far from that pays something else. */
const NEAR_PAR: ReadonlySet<string> = new Set(['EUR', 'USD', 'GBP', 'CHF'])

/**
 * What the payer cites is owed in another currency, and nothing that it cites in that of the line. The documents are settled
 * in their own currency by all of the money, where the payer's bank says what was sent, or where the amount is of the size that
 * a rate of exchange can explain; otherwise the money stays on account. Nobody here knows the rate: a person always says yes.
 */
export function proposeForeign(theCase: MatchCase): Proposal | null {
  const { receipt, foreign, cited } = theCase
  if (foreign.length === 0 || cited.length > 0) return null
  const told = foreign.map(({ id, documentNo, open, words }) =>
    evidence('cited_foreign', { documentNo, words: words.slice(0, 60), open }, id),
  )
  const grounds = [...told, ...groundsOf(theCase, [])]
  const parts = convert(receipt, foreign)
  if (!parts)
    return proposal(theCase, 'references_foreign', [], grounds, { onAccountCents: receipt.cents, isTied: true })
  const paid = { cents: receipt.cents, currency: receipt.currency }
  const settled = { cents: parts.reduce((sum, one) => sum + one.ownCents, 0), currency: foreign[0]!.open.currency }
  return proposal(theCase, 'references_foreign', parts, [...grounds, evidence('converted', { paid, settled })], {
    isTied: true,
  })
}

/** How the money is spread: in proportion to what is settled of each, the last one taking what division leaves. */
function convert(receipt: Receipt, items: readonly ForeignItem[]): (Part & { readonly ownCents: number })[] | null {
  const { currency } = items[0]!.open
  if (items.some(({ open }) => open.currency !== currency)) return null
  const openCents = items.reduce((sum, { open }) => sum + open.cents, 0)
  const { instructed } = receipt
  const isSaid = instructed?.currency === currency && instructed.cents <= openCents
  if (!isSaid && !isOfThatSize(receipt, openCents, currency)) return null
  const settledCents = isSaid ? instructed.cents : openCents
  const parts: (Part & { ownCents: number })[] = []
  let [own, money] = [settledCents, receipt.cents]
  for (const { id, open } of items) {
    const ownCents = Math.min(own, open.cents)
    if (ownCents === 0) break
    const cents = ownCents === own ? money : shareOf(receipt.cents, ownCents, settledCents)
    if (cents <= 0) return null
    parts.push({ itemId: id, cents, ownCents })
    own -= ownCents
    money -= cents
  }
  return parts
}

const isOfThatSize = ({ cents, currency: paidIn }: Receipt, openCents: number, currency: string): boolean =>
  NEAR_PAR.has(paidIn) && NEAR_PAR.has(currency) && cents <= 2 * openCents && openCents <= 2 * cents

/** `cents` × `of` ÷ `whole`, rounded down, exact however large they are. */
const shareOf = (cents: number, of: number, whole: number): number =>
  Number((BigInt(cents) * BigInt(of)) / BigInt(whole))
