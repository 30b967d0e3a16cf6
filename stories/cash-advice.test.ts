import { expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { bankSays, lineSaying } from './cash-statement.ts'
import { fec, sale } from './intake-files.ts'
import { balances, freshStory, importFile } from './intake-ledger.ts'

const story = freshStory('2026-11-20')

test('an advice pasted before the money says what each euro of it pays, part payments included', async () => {
  await importFile(
    story().owner,
    'fec.txt',
    fec([
      sale('2026-09-15', 'C1', 'FA2026-0142', 1500),
      sale('2026-09-20', 'C1', 'FA2026-0150', 1020),
      sale('2026-10-02', 'C1', 'AV2026-0007', -120),
      sale('2026-10-02', 'C1', 'FA2026-0160', 300),
    ]),
  )
  const text = [
    'Bonjour, veuillez trouver le détail de notre virement du 17/11/2026 :',
    'FA2026-0142    1 500,00',
    'FA2026-0150      500,00',
    'AV2026-0007     -120,00',
    'Total viré : 1 880,00 €',
  ].join('\n')
  const advice = await story().owner.call(cashRoutes.pasteAdvice, { body: { text } })
  expect(advice).toMatchObject({ totalCents: 188_000, agreement: 'adds_up', state: 'waiting' })
  const twice = await story().owner.ask(cashRoutes.pasteAdvice, { body: { text } })
  expect(twice.refusal?.code).toBe('already_done')

  await bankSays(story(), [{ on: '2026-11-18', euros: 1880, label: 'VIR SEPA GROUPE LAMBERT' }])
  const { line, proposals } = await lineSaying(story(), 'LAMBERT')
  expect(proposals[0]).toMatchObject({ class: 'references_part', customerCode: 'C1' })
  expect(proposals[0]!.parts.map((part) => [part.documentNo, part.cents]).sort()).toEqual([
    ['AV2026-0007', -12_000],
    ['FA2026-0142', 150_000],
    ['FA2026-0150', 50_000],
  ])
  await story().owner.call(cashRoutes.accept, { params: { id: line.id }, body: {} })
  expect(await balances(story().owner)).toEqual({ C1: 820 })
  const { advices } = await story().owner.call(cashRoutes.advices, { query: { show: 'all' } })
  expect(advices).toMatchObject([{ state: 'linked', lineId: line.id }])
})
