import { expect, test } from 'vitest'
import { examine, invitedSeat, type Seat, settled } from '../../tools/testing/browser.ts'
import { staged } from '../../tools/testing/staged.ts'
import { LONGEST_PAYER, openBooks, sayLongPayer, sayStatement } from './bank-for-tests.ts'

let colleague: Seat

type Line = { id: string; payerName: string; state: string; leftCents: number }
const lineOf = async (payer: string): Promise<Line> => {
  const { lines } = await seat.api<{ lines: Line[] }>('GET', '/cash/lines?show=all&limit=500')
  return lines.find((line) => line.payerName === payer)!
}
const openCents = async (code: string) => {
  const { customers } = await seat.api<{ customers: { id: string }[] }>('GET', `/customer-search?words=${code}`)
  const { items } = await seat.api<{ items: { openCents: number }[] }>(
    'GET',
    `/customers/${customers[0]!.id}/items?show=open`,
  )
  return items.reduce((sum, item) => sum + item.openCents, 0)
}
const panel = () => seat.page.getByRole('complementary', { name: 'Ligne de banque' })
const isOpen = (payer: string) => panel().getByRole('heading', { level: 2, name: payer }).waitFor()
const key = (keys: string) => seat.page.keyboard.press(keys)
const openAt = async (payer: string) => {
  await seat.open(`/encaissements?ligne=${(await lineOf(payer)).id}`)
  await isOpen(payer)
}
/** A sentence that stays until it is read; it is closed as one would. */
const readAndClose = async (words: RegExp) => {
  const said = seat.page.getByRole('alert').filter({ hasText: words })
  await said.waitFor()
  await said.getByRole('button').click()
  await said.waitFor({ state: 'detached' })
}

const { stage, seat } = staged(async () => {
  colleague = await invitedSeat(stage, seat, 'collector', 'paul@atelier.example')
  await openBooks(stage, seat)
  await sayStatement(stage, seat)
})

test('a line that a colleague matched while it is open here says so at the act, and the next one follows', async () => {
  await openAt('BATI SUD')
  await panel()
    .getByRole('button', { name: /Appliquer en entier/ })
    .waitFor()
  await colleague.api('POST', `/cash/lines/${(await lineOf('BATI SUD')).id}/accept`, { place: 1 })
  await key('Enter')
  await isOpen('DUPONT ET FILS')
  await readAndClose(/BATI SUD\s: paul a rapproché cette ligne entre-temps, avec Bâti-Sud SARL/)
  await expect.poll(async () => (await lineOf('DUPONT ET FILS')).state).toBe('open')
})

test('a line that a colleague set aside meanwhile says so too', async () => {
  await openAt('GARAGE VAUTRIN')
  await panel()
    .getByRole('button', { name: /Appliquer/ })
    .waitFor()
  const { id } = await lineOf('GARAGE VAUTRIN')
  await colleague.api('POST', '/cash/set-aside', { lineIds: [id], as: 'internal_transfer' })
  await key('Enter')
  await isOpen('SCI DES LILAS')
  await readAndClose(/GARAGE VAUTRIN\s: cette ligne a été mise hors clients entre-temps/)
  await colleague.api('POST', '/cash/set-aside', { lineIds: [id], as: '' })
})

test('what is applied is what is on screen: another proposal that took its place since is not', async () => {
  await openAt('M OU MME PETIT')
  await panel()
    .getByRole('button', { name: /Horizon/, pressed: true })
    .waitFor()
  // Refused by a colleague, the first proposal leaves its place to the other.
  await colleague.api('POST', `/cash/lines/${(await lineOf('M OU MME PETIT')).id}/refuse`, { place: 1 })
  await key('Enter')
  await readAndClose(/n’est plus à jour/)
  expect((await lineOf('M OU MME PETIT')).state).toBe('open')
  expect([await openCents('HORIZON'), await openCents('LEROY')]).toEqual([61_200, 61_200])
  await panel().getByRole('button', { name: /Leroy/, pressed: true }).waitFor()
  await panel().getByText('FA2026-0158', { exact: true }).waitFor()
})

test('a list of customers that is open is readable by everybody, on any screen that has one', async () => {
  const { page } = seat
  await openAt('SCI DES LILAS')
  await key('m')
  const options = () => page.getByRole('listbox').getByRole('option')
  await options().first().waitFor()
  await examine(page)
  await page.screenshot({ path: 'shots/encaissements-liste-ouverte.png' })
  await page.keyboard.type('personne de ce nom')
  await page.getByText('Aucun client').waitFor()
  await examine(page)
  await sayLongPayer(stage, seat)
  await openAt(LONGEST_PAYER)
  await key('m')
  await options().first().waitFor()
  await seat.open('/encaissements/mandats?panneau=nouveau')
  await examine(page)
})

// Last: what a browser says of a server that is gone would be heard as a complaint of the page.
test('the server gone mid-way: nothing typed is lost, each part says so, and the same key does it once it is back', async () => {
  const { page } = seat
  await openAt('DUPONT ET FILS')
  await key('p')
  await key('Control+a')
  await page.keyboard.type('1400')
  await panel().getByText('88,00', { exact: false }).first().waitFor()
  await page.route('**/api/orgs/**', (route) => route.abort('connectionrefused'))
  await key('Enter')
  await readAndClose(/Le serveur ne répond pas/)
  expect(
    await panel()
      .getByLabel(/Montant réglé de FA2026-0139/)
      .inputValue(),
  ).toBe('1\u202f400,00')
  // A line that was not read yet.
  await page.getByRole('row', { name: /DEPUIS LIVRET/ }).click()
  await panel().getByRole('button', { name: 'Réessayer' }).waitFor()
  await page.unroute('**/api/orgs/**')
  await panel().getByRole('button', { name: 'Réessayer' }).click()
  await isOpen('VIR VIREMENT DEPUIS LIVRET')
  await page.getByRole('row', { name: /DUPONT ET FILS/ }).click()
  await expect
    .poll(() =>
      panel()
        .getByLabel(/Montant réglé de FA2026-0139/)
        .inputValue(),
    )
    .toBe('1\u202f400,00')
  await settled(page)
  await key('Enter')
  await expect.poll(async () => (await lineOf('DUPONT ET FILS')).leftCents).toBe(8_800)
})
