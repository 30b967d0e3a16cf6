import { expect, test } from 'vitest'
import { examine, picture, settled } from '../../tools/testing/browser.ts'
import { bookExtremes, importDemo, today } from '../../tools/testing/browser-books.ts'
import { staged } from '../../tools/testing/staged.ts'
import { confirmEverything } from './scenario-for-tests.ts'

let customerId: string

type Row = { id: string; customerId: string; customerName: string; channel: string; oldestDueOn: string }

const { stage, seat } = staged(async () => {
  await importDemo(seat)
  await bookExtremes(stage, seat)
  await confirmEverything(seat)
  await seat.api('POST', '/dunning/attestation', { on: today() })
  await seat.api('POST', '/dunning/run')
})

test('a step is edited in the timeline: its fault stands beside it, and nothing is saved until it is gone', async () => {
  const { page } = seat
  await seat.open('/relances/scenario')
  await page.getByRole('button', { name: /^Première relance/ }).click()
  await page.getByText('Ce que cela donnerait').waitFor()
  await page.frameLocator('iframe[sandbox]').getByText('Atelier des Lices').first().waitFor()
  const days = page.getByLabel('Jours après l’échéance')
  await days.fill('10')
  await days.blur()
  await page
    .getByRole('alert')
    .getByText(/ne vient pas après/)
    .waitFor()
  expect(
    await page.getByRole('button', { name: 'Enregistrer une nouvelle version' }).getAttribute('aria-disabled'),
  ).toBe('true')
  await page.getByRole('button', { name: /^Première relance/ }).click()
  await picture(seat, 'relances-scenario')
  // What was typed is still there after the page was loaded again.
  await page.getByRole('button', { name: /^Première relance/ }).click()
  await expect.poll(() => days.inputValue()).toBe('10')
  await days.fill('4')
  await days.blur()
  await expect.poll(() => page.getByRole('alert').count()).toBe(0)
  await page.getByRole('button', { name: 'Enregistrer une nouvelle version' }).click()
  await page.getByText(/^version 3$/).waitFor()
  const { steps } = await seat.api<{ steps: { id: string; afterDueDays: number }[] }>('GET', '/dunning/scenario')
  expect(steps.find((step) => step.id === 'courteous')?.afterDueDays).toBe(4)
})

test('steps are built from the keyboard: chosen, moved by days, copied, removed and brought back, given a trigger, a sender and an end', async () => {
  const { page } = seat
  await seat.api('POST', '/colleagues', { name: 'Léa Vasseur', role: 'sales', email: 'lea@verdure.example', phone: '' })
  await seat.open('/relances/scenario')
  await page.getByRole('button', { name: /^Deuxième relance/ }).waitFor()
  for (let times = 0; times < 3; times++) await page.keyboard.press('j')
  const panel = page.getByRole('region', { name: 'Deuxième relance' })
  await panel.waitFor()
  const days = panel.getByLabel('Jours après l’échéance')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => days.inputValue()).toBe('12')
  await page.keyboard.press('d')
  await page.getByRole('region', { name: 'Deuxième relance (copie)' }).waitFor()
  await page.keyboard.press('Delete')
  await page.getByText('« Deuxième relance (copie) » est retirée du scénario.').waitFor()
  await page.keyboard.press('u')
  await page.getByRole('region', { name: 'Deuxième relance (copie)' }).waitFor()
  await page.keyboard.press('Delete')

  await page.getByRole('button', { name: /^Deuxième relance/ }).click()
  await panel.getByLabel('Déclenchement').selectOption({ label: 'Jour de la semaine' })
  await panel.getByLabel('Signé par').selectOption({ label: 'Léa Vasseur' })
  await panel.getByLabel('En copie').selectOption({ label: 'Le commercial du client' })
  await page.getByLabel('Quand tout a été tenté').selectOption({ label: 'Proposer le passage en perte' })
  await page.getByText('Léa Vasseur · réponses lues ici').waitFor()
  await page.frameLocator('iframe[sandbox]').getByText('Léa Vasseur').first().waitFor()
  await page.getByText(/n’en ont pas.* sur les/).waitFor()
  await picture(seat, 'relances-scenario-etape')
  await page.getByLabel('Canal').selectOption({ label: 'SMS' })
  await page.getByText(/n’atteindra pas/).waitFor()
  await page.getByRole('button', { name: 'Abandonner les changements' }).click()
  await page.getByRole('region', { name: 'Changements non enregistrés.' }).waitFor({ state: 'detached' })
})

test('the simulation tells who would have received what, by day and step, and opens each text', async () => {
  const { page } = seat
  await seat.open('/relances/simulation')
  await page.getByRole('img', { name: /messages du .* au/ }).waitFor()
  await page.keyboard.press('j')
  await page.getByRole('complementary', { name: 'Le message qu’il aurait reçu' }).waitFor()
  await settled(page)
  await page.frameLocator('iframe[sandbox]').getByText('Atelier des Lices').first().waitFor()
  await page.keyboard.press('Escape')
  await picture(seat, 'relances-simulation')
})

