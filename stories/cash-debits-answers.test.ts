import { expect, test } from 'vitest'
import { accessRoutes } from '../src/access/contract.ts'
import { cashRoutes } from '../src/cash/contract.ts'
import { intakeRoutes } from '../src/intake/contract.ts'
import { newOrganisation } from '../tools/testing/story.ts'
import {
  bankAnswer,
  collect,
  debitOf,
  mandateOf,
  propose,
  show,
  sign,
  threeInvoices,
  validated,
} from './cash-collections.ts'
import { bankSays } from './cash-statement.ts'
import { expectToldInBothLanguages, freshStory, importFile, preview } from './intake-ledger.ts'

const story = freshStory('2026-11-20')

const collected = async (): Promise<string> => {
  await threeInvoices(story())
  for (const code of ['C1', 'C2', 'C3'] as const) await sign(story(), code)
  return collect(story(), '2026-11-24')
}
const answerOf = (importId: string) => story().owner.call(cashRoutes.bankAnswer, { params: { id: importId } })
const stateOf = async (id: string) =>
  (await show(story(), id)).debits.map((debit) => `${debit.customerCode} ${debit.state} ${debit.answer ?? '–'}`)

test('the bank’s answer is read before it is recorded, and taken back as if it had never come', async () => {
  const id = await collected()
  const bytes = bankAnswer(
    'PRLV0001-261124',
    { 'PRLV0001-00002': 'AM04', 'PRLV0001-00003': 'AC04' },
    { accepted: ['PRLV0001-00001'] },
  )
  const shown = await preview(story().owner, 'reponse.xml', bytes)
  expect(shown).toMatchObject({
    kind: 'debit_status',
    state: 'previewed',
    summary: { collectionNo: 1, accepted: 1, rejected: 2, rejectedCents: 100_000 },
  })
  const read = await answerOf(shown.id)
  expect(read).toMatchObject({ collectionId: id, messageId: 'PRLV0001-261124', unanswered: 0 })
  expect(read.debits.map((one) => `${one.customerName} ${one.says} ${one.reason} ${one.effect}`)).toEqual([
    'Société C1 accepted  nothing',
    'Société C2 rejected provision insuffisante rejects',
    'Société C3 rejected compte clos rejects',
  ])
  // Read is not recorded.
  expect(await stateOf(id)).toEqual(['C1 running –', 'C2 running –', 'C3 running –'])

  await story().owner.call(intakeRoutes.commit, { params: { id: shown.id } })
  expect(await stateOf(id)).toEqual(['C1 running accepted', 'C2 rejected rejected', 'C3 rejected rejected'])
  expect(await debitOf(story(), id, 'C2')).toMatchObject({ answerImportId: shown.id, retryOn: '2026-11-25' })
  expect((await story().owner.ask(cashRoutes.cancelCollection, { params: { id } })).refusal?.code).toBe('money_came')
  const { debits } = await story().owner.call(cashRoutes.failedDebits, {})
  expect(debits.map((one) => `${one.customerName} ${one.openCents / 100} ${one.mandateState} ${one.retryOn}`)).toEqual([
    'Société C2 700 active 2026-11-25',
    'Société C3 300 ended null',
  ])

  await story().owner.call(intakeRoutes.withdraw, { params: { id: shown.id } })
  expect(await stateOf(id)).toEqual(['C1 running –', 'C2 running –', 'C3 running –'])
  const { mandates } = await story().owner.call(cashRoutes.mandates, {})
  expect(mandates.map((mandate) => mandate.state)).toEqual(['active', 'active', 'active'])
  expect((await story().owner.call(cashRoutes.failedDebits, {})).debits).toEqual([])
  // The same file, once more.
  const again = await importFile(story().owner, 'reponse.xml', bytes)
  expect(again.summary).toMatchObject({ rejected: 2 })
})

test('an answer that rejects the whole file, or one that was known, changes each debit once', async () => {
  const id = await collected()
  await importFile(story().owner, 'un.xml', bankAnswer('PRLV0001-261124', { 'PRLV0001-00002': 'AM04' }))
  const all = await importFile(story().owner, 'deux.xml', bankAnswer('PRLV0001-261124', {}, { group: 'RJCT' }))
  expect((await answerOf(all.id)).debits.map((one) => one.effect)).toEqual(['rejects', 'known', 'rejects'])
  expect(await stateOf(id)).toEqual(['C1 rejected rejected', 'C2 rejected rejected', 'C3 rejected rejected'])
  expect(await debitOf(story(), id, 'C2')).toMatchObject({ code: 'AM04' })
})

