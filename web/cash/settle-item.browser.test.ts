import { expect, test } from 'vitest'
import { examine, invitedSeat, picture } from '../../tools/testing/browser.ts'
import { staged } from '../../tools/testing/staged.ts'
import { openBooks } from './bank-for-tests.ts'

/** The address of each document of Bâti-Sud, by its number. */
const addresses: Record<string, string> = {}

type Item = { id: string; documentNo: string; openCents: number }
const documents = async (customerId: string): Promise<Record<string, Item>> => {
  const { items } = await seat.api<{ items: Item[] }>('GET', `/customers/${customerId}/items?show=all`)
  return Object.fromEntries(items.map((item) => [item.documentNo, item]))
}
let customerId: string

const { stage, seat } = staged(async () => {
  await openBooks(stage, seat)
  const { rows } = await seat.api<{ rows: { id: string }[] }>('GET', '/customers?words=BATISUD')
  customerId = rows[0]!.id
  for (const { documentNo, id } of Object.values(await documents(customerId)))
    addresses[documentNo] = `/clients/${customerId}?piece=${id}`
})

test('a credit note is applied to the invoice a person ticks, taken back with `u`, and applied again by keyboard', async () => {
  const { page } = seat
  await seat.open(addresses['AV-0007']!)
  await page.getByRole('button', { name: 'Imputer sur des pièces' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('checkbox', { name: /FA2026-0142/ }).check()
  // Only what the credit has is taken of the invoice.
  await expect.poll(() => dialog.getByRole('textbox', { name: /FA2026-0142/ }).inputValue()).toBe('120,00')
  await dialog.getByRole('textbox', { name: /FA2026-0142/ }).fill('120,01')
  await dialog.getByText(/Il ne reste que 120,00/).waitFor()
  await dialog.getByRole('textbox', { name: /FA2026-0142/ }).fill('70')
  await dialog.getByText(/Reste à imputer sur AV-0007.: 50,00/).waitFor()
  await picture(seat, 'imputer-avoir')

  // The pictures leave the page as it was opened.
  await page.getByRole('button', { name: 'Imputer sur des pièces' }).click()
  await dialog.getByRole('checkbox', { name: /FA2026-0142/ }).check()
  await dialog.getByRole('textbox', { name: /FA2026-0142/ }).fill('70')
  await dialog.getByRole('button', { name: 'Lettrer' }).click()
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(async () => (await documents(customerId))['FA2026-0142']!.openCents).toBe(143_000)
  await page.keyboard.press('u')
  await expect.poll(async () => (await documents(customerId))['FA2026-0142']!.openCents).toBe(150_000)

  await page.getByRole('button', { name: 'Imputer sur des pièces' }).click()
  await dialog.getByRole('textbox', { name: 'Numéro ou montant' }).waitFor()
  await page.keyboard.type('0150')
  await page.keyboard.press('Enter')
  await dialog.getByRole('checkbox', { name: /FA2026-0150/, checked: true }).waitFor()
  await page.keyboard.press('Control+Enter')
  await dialog.waitFor({ state: 'detached' })
  expect((await documents(customerId))['AV-0007']!.openCents).toBe(0)
})

test('the settlement is on both documents and is taken apart there, by those who may', async () => {
  const { page } = seat
  const reader = await invitedSeat(stage, seat, 'reader', 'lecture@atelier.example')
  await reader.open(addresses['FA2026-0150']!)
  await reader.page.getByRole('button', { name: /AV-0007/ }).waitFor()
  expect(await reader.page.getByRole('button', { name: /^Délettrer/ }).count()).toBe(0)

  await seat.open(addresses['FA2026-0150']!)
  await page.getByRole('button', { name: /^Délettrer.*AV-0007/ }).waitFor()
  await examine(page)
  await picture(seat, 'piece-lettree')
  await page.getByRole('button', { name: /^Délettrer.*AV-0007/ }).click()
  await expect.poll(async () => (await documents(customerId))['AV-0007']!.openCents).toBe(12_000)
  // The credit is there again: the invoice offers to take it.
  await page.getByRole('button', { name: 'Imputer un avoir ou un acompte' }).waitFor()
})
