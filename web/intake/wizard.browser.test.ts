import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { writeBulkFec } from '../../sim/bulk-fec.ts'
import { withOwner } from '../../src/platform/database.ts'
import { examine, picture, settled } from '../../tools/testing/browser.ts'
import { eventually, saidOn, staged } from '../../tools/testing/staged.ts'

const { stage, seat } = staged()

const said = () => saidOn(seat.page)
const atImport = /\/imports\/[0-9a-f-]{36}(\?.*)?$/
const atColumns = /\/imports\/[0-9a-f-]{36}\/colonnes(\?.*)?$/

const choose = (name: string, buffer: Buffer) =>
  seat.page.getByTestId('files').setInputFiles({ name, mimeType: 'text/plain', buffer })

/** Whoever writes to this table waits until `meanwhile` is over: what is seen under way does not depend on how fast the machine is. */
const holding = (table: string, meanwhile: () => Promise<void>): Promise<void> =>
  withOwner(stage.database.ownerUrl, async (client) => {
    await client.query('begin')
    await client.query(`lock table ${table} in share mode`)
    await meanwhile()
    await client.query('commit')
  })

/** Columns of an old package: letters of DOS, a letterhead above, and titles that are nobody's words. */
const LETTERHEAD = ['Atelier Dupuis;;;;', 'Situation des comptes au 21/11/2026;;;;']
const TITLES = 'Repère;Débiteur;Folio;Émis;Dû TTC'
const ROWS = [
  'C001;Mécanique générale;FA-1;05/10/2026;1 200,00',
  'C002;Bâtiment Léon;FA-3;12/10/2026;480,00',
  'C003;Établissements Öst;FA-4;13/10/2026;75,50',
]
const DOS: Readonly<Record<string, number>> = { é: 0x82, â: 0x83, è: 0x8a, û: 0x96, É: 0x90, Ö: 0x99 }
const dos = (lines: readonly string[]): Buffer =>
  Buffer.from([...`${lines.join('\r\n')}\r\n`].map((letter) => DOS[letter] ?? letter.charCodeAt(0)))

test('titles, letters and columns that were recognised wrongly are corrected on the file itself, and kept for the next one', async () => {
  const { page } = seat
  await seat.open('/imports')
  await choose('dupuis-octobre.csv', dos([...LETTERHEAD, TITLES, ...ROWS]))
  await page.waitForURL(atColumns)
  await settled(page)
  expect(await said()).toContain('pas de ligne de titres')
  expect(await page.getByText('Indiquez la colonne du code ou du nom du client').isVisible()).toBe(true)

  await page.getByLabel('Les titres sont en ligne 3').check()
  await eventually(said).toContain('titres en ligne 3')
  expect(page.url()).toContain('titres=3')
  expect(await said()).not.toContain('Mécanique générale')
  await page.getByLabel('Lettres codées en').selectOption('ibm850')
  await eventually(said).toContain('Mécanique générale')
  expect(await page.getByLabel('Les titres sont en ligne 3').isChecked()).toBe(true)
  await page.getByLabel('Colonnes séparées par').selectOption('|')
  await eventually(() => page.getByLabel(/^Ce que contient la colonne/).count()).toBe(1)
  await page.getByLabel('Colonnes séparées par').selectOption('')
  await eventually(() => page.getByLabel(/^Ce que contient la colonne/).count()).toBe(5)

  const meanings = { Repère: 'customerCode', Débiteur: 'customerName', Folio: 'documentNo', Émis: 'issuedOn' }
  for (const [title, field] of Object.entries({ ...meanings, 'Dû TTC': 'openAmount' }))
    await page.getByLabel(`Ce que contient la colonne « ${title} »`).selectOption(field)
  await eventually(said).toContain('Aucun défaut dans ces lignes')
  await picture(seat, 'mapping-cut')
  for (const [title, field] of Object.entries({ ...meanings, 'Dû TTC': 'openAmount' }))
    await page.getByLabel(`Ce que contient la colonne « ${title} »`).selectOption(field)
  await page.getByLabel('Nom du modèle').fill('Dupuis')
  await page.getByRole('button', { name: 'Lire le fichier avec ces colonnes' }).click()
  await page.waitForURL(atImport)
  await eventually(said).toContain('Lu avec le modèle « Dupuis »')
  await eventually(said).toContain('Établissements Öst')

  // A page more on top next month, and the same letters: nobody is asked again.
  await seat.open('/imports')
  await choose('dupuis-novembre.csv', dos([...LETTERHEAD, 'Page 1;;;;', TITLES, ...ROWS]))
  await page.waitForURL(atImport)
  await eventually(said).toContain('Lu avec le modèle « Dupuis »')
  await eventually(said).toContain('Mécanique générale')
})

