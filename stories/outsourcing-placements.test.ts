import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { disputesRoutes } from '../src/disputes/contract.ts'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { day } from '../src/kernel/calendar.ts'
import { legalRoutes } from '../src/legal/contract.ts'
import { debitHooks, withheld } from '../src/main/holding-back.ts'
import { outsourcingRoutes as routes } from '../src/outsourcing/contract.ts'
import { tellFact } from '../src/platform/facts.ts'
import type { BodyIn } from '../src/platform/route.ts'
import { promiseRoutes } from '../src/promises/contract.ts'
import { bookDocument, newCustomer, pay, unpay } from '../tools/testing/books.ts'
import { ignoreFreshness, listed } from '../tools/testing/days.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { completeFile, endMandate, type SignedMandate, signMandate } from './outsourcing-hand-over.ts'

/** Claims in the hands of others, through the API: one organisation, each test its own customers. */
let story: Story
let recouvrea: SignedMandate
beforeAll(async () => {
  story = await tellStory('2026-09-21')
  await ignoreFreshness(story)
  recouvrea = await signMandate(story, { no: 1, provider: 'Recouvréa' })
})
afterAll(() => story.end())

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

/** A customer with a claim late since May, reminded once and complete. */
async function ripe(code: string, cents = 500_000, input: Parameters<typeof newCustomer>[2] = {}) {
  const customerId = await newCustomer(story, code, input)
  const itemId = await bookDocument(story, {
    ...{ customerId, documentNo: `FA-${code}`, cents, dueOn: '2026-05-29', issuedOn: '2026-04-29' },
  })
  await completeFile(story, customerId, `FA-${code}`)
  return { customerId, itemId, code }
}
type Chosen = BodyIn<typeof routes.placeClaims>['chosen']
const place = (chosen: Chosen, more: Partial<BodyIn<typeof routes.placeClaims>> = {}) =>
  story.owner.call(routes.placeClaims, {
    body: { id: randomUUID(), mandateId: recouvrea.mandateId, stage: 'amicable', pilotSeed: null, chosen, ...more },
  })
const placementsOf = async (customerId: string) =>
  (await story.owner.call(routes.placements, { query: { show: 'all', customerId } })).placements
const standing = async (customerId: string) => {
  const { standings } = await story.owner.call(dunningRoutes.customer, { params: { id: customerId } })
  return plain(JSON.stringify(standings))
}
const left = async (code: string) => (await listed(story, 'left_today')).filter((one) => one.customerCode === code)
const planned = async (code: string) =>
  (await listed(story, 'to_confirm'))
    .concat(await listed(story, 'automatic'))
    .filter((one) => one.customerCode === code)

test('what is late and complete is ready; once placed, our reminders leave it alone and say to whom', async () => {
  const { customerId, itemId } = await ripe('MOREL')
  await bookDocument(story, { customerId, documentNo: 'FA-JEUNE', cents: 20_000, dueOn: '2026-09-10' })
  // Nothing of it was ever asked for: the file is not complete.
  const before = await story.owner.call(routes.weighPlacing, {
    body: { mandateId: recouvrea.mandateId, stage: 'amicable', chosen: { itemIds: [itemId] } },
  })
  expect(before).toMatchObject({ files: 0, keptCount: 1, keptBy: [{ code: 'incomplete', count: 1 }] })
  expect(plain(before.kept[0]!.reasons[0]!.sentence)).toBe('Il manque au dossier : relance déjà envoyée.')
  await story.runJobs()
  story.at('2026-09-28')
  await story.runJobs()
  const { files } = await story.owner.call(routes.readyFiles, { query: { words: 'morel' } })
  expect(files).toMatchObject([
    {
      customerCode: 'MOREL',
      cents: 500_000,
      mandateId: null,
      rule: 'Plus de 60 jours de retard',
      documents: [{ documentNo: 'FA-MOREL' }],
    },
  ])
  expect(files[0]!.without).toEqual(['terms'])
  const done = await place({ keys: [files[0]!.key] })
  expect(done).toMatchObject({ number: 'RM-0001', files: 1, documents: 1, keptCount: 0 })
  const [placement] = await placementsOf(customerId)
  expect(placement).toMatchObject({
    ...{
      number: 'CF-0001',
      mandate: 'MR-0001',
      provider: 'Recouvréa',
      placedCents: 500_000,
      openCents: 500_000,
      endedOn: null,
    },
  })
  await story.runJobs()
  expect(await standing(customerId)).toContain(
    'FA-MOREL est confiée à Recouvréa depuis le 28/09/2026 (dossier CF-0001)',
  )
  expect(await standing(customerId)).not.toContain('FA-JEUNE est confiée')
  // Chasing it by hand is refused by name; the rest is ours as ever.
  const byHand = await story.owner.ask(dunningRoutes.chooseStep, {
    params: { id: customerId },
    body: { stepId: 'courteous', itemIds: [itemId] },
  })
  expect(byHand.refusal?.code).toBe('item_placed')
  // It is ready no more, and placed no second time.
  expect((await story.owner.call(routes.readyFiles, { query: { words: 'morel' } })).files).toEqual([])
  const again = await place({ itemIds: [itemId] })
  expect(again).toMatchObject({ number: null, files: 0, keptBy: [{ code: 'placed' }] })
  expect(plain(again.kept[0]!.reasons.map(({ sentence }) => sentence).join())).toContain(
    'Déjà confiée à Recouvréa (CF-0001)',
  )
})

