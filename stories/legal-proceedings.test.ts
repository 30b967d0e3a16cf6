import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskRoutes } from '../src/desk/contract.ts'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { legalRoutes as routes } from '../src/legal/contract.ts'
import type { BodyIn } from '../src/platform/route.ts'
import { bookDocument, newCustomer } from '../tools/testing/books.ts'
import { ignoreFreshness } from '../tools/testing/days.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { csv } from './intake-files.ts'

/** The way to a title, through the API: one organisation, each test its own customer. Days and rules: law sheet §6. */
let story: Story
beforeAll(async () => {
  story = await tellStory('2026-09-21')
})
afterAll(() => story.end())

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
type Told = BodyIn<typeof routes.tellAct>
const shown = (id: string) => story.owner.call(routes.proceeding, { params: { id } })
const tellOf = (id: string, act: Told['act'], on: string, more: Partial<Told> = {}) =>
  story.owner.ask(routes.tellAct, {
    params: { id },
    body: {
      ...{ act, on, debtorId: null, result: null, inPerson: false, dueOn: null, granted: null, outcome: null },
      ...{ evidence: '', documentId: null, ...more },
    },
  })
const delays = async (id: string) =>
  Object.fromEntries((await shown(id)).delays.map(({ code, endsOn, state }) => [code, `${endsOn} ${state}`]))
const granted = (principalCents: number, costsCents = 0) => ({
  ...{ principalCents, interestCents: 0, costsCents, interestFrom: null },
})
const barsOn = async (id: string) => (await story.owner.call(routes.limitationClock, { params: { id } })).claim.barsOn

/** A customer with one invoice late, and the matter opened for it. */
async function sued(
  code: string,
  kind: BodyIn<typeof routes.openProceeding>['kind'] = 'payment_order',
  cents = 500_000,
) {
  const customerId = await newCustomer(story, code)
  const itemId = await bookDocument(story, { customerId, documentNo: `FA-${code}`, cents, dueOn: '2026-06-30' })
  const { id } = await open(customerId, [itemId], kind)
  const matter = await shown(id)
  return { customerId, itemId, id, debtorId: matter.debtors[0]!.id }
}
const open = (customerId: string, itemIds: string[], kind: BodyIn<typeof routes.openProceeding>['kind']) =>
  story.owner.call(routes.openProceeding, {
    params: { id: customerId },
    body: { kind, itemIds, others: [], contested: null, traders: null, note: '' },
  })

test('an order nobody opposes: from the request to the title, each delay by the calendar (law §6.2)', async () => {
  const { id, itemId, debtorId } = await sued('MOREL')
  await story.runJobs()
  expect(await shown(id)).toMatchObject({
    number: 'CTX-0001',
    stage: 'prepared',
    court: { name: 'Tribunal de commerce de Rennes' },
    barsOn: '2031-06-30',
  })
  await tellOf(id, 'filed', '2026-09-21')
  // Filing moves nothing: only service interrupts (law §3).
  expect(await barsOn(itemId)).toBe('2031-06-30')
  story.at('2026-10-05')
  await tellOf(id, 'ordered', '2026-10-05', { result: 'whole', granted: granted(500_000) })
  expect(await delays(id)).toMatchObject({ serve_order: '2027-01-05 open' })
  expect((await shown(id)).delays.find(({ code }) => code === 'serve_order')!.alerts).toEqual(
    expect.arrayContaining(['2026-11-04', '2026-12-04', '2026-12-24']),
  )
  // What is not served thirty days after the order waits on the worklist until somebody has looked.
  story.at('2026-11-04')
  const waiting = async () =>
    (await story.owner.call(deskRoutes.worklist, { query: { words: 'MOREL' } })).rows.flatMap(({ works }) =>
      works.filter(({ kind }) => kind === 'proceeding_due').map(({ sentence }) => plain(sentence)),
    )
  expect(await waiting()).toEqual(['CTX-0001 : Faire signifier l’ordonnance au plus tard le 05/01/2027'])
  await story.owner.call(routes.delaysSeen, { params: { id } })
  expect(await waiting()).toEqual([])
  await tellOf(id, 'served', '2026-10-20', { debtorId, inPerson: true, evidence: 'Acte de Me Bertin' })
  expect(await barsOn(itemId)).toBe('2031-10-20')
  expect(await delays(id)).toMatchObject({
    serve_order: '2027-01-05 met',
    oppose: '2026-11-20 open',
    enforce_from: '2026-12-22 open',
  })
  // Sunday 20 December 2026 ends the silence: safe from Tuesday 22 December, and not a day sooner.
  story.at('2026-12-22')
  const early = await tellOf(id, 'unopposed', '2026-12-21')
  expect(early.refusal?.code).toBe('too_early')
  expect(plain(early.refusal!.message)).toContain('à partir du 22/12/2026')
  expect((await tellOf(id, 'unopposed', '2026-12-22')).refusal).toBeNull()
  expect(await shown(id)).toMatchObject({
    stage: 'title',
    title: { on: '2026-12-22', granted: { principalCents: 500_000 } },
  })
  // A title has ten years (law §3).
  expect(await barsOn(itemId)).toBe('2036-12-22')
})

