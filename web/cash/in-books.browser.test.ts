import { expect, test } from 'vitest'
import { addDays } from '../../src/kernel/calendar.ts'
import { fec, receipt, sale } from '../../stories/intake-files.ts'
import { bankSays } from '../../tools/testing/bank.ts'
import { examine, picture, stageClock } from '../../tools/testing/browser.ts'
import { today } from '../../tools/testing/browser-books.ts'
import { eventually, saidOn, staged } from '../../tools/testing/staged.ts'

/** A deposit of cheques that the accounts told first, customer by customer. */

const { stage, seat } = staged()

async function tellTwice(): Promise<void> {
  const ledger = fec([
    sale(addDays(today(), -60), 'C0101', 'FA2026-0142', 600, { letter: 'A' }),
    sale(addDays(today(), -58), 'C0102', 'FA2026-0150', 400, { letter: 'B' }),
    receipt(addDays(today(), -4), 'C0101', 600, { letter: 'A', label: 'Chèque 4410022' }),
    receipt(addDays(today(), -4), 'C0102', 400, { letter: 'B', label: 'Chèque 0098131' }),
  ])
  const { fileId } = await seat.api<{ fileId: string }>('POST', '/imports/files?name=comptes.txt', Buffer.from(ledger))
  const { id } = await seat.api<{ id: string }>('POST', '/imports', { fileId })
  const state = async () => (await seat.api<{ state: string }>('GET', `/imports/${id}`)).state
  await eventually(state).toBe('previewed')
  await seat.api('POST', `/imports/${id}/commit`)
  await eventually(state).toBe('committed')
  await bankSays(
    stage.database.db,
    seat.orgId,
    {
      iban: 'FR7630006000011234567890189',
      movements: [{ on: addDays(today(), -2), cents: 100_000, words: 'REMISE CHEQUES 2' }],
    },
    stageClock.now(),
  )
  await seat.api('POST', '/cash/match-now')
}

test('each receipt of the accounts is named with its customer, one key recognises them all, and undoing frees the line whole', async () => {
  await tellTwice()
  const { page } = seat
  const lines = async () =>
    (await seat.api<{ lines: { id: string; state: string; leftCents: number }[] }>('GET', '/cash/lines?show=all')).lines
  const [line] = await lines()
  await seat.open(`/encaissements?ligne=${line!.id}`)
  await page.getByText(/de Société C0102/).waitFor()
  const said = await saidOn(page)
  expect(said).toContain('600,00 € de Société C0101')
  expect(said).toContain('Rien ne prouve que ce soit le même argent')
  await examine(page)
  await picture(seat, 'deposit-in-books')
  await page.getByText(/de Société C0102/).waitFor()
  await page.keyboard.press('Enter')
  await eventually(async () => (await lines())[0]!.state).toBe('matched')
  await page.getByRole('button', { name: 'Annuler' }).first().click()
  await eventually(async () => (await lines())[0]).toMatchObject({ state: 'open', leftCents: 100_000 })
})
