import { organisationOf } from '../access/index.ts'
import { type BankFile, type BankReading, type BankRecord, readBankFile } from '../adapters/bank-files/index.ts'
import type { FileSource } from '../adapters/ledger-files/index.ts'
import {
  compareStatements,
  doubtfulLines,
  onlyAccountIn,
  type StatementSummary,
  shownAccount,
  stageBankFile,
  stagedDaysAhead,
  unexplainedBalances,
} from '../cash/index.ts'
import { dayIn, type LocalDate } from '../kernel/calendar.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { accountNamed } from './account-name.ts'
import type { Rejection } from './model.ts'
import type { Reading } from './preview-import.ts'
import { readReturns } from './read-returns.ts'
import { clearReading, RefusedFile, saveRefused, warning } from './reading.ts'
import { statementWording as words } from './statement-wording.ts'
import { addRejections, clearRejections, type StoredImport, saveReading } from './store.ts'

/** Reads a bank statement into a preview: which accounts, which lines are new, whether balances join; or into its refusal. */
export async function readStatement(
  inOrg: <T>(work: (tx: OrgTx) => Promise<T>) => Promise<T>,
  imported: StoredImport,
  source: FileSource,
  file: BankFile,
  reading: Reading,
): Promise<void> {
  if (file.kind === 'returns' && file.format === 'cfonb240') return readReturns(inOrg, imported, source, reading)
  const facts = { format: file.name }
  const refused = (refusal: Parameters<typeof saveRefused>[2], rejections: readonly Rejection[] = []) =>
    inOrg((tx) =>
      saveRefused(tx, imported.id, refusal, facts, { rejected: rejections.length }, rejections, 'bank_statement'),
    )
  if (file.kind !== 'statement') {
    const sentence = file.kind === 'order' ? words.paymentOrder : words.returnsFile
    return refused(
      refuse(file.kind === 'order' ? 'payment_order' : 'returns_file', sentence, { format: file.name }).refusal,
    )
  }
  const { format } = file
  await reading.enter('reading')
  try {
    await inOrg(async (tx) => {
      await clearReading(tx, imported.id)
      const { currency, timeZone } = await organisationOf(tx)
      // Nothing is booked, nor valued, beyond the next year.
      const latestYear = Number(dayIn(timeZone, imported.createdAt).slice(0, 4)) + 1
      let outcome: BankReading | null = null
      // A file that names no account is of the one that a person chose, else of the only one there is; asked before the copy begins.
      const chosen = imported.options.account ? accountNamed(imported.options.account) : null
      const only = chosen ? null : await onlyAccountIn(tx, currency)
      const unnamed = chosen ?? (only && { iban: only.iban, rib: only.rib, other: only.other || null })
      let isUnnamed = false
      const named = async function* (records: AsyncGenerator<BankRecord, BankReading>) {
        for (;;) {
          const { value, done } = await records.next()
          if (done) return value
          if (value.is !== 'statement' || value.account.iban || value.account.rib || value.account.other) yield value
          else {
            isUnnamed = true
            yield { ...value, account: { ...value.account, ...unnamed } }
          }
        }
      }
      const staged = await stageBankFile(
        tx,
        imported.id,
        format,
        (async function* () {
          outcome = yield* named(readBankFile(source, format, { currency, latestYear }))
        })(),
      )
      const found = outcome as BankReading | null
      const rejections = found ? rejectionsOfReading(found) : []
      const [first] = found?.defects.shown.filter(isOfALine) ?? []
      if (first) throw new RefusedFile(first, rejections)
      if (staged.statements.length === 0 || (found?.defects.total ?? 0) > 0)
        throw new RefusedFile(refuse('no_statement', words.noStatement).refusal, [])
      if (isUnnamed && !unnamed)
        throw new RefusedFile(refuse('account_missing', words.accountUnnamed, undefined, 'account').refusal, [])
      if (isUnnamed && only) rejections.push(warning('account_assumed', words.accountAssumed, { account: only.name }))
      if (staged.notBooked > 0) rejections.push(warning('not_booked', words.notBooked, { count: staged.notBooked }))
      await addRejections(tx, imported.id, rejections, false)
      await saveStatements(tx, imported, staged, facts, reading)
    })
  } catch (error) {
    if (!(error instanceof Refused || error instanceof RefusedFile)) throw error
    await refused(error.refusal, error instanceof RefusedFile ? error.rejections : [])
  }
}

