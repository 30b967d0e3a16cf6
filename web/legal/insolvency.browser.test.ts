import { expect, test } from 'vitest'
import { addDays } from '../../src/kernel/calendar.ts'
import { examine, picture } from '../../tools/testing/browser.ts'
import { bookCustomer, LONGEST_NAME, today } from '../../tools/testing/browser-books.ts'
import { staged } from '../../tools/testing/staged.ts'

const { stage, seat } = staged()
const frenchDay = (day: string) => `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`

test('an insolvency from its judgment to its proof, then its provision: the keyboard does it', async () => {
  const { page } = seat
  await seat.open('/contentieux/procedures-collectives')
  await page.getByText('Aucun client en procédure collective').waitFor()
  await picture(seat, 'procedures-vides')
  const openedOn = addDays(today(), -20)
  const owed = (documentNo: string, days: number, cents: number) => {
    const issuedOn = addDays(today(), -days)
    return { documentNo, cents, issuedOn, dueOn: addDays(issuedOn, 30) }
  }
  await bookCustomer(stage, seat, { code: 'MOREL', name: 'Atelier Morel' }, [
    owed('FA-101', 200, 1_200_000),
    owed('FA-102', 30, 96_050),
    owed('FA-103', 10, 50_000),
  ])
  await bookCustomer(stage, seat, { code: 'VAUQUELIN', name: LONGEST_NAME }, [owed('FA-200', 400, 1_000_000_001)])

  await page.keyboard.press('n')
  const question = page.getByRole('dialog')
  await question.getByLabel('Client').fill('Morel')
  await page.getByRole('option', { name: 'Atelier Morel' }).click()
  await question.getByLabel('Procédure').selectOption('liquidation')
  await question.getByLabel('Jugement du').fill(frenchDay(openedOn))
  await question.getByLabel('Publié au BODACC le').fill(frenchDay(addDays(openedOn, -1)))
  await question.getByLabel('D’où vous le savez').fill('Lettre du liquidateur')
  await question.getByLabel('Mandataire ou liquidateur').fill('Maître Le Goff')
  await question.getByLabel('Son adresse').fill('3 quai Lamennais\n35000 Rennes')
  await page.keyboard.press('Control+Enter')
  await question.getByText('précède le jugement').waitFor()
  await question.getByLabel('Publié au BODACC le').fill(frenchDay(addDays(openedOn, 5)))
  await page.keyboard.press('Control+Enter')
  const panel = page.getByRole('complementary', { name: 'Procédure collective' })
  await panel.getByText('Créances antérieures, gelées').waitFor()
  await panel.getByText('FA-103').waitFor()
  await examine(page)
  await picture(seat, 'procedure')

  await page.keyboard.press('d')
  await page.getByRole('dialog').getByLabel('Sûreté ou privilège').waitFor()
  await page.keyboard.press('Control+Enter')
  await panel.getByText('préparée', { exact: true }).waitFor()
  await panel.getByRole('button', { name: 'Envoyer en recommandé' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Envoyer en recommandé' }).click()
  await panel.getByText('elle compte du jour où la lettre part').waitFor()
  await picture(seat, 'procedure-declaree')

  await seat.open('/contentieux/provisions')
  await page.getByRole('row').filter({ hasText: 'FA-101' }).waitFor()
  // Born after the judgment, and not late for long: not in doubt.
  expect(await page.getByRole('row').filter({ hasText: 'FA-103' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Réglages des provisions' }).click()
  await page.getByRole('dialog').getByLabel('TVA usuelle de vos factures').fill('20')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('row').filter({ hasText: 'FA-101' }).getByText('admise').waitFor()
  await page.getByRole('row').filter({ hasText: 'FA-200' }).getByText('refusée').waitFor()
  await page.getByRole('row').filter({ hasText: 'FA-101' }).click()
  await page
    .getByRole('complementary', { name: 'Provision d’une créance' })
    .getByText('De quoi ce chiffre est fait')
    .waitFor()
  await examine(page)
  await picture(seat, 'provisions')

  await page.getByRole('button', { name: 'Passer en perte' }).click()
  await page.getByRole('dialog').getByLabel('Pourquoi, et ce qui le montre').fill('Jugement de liquidation')
  await page.keyboard.press('Control+Enter')
  const losses = page.getByRole('region', { name: 'Pertes et TVA à récupérer' })
  await losses.getByRole('button', { name: 'Dossier d’irrécouvrabilité' }).click()
  await losses.getByRole('link', { name: /irrecouvrabilite_MOREL-1_/ }).waitFor()
  await examine(page)
  await picture(seat, 'perte')
})