test('reminders leave to the court what it was asked for, and nothing else; a closed matter gives it back', async () => {
  await ignoreFreshness(story)
  const { id, customerId } = await sued('GARDE')
  await bookDocument(story, { customerId, documentNo: 'FA-LIBRE', cents: 20_000, dueOn: '2026-09-15' })
  const asked = async () => {
    await story.runJobs()
    const { standings: why } = await story.owner.call(dunningRoutes.customer, { params: { id: customerId } })
    return plain(JSON.stringify(why))
  }
  expect(await asked()).toContain('FA-GARDE est demandée en justice')
  expect(await asked()).not.toContain('FA-LIBRE est demandée en justice')
  const { rows } = await story.owner.call(dunningRoutes.simulate, {
    body: { from: '2026-12-22', to: '2027-01-31', scenario: null },
  })
  const played = rows.filter((one) => one.customerId === customerId).flatMap(({ documentNos }) => documentNos)
  expect([...new Set(played)]).toEqual(['FA-LIBRE'])
  const again = await story.owner.ask(routes.openProceeding, {
    params: { id: customerId },
    body: {
      kind: 'full_action',
      itemIds: [(await shown(id)).items[0]!.itemId],
      others: [],
      contested: null,
      traders: null,
      note: '',
    },
  })
  expect(again.refusal).toMatchObject({ code: 'claimed_already' })
  expect((await tellOf(id, 'closed', '2026-12-22')).refusal?.code).toBe('no_outcome')
  await tellOf(id, 'closed', '2026-12-22', { outcome: 'settled' })
  expect(await asked()).not.toContain('demandée en justice')
  // Nothing follows a closing but its withdrawal, unless another matter asks for its documents by now.
  expect((await tellOf(id, 'filed', '2026-12-22')).refusal?.code).toBe('not_now')
  const closing = await shown(id)
  await open(customerId, [closing.items[0]!.itemId], 'full_action')
  const reopened = await story.owner.ask(routes.withdrawAct, {
    params: { id: closing.acts.at(-1)!.id },
    body: { reason: 'Clos par erreur' },
  })
  expect(reopened.refusal?.code).toBe('claimed_already')
})

test('an opposition: costs deposited in fifteen days or the request lapses; the judge decides for the whole (law §6.2)', async () => {
  const { id, itemId, debtorId } = await sued('OPPOSE', 'payment_order', 1_500_000)
  await story.runJobs()
  await tellOf(id, 'filed', '2026-09-21')
  await tellOf(id, 'ordered', '2026-10-05', { result: 'whole', granted: granted(1_500_000) })
  await tellOf(id, 'served', '2026-10-20', { debtorId, inPerson: true })
  expect(await barsOn(itemId)).toBe('2031-10-20')
  await tellOf(id, 'opposed', '2026-11-12', { debtorId })
  // Fifteen days from Thursday 12 November.
  expect(await delays(id)).toMatchObject({ deposit: '2026-11-27 missed' })
  const late = await tellOf(id, 'deposited', '2026-11-30')
  expect(late.refusal?.code).toBe('too_late')
  expect(plain(late.refusal!.message)).toContain('au plus tard le 27/11/2026 (CPC art. 1425)')
  await tellOf(id, 'deposited', '2026-11-20')
  expect((await tellOf(id, 'hearing_set', '2026-11-25', { dueOn: '2026-11-25' })).refusal?.code).toBe('hearing_before')
  await tellOf(id, 'hearing_set', '2026-11-25', { dueOn: '2027-02-03' })
  expect(await delays(id)).toMatchObject({ deposit: '2026-11-27 met', hearing: '2027-02-03 open' })
  story.at('2027-02-10')
  await tellOf(id, 'judged', '2027-02-10', { result: 'part', granted: granted(1_200_000, 15_000) })
  expect(await shown(id)).toMatchObject({
    stage: 'title',
    title: { on: '2027-02-10', granted: { costsCents: 15_000 } },
  })
  expect(await barsOn(itemId)).toBe('2037-02-10')
  // The judgment was noted by mistake: its title goes, the service still interrupts.
  const judged = (await shown(id)).acts.at(-1)!
  await story.owner.call(routes.withdrawAct, { params: { id: judged.id }, body: { reason: 'Mauvais dossier' } })
  expect(await barsOn(itemId)).toBe('2031-10-20')
  // The case extinguished, the effect of the service is lost (Cass. 2e civ. 19 November 2020, n° 19-20.238).
  await tellOf(id, 'extinguished', '2027-02-10')
  expect(await shown(id)).toMatchObject({ stage: 'failed' })
  expect(await barsOn(itemId)).toBe('2031-06-30')
})

