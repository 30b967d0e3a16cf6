import { afterAll, beforeAll, expect, test } from 'vitest'
import { correspondenceRoutes } from '../src/correspondence/contract.ts'
import { messageOf } from '../src/correspondence/index.ts'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { legalRoutes as routes } from '../src/legal/contract.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import { portalRoutes } from '../src/portal/contract.ts'
import { promiseRoutes } from '../src/promises/contract.ts'
import { bookDocument, newCustomer } from '../tools/testing/books.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { wordsOf } from './legal-pack-desk.ts'
import { debtorOf } from './portal-debtor.ts'

/** Where a debtor of another pays: on its page, by its plan and by its statement, to the separate account and nowhere else (CPCEx art. R124-2). */
let story: Story
let creditorId: string
const OURS = 'FR14 2004 1010 0505 0001 3M02 606'
const SEPARATE = 'FR76 3000 6000 0112 3456 7890 189'
const agency = {
  ...{ collectsForOthers: true, insurer: 'Assurances du Ponant', policyNo: 'RC 4471', insuredUntil: '2026-12-31' },
  ...{ iban: SEPARATE, declaredOn: '2026-01-05', declaredTo: 'TJ de Rennes' },
}
const creditor = async (name: string) =>
  (
    await story.owner.call(routes.addCreditor, {
      body: {
        ...{ name, address: '3 quai Duguay-Trouin, 35000 Rennes', siren: null },
        ...{ mandateOn: '2026-02-01', mandateUntil: null },
        mandateSays: ['power', 'claims', 'cover', 'pay', 'remittance'],
      },
    })
  ).id
const collect = (customerId: string, id: string | null) =>
  story.owner.call(routes.changeCreditorOfCustomer, { params: { id: customerId }, body: { creditorId: id } })
const owing = async (code: string) => {
  const customerId = await newCustomer(story, code)
  const book = { customerId, documentNo: `FA-${code}`, cents: 90_000, issuedOn: '2026-08-01', dueOn: '2026-09-01' }
  return { customerId, itemId: await bookDocument(story, book) }
}
beforeAll(async () => {
  story = await tellStory('2026-11-23')
  await story.owner.call(dunningRoutes.saveSettings, { body: { freshnessDays: null, automatic: false } })
  await story.owner.call(routes.changeAgency, { body: agency })
  creditorId = await creditor('Bâti-Sud SARL')
})
afterAll(() => story.end())

test('its page names the creditor and the separate account; while a condition is missing it asks for nothing', async () => {
  const { customerId } = await owing('PAGE')
  const debtor = await debtorOf(story, customerId)
  expect((await debtor.get()).text).toContain(OURS)
  await collect(customerId, creditorId)
  for (const page of ['', '/pay']) {
    const { text } = await debtor.get(page)
    expect(text).toContain(SEPARATE)
    expect(text).not.toContain(OURS)
  }
  expect((await debtor.get()).text).toContain('au nom et pour le compte de Bâti-Sud SARL')
  // A service that pays us is not offered: it would not pay the separate account.
  const other = await debtorOf(story, (await owing('LIGNE')).customerId)
  const template = 'https://pay.example/?ref={id}&amount={amount}&sig={signature}&back={back}'
  const taker = { kind: 'template' as const, template, key: 'un-secret-de-32-caracteres-au-moins', hookSecret: '' }
  await story.owner.call(portalRoutes.setPaymentTaker, { body: taker })
  expect((await other.get('/pay')).html).toContain('/online')
  expect((await debtor.get('/pay')).html).not.toContain('/online')
  await story.owner.call(routes.changeAgency, { body: { ...agency, insuredUntil: '2026-11-22' } })
  const barred = await debtor.get('/pay')
  expect(barred.text).not.toMatch(/FR76|FR14/)
  expect(barred.text).toContain('demandez-les à votre interlocuteur')
  await story.owner.call(routes.changeAgency, { body: agency })
})

