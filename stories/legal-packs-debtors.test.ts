import { afterAll, beforeAll, expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { colleaguesRoutes } from '../src/colleagues/contract.ts'
import { legalRoutes as routes } from '../src/legal/contract.ts'
import { promiseRoutes } from '../src/promises/contract.ts'
import { bookDocument, newCustomer } from '../tools/testing/books.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { setUpDebits, sign, validated } from './cash-collections.ts'
import { newColleague } from './colleagues-pages.ts'
import { openPriceDispute } from './disputes-desk.ts'
import { invoicePdf, pdfOf } from './documents-files.ts'
import { packDesk, plainly, wordsOf } from './legal-pack-desk.ts'

/** Whom a request is against, and which debts it asks for unless somebody says otherwise: law sheet §6.1 and §6.2. */
let story: Story
let desk: ReturnType<typeof packDesk>
beforeAll(async () => {
  story = await tellStory('2026-11-21')
  desk = packDesk(story)
})
afterAll(() => story.end())

const owed = (customerId: string, documentNo: string, more: { currency?: string } = {}) =>
  bookDocument(story, { customerId, documentNo, cents: 100_000, issuedOn: '2026-04-15', dueOn: '2026-05-15', ...more })

test('what is disputed, promised, in a plan, claimed elsewhere or in another currency is not claimed by itself, and says why', async () => {
  const id = await newCustomer(story, 'GRANGE', { siren: '732829320' })
  const items: Record<string, string> = {}
  for (const no of ['FA-10', 'FA-2', 'FA-3', 'FA-4', 'FA-5']) items[no] = await owed(id, no)
  items['FA-6'] = await owed(id, 'FA-6', { currency: 'USD' })
  await openPriceDispute(story, id, { [items['FA-3']!]: null })
  await story.owner.call(promiseRoutes.makePromise, {
    params: { id },
    body: {
      itemIds: [items['FA-4']!],
      cents: null,
      dueOn: '2026-12-01',
      source: 'call',
      saidBy: 'M. Grange',
      note: '',
    },
  })
  const planned = await story.owner.call(promiseRoutes.draftPlan, {
    params: { id },
    body: {
      itemIds: [items['FA-5']!],
      payments: ['2026-12-10', '2027-01-10'].map((dueOn) => ({ dueOn, cents: 50_000 })),
      note: '',
    },
  })
  await story.owner.call(promiseRoutes.proposePlan, { params: { id: planned.id } })

  const { plan, lines } = await desk.ground(id)
  const numbers = new Map(lines.map(({ itemId, documentNo }) => [itemId, documentNo]))
  // As people count: FA-2 before FA-10.
  expect(plan.itemIds.map((one) => numbers.get(one))).toEqual(['FA-2', 'FA-10'])
  expect(Object.fromEntries(lines.map(({ documentNo, marks }) => [documentNo, marks.join()]))).toEqual({
    ...{ 'FA-2': '', 'FA-10': '', 'FA-3': 'disputed', 'FA-4': 'promised', 'FA-5': 'planned', 'FA-6': 'foreign' },
  })
  const everything = { ...(await desk.whole(id)), itemIds: lines.map(({ itemId }) => itemId) }
  const { refusal } = await desk.ask(id, everything)
  expect(refusal?.code).toBe('pack_incomplete')
  const told = plainly(refusal?.message ?? '')
  expect(told).toContain('Aucun échéancier en cours ou proposé : il donne des délais au débiteur (FA-5)')
  expect(told).toContain('convenez d’un montant en euros (FA-6 : USD)')
})

test('what a collection is fetching is not claimed by itself, and is again once it is cancelled', async () => {
  const id = await newCustomer(story, 'C1', { siren: '732829320' })
  await owed(id, 'FA-61')
  await setUpDebits(story)
  await sign(story, 'C1')
  expect((await desk.ground(id)).lines.map(({ marks }) => marks)).toEqual([[]])
  const collection = await validated(story, '2026-11-24')
  const { lines, plan } = await desk.ground(id)
  expect([lines.map(({ marks }) => marks), plan.itemIds]).toEqual([[['collected']], []])
  await story.owner.call(cashRoutes.cancelCollection, { params: { id: collection } })
  expect((await desk.ground(id)).plan.itemIds).toHaveLength(1)
})

test('debts of an open matter are claimed in it, and told as claimed from anywhere else', async () => {
  const id = await newCustomer(story, 'VALLON', { siren: '732829320' })
  const [first, second] = [await owed(id, 'FA-21'), await owed(id, 'FA-22')]
  const body = { itemIds: [first], others: [], contested: null, traders: null, note: '' } as const
  const matter = await story.owner.call(routes.openProceeding, {
    params: { id },
    body: { ...body, itemIds: [first], others: [], kind: 'payment_order' },
  })
  // Asked for from the customer's page, the request is the one of the matter that is being prepared.
  const { plan } = await desk.ground(id)
  expect(plan).toMatchObject({ proceedingId: matter.id, itemIds: [first] })
  const urgent = await story.owner.call(routes.openProceeding, {
    params: { id },
    body: { ...body, itemIds: [second], others: [], kind: 'urgent_action' },
  })
  const { lines } = await desk.ground(id, matter.id)
  expect(lines.map(({ itemId, marks }) => [itemId === second, marks])).toEqual([
    [false, []],
    [true, ['elsewhere']],
  ])
  expect((await desk.ground(id, urgent.id)).plan.itemIds).toEqual([second])
})

test('a request names each debtor with its capacity and address, what binds it and how far; exhibits are there once', async () => {
  const id = await newCustomer(story, 'MOREL', { name: 'Atelier Morel', siren: '732829320' })
  const invoice = await owed(id, 'FA-142')
  await desk.add(id, 'Facture FA-142.pdf', 'invoice', await invoicePdf('FA-142'), 'FA-142')
  await desk.add(id, 'Commande.pdf', 'order', await pdfOf(['Commande']))
  await desk.add(id, 'Kbis.pdf', 'company_extract', await pdfOf(['Kbis']))
  await desk.add(id, 'Acte de caution.pdf', 'contract', await pdfOf(['Cautionnement']))
  const person = { siren: null, postcode: '56000', city: 'Vannes', country: 'FR' }
  const matter = await story.owner.call(routes.openProceeding, {
    params: { id },
    body: {
      ...{ kind: 'payment_order' as const, itemIds: [invoice], contested: null, traders: null, note: '' },
      others: [
        { ...person, role: 'joint', name: 'Morel & Filles SNC', addressLines: ['2 rue du Four'] },
        { ...person, role: 'guarantor', name: 'Éléonore d’Aÿ-Œuvrard', addressLines: ['3 rue du Port'] },
      ],
    },
  })
  const whole = await desk.whole(id)
  expect(whole.proceedingId).toBe(matter.id)
  expect(whole.others.map(({ role, name, addressLines }) => [role, name, ...addressLines])).toEqual([
    ['joint', 'Morel & Filles SNC', '2 rue du Four', '56000 Vannes'],
    ['guarantor', 'Éléonore d’Aÿ-Œuvrard', '3 rue du Port', '56000 Vannes'],
  ])
  const unbound = await desk.ask(id, whole)
  expect(unbound.refusal?.message).toContain(
    'Pièce qui engage chaque codébiteur ou caution (Morel & Filles SNC, Éléonore d’Aÿ-Œuvrard)',
  )
  const keys = new Map(whole.exhibits.map(({ key, title }) => [title, key]))
  const [joint, guarantor] = whole.others
  const plan = {
    ...whole,
    others: [
      { ...joint!, shownBy: keys.get('Commande')!, form: 'SNC' },
      { ...guarantor!, shownBy: keys.get('Contrat')!, limitCents: 80_000 },
    ],
    costs: [{ label: 'Extrait Kbis', cents: 424 }],
  }
  const request = await wordsOf(await desk.preview(id, 'request', plan))
  for (const said of [
    'Codébiteur solidaire',
    'SNC 2 rue du Four 56000 Vannes',
    'Caution, dans la limite de 800,00 € Éléonore d’Aÿ-Œuvrard 3 rue du Port 56000 Vannes',
    'Morel & Filles SNC est tenu solidairement de la même dette (pièce n° 3).',
    'Éléonore d’Aÿ-Œuvrard s’est engagé comme caution du débiteur dans la limite de 800,00 € (pièce n° 2).',
    'enjoint à Atelier Morel, solidairement avec Morel & Filles SNC, et, en exécution de son engagement de caution, à Éléonore d’Aÿ-Œuvrard (dans la limite de 800,00 €), de lui payer :',
    'Extrait Kbis 4,24 €',
    'la somme de 4,24 € au titre des frais (Extrait Kbis) ;',
    'c/ Atelier Morel et autres',
  ])
    expect(request).toContain(said)
  const form = await wordsOf(await desk.preview(id, 'form', plan))
  expect(form).toContain('Qualité Caution, dans la limite de 800,00 €')
  const { value } = await desk.ask(id, plan)
  await story.runJobs()
  const { state, files } = await desk.made(value.id)
  expect(state).toBe('ready')
  const exhibits = files.flatMap(({ exhibitNo }) => exhibitNo ?? [])
  expect(exhibits).toEqual([...new Set(exhibits)])
  expect(exhibits).toHaveLength(plan.exhibits.length)
  // What was told of each is there the next time; who they are is the matter's to say.
  expect((await desk.ground(id)).plan.others.map(({ form: kept, limitCents }) => [kept, limitCents])).toEqual([
    ['SNC', null],
    ['', 80_000],
  ])
})

test('what was asked of a colleague about a customer is shown to no court and no auditor', async () => {
  const id = await newCustomer(story, 'BRUNEL', { siren: '732829320' })
  const item = await owed(id, 'FA-31')
  const colleagueId = await newColleague(story, 'Awa Diop')
  await story.owner.call(colleaguesRoutes.ask, {
    body: {
      ...{ customerId: id, colleagueId, disputeId: null, itemIds: [item], showsEvidence: false },
      ...{ asks: 'Que vaut ce client ?', answerBy: '2026-11-25' },
    },
  })
  await story.runJobs()
  const { exhibits } = await desk.ground(id)
  expect(exhibits.filter(({ key }) => key.startsWith('message:'))).toEqual([])
})
