import type { OpenLine } from './line-store.ts'

/** Lines of a bank are cut where they are full, in the middle of a word if need be. */
const FULL_LINE = 65

/** The payer's free text in one piece: what was cut at the end of a full line is put together again. */
export function remittanceText(lines: readonly string[]): string {
  let text = ''
  let wasFull = false
  for (const line of lines) {
    text += text === '' || wasFull ? line : ` ${line}`
    wasFull = line.length >= FULL_LINE && !/\s$/.test(line)
  }
  return text
}

/** The payer's message, apart where it is apart; its own reference for the transfer left out. */
export const messageText = (line: OpenLine): string =>
  [
    remittanceText(line.details.remittance),
    line.label,
    line.details.creditorReference,
    ...line.details.documents.map((document) => document.no),
  ]
    .filter((text) => text !== '')
    .join('\n')

/** All the words that may cite a document of ours or a debit of our collections. */
export const citingText = (line: OpenLine): string =>
  [messageText(line), line.details.references.endToEnd ?? ''].filter((text) => text !== '').join('\n')

/** The words that may name a payer when the bank does not say who it is. */
export const namingText = (line: OpenLine): string =>
  line.payerName !== '' ? line.payerName : `${line.label} ${remittanceText(line.details.remittance)}`.slice(0, 200)