test('each reason is told, recorded, and none is hidden by another; a mandate whose conditions are over places nothing', async () => {
  const disputed = await ripe('LITIGE')
  const paid = await ripe('SOLDE')
  const young = await newCustomer(story, 'JEUNE')
  const youngItem = await bookDocument(story, {
    customerId: young,
    documentNo: 'FA-J',
    cents: 70_000,
    dueOn: '2026-09-01',
  })
  const consumer = await ripe('PART', 60_000, { kind: 'consumer' })
  const credited = await ripe('AVOIR', 100_000)
  await bookDocument(story, {
    customerId: credited.customerId,
    documentNo: 'AV-1',
    cents: 30_000,
    dueOn: '2026-09-01',
    kind: 'credit_note',
  })
  await pay(story, paid.customerId, paid.itemId, 500_000, '2026-09-25')
  const [category] = (await story.owner.call(disputesRoutes.categories)).categories
  await story.owner.call(disputesRoutes.open, {
    body: {
      ...{ customerId: disputed.customerId, categoryId: category!.id, note: 'Livraison incomplète', dueOn: null },
      items: [{ itemId: disputed.itemId, cents: null }],
    },
  })
  const promised = await ripe('PROMIS')
  await story.owner.call(promiseRoutes.makePromise, {
    params: { id: promised.customerId },
    body: { itemIds: [promised.itemId], cents: null, dueOn: '2026-10-05', source: 'call', saidBy: '', note: '' },
  })
  const sued = await ripe('PROCES')
  await story.owner.call(legalRoutes.openProceeding, {
    params: { id: sued.customerId },
    body: { kind: 'payment_order', itemIds: [sued.itemId], others: [], contested: null, traders: null, note: '' },
  })
  const chosen = {
    itemIds: [disputed.itemId, paid.itemId, youngItem, consumer.itemId, credited.itemId, promised.itemId, sued.itemId],
  }
  const id = randomUUID()
  const done = await place(chosen, { id })
  expect(done).toMatchObject({ number: null, files: 0, keptCount: 7 })
  const codes = Object.fromEntries(
    done.kept.map(({ customerCode, reasons }) => [customerCode, reasons.map(({ code }) => code)]),
  )
  expect(codes).toEqual({
    LITIGE: ['disputed', 'incomplete'],
    SOLDE: ['paid'],
    JEUNE: ['incomplete', 'too_young'],
    PART: ['incomplete', 'kind_outside'],
    AVOIR: ['credit_covers', 'incomplete'],
    PROMIS: ['promised', 'incomplete'],
    PROCES: ['in_court', 'incomplete'],
  })
  const sentences = plain(JSON.stringify(done.kept))
  expect(sentences).toContain('Un crédit non affecté du client en réglerait 300,00 €')
  expect(sentences).toContain('Promise pour le 05/10/2026')
  expect(sentences).toContain('27 jours de retard, le mandat en demande 60 : à partir du 31/10/2026')
  // Asked twice under one id, it is refused once; what was refused stays on record as it was judged.
  await place(chosen, { id })
  const { claims, count } = await story.owner.call(routes.refusedClaims, { query: { placingId: id } })
  expect(count).toBe(7)
  expect(claims.find(({ customerCode }) => customerCode === 'SOLDE')).toMatchObject({
    ...{ mandate: 'MR-0001', provider: 'Recouvréa', refusedOn: '2026-09-28', refusedByName: 'Claire Propriétaire' },
    reasons: [{ code: 'paid' }],
  })
  const over = await signMandate(story, { no: 2, provider: 'Sans Assurance', insuredUntil: '2026-08-31' })
  const barred = await place({ itemIds: [consumer.itemId] }, { mandateId: over.mandateId })
  expect(barred.keptBy.map(({ code }) => code)).toEqual(['incomplete'])
  expect(plain(barred.kept[0]!.reasons.at(-1)!.sentence)).toContain(
    'Le mandat MR-0002 ne peut pas servir : l’assurance de responsabilité professionnelle a pris fin le 31/08/2026 (CPCEx art. R124-2)',
  )
})

