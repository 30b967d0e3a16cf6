import { expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { intakeRoutes } from '../src/intake/contract.ts'
import { mt940, warningsOf } from './cash-statements-files.ts'
import { expectToldInBothLanguages, freshStory, importFile, preview } from './intake-ledger.ts'

const story = freshStory('2026-11-20')

test('days to come in a statement are told one by one with their line, and the bank is known up to today only', async () => {
  const lines = [
    { on: '2026-11-19', euros: 10, words: 'VIR UN' },
    { on: '2027-01-01', euros: 5, words: 'VIR DEUX' },
    { on: '2027-01-01', euros: 6, words: 'VIR TROIS' },
  ]
  const file = mt940([{ opens: '2026-11-18', openingEuros: 0, lines, closes: '2027-01-02' }])
  const shown = await preview(story().owner, 'avance.sta', file)
  const told = (await warningsOf(story(), shown.id)).filter(({ code }) => code.endsWith('_ahead'))
  expect(told).toEqual([
    { code: 'dated_ahead', message: expect.stringMatching(/^Ligne 7 : .*01\/01\/2027.*jusqu’au 20\/11\/2026/) },
    { code: 'ends_ahead', message: expect.stringMatching(/02\/01\/2027.*jusqu’au 20\/11\/2026/) },
  ])
  await expectToldInBothLanguages(story(), shown.id)
  expect(shown.booksThrough).toBe('2026-11-20')
  await story().owner.call(intakeRoutes.commit, { params: { id: shown.id } })
  // Still told once it is in the books; and the account is no fresher than the day it was given.
  expect((await warningsOf(story(), shown.id)).map(({ code }) => code)).toEqual(
    expect.arrayContaining(['dated_ahead', 'ends_ahead']),
  )
  const { accounts } = await story().owner.call(cashRoutes.accounts, {})
  expect(accounts.map(({ freshOn }) => freshOn)).toEqual(['2026-11-20'])
})

test('two digits of a year are never beyond the next one: the line is named, and nothing is taken in', async () => {
  const lines = [{ on: '1970-01-02', euros: 5, words: 'VIR UN' }]
  const file = mt940([{ opens: '1970-01-01', openingEuros: 0, lines, closes: '1970-01-03' }])
  const shown = await preview(story().owner, 'siecle.sta', file)
  expect(shown.state).toBe('refused')
  expect(await warningsOf(story(), shown.id)).toContainEqual({
    code: 'bad_date',
    message: expect.stringMatching(/« 700102 » n.est pas une date possible/),
  })
})

test('a statement of the day it is imported, and of any before, says nothing of days to come', async () => {
  const lines = [{ on: '2026-11-20', euros: 10, words: 'VIR UN' }]
  const file = mt940([{ opens: '2026-11-19', openingEuros: 0, lines, closes: '2026-11-20' }])
  const done = await importFile(story().owner, 'jour.sta', file)
  expect((await warningsOf(story(), done.id)).filter(({ code }) => code.endsWith('_ahead'))).toEqual([])
  expect(done.booksThrough).toBe('2026-11-20')
})
