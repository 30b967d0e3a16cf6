import type { MappingInput } from '../../src/intake/contract.ts'
import type { Sentence } from '../../src/kernel/wording.ts'
import { fieldNames, wording } from './mapping-wording.ts'

export type ListKind = MappingInput['kind']
export type MappedField = keyof typeof fieldNames
export type Bounds = { readonly fromDays: number | null; readonly toDays: number | null }
/** What a column holds: a field, an age band, or nothing to take over. */
export type Meaning = { readonly field: MappedField } | { readonly bucket: Bounds } | null

/** A mapping while it is being made: one meaning per column of the file, by position. */
export type Draft = {
  readonly kind: ListKind
  readonly meanings: readonly Meaning[]
  readonly numbers: MappingInput['numbers']
  readonly dates: MappingInput['dates']
  readonly currency: string
  /** The account of a bank statement, when no column bears it; blank while nobody has said. */
  readonly account: string
}

const CUSTOMER: readonly MappedField[] = ['customerCode', 'customerName']
export const FIELDS_OF: Readonly<Record<ListKind, readonly MappedField[]>> = {
  open_items: [
    ...CUSTOMER,
    'documentNo',
    'documentKind',
    'issuedOn',
    'dueOn',
    'performedOn',
    'openAmount',
    'amount',
    'debit',
    'credit',
    'direction',
    'currency',
    'label',
    'paymentMeans',
  ],
  aged_balance: [...CUSTOMER, 'openAmount', 'currency', 'asOf'],
  contacts: [
    ...CUSTOMER,
    'siren',
    'siret',
    'vatNumber',
    'email',
    'phone',
    'contactFirstName',
    'contactLastName',
    'contactRole',
    'street',
    'street2',
    'postcode',
    'city',
    'country',
    'language',
    'customerKind',
    'terms',
    'groupHead',
    'sector',
    'companySize',
    'risk',
    'tags',
    'salesperson',
    'salespersonEmail',
    'creditLimit',
    'insuredLimit',
  ],
  bank_statement: [
    'bookedOn',
    'valueOn',
    'label',
    'remittance',
    'amount',
    'debit',
    'credit',
    'direction',
    'runningBalance',
    'payerName',
    'payerAccount',
    'bankReference',
    'operation',
    'currency',
    'ownAccount',
    'status',
  ],
}

/** Bands that packages print, offered beside those recognised in the file. */
const USUAL_BUCKETS: readonly Bounds[] = [
  { fromDays: null, toDays: 0 },
  { fromDays: 1, toDays: 30 },
  { fromDays: 31, toDays: 60 },
  { fromDays: 61, toDays: 90 },
  { fromDays: 91, toDays: 120 },
  { fromDays: 91, toDays: null },
  { fromDays: 121, toDays: null },
]

/** A meaning as the value of a choice: `customerCode`, `age:31:60`, or nothing. */
export function codeOf(meaning: Meaning): string {
  if (!meaning) return ''
  return 'field' in meaning ? meaning.field : `age:${meaning.bucket.fromDays ?? ''}:${meaning.bucket.toDays ?? ''}`
}

export function meaningOf(code: string): Meaning {
  if (code === '') return null
  const [age, from, to] = code.split(':')
  if (age !== 'age') return { field: code as MappedField }
  const bound = (text: string | undefined) => (text ? Number(text) : null)
  return { bucket: { fromDays: bound(from), toDays: bound(to) } }
}

export function draftOf(
  mapping: MappingInput | null,
  columns: number,
  currency: string,
  kind: ListKind = mapping?.kind ?? 'open_items',
): Draft {
  const meanings: Meaning[] = Array.from({ length: columns }, () => null)
  for (const [field, column] of Object.entries(mapping?.columns ?? {}))
    if (column < columns && FIELDS_OF[kind].includes(field as MappedField))
      meanings[column] = { field: field as MappedField }
  for (const { column, fromDays, toDays } of kind === 'aged_balance' ? (mapping?.buckets ?? []) : [])
    if (column < columns) meanings[column] = { bucket: { fromDays, toDays } }
  const { numbers = null, dates = null, account = '' } = mapping ?? {}
  return { kind, meanings, numbers, dates, currency, account }
}

