import { afterAll, beforeAll, expect, test } from 'vitest'
import { correspondenceRoutes } from '../src/correspondence/contract.ts'
import { messageOf } from '../src/correspondence/index.ts'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { legalRoutes as routes } from '../src/legal/contract.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import { bookDocument, newCustomer, pay } from '../tools/testing/books.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'

/** What is asked between the moment a notice is sent and the moment it leaves: once, to whoever agreed, and for one creditor. */
let story: Story
beforeAll(async () => {
  story = await tellStory('2026-11-23')
  await story.owner.call(dunningRoutes.saveSettings, { body: { freshnessDays: null, automatic: false } })
})
afterAll(() => story.end())

type Channel = 'registered_letter' | 'electronic_registered' | 'letter' | 'email'
const send = (id: string, more: { channel?: Channel; itemIds?: string[] } = {}) =>
  story.owner.ask(routes.sendNotice, {
    params: { id },
    body: { channel: 'registered_letter', days: 8, itemIds: null, anyway: true, ...more },
  })
const owing = async (code: string, more: Parameters<typeof newCustomer>[2] = {}) => {
  const customerId = await newCustomer(story, code, { siren: '732829320', ...more })
  const book = { customerId, documentNo: `FA-${code}`, cents: 100_000, issuedOn: '2026-08-01', dueOn: '2026-09-01' }
  return { customerId, itemId: await bookDocument(story, book) }
}
const messagesTo = async (customerId: string) =>
  (await story.owner.call(correspondenceRoutes.messages, { query: { customerId } })).rows
const inOutbox = (id: string) => story.database.db.inOrg(story.owner.orgId, async (tx) => (await messageOf(tx, id))!)

test('two clicks send one notice, at once or one after the other; another sum, channel or day is another notice', async () => {
  const { customerId, itemId } = await owing('CLIC')
  const [one, two] = await Promise.all([send(customerId), send(customerId)])
  expect([one.refusal, two.refusal]).toEqual([null, null])
  expect(one.value!.messageId).toBe(two.value!.messageId)
  await story.runJobs()
  // Laid out since, and asked for by hand with the document named: it is the same.
  expect((await send(customerId, { itemIds: [itemId] })).value!.messageId).toBe(one.value!.messageId)
  expect((await messagesTo(customerId)).map(({ state }) => state)).toEqual(['produced'])
  const mail = (await send(customerId, { channel: 'email' })).value!.messageId
  expect(mail).not.toBe(one.value!.messageId)
  await pay(story, customerId, itemId, 40_000, '2026-11-23')
  const less = (await send(customerId)).value!.messageId
  expect([one.value!.messageId, mail]).not.toContain(less)
  // Posted and its day over, it may be sent anew.
  await story.runJobs()
  const body = { batchId: null, letters: [{ id: less, registeredNo: null }], postedOn: '2026-11-23' }
  await story.owner.call(correspondenceRoutes.markPosted, { body })
  expect((await send(customerId)).value!.messageId).toBe(less)
  story.at('2026-11-24')
  expect((await send(customerId)).value!.messageId).not.toBe(less)
})

test('a consumer who takes electronic registered letters no more receives none that was ready before (CPCE art. L100)', async () => {
  story.at('2026-11-24')
  const { customerId } = await owing('LRE', { kind: 'consumer', siren: null, email: null })
  const contact = {
    ...{ firstName: 'Anne', lastName: 'Le Bris', role: 'other' as const, email: 'anne@lebris.example', phone: null },
  }
  const { id } = await story.owner.call(partiesRoutes.addContact, {
    params: { id: customerId },
    body: { ...contact, lreConsentOn: '2026-11-01' },
  })
  const ready = await send(customerId, { channel: 'electronic_registered' })
  expect(ready.refusal).toBeNull()
  await story.owner.call(partiesRoutes.updateContact, { params: { id }, body: { ...contact, lreConsentOn: null } })
  await story.runJobs()
  expect(await inOutbox(ready.value!.messageId)).toMatchObject({
    ...{ state: 'cancelled', outcome: { code: 'no_reader' } },
  })
  expect((await send(customerId, { channel: 'electronic_registered' })).refusal?.code).toBe('no_reader')
  // Agreed to again, at an address that changed: what was ready for the old one would not leave either.
  const agreed = { ...contact, lreConsentOn: '2026-11-24' }
  await story.owner.call(partiesRoutes.updateContact, { params: { id }, body: agreed })
  const again = await send(customerId, { channel: 'electronic_registered' })
  await story.owner.call(partiesRoutes.updateContact, {
    params: { id },
    body: { ...agreed, email: 'anne.lebris@autre.example' },
  })
  await story.runJobs()
  expect(await inOutbox(again.value!.messageId)).toMatchObject({
    ...{ state: 'cancelled', outcome: { code: 'no_reader' } },
  })
})

test('the head of a group is written to for one creditor: not for the debts of a member that are another’s, nor once they become so', async () => {
  story.at('2026-11-25')
  await story.owner.call(routes.changeAgency, {
    body: {
      ...{ collectsForOthers: true, insurer: 'Assurances du Ponant', policyNo: 'RC 4471', insuredUntil: '2027-11-30' },
      ...{ iban: 'FR76 3000 6000 0112 3456 7890 189', declaredOn: '2026-01-05', declaredTo: 'TJ de Rennes' },
    },
  })
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
  const [mine, theirs] = [await creditor('Bâti-Sud SARL'), await creditor('Quai Nord SAS')]
  const [head, member] = [await owing('TETE'), await owing('MEMBRE')]
  const profile = { sector: '', size: null, risk: null, tags: [], salespersonId: null, creditLimitCents: null }
  await story.owner.call(partiesRoutes.updateProfile, {
    params: { id: member.customerId },
    body: { ...profile, insuredCents: null, parentId: head.customerId },
  })
  await story.owner.call(partiesRoutes.updateGroup, {
    params: { id: head.customerId },
    body: { groupReminders: true, paysAlone: false },
  })
  const collects = (customerId: string, creditorId: string | null) =>
    story.owner.call(routes.changeCreditorOfCustomer, { params: { id: customerId }, body: { creditorId } })
  const choose = { params: { id: head.customerId }, body: { stepId: 'formal_notice', itemIds: null } }
  await collects(head.customerId, mine)
  await collects(member.customerId, theirs)
  const { id } = await story.owner.call(dunningRoutes.chooseStep, choose)
  const chosen = () => story.owner.call(dunningRoutes.approve, { body: { ids: [id] } })
  expect(await chosen()).toMatchObject({ queued: 0, leftOut: [{ code: 'agency_of_member' }] })
  // One creditor for both: one letter, for both, to its separate account.
  await collects(member.customerId, mine)
  expect(await chosen()).toMatchObject({ queued: 1 })
  const [message] = await messagesTo(head.customerId)
  const { data } = (await inOutbox(message!.id)).content
  expect([data.agent?.creditor.name, data.payment?.iban, data.items.length]).toEqual([
    ...['Bâti-Sud SARL', 'FR76 3000 6000 0112 3456 7890 189', 2],
  ])
  // Ready, and the member’s debts turn out to be another creditor’s.
  await collects(member.customerId, theirs)
  await story.runJobs()
  expect(await inOutbox(message!.id)).toMatchObject({ state: 'cancelled', outcome: { code: 'agency_moved' } })
})
