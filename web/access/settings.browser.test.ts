import { expect, test } from 'vitest'
import { examine, invitedSeat, picture, settled } from '../../tools/testing/browser.ts'
import { staged } from '../../tools/testing/staged.ts'

type Organisation = { iban: string; bic: string; fiscalYearEnd: string; addressLines: string[]; country: string }

const { stage, seat } = staged()

test('the organisation is corrected, and what was not touched stays as it was', async () => {
  const before = await seat.api<Organisation>('GET', '/organisation')
  const { page } = seat
  await seat.open('/reglages')
  await picture(seat, 'reglages')
  await page.getByLabel('Dernier jour de l’exercice').fill('31/11')
  await page.getByRole('button', { name: 'Enregistrer l’organisation' }).click()
  await page.getByText('n’est pas un jour de l’année').waitFor()
  await page.getByLabel('Dernier jour de l’exercice').fill('30/06')
  await page.getByRole('button', { name: 'Enregistrer l’organisation' }).click()
  await page.getByText('L’organisation est enregistrée.').waitFor()
  expect(await seat.api('GET', '/organisation')).toEqual({ ...before, fiscalYearEnd: '06-30' })
  await page.keyboard.press('Escape')
  await page.locator('h1').click()
  await page.keyboard.press('u')
  await expect.poll(() => seat.api('GET', '/organisation')).toEqual(before)
})

test('an invitation gives its link once; it can be withdrawn; the last owner stays', async () => {
  const { page } = seat
  // Above a page longer than the window as well, the parts of the settings are there to be clicked.
  await seat.open('/reglages')
  await page.getByRole('navigation', { name: 'Réglages' }).getByRole('link', { name: 'Membres' }).click()
  await page.waitForURL(/onglet=membres/)
  await page.getByLabel('E-mail').fill('paul@atelier.example')
  await page.getByRole('button', { name: 'Créer le lien' }).click()
  const link = page.getByLabel('Lien d’invitation')
  await link.waitFor()
  await expect.poll(() => link.inputValue()).toContain('/invitation/')
  await picture(seat, 'reglages-membres')
  await expect.poll(() => page.getByLabel('Lien d’invitation').count()).toBe(0)
  await page.getByRole('button', { name: 'Retirer l’invitation de paul@atelier.example' }).click()
  await page.getByText('Aucune invitation en attente.').waitFor()
  await page.getByLabel(/^Rôle de/).selectOption('reader')
  await page.getByText('doit garder au moins un propriétaire').waitFor()
})

test('who may not change settings is told so, and cannot', async () => {
  const collector = await invitedSeat(stage, seat, 'collector', 'relance@atelier.example')
  await collector.open('/reglages')
  await collector.page.getByText('il faut au moins le rôle Responsable').waitFor()
  const save = collector.page.getByRole('button', { name: 'Enregistrer l’organisation' })
  expect(await save.getAttribute('aria-disabled')).toBe('true')
  await examine(collector.page)
  await collector.open('/reglages?onglet=membres')
  await collector.page.getByText('il faut au moins le rôle Propriétaire').waitFor()
  await expect.poll(() => collector.page.getByRole('button', { name: 'Créer le lien' }).count()).toBe(0)
  await collector.context.close()
})

test('the language changes at once, for the person', async () => {
  const { page } = seat
  await seat.open('/reglages?onglet=langue')
  await page.locator('main').getByText('English').click()
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
  await settled(page)
  await page.locator('main').getByText('Français').click()
  await page.getByRole('heading', { level: 1, name: 'Réglages' }).waitFor()
})
