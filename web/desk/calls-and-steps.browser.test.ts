import { expect, test } from 'vitest'
import { addDays } from '../../src/kernel/calendar.ts'
import { examine, picture, settled } from '../../tools/testing/browser.ts'
import { bookExtremes, importDemo, today } from '../../tools/testing/browser-books.ts'
import { staged } from '../../tools/testing/staged.ts'
import { confirmEverything } from '../dunning/scenario-for-tests.ts'
import { actionOf, entriesOf, openIn, stateIn, timelineOf } from './entries-for-tests.ts'

const { stage, seat } = staged(async () => {
  await importDemo(seat)
  await bookExtremes(stage, seat)
  await confirmEverything(seat)
  await seat.api('POST', '/dunning/attestation', { on: today() })
  await seat.api('POST', '/dunning/run')
})
const entries = (query?: string) => entriesOf(seat, query)
const stateOf = (id: string) => stateIn(seat, id)
const untilOpen = (id: string) => expect.poll(() => openIn(seat)).toBe(id)
/** Spoken to today: what is decided of it next is another thing. */
let spokenTo = ''

test('a call is logged with its outcome by two keys, the step is done, and what follows is ready to be done', async () => {
  const { page } = seat
  await seat.open('/aujourdhui?voir=appels')
  const [call, next] = await entries('&group=calls')
  await page.keyboard.press('j')
  await untilOpen(call!.customerId)
  await settled(page)
  await page.keyboard.press('e')
  await page
    .getByRole('region', { name: 'Que dire' })
    .getByText(/Bonjour/)
    .waitFor()
  await settled(page)
  await picture(seat, 'appel')
  // The pictures opened the page anew.
  await page.getByRole('button', { name: /^Noter l’appel fait/ }).waitFor()
  await page.keyboard.press('e')
  await page.getByText('Pas de réponse').waitFor()
  await settled(page)
  await page.keyboard.press('3')
  await page.keyboard.press('Enter')
  await expect.poll(() => stateOf(actionOf(call!, 'call'))).toBe('done')
  expect(await timelineOf(seat, call!.customerId)).toContain('Pas de réponse')
  // Nobody answered: tomorrow is proposed.
  await page.getByRole('dialog').getByRole('button', { name: 'Demain', pressed: true }).waitFor()
  await page.keyboard.press('Control+Enter')
  if (next) await untilOpen(next.customerId)
  const asleep = (await entries('&show=snoozed')).find(({ customerId }) => customerId === call!.customerId)
  if (asleep) expect(asleep.snooze!.untilOn).toBe(addDays(today(), 1))

  // The last of them: the tests that follow send to the first.
  const other = (await entries('&group=emails')).at(-1)
  spokenTo = other!.customerId
  await seat.open(`/aujourdhui?client=${other!.customerId}`)
  await page.getByRole('button', { name: /^Appel/ }).waitFor()
  await page.keyboard.press('c')
  await page.getByText('Conteste', { exact: true }).waitFor()
  await settled(page)
  await page.keyboard.press('6')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Ouvrir un litige' }).waitFor()
  await examine(page)
  await page.keyboard.press('Escape')
  // A promise given on the telephone names who gave it.
  await page.getByRole('button', { name: /^Appel/ }).waitFor()
  await page.keyboard.press('c')
  await page.getByText('Promet une date', { exact: true }).waitFor()
  await settled(page)
  const spoken = page.getByLabel('Avec')
  await spoken.selectOption({ index: 1 })
  const giver = await spoken.locator('option:checked').textContent()
  await page.getByText('Promet une date', { exact: true }).click()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.getByLabel('Qui l’a dit').inputValue()).toBe(giver)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Appel/ }).waitFor()
  await page.keyboard.press('q')
  await page.getByRole('dialog').getByLabel('Question').waitFor()
  await examine(page)
  await page.keyboard.press('Escape')
})

test('a step is skipped only with a reason; a document unticked is held and leaves the message', async () => {
  const { page } = seat
  const late = (await entries('&group=emails&sort=age')).find(({ customerId }) => customerId !== spokenTo)
  const id = actionOf(late!, 'email')
  await seat.open(`/aujourdhui?action=${id}`)
  await page.getByRole('button', { name: 'Passer', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Dites pourquoi, en quelques mots.').waitFor()
  await dialog.getByLabel('Motif').fill('Réglé par la maison mère')
  await dialog.getByRole('button', { name: 'Passer l’étape' }).click()
  await expect.poll(() => stateOf(id)).toBe('skipped')
  await page.getByRole('button', { name: /Annuler/ }).click()
  await expect.poll(() => stateOf(id)).toBe('planned')
  // Taken back later, from the customer's page.
  await seat.api('POST', `/dunning/actions/${id}/skip`, { reason: 'Réglé par la maison mère' })
  await seat.open(`/clients/${late!.customerId}`)
  await page.getByRole('button', { name: /^Reprendre l’étape/ }).click()
  await expect.poll(() => stateOf(id)).toBe('planned')

  const { rows } = await seat.api<{ rows: { id: string; customerId: string; channel: string; itemCount: number }[] }>(
    'GET',
    '/dunning/actions?list=to_confirm&limit=300',
  )
  const several = rows.find(
    ({ itemCount, channel, customerId }) => itemCount > 1 && channel === 'email' && customerId !== spokenTo,
  )!
  await seat.open(`/aujourdhui?action=${several.id}`)
  await page
    .getByRole('checkbox', { name: /figure dans le message/ })
    .first()
    .click()
  await dialog.getByRole('button', { name: 'Suspendre la pièce' }).click()
  await page.getByRole('checkbox', { name: /ne figure pas dans le message/ }).waitFor()
  await page
    .getByText(/est suspendue pour paiement annoncé/)
    .first()
    .waitFor()
  await examine(page)
})

test('an edited text is previewed as it is typed, refused when it names nothing, and sent as edited', async () => {
  const { page } = seat
  const [entry] = await entries('&group=emails')
  const id = actionOf(entry!, 'email')
  await seat.open(`/aujourdhui?action=${id}`)
  await page.getByRole('button', { name: 'Modifier le texte' }).click()
  const subject = page.getByLabel('Objet', { exact: true })
  await subject.fill('Solde de {{total_du}}')
  await page.getByRole('alert').getByText('La variable « total_du » n’existe pas').waitFor()
  await page.getByText('Corrigez le texte d’abord.').waitFor()
  await subject.fill('Solde de {{total_due}} au nom de la direction')
  await page.getByText(/^Solde de .*\d.* au nom de la direction$/).waitFor()
  await examine(page)
  await page.getByRole('button', { name: 'Envoyer la relance' }).click()
  await expect.poll(() => stateOf(id)).toMatch(/queued|done/)
  const sent = () => seat.api<{ rows: { subject: string }[] }>('GET', `/customers/${entry!.customerId}/messages`)
  await expect.poll(async () => (await sent()).rows[0]?.subject).toMatch(/^Solde de .* au nom de la direction$/)
})