test('a claim of an insolvent customer and one that is time-barred stay, each with its day', async () => {
  const insolvent = await ripe('JUGEMENT')
  const officer = { name: 'Me Morin', role: 'creditors_agent' as const, lines: ['1 rue du Palais', '35000 Rennes'] }
  const judgment = {
    procedure: 'receivership' as const,
    openedOn: '2026-09-15',
    publishedOn: '2026-09-18',
    court: 'Rennes',
  }
  await story.owner.call(legalRoutes.openInsolvency, {
    params: { id: insolvent.customerId },
    body: { ...judgment, officer, evidence: 'Extrait Kbis du jour' },
  })
  const old = await newCustomer(story, 'ANCIEN')
  const debt = { customerId: old, documentNo: 'FA-ANCIEN', cents: 90_000, issuedOn: '2021-06-30', dueOn: '2021-07-30' }
  const oldItem = await bookDocument(story, debt)
  await completeFile(story, old, 'FA-ANCIEN')
  await story.database.db.inOrg(story.owner.orgId, (tx) => tellFact(tx, 'books_moved', { orgId: tx.orgId }))
  await story.runJobs()
  const id = randomUUID()
  const { files, kept } = await place({ itemIds: [insolvent.itemId, oldItem] }, { id })
  expect(files).toBe(0)
  const said = Object.fromEntries(
    kept.map(({ customerCode, reasons }) => [customerCode, plain(reasons.map(({ sentence }) => sentence).join(' '))]),
  )
  expect(said.JUGEMENT).toContain('15/09/2026')
  // From the day of the work, not from the day to pay (law sheet §3).
  expect(said.ANCIEN).toContain('30/06/2026')
  const { claims } = await story.owner.call(routes.refusedClaims, { query: { placingId: id } })
  const codes = Object.fromEntries(claims.map(({ customerCode, reasons }) => [customerCode, reasons[0]!.code]))
  expect(codes).toEqual({ JUGEMENT: 'insolvent', ANCIEN: 'barred' })
})

test('undone, nothing was ever placed: the scenario goes on where it stood; once the file was taken, it is recalled instead', async () => {
  const one = await ripe('ANNULE')
  await story.runJobs()
  story.at('2026-10-05')
  await story.runJobs()
  const { placingId } = await place({ itemIds: [one.itemId] })
  await story.runJobs()
  expect(await standing(one.customerId)).toContain('est confiée')
  expect(await story.owner.call(routes.undoPlacing, { params: { id: placingId } })).toEqual({ undone: 1 })
  await story.runJobs()
  expect(await standing(one.customerId)).not.toContain('confiée')
  const twice = await story.owner.ask(routes.undoPlacing, { params: { id: placingId } })
  expect(twice.refusal?.code).toBe('already_done')
  const again = await place({ itemIds: [one.itemId] })
  expect(again.files).toBe(1)
  await story.runJobs()
  await story.owner.call(routes.handoverArchive, { params: { id: again.placingId } })
  const taken = await story.owner.ask(routes.undoPlacing, { params: { id: again.placingId } })
  expect(plain(taken.refusal!.message)).toMatch(/^Le fichier de la remise RM-\d{4} a été récupéré le 05\/10\/2026/)
  const [placement] = await placementsOf(one.customerId)
  expect(
    await story.owner.call(routes.recallPlacements, {
      body: { placementIds: [placement!.id], reason: 'Accord direct' },
    }),
  ).toEqual({
    recalled: 1,
  })
  expect((await placementsOf(one.customerId)).map(({ endedWhy, endedNote }) => [endedWhy, endedNote])).toEqual([
    ['recalled', 'Accord direct'],
    ['undone', ''],
  ])
})

