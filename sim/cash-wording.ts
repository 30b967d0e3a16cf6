import type { CashItem, Citing, Slip } from './cash-model.ts'
import type { Random } from './random.ts'

/** One document as written: `token` is what stands in the text, `tells` whether a reader of it finds the document. */
export type Written = {
  readonly item: CashItem
  readonly token: string
  readonly tells: 'document' | 'within_customer' | 'nothing'
}
export type Words = { readonly text: string; readonly written: readonly Written[] }

const upper = (text: string): string => text.toUpperCase()
const lastDigits = (documentNo: string): string => /\d+$/.exec(documentNo)?.[0] ?? documentNo
const shortSerial = (documentNo: string): string => {
  const digits = lastDigits(documentNo)
  // 20260142 is read by everybody as 142 of 2026.
  return (/^20\d{2}\d{3,}$/.test(digits) ? digits.slice(4) : digits).replace(/^0+(?=.)/, '')
}

const SINGULAR = [
  'FACTURE ',
  'FACT ',
  'FAC ',
  'FACTURE N ',
  'FACT N',
  'REGLT FACT ',
  'REGLEMENT FACTURE ',
  'VOTRE FACTURE ',
  'V/FACT ',
  'PAIEMENT FACTURE ',
  'F ',
  'VIREMENT FACTURE ',
  '',
  '',
  '',
]
const PLURAL = ['FACTURES ', 'FACT ', 'FACTS ', 'FAC ', 'REGLEMENT FACTURES ', 'REGLT FACT ', 'VOS FACTURES ', '', '']
const JOINERS = [' ', ' ', ' ET ', ', ', ',', '/', ' / ', ' + ', '+', ' - ', ';', ' & ']

/** What a payer with this habit writes for these documents. `clientCode` is its number with us. */
export function citingWords(
  random: Random,
  items: readonly CashItem[],
  citing: Citing,
  slip: Slip,
  clientCode: string,
): Words {
  if (
    items.length === 0 ||
    citing === 'nothing' ||
    citing === 'own_reference' ||
    citing === 'order' ||
    citing === 'client_code'
  )
    return { text: withoutDocument(random, items, citing, clientCode), written: [] }
  if (citing === 'rf')
    return { text: '', written: items.map((item) => ({ item, token: item.documentNo, tells: 'document' })) }
  const respell = spelling(random, citing)
  const damaged = random.int(0, items.length - 1)
  const written = items.map((item, place): Written => {
    const token = respell(item.documentNo)
    const tells = citing === 'running_number' || token.replace(/\D/g, '').length < 4 ? 'within_customer' : 'document'
    return place === damaged && slip !== 'none' ? slipped(random, item, token, tells, slip) : { item, token, tells }
  })
  if (citing === 'range' && items.length > 2) {
    const ordered = written.toSorted((a, b) => (a.item.documentNo < b.item.documentNo ? -1 : 1))
    const [first, last] = [ordered[0]!, ordered.at(-1)!]
    return {
      text: `${random.pick(['FA ', 'FACT ', 'FACTURES '])}${first.token}${random.pick([' A ', ' AU ', ' - '])}${last.token}`,
      written: written.map((one) => ({ ...one, token: first.token })),
    }
  }
  const joiner = citing === 'glued' ? '' : random.pick(JOINERS)
  const prefix = random.pick(items.length > 1 ? PLURAL : SINGULAR)
  const withAmounts = items.length > 1 && joiner !== '' && random.chance(0.1)
  const said = abbreviated(random, written, citing).map((one) =>
    withAmounts ? `${one.token} ${euros(one.item.cents)}` : one.token,
  )
  return { text: `${prefix}${said.join(joiner)}`, written }
}

const euros = (cents: number): string => (cents / 100).toFixed(2).replace('.', ',')

/** `FA2026-0142/0150/0163`: the first number in full, the ends of the others; a fifth of those who write out several. */
function abbreviated(random: Random, written: readonly Written[], citing: Citing): readonly Written[] {
  if (written.length < 2 || citing === 'running_number' || citing === 'glued' || !random.chance(0.2)) return written
  const [first, ...rest] = written
  return [
    first!,
    ...rest.map((one) =>
      one.token === one.item.documentNo ? { ...one, token: lastDigits(one.token).slice(-4) } : one,
    ),
  ]
}

