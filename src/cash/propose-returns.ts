import { evidence } from './match-case.ts'
import type { Evidence, Proposal } from './model.ts'
import { aliasOf } from './payer-name-words.ts'
import { plainText } from './reference-key.ts'
import type { ReturnedReceipt, ReturnLine } from './return-store.ts'

/** Words by which a bank says that a payment came back when it gives no code for it. */
const RETURN_WORDS =
  /\b(?:IMPAYEE?S?|REJET(?:EE?S?|S)?|RETOUR|RAPPEL|RECALL|RETURNED|UNPAID|REJECTED|SANS PROVISION|EXTOURNE|CONTRE-?PASSATION)\b/

/** What the bank charges for a return is no return. */
const CHARGE_WORDS = /^(?:FRAIS|COMMISSIONS?|COM|COTISATION|FACTURATION|TVA|FEES?|CHARGES?)\b/

export function soundsReturned(label: string): boolean {
  const plain = plainText(label).trim()
  return RETURN_WORDS.test(plain) && !CHARGE_WORDS.test(plain)
}

/**
 * Which receipt came back, best first: the same reference from end to end or the same mandate is certain; the same payer, or its
 * customer's name in the bank's words, is likely; the amount alone is a question. The latest of several alike comes first, and
 * is tied when they are of different customers.
 */
export function proposeReturns(line: ReturnLine, receipts: readonly ReturnedReceipt[]): Proposal[] {
  const ranked = receipts
    .map((receipt) => ({ receipt, ...groundsFor(line, receipt) }))
    .toSorted((a, b) => a.rank - b.rank || (a.receipt.receivedOn < b.receipt.receivedOn ? 1 : -1))
  const first = ranked[0]
  return ranked.slice(0, 4).map(({ receipt, rank, grounds }, place) => ({
    class: 'returned',
    customerId: receipt.customerId,
    payerId: null,
    parts: [],
    gap: null,
    onAccountCents: line.cents,
    bookedItemId: receipt.itemIds[0],
    evidence: [
      grounds,
      evidence('returned_receipt', { on: receipt.receivedOn }),
      ...(receipt.customerNames.length > 1
        ? [evidence('returned_several', { words: receipt.customerNames.join(', ') })]
        : []),
    ],
    isTied:
      rank === 2 ||
      (place === 0 &&
        ranked.some((other) => other.rank === first!.rank && other.receipt.customerId !== receipt.customerId)),
  }))
}

function groundsFor(line: ReturnLine, receipt: ReturnedReceipt): { rank: 0 | 1 | 2; grounds: Evidence } {
  const said = plainText(`${line.label} ${line.payerName}`)
  if (line.endToEnd !== '' && line.endToEnd === receipt.endToEnd)
    return { rank: 0, grounds: evidence('returned_reference', { words: line.endToEnd }) }
  if (receipt.endToEnd !== '' && said.includes(plainText(receipt.endToEnd)))
    return { rank: 0, grounds: evidence('returned_reference', { words: receipt.endToEnd }) }
  if (line.mandate !== '' && line.mandate === receipt.mandate)
    return { rank: 0, grounds: evidence('returned_mandate', { words: line.mandate }) }
  for (const name of [receipt.payerName, ...receipt.customerNames]) {
    const alias = aliasOf(name)
    if (alias !== '' && aliasOf(said).includes(alias))
      return { rank: 1, grounds: evidence('returned_payer', { words: name }) }
  }
  return { rank: 2, grounds: evidence('returned_amount') }
}
