import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessRoutes } from '../src/access/contract.ts'
import { legalRoutes as routes, type StatuteRowInput } from '../src/legal/contract.ts'
import { newOrganisation, type Story, tellStory } from '../tools/testing/story.ts'

/** The law as dated rows: what is shipped, what an administrator adds or corrects, and what needs a review. */
let story: Story
beforeAll(async () => {
  story = await tellStory('2026-11-22')
})
afterAll(() => story.end())

const NEXT: StatuteRowInput = {
  subject: 'reference_rate',
  value: 265,
  from: '2027-01-01',
  to: '2027-06-30',
  citation: 'C. com. art. L441-10 II',
  source: 'Banque de France, décision du 17 décembre 2026',
  mark: 'A',
  verifiedOn: '2026-11-22',
  reviewOn: null,
}
const references = async () => story.owner.call(routes.legalReferences, {})
const rateRows = async () => (await references()).rows.filter(({ subject }) => subject === 'reference_rate')
const add = (row: Partial<StatuteRowInput>) => story.owner.ask(routes.addLegalReference, { body: { ...NEXT, ...row } })

test('every row is shown with its source and its mark; the half-year that ends is to be reviewed', async () => {
  const [newest, before] = await rateRows()
  expect(newest).toMatchObject({ from: '2026-07-01', to: '2026-12-31', value: 240, mark: 'verify', review: 'soon' })
  expect(before).toMatchObject({ from: '2026-01-01', value: 215, mark: 'B', review: null })
  expect((await references()).toReview).toBeGreaterThan(1)
})

test('what is not a half-year, has no citation or was never verified is refused, at its field', async () => {
  const refused = async (row: Partial<StatuteRowInput>) => {
    const { refusal } = await add(row)
    return `${refusal?.code} ${refusal?.where}`
  }
  expect(await refused({ to: '2027-12-31' })).toBe('not_a_half_year from')
  expect(await refused({ citation: ' ' })).toBe('no_citation citation')
  expect(await refused({ source: '' })).toBe('no_source source')
  expect(await refused({ verifiedOn: '2026-12-01' })).toBe('verified_ahead verifiedOn')
  expect(await refused({ subject: 'recovery_indemnity', to: '2026-12-31' })).toBe('days_reversed to')
  expect(await refused({ value: -1 })).toBe('wrong_value value')
})

test('a row of the organisation is read at once, once for its days, and leaves its before and after on the trail', async () => {
  const added = await add({})
  expect(added.refusal).toBeNull()
  expect((await rateRows())[0]).toMatchObject({ from: '2027-01-01', value: 265, madeByName: 'Claire Propriétaire' })
  // The half-year that ends is followed by another: it asks for nothing any more, but to be verified.
  expect((await rateRows())[1]).toMatchObject({ from: '2026-07-01', review: 'to_verify' })
  expect((await add({ value: 270 })).refusal?.code).toBe('days_taken')

  const body = { ...NEXT, value: 275 }
  const corrected = await story.owner.call(routes.correctLegalReference, { params: { id: added.value.id }, body })
  expect((await rateRows())[0]).toMatchObject({ value: 275 })
  const again = await story.owner.ask(routes.correctLegalReference, { params: { id: added.value.id }, body })
  expect(again.refusal?.code).toBe('changed_meanwhile')

  const told = await story.database.db.inOrg(story.owner.orgId, (tx) =>
    tx.rows<{ verb: string; body: string }>({
      text: `select verb, body from trail.event where subject_kind = 'statute_row' order by seq`,
      values: [],
      name: 'stories.statute_rows_told',
    }),
  )
  expect(told.map(({ verb }) => verb)).toEqual(['statute_row_added', 'statute_row_corrected'])
  expect(JSON.parse(told[1]!.body).data).toMatchObject({ before: { value: 265 }, after: { value: 275 } })

  await story.owner.call(routes.withdrawLegalReference, { params: { id: corrected.id } })
  expect((await rateRows())[0]).toMatchObject({ from: '2026-07-01', review: 'soon' })
})

test('a correction of a shipped row is read in its place on its days', async () => {
  const body = { ...NEXT, value: 250, from: '2026-07-01', to: '2026-12-31' }
  const { id } = await story.owner.call(routes.addLegalReference, { body })
  const rows = (await rateRows()).filter(({ from }) => from === '2026-07-01')
  expect(rows.map((row) => [row.value, row.corrected, row.review])).toEqual([
    [250, false, null],
    [240, true, null],
  ])
  expect((await story.owner.call(routes.interestSetting, {})).defaultRateBp).toBe(1250)
  await story.owner.call(routes.withdrawLegalReference, { params: { id } })
  expect((await story.owner.call(routes.interestSetting, {})).defaultRateBp).toBe(1240)
})

test('an organisation in Belgium reads Belgian rows; one elsewhere reads the French ones, and is told', async () => {
  const own = story.owner.orgId
  const in_ = async (country: string) => {
    const body = { ...newOrganisation(`Ailleurs ${country}`), country, siren: null }
    story.owner.orgId = (await story.owner.call(accessRoutes.createOrganisation, { body })).orgId
  }
  await in_('BE')
  expect(await story.owner.call(routes.interestSetting, {})).toMatchObject({
    country: 'BE',
    defaultRateBp: 1050,
    floorBp: null,
    toVerify: true,
  })
  expect((await references()).rows.every(({ country, mark }) => country === 'BE' && mark === 'verify')).toBe(true)
  await in_('LU')
  expect(await references()).toMatchObject({ country: 'FR', unknownCountry: 'LU' })
  story.owner.orgId = own
})
