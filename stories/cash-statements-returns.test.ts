import { expect, test } from 'vitest'
import { SAMPLE_MAP } from '../src/adapters/bank-files/cfonb240-map.ts'
import { cashRoutes } from '../src/cash/contract.ts'
import { intakeRoutes } from '../src/intake/contract.ts'
import { bankSays, linesOf, type Paid, returned, statement } from './cash-statement.ts'
import { commit, warningsOf } from './cash-statements-files.ts'
import { fec, sale } from './intake-files.ts'
import { balances, freshStory, importFile, preview, upload } from './intake-ledger.ts'
import { returnsFile } from './returns-sample.ts'

const story = freshStory('2026-11-24')

const map = { ...SAMPLE_MAP, name: 'Impayés de ma banque', source: 'Notice de la banque, mars 2024' }
const keepMap = () => story().owner.call(intakeRoutes.keepColumnMap, { body: { map } })
const two = returnsFile([
  { debtor: 'SOCIETE C1', cents: 120_000, on: '201126', label: 'FA2026-0142' },
  { debtor: 'SOCIETE C2', cents: 30_000, on: '201126', label: 'FA2026-0150', reason: '31' },
])
const lineStates = async () =>
  (await linesOf(story())).map((line) => [line.label, line.cents / 100, line.state, line.setAsideAs])

async function paidInvoices(): Promise<void> {
  await importFile(
    story().owner,
    'fec.txt',
    fec([sale('2026-09-15', 'C1', 'FA2026-0142', 1200), sale('2026-09-20', 'C2', 'FA2026-0150', 300)]),
  )
  const paid: Paid[] = [
    { on: '2026-11-10', euros: 1200, label: 'PRLV UN', payer: 'SOCIETE C1', says: 'FA2026-0142' },
    { on: '2026-11-10', euros: 300, label: 'PRLV DEUX', payer: 'SOCIETE C2', says: 'FA2026-0150' },
  ]
  await bankSays(story(), paid, 'un.cfo')
  expect(await balances(story().owner)).toEqual({})
}

test('without a map the file waits for one, and shows its records cut by the positions that programs use', async () => {
  const fileId = await upload(story().owner, 'impayes.240', two)
  const shown = await preview(story().owner, 'impayes.240', two)
  expect(shown).toMatchObject({ state: 'refused', refusal: { code: 'map_missing' } })
  const read = await story().owner.call(intakeRoutes.returnsFile, { params: { id: fileId }, body: {} })
  expect(read).toMatchObject({ mapId: null, count: 2, totalCents: 150_000, defectCount: 0 })
  expect(read.records).toHaveLength(4)
  expect(read.items[1]).toMatchObject({
    debtorName: 'SOCIETE C2',
    cents: 30_000,
    reason: expect.stringContaining('MD01'),
  })
  const moved = { ...map, items: map.items.map((item) => ({ ...item, fields: { ...item.fields, amount: [43, 54] } })) }
  const wrong = await story().owner.call(intakeRoutes.returnsFile, { params: { id: fileId }, body: { map: moved } })
  expect(wrong.defects[0]).toMatchObject({ line: 2, column: '43-54', value: 'MA SOCIETE' })
  const backwards = { ...map, total: [240, 229] }
  const refused = await story().owner.ask(intakeRoutes.returnsFile, {
    params: { id: fileId },
    body: { map: backwards },
  })
  expect(refused.refusal?.code).toBe('bad_column_map')
})

test('with a saved map each return reopens what its payment had settled, with the reason; withdrawn, it never was', async () => {
  await paidInvoices()
  await keepMap()
  const shown = await preview(story().owner, 'impayes.240', two)
  expect(shown).toMatchObject({ state: 'previewed', kind: 'bank_statement', facts: { columnMap: map.name } })
  expect(shown.summary).toMatchObject({ rows: { created: 2, known: 0 }, statements: [{ outCents: 150_000 }] })
  expect(await warningsOf(story(), shown.id)).toEqual([])
  const done = await commit(story(), shown)
  await story().runJobs()
  expect(await balances(story().owner)).toEqual({ C1: 1200, C2: 300 })
  const { returns } = await story().owner.call(cashRoutes.returns, { query: {} })
  expect(returns.map((one) => [one.customerCode, one.code, one.reopened]).toSorted()).toEqual([
    ['C1', 'AM04', ['FA2026-0142']],
    ['C2', 'MD01', ['FA2026-0150']],
  ])
  // The same file twice brings nothing new; and the account is known no further than its statements say.
  expect((await preview(story().owner, 'encore.240', two)).summary).toMatchObject({ rows: { created: 0, known: 2 } })
  expect((await story().owner.call(cashRoutes.accounts, {})).accounts).toMatchObject([{ freshOn: '2026-11-20' }])

  const held = await story().owner.ask(intakeRoutes.withdraw, { params: { id: done.id } })
  expect(held.refusal?.code).toBe('import_relied_upon')
  for (const one of returns) await story().owner.call(cashRoutes.undo, { params: { id: one.matchId } })
  await story().owner.call(intakeRoutes.withdraw, { params: { id: done.id } })
  expect(await balances(story().owner)).toEqual({})
})

