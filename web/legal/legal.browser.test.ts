import { expect, test } from 'vitest'
import { addDays } from '../../src/kernel/calendar.ts'
import { picture, settled } from '../../tools/testing/browser.ts'
import { bookCustomer, bookExtremes, today } from '../../tools/testing/browser-books.ts'
import { saidOn, staged } from '../../tools/testing/staged.ts'

let morel = ''
const day = (days: number) => addDays(today(), days)

const { stage, seat } = staged(async () => {
  await bookExtremes(stage, seat)
  morel = await bookCustomer(stage, seat, { code: 'MOREL', name: 'Atelier Morel' }, [
    { documentNo: 'FA-101', cents: 1_248_000, dueOn: day(-150) },
    { documentNo: 'FA-108', cents: 96_050, dueOn: day(-12) },
  ])
})

test('what has run is listed, opened to its segments, claimed by keyboard and undone', async () => {
  const { page } = seat
  await seat.open('/contentieux')
  await page.getByRole('row').filter({ hasText: 'Atelier Morel' }).click()
  const panel = page.getByRole('complementary', { name: 'Intérêts et indemnités du client' })
  await panel.getByRole('button', { name: 'Détail des intérêts de FA-101' }).click()
  await panel.getByRole('table', { name: 'Détail des intérêts de FA-101' }).getByText('12,40').first().waitFor()
  await picture(seat, 'interets')
  await page.keyboard.press('e')
  const question = page.getByRole('dialog', { name: 'Réclamer les intérêts et indemnités' })
  await question.getByText('80,00 €').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText('Note PEN-0001 ajoutée au compte du client').waitFor()
  await panel.getByRole('link', { name: 'PEN-0001' }).waitFor()
  await picture(seat, 'interets-note')
  await panel.getByRole('button', { name: 'Reprendre la note PEN-0001' }).click()
  await page.getByLabel('Motif').fill('geste commercial')
  await page.keyboard.press('Enter')
  await page.getByText('Note PEN-0001 reprise').waitFor()
  await panel.getByText('geste commercial').waitFor()
  // From the customer's page, the card leads to the same calculation.
  await seat.open(`/clients/${morel}`)
  await page.getByRole('button', { name: 'Voir le calcul' }).click()
  await page.getByRole('button', { name: 'Détail des intérêts de FA-101' }).waitFor()
  await seat.open('/contentieux/reglages')
  await page.getByLabel('Taux de vos conditions de vente').fill('6')
  await page.keyboard.press('Enter')
  await page.getByText('le plancher est de 8,25').waitFor()
  await picture(seat, 'interets-reglages')
})

test('the law is read row by row; a rate is added with its source, read at once and withdrawn', async () => {
  const { page } = seat
  await seat.open('/reglages?onglet=references')
  await page
    .getByRole('table', { name: 'Retard de paiement' })
    .getByText('Taux de refinancement de la BCE')
    .first()
    .waitFor()
  await picture(seat, 'references')
  await page.getByRole('button', { name: /^Ajouter une ligne : Taux de refinancement/ }).click()
  const question = page.getByRole('dialog')
  await question.getByLabel('Valeur').fill('2,65')
  await question.getByLabel('Lu dans').fill('Banque de France, taux directeurs')
  await picture(seat, 'reference-nouvelle')
  await page.getByRole('button', { name: /^Ajouter une ligne : Taux de refinancement/ }).click()
  await question.getByLabel('Valeur').fill('2,65')
  await page.keyboard.press('Enter')
  await question.getByText('Indiquez où la valeur a été lue').waitFor()
  await question.getByLabel('Lu dans').fill('Banque de France, taux directeurs')
  await page.keyboard.press('Enter')
  await page.getByText('Ligne gardée').waitFor()
  const withdraw = page.getByRole('button', { name: /^Retirer votre ligne Taux de refinancement/ })
  await withdraw.waitFor()
  await settled(page)
  expect((await saidOn(page)).replace(/\s+/g, ' ')).toContain('votre ligne')
  await withdraw.click()
  await page.getByText('Ligne retirée').waitFor()
})
