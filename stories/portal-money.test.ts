import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { correspondenceRoutes } from '../src/correspondence/contract.ts'
import { newId } from '../src/kernel/ids.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import { portalRoutes } from '../src/portal/contract.ts'
import { bookDocument, newCustomer } from '../tools/testing/books.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { causeNamed } from './disputes-desk.ts'
import { debtorAt, debtorOf, portalOf } from './portal-debtor.ts'
import { queue } from './sending-outbox.ts'

/** The link in a message, and a payment made elsewhere: announced, and money only when the bank says so. */
let story: Story
let customerId: string
let itemId: string
const SECRET = 'shared with the service'

beforeAll(async () => {
  story = await tellStory('2026-03-02')
  customerId = await newCustomer(story, 'BATISUD')
  itemId = await bookDocument(story, { customerId, documentNo: 'FA-101', cents: 125_000, dueOn: '2026-02-04' })
})
afterAll(() => story.end())

const mailOf = async (id: string) =>
  (await story.owner.call(correspondenceRoutes.message, { params: { id } })).mail?.text ?? ''
const linkIn = (text: string) => /http:\/\/localhost:4780\/p\/[\w-]+/.exec(text)?.[0] ?? null

test('a mail carries the link of its own message, the same however often it is built; what is kept before holds none', async () => {
  const [id] = await queue(story, [{ customerId, email: 'compta@batisud.example' }])
  expect(linkIn(await mailOf(id!))).toBeNull()
  await story.runJobs()
  const link = linkIn(await mailOf(id!))
  expect(await mailOf(id!)).toContain('Voir et régler')
  expect((await debtorAt(story, link!).get()).text).toContain('Vous devez 1 250,00 €')
  const { links } = await portalOf(story, customerId)
  expect(links).toMatchObject([{ id, messageId: id, address: link, visits: 1 }])
})

test('while pages are closed a mail carries none', async () => {
  const setting = await story.owner.call(portalRoutes.setting)
  await story.owner.call(portalRoutes.changeSetting, { body: { ...setting, isOn: false } })
  const [id] = await queue(story, [{ customerId, email: 'compta@batisud.example' }])
  await story.runJobs()
  expect(linkIn(await mailOf(id!))).toBeNull()
  await story.owner.call(portalRoutes.changeSetting, { body: setting })
})

const hook = (address: string, said: object, secret = SECRET, at = story.now()) => {
  const body = JSON.stringify(said)
  const stamp = String(Math.floor(at.getTime() / 1000))
  const signature = createHmac('sha256', secret).update(`${stamp}.${body}`).digest('hex')
  const headers = { host: 'localhost:4780', 'x-timestamp': stamp, 'x-signature': signature }
  return story.app.app.request(address, { method: 'POST', body, headers })
}

test('a payment made elsewhere is announced once; forged, late, of another sum or to a wrong address it is not believed', async () => {
  const template = 'https://pay.example/?ref={id}&amount={amount}&sig={signature}&back={back}'
  const open = { kind: 'template' as const, key: SECRET, hookSecret: '' }
  const plain = await story.owner.ask(portalRoutes.setPaymentTaker, {
    body: { ...open, template: 'http://pay.example' },
  })
  expect(plain.refusal?.code).toBe('template_wrong')
  await story.owner.call(portalRoutes.setPaymentTaker, { body: { ...open, template } })
  const { hookAddress, ...shown } = await story.owner.call(portalRoutes.paymentTaker)
  expect(JSON.stringify(shown)).not.toContain(SECRET)

  const debtor = await debtorOf(story, customerId)
  expect((await debtor.get(`/pay?i=${itemId}`)).text).toContain('Payer 1 250,00 € en ligne')
  const token = newId(story.now())
  const page = await debtor.post('/online', { token, i: [itemId] })
  const url = new URL(/href="(https:\/\/pay\.example[^"]*)"/.exec(page.html)![1]!.replaceAll('&amp;', '&'))
  expect([url.searchParams.get('amount'), url.searchParams.get('ref')]).toEqual(['1250.00', token])
  const due = createHmac('sha256', SECRET).update(`${token}|1250.00|EUR`).digest('hex')
  expect(url.searchParams.get('sig')).toBe(due)
  expect(url.searchParams.get('back')).toBe(`http://localhost:4780${debtor.path}`)

  const paid = { id: token, status: 'paid', cents: 125_000, currency: 'EUR' }
  expect((await hook(hookAddress, paid, 'guessed')).status).toBe(403)
  expect((await hook(hookAddress, paid, SECRET, new Date(story.now().getTime() - 3_600_000))).status).toBe(403)
  expect((await hook(`${hookAddress.slice(0, -2)}xx`, paid)).status).toBe(404)
  expect((await hook(hookAddress, { ...paid, cents: 100 })).status).toBe(204)
  const acts = async () => (await portalOf(story, customerId)).acts
  expect(await acts()).toEqual([])
  for (let times = 0; times < 2; times++) expect((await hook(hookAddress, paid)).status).toBe(204)
  expect(await acts()).toMatchObject([{ kind: 'payment', said: '1 250,00 € payés en ligne : FA-101' }].map(narrow))
  const other = async (id: string) => (await hook(hookAddress, { ...paid, id })).status
  expect([await other('order-77'), await other(newId(story.now()))], 'paid to others by the same account').toEqual([
    204, 204,
  ])
  expect((await debtor.get()).text).toContain('Paiement signalé : nous attendons son arrivée à la banque')
  expect((await debtor.get('/pay')).text).toContain('Il n’y a rien à payer pour ces pièces')
  const { item } = await story.owner.call(ledgerRoutes.item, { params: { id: itemId } })
  expect(item.openCents, 'no money before the bank says so').toBe(125_000)
})