/** Ends the reading of what was staged, from a bank's own file or from a table: what it would do to the books. */
export async function saveStatements(
  tx: OrgTx,
  { id: importId, createdAt }: Pick<StoredImport, 'id' | 'createdAt'>,
  staged: Awaited<ReturnType<typeof stageBankFile>>,
  facts: object,
  reading: Reading,
): Promise<void> {
  await reading.report.enter('comparing', 0)
  const statements = await compareStatement(tx, importId)
  const today = dayIn((await organisationOf(tx)).timeZone, createdAt)
  const ahead = await stagedDaysAhead(tx, importId, today)
  await addRejections(
    tx,
    importId,
    ahead.map((day) => aheadWarning(day, today)),
    false,
  )
  const days = statements.flatMap(({ openingOn, closingOn }) => [openingOn, closingOn]).filter((day) => day !== null)
  await saveReading(tx, importId, {
    kind: 'bank_statement',
    facts: { ...facts, statements: staged.statements.length, lines: staged.lines },
    summary: { ...summaryOf(statements), rejected: 0 },
    refusal: null,
    firstOn: least(days),
    // What is dated ahead is no news of what customers paid.
    booksThrough: ahead.length > 0 ? today : greatest(days),
    // How far the bank is known is asked of its accounts, one by one.
    receiptsThrough: null,
    journals: [],
    fiscalYearEnd: null,
    stagedRows: staged.lines,
  })
}

const aheadWarning = ({ on, line }: { on: LocalDate; line: number | null }, through: LocalDate): Rejection =>
  line === null
    ? warning('ends_ahead', words.endAhead, { on, through })
    : warning('dated_ahead', words.lineAhead, { line, on, through }, line)

/** Compares with the books as they are now, and says what does not join. */
export async function compareStatement(tx: OrgTx, importId: string): Promise<readonly StatementSummary[]> {
  await clearRejections(tx, importId, 'from_books')
  const statements = await compareStatements(tx, importId)
  const warnings: Rejection[] = []
  for (const statement of statements) {
    const account = statement.accountName ?? shownAccount(statement.account)
    const money = (cents: number) => ({ cents, currency: statement.account.currency })
    if (statement.accountId === null) warnings.push(warning('account_new', words.accountNew, { account }))
    const { previousCents, previousOn, openingCents, openingOn } = statement
    if (
      statement.isComplete &&
      previousCents !== null &&
      previousOn &&
      openingCents !== null &&
      previousCents !== openingCents
    )
      warnings.push(
        warning('balances_apart', words.balancesApart, {
          account,
          endedOn: previousOn,
          ended: money(previousCents),
          begins: money(openingCents),
          beginsOn: openingOn ?? previousOn,
        }),
      )
    if (statement.missingLines > 0)
      warnings.push(warning('lines_missing', words.linesMissing, { account, count: statement.missingLines }))
  }
  for (const { no, beforeOn, on, computedCents, statedCents } of await unexplainedBalances(tx, importId)) {
    const { account, accountName } = statements.find((one) => one.no === no)!
    const money = (cents: number) => ({ cents, currency: account.currency })
    const params = { account: accountName ?? shownAccount(account), beforeOn, on }
    warnings.push(
      warning('balance_unexplained', words.balanceUnexplained, {
        ...params,
        computed: money(computedCents),
        stated: money(statedCents),
      }),
    )
  }
  for (const { line, bookedOn, cents, knownOn } of await doubtfulLines(tx, importId)) {
    const params = { line, on: bookedOn, sum: { cents, currency: statements[0]!.account.currency }, knownOn }
    warnings.push(warning('maybe_known', words.maybeKnown, params, line))
  }
  await addRejections(tx, importId, warnings, true)
  return statements
}

export const summaryOf = (statements: readonly StatementSummary[]) => ({
  statements,
  rows: {
    created: statements.reduce((sum, one) => sum + one.newLines, 0),
    known: statements.reduce((sum, one) => sum + one.knownLines, 0),
  },
})

/** That a file holds no statement is said of the whole file, wherever its reader stopped. */
const isOfALine = ({ code }: { readonly code: string }): boolean => code !== 'no_statement'

/** What was wrong with single records of a bank's file, as the import keeps it. */
export const rejectionsOfReading = ({ defects, remarks }: BankReading): Rejection[] => [
  ...defects.shown
    .filter(isOfALine)
    .map((defect) => ({ ...defect, params: defect.params ?? {}, severity: 'refusal' as const })),
  ...remarks.map((remark) => warning(remark.code, remark.sentence, remark.params ?? {})),
]

const least = (days: readonly LocalDate[]): LocalDate | null => days.toSorted()[0] ?? null
const greatest = (days: readonly LocalDate[]): LocalDate | null => days.toSorted().at(-1) ?? null