function spelling(random: Random, citing: Citing): (documentNo: string) => string {
  if (citing === 'running_number' || (citing === 'range' && random.chance(0.7))) return shortSerial
  if (citing === 'glued') return (no) => upper(no).replace(/[^A-Z0-9]/g, '')
  if (citing === 'as_printed' || citing === 'range') return upper
  return random.weighted<(documentNo: string) => string>([
    [22, (no) => upper(no).replace(/[^A-Z0-9]/g, '')],
    [20, (no) => upper(no).replace(/[^A-Z0-9]+/g, ' ')],
    [14, (no) => upper(no).replace(/[^A-Z0-9]+/g, random.pick(['/', '-', '.', ' - ', '_']))],
    [18, (no) => upper(no).replace(/^[A-Z]+[^A-Z0-9]*/, '')],
    [8, (no) => upper(no).replace(/([^0-9])0+(\d+)$/, '$1$2')],
    [8, (no) => upper(no).replace(/20(\d{2})/, '$1')],
    [10, (no) => upper(no).replace(/^([A-Z]+)/, '$1 ')],
  ])
}

function slipped(random: Random, item: CashItem, token: string, tells: Written['tells'], slip: Slip): Written {
  const digits = [...token.matchAll(/\d/g)].map((found) => found.index)
  const swap = (at: number, by: string) => token.slice(0, at) + by + token.slice(at + 1)
  // A slip in the year or the first zeros misleads nobody; fingers slip where the eye copies, at the end.
  const at = digits[Math.max(0, digits.length - 1 - random.int(0, Math.min(3, digits.length - 1)))] ?? 0
  switch (slip) {
    case 'look_alike': {
      const swapped = token.replace(/[0158]/g, (digit) =>
        random.chance(0.6) ? { 0: 'O', 1: 'I', 5: 'S', 8: 'B' }[digit]! : digit,
      )
      return { item, token: swapped, tells }
    }
    case 'typing': {
      const next = token[at + 1]
      if (random.chance(0.4) && next && /\d/.test(next) && next !== token[at])
        return { item, token: token.slice(0, at) + next + token[at] + token.slice(at + 2), tells: 'nothing' }
      return { item, token: swap(at, String((Number(token[at] ?? 0) + random.int(1, 9)) % 10)), tells: 'nothing' }
    }
    case 'missing_digit':
      return { item, token: swap(at, ''), tells: 'nothing' }
    case 'wrong_year': {
      const wrong = token.replace('2026', '2025')
      return { item, token: wrong, tells: wrong === token ? tells : 'within_customer' }
    }
    case 'split':
      return { item, token: `${token.slice(0, at)} ${token.slice(at)}`, tells }
    default:
      return { item, token, tells }
  }
}

const MONTHS = ['SEPTEMBRE', 'OCTOBRE', 'NOVEMBRE', 'SEPT 26', '10/2026', '11-2026']

function withoutDocument(random: Random, items: readonly CashItem[], citing: Citing, clientCode: string): string {
  const plural = items.length > 1 ? 'S' : ''
  switch (citing) {
    // The number of the payer's own payment run or voucher: digits that are nobody's document.
    case 'own_reference':
      return random.pick([
        () => `REGL ${String(random.int(1, 99_999)).padStart(6, '0')}`,
        () => `PAIEMENT ${random.int(100_000, 999_999)}`,
        () => `${random.int(1_500_000_000, 1_999_999_999)}`,
        () => `FRS ${random.int(1_000, 9_999)} LOT ${random.int(100, 999)} DU 191126`,
        () => `PMT/${random.int(2_000_000, 2_999_999)}/1`,
      ])()
    case 'order':
      return `${random.pick(['CDE ', 'VOTRE REF CDE ', 'PO ', 'BC ', 'MARCHE '])}${random.pick([() => `45${random.int(10_000_000, 99_999_999)}`, () => String(random.int(1_000, 99_999)), () => `2026-${random.int(10, 999)}`])()}`
    case 'client_code':
      return `${random.pick(['CLIENT ', 'CLT ', 'CODE CLIENT ', 'REF CLIENT ', ''])}${clientCode}`
    default:
      return random.pick([
        '',
        '',
        'VIREMENT',
        `REGLEMENT FACTURE${plural}`,
        'REGLEMENT',
        `VOTRE FACTURE`,
        `REGLT ${random.pick(MONTHS)}`,
        `PAIEMENT ${random.pick(MONTHS)}`,
        'MERCI',
      ])
  }
}
