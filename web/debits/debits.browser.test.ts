import { expect, test } from 'vitest'
import { bankAnswer } from '../../stories/cash-collections.ts'
import { examine, invitedSeat, picture, settled } from '../../tools/testing/browser.ts'
import { bookExtremes, LONGEST_NAME } from '../../tools/testing/browser-books.ts'
import { staged } from '../../tools/testing/staged.ts'
import { openBooks } from '../cash/bank-for-tests.ts'

const customers = new Map<string, string>()

const { stage, seat } = staged(async () => {
  await openBooks(stage, seat)
  await bookExtremes(stage, seat)
  const { rows } = await seat.api<{ rows: { id: string; code: string }[] }>('GET', '/customers?limit=100')
  for (const { id, code } of rows) customers.set(code, id)
  for (const code of ['DUPONT', 'VAUTRIN', 'HORIZON', 'MERCIER'])
    await seat.api('POST', `/customers/${customers.get(code)}/contacts`, {
      firstName: '',
      lastName: '',
      role: 'accounts_payable',
      email: `compta@${code.toLowerCase()}.example`,
      phone: null,
    })
})

const IBANS = [
  'FR7630006000011234567890189',
  'FR1420041010050500013M02606',
  'DE89370400440532013000',
  'FR7630004000031234567890143',
]
const sign = (code: string, place: number, more: object = {}) =>
  seat.api<{ id: string }>('POST', '/cash/mandates', {
    customerId: customers.get(code),
    reference: `RUM-${code}`,
    scheme: 'CORE',
    debtorName: code,
    iban: IBANS[place % IBANS.length],
    signedOn: '2026-01-12',
    ...more,
  })

test('who collects is set up once, with identifiers that are checked', async () => {
  const { page } = seat
  await seat.open('/encaissements')
  await page.getByRole('link', { name: 'Prélèvements' }).click()
  await page.getByRole('button', { name: 'Régler les prélèvements' }).waitFor()
  await picture(seat, 'prelevements-vide')
  await page.getByRole('button', { name: 'Régler les prélèvements' }).click()
  const identifier = page.getByLabel('Identifiant créancier SEPA (ICS)')
  await identifier.fill('FR73 ZZZ 123456')
  await page.getByLabel('BIC (facultatif)').focus()
  await page.getByText('sa clé ne correspond pas').waitFor()
  await identifier.fill('FR72 ZZZ 123456')
  await page.getByLabel('Jours après le rejet, faute de provision').fill('7')
  await picture(seat, 'prelevements-reglages')
  await identifier.fill('FR72 ZZZ 123456')
  await page.keyboard.press('Enter')
  const setting = () => seat.api<{ setting: { creditorId: string } | null }>('GET', '/cash/debits/setting')
  await expect.poll(async () => (await setting()).setting?.creditorId).toBe('FR72ZZZ123456')
})

