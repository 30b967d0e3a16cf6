import { expect, test } from 'vitest'
import { decimalText } from '../../src/kernel/money.ts'
import { examine, settled } from '../../tools/testing/browser.ts'
import { importDemo } from '../../tools/testing/browser-books.ts'
import { staged } from '../../tools/testing/staged.ts'

const { seat } = staged(async () => {
  await importDemo(seat)
})

const found = () => seat.page.getByRole('listbox', { name: 'Résultats' })

test('a customer is found by part of its name and opened with Enter', async () => {
  await seat.open('/pilotage')
  await seat.page.keyboard.press('/')
  await seat.page.keyboard.type('laboratoires')
  await expect.poll(() => found().getByRole('option').first().textContent()).toMatch(/Clients.*Laboratoires/)
  await examine(seat.page)
  await seat.page.keyboard.press('Enter')
  await seat.page.waitForURL(/\/clients\/[0-9a-f-]{36}$/)
  await expect.poll(() => seat.page.getByRole('heading', { level: 1 }).textContent()).toContain('Laboratoires')
})

test('a document is found by its number, and an open amount as it is written', async () => {
  const { items } = await seat.api<{ items: { documentNo: string; openCents: number }[] }>(
    'GET',
    '/aged-balance/items?currency=EUR&bucket=d1to30',
  )
  const item = items[0]
  if (!item) throw new Error('the demo has documents one month late')
  await seat.open('/clients')
  await seat.page.keyboard.press('Control+k')
  await seat.page.getByRole('combobox', { name: 'Rechercher' }).waitFor()
  await seat.page.keyboard.type(decimalText(item.openCents, 'EUR').replace('.', ','))
  await found().getByText(item.documentNo).waitFor()
  await seat.page.getByRole('combobox', { name: 'Rechercher' }).fill(item.documentNo)
  await expect.poll(() => found().getByRole('option').first().textContent()).toContain(item.documentNo)
  await seat.page.keyboard.press('Enter')
  await seat.page.waitForURL(/piece=/)
  await seat.page.getByRole('complementary', { name: 'Pièce' }).waitFor()
})

test('sections are reached by g and a letter, and the map of the keyboard lists them', async () => {
  await seat.open('/clients')
  await seat.page.keyboard.press('g')
  await seat.page.keyboard.press('b')
  await seat.page.waitForURL(/balance-agee/)
  await seat.page.keyboard.press('?')
  await seat.page.getByRole('dialog').getByText('Pilotage').waitFor()
  await examine(seat.page)
})

test('the focus comes back when what lay over the page closes, and goes to the page that opens', async () => {
  const { page } = seat
  const held = () => page.evaluate(() => document.activeElement?.getAttribute('role') ?? document.activeElement?.id)
  await seat.open('/clients')
  await page.keyboard.press('j')
  await page.waitForURL(/client=/)
  await settled(page)
  await expect.poll(held).toBe('row')
  await page.keyboard.press('/')
  await expect.poll(held).toBe('combobox')
  await page.keyboard.press('Escape')
  await expect.poll(held).toBe('row')
  await page.keyboard.press('h')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(held).toBe('row')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/clients\/[0-9a-f-]{36}/)
  await expect.poll(held).toBe('contenu')
})
