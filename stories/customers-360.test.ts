import { afterAll, beforeAll, expect, test } from 'vitest'
import { correspondenceRoutes } from '../src/correspondence/contract.ts'
import { deskRoutes } from '../src/desk/contract.ts'
import { insightRoutes } from '../src/insight/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { settlePairs } from '../src/ledger/index.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import { paidFor } from '../src/parties/index.ts'
import { part } from '../src/platform/sql.ts'
import { bookDocument, newCustomer, pay, unpay } from '../tools/testing/books.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'

/** What one customer and one group come to: their figures, and the statement that tells them. */

let story: Story
let head: string
let north: string
let south: string
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

beforeAll(async () => {
  story = await tellStory('2026-11-02')
  head = await newCustomer(story, 'G0', { name: 'Groupe Démo', email: 'compta@groupe.example' })
  north = await newCustomer(story, 'G1', { name: 'Démo Nord', email: 'nord@groupe.example' })
  south = await newCustomer(story, 'G2', { name: 'Démo Sud', email: null })
  for (const id of [north, south])
    await story.owner.call(partiesRoutes.updateProfile, { params: { id }, body: { ...blank, parentId: head } })
  await bookDocument(story, {
    customerId: head,
    documentNo: 'F-0',
    cents: 10_000,
    dueOn: '2026-12-01',
    issuedOn: '2026-10-30',
  })
  await bookDocument(story, { customerId: north, documentNo: 'F-1', cents: 250_000, dueOn: '2026-09-01' })
  await bookDocument(story, {
    customerId: north,
    documentNo: 'F-2',
    cents: 40_000,
    dueOn: '2026-10-20',
    currency: 'USD',
  })
  await bookDocument(story, { customerId: south, documentNo: 'F-3', cents: 60_000, dueOn: '2026-10-25' })
  await bookDocument(story, {
    customerId: south,
    documentNo: 'AV-3',
    cents: 5_000,
    dueOn: '2026-10-26',
    kind: 'credit_note',
  })
})
afterAll(() => story.end())

const blank = {
  parentId: null,
  sector: '',
  size: null,
  risk: null,
  tags: [],
  salespersonId: null,
  creditLimitCents: null,
  insuredCents: null,
}

test('a group is aged member by member, and two currencies are never added', async () => {
  const balance = await story.owner.call(ledgerRoutes.groupBalance, { params: { id: south } })
  expect(balance.rows.map(({ name, currency, totalCents }) => [name, currency, totalCents])).toEqual([
    ['Groupe Démo', 'EUR', 10_000],
    ['Démo Nord', 'EUR', 250_000],
    ['Démo Nord', 'USD', 40_000],
    ['Démo Sud', 'EUR', 55_000],
  ])
  expect(balance.totals).toMatchObject([
    {
      currency: 'EUR',
      customers: 3,
      notDue: 10_000,
      d1to30: 60_000,
      d61to90: 250_000,
      unappliedCents: 5_000,
      totalCents: 315_000,
    },
    { currency: 'USD', customers: 1, d1to30: 40_000, totalCents: 40_000 },
  ])
})

test('the statement of a group goes to its head, lists each member under its name and balance, and every history tells it', async () => {
  const params = { id: north }
  const asked = await story.owner.call(correspondenceRoutes.statement, { params, query: { of: 'group' } })
  expect(asked).toMatchObject({ channel: 'email', toAddress: 'compta@groupe.example', documents: 5 })
  const text = plain(asked.text)
  expect(text.replaceAll('\n', ' ')).toContain('3 150,00 € et 400,00 $US, dont 3 050,00 € et 400,00 $US déjà échus.')
  const order = [
    'Groupe Démo : 100,00 €',
    'F-0',
    'Démo Nord : 2 500,00 € + 400,00 $US',
    'F-1',
    'F-2',
    'Démo Sud : 550,00 €',
    'F-3',
    'Crédit AV-3',
  ]
  expect(order.map((one) => text.indexOf(one))).toEqual(order.map((one) => text.indexOf(one)).toSorted((a, b) => a - b))
  expect(text.indexOf(order[0]!)).toBeGreaterThan(0)
  const pdf = await story.owner.call(correspondenceRoutes.statementPdf, { params, query: { of: 'group' } })
  expect(await pdf.slice(0, 5).text()).toBe('%PDF-')
  const { messageId } = await story.owner.call(correspondenceRoutes.sendStatement, { params, body: { of: 'group' } })
  await story.runJobs()
  expect((await story.owner.call(correspondenceRoutes.message, { params: { id: messageId } })).message).toMatchObject({
    customerId: head,
    purpose: 'statement',
    state: 'sent',
    subject: expect.stringContaining('Relevé de compte de votre groupe'),
  })
  for (const id of [head, north, south]) {
    const { entries } = await story.owner.call(deskRoutes.timeline, { params: { id } })
    expect(entries.map(({ title }) => title)).toContain('Relevé de compte envoyé')
  }
})

test('the statement of one customer goes as a letter where nobody takes mail, and is refused when nothing is open', async () => {
  const params = { id: south }
  expect(await story.owner.call(correspondenceRoutes.statement, { params })).toMatchObject({
    channel: 'letter',
    documents: 2,
    subject: 'Votre relevé de compte au 2 novembre 2026',
  })
  const nobody = await newCustomer(story, 'G9')
  const refused = await story.owner.ask(correspondenceRoutes.sendStatement, { params: { id: nobody }, body: {} })
  expect(refused.refusal?.message).toContain('Rien n’est ouvert au compte de Client G9')
})

