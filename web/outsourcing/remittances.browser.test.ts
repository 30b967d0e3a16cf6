import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { addDays } from '../../src/kernel/calendar.ts'
import { usualTerms } from '../../src/outsourcing/mandates/usual-terms.ts'
import { providersOf } from '../../src/outsourcing/providers/provider-store.ts'
import { withOwner } from '../../src/platform/database.ts'
import { place, runMandate } from '../../stories/agency-scene.ts'
import { pdfOf } from '../../stories/documents-files.ts'
import { signMandate } from '../../stories/outsourcing-hand-over.ts'
import { placedFile } from '../../stories/outsourcing-results-scene.ts'
import { CONDITIONS } from '../../stories/outsourcing-two-sides.ts'
import { bankSays } from '../../tools/testing/bank.ts'
import { dress, examine, invitedSeat, picture, type Seat, seatIn, stageClock } from '../../tools/testing/browser.ts'
import { bookCustomer, today } from '../../tools/testing/browser-books.ts'
import { saidOn, staged } from '../../tools/testing/staged.ts'
import { newOrganisation } from '../../tools/testing/story.ts'

/** An agency hands over what debtors paid; the creditor reads the statement, contests a fee, and both see the invoice. */
const { stage, seat } = staged()
let desk: Seat
/** What the mandate has the creditor bear. */
const LETTER = { kind: 'registered_letter', stage: 'amicable', bearer: 'creditor', basis: 'actual', cents: 2_000 }

beforeAll(async () => {
  const placedOn = addDays(today(), -60)
  const agent = await invitedSeat(stage, seat, 'reader', 'nadia@recouvro.example')
  const headers = { origin: stage.url }
  const asked = async <T>(path: string, method: 'post' | 'get', data?: unknown): Promise<T> =>
    (await agent.context.request[method](`${stage.url}/api${path}`, { data, headers })).json() as Promise<T>
  const { orgId } = await asked<{ orgId: number }>('/organisations', 'post', newOrganisation('Recouvro'))
  const { userId } = await asked<{ userId: string }>('/me', 'get')
  await seat.api('PUT', `/members/${userId}`, { role: null })
  const scene = { database: stage.database, now: () => stageClock.now() }
  const agency = { orgId, name: 'Recouvro' }
  const mandateId = await runMandate(scene, seat.orgId, agency)
  const terms = await stage.database.db.inOrg(seat.orgId, async (tx) =>
    usualTerms(tx, (await providersOf(tx))[0]!, null, placedOn),
  )
  await withOwner(stage.database.ownerUrl, async (owner) => {
    await owner.query(
      `insert into outsourcing.mandate_version (org_id, mandate_id, version, agency_org_id, side, terms, note, made_at, made_by_name, offered_at)
       values ($1, $2, 1, $3, 'creditor', $4, '', now(), 'Claire', now())`,
      [
        seat.orgId,
        mandateId,
        orgId,
        JSON.stringify({
          ...terms,
          remittance: { mode: 'net', rhythm: 'monthly', days: 30 },
          tariff: { ...terms.tariff, sideCosts: [LETTER] },
        }),
      ],
    )
    await owner.query(
      `update outsourcing.mandate set creditor_name = 'Atelier des Lices', provider_name = 'Recouvro', starts_on = $3 where org_id = $1 and id = $2`,
      [seat.orgId, mandateId, placedOn],
    )
  })
  desk = seatIn(agent, stage.url, orgId)
  for (const [at, name] of ['Morel et fils', 'Durand Bâtiment', 'Garage Petit'].entries()) {
    const customerId = await bookCustomer(stage, seat, { code: `R${at}`, name }, [
      {
        documentNo: `FA-10${at}`,
        cents: 345_600 + at * 98_700,
        issuedOn: addDays(today(), -150),
        dueOn: addDays(today(), -120),
      },
    ])
    const { items } = await seat.api<{ items: { id: string }[] }>('GET', `/customers/${customerId}/items?show=all`)
    const itemIds = items.map((one) => one.id)
    const placementId = await place(scene, seat.orgId, { mandateId, agency, customerId, itemIds })
    await withOwner(stage.database.ownerUrl, (owner) =>
      owner.query('update outsourcing.placement set placed_on = $2 where id = $1', [placementId, placedOn]),
    )
    await desk.api('POST', '/third-party-receipts', {
      ...{ id: randomUUID(), creditor: seat.orgId, placementId, currency: 'EUR', means: 'cheque' },
      ...{ cents: 120_000 + at * 45_050, receivedOn: addDays(today(), -40 + at * 15) },
    })
  }
})

