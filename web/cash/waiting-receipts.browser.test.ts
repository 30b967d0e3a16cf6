import { expect, test } from 'vitest'
import { formatAmount } from '../../src/kernel/money.ts'
import { bankSays } from '../../tools/testing/bank.ts'
import { examine, picture, stageClock } from '../../tools/testing/browser.ts'
import { today } from '../../tools/testing/browser-books.ts'
import { staged } from '../../tools/testing/staged.ts'
import { openBooks, sayStatement } from './bank-for-tests.ts'

/** Money received and not matched yet stands wherever somebody decides about money, and opens its bank lines. */

const customers = new Map<string, string>()

const { stage, seat } = staged(async () => {
  await openBooks(stage, seat)
  await sayStatement(stage, seat)
  const { rows } = await seat.api<{ rows: { id: string; code: string }[] }>('GET', '/customers?limit=100')
  for (const { id, code } of rows) customers.set(code, id)
})

/** What waits, as the books have it. */
const waiting = async (customerId?: string): Promise<number> => {
  const ofOne = customerId ? `&customerId=${customerId}` : ''
  const { totals } = await seat.api<{ totals: { currency: string; leftCents: number }[] }>(
    'GET',
    `/cash/lines?show=open&received=true&limit=1${ofOne}`,
  )
  return totals.find((total) => total.currency === 'EUR')?.leftCents ?? 0
}
/** The figure as its link says it, whatever spaces its amount is written with. */
const figure = (cents: number) => {
  const amount = formatAmount('fr', cents, 'EUR').replaceAll(/\s/g, '\\s')
  return seat.page.getByRole('link', { name: new RegExp(`^${amount}.*reçus et pas encore rapprochés`) })
}

test.each([
  ['the worklist', '/aujourdhui'],
  ['the aged balance', '/balance-agee'],
  ['the dashboard', '/pilotage'],
])('%s says how much waits to be matched, and opens it', async (_, path) => {
  const cents = await waiting()
  expect(cents).toBeGreaterThan(0)
  await seat.open(path)
  await figure(cents).first().waitFor()
  await examine(seat.page)
  await figure(cents).first().click()
  await seat.page.waitForURL(/encaissements\?.*recus=oui/)
  await seat.page.getByRole('row', { name: /GARAGE VAUTRIN/ }).waitFor()
})

test('the page of a customer says what waits for it, also when it owes nothing', async () => {
  const id = customers.get('DUPONT')!
  const cents = await waiting(id)
  expect(cents).toBe(148_800)
  await seat.open(`/clients/${id}`)
  await figure(cents).first().waitFor()
  await picture(seat, 'client-encaissement-a-rapprocher')
  await figure(cents).first().click()
  await seat.page.getByRole('row', { name: /DUPONT/ }).waitFor()
  // A customer with nothing open, whose payment of today nobody has looked at.
  const { id: quits } = await seat.api<{ id: string }>('POST', '/customers', {
    code: 'QUITTE',
    name: 'Ateliers Quitte',
    kind: 'business',
    siren: null,
    vatNo: null,
    lang: 'fr',
    addressLines: [],
    postcode: '35000',
    city: 'Rennes',
    country: 'FR',
    terms: null,
  })
  await bankSays(
    stage.database.db,
    seat.orgId,
    {
      iban: 'FR7630006000011234567890189',
      openingCents: 2_527_000,
      movements: [{ on: today(), cents: 4_200, payer: 'ATELIERS QUITTE', words: 'REGLEMENT' }],
    },
    stageClock.now(),
  )
  expect(await waiting(quits)).toBe(4_200)
  await seat.open(`/clients/${quits}`)
  await figure(4_200).first().waitFor()
})

test('a reminder that waiting money would cover is held, and says so', async () => {
  await seat.api('POST', '/dunning/run', {})
  const held = () =>
    seat.api<{ rows: { customerId: string; customerName: string; reasons: { code: string; sentence: string }[] }[] }>(
      'GET',
      '/dunning/standings?verdict=hold&limit=200',
    )
  await expect
    .poll(async () => (await held()).rows.some(({ reasons }) => reasons[0]?.code.startsWith('receipt_')), {
      timeout: 20_000,
    })
    .toBe(true)
  const one = (await held()).rows.find(({ reasons }) => reasons[0]?.code.startsWith('receipt_'))!
  await seat.open(`/relances?onglet=retenus&motif=${one.reasons[0]!.code}`)
  await seat.page.getByRole('row', { name: new RegExp(one.customerName) }).waitFor()
  await seat.page.getByText(one.reasons[0]!.sentence).first().waitFor()
  await examine(seat.page)
})
