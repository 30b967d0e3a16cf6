import type { LocalDate } from '../kernel/calendar.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import { say } from '../kernel/wording.ts'
import type { OrgTx } from '../platform/db.ts'
import {
  carriedItems,
  forgetComparison,
  hasOpenings,
  ledgerAfter,
  ledgersBefore,
  ledgersCovered,
  markKnown,
  markRecognised,
  openingBalances,
  otherSource,
  recogniseBankReceipts,
  recognisedLines,
  stageCarries,
  stageDifferences,
  stageReletterings,
  stageVanished,
  vanishedItems,
} from './ledger-queries.ts'
import { matchOpenings } from './match-openings.ts'
import type { Dependants, Rejection } from './model.ts'
import { warning } from './reading.ts'
import { uuidOf } from './stage-items.ts'
import { addRejections, clearRejections } from './store.ts'
import { type Summary, summarise } from './summarise.ts'
import { intakeWording as words } from './wording.ts'

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
  await recogniseBankReceipts(tx, id)
  const warnings = await compareOpenings(tx, ledger)
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
  const balances = await openingBalances(tx, ledger.id, earlier)
  await markRecognised(
    tx,
    ledger.id,
    balances.filter((balance) => balance.line !== null),
  )
  const differing = balances.filter((balance) => balance.openingCents !== balance.carriedCents)
  if (differing.length > 0) {
    await stageDifferences(
      tx,
      ledger.id,
      differing.map((balance) => ({
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
      })),
    )
    await markKnown(tx, ledger.id)
  }
  await stageCarries(
    tx,
    ledger.id,
    matchOpenings(await recognisedLines(tx, ledger.id), await carriedItems(tx, earlier, ledger.fiscalYearEnd)),
  )
  return differing.map((balance) => ({
    line: balance.line,
    column: 'CompAuxNum',
    value: balance.customerCode,
    code: 'opening_differs',
    severity: 'warning',
    sentence: words.openingDiffers,
    params: {
      customer: balance.customerName,
      currency: balance.currency,
      openingCents: balance.openingCents,
      carriedCents: balance.carriedCents,
      differenceCents: balance.openingCents - balance.carriedCents,
    },
  }))
}

/** Lines of covered imports that are gone are taken back, unless a person or a reminder relies on them. */
async function compareVanished(tx: OrgTx, ledger: ComparedLedger, dependants: Dependants): Promise<Rejection[]> {
  const covered = await ledgersCovered(tx, ledger)
  const gone = covered.length > 0 ? await vanishedItems(tx, ledger.id, covered) : []
  if (gone.length === 0) return []
  const relied = await dependants.ofItems(
    tx,
    gone.map((item) => item.id),
  )
  const matched = gone.filter((item) => item.isMatchedByHand).map((item) => item.id)
  const reminded = gone.filter((item) => !item.isMatchedByHand && relied.has(item.id)).map((item) => item.id)
  const taken = gone.filter((item) => !item.isMatchedByHand && !relied.has(item.id)).map((item) => item.id)
  await stageVanished(tx, ledger.id, 'vanish', taken, '')
  await stageVanished(tx, ledger.id, 'keep', matched, 'matched_by_hand')
  await stageVanished(tx, ledger.id, 'keep', reminded, 'relied_upon')
  const kept = (count: number, code: string, sentence: Rejection['sentence']): Rejection[] =>
    count === 0 ? [] : [{ line: null, column: '', value: '', code, severity: 'warning', sentence, params: { count } }]
  return [
    ...kept(matched.length, 'vanished_matched', words.vanishedMatched),
    ...kept(reminded.length, 'vanished_relied_upon', words.vanishedReliedUpon),
  ]
}
