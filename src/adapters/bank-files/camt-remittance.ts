import type { PaymentReferences } from './model.ts'
import { moneyOf } from './xml-amount.ts'
import type { XmlNode } from './xml-node.ts'

/** What the payer wrote: free text, a structured reference, and the documents it cites. */
export type Remittance = {
  readonly lines: readonly string[]
  readonly creditor: string
  readonly documents: PaymentReferences['documents']
}

const nothing: Remittance = { lines: [], creditor: '', documents: [] }

/** Swiss banks report their own checks of an invoice slip as if the payer had written them. */
const BANK_MARK = /^\?(?:REJECT|ERROR)\?/

/**
 * Reads `RmtInf`. The first structured reference is the reference; further ones are documents of the same payment. An amount
 * given for a document is the payer's word: when it cannot be read, or is in another currency, there is none.
 */
export function remittanceOf(transaction: XmlNode, currency: string): Remittance {
  const information = transaction.at('RmtInf')
  if (!information) return nothing
  const lines = information.all('Ustrd').map((line) => line.text)
  const documents: { no: string; cents: number | null }[] = []
  let creditor = ''
  for (const structured of information.all('Strd')) {
    const amounts = structured.at('RfrdDocAmt')
    const money = moneyOf(amounts?.at('RmtdAmt') ?? amounts?.at('DuePyblAmt'))
    const cents = money?.currency === currency ? money.cents : null
    const cited = structured.all('RfrdDocInf').map((document) => document.textAt('Nb'))
    for (const no of cited) if (no !== '') documents.push({ no, cents: cited.length === 1 ? cents : null })
    const reference = structured.textAt('CdtrRefInf', 'Ref').replace(/\s/g, '')
    if (reference !== '') {
      if (creditor === '') creditor = reference
      else if (reference !== creditor) documents.push({ no: reference, cents: cited.length === 0 ? cents : null })
    }
    for (const more of structured.all('AddtlRmtInf')) if (!BANK_MARK.test(more.text)) lines.push(more.text)
  }
  return { lines: lines.filter((line) => line !== ''), creditor, documents }
}
