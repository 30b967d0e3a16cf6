import { expect, test } from 'vitest'
import { examine, picture, settled } from '../../tools/testing/browser.ts'
import { staged } from '../../tools/testing/staged.ts'
import { openBooks, sayBrokenStatements, sayLots, sayReturn, sayStatement } from './bank-for-tests.ts'

type Line = {
  id: string
  payerName: string
  label: string
  state: string
  leftCents: number
  setAsideAs: string
  best: { class: string; isTied: boolean } | null
  customers: string[]
}
const listed = async (show = 'open') =>
  (await seat.api<{ lines: Line[] }>('GET', `/cash/lines?show=${show}&limit=500`)).lines
const lineOf = async (payer: string) => {
  const found = (await listed('all')).find((line) => line.payerName === payer || line.label.includes(payer))
  if (!found) throw new Error(`no line of ${payer}`)
  return found
}
const openOf = async (code: string) => {
  const { customers } = await seat.api<{ customers: { id: string }[] }>('GET', `/customer-search?words=${code}`)
  const { items } = await seat.api<{ items: { documentNo: string; kind: string; openCents: number }[] }>(
    'GET',
    `/customers/${customers[0]!.id}/items?show=open`,
  )
  return Object.fromEntries(items.map((item) => [item.documentNo || item.kind, item.openCents]))
}
const openId = () => new URL(seat.page.url()).searchParams.get('ligne')
const untilOpen = async (payer: string) => {
  const { id } = await lineOf(payer)
  await expect.poll(openId).toBe(id)
  await settled(seat.page)
}
const key = (keys: string) => seat.page.keyboard.press(keys)
const focused = () => seat.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
const remains = async () => {
  const texts = await panel()
    .locator('dl > div')
    .filter({ hasText: /^Reste/ })
    .allTextContents()
  return texts
    .join()
    .replace(/^Reste/, 'Reste ')
    .replaceAll('\u202f', ' ')
}
const detailOf = async (payer: string) =>
  seat.api<{
    matches: { customerId: string; how: string; cents: number; settled: { cents: number }[] }[]
    proposals: { place: number }[]
  }>('GET', `/cash/lines/${(await lineOf(payer)).id}`)
const panel = () => seat.page.getByRole('complementary', { name: 'Ligne de banque' })

const { stage, seat } = staged()

test('before any statement the page says what to drop, and in which form', async () => {
  await seat.open('/encaissements')
  await seat.page.getByRole('heading', { name: 'Aucun relevé de banque pour l’instant' }).waitFor()
  await picture(seat, 'encaissements-vide')
})

test('a line shows what is proposed, why, and what remains; the first one is open', async () => {
  const { page } = seat
  await openBooks(stage, seat)
  await sayStatement(stage, seat)
  await sayBrokenStatements(stage, seat)
  await seat.open('/encaissements')
  await untilOpen('BATI SUD')
  await panel().getByText('FACT FA2026-0142 ET FA2026-0150 MOINS AVOIR', { exact: true }).waitFor()
  await panel().getByText('avoir AV-0007 du même client, déduit sans être cité').waitFor()
  expect(await remains()).toBe('Reste 0,00 €')
  await page.getByRole('link', { name: '1 rapprochée automatiquement' }).waitFor()
  await picture(seat, 'encaissements')
})

