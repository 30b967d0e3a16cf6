import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { addDays } from '../../src/kernel/calendar.ts'
import { formatAmount } from '../../src/kernel/money.ts'
import { picture, settled } from '../../tools/testing/browser.ts'
import { bookExtremes, importDemo, today } from '../../tools/testing/browser-books.ts'
import { staged } from '../../tools/testing/staged.ts'

type Balance = {
  totals: { currency: string; customers: number; totalCents: number; d61to90: number }[]
  rows: { customerId: string; name: string; totalCents: number }[]
}

const { stage, seat } = staged(async () => {
  await importDemo(seat)
  await bookExtremes(stage, seat)
})

const balance = (query = ''): Promise<Balance> => seat.api('GET', `/aged-balance?currency=EUR${query}`)

test('totals are those of the books, in the foot and in the head, and a cell opens what it is made of', async () => {
  const euros = (await balance()).totals.find((total) => total.currency === 'EUR')
  const { page } = seat
  await seat.open('/balance-agee')
  const foot = page.getByRole('grid', { name: 'Balance âgée' }).locator('[role="row"]').last()
  await expect.poll(() => foot.textContent()).toContain(formatAmount('fr', euros?.totalCents ?? 0, 'EUR'))
  await picture(seat, 'balance-agee')
  await foot.getByRole('button', { name: /61 à 90 j/ }).click()
  await page.waitForURL(/tranche=d61to90/)
  const panel = page.getByRole('complementary', { name: 'Pièces de la case' })
  await expect.poll(() => panel.textContent()).toContain(formatAmount('fr', euros?.d61to90 ?? 0, 'EUR'))
  await panel.locator('[role="row"][aria-rowindex="2"]').click()
  await page.waitForURL(/piece=/)
  await page.getByRole('complementary', { name: 'Pièce' }).waitFor()
  await page.keyboard.press('Escape')
  await panel.waitFor()
  await page.goBack()
  await page.getByRole('complementary', { name: 'Pièce' }).waitFor()
})

test('arrows walk the cells of a customer', async () => {
  const { page } = seat
  await seat.open('/balance-agee')
  await page.keyboard.press('j')
  await page.waitForURL(/client=/)
  await page.keyboard.press('ArrowRight')
  await page.waitForURL(/tranche=notDue/)
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await page.waitForURL(/tranche=overdue/)
  await page.keyboard.press('ArrowLeft')
  await page.waitForURL(/tranche=unapplied/)
  await settled(page)
  await picture(seat, 'balance-agee-case')
})

test('another day is another balance, typed as a date or as days back', async () => {
  const past = addDays(today(), -90)
  const then = (await balance(`&asOf=${past}`)).totals.find((total) => total.currency === 'EUR')
  const { page } = seat
  await seat.open('/balance-agee')
  await page.getByLabel('Au', { exact: true }).fill('-90')
  await page.keyboard.press('Tab')
  await page.waitForURL(new RegExp(`au=${past}`))
  await expect
    .poll(() => page.locator('header').textContent())
    .toContain(formatAmount('fr', then?.totalCents ?? 0, 'EUR'))
})

test('by document, one age at a time, and back to all', async () => {
  const { page } = seat
  await seat.open('/balance-agee?par=piece&tranche=over120')
  await page.getByText('FA-DIX-MILLIONS').waitFor()
  await picture(seat, 'balance-agee-pieces')
  await page.getByLabel('Tranche').selectOption('unapplied')
  await page.waitForURL(/tranche=unapplied/)
  await expect.poll(() => page.getByText('FA-DIX-MILLIONS').count()).toBe(0)
})

test('the export holds every customer, French decimals and the total', async () => {
  const { totals } = await balance()
  const euros = totals.find((total) => total.currency === 'EUR')
  const { page } = seat
  await seat.open('/balance-agee')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Exporter en CSV' }).click(),
  ])
  expect(file.suggestedFilename()).toBe(`balance-agee-${today()}-EUR.csv`)
  const text = await readFile(await file.path(), 'utf8')
  const lines = text.trimEnd().split('\r\n')
  expect(text.startsWith('\ufeff')).toBe(true)
  expect(lines).toHaveLength((euros?.customers ?? 0) + 2)
  expect(lines.at(-1)?.endsWith(`;${((euros?.totalCents ?? 0) / 100).toFixed(2).replace('.', ',')}`)).toBe(true)
})

test('the documents of a cell sort, and export as they stand', async () => {
  const { page } = seat
  await seat.open('/balance-agee?tranche=overdue')
  const panel = page.getByRole('complementary', { name: 'Pièces de la case' })
  const header = panel.getByRole('columnheader', { name: 'Reste dû' })
  await header.getByRole('button').click()
  await page.waitForURL(/ordre=-open/)
  expect(await header.getAttribute('aria-sort')).toBe('descending')
  await expect.poll(() => panel.locator('[role="row"][aria-rowindex="2"]').textContent()).toContain('FA-DIX-MILLIONS')
  await picture(seat, 'balance-agee-echu')
  const { count, totalCents } = await seat.api<{ count: number; totalCents: number }>(
    'GET',
    '/aged-balance/items?currency=EUR&bucket=overdue&limit=1',
  )
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('button', { name: 'Exporter en CSV' }).click(),
  ])
  const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n')
  expect(lines).toHaveLength(count + 2)
  expect(lines[1]).toMatch(/^VAUQUELIN-MATERIAUX-SUD-OUEST;.*;FA-DIX-MILLIONS;/)
  expect(lines.at(-1)?.endsWith(`;${(totalCents / 100).toFixed(2).replace('.', ',')}`)).toBe(true)
})

test('each currency has its own balance', async () => {
  const { page } = seat
  await seat.open('/balance-agee')
  await page.getByRole('radiogroup', { name: 'Devise' }).getByText('$US').click()
  await page.waitForURL(/devise=USD/)
  await page.getByText('Tallpine Studios Inc.').waitFor()
})
