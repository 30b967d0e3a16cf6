import { expect, test } from 'vitest'
import { bookedCents, writeCamt } from '../src/adapters/bank-files/camt-sample.ts'
import { cashRoutes } from '../src/cash/contract.ts'
import { intakeRoutes } from '../src/intake/contract.ts'
import { lineSaying, statement } from './cash-statement.ts'
import { bankLines, type Mt940, mt940, OTHER, OURS, text, warningsOf } from './cash-statements-files.ts'
import { fec, sale } from './intake-files.ts'
import { balances, freshStory, importFile, preview } from './intake-ledger.ts'

const story = freshStory('2026-11-24')

const DUPONT = { on: '2026-11-18', euros: 500, words: 'VIR DUPONT' }
const MOREL = { on: '2026-11-19', euros: 300, words: 'VIR MOREL' }
const FEES = { on: '2026-11-20', euros: -12.5, words: 'FRAIS' }
const first: Mt940 = { opens: '2026-11-17', openingEuros: 1000, lines: [DUPONT, MOREL], closes: '2026-11-19' }
const overlapping: Mt940 = { opens: '2026-11-18', openingEuros: 1500, lines: [MOREL, FEES], closes: '2026-11-20' }
const show = (statements: readonly Mt940[], name = 'releve.sta') => preview(story().owner, name, mt940(statements))
const take = (statements: readonly Mt940[], name = 'releve.sta') => importFile(story().owner, name, mt940(statements))

test('the same file twice changes nothing', async () => {
  const done = await take([first])
  expect(done.summary).toMatchObject({ rows: { created: 2, known: 0 }, accounts: 1 })
  const before = await bankLines(story())
  expect((await take([first])).summary).toMatchObject({ rows: { created: 0, known: 2 }, accounts: 0 })
  expect(await bankLines(story())).toEqual(before)
})

test('a statement that overlaps adds only what is new, and joins the one before', async () => {
  await take([first])
  const shown = await show([overlapping])
  expect(shown.summary).toMatchObject({ rows: { created: 1, known: 1 } })
  expect(await warningsOf(story(), shown.id)).toEqual([])
  await take([overlapping])
  expect((await bankLines(story())).map(([, euros]) => euros)).toEqual([500, 300, -12.5])
})

test('an overlap of a later statement with an older one in between is no gap', async () => {
  await take([{ opens: '2026-10-30', openingEuros: 1000, lines: [], closes: '2026-10-31' }], 'octobre.sta')
  await take([first])
  expect(await warningsOf(story(), (await show([overlapping])).id)).toEqual([])
})

test('two equal payments of one day stay two, and each is known again', async () => {
  const twice = { ...first, lines: [DUPONT, DUPONT] }
  await take([twice])
  expect(await bankLines(story())).toHaveLength(2)
  expect((await show([twice])).summary).toMatchObject({ rows: { created: 0, known: 2 } })
  const thrice = { ...first, lines: [DUPONT, DUPONT, DUPONT] }
  expect((await show([thrice])).summary).toMatchObject({ rows: { created: 1, known: 2 } })
})

test('CFONB then camt of the same day do not double', async () => {
  const paid = [
    { on: '2026-11-20', euros: 500, label: 'VIR SEPA RECU DUPONT' },
    { on: '2026-11-20', euros: 500, label: 'VIR SEPA RECU DUPONT' },
    { on: '2026-11-20', euros: -12, label: 'FRAIS' },
  ]
  await importFile(story().owner, 'releve.cfo', statement(paid))
  const entries = paid.map(({ on, euros }, at) => ({
    cents: euros * 100,
    bookedOn: on,
    reference: `BNK${at}`,
    parts: [],
    label: 'TRANSFER',
  }))
  const camt = { id: 'S1', iban: OURS, currency: 'EUR', openingCents: 1_000_000, entries }
  expect(bookedCents(camt)).toBe(98_800)
  const bytes = new TextEncoder().encode(writeCamt([camt], { version: 2, message: 'camt.053' }))
  const done = await importFile(story().owner, 'releve.xml', bytes)
  expect(done.summary).toMatchObject({ rows: { created: 0, known: 3 }, accounts: 0 })
  expect(await bankLines(story())).toHaveLength(3)
})

test('an opening that is not the closing before is flagged with both figures', async () => {
  await take([first])
  const late: Mt940 = { opens: '2026-11-22', openingEuros: 1750, lines: [], closes: '2026-11-23' }
  const shown = await show([{ ...late, lines: [{ ...FEES, on: '2026-11-23' }] }])
  const [gap] = await warningsOf(story(), shown.id)
  expect(gap?.code).toBe('balances_apart')
  expect(gap?.message).toContain('finit le 19/11/2026 à 1 800,00 €')
  expect(gap?.message).toContain('commence le 22/11/2026 à 1 750,00 €')
})

test('a statement that contradicts recorded lines is flagged', async () => {
  await take([first])
  const shown = await show([{ ...first, lines: [DUPONT], closingEuros: 1500 }])
  expect(await warningsOf(story(), shown.id)).toMatchObject([{ code: 'lines_missing' }])
})

const PAID = { on: '2026-11-20', euros: 500, label: 'VIR SEPA RECU DUPONT' }
const lines = (bytes: Uint8Array): string[] => Buffer.from(bytes).toString('latin1').split('\r\n')

