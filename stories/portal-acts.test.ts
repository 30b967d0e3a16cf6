import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { correspondenceRoutes } from '../src/correspondence/contract.ts'
import { deskRoutes } from '../src/desk/contract.ts'
import { disputesRoutes } from '../src/disputes/contract.ts'
import { newId } from '../src/kernel/ids.ts'
import { bookItems } from '../src/ledger/index.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import { part } from '../src/platform/sql.ts'
import { portalRoutes } from '../src/portal/contract.ts'
import { promiseRoutes } from '../src/promises/contract.ts'
import { bookDocument, newCustomer, pay } from '../tools/testing/books.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { causeNamed } from './disputes-desk.ts'
import { type Debtor, debtorOf, portalOf } from './portal-debtor.ts'

/** What a customer does on its page, without an account: each act is told, confirmed, and seen by us. */
let story: Story
let customerId: string
let debtor: Debtor & { readonly linkId: string }
const items = {} as Record<'A' | 'B' | 'C' | 'D' | 'E', string>

beforeAll(async () => {
  story = await tellStory('2026-03-02')
  customerId = await newCustomer(story, 'BATISUD', { name: 'Bâti-Sud SARL' })
  const book = (documentNo: string, cents: number, dueOn: string) =>
    bookDocument(story, { customerId, documentNo, cents, dueOn })
  items.A = await book('FA-101', 150_000, '2026-02-10')
  items.B = await book('FA-102', 102_000, '2026-03-20')
  items.C = await book('FA-103', 30_000, '2026-02-20')
  items.D = await book('FA-104', 60_000, '2026-02-25')
  items.E = await book('FA-105', 40_000, '2026-02-26')
  debtor = await debtorOf(story, customerId)
})
afterAll(() => story.end())

let minute = 10
const aMinuteLater = () => story.at('2026-03-02', `09:${minute++}`)
beforeEach(aMinuteLater)

const actsNow = async () => (await portalOf(story, customerId)).acts
const named = { name: 'Nadia Roche' }

test('the page says what is owed and what is overdue, how to pay it, and is told once as a visit', async () => {
  const page = await debtor.get()
  expect(page.status).toBe(200)
  expect(page.text).toContain('Compte de Bâti-Sud SARL au 02/03/2026')
  expect(page.text).toContain('Vous devez 3 820,00 €')
  expect(page.text).toContain('dont 2 800,00 € échus')
  expect(page.text).toMatch(/FA-101 1 500,00 € du 10\/02\/2026, échéance le 10\/02\/2026 20 jours de retard/)
  expect(page.text).toContain('FR14 2004 1010 0505 0001 3M02 606')
  expect(page.html).toContain('aria-label="Code QR de virement de 3\u202f820,00\u202f€"')
  const one = await debtor.get(`/pay?i=${items.A}`)
  expect(one.text).toContain('Montant 1 500,00 €')
  expect((await debtor.get('?lang=en')).text).toContain('You owe €3,820.00')
  const { links } = await portalOf(story, customerId)
  // Three pages of one visit.
  expect(links).toMatchObject([{ visits: 1, id: debtor.linkId, messageId: null }])
})

test('a promise within the days allowed is a promise; one too far is refused with the last day, and nothing is kept', async () => {
  const far = await debtor.post('/promise', { ...named, i: [items.A], dueOn: '2026-06-30' })
  expect(far.status).toBe(422)
  expect(far.text).toContain('Cette date est trop loin : le 01/04/2026 au plus tard')
  expect(far.html).toContain('value="Nadia Roche"')
  const done = await debtor.post('/promise', { ...named, i: [items.A], dueOn: '2026-03-16' })
  expect(done.status).toBe(303)
  const shown = await debtor.get(done.to!)
  expect(shown.text).toContain('1 500,00 € promis pour le 16/03/2026 : FA-101')
  const { promises } = await story.owner.call(promiseRoutes.customerPromises, { params: { id: customerId } })
  expect(promises).toMatchObject([{ source: 'portal', saidBy: 'Nadia Roche', cents: 150_000, state: 'running' }])
  expect((await debtor.get()).text).toContain('Paiement promis pour le 16/03/2026')
})

test('a part of an amount may be promised, no more than is left', async () => {
  const id = await newCustomer(story, 'PARTIE')
  const item = await bookDocument(story, { customerId: id, documentNo: 'P-1', cents: 90_000, dueOn: '2026-02-10' })
  const holder = await debtorOf(story, id)
  const promise = { ...named, i: [item], dueOn: '2026-03-16' }
  expect((await holder.post('/promise', { ...promise, amount: '900,01' })).status).toBe(422)
  expect((await holder.post('/promise', { ...promise, amount: 'tout' })).text).toContain('n’est pas un montant')
  const done = await holder.post('/promise', { ...promise, amount: '300,00' })
  expect((await holder.get(done.to!)).text).toContain('300,00 € promis pour le 16/03/2026 : P-1')
})