test('the lines are worked by keyboard alone: accept, name a gap, part payment, another customer, tie, aside, undo', async () => {
  const { page } = seat
  await seat.open('/encaissements')
  await untilOpen('BATI SUD')
  await key('Enter')
  await untilOpen('DUPONT ET FILS')
  expect(await openOf('BATISUD')).toEqual({})

  // The bank fee that is proposed is called a discount instead: chosen by hand, written off under that name.
  await panel().getByRole('button', { name: 'frais bancaires', pressed: true }).waitFor()
  await picture(seat, 'encaissements-ecart')
  await panel().getByRole('button', { name: 'escompte' }).waitFor()
  await key('e')
  await panel().getByRole('button', { name: 'escompte', pressed: true }).waitFor()
  await key('Enter')
  await untilOpen('GARAGE VAUTRIN')
  expect(await openOf('DUPONT')).toEqual({})
  const dupont = await detailOf('DUPONT ET FILS')
  expect(dupont.matches).toMatchObject([{ how: 'by_hand', cents: 148_800, settled: [{ cents: 150_000 }] }])

  // Less than proposed: the line keeps its rest and stays open.
  await key('p')
  await key('Control+a')
  await page.keyboard.type('500')
  await expect.poll(remains).toBe('Reste 100,00 €')
  await key('Enter')
  await expect.poll(async () => (await lineOf('GARAGE VAUTRIN')).leftCents).toBe(10_000)
  await untilOpen('GARAGE VAUTRIN')
  expect(await openOf('VAUTRIN')).toEqual({ 'FA2026-0101': 30_000, 'FA2026-0127': 40_000 })
  await panel().getByText('Déjà rapproché de cette ligne').waitFor()
  await picture(seat, 'encaissements-partie')
  await seat.open(`/encaissements?ligne=${(await lineOf('GARAGE VAUTRIN')).id}`)

  // Somebody paid for another customer: found by name, its documents by number, the rest on account.
  await key('j')
  await untilOpen('SCI DES LILAS')
  await key('m')
  await page
    .getByRole('listbox')
    .getByRole('option', { name: /Menuiserie Colin/ })
    .waitFor()
  await page.keyboard.type('colin')
  await expect
    .poll(() => page.getByRole('listbox').getByRole('option').allTextContents())
    .toEqual([expect.stringContaining('Menuiserie Colin')])
  await key('Enter')
  await expect.poll(() => focused()).toBe('Numéro, montant ou date')
  for (const typed of ['0133', '275']) {
    await page.keyboard.type(typed)
    await key('Enter')
  }
  await expect.poll(remains).toBe('Reste 75,00 €')
  await examine(page)
  await page.screenshot({ path: 'shots/encaissements-autre-client.png' })
  await key('Escape')
  await key('a')
  await expect.poll(remains).toBe('Reste 0,00 €')
  await key('Enter')
  await untilOpen('M OU MME PETIT')
  expect(await openOf('COLIN')).toEqual({ 'FA2026-0170': 9_000, receipt: 7_500 })

  // Two customers have that very amount open: a digit chooses, one key takes it back.
  await panel().getByText('D’autres pièces iraient aussi bien').waitFor()
  await picture(seat, 'encaissements-departager')
  await seat.open(`/encaissements?ligne=${(await lineOf('M OU MME PETIT')).id}`)
  await key('2')
  await panel().getByRole('button', { name: /Leroy/, pressed: true }).waitFor()
  await key('Enter')
  await untilOpen('DEPUIS LIVRET')
  expect(await openOf('LEROY')).toEqual({})
  await key('u')
  await untilOpen('M OU MME PETIT')
  expect(await openOf('LEROY')).toEqual({ 'FA2026-0158': 61_200 })
  // Taken back at once, both are proposed as before: each is refused in turn.
  await expect
    .poll(async () => {
      const { proposals } = await detailOf('M OU MME PETIT')
      if (proposals.length > 0) await key('r')
      return proposals.length
    })
    .toBe(0)
  await panel().getByText('Rien n’est proposé pour cette ligne').waitFor()

  await key('j')
  await untilOpen('DEPUIS LIVRET')
  await key('h')
  await page.getByRole('dialog').getByLabel('Nature').waitFor()
  await examine(page)
  await key('Control+Enter')
  await untilOpen('ATELIER MOREL')
  expect(await lineOf('DEPUIS LIVRET')).toMatchObject({ state: 'set_aside', setAsideAs: 'internal_transfer' })
  await key('u')
  await untilOpen('DEPUIS LIVRET')
  expect(await lineOf('DEPUIS LIVRET')).toMatchObject({ state: 'open', setAsideAs: '' })
})

test('a match is taken back later from its line, or says why it cannot be', async () => {
  // Part of what the line left on account serves elsewhere since.
  const lilas = await detailOf('SCI DES LILAS')
  const { items } = await seat.api<{ items: { id: string; documentNo: string }[] }>(
    'GET',
    `/customers/${lilas.matches[0]!.customerId}/items?show=open`,
  )
  const itemId = (documentNo: string) => items.find((item) => item.documentNo === documentNo)!.id
  const interest = (await listed()).find((line) => line.leftCents === 5_000)!
  await seat.api('POST', `/cash/lines/${interest.id}/match`, {
    customerId: lilas.matches[0]!.customerId,
    parts: [
      { itemId: itemId('FA2026-0170'), cents: 9_000 },
      { itemId: itemId(''), cents: -4_000 },
    ],
  })
  await seat.open(`/encaissements?voir=rapprochees&ligne=${(await lineOf('SCI DES LILAS')).id}`)
  await key('u')
  await panel().getByRole('alert').getByText('Annulez d’abord ce rapprochement').waitFor()
  await panel().getByText('En acompte').waitFor()
  await picture(seat, 'encaissements-rapprochees')

  await seat.open(`/encaissements?voir=rapprochees&ligne=${(await lineOf('BATI SUD')).id}`)
  await key('u')
  await expect.poll(async () => (await lineOf('BATI SUD')).state).toBe('open')
  expect(await openOf('BATISUD')).toMatchObject({ 'FA2026-0142': 150_000, 'AV-0007': 12_000 })
})

