/** Words that announce an invoice or credit note number in a label, in French and English packages. */
const ANNOUNCED =
  /(?:^|[^\p{L}\d])(?:factures?|fact|fac|fct|fra|fa|fc|avoirs?|avr|av|invoice|inv|credit note|cn|n°|nº|no\.)[\s.:#°_-]*(?:n°|nº|no\.?)?\s*((?:[A-Z]{0,6}[-_/]?)\d[A-Z0-9/_-]{2,})/giu
/** Letters then figures, as invoicing software numbers documents: `FA2026-0142`, `F-00231`, `VE20220031`. */
const SHAPED = /(?:^|[^A-Z0-9/-])([A-Z]{1,6}[-_/]?\d{2,4}[-_/]?\d{2,8}(?:[-_/]\d{1,6})?)(?=$|[^A-Z0-9])/giu
const DATE = /^(?:\d{1,2}[/-]\d{1,2}[/-]\d{2,4}|(?:19|20)\d{2}|(?:19|20)\d{2}[-/]\d{2}(?:[-/]\d{2})?)$/
/** Words that begin a bank reference: figures after them are a cheque or a transfer, not a document. */
const BANK_WORD = /^(?:VIR|CHQ|CHEQ|SCT|PRLV|REM|CB|LCR|SEPA|FR\d{2})/i

/** No figure or zeros only (`-`, `RAN`, `0000000`, `sans`), or a phrase of several words: no document is named. */
const isGenericRef = (ref: string): boolean => !/[1-9]/.test(ref) || /\p{L}{3,}.*\s.*\p{L}{3,}/u.test(ref)

/** The journal and the month of the entry (`VE  0123` in January 2023): the name of a batch. */
export function isJournalMonth(ref: string, journalCode: string, entryOn: string): boolean {
  const rest = ref.startsWith(journalCode) ? ref.slice(journalCode.length).replace(/[\s/-]/g, '') : ''
  const [year, month] = [entryOn.slice(0, 4), entryOn.slice(5, 7)]
  return (
    rest === month + year.slice(2) || rest === month + year || rest === year + month || rest === year.slice(2) + month
  )
}

/**
 * The document a line is about: its piece reference when that names one document, else the one number its label holds.
 * Null when neither does, or when the label holds several: a number is never invented.
 */
export function documentNumber(pieceRef: string, refIsShared: boolean, label: string): string | null {
  if (pieceRef !== '' && !refIsShared && !isGenericRef(pieceRef)) return pieceRef
  const found = documentNumbersIn(label)
  return found.length === 1 ? found[0]! : null
}

export function documentNumbersIn(label: string): string[] {
  const found = new Map<string, string>()
  const keep = (candidate: string) => {
    const number = candidate.replace(/[-_/]+$/, '')
    if (number.length >= 3 && /\d{2}/.test(number) && !DATE.test(number) && !BANK_WORD.test(number)) {
      const key = number.replace(/[^A-Za-z0-9]/g, '').toUpperCase()
      for (const other of found.keys()) {
        if (other.endsWith(key)) return
        if (key.endsWith(other)) found.delete(other)
      }
      found.set(key, number)
    }
  }
  for (const match of label.matchAll(SHAPED)) keep(match[1]!)
  for (const match of label.matchAll(ANNOUNCED)) keep(match[1]!)
  return [...found.values()]
}
