import { complaintsOf } from '../../disputes/index.ts'
import { addDays, type LocalDate } from '../../kernel/calendar.ts'
import { sumCents } from '../../kernel/money.ts'
import { recoveries, recoveryMeasuredOn } from '../../ledger/index.ts'
import type { Recovery } from '../../ledger/rules.ts'
import { customersById } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { lateCurrencies, minutesAWeekOf, remindedSince, salesAndNotDue } from './facts-store.ts'
import { type Grain, PAPERS, type Paper, type Signal } from './model.ts'
import { type Counted, countPortfolio } from './portfolio-store.ts'
import { type Cell, cellsOf, expected, type Sum, signalsOf, sumOf } from './rules.ts'

/** What the books say of collecting here and through others, in one currency on a day. */
export type Audit = {
  readonly asOf: LocalDate
  readonly currency: string
  readonly currencies: readonly string[]
  readonly late: Sum
  readonly notDueCents: number
  readonly salesCents: number
  readonly cells: readonly Cell[]
  readonly grains: readonly Grain[]
  readonly sectors: readonly (Counted & { readonly sector: string })[]
  readonly papers: readonly (Counted & { readonly paper: Paper })[]
  /** Claims of which every paper is kept. */
  readonly complete: Counted
  readonly leftAlone: Counted
  readonly signals: readonly Signal[]
  readonly reminded: number
  readonly minutesAWeek: number | null
  readonly measured: readonly Recovery[]
  readonly measuredOn: LocalDate | null
}

/** Late claims in a currency with what is expected of them: what a quote or a simulation reckons on. */
export async function portfolioOf(tx: OrgTx, currency: string, today: LocalDate): Promise<Grain[]> {
  const { grains } = await countPortfolio(tx, currency, today)
  const measured = await recoveries(tx)
  return grains.map((grain) => expected(grain, measured, currency))
}

export async function showAudit(
  tx: OrgTx,
  asked: string | null,
  ownCurrency: string,
  today: LocalDate,
): Promise<Audit> {
  const currencies = await lateCurrencies(tx, today)
  const currency = asked ?? (currencies.includes(ownCurrency) ? ownCurrency : (currencies[0] ?? ownCurrency))
  const counted = await countPortfolio(tx, currency, today)
  const measured = (await recoveries(tx)).filter((one) => one.currency === currency)
  const grains = counted.grains.map((grain) => expected(grain, measured, currency))
  const { salesCents, notDueCents } = await salesAndNotDue(tx, currency, today)
  const minutesAWeek = await minutesAWeekOf(tx)
  const { reminded, complaints } = await complaintsAfterReminders(tx, today)
  const late = sumOf(grains)
  const leftAlone = sumCounted(counted.old.filter(({ hasAct }) => !hasAct))
  const signals = signalsOf({
    ...{ overdueCents: late.cents, salesCents, minutesAWeek, measured, reminded },
    complained: complaints.length,
    oldCents: sumCounted(counted.old).cents,
    leftAloneCents: leftAlone.cents,
  })
  return {
    ...{ asOf: today, currency, currencies, late, notDueCents, salesCents, grains, leftAlone, signals, reminded },
    ...{ minutesAWeek, measured, measuredOn: await recoveryMeasuredOn(tx) },
    cells: cellsOf(grains, currency),
    sectors: counted.sectors,
    papers: PAPERS.map((paper) => ({
      paper,
      ...sumCounted(counted.papers.filter(({ has }) => has.includes(paper))),
    })),
    complete: sumCounted(counted.papers.filter(({ has }) => has.length === PAPERS.length)),
  }
}

const sumCounted = (parts: readonly Counted[]): Counted => ({
  files: parts.reduce((sum, { files }) => sum + files, 0),
  cents: sumCents(parts.map(({ cents }) => cents)),
})

/** Who complained of being written to after a reminder of the last twelve months, once each, the latest complaint first. */
export async function complaintsAfterReminders(tx: OrgTx, today: LocalDate) {
  const reminded = new Map((await remindedSince(tx, today)).map(({ customerId, firstOn }) => [customerId, firstOn]))
  const found = await complaintsOf(tx, [...reminded.keys()], addDays(today, -365), today)
  const after = found.filter(({ customerId, on }) => on >= reminded.get(customerId)!)
  const last = [...new Map(after.map((one) => [one.customerId, one])).values()].toReversed()
  return { reminded: reminded.size, complaints: last }
}

export async function tellComplaints(tx: OrgTx, today: LocalDate) {
  const { complaints } = await complaintsAfterReminders(tx, today)
  const shown = complaints.slice(0, 500)
  const names = new Map(
    (
      await customersById(
        tx,
        shown.map(({ customerId }) => customerId),
      )
    ).map(({ id, name }) => [id, name]),
  )
  return shown.map((one) => ({ ...one, customerName: names.get(one.customerId) ?? '' }))
}
