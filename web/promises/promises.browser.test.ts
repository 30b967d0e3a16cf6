import { expect, test } from 'vitest'
import { addDays } from '../../src/kernel/calendar.ts'
import { examine, invitedSeat, picture, settled } from '../../tools/testing/browser.ts'
import { bookCustomer, bookExtremes, LONGEST_NAME, today } from '../../tools/testing/browser-books.ts'
import { saidOn, staged } from '../../tools/testing/staged.ts'

let morel = ''
let vauquelin = ''
const day = (days: number) => addDays(today(), days)

const { stage, seat } = staged(async () => {
  vauquelin = (await bookExtremes(stage, seat)).customerId
  morel = await bookCustomer(stage, seat, { code: 'MOREL', name: 'Atelier Morel' }, [
    { documentNo: 'FA-101', cents: 248_000, dueOn: day(-40) },
    { documentNo: 'FA-108', cents: 96_050, dueOn: day(-12) },
    { documentNo: 'FA-115', cents: 50_000, dueOn: day(20) },
  ])
})

test('with no promise yet, the page says what a promise is for', async () => {
  await seat.open('/promesses')
  await seat.page.getByText('Quand un client dit combien il paiera').waitFor()
  await picture(seat, 'promesses-vide')
})

test('p on a customer writes a promise down by keyboard: what is late is ticked, all of it proposed', async () => {
  const { page } = seat
  await seat.open(`/clients/${morel}`)
  await page.getByRole('heading', { name: 'Promesses & échéanciers' }).waitFor()
  await page.keyboard.press('p')
  const amount = page.getByLabel('Montant promis')
  await expect.poll(async () => (await amount.inputValue()).replace(/\s/g, ' ')).toBe('3 440,50')
  expect(await page.getByRole('checkbox', { name: 'FA-115' }).isChecked()).toBe(false)
  await picture(seat, 'promesse-nouvelle')
  await amount.fill('2000')
  await page.getByLabel('Jour promis').fill('+5')
  await page.getByLabel('Qui l’a dit').fill('Mme Le Gall')
  await page.keyboard.press('Enter')
  await page.getByText('Promesse enregistrée').waitFor()
  const panel = page.getByRole('complementary', { name: 'Promesse' })
  await panel.getByRole('heading', { name: 'Promesse de' }).waitFor()
  await picture(seat, 'promesse')
  expect((await saidOn(page)).replace(/\s+/g, ' ')).toContain('2 000,00 €')
  await panel.getByRole('link', { name: 'FA-101' }).click()
  await page.getByRole('complementary', { name: 'Pièce' }).waitFor()
  await page.goBack()
  await panel.waitFor()
})

test('a promise is replaced, then taken back with its reason', async () => {
  const { page } = seat
  await seat.open('/promesses')
  await page.getByRole('row').filter({ hasText: 'Atelier Morel' }).click()
  await page.getByRole('button', { name: 'Remplacer' }).waitFor()
  await page.keyboard.press('m')
  await page.getByLabel('Montant promis').fill('1500')
  await page.getByRole('button', { name: 'Remplacer la promesse' }).click()
  await page.getByRole('heading', { name: /1\s500,00/ }).waitFor()
  // Undone, the promise that gave way stands again.
  await page.getByRole('button', { name: /^Annuler\s+u$/i }).click()
  const standing = async () =>
    (await seat.api<{ promises: { cents: number }[] }>('GET', '/promises?show=running')).promises.map(
      ({ cents }) => cents,
    )
  await expect.poll(standing).toEqual([200_000])
  await seat.open('/promesses')
  await page.getByRole('row').filter({ hasText: 'Atelier Morel' }).click()
  await page.getByRole('button', { name: 'Annuler la promesse' }).click()
  await page.getByLabel('Motif').fill('erreur de client')
  await page.keyboard.press('Enter')
  await page.getByText('erreur de client').waitFor()
})

test('a plan: documents, a schedule that always shows its sum, a proposal, a signature', async () => {
  const { page } = seat
  await seat.open(`/promesses/echeanciers?panneau=nouveau&client=${morel}`)
  await page.getByLabel('Montant du versement 3').waitFor()
  await picture(seat, 'echeancier-nouveau')
  await page.getByLabel('Montant du versement 1').fill('1000')
  await page.getByText('il manque').waitFor()
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click()
  await page.getByRole('alert').filter({ hasText: 'corrigez-en un' }).waitFor()
  await page.getByRole('button', { name: 'Répartir' }).click()
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click()
  const panel = page.getByRole('complementary', { name: 'Échéancier' })
  await panel.getByRole('heading', { name: 'ECH-0001' }).waitFor()
  await page.keyboard.press('e')
  await panel.getByRole('button', { name: 'Voir l’accord' }).waitFor()
  await panel.getByRole('button', { name: 'Noter la signature' }).click()
  await page.getByRole('dialog').getByLabel('Par').fill('Claire Morel')
  await page.keyboard.press('Enter')
  await panel.getByText('par Claire Morel').waitFor()
  await picture(seat, 'echeancier')
  await seat.open(`/clients/${morel}`)
  await page.getByRole('link', { name: 'ECH-0001' }).waitFor()
  await settled(page)
  await picture(seat, 'client-promesses')
})

test('ten million owed by the longest name fit, and stay beyond the limits until somebody approves', async () => {
  const { page } = seat
  await seat.api('POST', `/customers/${vauquelin}/promises`, {
    itemIds: await itemsOf(vauquelin),
    cents: null,
    dueOn: today(),
    source: 'letter',
    saidBy: LONGEST_NAME.slice(0, 100),
    note: '',
  })
  await seat.open('/promesses?voir=echeance')
  await page.getByText('10 000 000,01').first().waitFor()
  await picture(seat, 'promesses')
  const { id } = await seat.api<{ id: string }>('POST', `/customers/${vauquelin}/plans`, {
    itemIds: await itemsOf(vauquelin),
    payments: [
      { dueOn: day(10), cents: 1 },
      { dueOn: day(20), cents: 1_000_000_000 },
    ],
    note: '',
  })
  await seat.open(`/promesses/echeanciers?voir=brouillons&plan=${id}`)
  await page.getByText('À approuver avant d’être proposé').waitFor()
  await picture(seat, 'echeancier-a-approuver')
  await page.getByRole('button', { name: 'Approuver' }).click()
  await page.getByRole('button', { name: 'Proposer au client' }).waitFor()
})

test('the record and the settings', async () => {
  const { page } = seat
  await seat.open('/promesses/bilan')
  await page.getByText('Aucune promesse n’est arrivée à son terme').waitFor()
  await examine(page)
  await seat.open('/promesses/reglages')
  const grace = page.getByLabel('Jours de grâce après le jour promis')
  await grace.fill('44')
  await page.getByRole('button', { name: 'Enregistrer les réglages' }).click()
  await page.getByText('De 0 à 30.').waitFor()
  await grace.fill('5')
  await page.getByRole('button', { name: 'Enregistrer les réglages' }).click()
  await page.getByText('Réglages enregistrés.').waitFor()
  await picture(seat, 'promesses-reglages')
})

test('a reader sees promises and is told which role writes them', async () => {
  const reader = await invitedSeat(stage, seat, 'reader', 'lectrice@atelier.example')
  await reader.open('/promesses')
  await reader.page.getByText('Votre rôle').first().waitFor()
})

async function itemsOf(customerId: string): Promise<string[]> {
  const { items } = await seat.api<{ items: { id: string; side: number }[] }>(
    'GET',
    `/customers/${customerId}/items?show=open`,
  )
  return items.filter(({ side }) => side === 1).map(({ id }) => id)
}
