import { expect, test } from 'vitest'
import { examine, picture, settled } from '../../tools/testing/browser.ts'
import { staged } from '../../tools/testing/staged.ts'

const { seat } = staged()

const customer = {
  name: '',
  kind: 'business',
  siren: null,
  vatNo: null,
  lang: 'fr',
  addressLines: [],
  postcode: '',
  city: '',
  country: 'FR',
  terms: null,
}
const added = (code: string, name: string) =>
  seat.api<{ id: string }>('POST', '/customers', { ...customer, code, name }).then(({ id }) => id)

test('a colleague is added in the settings, and removed only knowing who loses a salesperson', async () => {
  const { page } = seat
  await seat.open('/reglages?onglet=collegues')
  await page.getByText('Aucun collègue pour l’instant.').waitFor()
  await page.getByRole('button', { name: 'Ajouter un collègue' }).click()
  await page.getByLabel('Nom').fill('Inès Démo')
  await page.getByLabel('E-mail').fill('pas une adresse')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('n’est pas une adresse e-mail complète').waitFor()
  await page.getByLabel('E-mail').fill('ines@atelier.example')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('ines@atelier.example').waitFor()
  await settled(page)
  await examine(page)
  await picture(seat, 'reglages-collegues')
})

test('a profile is completed: group, market, salesperson and limit, and the page shows the exposure and the group', async () => {
  const { page } = seat
  const [, branch] = [await added('T1', 'Groupe Démo'), await added('T2', 'Filiale Démo')]
  await seat.open(`/clients/${branch}`)
  await page.getByText('Ni secteur, ni commercial, ni plafond').waitFor()
  await page.getByRole('button', { name: 'Modifier le profil' }).click()
  // A picture in another language begins the form anew: it is taken before anything is typed.
  await picture(seat, 'fiche-profil-edition')
  await page.getByRole('combobox', { name: 'Tête du groupe' }).fill('Groupe')
  await page.getByRole('option', { name: /Groupe Démo/ }).click()
  await page.getByRole('combobox', { name: 'Secteur' }).fill('Bâtiment')
  await page.getByLabel('Commercial').selectOption({ label: 'Inès Démo' })
  await page.getByLabel('Risque').selectOption({ label: 'Élevé' })
  await page.getByRole('combobox', { name: 'Étiquettes' }).fill('grand compte')
  await page.keyboard.press('Enter')
  await page.getByLabel('Plafond d’encours').fill('15000')
  await examine(page)
  await page.getByRole('button', { name: 'Enregistrer le profil' }).click()
  await page.getByText('Bâtiment · risque élevé').waitFor()
  await page.getByText(/0,00\s€ sur 15\s000,00\s€/).waitFor()
  await page.getByRole('link', { name: 'Groupe Démo' }).waitFor()
  await settled(page)
  await examine(page)
  await picture(seat, 'fiche-profil')
  await page.getByRole('link', { name: 'Groupe Démo' }).click()
  await page.getByRole('heading', { level: 1, name: 'Groupe Démo' }).waitFor()
  await page.getByRole('button', { name: 'Modifier le profil' }).click()
  await page.getByRole('combobox', { name: 'Tête du groupe' }).fill('Filiale')
  await page.getByRole('option', { name: /Filiale Démo/ }).click()
  await page.getByRole('button', { name: 'Enregistrer le profil' }).click()
  await page.getByText('Un groupe n’a qu’un niveau').waitFor()
  expect(await page.getByRole('link', { name: 'Inès Démo' }).count()).toBe(0)
})

test('a contact who wants no more mail is marked so', async () => {
  const { page } = seat
  const id = await added('T3', 'Seule Démo')
  await seat.open(`/clients/${id}`)
  await page.getByRole('button', { name: 'Ajouter un contact' }).click()
  await page.getByLabel('Nom', { exact: true }).fill('Barthe')
  await page.getByLabel('E-mail').fill('compta@seule.example')
  await page.getByLabel('Ne plus écrire à cette adresse').check()
  await page.getByRole('button', { name: 'Enregistrer le contact' }).click()
  await page.getByText('Ne veut plus d’e-mails').waitFor()
})
