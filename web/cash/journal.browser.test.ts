import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { examine, invitedSeat, picture, settled } from '../../tools/testing/browser.ts'
import { staged } from '../../tools/testing/staged.ts'
import { openBooks, sayStatement } from './bank-for-tests.ts'

/** What follows an act may take a while where two cores are shared. */
const soon = <T>(ask: () => T) => expect.poll(ask, { timeout: 15_000 })

const { stage, seat } = staged(async () => {
  await openBooks(stage, seat)
})

const entriesPanel = () => seat.page.getByRole('complementary', { name: 'Écritures' })

test('what waits is told by kind, opens its entries, and leaves once; what is undone after leaves the other way round', async () => {
  const { page } = seat
  await seat.open('/encaissements/comptabilite')
  await page.getByText('Rien n’attend : la comptabilité a tout reçu').waitFor()
  await sayStatement(stage, seat)
  const { lines } = await seat.api<{ lines: { id: string; payerName: string }[] }>('GET', '/cash/lines?limit=500')
  const short = lines.find((line) => line.payerName === 'DUPONT ET FILS')!
  await seat.api('POST', `/cash/lines/${short.id}/accept`, {})
  await seat.open('/encaissements/comptabilite')
  const receipts = page.getByRole('row', { name: /^Encaissements/ }).getByRole('link')
  await receipts.waitFor()
  await page.getByRole('row', { name: /^Écarts passés en charge .* 12,00/ }).waitFor()
  await picture(seat, 'comptabilite-attente')
  await receipts.click()
  await entriesPanel()
    .getByRole('heading', { name: /En attente.: Encaissements/ })
    .waitFor()
  await entriesPanel().getByRole('link', { name: 'Dupont et Fils' }).waitFor()
  expect(await entriesPanel().innerText()).toMatch(/512000\s+411000/)
  await examine(page)
  await settled(page)

  await page.keyboard.press('e')
  await page.getByText(/L’export n° 1 est fait/).waitFor()
  await entriesPanel().getByRole('heading', { name: 'Écritures de l’export n° 1' }).waitFor()
  await page.getByText('Rien n’attend : la comptabilité a tout reçu').waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'FEC de l’export n° 1' }).click(),
  ])
  const fec = await readFile(await download.path(), 'utf8')
  expect(fec).toContain('|627000|Services bancaires|')
  expect(download.suggestedFilename()).toMatch(/^quittance-0001-.*\.txt$/)

  const { matches } = await seat.api<{ matches: { id: string }[] }>('GET', `/cash/lines/${short.id}`)
  await seat.api('POST', `/cash/matches/${matches[0]!.id}/undo`)
  await seat.open('/encaissements/comptabilite')
  await page.getByRole('row', { name: /^Encaissements, annulés/ }).waitFor()
  await page.getByRole('row', { name: /^Écarts passés en charge, annulés/ }).waitFor()
  await page.getByRole('row', { name: /^1 14/ }).getByRole('link').first().click()
  await entriesPanel().getByRole('link', { name: 'Dupont et Fils' }).first().waitFor()
  await picture(seat, 'comptabilite-exports')
})

test('accounts are checked against the chart of accounts before they are kept; only who may changes them', async () => {
  const { page } = seat
  await seat.open('/encaissements/comptabilite')
  await page.getByRole('button', { name: 'Modifier les comptes' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Pertes sur créances').fill('411000')
  await dialog.getByText(/ne convient pas à «.pertes sur créances.»/).waitFor()
  expect(await dialog.getByRole('button', { name: 'Enregistrer les comptes' }).getAttribute('aria-disabled')).toBe(
    'true',
  )
  await examine(page)
  await dialog.getByLabel('Pertes sur créances').fill('654100')
  await dialog.getByRole('button', { name: 'Enregistrer les comptes' }).click()
  await page.getByText('Les comptes sont enregistrés.').waitFor()
  const { accounts } = await seat.api<{ accounts: { lossAccount: string } }>('GET', '/cash/journal')
  expect(accounts.lossAccount).toBe('654100')

  const collector = await invitedSeat(stage, seat, 'collector', 'relance@atelier.example')
  await collector.open('/encaissements/comptabilite')
  const change = collector.page.getByRole('button', { name: 'Modifier les comptes' })
  await soon(() => change.getAttribute('aria-disabled')).toBe('true')
  await examine(collector.page)
})
