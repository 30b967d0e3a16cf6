import { organisationOf } from '../access/index.ts'
import { type FileKind, type FileSource, inspectFec } from '../adapters/ledger-files/index.ts'
import { day, dayIn, type LocalDate, toLocalDate } from '../kernel/calendar.ts'
import { invariant } from '../kernel/invariant.ts'
import { Refused } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'
import { compareLedger } from './compare-ledger.ts'
import { fiscalYearOf } from './fiscal-year.ts'
import { inheritDueDays } from './inherit-due-days.ts'
import { LedgerStaging } from './ledger-items.ts'
import type { Dependants, Rejection } from './model.ts'
import { forgetOpeningDays } from './opening-store.ts'
import type { Reading } from './preview-import.ts'
import { clearReading, saveRefused, warning } from './reading.ts'
import { stageItems } from './stage-items.ts'
import { addRejections, ownTerms, type StoredImport, saveReading } from './store.ts'
import { intakeWording as words } from './wording.ts'

type FecKind = Extract<FileKind, { kind: 'fec' }>

/** Reads a ledger into a preview, or into the list of its defects. */
export async function readFec(
  inOrg: <T>(work: (tx: OrgTx) => Promise<T>) => Promise<T>,
  imported: StoredImport,
  source: FileSource,
  kind: FecKind,
  dependants: Dependants,
  reading: Reading,
  at: Date,
): Promise<void> {
  await reading.enter('checking')
  const inspection = await inspectFec(source, imported.fileName, kind.transport)
  const { refusal, facts } = inspection
  const shownFacts = {
    ...facts,
    ...(facts.receivable_411 ? { receivable_411: { ...facts.receivable_411, balances: undefined } } : {}),
  }
  const counted = { rejected: inspection.defects.total, rejectedByCode: inspection.defects.countByCode }
  const rejections: Rejection[] = [
    ...inspection.defects.shown.map((defect) => ({
      ...defect,
      params: defect.params ?? {},
      severity: 'refusal' as const,
    })),
    ...inspection.remarks.map((remark) => ({
      ...remark,
      params: remark.params ?? {},
      line: null,
      column: '',
      value: '',
      severity: 'warning' as const,
    })),
    ...inspection.ignored.shown.map((defect) => ({
      ...defect,
      params: defect.params ?? {},
      severity: 'ignored' as const,
    })),
  ]
  const { plan } = inspection
  if (!plan) {
    invariant(refusal, 'a ledger without a plan is a refused one')
    await inOrg((tx) => saveRefused(tx, imported.id, refusal, shownFacts, counted, rejections))
    return
  }
  const firstOn = day(facts.first_entry_date!)
  try {
    await inOrg(async (tx) => {
      await clearReading(tx, imported.id)
      const organisation = await organisationOf(tx)
      const { lastOn, remarks } = knownUpTo(plan.days, dayIn(organisation.timeZone, at))
      rejections.push(...remarks)
      const stated = plan.fiscalYearEnd ? toLocalDate(plan.fiscalYearEnd) : null
      const year = fiscalYearOf(
        { stated, firstOn, lastOn: lastOn < firstOn ? firstOn : lastOn },
        organisation.fiscalYearEnd,
      )
      if (!year.statedFits)
        rejections.push(
          warning('year_end_unlikely', words.yearEndUnlikely, {
            stated: plan.fiscalYearEnd ?? '',
            first: firstOn,
            last: lastOn,
            used: year.end,
          }),
        )
      if (facts.siren && organisation.siren && facts.siren !== organisation.siren)
        rejections.push(
          warning('other_siren', words.otherSiren, { file: facts.siren, organisation: organisation.siren }),
        )
      const terms = new Map((await ownTerms(tx)).map((row) => [row.code, row.terms]))
      const staging = new LedgerStaging({
        base: organisation.currency,
        yearEnd: year.end,
        terms,
        defaultTerms: imported.options.terms ?? organisation.defaultTerms,
      })
      await reading.enter('reading')
      const stagedRows = await stageItems(tx, imported.id, staging.batches(source, plan))
      await reading.report.enter('comparing', 0)
      staging.finish()
      rejections.push(...staging.remarks)
      if (staging.openingDays.areOfTheBooks) await forgetOpeningDays(tx, imported.id)
      if (staging.transfers > 0) await inheritDueDays(tx, imported.id)
      if (staging.mixedGroups) await ignoreExchangeDifferences(tx, imported.id, organisation.currency)
      await addRejections(tx, imported.id, rejections, false)
      const read = {
        kind: 'fec' as const,
        facts: {
          ...shownFacts,
          control_cents: staging.baseCents,
          zero_lines: staging.zeroLines,
          due_dates_computed: staging.computedDueDays,
        },
        refusal: null,
        firstOn,
        booksThrough: lastOn,
        // A sale of yesterday says nothing of what was paid since the last entry of money.
        receiptsThrough: latest([...plan.moneyDays].map(dayOf).filter((on) => on <= lastOn)),
        journals: Object.keys(facts.journals ?? {}),
        fiscalYearEnd: year.end,
        stagedRows,
      }
      await saveReading(tx, imported.id, { ...read, summary: {} })
      const summary = await compareLedger(tx, { ...imported, ...read }, dependants)
      await saveReading(tx, imported.id, { ...read, summary: { ...summary, ...counted } })
    })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await inOrg((tx) => saveRefused(tx, imported.id, error.refusal, shownFacts, counted, rejections))
  } finally {
    plan.close()
  }
}

/** Days in the future named one by one, at most: a year of forecasts is not told day by day. */
const MOST_DAYS_AHEAD = 20

/**
 * The last day of the entries that has come: what is dated ahead is no news of what customers paid, and would make the books
 * look fresh until then. When all is ahead, today. Each day ahead is told, with the line it first stands on.
 */
function knownUpTo(
  days: ReadonlyMap<number, number>,
  today: LocalDate,
): { lastOn: LocalDate; remarks: readonly Rejection[] } {
  const sorted = [...days]
    .map(([number, line]) => ({ on: dayOf(number), line }))
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
  const lastOn = sorted.findLast(({ on }) => on <= today)?.on ?? today
  const ahead = sorted.filter(({ on }) => on > today).slice(0, MOST_DAYS_AHEAD)
  const remarks = ahead.map(({ on, line }): Rejection => {
    const place = { line, column: 'EcritureDate', value: on }
    const params = { ...place, through: lastOn }
    return { ...place, code: 'dated_ahead', severity: 'warning', sentence: words.datedAhead, params }
  })
  return { lastOn, remarks }
}

const latest = (days: readonly LocalDate[]): LocalDate | null => days.toSorted().at(-1) ?? null

const dayOf = (yyyymmdd: number): LocalDate => day(String(yyyymmdd).replace(/(....)(..)(..)/, '$1-$2-$3'))

/**
 * In a group settled in a foreign currency, a line in the currency of the books alone is the exchange difference: it
 * changes nothing of what the customer owes.
 */
const ignoreExchangeDifferences = (tx: OrgTx, importId: string, base: string): Promise<number> =>
  tx.run(sql`
    update intake.staged_item s set disposition = 'ignored'
    where s.org_id = ${tx.orgId} and s.import_id = ${importId} and s.nature = 'other' and s.currency = ${base} and s.settle_key is not null
      and s.settle_key in (select settle_key from intake.staged_item where org_id = ${tx.orgId} and import_id = ${importId} and currency <> ${base})`)
