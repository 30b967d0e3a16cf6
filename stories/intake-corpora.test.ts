import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { intakeRoutes } from '../src/intake/contract.ts'
import { balances, freshStory, importFile, preview, snapshotOfBooks } from './intake-ledger.ts'

const CORPORA = '../shared/corpora'
const present = existsSync(CORPORA)
if (!present) console.log(`${CORPORA} is absent: third-party files are not tried`)

const filesIn = (folder: string): string[] =>
  present
    ? readdirSync(path.join(CORPORA, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(CORPORA, path.join(entry.parentPath, entry.name)))
    : ['(absent)']

const story = freshStory('2026-03-02')

test.skipIf(!present).each(filesIn('fec'))(
  '%s is imported with the balances expected, or refused with its true defect',
  async (file) => {
    const { facts } = JSON.parse(readFileSync(path.join(CORPORA, 'expected', `${file}.json`), 'utf8'))
    const shown = await preview(story().owner, path.basename(file), readFileSync(path.join(CORPORA, file)))
    const faulty =
      facts.is_fec === false ||
      facts.balanced === false ||
      Object.keys(facts.anomalies ?? {}).length > 0 ||
      (facts.missing_standard_columns ?? []).includes('CompteNum')
    if (shown.state === 'refused') {
      expect(faulty, `${file} was refused: ${shown.refusal?.message}`).toBe(true)
      expect(await snapshotOfBooks(story())).toEqual([])
      return
    }
    expect(shown.state).toBe('previewed')
    const done = await story().owner.call(intakeRoutes.commit, { params: { id: shown.id } })
    expect(done.state).toBe('committed')
    const expected: Record<string, number> = {}
    for (const [code, balance] of Object.entries((facts.receivable_411?.balances ?? {}) as Record<string, string>))
      if (Number(balance) !== 0) expected[code] = Number(balance)
    const found = await balances(story().owner)
    // Receivable accounts other than 411 are items too: only customers of account 411 are compared.
    const inFile = new Set(Object.keys(facts.receivable_411?.balances ?? {}))
    const compared = Object.fromEntries(Object.entries(found).filter(([code]) => inFile.has(code)))
    if (facts.receivable_411?.foreign_currency_lines === undefined && facts.foreign_currency_lines === 0)
      expect(compared).toEqual(expected)
    const again = await importFile(story().owner, path.basename(file), readFileSync(path.join(CORPORA, file)))
    expect(again.summary).toMatchObject({ rows: { created: 0 }, relettered: 0, vanished: 0 })
    expect(await balances(story().owner)).toEqual(found)
    await story().owner.call(intakeRoutes.withdraw, { params: { id: done.id } })
    expect(await balances(story().owner)).toEqual({})
  },
)

const lists = filesIn('csv-statements').filter((file) => !file.endsWith('.csv'))

test.skipIf(!present).each(lists)('%s is a list we can read', async (file) => {
  const shown = await preview(story().owner, path.basename(file), readFileSync(path.join(CORPORA, file)))
  expect(shown.state, shown.refusal?.message).toBe('previewed')
  await story().owner.call(intakeRoutes.commit, { params: { id: shown.id } })
  expect(
    Object.keys(await balances(story().owner, 'USD')).length + Object.keys(await balances(story().owner)).length,
  ).toBeGreaterThan(0)
})