export function mappingOf(draft: Draft): MappingInput {
  const columns: Record<string, number> = {}
  const buckets: MappingInput['buckets'] = []
  for (const [column, meaning] of draft.meanings.entries()) {
    if (!meaning) continue
    if ('field' in meaning) columns[meaning.field] = column
    else buckets.push({ column, ...meaning.bucket })
  }
  const { kind, numbers, dates, currency } = draft
  const isToldAccount = kind === 'bank_statement' && columns.ownAccount === undefined && draft.account.trim() !== ''
  return { kind, columns, buckets, numbers, dates, currency, ...(isToldAccount && { account: draft.account.trim() }) }
}

/** Gives a column its meaning; another column that had the same one loses it, since a field stands in one place. */
export function assign(draft: Draft, column: number, meaning: Meaning): Draft {
  const code = codeOf(meaning)
  const meanings = draft.meanings.map((one, index) => {
    if (index === column) return meaning
    return code !== '' && codeOf(one) === code ? null : one
  })
  return { ...draft, meanings }
}

/** Another kind of list keeps the columns that mean something there; `suggested` fills the rest when it is of that kind. */
export function ofKind(draft: Draft, kind: ListKind, suggested: MappingInput | null): Draft {
  if (suggested?.kind === kind) return draftOf(suggested, draft.meanings.length, draft.currency)
  const meanings = draft.meanings.map((meaning) => {
    if (!meaning) return null
    if ('bucket' in meaning) return kind === 'aged_balance' ? meaning : null
    return FIELDS_OF[kind].includes(meaning.field) ? meaning : null
  })
  return { ...draft, kind, meanings }
}

/** The age bands to choose from: those of the file, then the usual ones, each once and from the youngest. */
export function bucketChoices(draft: Draft, suggested: MappingInput | null): Bounds[] {
  const own = draft.meanings.flatMap((meaning) => (meaning && 'bucket' in meaning ? [meaning.bucket] : []))
  const all = [...own, ...(suggested?.buckets ?? []), ...USUAL_BUCKETS]
  const unique = new Map(
    all.map(({ fromDays, toDays }) => [codeOf({ bucket: { fromDays, toDays } }), { fromDays, toDays }]),
  )
  const last = (bounds: Bounds) => bounds.toDays ?? Number.POSITIVE_INFINITY
  return [...unique.values()].sort((a, b) => (a.fromDays ?? -1) - (b.fromDays ?? -1) || last(a) - last(b))
}

/** What a mapping still lacks, in words; null when the file can be read with it. */
export function lackOf(draft: Draft): Sentence | null {
  const fields = new Set(draft.meanings.flatMap((meaning) => (meaning && 'field' in meaning ? [meaning.field] : [])))
  if (draft.kind === 'bank_statement') return lackOfStatement(fields, draft.account)
  const buckets = draft.meanings.filter((meaning) => meaning && 'bucket' in meaning).length
  if (!fields.has('customerCode') && !fields.has('customerName')) return wording.needCustomer
  if (draft.kind === 'aged_balance') return buckets < 2 ? wording.needBuckets : null
  if (draft.kind === 'contacts') {
    return [...fields].every((field) => CUSTOMER.includes(field)) ? wording.needReach : null
  }
  const hasAmount = fields.has('openAmount') || fields.has('amount') || (fields.has('debit') && fields.has('credit'))
  return hasAmount ? null : wording.needAmount
}

function lackOfStatement(fields: ReadonlySet<MappedField>, account: string): Sentence | null {
  if (!fields.has('bookedOn')) return wording.needDay
  if (!fields.has('amount') && !(fields.has('debit') && fields.has('credit'))) return wording.needMovement
  if (!fields.has('label') && !fields.has('remittance') && !fields.has('payerName')) return wording.needWords
  return fields.has('ownAccount') || account.trim() !== '' ? null : wording.needAccount
}
