import type { LocalDate } from '../kernel/calendar.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import { say } from '../kernel/wording.ts'
import type { OrgTx } from '../platform/db.ts'
import { forgetComparison, markKnown, stageReletterings, stageVanished, vanishedItems } from './comparison-store.ts'
import { type Correction, correctedAmong } from './corrected-documents.ts'
import { ledgerAfter, ledgersBefore, ledgersCovered, otherSource } from './ledgers-in-books.ts'
import { type Carry, matchOpenings } from './match-openings.ts'
import { type Dependants, MOST_REJECTIONS, type Rejection } from './model.ts'
import {
  carriedItems,
  hasOpenings,
  markRecognised,
  type OpeningBalance,
  type OpeningDifference,
  openingBalances,
  recognisedLines,
  stageCarries,
  stageDifferences,
  undatedOpenings,
} from './opening-store.ts'
import { warning } from './reading.ts'
import { letteredOtherwise, recogniseOurs, recogniseReferences } from './recognise-ours.ts'
import { byCustomer } from './slices.ts'
import { uuidOf } from './stage-items.ts'
import { addRejections, clearRejections } from './store.ts'
import { type Summary, summarise } from './summarise.ts'
import { intakeWording as words } from './wording.ts'

/** Carried items written at once. */
const MOST_CARRIES = 5_000

type ComparedLedger = {
  readonly id: string
  readonly fiscalYearEnd: LocalDate
  readonly firstOn: LocalDate
  readonly booksThrough: LocalDate
  readonly journals: readonly string[]
}

/**
 * Compares the staged lines of a ledger with the books: what is new, known, relettered, vanished, carried forward. May be
 * run again: it starts by forgetting what it found before. Throws `Refused` when committing would put years out of order.
 */
export async function compareLedger(tx: OrgTx, ledger: ComparedLedger, dependants: Dependants): Promise<Summary> {
  const { id } = ledger
  await forgetComparison(tx, id)
  await clearRejections(tx, id, 'from_books')
  await markKnown(tx, id)
  await recogniseReferences(tx, id)
  const warnings = await compareOpenings(tx, ledger)
  const { count, line } = await undatedOpenings(tx, id)
  if (line !== null) warnings.push(warning('opening_undated', words.openingUndated, { count, line }, line))
  warnings.push(...(await recogniseOurs(tx, id)).map(doubtWarning))
  warnings.push(...(await letteredOtherwise(tx, id)).map(letteringWarning))
  const later = await ledgerAfter(tx, ledger.fiscalYearEnd)
  await stageReletterings(tx, id, ledger.fiscalYearEnd, later !== null)
  warnings.push(...(await compareVanished(tx, ledger, dependants)))
  const lists = await otherSource(tx, ['open_items', 'aged_balance'])
  if (lists) warnings.push(warning('other_source', words.otherSource, { file: lists.fileName }))
  await addRejections(tx, id, warnings, true)
  const summary = await summarise(tx, id)
  if (later && summary.rows.created + summary.relettered + summary.vanished > 0) {
    const params = { year: later.fiscalYearEnd, file: later.fileName, this: ledger.fiscalYearEnd }
    throw new Refused(refuse('later_year_present', words.laterYearPresent, params).refusal)
  }
  return summary
}

/**
 * The opening lines of a customer whose earlier years are here say nothing new: they are recognised, and what they differ
 * by becomes one adjustment, so that the books agree with the accounts. Without earlier years they are items themselves.
 */
async function compareOpenings(tx: OrgTx, ledger: ComparedLedger): Promise<Rejection[]> {
  const earlier = await ledgersBefore(tx, ledger.firstOn)
  if (earlier.length === 0 || !(await hasOpenings(tx, ledger.id))) return []
  const warnings: Rejection[] = []
  for await (const balances of openingBalances(tx, ledger.id, earlier)) {
    await markRecognised(
      tx,
      ledger.id,
      balances.filter((balance) => balance.line !== null),
    )
    const differing = balances.filter((balance) => balance.openingCents !== balance.carriedCents)
    if (differing.length === 0) continue
    await stageDifferences(
      tx,
      ledger.id,
      differing.map((balance) => openingDifference(ledger, balance)),
    )
    warnings.push(...differing.map(openingWarning).slice(0, MOST_REJECTIONS - warnings.length))
  }
  if (warnings.length > 0) await markKnown(tx, ledger.id)
  await carryForward(tx, ledger, earlier)
  return warnings
}

/** Lines and items meet customer by customer, both in the order of customers. */
async function carryForward(tx: OrgTx, ledger: ComparedLedger, earlier: readonly string[]): Promise<void> {
  const items = byCustomer(carriedItems(tx, earlier, ledger.fiscalYearEnd))
  let carried = await items.next()
  const carries: Carry[] = []
  for await (const { customerId, rows } of byCustomer(recognisedLines(tx, ledger.id))) {
    while (!carried.done && carried.value.customerId < customerId) carried = await items.next()
    if (carried.done || carried.value.customerId !== customerId) continue
    carries.push(...matchOpenings(rows, carried.value.rows))
    if (carries.length >= MOST_CARRIES) await stageCarries(tx, ledger.id, carries.splice(0))
  }
  await items.return(undefined)
  await stageCarries(tx, ledger.id, carries)
}