test('an answer stays while what it rejected is collected again', async () => {
  await collected()
  const answer = await importFile(
    story().owner,
    'reponse.xml',
    bankAnswer('PRLV0001-261124', { 'PRLV0001-00002': 'AM04' }),
  )
  story().at('2026-11-26')
  expect((await propose(story(), '2026-11-30')).debits).toEqual(['C2 RCUR 700'])
  const second = await validated(story(), '2026-11-30')
  const withdraw = () => story().owner.ask(intakeRoutes.withdraw, { params: { id: answer.id } })
  expect((await withdraw()).refusal?.message).toContain('Société C2')
  await story().owner.call(cashRoutes.cancelCollection, { params: { id: second } })
  expect((await withdraw()).refusal).toBeNull()
})

test('an answer to what was not sent from here, or that contradicts it, is refused with a sentence', async () => {
  const id = await collected()
  const { owner } = story()
  const refused = async (bytes: Uint8Array) => {
    const shown = await preview(owner, 'reponse.xml', bytes)
    expect(shown.state).toBe('refused')
    await expectToldInBothLanguages(story(), shown.id)
    return shown.refusal!
  }
  const known = bankAnswer('PRLV0001-261124', { 'PRLV0001-00002': 'AM04' })
  expect((await refused(bankAnswer('PRLV0009-261124', {}))).message).toContain('PRLV0009-261124')
  expect((await refused(bankAnswer('PRLV0001-261124', {}))).code).toBe('answer_says_nothing')
  const dearer = bankAnswer('PRLV0001-261124', { 'PRLV0001-00002': 'AM04' }, { cents: 70_001 })
  expect((await refused(dearer)).message).toContain('700,01')
  // Another organisation has no such collection, whatever the file says.
  const home = owner.orgId
  owner.orgId = (await owner.call(accessRoutes.createOrganisation, { body: newOrganisation('Voisine SARL') })).orgId
  expect((await refused(known)).code).toBe('answer_of_nothing')
  owner.orgId = home

  // A reference that is none of ours is shown, and changes nothing.
  const odd = await preview(
    story().owner,
    'odd.xml',
    bankAnswer('PRLV0001-261124', { 'PRLV0001-00002': 'AM04', 'X-1': 'AM04' }),
  )
  expect([odd.summary.rejected, odd.counts.rejections]).toEqual([1, 1])
  await story().owner.call(cashRoutes.cancelCollection, { params: { id } })
  expect((await refused(known)).code).toBe('answer_of_cancelled')
  const { id: draft } = await story().owner.call(cashRoutes.createCollection, { body: { collectOn: '2026-11-25' } })
  expect((await refused(bankAnswer('PRLV0002-261125', {}, { group: 'RJCT' }))).code).toBe('answer_of_draft')
  await story().owner.call(cashRoutes.validateCollection, { params: { id: draft } })
  // Whoever answers has the file, whether somebody said so or not.
  await importFile(story().owner, 'oui.xml', bankAnswer('PRLV0002-261125', {}, { group: 'ACCP' }))
  expect((await show(story(), draft)).collection.state).toBe('handed_over')
})

test('a rejection told after the money came changes nothing, and is said', async () => {
  const id = await collected()
  await bankSays(story(), [{ on: '2026-11-24', euros: 2200, label: 'REMISE', says: 'LOT PRLV0001-261124-1' }])
  const late = await preview(story().owner, 'tard.xml', bankAnswer('PRLV0001-261124', { 'PRLV0001-00002': 'AM04' }))
  expect((await answerOf(late.id)).debits[0]).toMatchObject({ effect: 'settled' })
  expect(late.counts.rejections).toBe(1)
  await story().owner.call(intakeRoutes.commit, { params: { id: late.id } })
  expect(await debitOf(story(), id, 'C2')).toMatchObject({ state: 'settled' })
})

test('a debit that one answer rejects and accepts is left as it was, and said', async () => {
  const id = await collected()
  const both = bankAnswer(
    'PRLV0001-261124',
    { 'PRLV0001-00002': 'AM04', 'PRLV0001-00003': 'AM04' },
    { accepted: ['PRLV0001-00002'] },
  )
  const answer = await importFile(story().owner, 'deux-avis.xml', both)
  expect(answer.summary).toMatchObject({ rejected: 1 })
  await expectToldInBothLanguages(story(), answer.id)
  expect(await debitOf(story(), id, 'C2')).toMatchObject({ state: 'running', answer: null })
  expect((await debitOf(story(), id, 'C3')).state).toBe('rejected')
})

test('a name that the file cannot carry is refused with the mandate, in words', async () => {
  await threeInvoices(story())
  for (const debtorName of ['株式会社', 'X'.repeat(75), '']) {
    const body = await mandateOf(story(), 'C1', { debtorName })
    const { refusal } = await story().owner.ask(cashRoutes.addMandate, { body })
    expect(refusal).toMatchObject({ code: 'bad_debtor_name', where: 'debtorName' })
    expect(refusal!.message).toContain('Le nom du titulaire')
  }
})
