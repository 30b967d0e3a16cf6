import { afterAll, beforeAll, expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { correspondenceRoutes } from '../src/correspondence/contract.ts'
import { deskRoutes } from '../src/desk/contract.ts'
import { legalRoutes } from '../src/legal/contract.ts'
import { promiseRoutes } from '../src/promises/contract.ts'
import { bookDocument, newCustomer } from '../tools/testing/books.ts'
import { ignoreFreshness } from '../tools/testing/days.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { IBANS, propose as proposeDebits, setUpDebits, validated } from './cash-collections.ts'
import { wordsOf } from './legal-pack-desk.ts'
import { debtorOf } from './portal-debtor.ts'

/** Promises, plans and debits of debts that a judgment froze or that a court was asked for (law sheet §7.1). */
let story: Story
beforeAll(async () => {
  story = await tellStory('2026-11-03')
  await ignoreFreshness(story)
  await setUpDebits(story)
})
afterAll(() => story.end())

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
const THREE = ['2026-11-10', '2026-12-10', '2027-01-10'].map((dueOn) => ({ dueOn, cents: 40_000 }))

async function owing(code: string) {
  const customerId = await newCustomer(story, code)
  const book = { customerId, documentNo: `FA-${code}`, cents: 120_000, issuedOn: '2026-08-01', dueOn: '2026-08-31' }
  const itemId = await bookDocument(story, book)
  return { customerId, itemId }
}
const planFor = async ({ customerId, itemId }: { customerId: string; itemId: string }, more: object = {}) => {
  const body = { itemIds: [itemId], payments: THREE, note: '', ...more }
  const { id } = await story.owner.call(promiseRoutes.draftPlan, { params: { id: customerId }, body })
  await story.owner.call(promiseRoutes.proposePlan, { params: { id } })
  return id
}
const plan = (id: string) => story.owner.call(promiseRoutes.plan, { params: { id } })
const sign = (id: string, signedOn: string) =>
  story.owner.ask(promiseRoutes.signPlan, { params: { id }, body: { signedOn, signedBy: 'Claire Morel' } })
const judged = async (customerId: string, openedOn: string) => {
  const officer = { name: 'Me Morin', role: 'creditors_agent' as const, lines: ['1 rue du Palais', '35000 Rennes'] }
  const body = { procedure: 'receivership' as const, openedOn, publishedOn: openedOn, court: 'Rennes', officer }
  const told = { params: { id: customerId }, body: { ...body, evidence: 'Extrait Kbis du jour' } }
  await story.owner.call(legalRoutes.openInsolvency, told)
  await story.runJobs()
}
const sued = async ({ customerId, itemId }: { customerId: string; itemId: string }) => {
  const body = {
    kind: 'payment_order' as const,
    itemIds: [itemId],
    others: [],
    contested: null,
    traders: null,
    note: '',
  }
  await story.owner.call(legalRoutes.openProceeding, { params: { id: customerId }, body })
  await story.runJobs()
}
const worksOf = async (words: string) =>
  (await story.owner.call(deskRoutes.worklist, { query: { words } })).rows.flatMap(({ works }) =>
    works.map(({ kind }) => kind),
  )
const messagesTo = async (customerId: string) =>
  (await story.owner.call(correspondenceRoutes.messages, { query: {} })).rows
    .filter((one) => one.customerId === customerId)
    .map(({ purpose, state }) => `${purpose} ${state}`)

test('a plan proposed before the judgment is signed by nobody after it: the page says so, and the desk is told', async () => {
  const debt = await owing('GEL')
  const id = await planFor(debt)
  const debtor = await debtorOf(story, debt.customerId)
  expect((await debtor.get()).html).toContain(`/plans/${id}/sign`)
  story.at('2026-11-04')
  await judged(debt.customerId, '2026-11-04')
  const page = await debtor.get()
  expect(page.html).not.toContain(`/plans/${id}/sign`)
  expect(page.text).toContain('Suspendu par la procédure collective ouverte le 04/11/2026')
  expect(page.text).not.toContain('Prochain versement')
  // The form was open in another tab.
  const late = await debtor.post(`/plans/${id}/sign`, { read: 'yes', name: 'Claire Morel' })
  expect(late.status).toBe(422)
  expect(late.text).toContain('FA-GEL est née avant le jugement du 04/11/2026')
  expect(await plan(id)).toMatchObject({ state: 'proposed', signedOn: null })
  expect((await plan(id)).barred).toContain('Suspendu par la procédure collective')
  expect(await worksOf('GEL')).toContain('plan_barred')
  expect((await sign(id, '2026-11-04')).refusal?.code).toBe('debt_frozen')
  // Neither a promise nor another plan takes its place.
  const body = {
    itemIds: [debt.itemId],
    cents: null,
    dueOn: '2026-11-20',
    source: 'call' as const,
    saidBy: '',
    note: '',
  }
  const promised = await story.owner.ask(promiseRoutes.makePromise, {
    params: { id: debt.customerId },
    body: { ...body, replaces: null },
  })
  expect(promised.refusal?.code).toBe('debt_frozen')
  await story.owner.call(promiseRoutes.cancelPlan, { params: { id }, body: { reason: 'Procédure collective' } })
  expect(await worksOf('GEL')).not.toContain('plan_barred')
  const again = { params: { id: debt.customerId }, body: { itemIds: [debt.itemId], payments: THREE, note: '' } }
  expect((await story.owner.ask(promiseRoutes.draftPlan, again)).refusal?.code).toBe('debt_frozen')
})

test('signed before the judgment on paper that came back after it, a plan is kept as signed, and suspended', async () => {
  story.at('2026-11-04')
  const debt = await owing('PAPIER')
  const id = await planFor(debt)
  story.at('2026-11-06')
  await judged(debt.customerId, '2026-11-06')
  expect((await sign(id, '2026-11-06')).refusal?.code).toBe('debt_frozen')
  expect((await sign(id, '2026-11-05')).refusal).toBeNull()
  expect(await plan(id)).toMatchObject({ state: 'active', isLate: false, barred: expect.stringContaining('Suspendu') })
})

test('a court asked since a plan was proposed takes its terms away; one proposed beside the court is signed, and goes on', async () => {
  story.at('2026-11-06')
  const debt = await owing('JUGE')
  const id = await planFor(debt)
  const debtor = await debtorOf(story, debt.customerId)
  story.at('2026-11-06', '11:00')
  await sued(debt)
  expect((await debtor.get()).text).toContain('Cette proposition ne se signe plus : un tribunal a été saisi depuis')
  const late = await debtor.post(`/plans/${id}/sign`, { read: 'yes', name: 'Claire Morel' })
  expect([late.status, late.text.includes('FA-JUGE est demandée en justice depuis cette proposition')]).toEqual([
    422,
    true,
  ])
  expect(await worksOf('JUGE')).toContain('plan_barred')
  await story.owner.call(promiseRoutes.cancelPlan, { params: { id }, body: { reason: 'Tribunal saisi' } })
  story.at('2026-11-06', '12:00')
  const settled = await planFor(debt)
  const signed = await debtor.post(`/plans/${settled}/sign`, { read: 'yes', name: 'Claire Morel' })
  expect([signed.status, (await plan(settled)).state]).toEqual([303, 'active'])
  story.at('2026-11-08')
  await story.runJobs()
  expect(await messagesTo(debt.customerId)).toEqual(
    expect.arrayContaining([expect.stringContaining('instalment_coming')]),
  )
})

test('a running plan asks for nothing once frozen, and neither is late nor lapses', async () => {
  story.at('2026-11-06', '14:00')
  const debt = await owing('SUSPENS')
  const id = await planFor(debt)
  await sign(id, '2026-11-06')
  // Its first instalment was reminded of, and missed; its notice is ready as the judgment becomes known.
  for (const day of ['2026-11-09', '2026-11-16']) {
    story.at(day)
    await story.runJobs()
  }
  expect(await messagesTo(debt.customerId)).toEqual(
    expect.arrayContaining([
      expect.stringContaining('instalment_coming'),
      expect.stringContaining('instalment_missed'),
    ]),
  )
  story.at('2026-11-17')
  await judged(debt.customerId, '2026-11-12')
  const before = (await messagesTo(debt.customerId)).length
  for (const day of ['2026-11-26', '2026-12-08', '2026-12-16']) {
    story.at(day)
    await story.runJobs()
  }
  expect(await plan(id)).toMatchObject({ state: 'active', isLate: false })
  expect(await messagesTo(debt.customerId)).toHaveLength(before)
  expect(await worksOf('SUSPENS')).not.toContain('plan_late')
})

test('a promise that runs as the judgment falls ends with it, and counts neither as kept nor as broken', async () => {
  story.at('2026-12-16')
  const { customerId, itemId } = await owing('MOT')
  const body = { itemIds: [itemId], cents: null, dueOn: '2026-12-20', source: 'call' as const, saidBy: '', note: '' }
  await story.owner.call(promiseRoutes.makePromise, { params: { id: customerId }, body: { ...body, replaces: null } })
  await judged(customerId, '2026-12-16')
  const shown = await story.owner.call(promiseRoutes.customerPromises, { params: { id: customerId } })
  expect(shown.promises).toMatchObject([{ state: 'cancelled' }])
  expect(plain(shown.promises[0]!.endedWhy)).toBe(
    'procédure collective ouverte le 16/12/2026 : elle ne pouvait plus être tenue',
  )
  expect(shown.kept).toMatchObject({ due: 0 })
})

test('frozen or asked of a court, a debt is not debited, with the reason; the plan agreed beside the court is', async () => {
  story.at('2026-12-16')
  const [frozen, court, agreed] = [await owing('PGEL'), await owing('PJUGE'), await owing('PPLAN')]
  for (const [code, debt] of Object.entries({ PGEL: frozen, PJUGE: court, PPLAN: agreed })) {
    const mandate = { reference: `RUM-${code}`, scheme: 'CORE' as const, debtorName: code, iban: IBANS.C1 }
    const body = { ...mandate, customerId: debt.customerId, signedOn: '2026-12-01' }
    await story.owner.call(cashRoutes.addMandate, { body })
  }
  // Announced already, the debit of a debt that a court is asked for since is announced no more, nor handed over.
  const collection = await validated(story, '2026-12-18', [court.itemId])
  await sued(court)
  await sued(agreed)
  await judged(frozen.customerId, '2026-12-15')
  const payments = ['2026-12-18', '2027-01-18'].map((dueOn) => ({ dueOn, cents: 60_000 }))
  const id = await planFor(agreed, { payments, byDebit: true })
  await sign(id, '2026-12-16')
  expect((await messagesTo(court.customerId)).join()).not.toContain('debit_notice sent')
  const handed = await story.owner.ask(cashRoutes.handOver, { params: { id: collection } })
  expect(plain(handed.refusal!.message)).toContain('demandée en justice (CTX-')
  await story.owner.call(cashRoutes.cancelCollection, { params: { id: collection } })
  const { debits, leftOut } = await proposeDebits(story, '2026-12-18')
  expect(debits).toEqual(['PPLAN RCUR 600'])
  expect(leftOut).toEqual(expect.arrayContaining(['FA-PGEL held_open', 'FA-PJUGE held_open']))
})

test('a statement of account lists what is frozen apart, and asks for the rest alone', async () => {
  story.at('2026-12-17')
  const { customerId } = await owing('RELEVE')
  await judged(customerId, '2026-12-16')
  const statement = async (channel: 'email' | 'letter' = 'email') =>
    story.owner.call(correspondenceRoutes.statement, { params: { id: customerId }, query: { channel } })
  // Nothing else is open: it is told, and nothing is asked for.
  const only = plain((await statement()).text)
  expect(only).toContain(
    'né avant le jugement du 16 décembre 2026, relève de la procédure (C. com. art. L622-7) – 1 200,00 €',
  )
  expect(only).toContain('Total à régler  0,00 €')
  expect(only).not.toMatch(/IBAN|FR14/)
  const later = { customerId, documentNo: 'FA-APRES', cents: 50_000, issuedOn: '2026-12-17', dueOn: '2026-12-17' }
  await bookDocument(story, later)
  const both = plain((await statement()).text)
  expect(both).toContain('Le solde s’élève à')
  expect(both.indexOf('FA-APRES')).toBeLessThan(both.indexOf('Pour mémoire'))
  expect(both.indexOf('Pour mémoire')).toBeLessThan(both.indexOf('FA-RELEVE'))
  expect(both).toMatch(/Montant\s+500,00 €/)
  const { messageId } = await story.owner.call(correspondenceRoutes.sendStatement, {
    params: { id: customerId },
    body: { of: 'customer' },
  })
  const { rows } = await story.owner.call(correspondenceRoutes.messages, { query: { customerId } })
  expect(rows.map(({ id }) => id)).toContain(messageId)
  const pdf = await story.owner.call(correspondenceRoutes.statementPdf, { params: { id: customerId }, query: {} })
  const words = await wordsOf(new Uint8Array(await pdf.arrayBuffer()))
  expect(words).toContain('Pour mémoire, sans rien demander')
})