const openingDifference = (ledger: ComparedLedger, balance: OpeningBalance): OpeningDifference => ({
  ...balance,
  // The amount is part of its identity: a corrected ledger that states another difference replaces this one.
  rowKey: uuidOf(
    [
      'opening difference',
      balance.customerCode,
      balance.currency,
      ledger.fiscalYearEnd,
      balance.openingCents - balance.carriedCents,
    ].join('\u001f'),
  ),
  label: say('fr', words.openingDifferenceLabel),
  on: ledger.firstOn,
})

const openingWarning = (balance: OpeningBalance): Rejection => {
  const { customerCode, customerName, currency, openingCents, carriedCents } = balance
  const money = (cents: number) => ({ cents, currency })
  return {
    line: balance.line,
    column: 'CompAuxNum',
    value: customerCode,
    code: 'opening_differs',
    severity: 'warning',
    sentence: words.openingDiffers,
    params: {
      customer: customerName,
      opening: money(openingCents),
      carried: money(carriedCents),
      difference: money(openingCents - carriedCents),
    },
  }
}

const letteringWarning = ({
  line,
  customerCode,
  documentNo,
  cents,
  currency,
}: Awaited<ReturnType<typeof letteredOtherwise>>[number]): Rejection => ({
  line,
  column: 'EcritureLet',
  value: '',
  code: 'lettered_otherwise',
  severity: 'warning',
  sentence: words.letteredOtherwise,
  params: { code: customerCode, documentNo, sum: { cents, currency } },
})

const doubtWarning = ({
  line,
  customerCode: code,
  cents,
  currency,
  on,
  oursOn,
}: Awaited<ReturnType<typeof recogniseOurs>>[number]): Rejection =>
  warning('maybe_ours', words.maybeOurs, { line, code, sum: { cents, currency }, on, oursOn }, line)

const correctionWarning = (correction: Correction): Rejection => {
  const { line, customerCode: code, documentNo, currency, wasCents, becomesCents, settledCents } = correction
  const money = (cents: number) => ({ cents, currency })
  const rest = settledCents - becomesCents
  const params = {
    line,
    code,
    documentNo,
    was: money(wasCents),
    becomes: money(becomesCents),
    settled: money(settledCents),
  }
  return rest > 0
    ? warning('corrected_matched', words.correctedBelow, { ...params, rest: money(rest) }, line)
    : warning('corrected_matched', words.correctedMatched, params, line)
}

/**
 * Lines of covered imports that are gone are taken back, unless a person or a reminder relies on them. A document that comes
 * back under its number with another amount takes what settled it along.
 */
async function compareVanished(tx: OrgTx, ledger: ComparedLedger, dependants: Dependants): Promise<Rejection[]> {
  const covered = await ledgersCovered(tx, ledger)
  if (covered.length === 0) return []
  const corrections: Correction[] = []
  let matched = 0
  let reminded = 0
  for await (const gone of vanishedItems(tx, ledger.id, covered)) {
    const relied = await dependants.ofItems(
      tx,
      gone.map((item) => item.id),
    )
    const settledHere = gone.filter((item) => item.isMatchedByHand).map((item) => item.id)
    const found = await correctedAmong(tx, ledger.id, settledHere)
    const corrected = new Set(found.flatMap(({ itemIds }) => itemIds))
    const byHand = settledHere.filter((id) => !corrected.has(id))
    const kept = gone.filter((item) => !item.isMatchedByHand && relied.has(item.id)).map((item) => item.id)
    const taken = gone.filter((item) => !item.isMatchedByHand && !relied.has(item.id)).map((item) => item.id)
    await stageVanished(tx, ledger.id, 'vanish', taken, '')
    await stageVanished(tx, ledger.id, 'vanish', [...corrected], 'corrected')
    corrections.push(...found)
    await stageVanished(tx, ledger.id, 'keep', byHand, 'matched_by_hand')
    await stageVanished(tx, ledger.id, 'keep', kept, 'relied_upon')
    matched += byHand.length
    reminded += kept.length
  }
  const kept = (count: number, code: string, sentence: Rejection['sentence']): Rejection[] =>
    count === 0 ? [] : [{ line: null, column: '', value: '', code, severity: 'warning', sentence, params: { count } }]
  return [
    ...corrections.slice(0, MOST_REJECTIONS).map(correctionWarning),
    ...kept(matched, 'vanished_matched', words.vanishedMatched),
    ...kept(reminded, 'vanished_relied_upon', words.vanishedReliedUpon),
  ]
}
