import { dunningRoutes } from '../../src/dunning/contract.ts'
import type { BodyIn, QueryIn, ReplyOut } from '../../src/platform/route.ts'
import type { Story } from './story.ts'

export type ActionView = ReplyOut<typeof dunningRoutes.actions>['rows'][number]
type List = QueryIn<typeof dunningRoutes.actions>['list']

export const listed = async (story: Story, list: List): Promise<ActionView[]> =>
  (await story.owner.call(dunningRoutes.actions, { query: { list } })).rows

/** Every day from one to another, both included. */
export const daysFrom = (from: string, to: string): string[] =>
  Array.from({ length: (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1 }, (_, index) =>
    new Date(Date.parse(from) + index * 86_400_000).toISOString().slice(0, 10),
  )

/** Lives through days at ten in the morning, the worker running; gives what left, as `day step customer cents`. */
export async function live(story: Story, days: readonly string[]): Promise<string[]> {
  const left: string[] = []
  for (const on of days) {
    story.at(on, '10:00')
    await story.runJobs()
    left.push(
      ...(await listed(story, 'left_today'))
        .map(
          (row) =>
            `${on} ${row.stepId} ${row.customerCode} ${row.amounts.map(({ currency, cents }) => `${cents} ${currency}`).join(' + ')}`,
        )
        .sort(),
    )
  }
  return left
}

/** Lets reminders rest on the books as they are, whatever their age, and automatic steps leave by themselves. */
export const ignoreFreshness = (story: Story) =>
  story.owner.call(dunningRoutes.saveSettings, { body: { freshnessDays: null, automatic: true } })

/** Where a customer stands, as one line per standing: the verdict and the codes of its reasons. */
export async function standingOf(story: Story, customerId: string): Promise<string[]> {
  const { standings } = await story.owner.call(dunningRoutes.customer, { params: { id: customerId } })
  return standings.map(({ verdict, reasons }) => `${verdict}: ${reasons.map(({ code }) => code).join(', ')}`)
}

/** The scenario in force with some of its fields changed, saved. */
export async function changeScenario(
  story: Story,
  change: Partial<BodyIn<typeof dunningRoutes.saveScenario>['scenario']>,
) {
  const { id: _, version, ...scenario } = await story.owner.call(dunningRoutes.scenario)
  return story.owner.call(dunningRoutes.saveScenario, { body: { version, scenario: { ...scenario, ...change } } })
}
