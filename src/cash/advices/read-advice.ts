import { organisationOf } from '../../access/index.ts'
import type { FileSource } from '../../adapters/ledger-files/index.ts'
import { type AdviceRow, readAdvice } from '../../adapters/remittance/index.ts'
import { dayIn, type LocalDate } from '../../kernel/calendar.ts'
import type { Currency } from '../../kernel/money.ts'
import { orRefuse, tellRefusal } from '../../kernel/verdict.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import { customersById } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { bankFreshOn } from '../statements/followed-account-store.ts'
import { documentKeys, plainText } from '../words/reference-key.ts'
import type { AdviceReading, AdviceView } from './contract.ts'
import { explainedCents, findingOf, isStale, type RowFinding } from './rules.ts'
import { type CitedItem, citedItems, type StoredAdvice } from './store.ts'
import { adviceWording as words } from './wording.ts'

/** What was given of an advice: pasted, or a file (text, CSV, XLSX, PDF with text). */
export type GivenAdvice = { readonly name: string; readonly content: string | FileSource; readonly bytes: Uint8Array }

export type UnderstoodAdvice = Pick<
  StoredAdvice,
  'name' | 'format' | 'payer' | 'paidOn' | 'totalCents' | 'currency' | 'agreement' | 'rows' | 'remarks'
>

/**
 * What an advice says, as it is kept; `currency` is that of the organisation. Outside of any transaction, for a PDF takes its time. Throws
 * `Refused` when it cannot be read or cites nothing.
 */
export async function understand(given: GivenAdvice, currency: Currency): Promise<UnderstoodAdvice> {
  const advice = orRefuse(await readAdvice(given.content, currency, given.name))
  return {
    name: nameOf(given, advice.rows),
    format: advice.format,
    payer: (advice.payer ?? '').slice(0, 200),
    paidOn: advice.paidOn,
    totalCents:
      advice.totalCents ?? (advice.agreement === 'no_total' && advice.sumCents !== 0 ? advice.sumCents : null),
    currency: advice.currency ?? currency,
    agreement: advice.agreement,
    rows: advice.rows.slice(0, 2_000),
    remarks: advice.remarks,
  }
}

/** A file has its name; a text is named after the first documents it cites, for every message begins alike. */
function nameOf(given: GivenAdvice, rows: readonly AdviceRow[]): string {
  const cited = rows.flatMap((row) => row.candidates.slice(0, 1)).slice(0, 3)
  return typeof given.content === 'string' && cited.length > 0 ? cited.join(', ') : given.name.slice(0, 200)
}

/** A number that this many documents bear names none of them. */
const MOST_DOCUMENTS = 12

/** What of an advice is found here: each document cited, and what remains to explain. `customerId` limits it to theirs. */
export async function readingOf(
  tx: OrgTx,
  lang: Lang,
  advice: UnderstoodAdvice,
  customerId: string | null,
): Promise<AdviceReading> {
  const rows = rowsFound(advice, await citedIn(tx, advice.rows), customerId).map(({ row, finding, documents }) => ({
    line: row.line,
    words: row.words.slice(0, 300),
    candidates: [...row.candidates],
    cents: row.cents,
    finding,
    documents: documents.map(({ candidate: _, currency: _currency, ...document }) => document),
  }))
  const sumCents = advice.rows.reduce((sum, row) => sum + (row.cents ?? 0), 0)
  const explained = explainedCents(rows)
  return {
    name: advice.name,
    format: advice.format,
    payer: advice.payer,
    paidOn: advice.paidOn,
    totalCents: advice.totalCents,
    currency: advice.currency,
    agreement: advice.agreement,
    sumCents,
    rows,
    explainedCents: explained,
    unexplainedCents: (advice.totalCents ?? sumCents) - explained,
    customers: customersIn(rows.flatMap((row) => row.documents.slice(0, 1))),
    remarks: [
      ...advice.remarks.map((remark) => tellRefusal(lang, remark)),
      ...(rows.some((row) => row.finding === 'settled') ? [say(lang, words.settledCited)] : []),
    ],
  }
}

/** The documents found here under the numbers that these rows cite, by number. */
export async function citedIn(tx: OrgTx, rows: readonly AdviceRow[]): Promise<ReadonlyMap<string, CitedItem[]>> {
  const candidates = [...new Set(rows.flatMap((row) => row.candidates))]
  const keys = candidates.flatMap((candidate) => documentKeys(candidate).map((key) => ({ candidate, key })))
  return Map.groupBy(await citedItems(tx, candidates, keys), (item) => item.candidate)
}

/** A row of an advice, with the documents that it pays and what becomes of it. */
export type FoundRow = {
  readonly row: AdviceRow
  readonly documents: readonly CitedItem[]
  readonly finding: RowFinding
}

/** The rows of an advice with what is found of each in its currency. `customerId` limits it to their documents. */
export function rowsFound(
  advice: Pick<UnderstoodAdvice, 'rows' | 'currency'>,
  cited: ReadonlyMap<string, readonly CitedItem[]>,
  customerId: string | null,
): FoundRow[] {
  const isTheirs = (item: CitedItem) =>
    item.currency === advice.currency && (customerId === null || item.customerId === customerId)
  return advice.rows.map((row) => {
    const documents = documentsOf(row, (candidate) => (cited.get(candidate) ?? []).filter(isTheirs))
    return { row, documents, finding: findingOf(row, documents) }
  })
}

/** The documents of the first of its numbers that finds any: the likeliest comes first. The very number wins over a like one. */
function documentsOf(row: AdviceRow, citedBy: (candidate: string) => readonly CitedItem[]): readonly CitedItem[] {
  for (const candidate of row.candidates) {
    const found = citedBy(candidate)
    const plain = (text: string) => plainText(text).replace(/[^0-9A-Z]/g, '')
    const exact = found.filter((item) => plain(item.documentNo) === plain(candidate))
    const documents = exact.length > 0 ? exact : found
    if (documents.length > 0 && documents.length <= MOST_DOCUMENTS) return documents
  }
  return []
}

function customersIn(
  documents: readonly { customerId: string; customerCode: string; customerName: string }[],
): AdviceReading['customers'] {
  const own = Map.groupBy(documents, (document) => document.customerId)
  return [...own.values()]
    .map((of) => ({ id: of[0]!.customerId, code: of[0]!.customerCode, name: of[0]!.customerName, rows: of.length }))
    .toSorted((a, b) => b.rows - a.rows)
}

/** Advices as lists tell them. */
export async function presentAdvices(tx: OrgTx, advices: readonly StoredAdvice[]): Promise<AdviceView[]> {
  const { timeZone } = await organisationOf(tx)
  const knownOn: LocalDate | null = (await bankFreshOn(tx))?.freshOn ?? null
  const customers = new Map(
    (
      await customersById(
        tx,
        advices.flatMap((advice) => advice.customerId ?? []),
      )
    ).map((customer) => [customer.id, customer.name]),
  )
  return advices.map(({ rows, remarks: _, ...advice }) => ({
    ...advice,
    rowCount: rows.length,
    isStale:
      advice.state === 'waiting' &&
      isStale({ paidOn: advice.paidOn, receivedOn: dayIn(timeZone, advice.receivedAt) }, knownOn),
    customerName: customers.get(advice.customerId ?? '') ?? '',
  }))
}
