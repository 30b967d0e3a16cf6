import { afterAll, beforeAll, expect, test } from 'vitest'
import { formatAmount } from '../../src/kernel/money.ts'
import { examine, openStage, ownerSeat, picture, type Seat, type Stage } from '../../tools/testing/browser.ts'
import { importDemo } from '../../tools/testing/browser-books.ts'

let stage: Stage
let seat: Seat

beforeAll(async () => {
  stage = await openStage()
  seat = await ownerSeat(stage)
})
afterAll(() => stage.end())

test('empty books say how to fill them', async () => {
  await seat.open('/pilotage')
  await seat.page.getByRole('heading', { name: 'Rien à mesurer pour l’instant' }).waitFor()
  await examine(seat.page)
})

test('the figures are those of the books, and the DSO shows what it is made of', async () => {
  await importDemo(seat)
  const dso = await seat.api<{ byBalance: { days: number; receivableCents: number; salesCents: number } }>(
    'GET',
    '/insight/dso',
  )
  const { page } = seat
  await seat.open('/pilotage')
  const said = String(dso.byBalance.days.toFixed(1)).replace('.', ',')
  await expect.poll(() => page.locator('main').textContent()).toContain(`${said} j`)
  await picture(seat, 'pilotage')
  await page.getByRole('button', { name: 'Comment est-ce calculé' }).first().click()
  const explained = page.getByRole('region', { name: 'Calcul du DSO' })
  await explained.waitFor()
  await expect.poll(() => explained.textContent()).toContain(formatAmount('fr', dso.byBalance.salesCents, 'EUR'))
  await picture(seat, 'pilotage-calcul')
})

test('a part of the aged bar leads to the documents behind it', async () => {
  const { page } = seat
  await seat.open('/pilotage')
  await page.locator('dl a').nth(1).click()
  await page.waitForURL(/balance-agee\?tranche=d1to30/)
  await page.getByRole('complementary', { name: 'Pièces de la case' }).waitFor()
})

test('the line is drawn by one method or the other, and has its table', async () => {
  const { page } = seat
  await seat.open('/pilotage')
  await page.getByText('Par épuisement').click()
  await page.waitForURL(/methode=epuisement/)
  const line = page.locator('figure').filter({ hasText: 'DSO sur douze mois' })
  await line.getByText('Tableau').click()
  await expect.poll(() => line.locator('tbody tr').count()).toBeGreaterThan(6)
})