test('recalled, a claim is ours again the next day, at the step that the scenario gives a late entry, and never twice on one day', async () => {
  story.at('2026-10-06')
  const one = await ripe('REPRIS')
  await story.runJobs()
  expect((await left('REPRIS')).length).toBe(1)
  story.at('2026-10-19')
  await place({ itemIds: [one.itemId] })
  await story.runJobs()
  // Weeks in which our scenario would have gone on to its end: nothing of ours leaves.
  for (const on of ['2026-10-26', '2026-11-09', '2026-11-30']) {
    story.at(on, '10:00')
    await story.runJobs()
    expect([...(await left('REPRIS')), ...(await planned('REPRIS'))]).toEqual([])
  }
  const [placement] = await placementsOf(one.customerId)
  story.at('2026-12-01', '10:00')
  await story.owner.call(routes.recallPlacements, { body: { placementIds: [placement!.id], reason: 'Fin du pilote' } })
  await story.runJobs()
  expect([...(await left('REPRIS')), ...(await planned('REPRIS'))]).toEqual([])
  expect(await standing(one.customerId)).toContain('FA-REPRIS est revenue de chez Recouvréa le 01/12/2026')
  const today = await story.owner.ask(dunningRoutes.chooseStep, {
    params: { id: one.customerId },
    body: { stepId: 'courteous', itemIds: null },
  })
  expect(plain(today.refusal!.message)).toContain('est revenue aujourd’hui de chez Recouvréa')
  story.at('2026-12-02', '10:00')
  await story.runJobs()
  const next = [...(await left('REPRIS')), ...(await planned('REPRIS'))]
  expect(next.map(({ stepId }) => stepId)).toEqual(['firm'])
  const { events } = await story.owner.call(routes.placement, { params: { id: placement!.id } })
  expect(events.map(({ kind }) => kind)).toEqual(['recalled', 'placed'])
})

test('paid straight to us, the placement knows it, once, and ends itself when nothing is left', async () => {
  story.at('2026-12-03')
  const one = await ripe('DIRECT', 100_000)
  await story.runJobs()
  story.at('2026-12-09', '10:00')
  await place({ itemIds: [one.itemId] })
  await story.runJobs()
  await pay(story, one.customerId, one.itemId, 40_000, '2026-12-09')
  await story.runJobs()
  await story.runJobs()
  const of = async () => (await placementsOf(one.customerId))[0]!
  expect(await of()).toMatchObject({ openCents: 60_000, directCents: 40_000, endedOn: null })
  await unpay(story, one.itemId)
  await story.runJobs()
  expect(await of()).toMatchObject({ openCents: 100_000, directCents: 0, endedOn: null })
  await pay(story, one.customerId, one.itemId, 100_000, '2026-12-09')
  await story.runJobs()
  expect(await of()).toMatchObject({ openCents: 0, directCents: 100_000, endedOn: '2026-12-09', endedWhy: 'paid' })
  const { events } = await story.owner.call(routes.placement, { params: { id: (await of()).id } })
  expect(events.map(({ kind, cents }) => [kind, cents])).toEqual([
    ['ended', 0],
    ['paid_direct', 100_000],
    ['reopened', 40_000],
    ['paid_direct', 40_000],
    ['placed', 100_000],
  ])
})

test('a mandate that ends sends its files home', async () => {
  const handed = await signMandate(story, { no: 3, provider: 'Fini' })
  story.at('2026-12-10')
  const one = await ripe('FINI')
  await story.runJobs()
  story.at('2026-12-16', '10:00')
  await place({ itemIds: [one.itemId] }, { mandateId: handed.mandateId })
  await endMandate(story, handed.mandateId, '2026-12-15')
  await story.database.db.inOrg(story.owner.orgId, (tx) =>
    tellFact(tx, 'mandate_moved', { orgId: tx.orgId, mandateId: handed.mandateId }),
  )
  await story.runJobs()
  expect((await placementsOf(one.customerId))[0]).toMatchObject({ endedWhy: 'mandate_ended', endedOn: '2026-12-16' })
})

test('a payment that may be for a placed claim waits for a person, and no debit fetches it', async () => {
  story.at('2026-12-17')
  const one = await ripe('VIREMENT', 123_456)
  await story.runJobs()
  story.at('2026-12-23', '10:00')
  await place({ itemIds: [one.itemId] })
  const { db } = story.database
  const held = await db.inOrg(story.owner.orgId, (tx) => debitHooks.heldItems(tx, [one.customerId], day('2026-12-23')))
  expect(held).toMatchObject([{ itemId: one.itemId, category: 'placed', note: ' (Recouvréa, CF-0007)' }])
  const kept = await db.inOrg(story.owner.orgId, (tx) => withheld(tx, [one.customerId], day('2026-12-23')))
  expect(kept).toMatchObject([{ itemId: one.itemId, category: 'placed' }])
})

