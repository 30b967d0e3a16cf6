import { expect, test } from 'vitest'
import { examine, picture, settled } from '../../tools/testing/browser.ts'
import { staged } from '../../tools/testing/staged.ts'
import { openBooks } from '../cash/bank-for-tests.ts'

const customers = new Map<string, string>()
const { stage, seat } = staged(async () => {
  await openBooks(stage, seat)
  const { rows } = await seat.api<{ rows: { id: string; code: string }[] }>('GET', '/customers?limit=100')
  for (const { id, code } of rows) customers.set(code, id)
})

const key = (keys: string) => seat.page.keyboard.press(keys)
const panel = () => seat.page.getByRole('complementary')
const said = async () => (await panel().innerText()).replace(/[\u00a0\u202f]/g, ' ')
const disputeOf = async (words: string): Promise<string> =>
  (await seat.api<{ rows: { id: string }[] }>('GET', `/disputes?show=all&words=${words}`)).rows[0]!.id

test('nothing is contested yet: the page says what disputes are for', async () => {
  await seat.open('/aujourdhui')
  await key('g')
  await key('l')
  await seat.page.getByRole('heading', { name: 'Aucun litige en cours' }).waitFor()
  await picture(seat, 'litiges-vide')
})

test('by keyboard: from the customer, d opens the form; a document is ticked, lowered to a part, and the dispute is open', async () => {
  const { page } = seat
  await seat.open(`/clients/${customers.get('VAUTRIN')}`)
  await key('d')
  await panel().getByRole('heading', { name: 'Ouvrir un litige' }).waitFor()
  const cause = panel().getByLabel('Motif')
  await expect.poll(() => cause.evaluate((field) => field === document.activeElement)).toBe(true)
  await panel()
    .getByRole('button', { name: /Ouvrir le litige/ })
    .waitFor()
  expect(await said()).toContain('Cochez au moins une pièce.')
  await panel().getByRole('checkbox', { name: 'Contester FA2026-0101' }).press('Space')
  await panel().getByLabel('Montant contesté de FA2026-0101').fill('300')
  await panel().getByLabel('Ce que dit le client').fill('Trois palettes sur huit sont arrivées cassées.')
  await expect.poll(said).toContain('Contesté : 300,00 €')
  await examine(page)
  await page.screenshot({ path: 'shots/litiges-nouveau-fr-light-1440.png' })
  await panel().getByLabel('Ce que dit le client').press('Control+Enter')
  await page.getByText('Le litige est ouvert : 300,00 € ne sont plus demandés.').waitFor()
  await expect.poll(() => new URL(page.url()).searchParams.get('litige')).toBeTruthy()
  await panel().getByText('Trois palettes sur huit').waitFor()
  await settled(page)
  expect(await said()).toMatch(/FA2026-0101\s+800,00 €\s+300,00 €\s+en partie/)
})

test('a task is ticked, a file attached and a program refused, a note written', async () => {
  const { page } = seat
  await seat.open(`/litiges?litige=${await disputeOf('vautrin')}`)
  await panel().getByRole('checkbox', { name: 'Comparer au devis et au tarif' }).click()
  await panel().getByText('fait par Claire Propriétaire').waitFor()
  const file = panel().getByTestId('dispute-file')
  await file.setInputFiles({ name: 'bon.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF') })
  await panel().getByRole('link', { name: 'bon.pdf' }).waitFor()
  await file.setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('MZ\0\0 program') })
  await panel().getByText('les programmes ne sont pas acceptés').waitFor()
  const note = panel().getByRole('textbox', { name: 'Notes' })
  await note.fill('Le transporteur confirme la casse.')
  await note.press('Control+Enter')
  await panel().getByText('Le transporteur confirme la casse.').waitFor()
  await examine(page)
  await picture(seat, 'litiges-litige')
})

