import { dunningRoutes } from '../src/dunning/contract.ts'
import type { BodyIn } from '../src/platform/route.ts'
import { type ActionView, changeScenario, listed, live } from '../tools/testing/days.ts'
import type { Story } from '../tools/testing/story.ts'

/**
 * What peers’ test suites set up before each of their cases: a ladder of levels at so many days after the due date, with no
 * floor, no sending hours and no spacing of ours, so that their own figures decide. Their cases are told in their numbers
 * (A01, B08 …); where we differ, docs/decisions/0013 says so.
 */

type ScenarioBody = BodyIn<typeof dunningRoutes.saveScenario>['scenario']
type Ladder = Partial<Omit<ScenarioBody, 'steps'>> & {
  /** `to_confirm`: a level waits for a person, as a draft does elsewhere. */
  readonly mode?: 'automatic' | 'to_confirm'
  /** Days between a level and the one before it, when more than the days between their dates. */
  readonly spacing?: number
}

const TONES = ['courteous', 'firm', 'final'] as const
const ANY_HOUR = { weekdays: [1, 2, 3, 4, 5, 6, 7], fromMinute: 0, toMinute: 1440 }

/** At most three levels, each an e-mail, at these days after the due date. */
export async function ladderOf(story: Story, days: readonly number[], given: Ladder = {}): Promise<ScenarioBody> {
  const { mode = 'automatic', spacing, ...more } = given
  const { id: _, version: __, ...scenario } = await story.owner.call(dunningRoutes.scenario)
  const model = scenario.steps.find(({ tone }) => tone === 'courteous')!
  const steps = days.map((afterDueDays, index) => {
    const tone = TONES[index]!
    const minDaysAfterPrevious = index === 0 ? null : (spacing ?? null)
    const names = { id: tone, templateKey: tone, tone, name: `Niveau ${index + 1}` }
    return { ...model, ...names, position: index + 1, afterDueDays, minDaysAfterPrevious, mode }
  })
  const free = { floorCents: {}, ceilingCents: {}, frequencyCapDays: 0, window: ANY_HOUR, consumerWindow: ANY_HOUR }
  return { ...scenario, ...free, exhaustedAfterDays: 0, ...more, steps }
}

/** Makes the organisation’s own scenario that ladder; throws when it is refused. */
export async function setLadder(story: Story, days: readonly number[], given: Ladder = {}): Promise<void> {
  const { faults } = await changeScenario(story, await ladderOf(story, days, given))
  if (faults.length > 0) throw new Error(faults.map(({ message }) => message).join(' '))
}

/** What left for one customer on these days, as `day level amount`. */
export async function leftFor(story: Story, code: string, days: readonly string[]): Promise<string[]> {
  return (await live(story, days))
    .filter((line) => line.split(' ')[2] === code)
    .map((line) => line.replace(` ${code} `, ' '))
}

/** What waits for a person about one customer on a day, the worker having run. */
export async function waitingFor(story: Story, code: string, on: string): Promise<ActionView[]> {
  story.at(on, '10:00')
  await story.runJobs()
  return (await listed(story, 'to_confirm')).filter((row) => row.customerCode === code)
}

/** The verdicts a customer stands at; empty when nothing is to be asked for. */
export async function verdictsOf(story: Story, id: string): Promise<string[]> {
  const { standings } = await story.owner.call(dunningRoutes.customer, { params: { id } })
  return standings.map(({ verdict }) => verdict)
}

/** What was ever sent to a customer, the oldest first: the level and the day it left. */
export async function sentTo(story: Story, id: string): Promise<string[]> {
  const { history } = await story.owner.call(dunningRoutes.customer, { params: { id } })
  return history
    .filter(({ state }) => state === 'done')
    .map(({ stepId, contactOn }) => `${contactOn} ${stepId}`)
    .toSorted()
}