test.each<[string, Uint8Array, RegExp]>([
  ['unbalanced', text(lines(statement([PAID, PAID])).toSpliced(1, 1)), /\(ligne 3\).*écart/],
  ['without its end', text(lines(statement([PAID, PAID])).slice(0, 3)), /[Ll]igne \d/],
  ['cut in the middle of a line', statement([PAID, PAID]).slice(0, 300), /[Ll]igne \d/],
])('a statement %s is refused with its line, and nothing changes', async (_, bytes, says) => {
  const shown = await preview(story().owner, 'releve.cfo', bytes)
  expect(shown.state).toBe('refused')
  expect(shown.refusal!.message.replace(/[\u00a0\u202f]/g, ' ')).toMatch(says)
  const asked = await story().owner.ask(intakeRoutes.commit, { params: { id: shown.id } })
  expect(asked.refusal?.code).toBe('changed_meanwhile')
  expect(await bankLines(story())).toEqual([])
})

test('where a format allows a statement that does not add up, both figures are shown before anything is recorded', async () => {
  const shown = await show([{ ...first, closingEuros: 1900 }])
  const [said] = (await warningsOf(story(), shown.id)).filter(({ code }) => code === 'unbalanced')
  expect(said?.message).toContain('1 900,00 €')
  expect(said?.message).toContain('1 800,00 €')
  expect(said?.message).toContain('100,00 €')
})

test('several accounts in one file are each recorded, and named before they are taken up', async () => {
  const file = [first, { ...first, account: OTHER, openingEuros: -20, lines: [{ ...FEES, on: '2026-11-18' }] }]
  const shown = await show(file)
  expect((await warningsOf(story(), shown.id)).map(({ code }) => code)).toEqual(['account_new', 'account_new'])
  const done = await take(file)
  expect(done.summary).toMatchObject({ accounts: 2, rows: { created: 3 } })
  const { accounts } = await story().owner.call(cashRoutes.accounts)
  expect(Object.fromEntries(accounts.map(({ iban, balanceCents }) => [iban, balanceCents]))).toEqual({
    [OURS]: 180_000,
    [OTHER]: -3_250,
  })
})

test('a statement is not withdrawn while a line of it is matched; once undone, it is as if it had never come', async () => {
  await importFile(story().owner, 'fec.txt', fec([sale('2026-09-15', 'C1', 'FA2026-0142', 500)]))
  const paid: Mt940 = { ...first, lines: [{ ...DUPONT, words: 'VIR C1 FA2026-0142' }, MOREL] }
  const done = await take([paid])
  await story().runJobs()
  const { line, matches } = await lineSaying(story(), 'FA2026-0142')
  expect(line.state).toBe('matched')
  const withdraw = () => story().owner.ask(intakeRoutes.withdraw, { params: { id: done.id } })
  const refused = await withdraw()
  expect(refused.refusal?.code).toBe('import_relied_upon')
  expect(refused.refusal?.message).toContain('annulez d’abord')
  await story().owner.call(cashRoutes.undo, { params: { id: matches[0]!.id } })
  expect((await withdraw()).refusal).toBeNull()
  expect(await bankLines(story())).toEqual([])
  expect(await balances(story().owner)).toEqual({ C1: 500 })
  expect((await show([paid])).summary).toMatchObject({ rows: { created: 2, known: 0 } })
})

test('a gap tells its days and amounts, what is recorded there, and the withdrawn statement that would fill it', async () => {
  const between: Mt940 = { opens: '2026-11-19', openingEuros: 1800, lines: [FEES], closes: '2026-11-20' }
  const after: Mt940 = { opens: '2026-11-20', openingEuros: 1787.5, lines: [], closes: '2026-11-23' }
  await take([first], 'un.sta')
  const middle = await take([between], 'deux.sta')
  await take([after], 'trois.sta')
  const gapsOf = async () =>
    (await story().owner.call(cashRoutes.accounts, {})).accounts.flatMap(({ id, gaps }) =>
      gaps.map((gap) => ({ ...gap, id })),
    )
  expect(await gapsOf()).toEqual([])
  await story().owner.call(intakeRoutes.withdraw, { params: { id: middle.id } })
  const [gap] = await gapsOf()
  expect(gap).toMatchObject({ fromOn: '2026-11-19', toOn: '2026-11-20', endedCents: 180_000, beginsCents: 178_750 })
  const asked = { params: { id: gap!.id }, query: { toOn: gap!.toOn } }
  expect(await story().owner.call(cashRoutes.gap, asked)).toMatchObject({
    lines: [],
    withdrawn: [{ importId: middle.id, openingCents: 180_000, closingCents: 178_750, fills: true }],
  })
  const nowhere = await story().owner.ask(cashRoutes.gap, { ...asked, query: { toOn: '2026-11-21' } })
  expect(nowhere.status).toBe(404)
  await take([between], 'encore.sta')
  expect(await gapsOf()).toEqual([])
})

test('a line of a statement leads to its row of the import, however far down it stands', async () => {
  const lines = Array.from({ length: 30 }, (_, at) => ({
    on: '2026-11-18',
    euros: at + 1,
    words: `VIR ${at + 1} EUROS`,
  }))
  const done = await take([{ ...first, lines, closes: '2026-11-19' }])
  const { importId, fileLine } = await lineSaying(story(), 'VIR 25 EUROS')
  expect(importId).toBe(done.id)
  const found = await story().owner.call(intakeRoutes.rows, { params: { id: done.id }, query: { line: fileLine } })
  expect(found).toMatchObject({ count: 1, before: 24, rows: [{ label: 'VIR 25 EUROS' }] })
  const page = await story().owner.call(intakeRoutes.rows, { params: { id: done.id }, query: { offset: 24, limit: 1 } })
  expect(page).toMatchObject({ count: 30, before: null, rows: found.rows })
})
