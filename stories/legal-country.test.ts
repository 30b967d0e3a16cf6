import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessRoutes } from '../src/access/contract.ts'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { legalRoutes as routes } from '../src/legal/contract.ts'
import { LAW_PARTS } from '../src/statutes/index.ts'
import { bookDocument, newCustomer } from '../tools/testing/books.ts'
import { ignoreFreshness } from '../tools/testing/days.ts'
import { newOrganisation, type Story, tellStory } from '../tools/testing/story.ts'

/** Another country is another data set: what is not written for it is said not to be, and nothing French is told as its law. */
let story: Story
beforeAll(async () => {
  story = await tellStory('2026-11-21')
})
afterAll(() => story.end())

const plain = (text: string) => text.replace(/\s+/g, ' ')
/** Names of French codes, courts and cases. */
const FRENCH = /C\. ?(civ|com|conso)\b|CPC|Cass\.|CGI|L\. ?441|D\. ?441|code de commerce|code civil|article 1344/

async function settleIn(country: string): Promise<void> {
  const body = { ...newOrganisation(`Société ${country}`), country, siren: null }
  story.owner.orgId = (await story.owner.call(accessRoutes.createOrganisation, { body })).orgId
  await ignoreFreshness(story)
}
const late = async (code: string, more: object = {}) => {
  const customerId = await newCustomer(story, code, { country: 'BE', ...more })
  const days = { issuedOn: '2026-04-15', dueOn: '2026-05-15' }
  const itemId = await bookDocument(story, { customerId, documentNo: `FA-${code}`, cents: 1_200_000, ...days })
  return { customerId, itemId }
}
const charged = async (id: string) => (await story.owner.call(routes.customerCharges, { params: { id } })).documents[0]!

test('an organisation in France, overseas departments included, reads its own law whole', async () => {
  expect(await story.owner.call(routes.lawKnown)).toMatchObject({ country: 'FR', isFrench: true, unwritten: [] })
  await settleIn('RE')
  expect(await story.owner.call(routes.lawKnown)).toMatchObject({ read: 'FR', isFrench: true, unwritten: [] })
})

test('in Belgium, interest between businesses follows Belgian rows, and what a consumer owes is not known', async () => {
  await settleIn('BE')
  const { read, isFrench, unwritten } = await story.owner.call(routes.lawKnown)
  expect([read, isFrench]).toEqual(['BE', false])
  expect(unwritten).toEqual(LAW_PARTS.filter((part) => part !== 'charges'))

  const business = await late('MOREL')
  const { segments } = await story.owner.call(routes.itemCharges, { params: { id: business.itemId } })
  // ECB + 8 up to the next half point, each row marked to be verified.
  expect(segments.map(({ bp, mark }) => [bp, mark])).toEqual([
    [1050, 'verify'],
    [1050, 'verify'],
  ])
  expect(JSON.stringify(segments)).not.toMatch(FRENCH)
  expect(await charged(business.customerId)).toMatchObject({ indemnityCents: 4_000, toVerify: true })

  const consumer = await late('DURAND', { kind: 'consumer' })
  const owed = await charged(consumer.customerId)
  // Not « no formal notice yet », which is French law.
  expect(owed).toMatchObject({ interestCents: null, noInterest: null, interestToClaimCents: 0 })
  expect(plain(owed.refusal!)).toContain('(Belgique) : aucun taux connu pour le 2e semestre 2026')
  const { leftOut } = await story.owner.call(routes.weighCharges, { body: { all: {}, except: [] } })
  expect(leftOut.map(({ customerId, message }) => [customerId, message])).toEqual([
    [consumer.customerId, expect.stringContaining('Belgique')],
  ])
  const setting = { moves: true, asksIndemnity: true, claimsByItself: false, proposesMonthly: false }
  // No floor is known for a contract there: none is refused in the name of the French one.
  expect(
    (await story.owner.ask(routes.changeInterestSetting, { body: { ...setting, contractRateBp: 600 } })).refusal,
  ).toBe(null)
  await story.owner.call(routes.changeInterestSetting, { body: { ...setting, contractRateBp: null } })
})

test('in Belgium, a debt has its day from Belgian rows, and neither French events nor French remedies', async () => {
  const { customerId, itemId } = await late('PRESCRIT')
  const clock = () => story.owner.call(routes.limitationClock, { params: { id: itemId } })
  const { claim, remedies, steps, toVerify } = await clock()
  expect(claim.barsOn).toBe('2036-04-15')
  expect([remedies, JSON.stringify(steps).match(FRENCH)?.[0]]).toEqual([[], 'C. civ'])
  expect(steps[1]?.cited?.citation).toContain('Ancien C. civ. art. 2262bis')
  expect(steps[0]?.cited).toBeNull()
  expect(plain(toVerify.join(' '))).toContain('l’effet des événements, écrit ici pour la France seulement')
  const told = { itemIds: [itemId], on: '2026-11-10', until: null, evidence: 'Courrier recommandé d’avocat' }
  const { refusal } = await story.owner.ask(routes.recordClockEvent, {
    params: { id: customerId },
    body: { ...told, cause: 'recorded_letter' },
  })
  expect(plain(refusal!.message)).toContain('n’est écrit ici que pour la France')
  expect(refusal!.message).not.toMatch(FRENCH)
  await story.owner.call(routes.recordClockEvent, {
    params: { id: customerId },
    body: { ...told, cause: 'acknowledgement' },
  })
  expect((await clock()).events).toMatchObject([{ effect: 'restarts', citation: '' }])
  const usual = { kind: null, performedOn: null, evidence: '' }
  const describe = await story.owner.ask(routes.describeClaim, {
    params: { id: itemId },
    body: { ...usual, contractYears: 3 },
  })
  expect(plain(describe.refusal!.message)).toContain('Belgique')
})

test('reminders and formal notices of a Belgian organisation cite Belgian texts, and no French ones', async () => {
  const { customerId } = await late('LETTRE')
  const scenario = await story.owner.call(dunningRoutes.scenario, {})
  for (const stepId of ['firm', 'formal_notice']) {
    const body = { scenario, stepId, customerId }
    const { message } = await story.owner.call(dunningRoutes.previewStep, { body })
    const text = plain(message!.written!.text)
    expect([stepId, text.match(FRENCH)]).toEqual([stepId, null])
    if (stepId === 'formal_notice') expect(text).toContain('Ce courrier vaut mise en demeure.')
    expect(text).toContain('(Loi du 2 août 2002, art. 5 ; Loi du 2 août 2002, art. 6)')
  }
  const { customerId: consumer } = await late('MME', { kind: 'consumer' })
  const { message } = await story.owner.call(dunningRoutes.previewStep, {
    body: { scenario, stepId: 'formal_notice', customerId: consumer },
  })
  expect(message!.written!.text).not.toMatch(FRENCH)
  const sheet = await story.owner.call(routes.chargesSheet, { params: { id: customerId }, query: { format: 'csv' } })
  expect(await sheet.text()).not.toMatch(FRENCH)
})

test('where no law is shipped at all, French rates are read and said to be, and letters cite nothing', async () => {
  await settleIn('LU')
  expect(await story.owner.call(routes.lawKnown)).toMatchObject({ country: 'LU', read: 'FR', unwritten: LAW_PARTS })
  const { customerId } = await late('LUXEM')
  const scenario = await story.owner.call(dunningRoutes.scenario, {})
  for (const stepId of ['firm', 'formal_notice']) {
    const { message } = await story.owner.call(dunningRoutes.previewStep, { body: { scenario, stepId, customerId } })
    expect(message!.written!.text).not.toMatch(FRENCH)
  }
})
