import { expect, test } from 'vitest'
import { mt940, OTHER, OURS } from '../../stories/cash-statements-files.ts'
import { examine, picture, settled } from '../../tools/testing/browser.ts'
import { eventually, saidOn, staged } from '../../tools/testing/staged.ts'

const { seat } = staged()

const said = () => saidOn(seat.page)
const atImport = /\/imports\/[0-9a-f-]{36}(\?.*)?$/
const atColumns = /\/imports\/[0-9a-f-]{36}\/colonnes(\?.*)?$/

async function drop(name: string, bytes: Uint8Array, lands: RegExp): Promise<void> {
  await seat.open('/imports')
  await seat.page.getByTestId('files').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(bytes) })
  await seat.page.waitForURL(lands)
  await settled(seat.page)
}

const LINES = [
  { on: '2026-10-08', euros: 2400, words: 'VIR SEPA RECU BATI SUD FACTURES 2026-0142 ET 2026-0150' },
  { on: '2026-10-08', euros: 512.4, words: 'VIR INST MOREL MENUISERIE FA-2026-0077' },
  { on: '2026-10-09', euros: -38.9, words: 'COMMISSIONS ET FRAIS OCTOBRE' },
  { on: '2026-10-09', euros: 1830, words: 'REMISE CHEQUES 0000012' },
  { on: '2026-10-09', euros: -960, words: 'PRLV SEPA LOYER ATELIER' },
]
const first = { opens: '2026-10-07', openingEuros: 12_480.15, lines: LINES, closes: '2026-10-09' }
const savings = {
  account: OTHER,
  opens: '2026-10-07',
  openingEuros: 50_000,
  lines: [{ on: '2026-10-09', euros: 41.67, words: 'INTERETS CREDITEURS' }],
  closes: '2026-10-09',
}

test('a bank file shows each account, what it held, what came and went, and that it adds up; then its lines are recorded', async () => {
  const { page } = seat
  await drop('releve-09-10.sta', mt940([first, savings]), atImport)
  await eventually(said).toContain('6 lignes nouvelles, sur 2 comptes')
  const text = await said()
  expect(text).toContain('FR76 3000 6000 0112 3456 7890 189')
  expect(text).toContain('compte nouveau')
  expect(text).toMatch(
    /Solde au 07\/10\/2026\s+12 480,15 €\s+Entrées\s+4 742,40 €\s+Sorties\s+998,90 €\s+Solde au 09\/10\/2026\s+16 223,65 €/,
  )
  await expect.poll(() => page.getByLabel('Les soldes et les lignes concordent').count()).toBe(2)
  await examine(page)
  await picture(seat, 'statement-preview')
  await page.getByRole('button', { name: 'Valider l’import : 6 lignes' }).click()
  await eventually(said).toContain('Les lignes sont enregistrées')
  expect(await page.getByRole('link', { name: 'Voir les encaissements' }).getAttribute('href')).toMatch(
    /encaissements$/,
  )
  await picture(seat, 'statement-done')
})

test('a statement that does not join, contradicts what is recorded or does not add up says so with both figures', async () => {
  await drop(
    'releve-13-10.sta',
    mt940([
      { ...first, lines: LINES.slice(0, 3), closingEuros: 15_353.65 },
      {
        opens: '2026-10-12',
        openingEuros: 16_000,
        lines: [{ on: '2026-10-13', euros: 700, words: 'VIR ATELIER NORD' }],
        closes: '2026-10-13',
      },
    ]),
    atImport,
  )
  await eventually(said).toContain(
    'Le relevé précédent finit le 09/10/2026 à 16 223,65 €, celui-ci commence à 16 000,00 €',
  )
  const text = await said()
  expect(text).toContain('2 lignes déjà enregistrées pour ces jours ne sont pas dans ce relevé')
  await examine(seat.page)
  await picture(seat, 'statement-odd')
})

test('a CSV of a bank asks for its account once, and is then read by itself', async () => {
  const { page } = seat
  const rows = [
    'Date opération;Date valeur;Libellé;Débit euros;Crédit euros;Solde',
    '12/10/2026;12/10/2026;VIR SEPA RECU GARAGE DU PORT FA-2026-0188;;860,00;17 083,65',
    '13/10/2026;14/10/2026;CB CARBURANT;64,20;;17 019,45',
  ]
  const csv = new TextEncoder().encode(`${rows.join('\r\n')}\r\n`)
  await drop('export-banque-octobre.csv', csv, atColumns)
  await eventually(said).toContain('c’est un relevé bancaire')
  await eventually(said).toContain('Dites de quel compte est ce relevé')
  await page.getByLabel('Compte du relevé').selectOption(OURS)
  await eventually(said).not.toContain('Dites de quel compte est ce relevé')
  await examine(page)
  await picture(seat, 'statement-columns')
  await page.getByLabel('Compte du relevé').selectOption(OURS)
  await page.getByRole('button', { name: 'Lire le fichier avec ces colonnes' }).click()
  await page.waitForURL(atImport)
  await eventually(said).toContain('2 lignes nouvelles')
  expect(await said()).toContain('Solde au 13/10/2026 17 019,45 €'.slice(0, 19))
  await drop('export-banque-novembre.csv', csv, atImport)
  await eventually(said).toContain('Lu avec le modèle « export-banque-octobre »')
})
