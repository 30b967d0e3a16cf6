import { expect, test } from 'vitest'
import { examine, invitedSeat, picture, settled } from '../../tools/testing/browser.ts'
import { staged } from '../../tools/testing/staged.ts'
import { LONGEST_PAYER, openBooks, sayBrokenStatements, sayLongPayer, sayMany, sayStatement } from './bank-for-tests.ts'

const { stage, seat } = staged(async () => {
  await openBooks(stage, seat)
  await sayStatement(stage, seat)
  await sayBrokenStatements(stage, seat)
})

test('accounts say how fresh they are and where statements do not join; one is renamed and followed no more', async () => {
  const { page } = seat
  await seat.open('/encaissements/comptes')
  await page.getByText('Un relevé ne suit pas le précédent').first().waitFor()
  await page.getByText(/finit à 1.200,00.€.*commence à 1.500,00.€/).waitFor()
  await picture(seat, 'encaissements-comptes')
  await page.getByRole('link', { name: 'Voir ces jours' }).click()
  const gap = page.getByRole('complementary', { name: 'Relevés qui ne se suivent pas' })
  await gap.getByText(/dont les mouvements font 300,00/).waitFor()
  await expect.poll(() => gap.getByRole('link', { name: /^Relevé d’(avant|après)$/ }).count()).toBe(2)
  await picture(seat, 'encaissements-ecart')
  await page.keyboard.press('Escape')
  await gap.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: /Modifier le compte FR76 1010/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nom').fill('Livret')
  await dialog.getByLabel('Compte comptable').fill('51 2')
  await dialog.getByText('De 3 à 20 chiffres').first().waitFor()
  await dialog.getByLabel('Compte comptable').fill('512100')
  await dialog.getByLabel('Des clients y paient').selectOption('no')
  await examine(page)
  await dialog.getByRole('button', { name: 'Enregistrer le compte' }).click()
  await page.getByRole('row', { name: /^Livret.*512100 Non/ }).waitFor()
})

test('rules show what was measured of each kind, and only who may changes them', async () => {
  const { page } = seat
  const { lines } = await seat.api<{ lines: { id: string }[] }>('GET', '/cash/lines?class=references_gap')
  await seat.api('POST', `/cash/lines/${lines[0]!.id}/accept`, {})
  await seat.open('/encaissements/rapprochement')
  const row = page.getByRole('row', { name: /Pièces citées, petit écart expliqué/ })
  await row.getByText('Proposée : vous ne l’avez pas cochée.').waitFor()
  await row.getByText(/Votre seule réponse ne tranche pas/).waitFor()
  await picture(seat, 'encaissements-regles')
  await page.getByLabel('Escomptes accordés').fill('0,5 deux')
  await page.getByText('Écrivez au plus dix pourcentages').first().waitFor()
  await page.getByLabel('Escomptes accordés').fill('0,5 2')
  await page.getByLabel('Précision exigée').fill('99,5')
  await page.getByRole('checkbox', { name: 'Appliquer seule : Payé par un tiers' }).click()
  await page.getByRole('button', { name: 'Enregistrer les règles' }).click()
  const setting = () =>
    seat.api<{ discountsBp: number[]; leastPrecisionBp: number; autoClasses: string[] }>('GET', '/cash/setting')
  await expect.poll(async () => (await setting()).discountsBp).toEqual([50, 200])
  expect(await setting()).toMatchObject({ leastPrecisionBp: 9_950 })
  expect((await setting()).autoClasses).toContain('third_party')

  const collector = await invitedSeat(stage, seat, 'collector', 'relance@atelier.example')
  await collector.open('/encaissements/rapprochement')
  await collector.page.getByText(/rôle/).first().waitFor()
  const save = collector.page.getByRole('button', { name: 'Enregistrer les règles' })
  expect(await save.getAttribute('aria-disabled')).toBe('true')
  await examine(collector.page)
  const reader = await invitedSeat(stage, seat, 'reader', 'lecture@atelier.example')
  await reader.open('/encaissements')
  await reader.page.getByText(/rôle/).first().waitFor()
  expect(await reader.page.getByRole('button', { name: /Appliquer/ }).count()).toBe(0)
  await examine(reader.page)
})

test('ten thousand lines are paged: the last one is two keys away', async () => {
  const { page } = seat
  await sayMany(stage, seat, 10_000)
  await seat.open('/encaissements')
  await page.getByText(/^10.0\d\d lignes$/).waitFor()
  await page.keyboard.press('End')
  await expect
    .poll(
      async () =>
        (await page
          .getByRole('complementary', { name: 'Ligne de banque' })
          .getByRole('heading', { level: 2 })
          .textContent()) ?? '',
    )
    .toMatch(/INTERETS|PAYEUR/)
  await settled(page)
  await seat.open('/encaissements?mots=payeur 9999')
  await page.getByText(/^1 ligne$/).waitFor()
  await picture(seat, 'encaissements-nombreux')
})

test('an amount of twelve digits is never cut, and a name of 140 letters leaves what is proposed in sight', async () => {
  const { page } = seat
  await sayLongPayer(stage, seat)
  await page.setViewportSize({ width: 1024, height: 768 })
  await seat.open('/encaissements?mots=carrieres')
  const panel = page.getByRole('complementary', { name: 'Ligne de banque' })
  await panel.getByRole('heading', { level: 2, name: LONGEST_PAYER }).waitFor()
  const amount = page.getByRole('gridcell', { name: /1\s234\s567\s890,12/ })
  await amount.waitFor()
  expect(await amount.evaluate((cell) => cell.scrollWidth - cell.clientWidth)).toBe(0)
  expect(
    await amount
      .locator('span')
      .first()
      .evaluate((text) => text.scrollWidth - text.clientWidth),
  ).toBe(0)
  const title = await panel.getByRole('heading', { level: 2 }).boundingBox()
  expect(title!.height).toBeLessThanOrEqual(48)
  await examine(page)
  await page.setViewportSize({ width: 1440, height: 900 })
})
