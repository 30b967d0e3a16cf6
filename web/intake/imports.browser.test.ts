import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { writeBulkFec } from '../../sim/bulk-fec.ts'
import { playDemo } from '../../sim/demo.ts'
import { type EmittedFile, emitDemo } from '../../sim/emission.ts'
import { day } from '../../src/kernel/calendar.ts'
import { examine, invitedSeat, picture, settled } from '../../tools/testing/browser.ts'
import { eventually, saidOn, staged } from '../../tools/testing/staged.ts'

let files: readonly EmittedFile[]
const { stage, seat } = staged(async () => {
  files = await emitDemo(playDemo(day('2026-11-21')))
})

const file = (ending: string | RegExp) => {
  const found = files.find((one) => (typeof ending === 'string' ? one.name === ending : ending.test(one.name)))
  if (!found) throw new Error(`the demo emits ${ending}`)
  return { name: found.name, mimeType: 'text/plain', buffer: found.bytes }
}
const years = () => files.filter((one) => /FEC/.test(one.name)).map((one) => file(one.name))

/** Drops files the way a mouse does: on the page, not in a field. */
async function drop(dropped: readonly { name: string; buffer: Buffer }[]): Promise<void> {
  const given = dropped.map(({ name, buffer }) => ({ name, base64: buffer.toString('base64') }))
  await seat.page.evaluate((list) => {
    const transfer = new DataTransfer()
    for (const one of list) {
      const bytes = Uint8Array.from(atob(one.base64), (character) => character.charCodeAt(0))
      transfer.items.add(new File([bytes], one.name))
    }
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, cancelable: true }))
  }, given)
}

const said = () => saidOn(seat.page)
const atImport = /\/imports\/[0-9a-f-]{36}$/
const atColumns = /\/imports\/[0-9a-f-]{36}\/colonnes$/

test('empty books say what to bring', async () => {
  await seat.open('/imports')
  expect(await said()).toContain('Commencez par votre FEC')
  await picture(seat, 'imports-empty')
})

test('two years dropped together are read in order, confirmed one after the other, and their open items are in the books', async () => {
  const { page } = seat
  await seat.open('/imports')
  await drop(years().reverse())
  await page.waitForURL(atImport)
  await settled(page)
  expect(await page.locator('h1').innerText(), 'the older year comes first').toBe(years()[0]!.name)
  expect(await said()).toMatch(/\d+ écritures, \d+ pièces ouvertes, [\d ]+,\d\d €/)
  await page.keyboard.press('j')
  await eventually(said).toContain('JournalCode')
  await picture(seat, 'imports-preview')

  await page.getByRole('button', { name: 'Changer le délai' }).click()
  await page.getByLabel('Délai de paiement pour ce fichier').fill('quand on peut')
  await eventually(said).toContain('quand on peut')
  await page.getByLabel('Délai de paiement pour ce fichier').fill('45 jours fin de mois')
  await page.getByRole('button', { name: 'Recalculer les échéances' }).click()
  await eventually(said).toMatch(/ne portent pas d’échéance : 45 jours fin de mois/)
  await settled(page)
  await expect.poll(() => page.getByRole('row').nth(1).innerText()).toMatch(/30\/06\/2025\s+31\/08\/2025/)
  await page.getByRole('button', { name: /^Valider l’import : \d+ pièces/ }).click()
  await page.getByRole('button', { name: `Vérifier « ${years()[1]!.name} »` }).click()
  await eventually(() => page.locator('h1').innerText()).toBe(years()[1]!.name)
  await settled(page)
  await page.getByRole('link', { name: /À-nouveaux reconnus/ }).click()
  await settled(page)
  await picture(seat, 'imports-following')
  await page.keyboard.press('Control+Enter')
  await eventually(said).toContain('C’est dans vos comptes')
  await examine(page)

  // What the simulation holds open, per document, is what the customers' pages now show in total.
  const truth = JSON.parse(file('truth.json').buffer.toString()) as {
    items: { openCents: number; openForeign: unknown }[]
  }
  const expected = truth.items
    .filter((item) => item.openForeign === null)
    .reduce((sum, item) => sum + item.openCents, 0)
  const aged = await seat.api<{ totals: { currency: string; totalCents: number }[] }>(
    'GET',
    '/aged-balance?asOf=2026-11-21&currency=EUR',
  )
  expect(aged.totals.find((one) => one.currency === 'EUR')?.totalCents).toBe(expected)
})

test('the older year says why it cannot be withdrawn, the later one can', async () => {
  const { page } = seat
  await seat.open('/imports')
  await page.getByText(years()[0]!.name).click()
  await eventually(said).toContain('Cet import ne peut pas être retiré')
  await picture(seat, 'imports-list')
  await page.getByText(years()[1]!.name).first().click()
  await page.getByRole('button', { name: 'Retirer l’import' }).click()
  await page.getByRole('button', { name: `Retirer « ${years()[1]!.name} » des comptes` }).click()
  await eventually(said).toContain('Retiré')
})

