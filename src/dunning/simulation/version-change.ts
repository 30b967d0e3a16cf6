import { organisationOf } from '../../access/index.ts'
import { dayIn } from '../../kernel/calendar.ts'
import type { Lang } from '../../kernel/wording.ts'
import { customersById } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { gatherFacts } from '../days/gather-facts.ts'
import { decide } from '../deciding/decide.ts'
import type { Decision, DecisionVerdict } from '../deciding/decision.ts'
import type { DunningDeps } from '../deps.ts'
import type { CustomerFacts, Scenario } from '../model.ts'
import { scenarioBook } from '../scenarios/book.ts'
import { ownName } from '../scenarios/default-scenario.ts'

/** Customers named in an answer; the counts are of all. */
const NAMED = 100

export type Stand = { readonly verdict: DecisionVerdict; readonly stepName: string | null }
type Moved = { readonly customerId: string; readonly before: Stand; readonly after: Stand; readonly begun: boolean }

/**
 * Decides today for everybody who follows a scenario, as it is and as a draft would have it, and tells who stands elsewhere. An
 * order of steps changed without anybody standing elsewhere today is no change here: the simulation shows the days to come.
 */
export async function versionChange(tx: OrgTx, deps: DunningDeps, lang: Lang, draft: Scenario) {
  const at = deps.clock.now()
  const book = await scenarioBook(tx, at)
  const { timeZone } = await organisationOf(tx)
  const today = dayIn(timeZone, at)
  const settings = { booksFreshnessDays: book.setting.freshnessDays }
  const stand = ([main]: readonly Decision[]): Stand => ({
    verdict: main?.verdict ?? 'nothing',
    stepName: main?.step ? ownName(lang, main.step.name) : null,
  })
  let followers = 0
  let begun = 0
  const moved: Moved[] = []
  const input = { on: today, timeZone, book, customers: null, lastTalks: deps.lastTalks }
  for await (const gathered of gatherFacts(tx, input)) {
    for (const { facts, scenario } of gathered) {
      if (scenario.id !== draft.id) continue
      followers++
      const hasBegun = isBegun(facts, draft.id)
      if (hasBegun) begun++
      const moment = { today, minuteOfDay: null }
      const before = stand(decide(scenario, facts, settings, moment))
      const after = stand(decide(draft, facts, settings, moment))
      if (before.verdict === after.verdict && before.stepName === after.stepName) continue
      moved.push({ customerId: facts.customerId, before, after, begun: hasBegun })
    }
  }
  const groups = Map.groupBy(moved, ({ before, after }) => JSON.stringify([before, after]))
  const changes = [...groups.values()]
    .map((group) => ({
      before: group[0]!.before,
      after: group[0]!.after,
      count: group.length,
      begun: group.filter((one) => one.begun).length,
    }))
    .sort((a, b) => b.count - a.count)
  const named = moved.slice(0, NAMED)
  const known = await customersById(
    tx,
    named.map(({ customerId }) => customerId),
  )
  const names = new Map(known.map(({ id, name }) => [id, name]))
  const rows = named.map((one) => ({ ...one, customerName: names.get(one.customerId) ?? '' }))
  return { followers, begun, changes, rows }
}

/** Whether an open document of the customer came to a step of the scenario. */
function isBegun({ contacts, items }: CustomerFacts, scenarioId: string): boolean {
  const open = new Set(items.filter(({ openCents }) => openCents > 0).map(({ id }) => id))
  return contacts.some(
    (contact) =>
      contact.scenarioId === scenarioId &&
      contact.state !== 'planned' &&
      contact.lines.some(({ itemId, stepId }) => stepId !== null && open.has(itemId)),
  )
}