test('a form sent twice, even at the same moment, is one act', async () => {
  const token = newId(story.now())
  const send = () => debtor.post('/promise', { ...named, token, i: [items.C], dueOn: '2026-03-10' })
  const [first, second] = await Promise.all([send(), send()])
  expect(first.to).toBe(second.to)
  expect((await send()).to).toBe(first.to)
  expect((await actsNow()).filter(({ kind }) => kind === 'promise')).toHaveLength(2)
})

test('a dispute comes with its cause, its words and its file; a program under the name of a picture is refused', async () => {
  const cause = await causeNamed(story.owner, 'Livraison')
  const fields = { ...named, i: [items.D], cause, part: '250,00', why: 'Deux palettes <b>manquent</b>.' }
  const program = new File(['MZ\0\0 this program cannot be run'], 'photo.png', { type: 'image/png' })
  const refused = await debtor.post('/dispute', { ...fields, file: program })
  expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('photo.png')])
  for (const body of ['<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', '#!/bin/sh\nrm -rf /'])
    expect((await debtor.post('/dispute', { ...fields, file: new File([body], 'bon.pdf') })).status).toBe(422)
  const done = await debtor.post('/dispute', { ...fields, file: new File(['%PDF-1.4\n%%EOF'], '../../bon.pdf') })
  const shown = await debtor.get(done.to!)
  expect(shown.text).toContain('250,00 € contestés : FA-104. Motif : Livraison')
  expect(shown.html).toContain('Deux palettes &lt;b&gt;manquent&lt;/b&gt;.')
  const [{ disputeId } = { disputeId: null }] = await actsNow()
  const dispute = await story.owner.call(disputesRoutes.dispute, { params: { id: disputeId! } })
  expect(dispute).toMatchObject({
    source: 'portal',
    items: [{ documentNo: 'FA-104', heldCents: 25_000 }],
    evidence: [{ name: 'bon.pdf', type: 'application/pdf' }],
  })
})

test('a file beyond the bound is read to its end and refused with a sentence', async () => {
  const large = new File([new Uint8Array(25 << 20)], 'scan.pdf')
  const cause = await causeNamed(story.owner, 'Prix')
  const answer = await debtor.post('/dispute', { ...named, i: [items.B], cause, why: 'Trop cher.', file: large })
  expect([answer.status, answer.text]).toEqual([413, expect.stringContaining('dépasse la taille permise (10 Mo)')])
  const { entries } = await story.owner.call(deskRoutes.timeline, { params: { id: customerId }, query: {} })
  const told = entries.filter(({ title }) => title === 'Fichier du client refusé')
  expect(told, 'a program, a drawing that runs, a script, and this one').toHaveLength(4)
})

test('a payment that was told holds its reminders, waits for somebody, and is asked for again when it is not found', async () => {
  const how = 'virement du 27, réf. 8841'
  const proof = new File(['%PDF-1.4\nproof'], 'ordre.pdf')
  const done = await debtor.post('/paid', { ...named, i: [items.E], paidOn: '2026-02-27', how, file: proof })
  expect(done.status).toBe(303)
  const [act] = await actsNow()
  expect(act).toMatchObject({ kind: 'paid', state: 'waiting', note: how, files: [{ name: 'ordre.pdf' }] })
  const again = await debtor.post('/paid', { ...named, i: [items.E], paidOn: '2026-02-27', how })
  expect(again.text).toContain('a déjà été signalé')
  const bytes = await story.owner.call(portalRoutes.file, { params: { id: act!.files[0]!.id } })
  expect(await bytes.text()).toBe('%PDF-1.4\nproof')
  const unsaid = await story.owner.ask(portalRoutes.answerAct, {
    params: { id: act!.id },
    body: { isAccepted: false, answer: '' },
  })
  expect(unsaid.refusal?.code).toBe('answer_missing')
  const body = { isAccepted: false, answer: 'Rien n’est arrivé.' }
  await story.owner.call(portalRoutes.answerAct, { params: { id: act!.id }, body })
  expect((await actsNow())[0]).toMatchObject({ state: 'refused', answer: 'Rien n’est arrivé.' })
  const { rows } = await story.owner.call(correspondenceRoutes.messages, { query: { customerId } })
  const told = rows.find(({ purpose }) => purpose === 'portal_answer')
  expect(told).toMatchObject({ subject: expect.stringMatching(/notre réponse$/), channel: 'email' })
  const { mail } = await story.owner.call(correspondenceRoutes.message, { params: { id: told!.id } })
  expect(mail!.text).toContain('Rien n’est arrivé.')
})