test('a plan, its instalments and a statement of account are paid to the separate account, in the creditor’s name', async () => {
  const { customerId, itemId } = await owing('PLAN')
  await collect(customerId, creditorId)
  const first = await story.owner.call(routes.sendNotice, {
    params: { id: customerId },
    body: { channel: 'letter', days: 8, itemIds: null, anyway: true },
  })
  await story.runJobs()
  const posted = { batchId: null, letters: [{ id: first.messageId, registeredNo: null }], postedOn: '2026-11-23' }
  await story.owner.call(correspondenceRoutes.markPosted, { body: posted })
  await story.runJobs()
  const payments = ['2026-11-26', '2026-12-26'].map((dueOn) => ({ dueOn, cents: 45_000 }))
  const body = { itemIds: [itemId], payments, note: '' }
  const { id } = await story.owner.call(promiseRoutes.draftPlan, { params: { id: customerId }, body })
  await story.owner.call(promiseRoutes.proposePlan, { params: { id } })
  const signed = { signedOn: '2026-11-23', signedBy: 'Claire Morel' }
  await story.owner.call(promiseRoutes.signPlan, { params: { id }, body: signed })
  const agreement = await story.owner.call(promiseRoutes.planAgreement, { params: { id } })
  const words = await wordsOf(new Uint8Array(await agreement.arrayBuffer()))
  expect([words.includes('Bâti-Sud SARL'), words.includes(SEPARATE), words.includes(OURS)]).toEqual([true, true, false])
  story.at('2026-11-24')
  await story.runJobs()
  const { rows } = await story.owner.call(correspondenceRoutes.messages, { query: { customerId } })
  const coming = rows.find(({ purpose }) => purpose === 'instalment_coming')!
  expect(await paidBy(coming.id)).toEqual(['Bâti-Sud SARL', SEPARATE, 'sent'])
  const statement = { params: { id: customerId }, body: { of: 'customer' as const } }
  const { messageId } = await story.owner.call(correspondenceRoutes.sendStatement, statement)
  expect((await paidBy(messageId)).slice(0, 2)).toEqual(['Bâti-Sud SARL', SEPARATE])
  // Ready, and taken from another creditor since: it does not leave.
  await collect(customerId, await creditor('Quai Nord SAS'))
  await story.runJobs()
  expect((await paidBy(messageId))[2]).toBe('cancelled')
})

test('a head sees what its members owe to the same creditor; a statement of the group speaks for one', async () => {
  const [head, own, other] = [await owing('TETE'), await owing('MEME'), await owing('AUTRE')]
  const profile = { sector: '', size: null, risk: null, tags: [], salespersonId: null, creditLimitCents: null }
  for (const { customerId } of [own, other])
    await story.owner.call(partiesRoutes.updateProfile, {
      params: { id: customerId },
      body: { ...profile, insuredCents: null, parentId: head.customerId },
    })
  const setting = await story.owner.call(portalRoutes.setting)
  await story.owner.call(portalRoutes.changeSetting, { body: { ...setting, showsGroup: true } })
  await collect(head.customerId, creditorId)
  await collect(own.customerId, creditorId)
  const { text } = await (await debtorOf(story, head.customerId)).get()
  expect([text.includes('FA-MEME'), text.includes('FA-AUTRE')]).toEqual([true, false])
  const group = { params: { id: head.customerId }, query: { of: 'group' as const, channel: 'letter' as const } }
  expect((await story.owner.ask(correspondenceRoutes.statement, group)).refusal?.code).toBe('agency_of_member')
  await collect(other.customerId, creditorId)
  expect((await story.owner.ask(correspondenceRoutes.statement, group)).refusal).toBeNull()
})

const paidBy = async (id: string) => {
  const { content, state } = await story.database.db.inOrg(story.owner.orgId, async (tx) => (await messageOf(tx, id))!)
  return [content.data.agent?.creditor.name, content.data.payment?.iban, state]
}
