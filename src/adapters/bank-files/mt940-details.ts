import { toIban } from '../../kernel/identifiers.ts'
import { tidyText } from '../ledger-files/encoding.ts'
import { given } from './mt940-line.ts'
import { germanReason } from './mt940-reasons.ts'

/** What a `:86:` field says, whatever the dialect. Empty when it does not. */
export type Details = {
  readonly label: string
  readonly name: string
  readonly ultimateName: string
  readonly iban: string | null
  readonly bic: string
  readonly partyId: string
  readonly endToEnd: string
  readonly mandate: string
  readonly customerReference: string
  readonly creditorReference: string
  readonly remittance: readonly string[]
  readonly returned: { readonly code: string; readonly words: string } | null
  /** Amounts in another currency and fees, as written: `/OCMT/USD2853,12/`. */
  readonly amounts: string
}

/** A field that follows a movement: `:86:`, or the bank's own `:NS:`. */
export type DetailField = { readonly isOwn: boolean; readonly lines: readonly string[] }

const nothing: Details = {
  label: '',
  name: '',
  ultimateName: '',
  iban: null,
  bic: '',
  partyId: '',
  endToEnd: '',
  mandate: '',
  customerReference: '',
  creditorReference: '',
  remittance: [],
  returned: null,
  amounts: '',
}

/**
 * Four dialects (`formats.md` §4). German: a business code of three digits, then `?20` to `?29` of 27 characters each with
 * `EREF+ MREF+ SVWZ+` inside, the mark being any sign; Polish banks write the same, at times without the code. Slash codes:
 * `/EREF/…/ORDP//NAME/…/REMI/…`. The bank's own `:NS:`, one numbered line after the other. Else free text.
 */
export function readDetails(fields: readonly DetailField[], incoming: boolean): Details {
  const [first] = fields
  if (!first) return nothing
  if (first.isOwn) return ownDetails(first.lines)
  const wrapped = first.lines.join('').trimStart()
  const german = /^(\d{3}) ?([^\w\s:/.,+-])(?=\d\d)/.exec(wrapped) ?? /^()([?<~^])(?=[0-3]\d)/.exec(wrapped)
  if (german) return germanDetails(wrapped.slice(german[0].length - 1), german[1]!, german[2]!)
  const text = fields.map(({ lines }) => unwrapped(lines).join('\n')).join('\n')
  const codes = SLASH.test(wrapped) ? slashDetails(unwrapped(first.lines).join(' ').trimStart(), incoming) : null
  return (
    codes ?? {
      ...nothing,
      remittance: text
        // Business code 999: nothing structured follows.
        .replace(/^ ?999(?=\S)/, '')
        .split('\n')
        .map(tidyText)
        .filter((line) => line !== ''),
    }
  )
}

/** A line of 65 characters was cut by the format and runs on; a shorter one ended by itself. */
function unwrapped(lines: readonly string[]): string[] {
  const whole: string[] = []
  let runsOn = false
  for (const line of lines) {
    if (runsOn) whole[whole.length - 1] += line
    else whole.push(line)
    runsOn = line.length >= 65
  }
  return whole
}

// --- German subfields -------------------------------------------------------------------------------------------------

/** A purpose line has 27 characters; one that fills them runs on into the next. */
const PURPOSE_WIDTH = 27
/** `MTLG:` is the bank's own message, in files older than SEPA's keywords. */
const KEYWORD = /(?:(EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|PURP|RREF)\+|(MTLG):)/g

function germanDetails(text: string, code: string, mark: string): Details {
  const fields = new Map<string, string>()
  const purpose: string[] = []
  for (const part of text.split(mark)) {
    const subfield = /^(\d\d)(.*)$/s.exec(part)
    // A mark inside a text begins no subfield.
    if (!subfield) continue
    const number = subfield[1]!
    // The byte 0xFF fills what a Polish bank leaves empty.
    const value = subfield[2]!.replace(/^[ÿ˙]$/, '')
    if (/^(?:2\d|6[0-3])$/.test(number)) purpose.push(value)
    else fields.set(number, (fields.get(number) ?? '') + value)
  }
  const lines = runOn(purpose)
  const keyed = keywords(lines.join(' '))
  const name = tidyText((fields.get('32') ?? '') + (fields.get('33') ?? ''))
  const words = keyed ? tidyText(keyed.get('SVWZ') ?? '') : ''
  const remittance = keyed ? [keyed.get('') ?? '', words, keyed.get('MTLG') ?? ''] : lines
  const reason = germanReason(code, tidyText(fields.get('34') ?? ''))
  const said = remittance.map(tidyText).filter((line) => line !== '')
  return {
    ...nothing,
    label: tidyText(fields.get('00') ?? ''),
    name,
    ultimateName: tidyText(keyed?.get('ABWA') ?? ''),
    iban: toIban(fields.get('31') ?? '') ?? toIban(fields.get('38') ?? ''),
    bic: /^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(fields.get('30')?.trim() ?? '') ? fields.get('30')!.trim() : '',
    partyId: (keyed?.get('CRED') ?? '').replace(/\s/g, ''),
    endToEnd: given(keyed?.get('EREF') ?? ''),
    mandate: given(keyed?.get('MREF') ?? ''),
    customerReference: given(keyed?.get('KREF') ?? ''),
    creditorReference: rfReference(said.join(' ')),
    remittance: said,
    returned:
      reason === null
        ? null
        : { code: reason, words: tidyText(keyed?.get('MTLG') ?? '') || words || tidyText(fields.get('00') ?? '') },
  }
}