test('new contact details change nothing before somebody here says yes', async () => {
  const contacts = async () => (await story.owner.call(partiesRoutes.customer, { params: { id: customerId } })).contacts
  const [before] = await contacts()
  const proposed = { of: before!.id, firstName: 'Nadia', lastName: 'Roche', email: 'nadia@batisud.example', phone: '' }
  await debtor.post('/contact', { ...proposed, role: 'accounts_payable' })
  expect(await contacts()).toEqual([before])
  const [act] = await actsNow()
  await story.owner.call(portalRoutes.answerAct, { params: { id: act!.id }, body: { isAccepted: true, answer: '' } })
  expect(await contacts()).toMatchObject([{ id: before!.id, email: 'nadia@batisud.example', lastName: 'Roche' }])
  aMinuteLater()
  await debtor.post('/contact', { of: before!.id, email: 'n.roche@batisud.example' })
  const [partly] = await actsNow()
  expect(partly!.said).toMatch(/^À la place de Nadia Roche\s: n\.roche@batisud\.example$/)
  const yes = { isAccepted: true, answer: '' }
  await story.owner.call(portalRoutes.answerAct, { params: { id: partly!.id }, body: yes })
  const kept = { firstName: 'Nadia', lastName: 'Roche', role: 'accounts_payable', email: 'n.roche@batisud.example' }
  expect(await contacts()).toMatchObject([kept])
  const shown = await debtor.get('/contact')
  expect(shown.text).toContain('n•••@batisud.example')
  expect(shown.html).not.toContain('n.roche@batisud.example')
  await debtor.post('/stop', { out: [`email:${before!.id}`] })
  expect((await contacts())[0]!.optedOut).toEqual(['email'])
})

test('a plan is looked at by default; within the limits that are set it is agreed at once, and signed on the page', async () => {
  const asked = await debtor.post('/plan', {
    ...named,
    i: [items.B],
    count: '3',
    firstOn: '2026-03-15',
    why: 'Chantier',
  })
  expect((await debtor.get(asked.to!)).text).toContain('Votre demande est transmise')
  const [first] = await actsNow()
  expect(first).toMatchObject({ kind: 'plan', state: 'waiting' })
  await story.owner.call(portalRoutes.answerAct, {
    params: { id: first!.id },
    body: { isAccepted: false, answer: 'Trop peu pour un échéancier.' },
  })
  aMinuteLater()
  const setting = await story.owner.call(portalRoutes.setting)
  const body = { ...setting, plans: 'within_limits' as const, planMonths: 3, planMostCents: 200_000 }
  await story.owner.call(portalRoutes.changeSetting, { body })
  const agreed = await debtor.post('/plan', { ...named, i: [items.B], count: '3', firstOn: '2026-03-15' })
  expect((await debtor.get(agreed.to!)).text).toContain('C’est accordé')
  const [{ planId } = { planId: null }] = await actsNow()
  const page = await debtor.get()
  expect(page.text).toContain('Lisez l’accord et signez-le ici, au plus tard le')
  expect(page.text).toContain('Prochain versement : 340,00 € le 15/03/2026')
  expect((await debtor.get(`/plans/${planId}/agreement`)).headers.get('content-type')).toBe('application/pdf')
  // 1 020,00 € are in a plan: 400,00 € more are beyond 1 400,00 € in all, and for somebody here to look at.
  await story.owner.call(portalRoutes.changeSetting, { body: { ...body, planMostCents: 140_000 } })
  aMinuteLater()
  await debtor.post('/plan', { ...named, i: [items.E], count: '2', firstOn: '2026-03-15' })
  const [small] = await actsNow()
  expect(small).toMatchObject({ kind: 'plan', state: 'waiting' })
  const why = { params: { id: small!.planId! }, body: { reason: 'Erreur' } }
  await story.owner.call(promiseRoutes.cancelPlan, why)
  const late = { params: { id: small!.id }, body: { isAccepted: true, answer: '' } }
  expect((await story.owner.ask(portalRoutes.answerAct, late)).refusal?.code).toBe('plan_gone')
  expect((await debtor.post('/plans/abc/sign', { ...named, read: 'yes' })).status).toBe(422)
  await debtor.post(`/plans/${planId}/sign`, { ...named, read: 'yes' })
  expect(await story.owner.call(promiseRoutes.plan, { params: { id: planId! } })).toMatchObject({
    state: 'active',
    signedBy: 'Nadia Roche',
  })
})

