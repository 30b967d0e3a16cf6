import { afterAll, beforeAll, expect, test } from 'vitest'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { bookDocument, newCustomer } from '../tools/testing/books.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'

/** One unpaid invoice from before its due date to the formal notice, day by day. */
let story: Story
beforeAll(async () => {
  story = await tellStory('2026-01-05')
})
afterAll(() => story.end())

test('each reminder leaves on its day, once, and the formal notice waits for a person', async () => {
  const customerId = await newCustomer(story, 'MOREL')
  // Due on Tuesday 20 January: J−5 the 15th, J+3 the 23rd, J+10 the 30th, J+20 Monday the 9th, J+30 the 19th of February.
  await bookDocument(story, {
    customerId,
    documentNo: 'FA-1',
    cents: 120_000,
    dueOn: '2026-01-20',
    issuedOn: '2026-01-05',
  })
  await story.owner.call(dunningRoutes.saveSettings, { body: { freshnessDays: null, automatic: true } })
  const left: string[] = []
  for (let at = Date.parse('2026-01-06'); at <= Date.parse('2026-02-20'); at += 86_400_000) {
    const on = new Date(at).toISOString().slice(0, 10)
    story.at(on, '10:00')
    await story.runJobs()
    const { rows } = await story.owner.call(dunningRoutes.actions, { query: { list: 'left_today' } })
    left.push(
      ...rows.map((row) => `${on} ${row.stepId} ${row.amounts.map(({ cents, currency }) => `${cents} ${currency}`)}`),
    )
  }
  expect(left).toEqual([
    '2026-01-15 pre_reminder 120000 EUR',
    '2026-01-23 courteous 120000 EUR',
    '2026-01-30 firm 120000 EUR',
    '2026-02-09 final 120000 EUR',
  ])
  const { rows, count } = await story.owner.call(dunningRoutes.actions, { query: { list: 'to_confirm' } })
  expect(count).toBe(1)
  expect(rows[0]).toMatchObject({
    stepId: 'formal_notice',
    channel: 'letter',
    decidedOn: '2026-02-19',
    customerId,
    itemCount: 1,
  })
})
