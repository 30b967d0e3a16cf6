import { describe, expect, test } from 'vitest'
import { day } from '../src/kernel/calendar.ts'
import { playDemo } from './demo.ts'
import { playEconomy } from './economy.ts'
import { emitFecs } from './emission.ts'
import { fecLines, fiscalYears } from './fec.ts'
import { fecFileName, writeFec } from './fec-file.ts'
import { letterCode } from './lettering.ts'
import { balanceByParty, openByDocument, readFec, unbalancedEntries } from './naive-reading.ts'
import { openItemsAsOf } from './truth.ts'

const demo = playDemo(day('2026-11-21'))
const sorted = (map: Map<string, number>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1))
const truthByDocument = (asOf: typeof demo.asOf) =>
  new Map(openItemsAsOf(demo.economy.book, asOf).map((item) => [`${item.customer} ${item.documentNo}`, item.openCents]))
const truthByParty = (asOf: typeof demo.asOf) => {
  const sums = new Map<string, number>()
  for (const item of openItemsAsOf(demo.economy.book, asOf))
    sums.set(item.customer, (sums.get(item.customer) ?? 0) + item.openCents)
  return new Map([...sums].filter(([, cents]) => cents !== 0))
}

describe('the FEC of the demo company', () => {
  const files = emitFecs(demo)
  const read = files.map((file) => readFec(file.bytes.toString('utf8')))

  test('there is one closed year and the current one, named after their last day', () => {
    expect(demo.years).toEqual([
      { from: '2025-09-01', to: '2026-08-31' },
      { from: '2026-09-01', to: '2026-11-21' },
    ])
    expect(files.map((file) => file.name)).toEqual([
      fecFileName('000223453', day('2026-08-31')),
      '000223453FEC20261121.txt',
    ])
  })

  test('every entry balances and entries are numbered without a hole', () => {
    for (const lines of read) {
      expect(unbalancedEntries(lines)).toEqual([])
      const numbers = [...new Set(lines.map((line) => Number(line.entry.split(' ')[1])))]
      expect(numbers).toEqual(numbers.map((_, index) => index + 1))
    }
  })

  test('it is a whole ledger: sales, purchases, bank, wages, tax and brought-forward balances', () => {
    for (const lines of read) {
      const journals = new Set(lines.map((line) => line.entry.split(' ')[0]))
      expect([...journals].sort()).toEqual(['AC', 'AN', 'BQ', 'OD', 'PA', 'VE'])
      for (const account of ['401000', '641100', '445510', '607000'])
        expect(lines.some((line) => line.account === account)).toBe(true)
    }
  })

  test('a naive reading of each year finds the very documents the simulation holds open on its last day', () => {
    for (const [index, year] of demo.years.entries()) {
      const truth = truthByDocument(year.to)
      expect(truth.size).toBeGreaterThan(60)
      expect(sorted(openByDocument(read[index]!))).toEqual(sorted(truth))
    }
  })

  test('capital letters balance and carry a day, small ones do neither', () => {
    const groups = new Map<string, number>()
    let partial = 0
    for (const line of read[0]!.filter((candidate) => candidate.letter !== '')) {
      const key = `${line.account} ${line.party} ${line.letter}`
      groups.set(key, (groups.get(key) ?? 0) + line.cents)
      expect(line.letteredOn === '').toBe(line.letter === line.letter.toLowerCase())
    }
    for (const [key, cents] of groups) {
      const isPartial = /[a-z]+$/.test(key)
      if (isPartial) partial++
      expect(cents !== 0, key).toBe(isPartial)
    }
    expect(partial).toBeGreaterThan(3)
  })

  test('brought forward per customer, the balances are right though the documents are gone', () => {
    const [, current] = emitFecs(demo, {}, { carryForward: 'per_customer' }).map((file) =>
      readFec(file.bytes.toString('utf8')),
    )
    expect(unbalancedEntries(current!)).toEqual([])
    const opening = current!.filter((line) => line.entry.startsWith('AN') && line.account === '411000')
    expect(new Set(opening.map((line) => line.party)).size).toBe(opening.length)
    expect(sorted(balanceByParty(current!))).toEqual(sorted(truthByParty(demo.asOf)))
  })
})

describe('the ways to write a FEC', () => {
  const lines = fecLines(demo.economy.book, demo.economy.customers, demo.years[1]!)
  const plain = readFec(writeFec(lines).toString('utf8'))

  test.each([
    [
      'pipe, Latin-9, Montant and Sens, CR CR LF',
      { separator: '|', encoding: 'iso-8859-15', amounts: 'montant_sens', lineEnd: '\r\r\n' },
      'iso-8859-15',
    ],
    ['UTF-8 with BOM, LF', { encoding: 'utf-8-bom', lineEnd: '\n' }, 'utf-8'],
    ['windows-1252', { encoding: 'windows-1252' }, 'windows-1252'],
  ] as const)('%s says the same', (_, look, decoder) => {
    const bytes = writeFec(lines, look)
    const text = new TextDecoder(decoder, { fatal: true }).decode(bytes)
    expect(text).toContain('À-nouveau')
    expect(readFec(text)).toEqual(plain)
  })

  test('third parties as sub-accounts keep the same balances', () => {
    const read = readFec(writeFec(lines, { parties: 'sub_account' }).toString('utf8'))
    expect(read.some((line) => /^411C\d{4}$/.test(line.account))).toBe(true)
    expect(sorted(balanceByParty(read))).toEqual(sorted(balanceByParty(plain)))
  })
})

test('other economies are read back as exactly, month after month', () => {
  for (const seed of ['quay', 'mast', 'keel']) {
    const economy = playEconomy({ seed, customers: 40, invoicesPerMonth: 60, startOn: day('2024-11-12'), days: 500 })
    for (const to of ['2025-01-20', '2025-06-30', '2025-12-31', '2026-03-26'].map(day)) {
      for (const year of fiscalYears(economy.parameters.startOn, to, 12).slice(-1)) {
        const read = readFec(writeFec(fecLines(economy.book, economy.customers, year)).toString('utf8'))
        const truth = new Map(
          openItemsAsOf(economy.book, to).map((item) => [`${item.customer} ${item.documentNo}`, item.openCents]),
        )
        expect(unbalancedEntries(read)).toEqual([])
        expect(sorted(openByDocument(read)), `${seed} ${to}`).toEqual(sorted(truth))
      }
    }
  }
})

test('letters run on past ZZ', () => {
  expect([0, 1, 675, 676, 18_251, 18_252].map(letterCode)).toEqual(['AA', 'AB', 'ZZ', 'AAA', 'ZZZ', 'AAAA'])
})