test('of thousands of documents a form lists some, finds the others by their number, and takes all of them at once', async () => {
  const large = await newCustomer(story, 'GRANDCOMPTE', { name: 'Grand Compte SA' })
  await story.database.db.inOrg(story.owner.orgId, (tx) =>
    bookItems(
      tx,
      part`select gen_random_uuid() as id, ${large}::uuid as customer_id, 'invoice' as kind, 1::smallint as side, 1000::bigint as amount_cents,
        'EUR' as currency, 'GC-' || lpad(n::text, 5, '0') as document_no, '' as label, '2026-01-02'::date as issued_on,
        '2026-02-01'::date + (n % 60) as due_on, 'stated' as due_source, null::uuid as source_id, null::int as source_line, null::uuid as source_key,
        null::uuid as settle_key, null::date as settled_on from generate_series(1, 3000) n`,
      story.now(),
      null,
    ),
  )
  const other = await debtorOf(story, large)
  const valuesOf = (html: string, name: string) =>
    [...html.matchAll(new RegExp(`name="${name}" value="([^"]*)"( checked)?`, 'g'))].map(([, value, isOn]) => ({
      value: value!,
      isOn: !!isOn,
    }))
  for (const path of ['', '/dispute', '/promise', '/plan', '/paid', '/copy', '/pay'])
    expect(Buffer.byteLength((await other.get(path)).html), path).toBeLessThan(100_000)
  const first = await other.get('/dispute')
  expect(valuesOf(first.html, 'i')).toHaveLength(20)
  expect(first.text).toContain('Pièces 1 à 20 sur 3 000.')
  // One found and chosen, then another beside it: the address holds the first.
  const [one] = valuesOf((await other.get('/dispute?q=gc%2002999')).html, 'i')
  const [two] = valuesOf((await other.get(`/dispute?i=${one!.value}&q=02998`)).html, 'i').filter(
    ({ value }) => value !== one!.value,
  )
  const both = await other.get(`/dispute?i=${one!.value}&i=${two!.value}&q=02998`)
  const chosen = [...both.html.slice(both.html.indexOf('method="post"')).matchAll(/name="i" value="([^"]*)" checked/g)]
  expect(chosen.map(([, id]) => id).toSorted()).toEqual([one!.value, two!.value].toSorted())
  expect((await other.get('/dispute?q=aucune')).text).toContain('Aucune pièce ne porte « aucune ».')
  expect((await other.get('/dispute?q=&from=2980')).text).toContain('Pièces 2 981 à 3 000 sur 3 000.')
  // All that is overdue at once, as long as it is what was shown.
  const promise = await other.get('/promise')
  const [all] = valuesOf(promise.html, 'all')
  expect(all).toMatchObject({ isOn: true })
  expect(promise.text).toContain('Toutes les pièces échues (1 450) 14 500,00 €')
  const moved = await other.post('/promise', { ...named, all: '1449-1449000', dueOn: '2026-03-10' })
  expect([moved.status, moved.text.includes('Vos pièces ont changé')]).toEqual([422, true])
  const done = await other.post('/promise', { ...named, all: all!.value, dueOn: '2026-03-10' })
  expect(done.status).toBe(303)
  expect((await other.get(done.to!)).text).toContain('14 500,00 €')
  expect((await other.get('/promise')).text).toContain('Toutes les pièces (1 550)')
})

test('the account settled, two questions are asked, once answered they are kept', async () => {
  const settled = await newCustomer(story, 'QUITTE')
  const id = await bookDocument(story, { customerId: settled, documentNo: 'FA-9', cents: 1_000, dueOn: '2026-02-01' })
  const holder = await debtorOf(story, settled)
  expect((await holder.get()).text).not.toContain('Deux questions')
  await pay(story, settled, id, 1_000, '2026-03-01')
  expect((await holder.get()).text).toMatch(/Vous ne devez rien.*Deux questions pour finir/)
  expect((await holder.post('/satisfaction', { clear: '6', easy: '4' })).status).toBe(422)
  await holder.post('/satisfaction', { clear: '5', easy: '4', comment: 'Merci.' })
  expect((await portalOf(story, settled)).acts).toMatchObject([{ said: 'Clarté 5/5, facilité 4/5', note: 'Merci.' }])
  expect((await holder.get()).text).not.toContain('Deux questions')
})
