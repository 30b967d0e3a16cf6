import { expect, test } from 'vitest'
import { returnsFile } from '../../stories/returns-sample.ts'
import { examine, picture, settled } from '../../tools/testing/browser.ts'
import { eventually, saidOn, staged } from '../../tools/testing/staged.ts'

const { seat } = staged()

const said = () => saidOn(seat.page)
const atImport = /\/imports\/[0-9a-f-]{36}(\?.*)?$/
const atPositions = /\/imports\/[0-9a-f-]{36}\/positions$/

const file = (day: string) =>
  returnsFile([
    { debtor: 'MEUBLES OUEST', cents: 88_055, on: day, label: 'FAC2026-0142' },
    { debtor: 'GARAGE VAUTRIN', cents: 120_000, on: day, label: 'FAC2026-0150', reason: '31' },
  ])

async function drop(name: string, bytes: Uint8Array): Promise<void> {
  await seat.open('/imports')
  await seat.page.getByTestId('files').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(bytes) })
  await seat.page.waitForURL(atImport)
  await settled(seat.page)
}

test('a file of returns asks for its positions once, shows what they cut and read, and is then imported', async () => {
  const { page } = seat
  await drop('impayes-13-10.240', file('131026'))
  await eventually(said).toContain('Aucune norme publique ne dit où la banque y écrit chaque champ')
  await examine(page)
  await page.getByRole('link', { name: 'Indiquer les positions' }).click()
  await page.waitForURL(atPositions)
  await eventually(said).toContain('2 impayés, 2 080,55 €')
  await expect.poll(() => page.locator('mark').filter({ hasText: 'GARAGE VAUTRIN' }).count()).toBe(1)
  const keep = page.getByRole('button', { name: 'Garder et lire le fichier' })
  expect(await keep.getAttribute('aria-disabled')).toBe('true')

  // A wrong position is seen at once: in the record, in what it reads, and in the defect with its line.
  await page.getByLabel('Montant : première position').fill('43')
  await page.getByLabel('Montant : dernière position').fill('54')
  await eventually(said).toContain('Ligne 2 :')
  await page.getByLabel('Nom', { exact: true }).fill('Impayés Banque de l’Ouest')
  await page.getByLabel('Notice').fill('Notice CFONB 240, mars 2024')
  await eventually(said).toContain('Corrigez d’abord les positions.')
  await page.getByLabel('Montant : première position').fill('229')
  await page.getByLabel('Montant : dernière position').fill('240')
  await eventually(said).toContain('2 impayés, 2 080,55 €')
  await eventually(() => keep.getAttribute('aria-disabled')).toBeNull()
  await picture(seat, 'retours-positions')
  await page.getByLabel('Nom', { exact: true }).fill('Impayés Banque de l’Ouest')
  await page.getByLabel('Notice').fill('Notice CFONB 240, mars 2024')
  await eventually(() => keep.getAttribute('aria-disabled')).toBeNull()
  await page.keyboard.press('Enter')
  await page.waitForURL(atImport)
  await eventually(said).toContain('Lu avec les positions « Impayés Banque de l’Ouest »')
  await eventually(said).toContain('2 lignes nouvelles')
  await picture(seat, 'retours-apercu')
  await page.getByRole('button', { name: 'Valider l’import : 2 lignes' }).click()
  await eventually(said).toContain('Les lignes sont enregistrées')

  // A bank line leads to its line of the file: that row is open, with the line as it came.
  const { lines } = await seat.api<{ lines: { id: string; payerName: string }[] }>('GET', '/cash/lines?show=all')
  const { id } = lines.find((line) => line.payerName === 'GARAGE VAUTRIN')!
  await seat.open(`/encaissements?voir=toutes&ligne=${id}`)
  await page.getByRole('link', { name: 'Ligne 3 du relevé importé' }).click()
  const source = page.getByRole('complementary').filter({ hasText: 'FAC2026-0150' })
  await source.getByRole('heading', { name: 'GARAGE VAUTRIN' }).waitFor()
  await source.getByText(/34000003/).waitFor()
  await examine(page)
})

test('the next file of that bank is read by itself', async () => {
  await drop('impayes-14-10.240', file('141026'))
  await eventually(said).toContain('Lu avec les positions « Impayés Banque de l’Ouest »')
  await eventually(said).toContain('2 lignes nouvelles')

  // Kept positions can be forgotten, and taken back.
  await seat.page.getByRole('link', { name: 'Revoir les positions' }).click()
  await seat.page.waitForURL(atPositions)
  await seat.page.getByRole('button', { name: 'Oublier ces positions' }).click()
  await seat.page.getByText(/sont oubliées/).waitFor()
  await eventually(() => seat.api<{ maps: unknown[] }>('GET', '/import-column-maps')).toEqual({ maps: [] })
  await seat.page.locator('body').press('u')
  await eventually(async () => (await seat.api<{ maps: unknown[] }>('GET', '/import-column-maps')).maps.length).toBe(1)
})
