import { expect, test } from 'vitest'
import { addDays } from '../../src/kernel/calendar.ts'
import { examine, picture } from '../../tools/testing/browser.ts'
import { bookCustomer, LONGEST_NAME, today } from '../../tools/testing/browser-books.ts'
import { eventually, staged } from '../../tools/testing/staged.ts'

const { stage, seat } = staged()

type Rows = { rows: { id: string; state: string }[] }
const letters = async (state: string) => (await seat.api<Rows>('GET', `/messages?state=${state}`)).rows

test('a formal notice is prepared with what it lacks told, leaves, is proven by a scan, and waits once its days are over', async () => {
  const { page } = seat
  await seat.open('/contentieux/mises-en-demeure')
  await page.getByText('Aucune mise en demeure ici').waitFor()
  await picture(seat, 'mises-en-demeure-vide')
  const late = (documentNo: string, days: number, cents: number) => {
    const dueOn = addDays(today(), -days)
    return { documentNo, cents, issuedOn: addDays(dueOn, -30), dueOn }
  }
  const id = await bookCustomer(stage, seat, { code: 'VAUQUELIN', name: LONGEST_NAME }, [
    late('FA-101', 200, 1_000_000_001),
    late('FA-108', 40, 96_050),
  ])
  await seat.open(`/clients/${id}`)
  const card = page.getByRole('region', { name: 'Mises en demeure' })
  await card.getByRole('button', { name: 'Préparer une mise en demeure' }).click()
  const question = page.getByRole('dialog')
  await question.getByText('Le SIREN du client manque').waitFor()
  await question.getByText('Complétez ce qui manque, ou confirmez.').waitFor()
  await question.getByLabel('Par').selectOption('letter')
  await question.getByText('ne prouve ni l’envoi ni la réception').waitFor()
  await question.getByLabel('Par').selectOption('registered_letter')
  await picture(seat, 'mise-en-demeure-preparer')
  // The question is asked anew after its pictures.
  await card.getByRole('button', { name: 'Préparer une mise en demeure' }).click()
  await question.getByLabel('FA-108').uncheck()
  await examine(page)
  await question.getByLabel('L’envoyer sans cela').check()
  await question.getByRole('button', { name: 'Envoyer la mise en demeure' }).click()
  await question.waitFor({ state: 'detached' })

  await eventually(async () => (await letters('produced')).length).toBe(1)
  const [letter] = await letters('produced')
  const body = { batchId: null, letters: [{ id: letter!.id, registeredNo: '1A 123 456 7890 1' }], postedOn: today() }
  await seat.api('POST', '/letters/posted', body)
  await eventually(
    async () => (await seat.api<{ running: number }>('GET', '/formal-notices?show=running')).running,
  ).toBe(1)
  await seat.open('/contentieux/mises-en-demeure?voir=en-cours')
  await page.getByRole('row').filter({ hasText: 'sans preuve' }).click()
  const panel = page.getByRole('complementary', { name: 'La mise en demeure choisie' })
  await panel.getByText('Recommandé n° 1A 123 456 7890 1').waitFor()
  await panel.getByRole('button', { name: 'Noter un avis ou un bordereau' }).click()
  await question.getByLabel('Le', { exact: true }).fill('+0')
  await page.keyboard.press('Tab')
  await question.getByText('Joignez le scan, ou dites').waitFor()
  await page.getByTestId('notice-scan').setInputFiles({
    name: 'avis-de-passage.png',
    mimeType: 'image/png',
    buffer: Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  })
  await question.getByText('Scan : avis-de-passage.png').waitFor()
  await question.getByRole('button', { name: 'Noter', exact: true }).click()
  await panel.getByRole('link', { name: 'avis-de-passage.png' }).waitFor()
  await panel.getByText('le client est en demeure').waitFor()
  await expect.poll(() => panel.getByText('n’interrompt pas la prescription').count()).toBe(1)
  await examine(page)
  await picture(seat, 'mise-en-demeure')
})

test('whoever collects for others sees what keeps it from writing, creditor by creditor', async () => {
  const { page } = seat
  await seat.open('/contentieux/reglages')
  await page.getByLabel('Nous recouvrons pour autrui').check()
  await page.getByLabel('Assureur en responsabilité').fill('Assurances du Ponant')
  const form = page.locator('form').filter({ hasText: 'Recouvrement pour autrui' })
  await form.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByRole('button', { name: 'Ajouter un créancier' }).click()
  const question = page.getByRole('dialog')
  await question.getByLabel('Nom ou dénomination').fill('Bâti-Sud SARL')
  await question.getByLabel('Adresse ou siège').fill('3 quai Duguay-Trouin, 35000 Rennes')
  await question.getByLabel('Mandat écrit du').fill('01/02/2026')
  await question.getByLabel('la rémunération').check()
  await examine(page)
  await question.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('l’assurance de responsabilité professionnelle n’est pas renseignée').waitFor()
  await page.getByText('ne précise pas').waitFor()
  await picture(seat, 'recouvrement-pour-autrui')
})
