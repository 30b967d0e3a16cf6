import { expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import {
  bankAnswer,
  type Code,
  collect,
  debitOf,
  IBANS,
  propose,
  setUpDebits,
  sign,
  threeInvoices,
} from './cash-collections.ts'
import { bankSays } from './cash-statement.ts'
import { fec, sale } from './intake-files.ts'
import { freshStory, importFile } from './intake-ledger.ts'

const story = freshStory('2026-11-20')

const failed = async () => (await story().owner.call(cashRoutes.failedDebits, {})).debits
const failedOf = async (code: Code) => (await failed()).find((debit) => debit.mandate.includes(code))!
const retry = (id: string, on = '2026-12-07') =>
  story().owner.ask(cashRoutes.retryDebit, { params: { id }, body: { on } })

/** The bank rejects what it is given, each debit with its reason. */
async function rejects(no: number, day: string, codes: Readonly<Record<number, string>>): Promise<void> {
  const stem = `PRLV000${no}`
  const said = Object.entries(codes).map(([place, code]) => [`${stem}-0000${place}`, code])
  const bytes = bankAnswer(`${stem}-${day}`, Object.fromEntries(said))
  await importFile(story().owner, `refus-${no}.xml`, bytes)
}

test('what may be presented again is, as often and as late as the organisation says, by reason; the advice says the same', async () => {
  await threeInvoices(story())
  await setUpDebits(story(), { retries: 2, retryDays: 7, technicalRetryDays: 1 })
  for (const code of ['C1', 'C2', 'C3'] as const) await sign(story(), code)
  await collect(story(), '2026-11-24')
  await rejects(1, '261124', { 1: 'AM04', 2: 'ED05', 3: 'MS03' })
  expect(await failedOf('C1')).toMatchObject({
    retryOn: '2026-11-27',
    retryRefusal: '',
    advice: 'représenter à partir du 27/11/2026',
  })
  expect(await failedOf('C2')).toMatchObject({ retryOn: '2026-11-23', advice: 'représenter à partir du 23/11/2026' })
  expect(await failedOf('C3')).toMatchObject({ retryOn: null, retryRefusal: '', advice: 'appeler le client' })
  expect((await propose(story(), '2026-11-24')).leftOut).toEqual(['FA2026-0142 retry_later', 'FA2026-0151 came_back'])

  await collect(story(), '2026-11-27')
  await rejects(2, '261127', { 1: 'AM04' })
  expect(await failedOf('C1')).toMatchObject({ retryOn: '2026-11-27' })
  await collect(story(), '2026-11-30')
  await rejects(3, '261130', { 1: 'AM04' })
  const thrice = await failedOf('C1')
  expect(thrice).toMatchObject({ retryOn: null, retryRefusal: '' })
  expect(thrice.advice).toContain('déjà représenté 2 fois, autant que le permet votre réglage')
  // Nothing of it goes by itself any more; a person may say so.
  expect((await propose(story(), '2026-12-07')).leftOut).toContain('FA2026-0142 came_back')
  expect((await retry(thrice.id)).refusal).toBeNull()
  expect((await failedOf('C1')).advice).toBe('représenter à partir du 07/12/2026')
})

test('once the mandate is revoked, the advice is to ask for another payment, not to present it again', async () => {
  await threeInvoices(story())
  const mandate = await sign(story(), 'C1')
  await collect(story(), '2026-11-24')
  story().at('2026-11-25')
  await bankSays(story(), [{ on: '2026-11-24', euros: 1200, label: 'PRLV SEPA', says: 'PRLV0001-00001' }], 'un.cfo')
  const back = { on: '2026-11-25', euros: -1200, label: 'PRLV IMPAYE', says: 'PRLV0001-00001', reject: '20' }
  await bankSays(story(), [back], 'deux.cfo')
  const advice = async () => (await story().owner.call(cashRoutes.returns, {})).returns[0]!.advice
  expect(await advice()).toContain('représenter à partir du')
  await story().owner.call(cashRoutes.endMandate, {
    params: { id: mandate },
    body: { reason: 'demandé par le client' },
  })
  expect(await advice()).toContain('demander un autre paiement, ou un nouveau mandat')
})

test('an organisation that presents nothing again by itself is told so, in what came back as well', async () => {
  await threeInvoices(story())
  await setUpDebits(story(), { retries: 0 })
  await sign(story(), 'C1')
  const id = await collect(story(), '2026-11-24')
  story().at('2026-11-25')
  await bankSays(story(), [{ on: '2026-11-24', euros: 1200, label: 'PRLV SEPA', says: 'PRLV0001-00001' }], 'un.cfo')
  const back = { on: '2026-11-25', euros: -1200, label: 'PRLV IMPAYE', says: 'PRLV0001-00001', reject: '20' }
  await bankSays(story(), [back], 'deux.cfo')
  const says = 'votre réglage ne représente pas ceci de lui-même : appeler le client, puis dire quand représenter'
  const spaced = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')
  expect(spaced((await debitOf(story(), id, 'C1')).advice)).toBe(says)
  const { returns } = await story().owner.call(cashRoutes.returns, {})
  expect(spaced(returns[0]!.advice)).toBe(says)
})

test('what must not be presented again is refused with its reason, until another account or another mandate lifts it', async () => {
  const codes = { 1: 'AC04', 2: 'MD01', 3: 'MD06' }
  await threeInvoices(story())
  for (const code of ['C1', 'C2', 'C3'] as const) await sign(story(), code)
  await collect(story(), '2026-11-24')
  await rejects(1, '261124', codes)
  for (const [code, reason, advice] of [
    ['C1', 'compte clos', 'ne pas représenter sur ce compte'],
    ['C2', 'pas de mandat valable', 'ne plus prélever sous ce mandat'],
    ['C3', 'remboursement demandé par le client', 'ne pas représenter'],
  ] as const) {
    const debit = await failedOf(code)
    expect(debit.advice, code).toContain(advice)
    expect(debit.retryRefusal, code).toContain(reason)
    const { refusal } = await retry(debit.id)
    expect(refusal, code).toMatchObject({ code: 'not_again', message: debit.retryRefusal })
  }
  // The same account under another mandate lifts what was said of the mandate, not what was said of the account.
  await sign(story(), 'C1', { reference: 'RUM-C1-BIS' })
  await sign(story(), 'C2', { reference: 'RUM-C2-BIS' })
  expect((await retry((await failedOf('C1')).id)).refusal?.code).toBe('not_again')
  expect((await retry((await failedOf('C2')).id)).refusal).toBeNull()
  await sign(story(), 'C1', { reference: 'RUM-C1-TER', iban: IBANS.C3, signedOn: '2026-11-19' })
  expect((await retry((await failedOf('C1')).id)).refusal).toBeNull()
  expect((await propose(story(), '2026-12-07')).debits).toEqual(['C1 RCUR 1200', 'C2 RCUR 700'])
})

test('data to correct suspends the mandate: nothing is presented again before it serves', async () => {
  await importFile(story().owner, 'fec.txt', fec([sale('2026-09-20', 'C2', 'FA2026-0150', 700)]))
  await threeInvoices(story())
  const mandate = await sign(story(), 'C2')
  await collect(story(), '2026-11-24')
  await rejects(1, '261124', { 1: 'MD02' })
  const debit = await failedOf('C2')
  expect(debit.retryRefusal).toContain('Corrigez ou reprenez son mandat')
  expect((await retry(debit.id)).refusal?.code).toBe('no_mandate')
  await story().owner.call(cashRoutes.resumeMandate, { params: { id: mandate } })
  expect((await retry(debit.id)).refusal).toBeNull()
})
