import { plainText } from './reference-key.ts'

/** What the words of a payer say beside the numbers of documents. */
export type LineWords = {
  /** Capitals without accents. */
  readonly plain: string
  readonly numbers: readonly WrittenNumber[]
  /** It pays ahead: on an order, a quotation or a pro forma that is not invoiced yet. */
  readonly isDeposit: boolean
  readonly saysDiscount: boolean
  /** It says itself that something is left to pay. */
  readonly saysPart: boolean
}

export type WrittenNumber = {
  /** As it stands, and without leading zeros. */
  readonly written: string
  readonly digits: string
  /** What the word before it makes of it: a document, something else (an order, a contract, a cheque), or nothing known. */
  readonly of: 'document' | 'other' | null
  /** The amount that follows it, minor units. */
  readonly cents: number | null
}

const DOCUMENT =
  /^(FACT|FACTS|FACTURE|FACTURES|FAC|FACS|FA|F|FC|FT|INV|INVOICE|INVOICES|RECHNUNG|RG|AVOIR|AVOIRS|AV|CN|ECHEANCE)$/
const OTHER =
  /^(CDE|COMMANDE|COMMANDES|CMD|BC|PO|DEVIS|PROFORMA|ORDER|LOT|CONTRAT|CONTRACT|MARCHE|CLIENT|CLT|CPTE|COMPTE|FRS|FOURNISSEUR|REMISE|REM|CB|PRET|CHQ|CHEQUE|CHEQUES|SINISTRE)$/
/** Words that join numbers, or merely announce one: what stands before them goes on. */
const JOINER = /^(ET|AND|A|N|NO|NR|NUM|NUMERO|NUMEROS|NOS|REF|EUR|EUROS)$/
const AMOUNT = /[ ]*(?:[:=(]|EUR|€)?[ ]*(\d{1,3}(?:[ .,']\d{3})+[.,]\d{2}|\d+[.,]\d{2})(?![\d])/y
/** A day written in one piece: 191126, 19112026. */
const DAY = /^(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])(20)?[2-4]\d$/
const MOST_NUMBERS = 100

/** The words without the numbers that are known to be no document's. */
export const withoutOthers = ({ plain, numbers }: Pick<LineWords, 'plain' | 'numbers'>): string => {
  let text = plain
  for (const { written, of } of numbers)
    if (of === 'other')
      text = text.replace(new RegExp(`(?<![A-Z0-9])${written}(?![A-Z0-9])`), ' '.repeat(written.length))
  return text
}

export function readWords(text: string): LineWords {
  const plain = plainText(text)
  return {
    plain,
    numbers: numbersOf(plain),
    isDeposit:
      /\b(PROFORMA|PRO FORMA|DEVIS|ARRHES|COMMANDE|ADVANCE PAYMENT|PREPAYMENT|DOWN PAYMENT|DEPOSIT|ACOMPTE[ A-Z]{0,12} (CDE|CMD|BC))\b/.test(
        plain,
      ),
    saysPart: /\b(ACOMPTE|PARTIEL|PARTIELLE|PARTIAL|INSTALL?MENT|LITIGE|RETENUE)\b/.test(plain),
    saysDiscount: /\b(ESCOMPTE|ESC|DISCOUNT|SKONTO)\b/.test(plain),
  }
}

function numbersOf(plain: string): WrittenNumber[] {
  const found: WrittenNumber[] = []
  let of: WrittenNumber['of'] = null
  let before = ''
  const pattern = /[A-Z]+|\d+/g
  for (let token = pattern.exec(plain); token && found.length < MOST_NUMBERS; token = pattern.exec(plain)) {
    const [text] = token
    if (text.charCodeAt(0) >= 65) {
      if (DOCUMENT.test(text)) of = 'document'
      else if (OTHER.test(text)) of = 'other'
      else if (!JOINER.test(text)) of = null
      before = text
      continue
    }
    const end = token.index + text.length
    const cents = amountAt(plain, end)
    const isDay = /^(DU|LE|AU)$/.test(before) && DAY.test(text)
    found.push({ written: text, digits: text.replace(/^0+(?=.)/, ''), of: isDay ? 'other' : of, cents })
    before = ''
    // An amount is no number of a document.
    if (cents !== null) pattern.lastIndex = AMOUNT.lastIndex
  }
  return found
}

/** The amount written right after these words of a text, minor units, or null. */
export function amountAfter(plain: string, words: string): number | null {
  const at = plain.indexOf(words)
  return at === -1 ? null : amountAt(plain, at + words.length)
}

function amountAt(plain: string, at: number): number | null {
  const next = plain.charCodeAt(at)
  // What sticks to a number is a part of it.
  if ((next >= 48 && next <= 57) || (next >= 65 && next <= 90)) return null
  if (plain[at] === ',' || plain[at] === '.' || plain[at] === '-' || plain[at] === '/') return null
  AMOUNT.lastIndex = at
  const found = AMOUNT.exec(plain)
  return found ? Number(found[1]!.replace(/\D/g, '')) : null
}

/** Whom the payer says it pays for: the words after “pour le compte de”, “client”, “affaire”. */
export function namedAsDebtor(plain: string): string[] {
  const found = plain.matchAll(
    /\b(?:P(?:OU)?R|P)[ /.]*(?:LE )?(?:CPTE|COMPTE|CTE|C)[ /.:]*(?:DE |DU )?([^\n]{3,60})|\b(?:CLT|CLIENT|AFF|AFFAIRE|DEBITEUR)[ /.:]+([^\n]{3,60})/g,
  )
  return [...found].map(([, onBehalf, client]) => onBehalf ?? client!)
}
