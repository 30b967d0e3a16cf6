import { expect, test } from 'vitest'
import { examine, picture, settled } from '../../tools/testing/browser.ts'
import { staged } from '../../tools/testing/staged.ts'
import { openBooks, sayStatement } from './bank-for-tests.ts'

const { stage, seat } = staged(async () => {
  await openBooks(stage, seat)
})

const key = (keys: string) => seat.page.keyboard.press(keys)
const panel = () => seat.page.getByRole('complementary', { name: 'Avis de paiement' })
const said = async () => (await panel().innerText()).replace(/[\u00a0\u202f]/g, ' ')

const MAIL = [
  'Bonjour,',
  'Veuillez trouver le détail de notre virement du 13/10/2026, émis par Groupe Lambert :',
  'FA2026-0101    800,00',
  'FA2026-0127    200,00',
  'FX-99871    40,00',
  'Total viré : 1 040,00 €',
].join('\n')

test('by keyboard alone: pasted, read, kept; then it waits in the list', async () => {
  const { page } = seat
  await seat.open('/encaissements/avis')
  await page.getByRole('heading', { name: 'Aucun avis de paiement' }).waitFor()
  await picture(seat, 'avis-vide')
  await key('n')
  const text = page.getByLabel('Texte du message')
  await expect.poll(() => text.evaluate((field) => field === document.activeElement)).toBe(true)
  await page.keyboard.insertText(MAIL)
  await key('Control+Enter')
  await panel().getByText('Reste à expliquer').waitFor()
  expect(await said()).toMatch(/Annoncé\s+1 040,00 €\s+Expliqué\s+1 000,00 €\s+Reste à expliquer\s+40,00 €/)
  const rows = panel().getByRole('table', { name: 'Pièces citées' }).getByRole('row')
  await expect.poll(() => rows.count()).toBe(4)
  expect(await rows.nth(1).innerText()).toContain('ouvert, soldé par cet avis')
  expect(await rows.nth(2).innerText()).toContain('ouvert, payé en partie')
  expect(await rows.nth(3).innerText()).toContain('introuvable')
  expect(await panel().getByRole('link', { name: 'FA2026-0101' }).getAttribute('href')).toMatch(/clients\/.+piece=/)
  await examine(page)
  await page.screenshot({ path: 'shots/avis-lu-fr-light-1440.png' })
  await key('Control+Enter')
  await page.getByText('L’avis est gardé : il attend sa ligne de banque.').waitFor()
  await page.getByText('En attente (1)').waitFor()
  await expect.poll(() => new URL(page.url()).searchParams.get('avis')).toBeTruthy()
  await picture(seat, 'avis-garde')
})

test('a file is dropped, its customer named, and it is withdrawn and taken up again', async () => {
  const { page } = seat
  await seat.open('/encaissements/avis?nouveau=oui')
  const csv = 'Facture;Montant réglé\r\nFA2026-0155;612,00\r\nTotal;612,00\r\n'
  await page
    .getByTestId('advice-file')
    .setInputFiles({ name: 'avis-horizon.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await page.getByText('Fichier : avis-horizon.csv').waitFor()
  await key('Control+Enter')
  await panel().getByText('Pièces de Horizon Paysages').waitFor()
  await key('Control+Enter')
  await page.getByText('En attente (2)').waitFor()
  await panel().getByRole('heading', { name: 'avis-horizon.csv' }).waitFor()
  await key('c')
  const search = panel().getByRole('combobox', { name: 'Client' })
  await expect.poll(() => search.evaluate((field) => field === document.activeElement)).toBe(true)
  // Enter comes at once, before the answer: it is kept for it.
  await page.keyboard.insertText('Horizon')
  await key('Enter')
  await panel().getByText('L’avis paie les pièces de Horizon Paysages').waitFor()
  await settled(page)
  await key('r')
  await page.getByText('En attente (1)').waitFor()
  await page.getByText('L’avis est retiré.').waitFor()
  await key('u')
  await page.getByText('En attente (2)').waitFor()
})

test('the money arrives: the bank line leads to its advice, and the advice to its line', async () => {
  const { page } = seat
  await sayStatement(stage, seat)
  const { lines } = await seat.api<{ lines: { id: string; payerName: string }[] }>(
    'GET',
    '/cash/lines?show=all&limit=500',
  )
  const line = lines.find((one) => one.payerName === 'M OU MME PETIT')!
  await seat.open(`/encaissements?voir=toutes&ligne=${line.id}`)
  const link = page.getByRole('link', { name: /^Annoncé par l’avis de Horizon Paysages : 1 pièce, 612,00/ })
  await link.waitFor()
  await picture(seat, 'avis-ligne')
  const isOpen = (await page.getByRole('button', { name: /Appliquer/ }).count()) > 0
  if (isOpen) {
    await key('Enter')
    await expect
      .poll(async () => (await seat.api<{ line: { state: string } }>('GET', `/cash/lines/${line.id}`)).line.state)
      .toBe('matched')
    await seat.open(`/encaissements?voir=toutes&ligne=${line.id}`)
  }
  await link.click()
  await page.getByText('Reçus (1)').waitFor()
  await panel().getByText('argent reçu').waitFor()
  await panel().getByRole('link', { name: 'Voir la ligne de banque' }).click()
  await expect.poll(() => new URL(page.url()).searchParams.get('ligne')).toBe(line.id)
})
