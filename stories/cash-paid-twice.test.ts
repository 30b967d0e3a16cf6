import { expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { bankSays, lineOf, lineSaying, linesOf } from './cash-statement.ts'
import { fec, receipt, sale } from './intake-files.ts'
import { balances, freshStory, importFile } from './intake-ledger.ts'

const story = freshStory('2026-11-20')

test('an invoice that the accounts hold as paid is cited again: the money stays on account, and says why', async () => {
  await importFile(
    story().owner,
    'fec.txt',
    fec([
      sale('2026-08-15', 'C1', 'FA2026-0142', 1200, { letter: 'A' }),
      receipt('2026-09-14', 'C1', 1200, { letter: 'A' }),
      sale('2026-09-20', 'C1', 'FA2026-0150', 800),
    ]),
  )
  await bankSays(story(), [
    { on: '2026-11-18', euros: 1200, label: 'VIR SEPA', payer: 'SOCIETE C1', says: 'FACTURE FA2026-0142' },
  ])
  const { line, proposals } = await lineSaying(story(), 'VIR SEPA')
  expect(proposals[0]).toMatchObject({ class: 'already_paid', customerCode: 'C1', parts: [], onAccountCents: 120_000 })
  expect(proposals[0]!.evidence.join(' ')).toContain('FA2026-0142, citée, déjà soldée le 14/09/2026')
  await story().owner.call(cashRoutes.accept, { params: { id: line.id }, body: {} })
  expect(await balances(story().owner)).toEqual({ C1: -400 })
})

test('a payment run started twice: the first line pays the invoice, the second is seen to be the same again', async () => {
  await importFile(story().owner, 'fec.txt', fec([sale('2026-09-15', 'C1', 'FA2026-0142', 1200)]))
  const paid = { euros: 1200, payer: 'SOCIETE C1', says: 'FA2026-0142' }
  await bankSays(story(), [
    { on: '2026-11-17', label: 'VIR UN', ...paid },
    { on: '2026-11-18', label: 'VIR DEUX', ...paid },
  ])
  expect((await lineSaying(story(), 'VIR UN')).matches[0]).toMatchObject({
    class: 'references_exact',
    how: 'automatic',
  })
  const { line, proposals } = await lineSaying(story(), 'VIR DEUX')
  expect(line.state).toBe('open')
  expect(proposals[0]).toMatchObject({ class: 'already_paid', customerCode: 'C1', onAccountCents: 120_000 })
})

test('two lines that wait for a person do not both claim the one invoice', async () => {
  await importFile(
    story().owner,
    'fec.txt',
    fec([sale('2026-09-15', 'C1', 'FA2026-0142', 1200), sale('2026-09-15', 'C2', 'FA2026-0160', 90)]),
  )
  const paid = { euros: 1200, payer: 'SOCIETE C2', says: 'FA2026-0142' }
  await bankSays(story(), [
    { on: '2026-11-17', label: 'VIR UN', ...paid },
    { on: '2026-11-18', label: 'VIR DEUX', ...paid },
  ])
  const open = await linesOf(story(), 'open')
  const firsts = await Promise.all(open.map(async ({ id }) => (await lineOf(story(), id)).proposals[0]))
  expect(firsts.map((first) => first?.class).sort()).toEqual(['already_paid', 'third_party'])
  const twice = firsts.find((first) => first?.class === 'already_paid')
  expect(twice!.evidence.join(' ')).toContain('la ligne de banque du 17/11/2026 la paie déjà')
})

test('what the payer writes of each invoice is believed: a part of one, the whole of another, by its short number', async () => {
  await importFile(
    story().owner,
    'fec.txt',
    fec([sale('2026-09-15', 'C1', 'FA2026-0142', 1500), sale('2026-09-20', 'C1', 'FA2026-0150', 300)]),
  )
  await bankSays(story(), [
    { on: '2026-11-18', euros: 1500, label: 'VIR', payer: 'SOCIETE C1', says: 'FA2026-0142 1 200,00 + FA 150 300,00' },
  ])
  const { proposals } = await lineSaying(story(), 'VIR')
  expect(proposals[0]!.parts.map((one) => [one.documentNo, one.cents]).sort()).toEqual([
    ['FA2026-0142', 120_000],
    ['FA2026-0150', 30_000],
  ])
})

test('a client code names the customer, whoever the bank says pays', async () => {
  await importFile(
    story().owner,
    'fec.txt',
    fec([sale('2026-09-15', 'C00042', 'FA2026-0142', 1500), sale('2026-09-20', 'C00043', 'FA2026-0150', 1500)]),
  )
  await bankSays(story(), [
    { on: '2026-11-18', euros: 1500, label: 'VIR', payer: 'HOLDING LAMBERT', says: 'REF CLIENT C00043' },
  ])
  const { line, proposals } = await lineSaying(story(), 'VIR')
  // Two customers owe that price, and nothing says what is paid: a person says yes.
  expect(line.state).toBe('open')
  expect(proposals[0]).toMatchObject({ class: 'payer_single', customerCode: 'C00043', isTied: false })
  expect(proposals[0]!.parts).toMatchObject([{ documentNo: 'FA2026-0150', cents: 150_000 }])
  expect(proposals[0]!.evidence.join(' ')).toContain('code client C00043')
})