test('what is to be remitted is told with its day, made in one go, and said to be paid', async () => {
  const { page } = desk
  await desk.open('/externalisation/reversements')
  await page.getByRole('row').filter({ hasText: 'Atelier des Lices' }).click()
  const panel = page.getByRole('complementary', { name: 'Mandat à reverser' })
  await panel.getByText('En retard depuis le').waitFor()
  await examine(page)
  await picture(desk, 'reversements-prevus')
  await page.getByRole('button', { name: 'Faire les reversements' }).click()
  const question = page.getByRole('dialog')
  await question.getByText('à virer').waitFor()
  await question.getByRole('button', { name: 'Faire les reversements' }).click()
  await page.getByRole('row').filter({ hasText: 'RV-0001' }).click()
  const made = page.getByRole('complementary', { name: 'Reversement' })
  await made.getByText('Garage Petit').waitFor()
  await examine(page)
  await picture(desk, 'reversements-faits')
  await made.getByRole('button', { name: 'Virement parti' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Noter le virement' }).click()
  await made.getByText('Viré le').waitFor()
  expect(await saidOn(page)).not.toContain('En retard')
})

test('the creditor reads the statement, opens a fee, contests it; the provider is asked for an answer', async () => {
  const { page } = seat
  await seat.open('/externalisation/reversements')
  await page.getByRole('row').filter({ hasText: 'RV-0001' }).click()
  await page
    .getByRole('complementary', { name: 'Reversement' })
    .getByText('la banque n’a encore rien apporté')
    .waitFor()
  await examine(page)
  await picture(seat, 'reversements-recus')
  await seat.open('/externalisation/reversements?voir=honoraires')
  await page.getByRole('row').filter({ hasText: 'Morel et fils' }).click()
  const fee = page.getByRole('complementary', { name: 'Ligne d’honoraires' })
  await fee.getByRole('button', { name: 'Contester' }).click()
  await page.getByRole('dialog').getByLabel('Pourquoi').fill('Payé avant la remise du dossier')
  await page.getByRole('dialog').getByRole('button', { name: 'Contester' }).click()
  await fee.getByText('un avoir la rend').waitFor()
  await examine(page)
  await picture(seat, 'honoraires-contestes')
  await seat.open('/externalisation/reversements?voir=factures')
  await page.getByRole('row').filter({ hasText: 'FH-0001' }).click()
  await page.getByRole('complementary', { name: 'Facture d’honoraires' }).getByText('Reste').waitFor()
  await examine(page)
  await picture(seat, 'factures-honoraires')
  await desk.open('/externalisation/reversements?voir=honoraires&quels=contestees')
  await desk.page.getByRole('row').filter({ hasText: 'Morel et fils' }).click()
  await desk.page.getByRole('button', { name: 'Refuser' }).waitFor()
})

test('the agency charges a cost with its proof, and the creditor reads both', async () => {
  const { page } = desk
  await desk.open('/externalisation/reversements?voir=honoraires')
  await page.getByRole('button', { name: 'Charger des frais' }).click()
  const question = page.getByRole('dialog')
  await question.getByLabel('Numéro, débiteur ou montant').fill('durand')
  await question.getByRole('button', { name: 'Choisir', exact: true }).click()
  await question.getByText('Durand Bâtiment').waitFor()
  await question.getByLabel('Payé, HT').fill('12,50')
  await question.getByLabel('Pour quoi').fill('Mise en demeure')
  const buffer = Buffer.from(await pdfOf(['Bordereau de recommandé']))
  await question.getByTestId('proof').setInputFiles({ name: 'bordereau.pdf', mimeType: 'application/pdf', buffer })
  await examine(page)
  await question.getByRole('button', { name: 'Charger ces frais' }).click()
  await page.getByRole('row').filter({ hasText: 'Mise en demeure' }).waitFor()
  await seat.open('/externalisation/reversements?voir=honoraires')
  await seat.page.getByRole('row').filter({ hasText: 'Mise en demeure' }).click()
  const fee = seat.page.getByRole('complementary', { name: 'Ligne d’honoraires' })
  await fee.getByRole('link', { name: 'Justificatif' }).waitFor()
  await fee.getByRole('button', { name: 'Contester' }).waitFor()
})

test('the bank line of a remittance is told by hand, and one of another sum is shown with what it lacks', async () => {
  const { remittances } = await seat.api<{ remittances: { cents: number; reference: string }[] }>(
    'GET',
    '/remittances?side=creditor',
  )
  const { cents, reference } = remittances[0]!
  const movements = [
    { on: today(), cents: cents - 1_000, words: reference, payer: 'RECOUVRO' },
    { on: today(), cents, words: 'REVERSEMENT', payer: 'RECOUVRO' },
  ]
  const iban = 'FR1420041010050500013M02606'
  await bankSays(stage.database.db, seat.orgId, { iban, movements }, stageClock.now())
  const { page } = seat
  await seat.open('/externalisation/reversements')
  await page.getByRole('row').filter({ hasText: 'RV-0001' }).click()
  const panel = page.getByRole('complementary', { name: 'Reversement' })
  await panel.getByText('10,00 € de moins').waitFor()
  await panel.getByRole('button', { name: 'Dire la ligne de banque' }).click()
  const question = page.getByRole('dialog')
  await question.getByText('de moins que les').waitFor()
  await examine(page)
  await question.getByRole('button', { name: 'C’est cette ligne' }).click()
  await panel.getByText('Arrivé en banque le').waitFor()
  await panel.getByRole('button', { name: 'Ce n’est pas cette ligne' }).click()
  await panel.getByRole('button', { name: 'Dire la ligne de banque' }).waitFor()
})

test('what leaves the dedicated account is recognised, and nothing of its balance is left unexplained', async () => {
  await desk.api('PUT', '/agency', { collectsForOthers: true, ...CONDITIONS })
  type Made = { cents: number; feesCents: number; receiptsCents: number }
  const { remittances } = await desk.api<{ remittances: Made[] }>('GET', '/remittances?side=agency')
  const { cents, feesCents, receiptsCents } = remittances[0]!
  const movements = [
    { on: today(), cents: receiptsCents, words: 'REMISES DE CHEQUES', payer: '' },
    { on: today(), cents: -cents, words: 'VIREMENT EMIS', payer: 'ATELIER DES LICES' },
    { on: today(), cents: -feesCents, words: 'VIREMENT COMPTE COURANT', payer: 'RECOUVRO' },
  ]
  await bankSays(stage.database.db, desk.orgId, { iban: CONDITIONS.iban, movements }, stageClock.now())
  const { page } = desk
  await desk.open('/externalisation/fonds')
  const account = page.getByRole('region', { name: /Compte affecté/ })
  await account.getByText('Honoraires retenus, encore sur le compte').waitFor()
  await account.getByText('Reversements virés, pas encore débités').waitFor()
  await examine(page)
  await picture(desk, 'compte-affecte')
  await account.getByRole('link', { name: /^-|^−/ }).last().click()
  await page.getByRole('row').filter({ hasText: 'ATELIER DES LICES' }).first().click()
  const panel = page.getByRole('complementary', { name: 'Ligne de banque' })
  await panel.getByText('montant exact').waitFor()
  expect(await panel.getByRole('checkbox', { name: /RV-0001/ }).isChecked()).toBe(true)
  await examine(page)
  await picture(desk, 'compte-affecte-sortie')
  await panel.getByRole('button', { name: 'Elle paie ce reversement' }).click()
  await page.getByText('Ligne reconnue').first().waitFor()
  await page.getByRole('row').filter({ hasText: 'PRLV RECOUVRO' }).first().click()
  await panel.getByRole('button', { name: 'Argent du cabinet' }).click()
  await page.getByText('Aucune ligne').waitFor()
  await desk.open('/externalisation/fonds?voir=banque&lignes=reconnues')
  await page.getByRole('row').filter({ hasText: 'Reversement RV-0001 à Atelier des Lices' }).click()
  await panel.getByRole('link', { name: 'Reversement RV-0001 à Atelier des Lices' }).waitFor()
  await examine(page)
  await picture(desk, 'compte-affecte-reconnues')
  await desk.open('/externalisation/fonds?voir=encaissements')
  await page.getByRole('row').filter({ hasText: 'Morel et fils' }).first().click()
  const receipt = page.getByRole('complementary', { name: 'Encaissement' })
  await receipt.getByRole('button', { name: 'Envoyer au débiteur' }).click()
  // Nobody there takes mail: it says so, and how to go on.
  await page.getByText('ne reçoit de courriel').first().waitFor()
  await page.getByRole('switch', { name: 'Quittances envoyées d’elles-mêmes' }).click()
  await page.getByText('Chaque paiement enregistré désormais envoie sa quittance').first().waitFor()
  await examine(page)
  await picture(desk, 'quittances')
})

test('on the creditor’s bank line stands what was kept from it, and its entries are in the journal', async () => {
  const { remittances } = await seat.api<{ remittances: { id: string; cents: number }[] }>(
    'GET',
    '/remittances?side=creditor',
  )
  const { lines } = await seat.api<{ lines: { id: string; cents: number }[] }>('GET', '/cash/lines?show=all')
  const line = lines.find(({ cents }) => cents === remittances[0]!.cents)!
  await seat.api('POST', `/remittances/${remittances[0]!.id}/arrival`, { lineId: line.id })
  const { page } = seat
  await seat.open(`/encaissements?voir=toutes&ligne=${line.id}`)
  await page.getByRole('link', { name: 'Reversement RV-0001 de Recouvro' }).waitFor()
  await page.getByText('d’honoraires retenus par Recouvro').waitFor()
  await examine(page)
  await picture(seat, 'ligne-reversement')
  await seat.open('/encaissements/comptabilite')
  await page.getByRole('row', { name: /^Honoraires retenus sur reversements/ }).waitFor()
  await picture(seat, 'comptabilite-reversements')
  await page
    .getByRole('row', { name: /^Honoraires de recouvrement/ })
    .getByRole('link')
    .first()
    .click()
  await page.getByRole('complementary', { name: 'Écritures' }).getByTitle('622600 + 445660').first().waitFor()
  await examine(page)
  await picture(seat, 'comptabilite-honoraires')
})

test('the statement of a provider elsewhere is dropped, read line by line, and refused with its reasons', async () => {
  const founded = { database: stage.database, owner: { orgId: seat.orgId }, now: () => stageClock.now() }
  const startsOn = addDays(today(), -100)
  const signed = await signMandate(founded, { no: 90, provider: 'Ailleurs', startsOn })
  const due = { issuedOn: addDays(today(), -150), dueOn: addDays(today(), -120) }
  // Files that are written at once are numbered from one.
  await withOwner(stage.database.ownerUrl, (owner) =>
    owner.query('update outsourcing.placement set no = no + 100 where org_id = $1', [seat.orgId]),
  )
  const customerId = await bookCustomer(stage, seat, { code: 'LOIN', name: 'Maison Legrand' }, [])
  await placedFile(founded, signed, null, {
    ...{ customerId, documentNo: 'FA-LOIN', cents: 300_000, dueOn: due.dueOn, placedOn: addDays(today(), -60) },
    receipts: [
      { on: addDays(today(), -50), cents: 100_000, fee: 15_000 },
      { on: addDays(today(), -40), cents: 50_000, fee: 7_500 },
    ],
  })
  const { page } = seat
  await seat.open('/externalisation/prestataires')
  await page.getByRole('row').filter({ hasText: 'Ailleurs' }).click()
  await page.getByText('Détient 1 500,00 € à nous').waitFor()
  await picture(seat, 'prestataire-en-retard')
  await seat.open('/externalisation/reversements')
  await page.getByRole('button', { name: 'Déposer un relevé' }).click()
  const question = page.getByRole('dialog')
  const link = question.getByRole('link', { name: 'Télécharger nos colonnes' })
  const template = await page.request.get(new URL((await link.getAttribute('href'))!, stage.url).href)
  const filled = (await template.text())
    .replace(/;1000,00;;/, ';1000,00;150,00;30,00')
    .replace(/;500,00;;/, ';500,00;80,00;16,00')
  await question.getByLabel('Montant du virement').fill('1 224')
  await question.getByLabel('Référence du virement').fill('AIL-0012')
  await question.getByLabel('N° de sa facture').fill('F-889')
  const buffer = Buffer.from(filled)
  await question.getByTestId('statement').setInputFiles({ name: 'releve.csv', mimeType: 'text/csv', buffer })
  await question.getByText('Conforme').waitFor()
  await question.getByText('le relevé retient').waitFor()
  await examine(page)
  await question.getByRole('button', { name: 'Refuser le relevé' }).click()
  await question.waitFor({ state: 'hidden' })
  await seat.open('/externalisation/reversements?voir=refus')
  await page.getByRole('row').filter({ hasText: 'releve.csv' }).click()
  await page.getByRole('complementary', { name: 'Relevé refusé' }).getByText('le relevé retient').waitFor()
  await examine(page)
  await picture(seat, 'releves-refuses')
})

test('in English and in the dark', async () => {
  await dress(seat, 'en', 'dark')
  await seat.open('/externalisation/reversements')
  await seat.page.getByRole('row').filter({ hasText: 'RV-0001' }).click()
  await seat.page
    .getByRole('complementary', { name: 'Remittance' })
    .getByText('Fees set off')
    .or(seat.page.getByText('Set off FH-0001'))
    .first()
    .waitFor()
  await examine(seat.page)
  await picture(seat, 'remittances-dark')
})