test('a head asks that its group be reminded through it; a member may stay apart; who leads nobody may not ask', async () => {
  const ask = (id: string, groupReminders: boolean, paysAlone: boolean) =>
    story.owner.ask(partiesRoutes.updateGroup, { params: { id }, body: { groupReminders, paysAlone } })
  expect((await ask(head, true, false)).refusal).toBeNull()
  expect((await ask(south, false, true)).refusal).toBeNull()
  expect((await story.owner.call(partiesRoutes.group, { params: { id: head } })).customers).toMatchObject([
    { id: head, groupReminders: true },
    { id: north, paysAlone: false },
    { id: south, paysAlone: true },
  ])
  expect((await ask(north, true, false)).refusal?.message).toContain('ne dirige aucun groupe')
  expect((await ask(head, true, true)).refusal?.message).toContain('n’appartient à aucun groupe')
  expect(await story.database.db.inOrg(story.owner.orgId, (tx) => paidFor(tx, [head]))).toEqual(
    new Map([[north, head]]),
  )
})

test('how a customer pays is weighted by amount, told by half-year, and opens the payments it is made of', async () => {
  const id = await newCustomer(story, 'P1')
  const invoiced = (documentNo: string, cents: number, dueOn: string) =>
    bookDocument(story, { customerId: id, documentNo, cents, dueOn })
  const paid = async (documentNo: string, cents: number, dueOn: string, paidOn: string) => {
    const item = await invoiced(documentNo, cents, dueOn)
    await pay(story, id, item, cents, paidOn)
    return item
  }
  await paid('A', 100_000, '2026-01-10', '2026-01-30')
  await paid('B', 300_000, '2026-08-10', '2026-08-20')
  await paid('C', 100_000, '2026-09-10', '2026-09-10')
  await paid('D', 900_000, '2024-01-10', '2025-03-01')
  const credited = await invoiced('E', 900_000, '2026-02-10')
  const creditNote = {
    customerId: id,
    documentNo: 'AV-E',
    cents: 900_000,
    dueOn: '2026-10-01',
    kind: 'credit_note',
  } as const
  const credit = await bookDocument(story, creditNote)
  const pair = part`select platform.new_id() as id, ${credited}::uuid as debit_id, ${credit}::uuid as credit_id, 900000::bigint as cents,
    '2026-10-01'::date as allocated_on`
  await story.database.db.inOrg(story.owner.orgId, (tx) => settlePairs(tx, pair, story.now()))
  const behaviour = await story.owner.call(insightRoutes.behaviour, { params: { id } })
  expect(behaviour).toMatchObject({ from: '2025-11-02', turnOn: '2026-05-02', invoiced: 4, contested: 0 })
  expect(behaviour.currencies).toEqual([
    {
      currency: 'EUR',
      paidCents: 500_000,
      documents: 3,
      daysLate: 10,
      onTimeBp: 2_000,
      lastHalf: { currency: 'EUR', paidCents: 400_000, documents: 2, daysLate: 7.5, onTimeBp: 2_500 },
      firstHalf: { currency: 'EUR', paidCents: 100_000, documents: 1, daysLate: 20, onTimeBp: 0 },
    },
  ])
  const query = { from: behaviour.turnOn, to: behaviour.to, currency: 'EUR' }
  expect(await story.owner.call(insightRoutes.payments, { params: { id }, query })).toMatchObject({
    lines: [
      { documentNo: 'C', daysLate: 0, cents: 100_000 },
      { documentNo: 'B', daysLate: 10, paidOn: '2026-08-20', cents: 300_000 },
    ],
    count: 2,
    paidCents: 400_000,
    daysLate: 7.5,
  })
  const onTime = await story.owner.call(insightRoutes.payments, { params: { id }, query: { ...query, onTime: 'true' } })
  expect(onTime).toMatchObject({ count: 1, paidCents: 100_000 })
  // A match undone is no payment any more.
  await unpay(story, await paid('F', 50_000, '2026-10-01', '2026-10-31'))
  expect((await story.owner.call(insightRoutes.behaviour, { params: { id } })).currencies[0]?.documents).toBe(3)
})

test('a history is read page by page without losing a line of bulk work, narrows to a kind, and is searched', async () => {
  const id = await newCustomer(story, 'H1')
  for (const n of [1, 2, 3, 4, 5, 6, 7])
    await bookDocument(story, {
      customerId: id,
      documentNo: `VIR-${n}`,
      cents: n * 100,
      dueOn: '2026-10-30',
      kind: 'receipt',
    })
  const note = { kind: 'note', body: 'Le comptable est à l’étranger.', outcome: null, contactId: null } as const
  await story.owner.call(deskRoutes.addNote, { params: { id }, body: note })
  const read = async (query: object) => {
    const titles: string[] = []
    for (let before: string | undefined; ; ) {
      const page = await story.owner.call(deskRoutes.timeline, {
        params: { id },
        query: { limit: 2, before, ...query },
      })
      titles.push(...page.entries.map(({ title, detail }) => plain(`${title} ${detail}`.trim())))
      if (page.next === null) return titles
      before = new Date(page.next).toISOString()
    }
  }
  expect((await read({ kind: 'payment' })).toSorted()).toEqual(
    [1, 2, 3, 4, 5, 6, 7].map((n) => `Règlement reçu : ${n},00 €, le 30/10/2026 VIR-${n}`),
  )
  expect(await read({ words: 'etranger comptable' })).toEqual(['Note Le comptable est à l’étranger.'])
  expect(await read({ words: 'vir-4' })).toHaveLength(1)
  expect((await read({})).length).toBe(10)
})
