import { expect, test } from 'vitest'
import { addDays } from '../../src/kernel/calendar.ts'
import { bankSays } from '../../tools/testing/bank.ts'
import { examine, picture, stageClock } from '../../tools/testing/browser.ts'
import { bookCustomer, today } from '../../tools/testing/browser-books.ts'
import { staged } from '../../tools/testing/staged.ts'

/** An invoice in dollars, and the euros that pay it. */

const { stage, seat } = staged(async () => {
  const dueOn = addDays(today(), -20)
  const owed = { documentNo: 'FA2026-0491', cents: 398_087, currency: 'USD', issuedOn: addDays(dueOn, -30), dueOn }
  const abroad = { lang: 'en', addressLines: ['1 Pine Street'], postcode: '97201', city: 'Portland', country: 'US' }
  await bookCustomer(stage, seat, { code: 'TALLPINE', name: 'Tallpine Studios', ...abroad }, [owed])
  const movement = { on: addDays(today(), -1), cents: 375_164, payer: 'TALLPINE STUDIOS', words: 'FA2026-0491' }
  const statement = { iban: 'FR7630006000011234567890189', movements: [movement] }
  await bankSays(stage.database.db, seat.orgId, statement, stageClock.now())
})

test('euros that cite an invoice in dollars: both amounts are shown, and Enter settles it in its own currency', async () => {
  const { page } = seat
  const panel = page.getByRole('complementary', { name: 'Ligne de banque' })
  await seat.open('/encaissements')
  await panel.getByText('est due dans une autre devise').waitFor()
  await panel.getByText('vérifiez le cours').waitFor()
  await examine(page)
  await picture(seat, 'encaissements-devise')
  await page.keyboard.press('Enter')
  type Lines = { lines: { id: string; state: string }[] }
  const state = async () => (await seat.api<Lines>('GET', '/cash/lines?show=all')).lines[0]!
  await expect.poll(async () => (await state()).state).toBe('matched')
  await seat.open(`/encaissements?etat=matched&ligne=${(await state()).id}`)
  await panel.getByText('FA2026-0491').first().waitFor()
  await picture(seat, 'encaissements-devise-reglee')
})
