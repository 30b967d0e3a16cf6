import { afterAll, beforeAll, expect, test } from 'vitest'
import { MOST_GUESSES } from '../src/access/guesses.ts'
import { deskRoutes } from '../src/desk/contract.ts'
import { newId } from '../src/kernel/ids.ts'
import { portalRoutes } from '../src/portal/contract.ts'
import { bookDocument, newCustomer } from '../tools/testing/books.ts'
import { colleagueOf } from '../tools/testing/colleague.ts'
import { PASSWORD, type Story, tellStory } from '../tools/testing/story.ts'
import { type Debtor, debtorAt, debtorOf, portalOf } from './portal-debtor.ts'

/** What a link does not do: open for long, open after it was withdrawn, open another customer's page, or be guessed. */
let story: Story
let customerId: string
let otherId: string
let other: Debtor
const items = {} as Record<'own' | 'foreign', string>

beforeAll(async () => {
  story = await tellStory('2026-03-02')
  customerId = await newCustomer(story, 'MECHANT', { name: '<script>alert(1)</script> & "Fils"' })
  otherId = await newCustomer(story, 'AUTRE')
  items.own = await bookDocument(story, { customerId, documentNo: 'FA<img>-1', cents: 12_000, dueOn: '2026-02-01' })
  items.foreign = await bookDocument(story, {
    customerId: otherId,
    documentNo: 'FA-SECRET',
    cents: 99_900,
    dueOn: '2026-02-01',
  })
  other = await debtorOf(story, otherId)
})
afterAll(() => story.end())

const address = (debtor: Debtor) => `http://localhost:4780${debtor.path}`
const titles = async (id: string) =>
  (await story.owner.call(deskRoutes.timeline, { params: { id }, query: {} })).entries.map(({ title }) => title)

test('names and numbers are shown as text, and the page may run nothing, load nothing from elsewhere and be kept nowhere', async () => {
  const debtor = await debtorOf(story, customerId)
  const page = await debtor.get()
  expect(page.html).not.toContain('<script>alert')
  expect(page.html).not.toContain('FA<img>')
  expect(page.text).toContain('<script>alert(1)</script> & "Fils"')
  const policy = page.headers.get('content-security-policy')!
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('unsafe')
  expect(Object.fromEntries(page.headers)).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'same-origin',
    'x-robots-tag': 'noindex, nofollow, noarchive',
    'x-frame-options': 'DENY',
  })
  expect(page.headers.getSetCookie()).toEqual([])
  expect(page.html.match(/(src|href)="(https?:)?\/\//g)).toBeNull()
})

test('a link shows one customer only: documents of another are not taken, its acts and plans not shown', async () => {
  const debtor = await debtorOf(story, customerId)
  expect((await debtor.get()).text).not.toContain('FA-SECRET')
  const fields = { name: 'X', i: [items.foreign], dueOn: '2026-03-10' }
  expect((await debtor.post('/promise', fields)).text).toContain('Cochez au moins une pièce.')
  const done = await other.post('/copy', { name: 'Ève', i: [items.foreign] })
  const id = done.to!.split('/').at(-1)!
  expect((await debtor.get(`/done/${id}`)).status).toBe(404)
  expect((await debtor.get(`/plans/${newId(story.now())}/agreement`)).status).toBe(404)
})

test('withdrawn, run out, mistyped or invented: the same page, and we are told of the first two', async () => {
  const debtor = await debtorOf(story, customerId)
  await debtor.get()
  expect(await titles(customerId)).toContain('Page du client consultée')
  await story.owner.call(portalRoutes.revokeLink, { params: { id: debtor.linkId } })
  const revoked = await debtor.get()
  const invented = await debtorAt(story, 'http://localhost:4780/p/aaaaa-bbbbb-ccccc-ddddd').get()
  const odd = await debtorAt(story, 'http://localhost:4780/p/%00..%2f').get()
  const plain = ({ status, text }: { status: number; text: string }) => ({ status, text })
  expect(plain(revoked)).toEqual(plain(invented))
  expect(plain(odd)).toEqual(plain(invented))
  expect(revoked.status).toBe(404)
  const promise = await debtor.post('/promise', { name: 'X', i: [items.own], dueOn: '2026-03-10' })
  expect(promise.status).toBe(404)
  expect((await portalOf(story, customerId)).acts).toEqual([])
  expect(await titles(customerId)).toContain('Lien retiré ou expiré, ouvert quand même')

  const later = await debtorOf(story, customerId)
  story.at('2026-07-01')
  expect(plain(await later.get())).toEqual(plain(invented))
  expect((await portalOf(story, customerId)).links).toEqual([])
  story.at('2026-03-02')
  await story.owner.call(portalRoutes.renewLink, { params: { id: later.linkId } })
  await story.owner.call(portalRoutes.revokeLinks, { params: { id: customerId } })
  expect((await later.get()).status).toBe(404)
})