/** French amounts bear narrow spaces. */
const narrow = <T extends { said: string }>(act: T) => ({
  ...act,
  said: expect.stringMatching(act.said.replace(/ /g, '\\s')),
})

test('the head of a group sees what its members owe only if that is allowed, each currency apart, and acts for itself alone', async () => {
  const head = await newCustomer(story, 'TETE')
  const member = await newCustomer(story, 'MEMBRE', { name: 'Filiale Sud' })
  const { profile } = await story.owner.call(partiesRoutes.customer, { params: { id: member } })
  await story.owner.call(partiesRoutes.updateProfile, { params: { id: member }, body: { ...profile, parentId: head } })
  const own = { customerId: head, documentNo: 'T-1', cents: 10_000, dueOn: '2026-02-01' }
  await bookDocument(story, own)
  await bookDocument(story, { ...own, documentNo: 'T-2', cents: 7_000, currency: 'USD' })
  const theirs = await bookDocument(story, { ...own, customerId: member, documentNo: 'M-1', cents: 4_000 })
  const debtor = await debtorOf(story, head)
  expect((await debtor.get()).text).toMatch(
    /Vous devez 100,00 € \+ 70,00 \$US, échus en totalité|Vous devez 100,00 € \+ 70,00 \$US échus en totalité/,
  )
  const setting = await story.owner.call(portalRoutes.setting)
  await story.owner.call(portalRoutes.changeSetting, { body: { ...setting, showsGroup: true } })
  const { text } = await debtor.get()
  expect(text).toContain('Vous devez 140,00 € + 70,00 $US')
  expect(text).toMatch(/M-1 40,00 € .* · Filiale Sud/)
  const asked = await debtor.post('/promise', { name: 'X', i: [theirs], dueOn: '2026-03-10' })
  expect(asked.text).toContain('Cochez au moins une pièce.')

  const paid = newId(story.now())
  await debtor.post('/online', { token: paid, i: [theirs] })
  const { hookAddress } = await story.owner.call(portalRoutes.paymentTaker)
  expect((await hook(hookAddress, { id: paid, status: 'paid', cents: 4_000, currency: 'EUR' })).status).toBe(204)
  expect((await debtor.get()).text).toMatch(/M-1 40,00 € .* Paiement signalé/)
  await bookDocument(story, { ...own, customerId: member, documentNo: 'A-1', cents: 50_000, kind: 'credit_note' })
  expect((await debtor.get()).text, 'a credit of the member pays nothing of the head').toContain(
    'Vous devez 100,00 € + 70,00 $US',
  )
})

test('credits settle the oldest debt first, what is contested is not asked for: the page and its payment say the same', async () => {
  const id = await newCustomer(story, 'AVOIRS')
  const book = (documentNo: string, cents: number, dueOn: string, kind: 'invoice' | 'credit_note' = 'invoice') =>
    bookDocument(story, { customerId: id, documentNo, cents, dueOn, kind })
  await book('C-1', 100_000, '2026-02-01')
  const later = await book('C-2', 50_000, '2026-03-20')
  await book('AV-1', 80_000, '2026-02-10', 'credit_note')
  const debtor = await debtorOf(story, id)
  expect((await debtor.get()).text).toMatch(/Vous devez 700,00 € dont 200,00 € échus/)
  expect((await debtor.get('/pay')).text).toContain('Montant 200,00 €')
  expect((await debtor.get(`/pay?i=${later}`)).text).toContain('Montant 500,00 €')
  const cause = await causeNamed(story.owner, 'Prix')
  await debtor.post('/dispute', { name: 'X', i: [later], cause, why: 'Trop cher.', part: '300,00' })
  expect((await debtor.get(`/pay?i=${later}`)).text).toContain('Montant 200,00 €')
  expect((await debtor.get()).html).toContain('aria-label="Code QR de virement de 400,00\u202f€"')
})
