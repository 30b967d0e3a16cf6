import { withoutReason } from '../../adapters/bank-files/index.ts'
import { type Evidence, evidence, type Proposal } from '../model.ts'
import { aliasOf } from '../words/payer-name-words.ts'
import { citedKeys, documentKeys, plainText } from '../words/reference-key.ts'
import { RETURN_WORDS } from '../words/return-words.ts'
import type { ReturnedReceipt, ReturnLine } from './receipt-store.ts'

/** Why a receipt may be the one, from certain to a mere question. */
const GROUNDS = ['reference', 'document', 'mandate', 'payer', 'alike', 'amount'] as const
type Ground = (typeof GROUNDS)[number]

/** Banks that number the movements of each day write 1, 2, 3: only a reference as long as this is of one movement. */
const TELLING_REFERENCE = 6

/**
 * Which receipt came back, best first: the same reference from end to end, a document that the bank cites, the same mandate or the
 * same payer is certain as long as no other receipt is as good. A customer whose name is part of the payer's may be another one
 * (DUPONT and DUPONT FILS): it is a question, like the amount alone. Of several alike the latest comes first. One that is a bank
 * fee short of the line needs more than its amount, and comes after those that are not.
 */
export function proposeReturns(line: ReturnLine, receipts: readonly ReturnedReceipt[]): Proposal[] {
  const cited = citedKeys(plainText(`${line.label} ${line.payerName}`))
  const ranked = receipts
    .map((receipt) => ({ receipt, feeCents: line.cents - receipt.cents, ...groundsFor(line, cited, receipt) }))
    .filter(({ feeCents, ground }) => feeCents === 0 || ground !== 'amount')
    .toSorted(
      (a, b) =>
        Number(a.feeCents > 0) - Number(b.feeCents > 0) ||
        GROUNDS.indexOf(a.ground) - GROUNDS.indexOf(b.ground) ||
        (a.receipt.receivedOn < b.receipt.receivedOn ? 1 : -1),
    )
  const first = ranked[0]
  return ranked.slice(0, 4).map(({ receipt, feeCents, ground, grounds }, place) => ({
    class: 'returned',
    customerId: receipt.customerId,
    payerId: null,
    parts: [],
    gap: feeCents > 0 ? { cents: feeCents, reason: 'bank_fee' } : null,
    onAccountCents: receipt.cents,
    bookedItemId: receipt.itemIds[0],
    evidence: [
      grounds,
      evidence('returned_receipt', { on: receipt.receivedOn }),
      ...(receipt.customerNames.length > 1
        ? [evidence('returned_several', { words: receipt.customerNames.join(', ') })]
        : []),
      ...(feeCents > 0 ? [evidence('returned_fee', { fee: { cents: feeCents, currency: line.currency } })] : []),
    ],
    isTied:
      ground === 'alike' ||
      ground === 'amount' ||
      (place === 0 && ranked.some((other) => other.receipt !== first!.receipt && other.ground === first!.ground)),
  }))
}

function groundsFor(
  line: ReturnLine,
  cited: ReadonlyMap<number, string>,
  receipt: ReturnedReceipt,
): { ground: Ground; grounds: Evidence } {
  const said = plainText(`${line.label} ${line.payerName}`)
  if (line.endToEnd !== '' && line.endToEnd === receipt.endToEnd)
    return { ground: 'reference', grounds: evidence('returned_reference', { words: line.endToEnd }) }
  if (receipt.endToEnd !== '' && said.includes(plainText(receipt.endToEnd)))
    return { ground: 'reference', grounds: evidence('returned_reference', { words: receipt.endToEnd }) }
  if (line.bankRef.length >= TELLING_REFERENCE && line.bankRef === receipt.bankRef)
    return { ground: 'reference', grounds: evidence('returned_reference', { words: line.bankRef }) }
  for (const documentNo of receipt.documents) {
    const key = documentKeys(documentNo).find((one) => cited.has(one))
    if (key !== undefined)
      return { ground: 'document', grounds: evidence('cited', { documentNo, words: cited.get(key)! }) }
  }
  if (line.mandate !== '' && line.mandate === receipt.mandate)
    return { ground: 'mandate', grounds: evidence('returned_mandate', { words: line.mandate }) }
  const names = [receipt.payerName, ...receipt.customerNames].filter((name) => aliasOf(name) !== '')
  const payers = [line.payerName, line.label].map(payerWords)
  const same = names.find((name) => payers.includes(aliasOf(name)))
  if (same) return { ground: 'payer', grounds: evidence('returned_payer', { words: same }) }
  const alike = names.find((name) => payers.some((words) => ` ${words} `.includes(` ${aliasOf(name)} `)))
  if (alike) return { ground: 'alike', grounds: evidence('returned_payer', { words: alike }) }
  return { ground: 'amount', grounds: evidence('returned_amount') }
}

/** What is left of a bank's words when those that say a return and its reason are taken out: the payer, if it is named. */
const payerWords = (text: string): string =>
  aliasOf(withoutReason(plainText(text)))
    .split(' ')
    .filter((word) => !RETURN_WORDS.test(word) && !/^[A-Z]{2}\d{2}$|^\d{3,}$/.test(word))
    .join(' ')