test('a file at fault shows its true defect first, then every one with its place', async () => {
  const { page } = seat
  const lines = years()[1]!.buffer.toString('utf8').split('\n')
  lines[40] = lines[40]!.replace(/\t(\d+,\d\d)\t/, '\t$1x\t')
  lines[50] = lines[50]!.replace(/\t20\d{6}\t/, '\t20261340\t')
  await seat.open('/imports')
  await drop([{ name: 'casse.txt', buffer: Buffer.from(lines.join('\n')) }])
  await page.waitForURL(atImport)
  await eventually(said).toContain('Ce fichier ne peut pas être importé')
  await expect.poll(() => page.getByRole('alert').innerText()).toContain('Ligne 41, colonne Debit')
  await expect.poll(() => page.getByRole('row').filter({ hasText: '20261340' }).count()).toBe(1)
  await page.keyboard.press('j')
  await eventually(said).toContain('Ligne 41 du fichier')
  await picture(seat, 'imports-refused')
})

test('a list is explained once, its mapping is kept, and the next one is read by itself', async () => {
  const { page } = seat
  await seat.open('/imports')
  await drop([file('echeancier-sage.csv')])
  await page.waitForURL(atColumns)
  await settled(page)
  const due = page.getByLabel('Ce que contient la colonne « Échéance »')
  await expect.poll(() => due.inputValue()).toBe('dueOn')
  const read = page.getByRole('button', { name: 'Lire le fichier avec ces colonnes' })
  await page.getByLabel('Ce que contient la colonne « Débit »').selectOption('')
  expect(await page.getByText('Indiquez la colonne du reste dû').isVisible()).toBe(true)
  await page.getByLabel('Ce que contient la colonne « Débit »').selectOption('debit')
  await page.getByLabel('Écriture des montants').selectOption('.')
  await eventually(() => page.locator('td[data-fault]').count()).toBeGreaterThan(5)
  await picture(seat, 'mapping')
  await settled(page)
  await read.click()
  await page.waitForURL(atImport)
  await eventually(said).toContain('Lu avec le modèle « echeancier-sage »')
  expect(await said()).toMatch(/TOTAL GENERAL \(ligne \d+\) et lignes lues/)
  await picture(seat, 'list-preview')
  await page.getByRole('button', { name: 'Abandonner l’import' }).click()
  await page.waitForURL(/\/imports$/)

  await drop([{ ...file('echeancier-sage.csv'), name: 'echeancier-de-decembre.csv' }])
  await page.waitForURL(atImport)
  await eventually(said).toContain('Lu avec le modèle « echeancier-sage »')
  await seat.open('/imports?onglet=modeles')
  await page.getByText('echeancier-sage').click()
  await picture(seat, 'profiles')
})

test('a large file is read while one works elsewhere', async () => {
  const { page } = seat
  const folder = mkdtempSync(path.join(tmpdir(), 'quittance-bulk-'))
  const large = path.join(folder, 'grand-livre.txt')
  await writeBulkFec({ lines: 150_000, customers: 500, year: 2027, seed: 3 }, createWriteStream(large))
  await seat.open('/imports')
  await page.getByTestId('files').setInputFiles(large)
  await page.waitForURL(atImport)
  rmSync(folder, { recursive: true })
  await eventually(said).toContain('Lecture du fichier')
  await page.getByRole('link', { name: 'Clients' }).click()
  await eventually(() => page.getByRole('button', { name: /travail en cours|travaux en cours/ }).count()).toBe(1)
  await page.goBack()
  await eventually(said).toMatch(/écritures, \d/)
  await examine(page)
})

test('an aged balance waits for its day', async () => {
  const { page } = seat
  await seat.open('/imports')
  await drop([file('balance-agee.xlsx')])
  await page.waitForURL(atColumns)
  await settled(page)
  expect(await page.getByText('Indiquez le jour où la balance a été arrêtée').isVisible()).toBe(true)
  await page.getByLabel('Arrêté au').fill('21/11/2026')
  await page.getByLabel('Arrêté au').press('Tab')
  await picture(seat, 'mapping-aged')
})

test('contacts are shown before and after', async () => {
  const { page } = seat
  await seat.open('/imports')
  await drop([file('clients.csv')])
  await page.waitForURL(atColumns)
  await settled(page)
  await page.getByRole('button', { name: 'Lire le fichier avec ces colonnes' }).click()
  await page.waitForURL(atImport)
  await settled(page)
  expect(await said()).toMatch(/à compléter/)
  await page.getByRole('link', { name: /À modifier/ }).click()
  await settled(page)
  await page.keyboard.press('j')
  await settled(page)
  await picture(seat, 'contacts-preview')
  await page.getByRole('button', { name: /^Valider l’import : \d+ fiches/ }).click()
  await eventually(said).toContain('C’est dans vos comptes')
})

test('somebody who may not import sees the imports and is told who may', async () => {
  const reader = await invitedSeat(stage, seat, 'reader', 'lecture@atelier.example')
  await reader.open('/imports')
  await expect.poll(() => reader.page.locator('main').innerText()).toContain('il faut au moins le rôle Responsable')
  await examine(reader.page)
  const [any] = (await reader.api<{ imports: { id: string }[] }>('GET', '/imports')).imports
  await reader.open(`/imports/${any?.id}/colonnes`)
  await expect.poll(() => reader.page.locator('h1').innerText()).toBe('Cette page demande un autre rôle')
  await reader.context.close()
})
