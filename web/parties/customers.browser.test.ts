import { expect, test } from 'vitest'
import { examine, invitedSeat, picture, settled } from '../../tools/testing/browser.ts'
import { bookExtremes, importDemo, LONGEST_NAME } from '../../tools/testing/browser-books.ts'
import { staged } from '../../tools/testing/staged.ts'

let giantId: string

const { stage, seat } = staged()

test('with no customer the list says how to begin', async () => {
  await seat.open('/clients')
  await seat.page.getByRole('heading', { name: 'Aucun client pour l’instant' }).waitFor()
  await examine(seat.page)
})

test('the list filters, sorts and walks by keyboard; the address holds it all', async () => {
  await importDemo(seat)
  giantId = (await bookExtremes(stage, seat)).customerId
  const { page } = seat
  await seat.open('/clients?voir=overdue&tri=-overdue')
  const rows = page.locator('[role="row"][aria-rowindex="2"]')
  await expect.poll(() => rows.first().textContent()).toContain('Vauquelin')
  await page.keyboard.press('j')
  await page.waitForURL(/client=/)
  await page.getByRole('complementary', { name: 'Résumé du client' }).waitFor()
  await expect
    .poll(() => page.getByRole('complementary').getByRole('heading', { level: 2 }).textContent())
    .toBe(LONGEST_NAME)
  await picture(seat, 'clients')
  await page.keyboard.press('Escape')
  await page.waitForURL((url) => !url.search.includes('client='))
  await page.keyboard.press('f')
  const { rows: late } = await seat.api<{ rows: { name: string; code: string }[] }>('GET', '/customers?show=overdue')
  const wanted = late.find((row) => row.name !== LONGEST_NAME)
  await page.keyboard.type(wanted?.code.toLowerCase() ?? '')
  await page.waitForURL(new RegExp(`mots=${wanted?.code}`, 'i'))
  await expect
    .poll(() => page.locator('[role="row"] [role="gridcell"]').first().textContent())
    .toContain(wanted?.name ?? '')
})

test('Enter opens the page; brackets walk the same list; Back returns to it', async () => {
  const { page } = seat
  await seat.open('/clients?voir=overdue&tri=-overdue')
  await page.keyboard.press('j')
  await page.waitForURL(/client=/)
  await page.keyboard.press('Enter')
  await page.waitForURL(new RegExp(`/clients/${giantId}.*rang=1`))
  await settled(page)
  await page.getByText(/^1 sur \d+$/).waitFor()
  await page.keyboard.press(']')
  await page.waitForURL(/rang=2/)
  await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).not.toContain('Vauquelin')
  await page.goBack()
  await page.goBack()
  await page.waitForURL(/\/clients\?/)
})

test('a document opens beside the list with its amounts, its settlements and the line of its file', async () => {
  const { rows } = await seat.api<{ rows: { id: string; name: string }[] }>(
    'GET',
    '/customers?show=overdue&sort=overdue&descending=true',
  )
  const customer = rows.find((row) => row.id !== giantId)
  const { page } = seat
  await seat.open(`/clients/${customer?.id}?pieces=toutes`)
  const paid = page.locator('[role="row"]').filter({ has: page.getByText('0,00 €', { exact: true }) })
  await paid.first().click()
  await page.waitForURL(/piece=/)
  await page.getByRole('complementary', { name: 'Pièce' }).waitFor()
  await settled(page)
  await page.getByRole('button', { name: 'Montrer la ligne du fichier' }).click()
  await page.getByText('EcritureNum').waitFor()
  await picture(seat, 'fiche-piece')
  await page.getByRole('complementary').locator('li button').first().click()
  await page.keyboard.press('Escape')
  await page.waitForURL((url) => !url.search.includes('piece='))
  await picture(seat, 'fiche')
})

test('a note and a call are written with the keyboard and stand in the timeline', async () => {
  const { page } = seat
  await seat.open(`/clients/${giantId}`)
  await page.keyboard.press('n')
  await page.getByRole('textbox', { name: 'Note' }).fill('Le comptable est absent jusqu’au 3.')
  await page.keyboard.press('Control+Enter')
  await page.locator('ol').getByText('Le comptable est absent jusqu’au 3.').waitFor()
  await page.keyboard.press('c')
  await page.getByRole('radio', { name: /Joint/ }).waitFor()
  await page.keyboard.press('2')
  expect(await page.getByRole('radio', { name: /Message laissé/ }).isChecked()).toBe(true)
  await page.getByRole('button', { name: 'Enregistrer l’appel' }).click()
  await page
    .locator('ol li[data-kind="call"]')
    .getByText(/Message laissé/)
    .waitFor()
})

test('contacts are added, corrected and removed in place, and the removal is undone with u', async () => {
  const { page } = seat
  await seat.open(`/clients/${giantId}`)
  await page.getByRole('button', { name: 'Ajouter un contact' }).click()
  await page.getByLabel('Nom', { exact: true }).fill('Barthe')
  await page.getByLabel('E-mail').fill('pas une adresse')
  await page.getByRole('button', { name: 'Enregistrer le contact' }).click()
  await page.getByText('n’est pas une adresse e-mail complète').waitFor()
  await page.getByLabel('E-mail').fill('compta@vauquelin.example')
  await page.getByRole('button', { name: 'Enregistrer le contact' }).click()
  await page.getByRole('link', { name: 'compta@vauquelin.example' }).waitFor()
  await page.getByRole('button', { name: 'Retirer Barthe' }).click()
  await page.getByText('Barthe ne sera plus contacté(e).').waitFor()
  await page.keyboard.press('u')
  await page.getByRole('link', { name: 'compta@vauquelin.example' }).waitFor()
  // An absence is written down by hand, and ended by hand.
  const away = async (day: string) => {
    await page.getByRole('button', { name: 'Modifier Barthe' }).click()
    await page.getByLabel('Dernier jour d’absence').fill(day)
    await page.getByLabel('Dernier jour d’absence').press('Tab')
    await page.getByRole('button', { name: 'Enregistrer le contact' }).click()
  }
  await away('+7')
  await page.getByText(/^Absent jusqu’au/).waitFor()
  await examine(page)
  await away('')
  await page.getByText(/^Absent jusqu’au/).waitFor({ state: 'detached' })
})

test('terms above the legal ceiling are warned of, a wrong SIREN is refused, and a correction is saved', async () => {
  const { page } = seat
  await seat.open(`/clients/${giantId}?panneau=fiche`)
  await page.getByLabel('SIREN').fill('732829321')
  await page.getByRole('combobox', { name: 'Délai de paiement' }).fill('90 jours')
  await page.getByText('Ces conditions peuvent dépasser le maximum légal').waitFor()
  await page.getByText('n’est pas un SIREN').waitFor()
  await picture(seat, 'fiche-edition')
  await page.getByLabel('SIREN').fill('732 829 320')
  await page.getByRole('combobox', { name: 'Délai de paiement' }).fill('60 jours')
  await page.getByRole('button', { name: 'Enregistrer la fiche' }).click()
  await page.getByText('Délai convenu : 60 jours').waitFor()
})

test('a reader sees everything and is told which role each act takes', async () => {
  const reader = await invitedSeat(stage, seat, 'reader', 'lectrice@atelier.example')
  await reader.open(`/clients/${giantId}`)
  await expect
    .poll(() => reader.page.getByText(/il faut au moins le rôle Chargé de relance/).count())
    .toBeGreaterThan(1)
  await reader.page.keyboard.press('n')
  await expect.poll(() => reader.page.locator('textarea').count()).toBe(0)
  await examine(reader.page)
  await reader.context.close()
})
