import { expect, test } from 'vitest'
import { addDays, addMonths } from '../../src/kernel/calendar.ts'
import { examine, picture } from '../../tools/testing/browser.ts'
import { bookCustomer, LONGEST_NAME, today } from '../../tools/testing/browser-books.ts'
import { eventually, saidOn, staged } from '../../tools/testing/staged.ts'

const fiveYearsBefore = (days: number) => addMonths(addDays(today(), days), -60)
const { stage, seat } = staged()

/** Debts that are barred in so many days, or were before: each night their clocks are reckoned, and when a setting changes. */
async function reckoned(): Promise<void> {
  await seat.api('PUT', '/limitation-setting', { businessKind: 'trade', consumerKind: 'consumer', contractYears: null })
  const listed = async () => (await seat.api<{ count: number }>('GET', '/claims-at-risk?show=all')).count
  await eventually(listed).toBe(5)
}

test('claims at risk: an empty list, how a day is reckoned, a letter refused, an acknowledgement that saves', async () => {
  const { page } = seat
  await seat.open('/contentieux/prescription')
  await page.getByText('Rien ne se prescrit d’ici un an').waitFor()
  await picture(seat, 'prescription-vide')
  const owed = (documentNo: string, days: number, cents: number) => {
    const issuedOn = fiveYearsBefore(days)
    return { documentNo, cents, issuedOn, dueOn: addDays(issuedOn, 30) }
  }
  await bookCustomer(stage, seat, { code: 'MOREL', name: 'Atelier Morel' }, [
    owed('FA-101', 20, 248_000),
    owed('FA-108', 150, 96_050),
    owed('FA-090', -12, 50_000),
  ])
  await bookCustomer(stage, seat, { code: 'VAUQUELIN', name: LONGEST_NAME }, [
    owed('FA-DIX-MILLIONS', 75, 1_000_000_001),
  ])
  await bookCustomer(stage, seat, { code: 'LOIN', name: 'Loin de là' }, [owed('FA-300', 900, 10_000)])
  await reckoned()
  await seat.open('/contentieux/prescription')
  await page.getByRole('row').filter({ hasText: 'FA-101' }).waitFor()
  expect(await page.getByRole('row').filter({ hasText: 'FA-300' }).count()).toBe(0)
  await page.keyboard.press('j')
  const panel = page.getByRole('complementary', { name: 'Prescription d’une créance' })
  await panel.getByText('Date optimiste').waitFor()
  await panel.getByText('Demandez une reconnaissance de dette écrite').waitFor()
  await picture(seat, 'prescription')

  await page.keyboard.press('n')
  const question = page.getByRole('dialog')
  await question.getByLabel('Événement').selectOption('recorded_letter')
  await question.getByRole('button', { name: 'Enregistrer l’événement' }).click()
  await question.getByText('n’interrompt pas la prescription').waitFor()
  await examine(page)
  await question.getByLabel('Événement').selectOption('acknowledgement')
  await question.getByLabel('Preuve').fill('Lettre signée de Mme Morel')
  await question.getByLabel('FA-108').check()
  await page.keyboard.press('Control+Enter')
  await panel.getByText('Un nouveau délai entier court').waitFor()
  await eventually(() => saidOn(page)).toContain('Lettre signée de Mme Morel')
  await picture(seat, 'prescription-sauvee')
  // Saved for five years, it is at risk no more: the list holds what still is.
  await page.getByRole('row').filter({ hasText: 'FA-101' }).waitFor({ state: 'detached' })
  expect(await page.getByRole('row').filter({ hasText: 'FA-108' }).count()).toBe(0)

  await page.getByRole('button', { name: /^Prescrites/ }).click()
  await page.getByRole('row').filter({ hasText: 'FA-090' }).click()
  await panel.getByText('Un paiement volontaire reste acquis').waitFor()
  await picture(seat, 'prescription-prescrite')
})

test('the day of the work is told with its proof, and what debts are for is set for all', async () => {
  const { page } = seat
  await seat.open('/contentieux/prescription?voir=tout&mots=FA-108')
  await page.getByRole('row').filter({ hasText: 'FA-108' }).click()
  await page.getByRole('button', { name: 'Préciser la créance' }).click()
  const question = page.getByRole('dialog')
  await question.getByLabel('Travail achevé').fill('01/12/2021')
  await question.getByRole('button', { name: 'Enregistrer' }).click()
  await question.getByText('Indiquez ce qui prouve ce jour').waitFor()
  await question.getByLabel('Preuve').fill('Bon de livraison 44')
  await examine(page)
  await question.getByRole('button', { name: 'Enregistrer' }).click()
  const panel = page.getByRole('complementary', { name: 'Prescription d’une créance' })
  // What was acknowledged since starts anew, whenever the work was done.
  await panel.getByText('Prescrite après le 14/10/2031').waitFor()
  await panel.getByText('Départ le 01/12/2021').waitFor()
  await page.getByRole('button', { name: 'Genres de créance' }).click()
  await examine(page)
  await page.getByLabel('Clients professionnels').selectOption('carriage')
  await page.getByRole('button', { name: 'Enregistrer et recalculer' }).click()
  await panel.getByText('Prescrite depuis le 01/12/2022').waitFor()
  await panel.getByText('Trop tard').waitFor()
})

test('the calendar of a procedure follows from its acts, and says why a day moved (law §6.2)', async () => {
  const { page } = seat
  await seat.open('/contentieux/delais')
  await page.getByText('Indiquez un jour').waitFor()
  await page.getByLabel('Jour de l’ordonnance').fill('05/10/2026')
  await page.getByLabel('Signifiée le').fill('20/10/2026')
  await page.getByLabel('Remise en main propre au débiteur').check()
  for (const last of ['05/01/2027', '20/11/2026', '22/12/2026']) await page.getByText(last).waitFor()
  await page.getByLabel('Procédure').selectOption('insolvency')
  await page.getByLabel('Publication au BODACC le').fill('03/11/2026')
  await page.getByLabel('Code postal').fill('67000')
  await page.getByText('Le 03/01/2027 est un dimanche').waitFor()
  await picture(seat, 'delais')
})