test('a mandate is recorded from the keyboard, found, changed, suspended and taken back', async () => {
  const { page } = seat
  await seat.open('/encaissements/mandats')
  await page.getByText('Ajoutez ici les mandats').waitFor()
  await page.keyboard.press('n')
  await page.getByLabel('Client', { exact: true }).first().fill('dupont')
  await page.getByRole('option', { name: /Dupont et Fils/ }).click()
  await page.getByLabel('Référence (RUM)').fill('RUM-DUPONT')
  expect(await page.getByLabel('Titulaire du compte').inputValue()).toBe('Dupont et Fils')
  await page.getByLabel('IBAN').fill('FR76 3000 6000 0112 3456 7890 188')
  await page.getByLabel('Signé le').fill('12/01/2026')
  await page.getByText('Cet IBAN est incorrect').waitFor()
  await page.getByLabel('IBAN').fill('FR76 3000 6000 0112 3456 7890 189')
  await page.keyboard.press('Enter')
  await page.getByRole('complementary').getByText('FR76 •••• 0189').waitFor()

  // From the page of a customer, whose it is needs no choice.
  await seat.open(`/encaissements/mandats?panneau=nouveau&client=${customers.get('HORIZON')}`)
  await page.getByLabel('Référence (RUM)').fill('RUM-HORIZON')
  await page.getByRole('combobox', { name: 'Type' }).selectOption('B2B')
  await picture(seat, 'prelevements-nouveau-mandat')
  await sign('VAUTRIN', 1, { noticeDays: 5 })
  await sign('HORIZON', 2, { scheme: 'B2B', signedOn: '2023-09-01' })
  await sign('MERCIER', 3, { isOneOff: true })
  await sign('BATISUD', 0)
  await sign('COLIN', 1)
  await sign('LEROY', 2)
  await sign('VAUQUELIN-MATERIAUX-SUD-OUEST', 3, { reference: 'VAUQUELIN-MATERIAUX-2026-0001-BIS' })
  await seat.open('/encaissements/mandats')
  await page.getByText('8 mandats').waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  const panel = page.getByRole('complementary', { name: 'Mandat' })
  await panel.getByRole('heading', { name: 'RUM-DUPONT' }).waitFor()
  await panel.getByRole('button', { name: 'Suspendre' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Motif').fill('litige en cours')
  await examine(page)
  await page.keyboard.press('Enter')
  await panel.getByText(/Suspendu depuis le .*litige en cours/).waitFor()
  await picture(seat, 'prelevements-mandats')
  await panel.getByRole('button', { name: 'Reprendre' }).click()
  await panel.getByText('Actif').waitFor()
  await page.keyboard.press('m')
  await page.getByLabel('Préavis convenu, en jours').fill('3')
  await page.getByRole('button', { name: 'Enregistrer le mandat' }).click()
  await panel.getByText('3 jours, convenu avec ce client').waitFor()
  await page.keyboard.press('f')
  await page.keyboard.type('vauquelin')
  await page.getByRole('row', { name: /VAUQUELIN-MATERIAUX-2026/ }).waitFor()
  await expect.poll(() => page.getByRole('row', { name: /RUM-/ }).count()).toBe(0)
})

let collectionId = ''

test('a collection is prepared: what goes in, what is left out and why, and one unticked', async () => {
  const { page } = seat
  await seat.api('POST', `/customers/${customers.get('VAUTRIN')}/holds`, {
    itemId: null,
    category: 'other',
    note: 'livraison incomplète',
    untilOn: null,
  })
  await seat.open('/encaissements/prelevements')
  await page.getByText('Aucune remise pour l’instant').waitFor()
  await page.keyboard.press('n')
  await page.getByText('à partir du 28/10/2026').waitFor()
  await page.getByText('suspension en cours (livraison incomplète)').first().waitFor()
  await page
    .getByText(/1.500,00/)
    .first()
    .waitFor()
  await page.keyboard.press('j')
  await page.getByRole('complementary').getByText('Séquence').waitFor()
  await picture(seat, 'prelevements-preparation')
  await seat.open('/encaissements/prelevements/nouvelle')
  const last = page.getByRole('row', { name: /Mercier Conseil/ })
  await last.getByRole('checkbox').click()
  await page.getByText('1 prélèvement décoché n’y entre pas').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: /^Remise n° 1 du 28\/10\/2026$/ }).waitFor()
  collectionId = page.url().split('/').at(-1)!.split('?')[0]!
  await settled(page)
  expect(await page.getByRole('row', { name: /Mercier/ }).count()).toBe(0)
  await picture(seat, 'prelevements-remise-brouillon')
})

test('a draft moves to another day; a day that is wrong is refused where it was chosen', async () => {
  const { page } = seat
  await seat.open(`/encaissements/prelevements/${collectionId}`)
  await page.getByRole('heading', { name: /^Remise n° 1 du 28\/10\/2026$/ }).waitFor()
  await page.keyboard.press('m')
  const dialog = page.getByRole('dialog')
  const field = dialog.getByRole('textbox', { name: 'Prélever le' })
  await field.fill('31/10/2026')
  await dialog.getByRole('button', { name: 'Prélever ce jour-là' }).click()
  await dialog.getByText(/Le 31\/10\/2026, les banques ne règlent pas/).waitFor()
  await examine(page)
  await picture(seat, 'prelevements-changer-de-jour')
  await seat.open(`/encaissements/prelevements/${collectionId}`)
  for (const day of ['30/10/2026', '28/10/2026']) {
    await page.keyboard.press('m')
    await field.fill(day)
    await dialog.getByRole('button', { name: 'Prélever ce jour-là' }).click()
    await page.getByRole('heading', { name: `Remise n° 1 du ${day}` }).waitFor()
    await settled(page)
  }
})

