import { type Currency, exponentOf, isCurrency } from '../../kernel/money.ts'
import { tidyText } from '../ledger-files/encoding.ts'
import { returnedFor } from './cfonb-reasons.ts'
import { at, type CfonbEntry } from './cfonb-record.ts'
import { minorUnits } from './minor-units.ts'
import { type Counterparty, type Movement, nobody, noReferences } from './model.ts'

/** Qualifiers whose data has a place of its own in a movement; every other one is kept as text (`formats.md` §2.1). */
const PLACED = new Set(['LIB', 'LCC', 'LC2', 'LCS', 'NPY', 'NPO', 'NBE', 'NBU', 'IPY', 'IBE', 'RCN', 'REF', 'RUM'])

/** Banks that name their own operations call a reject so (`REJP`, `formats.md` §2.1), with or without its reason; what they charge for it is none. */
const REJECTED = /^(?:REJ|RJT)/
const CHARGED = /\b(?:FRAIS|COMMISSIONS?|TVA)\b/

/** What the records 04 and 05 of one entry say. `cents` is not zero. */
export function cfonbMovement(entry: CfonbEntry, entryNo: number, cents: number, currency: Currency): Movement {
  const { line, details } = entry
  const text = (qualifier: string) => tidyText(joined(details.get(qualifier) ?? []))
  const part = (qualifier: string, from: number, to: number) =>
    absent(tidyText(details.get(qualifier)?.[0]?.slice(from - 1, to) ?? ''))
  const label = tidyText(at(line, 49, 79))
  const isReject = cents < 0 && REJECTED.test(at(line, 8, 11)) && !CHARGED.test(label.toUpperCase())
  const returned = returnedFor(at(line, 41, 42)) ?? (isReject ? { code: '', words: '' } : null)
  const instructed = amountIn(details.get('MMO')?.[0])
  const fee = amountIn(details.get('FEE')?.[0])
  const lcs = part('LCS', 1, 35).replace(/ /g, '').toUpperCase()
  return {
    line: line.no,
    entryNo,
    bookedOn: entry.bookedOn!,
    valueOn: entry.valueOn,
    cents,
    currency,
    status: 'booked',
    reversal: false,
    code: at(line, 33, 34).trim(),
    label,
    counterparty: otherParty(cents, returned !== null, text),
    references: {
      ...noReferences,
      endToEnd: part('RCN', 1, 35),
      mandate: part('RUM', 1, 35),
      bank: absent(text('REF')),
      entry: absent(tidyText(at(line, 105, 120))),
      transaction: /^0*$/.test(at(line, 82, 88).trim()) ? '' : at(line, 82, 88).trim(),
      creditor: lcs,
    },
    remittance: remittance(details, label, instructed !== null, fee?.currency === currency),
    returned,
    instructed: instructed && { cents: instructed.cents, currency: instructed.currency },
    feeCents: fee?.currency === currency ? fee.cents : 0,
  }
}

/**
 * Money in comes from the payer, money out goes to the payee. A direct debit that comes back takes money out, and its other
 * party is still the debtor: the payer, when the bank names one.
 */
function otherParty(cents: number, returned: boolean, text: (qualifier: string) => string): Counterparty {
  const payer = cents > 0 || (returned && text('NPY') !== '')
  const id = (payer ? text('IPY') : text('IBE')).slice(0, 35).trim()
  return {
    ...nobody,
    name: payer ? text('NPY') : text('NBE'),
    ultimateName: payer ? text('NPO') : text('NBU'),
    id: absent(id),
  }
}

/** The payer's text first (LCC runs on into LC2), then the bank's labels that add something, then what has no place. */
function remittance(
  details: ReadonlyMap<string, readonly string[]>,
  label: string,
  hasInstructed: boolean,
  hasFee: boolean,
): string[] {
  const lines = [tidyText(joined([...(details.get('LCC') ?? []), ...(details.get('LC2') ?? [])]))]
  const said = (line: string) => line === '' || lines.some((known) => known.includes(line)) || line === label
  for (const line of details.get('LIB') ?? []) if (!said(tidyText(line))) lines.push(tidyText(line))
  const lcs = tidyText(details.get('LCS')?.[0] ?? '')
  if (lcs !== '' && !said(lcs)) lines.push(lcs)
  const purpose = tidyText(details.get('RCN')?.[0]?.slice(35) ?? '')
  if (purpose !== '' && !said(purpose)) lines.push(purpose)
  for (const [qualifier, data] of details) {
    const placed = PLACED.has(qualifier) || (qualifier === 'MMO' && hasInstructed) || (qualifier === 'FEE' && hasFee)
    if (placed || (qualifier === '' && data.every((line) => line.trim() === ''))) continue
    for (const line of data) lines.push(tidyText(`${qualifier} ${line}`))
  }
  return lines.filter((line) => line !== '')
}

/** A line that fills its 70 characters runs on without a space; a shorter one ended by itself. */
const joined = (lines: readonly string[]): string =>
  lines.map((line) => (line.length === 70 && !line.endsWith(' ') ? line : `${line.trimEnd()} `)).join('')

/** Currency on 3, decimals on 1, amount on 14, unsigned (MMO, FEE). Null when it does not read so: it is then kept as text. */
function amountIn(data: string | undefined): { cents: number; currency: Currency } | null {
  const parts = /^([A-Z]{3})([0-6 ])([\d ]{14})/.exec(data ?? '')
  if (!parts || !isCurrency(parts[1]!) || !/^ *\d+ *$/.test(parts[3]!)) return null
  const decimals = parts[2] === ' ' ? exponentOf(parts[1]!) : Number(parts[2])
  const cents = minorUnits(parts[3]!.trim(), decimals, parts[1]!)
  return typeof cents === 'number' && cents > 0 ? { cents, currency: parts[1]! } : null
}

/** Identifiers that say there is none. */
const absent = (text: string): string => (/^(?:NOTPROVIDED|NOT PROVIDED|NONREF|NONE|0+)$/i.test(text) ? '' : text)
