import { daysBetween, type LocalDate } from '../../kernel/calendar.ts'
import { sumCents } from '../../kernel/money.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { MandateInForce } from '../mandates/store.ts'
import { reportingRhythmNames } from '../mandates/wording.ts'
import { mandateNumber } from '../model.ts'
import { placementNumber } from '../placements/model.ts'
import { reportsOf } from './clock-store.ts'
import { keptBy } from './clocks.ts'
import type { ClockView, ResultFileView, ServiceView } from './contract-views.ts'
import { creditsGiven } from './credit-store.ts'
import { creditDue } from './give-credit.ts'
import { measureService } from './measure-clocks.ts'
import { type FileFacts, REPORT_WITHIN_DAYS, SERVICE_CODES, type ServiceClock } from './model.ts'
import { receivedOf } from './score.ts'

/** Who asks: a provider reads who a debtor is for as long as it works the file. */
export type Side = 'creditor' | 'agency'
const mayName = (side: Side, endedOn: LocalDate | null): boolean => side === 'creditor' || endedOn === null

/** Files of a figure with their sums, the latest first. */
export function presentFiles(
  side: Side,
  files: readonly FileFacts[],
  { limit, offset }: { readonly limit: number; readonly offset: number },
) {
  const shown = files.toReversed().slice(offset, offset + limit)
  return {
    files: shown.map((one): ResultFileView => {
      const { id, no, placedOn, ageDays, placedCents, feeCents, endedOn, endedWhy, grade } = one
      const { complaints, disputes, promises, promisesKept } = one
      const isNamed = mayName(side, endedOn)
      return {
        ...{ id, number: placementNumber(no), placedOn, ageDays, placedCents, feeCents, endedOn, endedWhy, grade },
        ...{ complaints, disputes, promises, promisesKept },
        customerId: isNamed ? one.customerId : null,
        customerName: isNamed ? one.customerName : null,
        recoveredCents: receivedOf(one),
      }
    }),
    count: files.length,
    placedCents: sumCents(files.map(({ placedCents }) => placedCents)),
    recoveredCents: sumCents(files.map(receivedOf)),
    feeCents: sumCents(files.map(({ feeCents }) => feeCents)),
  }
}

/** Clocks told one by one; the counts tell of all. */
const TOLD = 300

export async function presentService(
  tx: OrgTx,
  lang: Lang,
  side: Side,
  mandate: MandateInForce,
  today: LocalDate,
): Promise<ServiceView> {
  const { terms } = mandate
  const { service } = terms
  const { placements, clocks, seesActs } = await measureService(tx, mandate, today)
  const placed = new Map(placements.map((one) => [one.id, one]))
  const told = ({ ref, ...clock }: ServiceClock): ClockView => {
    const file = clock.placementId === null ? undefined : placed.get(clock.placementId)
    const isNamed = file !== undefined && mayName(side, file.endedOn)
    return {
      ...clock,
      number: file ? placementNumber(file.no) : null,
      untilOn: clock.code === 'report' ? ref : null,
      customerId: isNamed ? file.customerId : null,
      customerName: isNamed ? file.customerName : null,
      daysLate: daysBetween(clock.dueOn, clock.doneOn ?? today),
    }
  }
  const breaches = clocks.filter(({ state }) => state === 'late' || state === 'broken')
  const running = clocks.filter(({ state }) => state === 'running')
  const due = await creditDue(tx, mandate, clocks, today)
  const reports = new Map((await reportsOf(tx, mandate.id)).map((one) => [one.untilOn, one]))
  return {
    mandateId: mandate.id,
    number: mandateNumber(mandate.no),
    creditor: mandate.creditorName,
    creditorOrgId: tx.orgId,
    provider: mandate.providerName,
    currency: terms.scope.currency,
    ...{ seesActs, asOf: today },
    promised: {
      firstContactDays: service.firstContactDays,
      contacts: service.contacts,
      answerDays: service.answerDays,
      fileDays: service.fileDays,
      remitDays: terms.remittance.days,
      reporting: say(lang, reportingRhythmNames[terms.reporting.rhythm]),
      isLive: terms.reporting.live,
      reportWithinDays: REPORT_WITHIN_DAYS,
    },
    clauses: SERVICE_CODES.map((code) => keptBy(clocks, code)),
    // What is still not done comes first, the longest late before the others; then what was done late.
    breaches: breaches
      .toSorted((a, b) => Number(b.state === 'broken') - Number(a.state === 'broken') || a.dueOn.localeCompare(b.dueOn))
      .slice(0, TOLD)
      .map(told),
    breachCount: breaches.length,
    running: running
      .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))
      .slice(0, TOLD)
      .map(told),
    runningCount: running.length,
    reports: clocks
      .filter(({ code }) => code === 'report')
      .map(({ ref, dueOn }) => {
        const came = reports.get(ref as LocalDate)
        return {
          untilOn: ref,
          dueOn,
          receivedOn: came?.receivedOn ?? null,
          note: came?.note ?? '',
          byName: came?.recordedByName ?? null,
        }
      }),
    credit: service.credit ?? null,
    credits: await creditsGiven(tx, mandate.id),
    due: due && {
      ...{ fromOn: due.fromOn, toOn: due.toOn, feeCents: due.feeCents, cents: due.cents },
      breaches: due.clocks.length,
    },
  }
}
