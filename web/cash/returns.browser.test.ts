import { expect, test } from 'vitest'
import { bankSays } from '../../tools/testing/bank.ts'
import { examine, picture, stageClock } from '../../tools/testing/browser.ts'
import { today } from '../../tools/testing/browser-books.ts'
import { staged } from '../../tools/testing/staged.ts'
import { openBooks, sayStatement } from './bank-for-tests.ts'

/** A payment that came back with the bank's fee in the same line, picked by hand and by keys alone. */

const { stage, seat } = staged(async () => {
  await openBooks(stage, seat)
  await sayStatement(stage, seat)
  await seat.api('POST', '/cash/match-now')
  await bankSays(
    stage.database.db,
    seat.orgId,
    {
      iban: 'FR7630006000011234567890189',
      openingCents: 2_527_000,
      movements: [
        {
          on: today(),
          cents: -241_250,
          words: 'CHEQUE IMPAYE 0012',
          returned: { code: 'AM04', words: 'PROVISION INSUFFISANTE' },
        },
      ],
    },
    stageClock.now(),
  )
  await seat.api('POST', '/cash/match-now')
})

test('the payment is found by its customer, its amount and fee are filled in, and it is owed again', async () => {
  const { page } = seat
  const { lines } = await seat.api<{ lines: { id: string; cents: number }[] }>('GET', '/cash/lines?show=open&limit=100')
  const line = lines.find(({ cents }) => cents === -241_250)!
  await seat.open(`/encaissements?ligne=${line.id}`)
  const amount = page.getByRole('textbox', { name: 'Montant revenu' })
  const pick = async () => {
    await page.getByRole('button', { name: /Mercier Conseil/ }).waitFor()
    await page.keyboard.press('c')
    await page.keyboard.type('mercier')
    await page.keyboard.press('Enter')
    await amount.and(page.locator(':focus')).waitFor()
  }
  await pick()
  expect(await amount.inputValue()).toMatch(/^2\s?400,00$/)
  expect(await page.getByRole('textbox', { name: 'Frais pris par la banque' }).inputValue()).toBe('12,50')
  await examine(page)
  await picture(seat, 'return-picked')
  // The pictures were taken of the page opened anew.
  await pick()
  await page.keyboard.press('Enter')
  await page.getByText(/Mercier Conseil\s:\sde nouveau dû/).waitFor()
  const { line: after } = await seat.api<{ line: { state: string } }>('GET', `/cash/lines/${line.id}`)
  expect(after.state).toBe('matched')
})