test('a part order, and a service after its last day: void, said so, nothing written', async () => {
  const { id, debtorId } = await sued('PARTIE')
  await tellOf(id, 'filed', '2026-09-21')
  expect((await tellOf(id, 'ordered', '2026-10-05', { result: 'part' })).refusal?.code).toBe('no_amount')
  await tellOf(id, 'ordered', '2026-10-05', { result: 'part', granted: granted(300_000) })
  const serve = (await shown(id)).delays.find(({ code }) => code === 'serve_order')!
  // Its last day is over by now: what is lost is told in place of what to choose.
  expect(plain(serve.note!)).toContain('L’ordonnance est non avenue')
  const before = await shown(id)
  const late = await tellOf(id, 'served', '2027-01-06', { debtorId, inPerson: true })
  expect(late.refusal?.code).toBe('too_late')
  expect(plain(late.refusal!.message)).toContain('devait être signifiée au plus tard le 05/01/2027')
  expect(await shown(id)).toEqual(before)
  expect(before.delays.find(({ code }) => code === 'serve_order')).toMatchObject({ state: 'missed' })
  expect((await tellOf(id, 'served', '2026-10-04', { debtorId })).refusal?.code).toBe('days_reversed')
  expect((await tellOf(id, 'served', '2027-03-01', { debtorId })).refusal?.code).toBe('day_ahead')
  expect((await tellOf(id, 'served', '2027-01-04')).refusal?.code).toBe('which_debtor')
  const unknown = await tellOf(id, 'bailiff_came' as 'served', '2027-01-04', { debtorId })
  expect(unknown).toMatchObject({ status: 422, refusal: { code: 'bad_input' } })
  for (const on of ['0001-01-01', '9999-12-31'])
    expect(await tellOf(id, 'served', on, { debtorId })).toMatchObject({ status: 422, refusal: { code: 'bad_input' } })
})

test('under the regime before 1 September 2026: six months to serve, a title after the month to oppose', async () => {
  const { id, itemId, debtorId } = await sued('ANCIEN', 'payment_order', 90_000)
  await tellOf(id, 'filed', '2026-08-03')
  await tellOf(id, 'ordered', '2026-08-31', { result: 'whole', granted: granted(90_000) })
  expect(await delays(id)).toMatchObject({ serve_order: '2027-03-01 open' })
  await tellOf(id, 'served', '2026-10-20', { debtorId, inPerson: true })
  expect((await tellOf(id, 'unopposed', '2026-11-20')).refusal?.code).toBe('too_early')
  await tellOf(id, 'unopposed', '2026-11-21')
  await tellOf(id, 'seized', '2027-01-05', { debtorId })
  expect(await delays(id)).toMatchObject({ tell_seizure: '2027-01-13 missed' })
  expect(await barsOn(itemId)).toBe('2037-01-05')
  // A second one, at another bank: the first is still to be told of, and first.
  await tellOf(id, 'seized', '2027-01-08', { debtorId })
  const { rows } = await story.owner.call(deskRoutes.worklist, { query: { words: 'ANCIEN' } })
  expect(rows[0]!.works.map(({ sentence }) => plain(sentence))).toContain(
    'CTX-0006 : Dénoncer la saisie au débiteur au plus tard le 13/01/2027',
  )
})