function runOn(parts: readonly string[]): string[] {
  const lines: string[] = []
  let full = false
  for (const part of parts) {
    if (full) lines[lines.length - 1] += part
    else lines.push(part)
    full = part.length >= PURPOSE_WIDTH
  }
  return lines
}

/** Values by keyword, the text before the first one under ''. Null when there is no keyword. */
function keywords(text: string): Map<string, string> | null {
  const marks = [...text.matchAll(KEYWORD)]
  if (marks.length === 0) return null
  const values = new Map([['', text.slice(0, marks[0]!.index)]])
  marks.forEach((mark, i) => {
    const value = text.slice(mark.index + mark[0].length, marks[i + 1]?.index).trim()
    const key = mark[1] ?? mark[2]!
    if (value !== '' && !values.has(key)) values.set(key, value)
  })
  return values
}

// --- The bank's own field ---------------------------------------------------------------------------------------------

/** Lines of two digits and a text: 01 to 14 the payer's words, 15 and 16 his name, 17 the bank's wording. */
function ownDetails(lines: readonly string[]): Details {
  const numbered = lines.map((line) => /^(\d\d)(.*)$/.exec(line)).filter((parts) => parts !== null)
  const of = (from: number, to: number) =>
    numbered.filter(([, no]) => Number(no) >= from && Number(no) <= to).map(([, , value]) => tidyText(value!))
  const said = of(1, 14).filter((line) => line !== '')
  return {
    ...nothing,
    label: of(17, 17).join(' '),
    name: of(15, 16).join(' ').trim(),
    creditorReference: rfReference(said.join(' ')),
    remittance: said,
  }
}

// --- Slash codes ------------------------------------------------------------------------------------------------------

const CODES =
  'EREF|PREF|IREF|KREF|MARF|CSID|RTRN|ORDP|BENM|NAME|ID|ADDR|IBAN|BIC|CNTP|REMI|ISDT|TRTP|TRCD|PURP|ULTD|ULTC|ULTB|SVCL|OCMT|CHGS|EXCH|NRTX'
const SLASH = new RegExp(`^/(?:${CODES})/`)
const SLASH_ALL = new RegExp(`/(${CODES})/`, 'g')

function slashDetails(text: string, incoming: boolean): Details {
  const values = new Map<string, string>()
  const marks = [...text.matchAll(SLASH_ALL)]
  let party = ''
  marks.forEach((mark, i) => {
    const key = mark[1]!
    const value = text.slice(mark.index + mark[0].length, marks[i + 1]?.index).replace(/^\/+|\/+$/g, '')
    if (/^(?:ORDP|BENM|ULTD|ULTC|ULTB)$/.test(key)) party = key
    const name = /^(?:NAME|ID|IBAN|BIC)$/.test(key) && party !== '' ? `${party}.${key}` : key
    if (value !== '' && !values.has(name)) values.set(name, tidyText(value))
  })
  const counter = (values.get('CNTP') ?? '').split('/')
  const of = (key: string) => values.get(`${incoming ? 'ORDP' : 'BENM'}.${key}`) ?? values.get(key) ?? ''
  const either = (key: string) => of(key) || (values.get(`${incoming ? 'BENM' : 'ORDP'}.${key}`) ?? '')
  const remittance = (values.get('REMI') ?? '').replace(/^(?:USTD|STRD)\/+(?:CUR\/+)?/, '')
  const reason = values.get('RTRN')?.split('/')[0] ?? ''
  // An amount has one form: what follows it is text again.
  const amounts = ['OCMT', 'CHGS'].map((code) => [code, values.get(code) ?? ''] as const)
  const after = [...amounts.map(([, value]) => value), values.get('EXCH') ?? '']
    .map((value) => tidyText(value.replace(/^(?:[A-Z]{3})?[\d,.]+\/*/, '')))
    .filter((words) => words !== '')
  return {
    ...nothing,
    label: values.get('TRTP') ?? '',
    name: either('NAME') || tidyText(counter[2] ?? ''),
    ultimateName: values.get('ULTD.NAME') ?? values.get('ULTC.NAME') ?? values.get('ULTB.NAME') ?? '',
    iban: toIban(either('IBAN') || (counter[0] ?? '')),
    bic: either('BIC') || tidyText(counter[1] ?? ''),
    partyId: (values.get('CSID') ?? '').replace(/\s/g, ''),
    endToEnd: given(values.get('EREF') ?? ''),
    mandate: given(values.get('MARF') ?? ''),
    customerReference: given(values.get('PREF') ?? values.get('KREF') ?? ''),
    creditorReference: rfReference(remittance),
    remittance: [...(remittance === '' ? [] : [remittance]), ...after],
    amounts: amounts.map(([code, value]) => (value === '' ? '' : `/${code}/${value}`)).join(''),
    returned: reason === '' ? null : { code: reason, words: tidyText(values.get('RTRN')!.slice(reason.length + 1)) },
  }
}

/** A creditor reference (ISO 11649) standing alone is the payer citing our document. */
const rfReference = (text: string): string => /^RF\d\d[A-Z0-9]{1,21}$/.exec(text.replace(/\s/g, ''))?.[0] ?? ''
