import { expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import { ignoreFreshness, live } from '../tools/testing/days.ts'
import { bankSays, lineSaying, type Paid } from './cash-statement.ts'
import { fec, sale } from './intake-files.ts'
import { balances, freshStory, importFile } from './intake-ledger.ts'

/** Money of which only the amount says whose it may be: what it may pay is proposed, and nobody who may have paid is reminded. */
const story = freshStory('2026-11-18')
const TODAY = '2026-11-19'

type Sold = readonly [customer: string, no: string, euros: number]
const sold = (rows: readonly Sold[]) =>
  fec(rows.map(([customer, no, euros]) => sale('2026-10-16', customer, no, euros)))

/** The books, a mailbox for each customer, what the bank says this morning; gives the customers whose reminder leaves after it. */
async function remindedAfter(rows: readonly Sold[], lines: readonly Omit<Paid, 'on'>[]): Promise<string[]> {
  await ignoreFreshness(story())
  await importFile(story().owner, 'fec.txt', sold(rows))
  const { rows: customers } = await story().owner.call(ledgerRoutes.customers, { query: {} as never })
  const body = { firstName: '', lastName: '', role: 'accounts_payable' as const, phone: null }
  for (const { id, code } of customers)
    await story().owner.call(partiesRoutes.addContact, {
      params: { id },
      body: { ...body, email: `compta@${code.toLowerCase()}.example` },
    })
  story().at(TODAY, '08:00')
  await bankSays(
    story(),
    lines.map((line) => ({ ...line, on: TODAY })),
  )
  return (await live(story(), [TODAY])).map((words) => words.split(' ')[2]!)
}

/** Why the reminders of this day are held, by customer. */
async function heldWhy(): Promise<Map<string, string[]>> {
  const { rows } = await story().owner.call(dunningRoutes.standings, { query: { verdict: 'hold' } as never })
  return new Map(rows.map(({ customerCode, reasons }) => [customerCode, reasons.map(({ code }) => code)]))
}

const proposed = async (words: string) =>
  (await lineSaying(story(), words)).proposals.map(({ class: cls, customerCode, parts, onAccountCents, isTied }) => ({
    class: cls,
    customerCode,
    documents: parts.map(({ documentNo }) => documentNo),
    onAccountCents,
    isTied,
  }))

const accept = (id: string) => story().owner.call(cashRoutes.accept, { params: { id }, body: {} })

test('of fourteen who owe what came in, none is reminded; who owes something else is', async () => {
  const subscribers = Array.from({ length: 14 }, (_, place): Sold => [`K${place}X`, `FA${100 + place}`, 100])
  const reminded = await remindedAfter(
    [...subscribers, ['C9', 'FA900', 250], ['K0X', 'FA901', 130]],
    [{ euros: 100, label: 'VIREMENT', payer: 'DURAND' }],
  )
  // Who owes something beside it is reminded of that.
  expect(reminded.toSorted()).toEqual(['C9', 'K0X'])
  const held = await heldWhy()
  expect(held.get('K13X')).toEqual(['receipt_of_amount'])
  const { standings } = await story().owner.call(dunningRoutes.customer, {
    params: { id: (await customerId('K13X'))! },
  })
  expect(standings[0]!.reasons[0]!.sentence.replace(/\s/g, ' ')).toContain(
    '100,00 € reçus le 19/11/2026, sans payeur certain, font exactement ce qui reste dû sur FA113',
  )
})

const customerId = async (code: string) =>
  (await story().owner.call(ledgerRoutes.customers, { query: { words: code } as never })).rows[0]?.id

test('somebody unknown pays all that one customer owes: it is proposed, and not reminded', async () => {
  const reminded = await remindedAfter(
    [
      ['C1', 'FA1', 1200],
      ['C1', 'FA2', 713.37],
      ['C2', 'FA3', 80],
    ],
    [{ euros: 1913.37, label: 'VIREMENT', payer: 'DURAND' }],
  )
  expect(reminded).toEqual(['C2'])
  expect(await proposed('VIREMENT')).toEqual([
    { class: 'amount_only', customerCode: 'C1', documents: ['FA1', 'FA2'], onAccountCents: 0, isTied: false },
  ])
})

test('of several who owe as much in two documents, none is reminded', async () => {
  const reminded = await remindedAfter(
    Array.from({ length: 7 }, (_, place): Sold[] => [
      [`K${place}X`, `FA${100 + place}`, 100],
      [`K${place}X`, `FA${200 + place}`, 50],
    ]).flat(),
    [{ euros: 150, label: 'VIREMENT', payer: 'DURAND' }],
  )
  expect(reminded).toEqual([])
  expect((await heldWhy()).get('K6X')).toEqual(['receipt_of_sum', 'receipt_of_sum'])
})

test('a deposit of cheques is proposed customer by customer, and they are not reminded', async () => {
  const reminded = await remindedAfter(
    [
      ['C1', 'FA1', 1200],
      ['C2', 'FA2', 700],
      ['C3', 'FA3', 333],
    ],
    [{ euros: 1900, label: 'REMISE CHEQUES 0001234' }],
  )
  expect(reminded).toEqual(['C3'])
  const share = { class: 'amount_only', onAccountCents: 0, isTied: true }
  expect(await proposed('REMISE')).toEqual([
    { ...share, customerCode: 'C1', documents: ['FA1'] },
    { ...share, customerCode: 'C2', documents: ['FA2'] },
  ])
  const { line, proposals, details } = await lineSaying(story(), 'REMISE')
  expect(details).toContainEqual({ name: 'À ventiler', text: expect.stringContaining('voyez votre bordereau') })
  expect(proposals[0]!.evidence.join(' ').replace(/\s/g, ' ')).toContain('remise de plusieurs paiements à ventiler')
  await accept(line.id)
  expect(await proposed('REMISE')).toMatchObject([{ customerCode: 'C2', documents: ['FA2'] }])
  await accept(line.id)
  expect((await lineSaying(story(), 'REMISE')).line).toMatchObject({ state: 'matched', leftCents: 0 })
  expect(await balances(story().owner)).toEqual({ C3: 333 })
})

test('a lot of debits is no deposit of cheques', async () => {
  await remindedAfter(
    [
      ['C1', 'FA1', 1200],
      ['C2', 'FA2', 700],
    ],
    [{ euros: 1900, label: 'REMISE PRLV SEPA 2 OPERATIONS' }],
  )
  expect(await proposed('REMISE')).toEqual([])
})

test('a group pays for two customers: each has its own documents, nothing stays on account, nothing is learnt of the payer', async () => {
  const reminded = await remindedAfter(
    [
      ['C1', 'FA2026-0142', 1200],
      ['C2', 'FA2026-0143', 800],
      ['C2', 'FA2026-0150', 90],
    ],
    [{ euros: 2000, label: 'VIR GROUPE', payer: 'GROUPE HOLDING', says: 'FA2026-0142 FA2026-0143' }],
  )
  // Of the second customer only what is not paid is claimed.
  expect(reminded).toEqual(['C2'])
  const share = { class: 'third_party', onAccountCents: 0, isTied: false }
  expect(await proposed('VIR GROUPE')).toEqual([
    { ...share, customerCode: 'C1', documents: ['FA2026-0142'] },
    { ...share, customerCode: 'C2', documents: ['FA2026-0143'] },
  ])
  const { line } = await lineSaying(story(), 'VIR GROUPE')
  await accept(line.id)
  // What is left is the second customer's to the cent, by its own number.
  const { matches } = await lineSaying(story(), 'VIR GROUPE')
  expect(matches.toSorted((a, b) => (a.customerCode < b.customerCode ? -1 : 1))).toMatchObject([
    { class: 'third_party', how: 'accepted' },
    { class: 'references_exact', how: 'automatic', customerCode: 'C2' },
  ])
  expect(await balances(story().owner)).toEqual({ C2: 90 })
  await bankSays(story(), [{ on: TODAY, euros: 55, label: 'VIR ENCORE', payer: 'GROUPE HOLDING' }], 'encore.cfo')
  expect(await proposed('VIR ENCORE')).toEqual([])
})

test.each<readonly [why: string, no: string, euros: number, owner: string]>([
  ['the document named is open', 'FA2026-0142', 500, 'C1'],
  ['it is another customer’s', 'FA2026-0142', 500, 'C2'],
  ['it is nobody’s', 'FA2026-0143', 500, 'C1'],
])('a number written whole is not the same number of another year: %s', async (_, no, euros, owner) => {
  await importFile(
    story().owner,
    'fec.txt',
    fec([sale('2025-10-16', 'C1', 'FA2025-0142', 1200), sale('2026-10-16', owner, no, euros)]),
  )
  await bankSays(story(), [{ on: TODAY, euros: 1200, label: 'VIR', payer: 'SOCIETE C1', says: 'FA2026-0142' }])
  const { line, proposals } = await lineSaying(story(), 'VIR')
  expect(line.state).toBe('open')
  const asked = proposals.find(({ parts }) => parts.some(({ documentNo }) => documentNo === 'FA2025-0142'))
  expect(asked).toMatchObject({ class: 'near_reference', isTied: true })
})

test('a company called after a customer is another one: asked about, never applied', async () => {
  const sales: Sold[] = [
    ['DUPONT', 'FA1', 1200.01],
    ['MARTIN', 'FA2', 1300.02],
  ]
  await importFile(story().owner, 'fec.txt', sold(sales))
  await bankSays(story(), [
    { on: TODAY, euros: 1200.01, label: 'VIR UN', payer: 'DUPONT HOLDING' },
    { on: TODAY, euros: 1300.02, label: 'VIR DEUX', payer: 'GROUPE MARTIN' },
  ])
  for (const words of ['VIR UN', 'VIR DEUX']) {
    const { line, proposals } = await lineSaying(story(), words)
    expect(line.state).toBe('open')
    expect(proposals).toMatchObject([{ class: 'payer_single' }])
    expect(proposals[0]!.evidence.join(' ')).toContain('nom proche')
  }
})
