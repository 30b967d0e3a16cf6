import { expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { intakeRoutes } from '../src/intake/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { bankSays, lineSaying } from './cash-statement.ts'
import { warningsOf } from './cash-statements-files.ts'
import { fec, receipt, sale } from './intake-files.ts'
import {
  balances,
  expectSoundBooks,
  expectToldInBothLanguages,
  freshStory,
  importFile,
  openDocuments,
  preview,
  snapshotOfBooks,
} from './intake-ledger.ts'

/** An invoice that is paid and matched here, then corrected in the accounts, which send it again under its number. */
const story = freshStory('2026-11-20')

const OTHER = sale('2026-09-15', 'C1', 'FA2026-0143', 400)
const sent = (euros: number) => fec([sale('2026-09-15', 'C1', 'FA2026-0142', euros), OTHER])

async function paid(): Promise<void> {
  await importFile(story().owner, 'octobre.txt', sent(600))
  await bankSays(story(), [{ on: '2026-11-19', euros: 600, label: 'VIR J3', payer: 'SOCIETE C1', says: 'FA2026-0142' }])
  expect(await balances(story().owner)).toEqual({ C1: 400 })
}

/** The corrected file: previewed, with what it says of matching, and committed. */
async function corrected(euros: number): Promise<{ id: string; says: string[] }> {
  const { id } = await preview(story().owner, `octobre ${euros}.txt`, sent(euros))
  const says = (await warningsOf(story(), id)).filter(({ code }) => /matched/.test(code)).map(({ message }) => message)
  await expectToldInBothLanguages(story(), id)
  await story().owner.call(intakeRoutes.commit, { params: { id } })
  await story().runJobs()
  await expectSoundBooks(story())
  return { id, says }
}
const documents = async () =>
  (await openDocuments(story().owner, 'C1')).map(({ no, kind, euros }) => [no || kind, euros])
const settled = async () => {
  const { matches } = await lineSaying(story(), 'VIR J3')
  return matches.filter(({ undoneAt }) => undoneAt === null).flatMap(({ settled: of }) => of.map(({ cents }) => cents))
}

test('a larger amount: the payment settles the corrected invoice, and its rest is owed; withdrawn, all is as before', async () => {
  await paid()
  const before = await snapshotOfBooks(story())
  const { id, says } = await corrected(660)
  expect(says).toEqual([
    expect.stringMatching(/FA2026-0142 \(C1\) passe de 600,00 € à 660,00 €.*600,00 €, réglera la pièce corrigée\.$/),
  ])
  expect(await documents()).toEqual([
    ['FA2026-0142', 60],
    ['FA2026-0143', 400],
  ])
  expect(await settled()).toEqual([60_000])
  // Corrected once more, it goes on; each import can be taken back in its turn.
  const again = await corrected(700)
  expect(await balances(story().owner)).toEqual({ C1: 500 })
  for (const one of [again.id, id]) await story().owner.call(intakeRoutes.withdraw, { params: { id: one } })
  expect(await snapshotOfBooks(story())).toEqual(before)
  expect(await settled()).toEqual([60_000])
  await expectSoundBooks(story())
})

test('a smaller amount: what the corrected invoice does not take stays on account, and comes back with it', async () => {
  await paid()
  const before = await snapshotOfBooks(story())
  const { id, says } = await corrected(540)
  expect(says).toEqual([expect.stringMatching(/passe de 600,00 € à 540,00 €.*60,00 € resteront à imputer/)])
  expect(await balances(story().owner)).toEqual({ C1: 340 })
  expect(await documents()).toEqual(
    expect.arrayContaining([
      ['FA2026-0143', 400],
      ['receipt', -60],
    ]),
  )
  await story().owner.call(intakeRoutes.withdraw, { params: { id } })
  expect(await snapshotOfBooks(story())).toEqual(before)
})

test('corrected and lettered with its payment in one go, and what was written off beside the payment', async () => {
  await importFile(story().owner, 'octobre.txt', sent(600))
  await bankSays(story(), [{ on: '2026-11-19', euros: 590, label: 'VIR J3', payer: 'SOCIETE C1', says: 'FA2026-0142' }])
  const { line, proposals } = await lineSaying(story(), 'VIR J3')
  const gap = proposals.find((one) => one.class === 'references_gap')!
  if (line.state === 'open')
    await story().owner.call(cashRoutes.accept, { params: { id: line.id }, body: { place: gap.place } })
  expect(await balances(story().owner)).toEqual({ C1: 400 })
  const before = await snapshotOfBooks(story())
  const lettered = fec([
    sale('2026-09-15', 'C1', 'FA2026-0142', 595, { letter: 'A' }),
    receipt('2026-11-19', 'C1', 590, { letter: 'A', ref: 'FA2026-0142' }),
    OTHER,
  ])
  const { id } = await importFile(story().owner, 'lettre.txt', lettered)
  await expectSoundBooks(story())
  // Ten were written off for good: what is left of the payment, not of the gap, is on account.
  expect(await balances(story().owner)).toEqual({ C1: 395 })
  await story().owner.call(intakeRoutes.withdraw, { params: { id } })
  expect(await snapshotOfBooks(story())).toEqual(before)
})

test('an invoice and the credit note deducted from it are both corrected: they still settle each other', async () => {
  const sold = (invoice: number, credit: number) =>
    fec([sale('2026-09-15', 'C1', 'FA2026-0142', invoice), sale('2026-10-01', 'C1', 'AV2026-0007', -credit)])
  await importFile(story().owner, 'octobre.txt', sold(600, 100))
  await bankSays(story(), [{ on: '2026-11-19', euros: 500, label: 'VIR J3', payer: 'SOCIETE C1' }])
  const { line, matches } = await lineSaying(story(), 'VIR J3')
  for (const { id } of matches) await story().owner.call(cashRoutes.undo, { params: { id } })
  const { rows } = await story().owner.call(ledgerRoutes.customers, {})
  const customerId = rows[0]!.id
  const { items } = await story().owner.call(ledgerRoutes.customerItems, { params: { id: customerId } })
  const part = (no: string, cents: number) => ({ itemId: items.find((one) => one.documentNo === no)!.id, cents })
  const parts = [part('FA2026-0142', 60_000), part('AV2026-0007', -10_000)]
  await story().owner.call(cashRoutes.match, { params: { id: line.id }, body: { customerId, parts } })
  expect(await documents()).toEqual([])
  const before = await snapshotOfBooks(story())

  const { id } = await importFile(story().owner, 'corrige.txt', sold(660, 170))
  await expectSoundBooks(story())
  expect(await documents()).toEqual([
    ['AV2026-0007', -70],
    ['FA2026-0142', 60],
  ])
  await story().owner.call(intakeRoutes.withdraw, { params: { id } })
  expect(await snapshotOfBooks(story())).toEqual(before)
  expect(await documents()).toEqual([])
})

test('the match is undone whole after the correction, and stays undone when the correction is withdrawn', async () => {
  await paid()
  const { id } = await corrected(660)
  const { matches } = await lineSaying(story(), 'VIR J3')
  await story().owner.call(cashRoutes.undo, { params: { id: matches.at(-1)!.id } })
  expect(await balances(story().owner)).toEqual({ C1: 1060 })
  await expectSoundBooks(story())
  await story().owner.call(intakeRoutes.withdraw, { params: { id } })
  expect(await documents()).toEqual([
    ['FA2026-0142', 600],
    ['FA2026-0143', 400],
  ])
  await expectSoundBooks(story())
})

test('a matched invoice that is gone for good is kept, and the preview says so', async () => {
  await paid()
  const { id } = await preview(story().owner, 'sans.txt', fec([OTHER]))
  expect((await warningsOf(story(), id)).map(({ code }) => code)).toContain('vanished_matched')
  await story().owner.call(intakeRoutes.commit, { params: { id } })
  expect(await balances(story().owner)).toEqual({ C1: 400 })
})