test('several debtors, each with its delays; costs asked of the customer once there is a title', async () => {
  const { id, customerId, debtorId } = await sued('COSTS')
  const body = {
    name: 'Paul Caution',
    siren: null,
    addressLines: ['3 rue du Port'],
    postcode: '56000',
    city: 'Vannes',
    country: 'FR',
  }
  const added = await story.owner.call(routes.addDebtor, { params: { id }, body: { ...body, role: 'guarantor' } })
  await tellOf(id, 'filed', '2026-12-01')
  await tellOf(id, 'ordered', '2026-12-07', { result: 'whole', granted: granted(500_000) })
  const served = await tellOf(id, 'served', '2026-12-10', { debtorId, inPerson: true, evidence: 'é'.repeat(2000) })
  expect(served.refusal).toBeNull()
  await tellOf(id, 'served', '2026-12-09', { debtorId: added.id })
  const twice = await tellOf(id, 'served', '2026-12-11', { debtorId })
  expect(twice.refusal?.code).toBe('not_now')
  const { delays: open } = await shown(id)
  expect(open.filter(({ code }) => code === 'oppose').map(({ endsOn }) => endsOn)).toEqual(['2027-01-11', '2027-01-11'])
  expect((await story.owner.ask(routes.dropDebtor, { params: { id, debtorId: added.id } })).refusal?.code).toBe(
    'debtor_acted',
  )
  const cost = (kind: BodyIn<typeof routes.addCost>['kind'], cents: number, isRecoverable: boolean) =>
    story.owner.ask(routes.addCost, {
      params: { id },
      body: { kind, label: '', cents, incurredOn: '2026-12-01', isRecoverable },
    })
  const fee = (await cost('registry', 3_521, true)).value as { id: string }
  const lawyer = (await cost('lawyer', 80_000, false)).value as { id: string }
  const claim = (costId: string) => story.owner.ask(routes.claimCost, { params: { id: costId } })
  expect((await claim(fee.id)).refusal?.code).toBe('no_title')
  // Two months of silence from 10 December end on 10 February 2027.
  story.at('2027-02-11')
  await tellOf(id, 'unopposed', '2027-02-11')
  expect((await claim(lawyer.id)).refusal?.code).toBe('not_recoverable')
  await claim(fee.id)
  expect((await claim(fee.id)).refusal?.code).toBe('claimed_already')
  const { items } = await story.owner.call(ledgerRoutes.customerItems, {
    params: { id: customerId },
    query: { show: 'open', sort: 'due', descending: 'false', limit: 10 },
  })
  expect(items.map(({ documentNo, kind, openCents }) => `${documentNo} ${kind} ${openCents}`)).toEqual([
    'FA-COSTS invoice 500000',
    'CTX-0007 fee 3521',
  ])
  await story.owner.call(routes.withdrawCost, { params: { id: fee.id } })
  expect(await shown(id)).toMatchObject({ claimedCents: 500_000, openCents: 500_000, costs: [{ kind: 'lawyer' }] })
  // The title goes, and what it put on the customer goes with it; the cost stays noted.
  const again = (await cost('registry', 3_521, true)).value as { id: string }
  await claim(again.id)
  const title = (await shown(id)).acts.at(-1)!
  await story.owner.call(routes.withdrawAct, { params: { id: title.id }, body: { reason: 'Opposition reçue' } })
  const without = await shown(id)
  expect(without).toMatchObject({ stage: 'served', claimedCents: 500_000, openCents: 500_000 })
  expect(without.costs).toMatchObject([{ kind: 'lawyer' }, { kind: 'registry', itemId: null }])
})

test('a closed route is refused with its reason; the route of 2026 waits for its switch; courts come from a table', async () => {
  const customerId = await newCustomer(story, 'VOIES', {
    name: 'Société '.repeat(37),
    postcode: '29000',
    city: 'Quimper',
  })
  const itemId = await bookDocument(story, { customerId, documentNo: 'FA-V', cents: 700_000, dueOn: '2026-06-30' })
  const ask = (kind: BodyIn<typeof routes.openProceeding>['kind']) =>
    story.owner.ask(routes.openProceeding, {
      params: { id: customerId },
      body: { kind, itemIds: [itemId], others: [], contested: null, traders: 'yes', note: '' },
    })
  const refused = await ask('trade_claim')
  expect(refused.refusal?.code).toBe('route_closed')
  expect(plain(refused.refusal!.message)).toContain('n’étaient pas parus au 3 septembre 2026')
  expect((await ask('small_claim')).refusal?.code).toBe('route_closed')
  await story.owner.call(routes.changeRoutes, { body: { usesTradeClaim: true } })
  const advice = async (query: { contested?: 'part' } = {}) =>
    (await story.owner.call(routes.routeAdvice, { params: { id: customerId }, query: { traders: 'yes', ...query } }))
      .advice!
  expect(await advice()).toMatchObject({ court: { name: '' }, usesTradeClaim: true })
  const routeOf = async (query: { contested?: 'part' } = {}) =>
    (await advice(query)).routes.find(({ standing }) => standing === 'advised')?.route
  expect([await routeOf(), await routeOf({ contested: 'part' })]).toEqual(['trade_claim', 'urgent_action'])
  const table = (line: string) =>
    story.owner.ask(routes.importCourts, {
      body: csv(['genre;nom;adresse;code postal;ville;ressort', line]),
    })
  expect((await table('commerce;TC de Quimper;;29000;Quimper;29x')).refusal?.code).toBe('court_covers')
  expect((await table('cassation;Cour;;75001;Paris;75')).refusal?.code).toBe('court_kind')
  await table('commerce;Tribunal de commerce de Quimper;2 rue du Palais;29000;Quimper;290 291')
  const { id } = (await ask('trade_claim')).value as { id: string }
  expect((await shown(id)).court).toMatchObject({ name: 'Tribunal de commerce de Quimper', city: 'Quimper' })
})
