import { expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { intakeRoutes } from '../src/intake/contract.ts'
import { rfReference } from '../src/kernel/identifiers.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { bankSays, lineOf, lineSaying, linesOf } from './cash-statement.ts'
import { fec, receipt, sale } from './intake-files.ts'
import { balances, freshStory, importFile, openDocuments } from './intake-ledger.ts'

const story = freshStory('2026-11-20')

test('a transfer that cites its invoice is matched by itself, and says why', async () => {
  await importFile(
    story().owner,
    'fec.txt',
    fec([sale('2026-09-15', 'C1', 'FA2026-0142', 1200), sale('2026-09-20', 'C2', 'FA2026-0143', 500)]),
  )
  await bankSays(story(), [
    { on: '2026-11-19', euros: 1200, label: 'VIR SEPA RECU', payer: 'SOCIETE C1', says: 'FACTURE 2026-0142' },
  ])
  const { line, matches } = await lineSaying(story(), 'VIR SEPA RECU')
  expect(line.state).toBe('matched')
  expect(matches[0]).toMatchObject({ class: 'references_exact', how: 'automatic', customerCode: 'C1', cents: 120_000 })
  expect(matches[0]!.evidence.join(' ')).toContain('FA2026-0142')
  expect(await balances(story().owner)).toEqual({ C2: 500 })
})

test('several invoices less a credit note, cited by their short numbers, are proposed whole', async () => {
  await importFile(
    story().owner,
    'fec.txt',
    fec([
      sale('2026-09-15', 'C1', 'FA2026-0142', 1500),
      sale('2026-09-20', 'C1', 'FA2026-0150', 1020),
      sale('2026-10-02', 'C1', 'AV-0007', -120),
      sale('2026-10-02', 'C1', 'FA2026-0160', 300),
    ]),
  )
  await bankSays(story(), [
    {
      on: '2026-11-19',
      euros: 2400,
      label: 'VIR SOCIETE C1',
      payer: 'SOCIETE C1',
      says: 'FACT 142 ET 150 MOINS AVOIR 7',
    },
  ])
  const { line, matches } = await lineSaying(story(), 'VIR SOCIETE C1')
  expect(line.state).toBe('matched')
  expect(matches[0]!.settled.map((one) => [one.documentNo, one.cents]).sort()).toEqual([
    ['AV-0007', -12_000],
    ['FA2026-0142', 150_000],
    ['FA2026-0150', 102_000],
  ])
  expect(await balances(story().owner)).toEqual({ C1: 300 })
})

test('undoing a match gives every document back, the credit note too, and the pair is not proposed again', async () => {
  await importFile(
    story().owner,
    'fec.txt',
    fec([sale('2026-09-15', 'C1', 'FA2026-0142', 1500), sale('2026-10-02', 'C1', 'AV2026-0007', -120)]),
  )
  await bankSays(story(), [{ on: '2026-11-19', euros: 1380, label: 'VIR SOCIETE C1', says: 'FA2026-0142 AV2026-0007' }])
  const before = await lineSaying(story(), 'VIR SOCIETE C1')
  expect(before.line.state).toBe('matched')
  expect(await balances(story().owner)).toEqual({})
  await story().owner.call(cashRoutes.undo, { params: { id: before.matches[0]!.id } })
  const after = await lineOf(story(), before.line.id)
  expect(after.line).toMatchObject({ state: 'open', leftCents: 138_000 })
  expect(after.matches[0]!.undoneAt).not.toBeNull()
  expect(await balances(story().owner)).toEqual({ C1: 1380 })
  expect(after.proposals.flatMap((proposal) => proposal.parts.map((one) => one.documentNo))).not.toContain(
    'FA2026-0142',
  )
})

test('what a person accepts teaches who pays: the next transfer of the same payer is recognised, and applied by itself', async () => {
  await importFile(
    story().owner,
    'fec.txt',
    fec([sale('2026-09-15', 'C1', 'FA2026-0142', 1200), sale('2026-09-16', 'C1', 'FA2026-0144', 450)]),
  )
  await bankSays(story(), [{ on: '2026-11-18', euros: 1200, label: 'VIR UN', payer: 'HOLDING LAMBERT' }], 'un.cfo')
  const first = await lineSaying(story(), 'VIR UN')
  expect(first.proposals[0]).toMatchObject({ class: 'amount_only', customerCode: 'C1' })
  await story().owner.call(cashRoutes.accept, { params: { id: first.line.id }, body: {} })
  await bankSays(story(), [{ on: '2026-11-19', euros: 450, label: 'VIR DEUX', payer: 'HOLDING LAMBERT' }], 'deux.cfo')
  const second = await lineSaying(story(), 'VIR DEUX')
  expect(second.matches[0]).toMatchObject({ class: 'payer_certain', how: 'automatic', customerCode: 'C1' })
  expect(second.matches[0]!.evidence.join(' ')).toContain('HOLDING LAMBERT')
})

test('a receipt that the accounts sent already is recognised and not booked twice', async () => {
  await importFile(
    story().owner,
    'fec.txt',
    fec([
      sale('2026-09-15', 'C1', 'FA2026-0142', 1200, { letter: 'A' }),
      receipt('2026-11-18', 'C1', 1200, { letter: 'A' }),
    ]),
  )
  await bankSays(story(), [{ on: '2026-11-17', euros: 1200, label: 'VIR SEPA', payer: 'SOCIETE C1' }])
  const { line, matches } = await lineSaying(story(), 'VIR SEPA')
  expect(line.state).toBe('matched')
  expect(matches[0]).toMatchObject({ class: 'in_books', how: 'automatic' })
  expect(await balances(story().owner)).toEqual({})
})

test('nothing is applied by itself when two customers could be meant', async () => {
  await importFile(
    story().owner,
    'fec.txt',
    fec([sale('2026-09-15', 'C1', 'FA2026-0142', 1200), sale('2026-09-16', 'C2', 'FA2026-0143', 1200)]),
  )
  await bankSays(story(), [{ on: '2026-11-18', euros: 1200, label: 'VIR INCONNU', payer: 'MARTIN' }])
  const { line, proposals } = await lineSaying(story(), 'VIR INCONNU')
  expect(line.state).toBe('open')
  expect(proposals[0]!.isTied).toBe(true)
  expect(await linesOf(story(), 'matched')).toEqual([])
})

test('the accounts send a receipt that the bank brought first: it is recognised, lettered, and given back on withdrawal', async () => {
  const sold = [sale('2026-09-15', 'C1', 'FA2026-0142', 1200), sale('2026-09-20', 'C1', 'FA2026-0150', 300)]
  await importFile(story().owner, 'octobre.txt', fec(sold))
  await bankSays(story(), [
    { on: '2026-11-17', euros: 1200, label: 'VIR SEPA', payer: 'SOCIETE C1', says: 'FA2026-0142' },
  ])
  expect(await balances(story().owner)).toEqual({ C1: 300 })
  const later = fec([
    sale('2026-09-15', 'C1', 'FA2026-0142', 1200, { letter: 'A' }),
    sale('2026-09-20', 'C1', 'FA2026-0150', 300),
    receipt('2026-11-18', 'C1', 1200, { letter: 'A' }),
  ])
  const again = await importFile(story().owner, 'novembre.txt', later)
  expect(again.summary).toMatchObject({ rows: { created: 0, known: 3 } })
  expect(await balances(story().owner)).toEqual({ C1: 300 })
  // The same export once more knows every line.
  const third = await importFile(story().owner, 'novembre-bis.txt', later)
  expect(third.summary).toMatchObject({ rows: { created: 0, known: 3 }, relettered: 0 })
  await story().owner.call(intakeRoutes.withdraw, { params: { id: third.id } })
  await story().owner.call(intakeRoutes.withdraw, { params: { id: again.id } })
  expect(await balances(story().owner)).toEqual({ C1: 300 })
})

test('money left on account by the bank is lettered by the accounts', async () => {
  const sold = [sale('2026-09-15', 'C1', 'FA2026-0142', 1200), sale('2026-09-20', 'C1', 'FA2026-0150', 300)]
  await importFile(story().owner, 'octobre.txt', fec(sold))
  await bankSays(story(), [{ on: '2026-11-17', euros: 650, label: 'VIR SEPA', payer: 'SOCIETE C1' }])
  const { line } = await lineSaying(story(), 'VIR SEPA')
  const { rows } = await story().owner.call(ledgerRoutes.customers, { query: {} as never })
  const body = { customerId: rows[0]!.id, parts: [], onAccountCents: 65_000 }
  await story().owner.call(cashRoutes.match, { params: { id: line.id }, body })
  expect(await balances(story().owner)).toEqual({ C1: 850 })
  await importFile(
    story().owner,
    'novembre.txt',
    fec([
      sale('2026-09-15', 'C1', 'FA2026-0142', 1200, { letter: 'a' }),
      sale('2026-09-20', 'C1', 'FA2026-0150', 300),
      receipt('2026-11-18', 'C1', 650, { letter: 'a' }),
    ]),
  )
  expect((await openDocuments(story().owner, 'C1')).map(({ no, euros }) => [no, euros])).toEqual([
    ['FA2026-0142', 550],
    ['FA2026-0150', 300],
  ])
})

test('the reference we print comes back: on one invoice it names it, on a reminder of several it names who pays', async () => {
  await importFile(
    story().owner,
    'fec.txt',
    fec([
      sale('2026-09-15', 'C1', 'FA2026-0142', 1200),
      sale('2026-09-20', 'C1', 'FA2026-0150', 300),
      sale('2026-09-22', 'C2', 'FA2026-0151', 90),
    ]),
  )
  await bankSays(story(), [
    { on: '2026-11-19', euros: 90, label: 'VIR UN', says: rfReference('FA2026-0151')! },
    { on: '2026-11-19', euros: 1500, label: 'VIR DEUX', says: rfReference('C1-20261105')! },
  ])
  expect((await lineSaying(story(), 'VIR UN')).matches[0]).toMatchObject({ class: 'own_reference', customerCode: 'C2' })
  const { proposals } = await lineSaying(story(), 'VIR DEUX')
  expect(proposals[0]).toMatchObject({ class: 'payer_all', customerCode: 'C1', isTied: false })
  expect(proposals[0]!.evidence[0]).toContain('relance')
})

test('taken back at once, an acceptance leaves no trace: the same is proposed again', async () => {
  await importFile(story().owner, 'fec.txt', fec([sale('2026-09-15', 'C1', 'FA2026-0142', 1200)]))
  await bankSays(story(), [{ on: '2026-11-18', euros: 1200, label: 'VIR UN', payer: 'C1 NORD' }])
  const before = await lineSaying(story(), 'VIR UN')
  expect(before.proposals[0]).toMatchObject({ class: 'payer_single', customerCode: 'C1' })
  const { matchId } = await story().owner.call(cashRoutes.accept, { params: { id: before.line.id }, body: {} })
  await story().owner.call(cashRoutes.undo, { params: { id: matchId } })
  const after = await lineOf(story(), before.line.id)
  expect(after.proposals).toEqual(before.proposals)
  const { classes } = await story().owner.call(cashRoutes.setting, {})
  expect(classes.every(({ own }) => own.right + own.wrong === 0)).toBe(true)
})