test('the code of a letter may be typed in capitals and with letters that look like figures', async () => {
  const debtor = await debtorOf(story, customerId)
  const typed = debtor.path.slice(3).toUpperCase().replaceAll('0', 'O').replaceAll('1', 'L').replaceAll('-', ' ')
  const door = debtorAt(story, 'http://localhost:4780/p')
  const sent = await door.post('', { code: typed })
  expect(sent.status).toBe(303)
  expect((await debtorAt(story, `http://localhost:4780${sent.to}`).get()).text).toContain('Vous devez 120,00 €')
})

test('an address that tries codes is told to wait; another is not', async () => {
  const debtor = await debtorOf(story, customerId)
  const guess = (n: number) =>
    debtorAt(story, `http://localhost:4780/p/aaaaa-bbbbb-ccccc-${String(n).padStart(5, '0')}`, '198.51.100.9').get()
  for (let n = 0; n < MOST_GUESSES; n++) expect((await guess(n)).status).toBe(404)
  expect((await guess(99)).status).toBe(429)
  expect((await debtorAt(story, address(debtor), '198.51.100.9').get()).status).toBe(429)
  expect((await debtorAt(story, address(debtor), '198.51.100.10').get()).status).toBe(200)
})

test('a form from another site is refused, and so is one whose token is nobody’s', async () => {
  const debtor = await debtorOf(story, customerId)
  const fields = { name: 'X', i: [items.own], dueOn: '2026-03-10' }
  expect((await debtor.post('/promise', fields, { origin: 'https://evil.example' })).status).toBe(403)
  expect((await debtor.post('/promise', { ...fields, token: 'x' })).text).toContain('n’est plus valable')
  expect((await portalOf(story, customerId)).acts).toEqual([])
})

test('nothing of what a stranger sends is read, and a form of too many fields is refused at once', async () => {
  const headers = {
    host: 'localhost:4780',
    'x-quittance-client': '192.0.2.4',
    'content-type': 'application/x-www-form-urlencoded',
  }
  const send = async (url: string, body: string) => {
    const request = new Request(url, { method: 'POST', body, headers })
    const { status } = await story.app.app.request(request)
    return { status, read: request.bodyUsed }
  }
  const invented = 'http://localhost:4780/p/aaaaa-bbbbb-ccccc-ddddd/promise'
  expect(await send(invented, 'i&'.repeat(10_000))).toEqual({ status: 404, read: false })
  const own = `${address(await debtorOf(story, customerId))}/promise`
  expect(await send(own, 'i&'.repeat(10_000))).toEqual({ status: 422, read: true })
  expect(await send(own, 'i&'.repeat(1_000_000))).toEqual({ status: 422, read: true })
})

test('a member of ours who looks is no visit of the customer’s and does nothing in its name; a reader is given no link', async () => {
  const id = await newCustomer(story, 'REGARDE')
  const itemId = await bookDocument(story, { customerId: id, documentNo: 'R-1', cents: 5_000, dueOn: '2026-02-01' })
  const debtor = await debtorOf(story, id)
  const signIn = await story.app.app.request('http://localhost:4780/api/auth/sign-in/email', {
    method: 'POST',
    body: JSON.stringify({ email: 'claire@atelier.example', password: PASSWORD }),
    headers: { host: 'localhost:4780', origin: 'http://localhost:4780', 'content-type': 'application/json' },
  })
  const cookie = signIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const seen = await story.app.app.request(address(debtor), { headers: { host: 'localhost:4780', cookie } })
  expect(await seen.text()).toContain('R-1')
  const act = await debtor.post('/promise', { name: 'X', i: [itemId], dueOn: '2026-03-10' }, { cookie })
  expect([act.status, act.text]).toEqual([422, expect.stringContaining('Vous êtes connecté comme membre')])
  const { links, acts } = await portalOf(story, id)
  expect(links).toMatchObject([{ visits: 0, lastVisitAt: null, address: expect.stringContaining('/p/') }])
  expect(acts).toEqual([])
  expect(await titles(id)).not.toContain('Page du client consultée')

  const reader = await colleagueOf(story, 'reader')
  expect((await reader.call(portalRoutes.customerPortal, { params: { id } })).links).toMatchObject([{ address: '' }])
})

test('turned off, the page opens to nobody', async () => {
  const debtor = await debtorOf(story, customerId)
  const setting = await story.owner.call(portalRoutes.setting)
  await story.owner.call(portalRoutes.changeSetting, { body: { ...setting, isOn: false } })
  expect((await debtor.get()).status).toBe(404)
  await story.owner.call(portalRoutes.changeSetting, { body: setting })
  expect((await debtor.get()).status).toBe(200)
})
