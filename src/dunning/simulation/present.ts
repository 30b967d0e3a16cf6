import { type Money, sumsByCurrency } from '../../kernel/money.ts'
import type { Lang } from '../../kernel/wording.ts'
import { customersById } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { tellReason } from '../actions/present.ts'
import type { CurrencyTotal } from '../deciding/decision.ts'
import type { ScenarioBook } from '../scenarios/book.ts'
import { ownName } from '../scenarios/default-scenario.ts'
import type { ReallyLeft } from './left-store.ts'
import type { Simulated } from './simulate.ts'

/** A simulation as counts and amounts per day and step, and one page of who they are. */
export async function presentSimulation(
  tx: OrgTx,
  lang: Lang,
  left: readonly Simulated[],
  page: { limit: number; offset: number },
) {
  const groups = Map.groupBy(left, ({ on, step, toConfirm }) => `${on}|${step.position}|${toConfirm}`)
  const steps = [...groups.values()].map((group) => {
    const { on, step, toConfirm } = group[0]!
    return {
      on,
      stepId: step.id,
      stepName: ownName(lang, step.name),
      channel: step.channel,
      toConfirm,
      count: group.length,
      amounts: netOf(group.flatMap(({ totals }) => totals)),
    }
  })
  const shown = left.slice(page.offset, page.offset + page.limit)
  const names = new Map(
    (await customersById(tx, [...new Set(shown.map(({ customerId }) => customerId))])).map(({ id, name }) => [
      id,
      name,
    ]),
  )
  const rows = shown.map(({ on, customerId, step, toConfirm, totals, documentNos, why }) => ({
    on,
    customerId,
    customerName: names.get(customerId) ?? '',
    stepId: step.id,
    stepName: ownName(lang, step.name),
    channel: step.channel,
    toConfirm,
    amounts: netOf(totals),
    documentNos: [...documentNos],
    why: tellReason(lang, why),
  }))
  return { steps, rows, count: left.length }
}

/** What really left by a step, as a simulation tells what would have. */
export const presentLeft = (lang: Lang, book: ScenarioBook, left: ReallyLeft) => ({
  on: left.on,
  stepId: left.stepId,
  stepName: ownName(lang, book.stepAt(left.scenarioId, left.scenarioVersion, left.stepPosition)?.name ?? left.stepId),
  channel: left.channel,
  count: left.count,
  amounts: Object.entries(left.cents).map(([currency, cents]) => ({ currency, cents })),
})

/** One message to come, for a customer whose page already says who it is. */
export const presentComing = (lang: Lang, { on, step, toConfirm, totals }: Simulated) => ({
  on,
  stepName: ownName(lang, step.name),
  channel: step.channel,
  toConfirm,
  amounts: netOf(totals),
})

const netOf = (totals: readonly CurrencyTotal[]): Money[] =>
  sumsByCurrency(totals.map(({ currency, netCents }) => ({ currency, cents: netCents })))
