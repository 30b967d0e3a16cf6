import { expect, test } from 'vitest'
import { addDays } from '../../src/kernel/calendar.ts'
import { formatMoney } from '../../src/kernel/money.ts'
import { picture, settled } from '../../tools/testing/browser.ts'
import { bookExtremes, importDemo, today } from '../../tools/testing/browser-books.ts'
import { staged } from '../../tools/testing/staged.ts'

const { stage, seat } = staged(async () => {
  await importDemo(seat)
  await bookExtremes(stage, seat)
})

test('from the dashboard to the line of the imported file, and back with one key', async () => {
  const { page } = seat
  await seat.open('/pilotage')
  await page
    .locator('main div')
    .filter({ has: page.getByRole('heading', { name: 'Échu', exact: true }) })
    .last()
    .getByRole('link')
    .click()
  await page.waitForURL(/balance-agee\?.*tranche=overdue/)
  const cell = page.getByRole('complementary', { name: 'Pièces de la case' })
  await cell.waitFor()
  await page.keyboard.press('Escape')
  await page.waitForURL((url) => !url.search.includes('tranche='))
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.waitForURL(/client=/)
  await settled(page)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/clients\/[0-9a-f-]{36}$/)
  await settled(page)
  await page.getByRole('radiogroup', { name: 'Pièces montrées' }).getByText('Toutes').click()
  const paid = page
    .getByRole('grid', { name: 'Pièces' })
    .locator('[role="row"]')
    .filter({ has: page.getByText('0,00 €', { exact: true }) })
  await paid.first().click()
  const item = page.getByRole('complementary', { name: 'Pièce' })
  await item.waitFor()
  await settled(page)
  const invoice = page.url()
  await item.locator('li button').first().click()
  await page.waitForURL((url) => url.toString() !== invoice && url.search.includes('piece='))
  await settled(page)
  await item.getByRole('button', { name: 'Montrer la ligne du fichier' }).click()
  await item.getByText('EcritureNum').waitFor()
  await page.keyboard.press('Backspace')
  await page.waitForURL(invoice)
  await page.keyboard.press('Backspace')
  await page.waitForURL(/balance-agee\?.*client=/)
  await page.keyboard.press('Backspace')
  await page.waitForURL(/pilotage/)
})

test('each line of the timeline opens what it is made of', async () => {
  const { rows } = await seat.api<{ rows: { id: string }[] }>(
    'GET',
    '/customers?show=overdue&sort=overdue&descending=true',
  )
  const id = rows[1]?.id
  await seat.api('POST', `/customers/${id}/holds`, {
    itemId: null,
    category: 'commercial',
    note: 'Livraison incomplète',
    untilOn: addDays(today(), 10),
  })
  const { page } = seat
  await seat.open(`/clients/${id}`)
  const held = page.locator('ol li[data-kind="event"]').filter({ hasText: 'Relances suspendues' })
  await held.locator('summary').click()
  await held.getByText('Note : Livraison incomplète').waitFor()
  await held.getByText('Cause : Accord commercial').waitFor()
  const imported = page.locator('ol li[data-kind="import"]').first()
  await picture(seat, 'fiche-fil')
  await seat.open(`/clients/${id}`)
  await imported.getByRole('button').click()
  await page.waitForURL(/import=/)
  await page.getByText(/^Pièces de l’import .*FEC/).waitFor()
  await settled(page)
  await page.keyboard.press('j')
  await page.waitForURL(/piece=/)
  await page
    .getByRole('complementary', { name: 'Pièce' })
    .getByText(/Ligne .* du fichier importé/)
    .waitFor()
  await picture(seat, 'fiche-import')
  await seat.open(`/clients/${id}?import=${new URL(page.url()).searchParams.get('import')}`)
  await page.getByRole('button', { name: 'Toutes les pièces' }).click()
  await page.waitForURL((url) => !url.search.includes('import='))
})

test('a balance of last month is shown as it was known then, and says so', async () => {
  const { page } = seat
  const past = addDays(today(), -30)
  await seat.open(`/balance-agee?au=${past}`)
  await page.getByLabel('Connu au').fill('-30')
  await page.keyboard.press('Tab')
  await page.waitForURL(new RegExp(`connu=${past}`))
  // Everything was imported today: a month ago nothing was known.
  await page.getByRole('heading', { name: 'Rien n’était encore connu' }).waitFor()
  await picture(seat, 'balance-agee-connue')
  await seat.open(`/balance-agee?au=${past}&connu=${past}`)
  await page.getByRole('button', { name: 'Tenir compte de tout' }).click()
  await page.waitForURL((url) => !url.search.includes('connu='))
  await page.getByRole('grid', { name: 'Balance âgée' }).waitFor()
})

test('the totals of the customers follow the filter and the words, one line a currency', async () => {
  type Totals = { totals: { currency: string; overdueCents: number }[] }
  const { page } = seat
  const foot = page.getByRole('grid', { name: 'Clients' }).locator('[role="row"]').last()
  for (const query of ['?voir=overdue&tri=-overdue', '?mots=atelier']) {
    const asked = query
      .replace('voir=', 'show=')
      .replace('mots=', 'words=')
      .replace(/&tri.*/, '')
    const { totals } = await seat.api<Totals>('GET', `/customers-totals${asked}`)
    await seat.open(`/clients${query}`)
    for (const total of totals)
      await expect.poll(() => foot.textContent()).toContain(formatMoney('fr', total.overdueCents, total.currency))
  }
  await seat.open('/clients?voir=overdue&tri=-overdue')
  await picture(seat, 'clients-totaux')
})