test('the board counts, each figure narrows the list, j and k move, and the panel follows', async () => {
  const { page } = seat
  const { categories } = await seat.api<{ categories: { id: string; label: string }[] }>('GET', '/dispute-categories')
  for (const [code, label] of [
    ['DUPONT', 'Qualité'],
    ['COLIN', 'Livraison'],
    ['MERCIER', 'Doublon'],
  ]) {
    const customerId = customers.get(code!)!
    const { items } = await seat.api<{ items: { id: string; side: number }[] }>('GET', `/customers/${customerId}/items`)
    await seat.api('POST', '/disputes', {
      customerId,
      categoryId: categories.find((one) => one.label === label)!.id,
      items: [{ itemId: items.find((item) => item.side === 1)!.id, cents: null }],
      note: '',
      dueOn: null,
    })
  }
  await seat.open('/litiges')
  await page.getByRole('table', { name: 'Litiges en cours par ancienneté' }).waitFor()
  const rows = page.getByRole('grid', { name: 'Litiges' }).getByRole('row')
  await expect.poll(() => rows.count()).toBe(5)
  await key('j')
  await expect.poll(() => new URL(page.url()).searchParams.get('litige')).toBeTruthy()
  const first = new URL(page.url()).searchParams.get('litige')
  await key('j')
  await expect.poll(() => new URL(page.url()).searchParams.get('litige')).not.toBe(first)
  await settled(page)
  await picture(seat, 'litiges-tableau')
  await page.getByLabel('Motif').selectOption({ label: 'Qualité' })
  await expect.poll(() => rows.count()).toBe(2)
  await page.getByRole('button', { name: /^Jusqu’à 7 jours/ }).click()
  await expect.poll(() => new URL(page.url()).searchParams.get('anciennete')).toBe('upTo7')
})

test('rejected with a reason, taken back with u, then settled for less', async () => {
  const { page } = seat
  await seat.open(`/litiges?litige=${await disputeOf('dupont')}`)
  await panel().getByRole('heading', { name: 'Dupont et Fils' }).waitFor()
  await settled(page)
  await key('r')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Pourquoi').fill('Le procès-verbal de réception est signé.')
  await examine(page)
  await dialog.getByLabel('Pourquoi').press('Control+Enter')
  await panel().getByText('Rejeté', { exact: true }).waitFor()
  await panel()
    .getByText(/Relancé à nouveau après le/)
    .waitFor()
  await key('u')
  await panel().getByText('Ouvert', { exact: true }).waitFor()
  await settled(page)
  await key('t')
  await dialog.getByLabel('Le client paie encore').fill('1000')
  await dialog.getByText(/500,00.€ sont abandonnés/).waitFor()
  await dialog.getByLabel('Pourquoi').fill('Accord commercial.')
  await dialog.getByRole('button', { name: 'Conclure l’accord' }).click()
  await panel().getByText('Transigé', { exact: true }).waitFor()
  await panel()
    .getByText(/^Abandonné\s: 500,00/)
    .waitFor()
})

test('the report says why, how long and how much, and its figures open', async () => {
  const { page } = seat
  await seat.open('/litiges/bilan')
  const table = page.getByRole('table', { name: 'Litiges résolus' })
  await table.getByRole('rowheader', { name: 'Qualité' }).waitFor()
  await examine(page)
  await picture(seat, 'litiges-bilan')
  await table.getByRole('link', { name: /^Qualité/ }).click()
  await page.getByRole('grid', { name: 'Litiges' }).getByText('Transigé').waitFor()
})

test('a cause is given an owner, a delay and one more task', async () => {
  const { page } = seat
  await seat.open('/litiges/motifs')
  await page.getByRole('row', { name: /Prix/ }).click()
  const delay = panel().getByLabel('Délai (jours)')
  await delay.fill('15')
  await panel().getByLabel('Responsable', { exact: true }).selectOption({ index: 1 })
  await panel().getByRole('button', { name: 'Ajouter une tâche' }).click()
  await panel().getByLabel('Tâche 3', { exact: true }).fill('Prévenir le commercial')
  await examine(page)
  await page.screenshot({ path: 'shots/litiges-motif-fr-light-1440.png' })
  await panel().getByRole('button', { name: 'Enregistrer le motif' }).click()
  await page.getByText('Le motif est enregistré.').waitFor()
  await page.getByRole('row', { name: /Prix.*15 jours.*Prévenir le commercial/ }).waitFor()
  await picture(seat, 'litiges-motifs')
})