test('a text is written with its faults at their place, saved, and brought back to the shipped one', async () => {
  const { page } = seat
  await seat.open('/relances/modeles?texte=firm.fr.business')
  const body = page.getByLabel('Texte du message')
  const shipped = await body.inputValue()
  await body.fill(`${shipped}\n\nVotre {{organisme}}`)
  await page
    .getByRole('alert')
    .getByText(/n’existe pas/)
    .waitFor()
  await page.getByRole('button', { name: 'Aller à l’endroit' }).click()
  const at = await body.evaluate((box: HTMLTextAreaElement) =>
    box.value.slice(box.selectionStart, box.selectionStart + 13),
  )
  expect(at).toBe('{{organisme}}')
  await body.fill(shipped.replace('{{salutation}}', 'Chère cliente, cher client,'))
  await page.frameLocator('iframe[sandbox]').getByText('Chère cliente, cher client,').waitFor()
  await page.getByRole('button', { name: 'Enregistrer le texte' }).click()
  await page.getByRole('button', { name: 'Revenir au texte livré' }).waitFor()
  await picture(seat, 'relances-modeles')
  await page.getByRole('button', { name: 'Revenir au texte livré' }).click()
  await expect.poll(() => body.inputValue()).toBe(shipped)
})

test('a letter prepared by hand is approved, gathered, printed and said to be posted', async () => {
  const { page } = seat
  const { rows } = await seat.api<{ rows: Row[] }>('GET', '/dunning/actions?list=to_confirm&limit=300&channel=email')
  const late = rows.filter((row) => row.oldestDueOn < today())
  customerId = late[0]!.customerId
  await seat.open(`/clients/${customerId}`)
  await page.getByRole('button', { name: 'Préparer une étape' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Étape').selectOption({ label: 'Mise en demeure · Lettre' })
  await dialog.getByRole('button', { name: 'Préparer l’étape' }).click()
  await page.waitForURL(/aujourdhui\?action=/)
  await page.getByText('choisie à la main').waitFor()
  await settled(page)
  await page.keyboard.press('e')
  await page.getByText(/^Lettre prête à imprimer/).waitFor()
  await expect.poll(async () => (await seat.api<{ toPrint: number }>('GET', '/print-batches')).toPrint).toBe(1)
  await seat.open('/relances?onglet=lettres')
  await page.keyboard.press('e')
  await dialog.getByRole('button', { name: 'Réunir les lettres en un PDF' }).click()
  await page.getByText('1 lettre réunie.').waitFor()
  await page.getByRole('button', { name: 'Marquer postées' }).click()
  await examine(page)
  await dialog.getByRole('button', { name: 'Marquer postées' }).click()
  await page.getByText('1 lettre postée.').waitFor()
  await seat.open('/relances?onglet=envoyes&etat=posted')
  await page.keyboard.press('j')
  await page.getByText(/^Posté le /).waitFor()
  await examine(page)
})

test('what would have left is in the test mailbox, as the debtor sees it, with its proof', async () => {
  const { page } = seat
  const { rows } = await seat.api<{ rows: Row[] }>('GET', '/dunning/actions?list=to_confirm&limit=300&channel=email')
  await seat.api('POST', '/dunning/actions/approve', { ids: [rows[0]!.id] })
  await expect
    .poll(async () => (await seat.api<{ count: number }>('GET', '/test-mailbox')).count, { timeout: 20_000 })
    .toBe(1)
  await seat.open('/relances?onglet=essai')
  await page.keyboard.press('j')
  await page.getByText('Lu dans le message tel qu’il est parti.').waitFor()
  await picture(seat, 'relances-boite-de-test')
})

test('who is held, and why, opens where each stands; the customer’s page says the same', async () => {
  const { page } = seat
  await seat.open('/relances?onglet=retenus')
  await page.keyboard.press('j')
  await page.getByRole('complementary', { name: 'Où en est ce client' }).waitFor()
  await picture(seat, 'relances-retenus')
  const { rows } = await seat.api<{ rows: { customerId: string }[] }>('GET', '/dunning/standings?verdict=hold')
  await seat.open(`/clients/${rows[0]!.customerId}`)
  await page.getByRole('button', { name: 'Exclure des relances' }).click()
  await page.getByRole('dialog').getByLabel('Motif').fill('Suivi par la direction')
  await page.getByRole('dialog').getByRole('button', { name: 'Exclure des relances' }).click()
  await page.getByText('Suivi par la direction', { exact: true }).waitFor()
  await page.keyboard.press('u')
  await page.getByRole('button', { name: 'Préparer une étape' }).waitFor()
  await picture(seat, 'fiche-relances')
})

test('a customer follows a scenario of their own, after seeing what it changes; what was sent opens beside the page', async () => {
  const { page } = seat
  await seat.open('/relances/scenario')
  await page.getByRole('button', { name: 'Ajouter un scénario' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nom du scénario').fill('Grands comptes')
  await dialog.getByRole('button', { name: 'Ajouter le scénario' }).click()
  await page.getByText(/aucun client ne le suit encore/).waitFor()
  const days = page.getByLabel('Jours après l’échéance')
  await page.getByRole('button', { name: /^Première relance/ }).click()
  await days.fill('6')
  await days.blur()
  await page.getByRole('button', { name: 'Enregistrer une nouvelle version' }).click()
  await page.getByText(/^version 2$/).waitFor()

  const { rows } = await seat.api<{ rows: Row[] }>('GET', '/dunning/actions?list=to_confirm&limit=300&channel=email')
  const late = rows.filter((row) => row.oldestDueOn < today())
  const one = late[1]!
  await seat.api('POST', '/dunning/actions/approve', { ids: [one.id] })
  await seat.open(`/clients/${one.customerId}`)
  await page.getByRole('button', { name: 'Changer de scénario' }).click()
  await dialog.getByText('Avec ce scénario').waitFor()
  await dialog.getByText('Dites pourquoi, en quelques mots.').waitFor()
  await dialog.getByLabel('Pourquoi ce client').fill('Compte suivi par la direction')
  await examine(page)
  await page.screenshot({ path: 'shots/fiche-changer-scenario-fr-light-1440.png' })
  await dialog.getByRole('button', { name: 'Suivre ce scénario' }).click()
  const followed = () =>
    seat
      .api<{ scenario: { name: string } }>('GET', `/customers/${one.customerId}/dunning`)
      .then((found) => found.scenario.name)
  await expect.poll(followed).toBe('Grands comptes')
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('Compte suivi par la direction', { exact: true }).waitFor()
  await page.keyboard.press('u')
  await expect.poll(followed).not.toBe('Grands comptes')

  await seat.open(`/clients/${one.customerId}`)
  await page
    .getByRole('button', { name: /^Voir le message/ })
    .first()
    .click()
  await page.getByRole('complementary', { name: 'Message' }).waitFor()
  await page.frameLocator('iframe[sandbox]').getByText('Atelier des Lices').first().waitFor()
  await picture(seat, 'fiche-message')
  await page.goBack()
  await page.getByRole('heading', { name: 'Historique des relances' }).waitFor()
  await picture(seat, 'fiche-historique')
})

test('the look shows on the preview once saved; a mail server that does not answer is named', async () => {
  const { page } = seat
  await seat.open('/reglages?onglet=apparence')
  await page.getByLabel('Pied de page').fill('SARL au capital de 10 000 €')
  await page.getByRole('button', { name: 'Enregistrer l’apparence' }).click()
  await page.frameLocator('iframe[sandbox]').getByText('SARL au capital de 10 000 €').waitFor()
  await picture(seat, 'reglages-apparence')
  await seat.open('/reglages?onglet=relances')
  await examine(page)
  await seat.open('/reglages?onglet=envoi')
  await picture(seat, 'reglages-envoi')
  await page.getByLabel('Serveur', { exact: true }).fill('127.0.0.1')
  await page.getByLabel('Port').fill('1')
  await page.getByText('Aucun', { exact: true }).click()
  await page.getByRole('button', { name: 'Envoyer un message d’essai' }).click()
  await page
    .getByRole('alert')
    .getByText(/127\.0\.0\.1/)
    .waitFor()
})

test('documents that came late wait for their level where the scenario says so, and a person gives it', async () => {
  const { page } = seat
  const scenario = await seat.api<{ id: string; version: number }>('GET', '/dunning/scenario')
  const { id: _, version, ...draft } = scenario
  await seat.api('PUT', '/dunning/scenario', { version, scenario: { ...draft, entryRule: 'given_level' } })
  await seat.api('POST', '/dunning/run')
  const { rows } = await seat.api<{ rows: { customerId: string }[] }>(
    'GET',
    '/dunning/standings?verdict=hold&reasonCode=entry_level_missing',
  )
  await seat.open(`/clients/${rows[0]!.customerId}`)
  await page.getByRole('button', { name: 'Indiquer le niveau atteint' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Les pièces déjà échues').selectOption({ label: 'reprennent après « Première relance »' })
  await dialog.getByLabel('Jour de cette étape').waitFor()
  await examine(page)
  await page.screenshot({ path: 'shots/fiche-niveau-fr-light-1440.png' })
  await dialog.getByRole('button', { name: 'Indiquer le niveau atteint' }).click()
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => page.getByRole('button', { name: 'Indiquer le niveau atteint' }).count()).toBe(0)
})
