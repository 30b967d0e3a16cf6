import { afterAll, beforeAll, expect, test } from 'vitest'
import { outsourcingRoutes as routes } from '../src/outsourcing/contract.ts'
import { bookDocument, newCustomer } from '../tools/testing/books.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { type Agency, newAgency, place, runMandate } from './agency-scene.ts'

/** Of many debts of one amount, and many debtors of one name, an agency looks for the one that is in its hands. */
let story: Story
let agency: Agency
beforeAll(async () => {
  story = await tellStory('2026-03-02')
  agency = await newAgency(story, 'Recouvro', 'Nadia Ferrand')
  const owed = { cents: 123_456, dueOn: '2025-10-31', issuedOn: '2025-10-01' }
  for (let at = 0; at < 60; at++) {
    const customerId = await newCustomer(story, `M${at}`, { name: `Martin ${at}` })
    await bookDocument(story, { customerId, documentNo: `FM-${at}`, ...owed })
  }
  const customerId = await newCustomer(story, 'ZED', { name: 'Martin Zed' })
  const itemId = await bookDocument(story, { customerId, documentNo: 'FZ-1', ...owed })
  const mandateId = await runMandate(story, story.owner.orgId, agency)
  await place(story, story.owner.orgId, { mandateId, agency, customerId, itemIds: [itemId] })
})
afterAll(() => story?.end())

const found = async (words: string) =>
  (await agency.owner.call(routes.searchFiles, { query: { words } })).files.map(({ debtorName }) => debtorName)

test('what was never placed does not push the placed one out', async () => {
  for (const words of ['1234,56', 'Martin', 'FZ-1']) expect(await found(words), words).toEqual(['Martin Zed'])
  expect(await found('FM-3')).toEqual([])
})