test('rules say where claims go, in their order; bounds that cross are refused; a pilot is drawn again by its seed', async () => {
  story.at('2027-01-04', '10:00')
  const none = { business: [], consumer: [], public: [] }
  await story.owner.call(routes.saveRequirement, { body: none })
  const { usual } = await story.owner.call(routes.policies)
  const { when } = usual[0]!
  const id = randomUUID()
  const rules = [
    {
      name: 'Grands comptes',
      when: { ...when, minCents: 1_000_000 },
      then: { to: 'home' as const, why: 'Suivis par la direction' },
    },
    {
      name: 'Le reste',
      when,
      then: { to: 'mandate' as const, mandateId: recouvrea.mandateId, stage: 'amicable' as const },
    },
  ]
  const crossed = await story.owner.ask(routes.savePolicy, {
    params: { id },
    body: { name: 'Croisée', rules: [{ ...rules[0]!, when: { ...when, minDays: 90, maxDays: 60 } }], isUsed: true },
  })
  expect(crossed.refusal).toMatchObject({ code: 'bounds_crossed', where: 'rules.0.when.minDays' })
  await story.owner.call(routes.savePolicy, { params: { id }, body: { name: 'Petites dehors', rules, isUsed: true } })
  const large = await newCustomer(story, 'GRAND')
  await bookDocument(story, { customerId: large, documentNo: 'FA-GRAND', cents: 2_000_000, dueOn: '2026-06-01' })
  for (let at = 1; at <= 12; at++) {
    const customerId = await newCustomer(story, `P${at}`)
    await bookDocument(story, { customerId, documentNo: `FP-${at}`, cents: 50_000 + at, dueOn: '2026-06-01' })
  }
  const board = await story.owner.call(routes.readyBoard)
  expect(board).toMatchObject({ policyName: 'Petites dehors', policyId: id })
  expect(board.queues).toMatchObject([{ to: recouvrea.mandateId, mandate: 'MR-0001', provider: 'Recouvréa' }])
  expect(board.kept.find(({ code }) => code === 'stays_home')).toMatchObject({
    documents: 1,
    amounts: [{ cents: 2_000_000 }],
  })
  const { claims } = await story.owner.call(routes.keptClaims, { query: { code: 'stays_home' } })
  expect(plain(claims[0]!.reasons[0]!.sentence)).toBe(
    'Reste en interne par la règle « Grands comptes » : Suivis par la direction.',
  )
  const asked = { mandateId: recouvrea.mandateId, stage: 'amicable' as const, size: 10 }
  const drawn = await story.owner.call(routes.drawPilot, { body: { ...asked, seed: 'janvier' } })
  expect(drawn.keys).toHaveLength(10)
  expect((await story.owner.call(routes.drawPilot, { body: { ...asked, seed: 'janvier' } })).keys).toEqual(drawn.keys)
  const done = await place({ keys: drawn.keys }, { pilotSeed: drawn.seed })
  expect(done.files).toBe(10)
  const pilots = (await story.owner.call(routes.placements, { query: { placingId: done.placingId } })).placements
  expect(pilots.every(({ isPilot }) => isPilot)).toBe(true)
  const few = await story.owner.ask(routes.drawPilot, { body: { ...asked, seed: null } })
  expect(few.refusal?.code).toBe('too_few')
  expect((await story.owner.ask(routes.dropPolicy, { params: { id } })).refusal?.code).toBe('policy_used')
  // While a provider is to be alone, no court is asked beside it; thousands of files come home by one act.
  const [first] = pilots
  const { documentsPlaced } = await story.owner.call(routes.placement, { params: { id: first!.id } })
  const suing = await story.owner.ask(legalRoutes.openProceeding, {
    params: { id: first!.customerId },
    body: {
      ...{ kind: 'payment_order', others: [], contested: null, traders: null, note: '' },
      itemIds: documentsPlaced.map(({ itemId }) => itemId),
    },
  })
  expect(suing.refusal?.code).toBe('placed')
  const { count } = await story.owner.call(routes.placements, { query: { mandateId: recouvrea.mandateId } })
  const home = await story.owner.call(routes.recallPlacements, {
    body: { placementIds: { mandateId: recouvrea.mandateId }, reason: 'Fin de la collaboration' },
  })
  expect(home.recalled).toBe(count)
})