test('a saved mapping is renamed, forgotten, and brought back', async () => {
  const { page } = seat
  await seat.open('/imports?onglet=modeles')
  await page.getByText('Dupuis').click()
  await eventually(said).toContain('lettres en DOS (850)')
  await eventually(said).toContain('Dû TTC')
  await page.getByLabel('Nom du modèle').fill('Dupuis (DOS)')
  await page.getByRole('button', { name: 'Renommer le modèle' }).click()
  await eventually(() => page.getByRole('heading', { name: 'Dupuis (DOS)' }).count()).toBe(1)
  await picture(seat, 'profile-panel')
  await page.getByRole('button', { name: 'Oublier ce modèle' }).click()
  await eventually(said).toContain('Aucun modèle pour l’instant')
  await page.keyboard.press('u')
  await eventually(() => page.getByRole('row').filter({ hasText: 'Dupuis (DOS)' }).count()).toBe(1)
})

test('the sheet of a workbook is chosen where the file is cut', async () => {
  const { page } = seat
  const titles = ['Code client', 'Nom', 'Facture', 'Échéance', 'Solde']
  const book = new ExcelJS.Workbook()
  book.addWorksheet('Ventes').addRows([titles, ['C1', 'Morel', 'FA-1', '01/12/2026', 10]])
  book
    .addWorksheet('Retards')
    .addRows([titles, ['C2', 'Bâti-Sud', 'FA-2', '01/10/2026', 20], ['C3', 'Nord', 'FA-3', '01/10/2026', 30]])
  await seat.open('/imports')
  await choose('classeur.xlsx', Buffer.from(await book.xlsx.writeBuffer()))
  await page.waitForURL(atColumns)
  await settled(page)
  expect(await said()).toContain('Feuille « Ventes »')
  await page.getByLabel('Feuille').selectOption('Retards')
  await eventually(said).toContain('Feuille « Retards »')
  await eventually(said).toContain('Bâti-Sud')
  await examine(page)
})

test('a large file says which lines are read, which rows are written and taken back, to those who stay and those who come back', async () => {
  const { page } = seat
  const folder = mkdtempSync(path.join(tmpdir(), 'quittance-wizard-'))
  const large = path.join(folder, 'grand-livre.txt')
  await writeBulkFec({ lines: 100_000, customers: 500, year: 2025, seed: 3 }, createWriteStream(large))
  await seat.open('/imports')
  let address = ''
  await holding('intake.staged_item', async () => {
    await page.getByTestId('files').setInputFiles(large)
    await page.waitForURL(atImport)
    await eventually(said).toMatch(/(Vérification du fichier|Lecture des lignes)\s+[\d ]+ sur 100 001/)
    await page.screenshot({ path: 'shots/reading-fr-light-1440.png' })
    address = page.url()
    await seat.open('/imports')
    await eventually(said).toMatch(/sur 100 001 lignes/)
    await page.goto(address)
  })
  rmSync(folder, { recursive: true })
  await expect.poll(said, { timeout: 180_000 }).toMatch(/écritures, \d/)
  await holding('trail.event', async () => {
    await page.getByRole('button', { name: /^Valider l’import/ }).click()
    await eventually(said).toMatch(/Écriture des lignes\s+[1-9][\d ]* sur [\d ]+/)
    await examine(page)
    await page.screenshot({ path: 'shots/committing-fr-light-1440.png' })
    await page.getByRole('link', { name: 'Clients' }).click()
    await eventually(() => page.getByRole('button', { name: /travail en cours|travaux en cours/ }).count()).toBe(1)
    await page.goto(address)
  })
  await expect.poll(said, { timeout: 180_000 }).toContain('C’est dans vos comptes')
  await picture(seat, 'imports-committed')
  await holding('ledger.balance', async () => {
    await page.getByRole('button', { name: 'Retirer l’import' }).click()
    await page.getByRole('button', { name: 'Retirer « grand-livre.txt » des comptes' }).click()
    await eventually(said).toMatch(/Reprise des pièces et des lettrages\s+[\d ]+ sur [\d ]+/)
    await examine(page)
    await page.screenshot({ path: 'shots/withdrawing-fr-light-1440.png' })
    await seat.open('/imports')
    await eventually(said).toContain('Retrait en cours')
    await page.goto(address)
  })
  await expect.poll(said, { timeout: 180_000 }).toContain('Cet import a été retiré')
  await picture(seat, 'imports-withdrawn')
}, 600_000)