test('it is validated, told to customers, downloaded and handed to the bank; what no longer holds is taken out', async () => {
  const { page } = seat
  await seat.open(`/encaissements/prelevements/${collectionId}`)
  await page.keyboard.press('e')
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/préavis par e-mail/).waitFor()
  await picture(seat, 'prelevements-validation')
  await seat.open(`/encaissements/prelevements/${collectionId}`)
  await page.keyboard.press('e')
  await dialog.getByRole('button', { name: 'Valider et prévenir les clients' }).click()
  await page.getByText('Validée', { exact: true }).first().waitFor()
  // A customer disputes meanwhile.
  await seat.api('POST', `/customers/${customers.get('LEROY')}/holds`, {
    itemId: null,
    category: 'commercial',
    note: '',
    untilOn: null,
  })
  await seat.open(`/encaissements/prelevements/${collectionId}`)
  await page.getByText('1 prélèvement ne tient plus').first().waitFor()
  await page.getByRole('button', { name: 'Retirer ce prélèvement' }).waitFor()
  const handOver = page.getByRole('button', { name: /La banque a le fichier/ })
  expect(await handOver.getAttribute('aria-disabled')).toBe('true')
  await picture(seat, 'prelevements-remise-validee')
  await page.getByRole('button', { name: 'Retirer ce prélèvement' }).click()
  await page
    .getByText(/Retiré/)
    .first()
    .waitFor()
  await expect.poll(() => handOver.getAttribute('aria-disabled')).toBeNull()
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('d')])
  expect(file.suggestedFilename()).toBe('PRLV0001-261028.xml')
  await page.keyboard.press('e')
  await page.getByText('À la banque', { exact: true }).first().waitFor()
  await page.keyboard.press('u')
  await page.getByText('Validée', { exact: true }).first().waitFor()
  await expect.poll(() => page.getByText('À la banque', { exact: true }).count()).toBe(0)
  await page.keyboard.press('e')
  await page.getByText('À la banque', { exact: true }).first().waitFor()
})

test('the bank’s answer is dropped with the other files, says why in words, and its rejections wait for a decision', async () => {
  const { page } = seat
  const { debits } = await seat.api<{ debits: { endToEnd: string; state: string; customerName: string }[] }>(
    'GET',
    `/cash/collections/${collectionId}`,
  )
  const live = debits.filter((debit) => debit.state === 'running').map((debit) => debit.endToEnd)
  const bytes = bankAnswer('PRLV0001-261028', { [live[0]!]: 'AM04', [live[1]!]: 'AC04' }, { accepted: live.slice(2) })
  await seat.open('/imports')
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'reponse-banque.xml', mimeType: 'application/xml', buffer: Buffer.from(bytes) })
  await page.getByText('La banque répond à la remise n° 1').waitFor()
  await page.getByRole('cell', { name: /provision insuffisante/ }).waitFor()
  await picture(seat, 'prelevements-reponse')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: /Retirer l.import/ }).waitFor()
  await seat.open('/encaissements/impayes')
  await page.keyboard.press('j')
  await page
    .getByRole('complementary')
    .getByText(/Provision insuffisante .AM04./)
    .waitFor()
  await picture(seat, 'prelevements-impayes')
  await page.keyboard.press('r')
  await page.getByRole('dialog').getByRole('button', { name: 'Proposer de nouveau' }).click()
  await page
    .getByText(/Représenté à partir du 14\/10\/2026/)
    .first()
    .waitFor()
  await seat.open(`/encaissements/prelevements/${collectionId}`)
  await page.keyboard.press('j')
  await page.getByRole('complementary').getByRole('link', { name: 'Voir la réponse de la banque' }).waitFor()
  await picture(seat, 'prelevements-remise-reponse')
})

test('the customer’s page shows its mandate and what it was told; a reader sees all and does nothing', async () => {
  const { page } = seat
  await seat.open(`/clients/${customers.get('DUPONT')}`)
  await page.getByRole('region', { name: 'Mandats' }).getByText('FR76 •••• 0189').waitFor()
  await page
    .getByText(/Prélèvement de .* le 28 octobre 2026/)
    .first()
    .waitFor()
  await picture(seat, 'prelevements-client')
  await page.getByRole('link', { name: 'RUM-DUPONT' }).click()
  await page.getByRole('complementary').getByRole('link', { name: 'Remise n° 1' }).click()
  await page.getByRole('heading', { name: /Remise n° 1/ }).waitFor()

  const reader = await invitedSeat(stage, seat, 'reader', 'lecture@atelier.example')
  await reader.open(`/encaissements/prelevements/${collectionId}`)
  await reader.page.getByText('À la banque', { exact: true }).first().waitFor()
  expect(await reader.page.getByRole('checkbox').count()).toBe(0)
  expect(await reader.page.getByRole('button', { name: /Annuler la remise|pas encore/ }).count()).toBe(0)
  await examine(reader.page)
  await reader.open('/encaissements/mandats')
  await reader.page.getByTitle(new RegExp(LONGEST_NAME.slice(0, 20))).waitFor()
  expect(await reader.page.getByRole('button', { name: 'Ajouter un mandat' }).getAttribute('aria-disabled')).toBe(
    'true',
  )
  await examine(reader.page)
})