test('one customer pays for another: the documents are settled, and what they lack stays owed', async () => {
  const { page } = seat
  await seat.open(`/encaissements?ligne=${(await lineOf('GARAGE VAUTRIN')).id}`)
  await key('m')
  await page.getByRole('listbox').getByRole('option').first().waitFor()
  await page.keyboard.type('horizon')
  await expect
    .poll(() => page.getByRole('listbox').getByRole('option').allTextContents())
    .toEqual([expect.stringContaining('Horizon Paysages')])
  await key('Enter')
  await expect.poll(() => focused()).toBe('Numéro, montant ou date')
  await page.keyboard.type('0155')
  await key('Enter')
  await panel().getByText('Les pièces dépassent la ligne').waitFor()
  await panel().getByRole('button', { name: 'laisser dû' }).click()
  await expect.poll(remains).toBe('Reste 0,00 €')
  await panel().getByRole('button', { name: 'Payé par un autre client' }).click()
  await panel().getByLabel('Payeur', { exact: true }).click()
  await page
    .getByRole('listbox')
    .getByRole('option', { name: /Garage Vautrin/ })
    .click()
  await panel().getByText('puis transféré à Horizon Paysages').waitFor()
  await examine(page)
  await page.screenshot({ path: 'shots/encaissements-tiers.png' })
  await panel()
    .getByRole('button', { name: /Appliquer en entier/ })
    .click()
  await expect.poll(async () => (await lineOf('GARAGE VAUTRIN')).state).toBe('matched')
  expect(await openOf('HORIZON')).toEqual({ 'FA2026-0155': 51_200 })
  expect(await openOf('VAUTRIN')).toEqual({ 'FA2026-0101': 30_000, 'FA2026-0127': 40_000 })
})

test('a payment that came back reopens what it had settled, once a person says which', async () => {
  const { page } = seat
  await sayReturn(stage, seat, 240_000)
  await seat.open('/encaissements?voir=rejets')
  await page.getByRole('row', { name: /OPERATION 77/ }).click()
  await panel().getByText('Paiement revenu (code AM04)', { exact: true }).waitFor()
  await panel()
    .getByRole('button', { name: /Rouvrir ce qu’il réglait/ })
    .waitFor()
  await settled(page)
  await picture(seat, 'encaissements-rejets')
  await key('Enter')
  await expect.poll(() => openOf('MERCIER')).toEqual({ 'FA2026-0148': 240_000 })
})

test('a whole kind is accepted at once, what is not safe is left out with the reason, and all of it is undone', async () => {
  const { page } = seat
  await sayLots(stage, seat)
  await seat.open('/encaissements')
  await page.getByRole('combobox', { name: 'Nature de la proposition' }).selectOption('references_gap')
  await page.waitForURL(/sorte=references_gap/)
  await settled(page)
  const bar = page.getByRole('region', { name: 'Action sur les lignes cochées' })
  await page.getByRole('checkbox', { name: 'Cocher toutes les lignes' }).click()
  await bar.getByText('3 lignes cochées').waitFor()
  await bar.getByText('La meilleure proposition de 3 lignes est appliquée.').waitFor()
  await bar.getByText(/594,00/).waitFor()
  await picture(seat, 'encaissements-nature')
  await page.getByRole('checkbox', { name: 'Cocher toutes les lignes' }).click()
  await bar.getByText('La meilleure proposition de 3 lignes est appliquée.').waitFor()
  await bar.getByRole('button', { name: 'Appliquer les propositions' }).click()
  await expect.poll(async () => (await lineOf('ATELIER LOT 2')).state).toBe('matched')
  expect(await openOf('LOT3')).toEqual({})
  await page.getByText('3 lignes rapprochées.').waitFor()
  await key('u')
  await expect.poll(async () => (await lineOf('ATELIER LOT 2')).state).toBe('open')
  expect(await openOf('LOT3')).toEqual({ 'FL2026-0003': 30_000 })

  await seat.open('/encaissements')
  for (const keys of ['x', 'j', 'j', 'j', 'Shift+x']) await key(keys)
  await bar.getByText('4 lignes cochées').waitFor()
  await bar.getByText(/lignes? écartées?/).click()
  await bar.getByText('rien n’est proposé').first().waitFor()
  await settled(page)
  await examine(page)
  await page.screenshot({ path: 'shots/encaissements-cochees.png' })
})
