import { messageOf } from './camt-statement.ts'
import type { BankFormat } from './model.ts'

/** What a bank file is: a statement of an account, returns of payments, or an order that goes to the bank. */
export type BankFile =
  | { readonly kind: 'statement'; readonly format: BankFormat; readonly name: string }
  | { readonly kind: 'returns'; readonly format: 'cfonb240' | 'pain.002'; readonly name: string }
  | { readonly kind: 'order'; readonly format: null; readonly name: string }

const statement = (format: BankFormat, name: string): BankFile => ({ kind: 'statement', format, name })
const order = (name: string): BankFile => ({ kind: 'order', format: null, name })

/** Names the bank format of a file from the text of its head (64 kB will do), or null. Each format has marks that nothing else has. */
export function identifyBank(head: string): BankFile | null {
  const text = head.replace(/^[\s\u0001-\u0003]+/, '')
  if (text.startsWith('<')) return xmlFormat(text)
  if (/^OFXHEADER:/i.test(text)) return statement('ofx', 'OFX')
  if (/^!(?:Type:|Account\b|Option:)/i.test(text)) return statement('qif', 'QIF')
  if (isSwift(text)) {
    const interim = /\{2:[IO]942|^:(?:34F|90[CD]|942):/m.test(text)
    return interim ? statement('mt942', 'MT942') : statement('mt940', 'MT940')
  }
  return fixedWidthFormat(text)
}

function xmlFormat(text: string): BankFile | null {
  const camt = /(camt\.05[234])/.exec(text)?.[1]
  if (camt) return statement(camt as BankFormat, camt.toUpperCase())
  const pain = /(pain\.\d{3})/.exec(text)?.[1]
  if (pain === 'pain.002') return { kind: 'returns', format: pain, name: pain }
  if (pain) return order(pain)
  // A file without its namespace is known by its message.
  for (const [, name] of text.slice(0, 4_000).matchAll(/<(?:[\w-]+:)?(BkToCstmr\w+)/g)) {
    const format = messageOf(name!)?.format
    if (format) return statement(format, format.toUpperCase())
  }
  if (/<(?:[\w-]+:)?CstmrPmtStsRpt[\s>]/.test(text)) return { kind: 'returns', format: 'pain.002', name: 'pain.002' }
  const root = text.replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->/g, '').trimStart()
  return /^<OFX[\s>]/i.test(root) ? statement('ofx', 'OFX') : null
}

/** Statements and reports of an account: MT940 and its neighbours, which differ by fields they leave out. Never a payment. */
function isSwift(text: string): boolean {
  const type = swiftType(text)
  if (type !== null) return /^9(?:4[0-2]|50)$/.test(type)
  const hasHeader = /^:20:/m.test(text) && /^:(?:25P?|28C?|34F|60[FM]):/m.test(text)
  return /^\{1:[A-Z]\d\d/.test(text) || /^:61:\d{6}/m.test(text) || hasHeader
}

/** `103` of `{2:I103BANKFRPPXXXXN}`; null where no block names the message. */
const swiftType = (text: string): string | null => /\{2:[IO](\d{3})/.exec(text.slice(0, 400))?.[1] ?? null

/**
 * CFONB: records of one length that begin with their code, with or without line ends. Only the first twenty are looked at. A statement
 * may have a foreign line among them, which its reader then names; it has at least an opening and a movement or a closing.
 */
function fixedWidthFormat(text: string): BankFile | null {
  const lines = text.split(/\r\n|\r|\n/)
  // The head may stop in the middle of its last line.
  const whole = (lines.length > 1 ? lines.slice(0, -1) : lines).filter((line) => line.trim() !== '').slice(0, 20)
  const fits = (code: RegExp, shortest: number, longest: number) =>
    whole.length > 0 && whole.every((line) => isRecord(line, code, shortest, longest))
  const mostly = (code: RegExp, shortest: number, longest: number) => {
    const records = whole.filter((line) => isRecord(line, code, shortest, longest))
    return records.length >= 2 && records.length * 2 > whole.length && records.some((line) => /^0[17]/.test(line))
  }
  const sliced = (code: RegExp, width: number) =>
    whole.length === 1 &&
    whole[0]!.length >= 2 * width &&
    Array.from({ length: Math.min(20, Math.floor(whole[0]!.length / width)) }, (_, i) => i * width).every((at) =>
      code.test(whole[0]!.slice(at)),
    )
  for (const [code, width, shortest, found] of [
    // A complement may have lost its trailing blanks; every other record ends with an amount at 104.
    [/^0[1457][\dA-Z]{5}/, 120, 48, statement('cfonb120', 'CFONB')],
    [/^3[149]\d{6}/, 240, 230, { kind: 'returns', format: 'cfonb240', name: 'CFONB 240' } as const],
    [/^0[368]/, 160, 157, order('CFONB 160')],
    [/^\d\d/, 240, 238, order('CFONB 240')],
    [/^\d\d/, 160, 158, order('CFONB 160')],
  ] as const)
    if (fits(code, shortest, width + 2) || sliced(code, width)) return found
  return mostly(...STATEMENT_RECORD) ? statement('cfonb120', 'CFONB') : null
}

const isRecord = (line: string, code: RegExp, shortest: number, longest: number): boolean =>
  code.test(line) && line.trimEnd().length <= longest && line.length >= shortest

/** Record 01, 04, 05 or 07 with its bank, and nothing that parts columns. */
const STATEMENT_RECORD = [/^0[1457][\dA-Z]{5}[^;\t|]*$/, 48, 122] as const

/** What banks elsewhere hand out and is not read here, by the marks of its first record. */
const UNREAD: readonly (readonly [first: RegExp, name: string])[] = [
  [/^00000\d{6}\d{3}05.{110,114}\s/, 'CODA'],
  [/^11\d{18}\d{12}[12]\d{14}/, 'Norma 43 (AEB43)'],
  [/^01,[^,\n]*,[^,\n]*,\d{6},\d{4},/, 'BAI2'],
]

/** The name of a bank format that is not read, or null: its sentence says which to ask for instead. */
export function unreadBankFormat(head: string): string | null {
  const swift = swiftType(head)
  return swift !== null ? `MT${swift}` : (UNREAD.find(([first]) => first.test(head))?.[1] ?? null)
}