const SUM: Paid = { on: '2026-11-20', euros: -1500, label: 'IMPAYES DU JOUR' }
const EACH: Paid[] = [
  { on: '2026-11-23', euros: -1200, label: 'REJET PRLV' },
  { on: '2026-11-23', euros: -300, label: 'REJET PRLV' },
]

test.each<[string, string, Paid[]]>([
  ['in one sum', 'after the file', [SUM]],
  ['in one sum', 'before it', [SUM]],
  ['one by one, three days later', 'after the file', EACH],
  ['one by one, three days later', 'before it', EACH],
])('the account shows the money taken %s, %s: it is told once, and again if the file goes', async (_, order, taken) => {
  await paidInvoices()
  await keepMap()
  const account = { name: 'deux.cfo', bytes: statement(taken, 1_150_000) }
  const file = { name: 'impayes.240', bytes: two }
  const done = new Map<string, string>()
  for (const { name, bytes } of order === 'before it' ? [account, file] : [file, account]) {
    done.set(name, (await importFile(story().owner, name, bytes)).id)
    await story().runJobs()
  }
  expect(await balances(story().owner)).toEqual({ C1: 1200, C2: 300 })
  const told = () => lineStates().then((lines) => lines.filter(([label]) => taken.some((one) => one.label === label)))
  expect((await told()).map(([, , state, as]) => [state, as])).toEqual(
    taken.map(() => ['set_aside', 'returns_detailed']),
  )
  // Statements join: what the file repeats is no movement of the account.
  expect((await story().owner.call(cashRoutes.accounts, {})).accounts.flatMap((one) => one.gaps)).toEqual([])

  const { returns } = await story().owner.call(cashRoutes.returns, { query: {} })
  for (const one of returns) await story().owner.call(cashRoutes.undo, { params: { id: one.matchId } })
  await story().owner.call(intakeRoutes.withdraw, { params: { id: done.get('impayes.240')! } })
  expect((await told()).map(([, , state]) => state)).toEqual(taken.map(() => 'open'))
})

test.each(['after both files', 'between them', 'before them'])(
  'a file that repeats an earlier one, and the account’s one sum for both, %s: told once',
  async (when) => {
    await paidInvoices()
    await keepMap()
    const first = returnsFile([{ debtor: 'SOCIETE C1', cents: 120_000, on: '201126', label: 'FA2026-0142' }])
    const sum = { name: 'deux.cfo', bytes: statement([SUM], 1_150_000) }
    const [one, both] = [first, two].map((bytes, at) => ({ name: `impayes-${at}.240`, bytes }))
    const inOrder = {
      'after both files': [one, both, sum],
      'between them': [one, sum, both],
      'before them': [sum, one, both],
    }
    for (const file of inOrder[when as keyof typeof inOrder]) {
      await importFile(story().owner, file!.name, file!.bytes)
      await story().runJobs()
    }
    expect(await balances(story().owner)).toEqual({ C1: 1200, C2: 300 })
    expect(await lineStates()).toContainEqual(['IMPAYES DU JOUR', -1500, 'set_aside', 'returns_detailed'])
  },
)

test('a return that the account told and somebody dealt with is known when the file comes', async () => {
  await paidInvoices()
  await keepMap()
  await importFile(story().owner, 'deux.cfo', statement([returned('2026-11-19', 1200, 'SOCIETE C1')], 1_150_000))
  await story().runJobs()
  expect(await balances(story().owner)).toEqual({ C1: 1200 })
  const shown = await preview(story().owner, 'impayes.240', two)
  expect(shown.summary).toMatchObject({ rows: { created: 1, known: 1 } })
  await commit(story(), shown)
  await story().runJobs()
  expect(await balances(story().owner)).toEqual({ C1: 1200, C2: 300 })
})
