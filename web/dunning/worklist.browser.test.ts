import { expect, test } from 'vitest'
import { addDays } from '../../src/kernel/calendar.ts'
import { examine, invitedSeat, picture, settled } from '../../tools/testing/browser.ts'
import { bookExtremes, importDemo, today } from '../../tools/testing/browser-books.ts'
import { staged } from '../../tools/testing/staged.ts'
import { confirmEverything } from './scenario-for-tests.ts'

type Row = { id: string; customerId: string; customerName: string; channel: string; oldestDueOn: string; state: string }
const listed = async (list = 'to_confirm', channel = '') =>
  (await seat.api<{ rows: Row[] }>('GET', `/dunning/actions?list=${list}&limit=300${channel && `&channel=${channel}`}`))
    .rows
const stateOf = async (id: string) => (await seat.api<{ action: Row }>('GET', `/dunning/actions/${id}`)).action.state
const openId = () => new URL(seat.page.url()).searchParams.get('action')
const untilOpen = (id: string) => expect.poll(openId).toBe(id)

const { stage, seat } = staged()

test('without books the day says where to begin', async () => {
  await seat.open('/aujourdhui')
  await seat.page.getByRole('heading', { name: 'Vos comptes d’abord' }).waitFor()
  await picture(seat, 'aujourdhui-sans-comptes')
  await seat.page.getByRole('button', { name: 'Choisir par quoi commencer' }).click()
  await seat.page.getByRole('button', { name: 'Créer la démonstration' }).waitFor()
  await picture(seat, 'commencer')
  await importDemo(seat)
  await bookExtremes(stage, seat)
  await confirmEverything(seat)
})

test('books too old hold everything; one press attests them and the day is decided again', async () => {
  const { page } = seat
  await seat.api('PUT', '/dunning/settings', { freshnessDays: 1 })
  await seat.api('POST', '/dunning/run')
  const before = await listed()
  await seat.open('/aujourdhui')
  const banner = page.getByRole('complementary', { name: /comptes à jour/ })
  // Unless money was booked this very day: the books are then fresh, and there is nothing to attest.
  if (before.length === 0) {
    await banner.waitFor()
    await examine(page)
    await page.getByRole('button', { name: /Attester les comptes à jour/ }).click()
    await expect.poll(async () => (await listed()).length).toBeGreaterThan(10)
    await banner.waitFor({ state: 'detached' })
  }
  await settled(page)
  const rows = await listed()
  expect(rows.length).toBeGreaterThan(10)
  await page.getByText(`${rows.length} actions`).waitFor()
  await page.getByText(/^Retenus aujourd’hui \(\d+\)$/).waitFor()
})

test('the worklist is worked by keyboard alone: send, put off, hold, note, call; the next row loads', async () => {
  const { page } = seat
  await seat.open('/aujourdhui?voir=e-mails')
  const [first, second, third, fourth] = await listed('to_confirm', 'email')
  await page.keyboard.press('j')
  await untilOpen(first!.id)
  await settled(page)
  await page.frameLocator('iframe[sandbox]').getByText('Atelier des Lices').first().waitFor()
  await picture(seat, 'aujourdhui')

  await page.keyboard.press('e')
  await untilOpen(second!.id)
  expect(await stateOf(first!.id)).toMatch(/queued|done/)

  await settled(page)
  await page.keyboard.press('s')
  await page.getByRole('dialog').getByRole('button', { name: 'Dans 7 jours' }).waitFor()
  await page.keyboard.press('Control+Enter')
  await untilOpen(third!.id)
  const asleep = await listed('snoozed')
  expect(asleep).toMatchObject([{ customerId: second!.customerId, snoozedUntil: addDays(today(), 7) }])
  await settled(page)
  await page.keyboard.press('n')
  await page.keyboard.type('Rappeler après la clôture')
  await page.keyboard.press('Control+Enter')
  await expect
    .poll(async () => JSON.stringify(await seat.api('GET', `/customers/${third!.customerId}/timeline`)))
    .toContain('Rappeler après la clôture')
  expect(openId()).toBe(third!.id)

  await page.keyboard.press('h')
  await page.getByRole('dialog').getByLabel('Motif').waitFor()
  await page.keyboard.press('Control+Enter')
  await untilOpen(fourth!.id)
  const held = () =>
    seat.api<{ rows: { liftedOn: string | null }[] }>('GET', `/dunning/holds?customerId=${third!.customerId}`)
  expect((await held()).rows).toMatchObject([{ category: 'payment_announced', liftedOn: null }])
  await page.keyboard.press('u')
  await expect.poll(async () => (await held()).rows[0]?.liftedOn).not.toBeNull()
  await page.keyboard.press('Escape')
  await expect.poll(openId).toBeNull()
})

test('what is put off is undone by one key, and later from the list of what is put off', async () => {
  const { page } = seat
  const [row] = await listed('to_confirm', 'email')
  const isAsleep = async () => (await listed('snoozed')).some(({ id }) => id === row!.id)
  const putOff = async () => {
    await seat.open(`/aujourdhui?voir=e-mails&action=${row!.id}`)
    await page.keyboard.press('s')
    await page.getByRole('dialog').getByRole('button', { name: 'Dans 7 jours' }).waitFor()
    await page.keyboard.press('Control+Enter')
    await expect.poll(isAsleep).toBe(true)
  }
  await putOff()
  await page.keyboard.press('u')
  await expect.poll(isAsleep).toBe(false)
  await putOff()
  await seat.open(`/aujourdhui?voir=reportees&action=${row!.id}`)
  await picture(seat, 'aujourdhui-reportees')
  await page.getByRole('button', { name: 'Reprendre aujourd’hui' }).click()
  await expect.poll(isAsleep).toBe(false)
  expect(await stateOf(row!.id)).toBe('planned')
})

test('a call is logged with its outcome by two keys, and the step is done', async () => {
  const { page } = seat
  await seat.open('/aujourdhui?voir=appels')
  const [call] = await listed('to_confirm', 'call')
  await page.keyboard.press('j')
  await untilOpen(call!.id)
  await settled(page)
  await page.keyboard.press('e')
  await page.getByText('Pas de réponse').waitFor()
  await settled(page)
  await page.keyboard.press('3')
  await page.keyboard.press('Enter')
  await expect.poll(() => stateOf(call!.id)).toBe('done')
  expect(JSON.stringify(await seat.api('GET', `/customers/${call!.customerId}/timeline`))).toContain('Pas de réponse')
})

test('a step is skipped only with a reason; a document unticked is held and leaves the message', async () => {
  const { page } = seat
  const late = (await listed('to_confirm', 'email')).filter((row) => row.oldestDueOn < today())
  await seat.open(`/aujourdhui?action=${late[0]!.id}`)
  await page.getByRole('button', { name: 'Passer', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Dites pourquoi, en quelques mots.').waitFor()
  await dialog.getByLabel('Motif').fill('Réglé par la maison mère')
  await dialog.getByRole('button', { name: 'Passer l’étape' }).click()
  await expect.poll(() => stateOf(late[0]!.id)).toBe('skipped')
  await page.getByRole('button', { name: /Annuler/ }).click()
  await expect.poll(() => stateOf(late[0]!.id)).toBe('planned')
  // Taken back later, from the customer's page.
  await seat.api('POST', `/dunning/actions/${late[0]!.id}/skip`, { reason: 'Réglé par la maison mère' })
  await seat.open(`/clients/${late[0]!.customerId}`)
  await page.getByRole('button', { name: /^Reprendre l’étape/ }).click()
  await expect.poll(() => stateOf(late[0]!.id)).toBe('planned')

  const { rows } = await seat.api<{ rows: (Row & { itemCount: number })[] }>(
    'GET',
    '/dunning/actions?list=to_confirm&limit=300',
  )
  const several = rows.find((row) => row.itemCount > 1 && row.channel === 'email')!
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
  const [action] = await listed('to_confirm', 'email')
  await seat.open(`/aujourdhui?action=${action!.id}`)
  await page.getByRole('button', { name: 'Modifier le texte' }).click()
  const subject = page.getByLabel('Objet', { exact: true })
  await subject.fill('Solde de {{total_du}}')
  await page.getByRole('alert').getByText('La variable « total_du » n’existe pas').waitFor()
  await page.getByText('Corrigez le texte d’abord.').waitFor()
  await subject.fill('Solde de {{total_due}} au nom de la direction')
  await page.getByText(/^Solde de .*\d.* au nom de la direction$/).waitFor()
  await examine(page)
  await page.getByRole('button', { name: 'Envoyer la relance' }).click()
  await expect.poll(() => stateOf(action!.id)).toMatch(/queued|done/)
  const sent = () => seat.api<{ rows: { subject: string }[] }>('GET', `/customers/${action!.customerId}/messages`)
  await expect.poll(async () => (await sent()).rows[0]?.subject).toMatch(/^Solde de .* au nom de la direction$/)
})

test('ticked rows are approved together, after being shown one by one', async () => {
  const { page } = seat
  await seat.open('/aujourdhui?voir=e-mails')
  const rows = await listed('to_confirm', 'email')
  for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key)
  const bar = page.getByRole('region', { name: 'Action sur les lignes cochées' })
  await bar.getByText('2 lignes cochées').waitFor()
  await bar.getByText('2 e-mails partent.').waitFor()
  await bar.getByRole('button', { name: 'Approuver…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: `Voir le message à ${rows[0]!.customerName}` }).click()
  await dialog.frameLocator('iframe').getByText('Atelier des Lices').first().waitFor()
  await settled(page)
  await examine(page)
  await dialog.getByRole('button', { name: 'Laisser partir' }).click()
  await page.getByText('2 messages confiés à l’envoi.').waitFor()
  for (const { id } of rows.slice(0, 2)) expect(await stateOf(id)).toMatch(/queued|done/)
  await page.getByRole('dialog').getByRole('button', { name: 'Fermer' }).last().click()

  // All results but one: the bar says how many, how much and who is left out, whatever is on screen.
  await seat.open('/aujourdhui')
  const before = await listed()
  for (const key of ['j', 'x']) await page.keyboard.press(key)
  await bar.getByRole('button', { name: /^Cocher les \d+ résultats$/ }).click()
  await bar.getByText(`${before.length} lignes cochées`).waitFor()
  await page.keyboard.press('x')
  await bar.getByText(`${before.length - 1} lignes cochées`).waitFor()
  await settled(page)
  await picture(seat, 'aujourdhui-tout-coche')
  const weight = () =>
    seat.api<{ count: number; leftOutCount: number }>('POST', '/dunning/actions/weigh', {
      all: { list: 'to_confirm' },
      except: [before[0]!.id],
    })
  expect(await weight()).toMatchObject({ count: before.length - 1, leftOutCount: 0 })
  expect(await stateOf(rows[2]!.id)).toBe('planned')
})

test('a reader sees why nothing can be done', async () => {
  const reader = await invitedSeat(stage, seat, 'reader', 'lecture@atelier.example')
  const [action] = await listed()
  if (!action) return
  await reader.open(`/aujourdhui?action=${action.id}`)
  await reader.page
    .getByText(/Votre rôle|rôle/)
    .first()
    .waitFor()
  await expect
    .poll(() => reader.page.getByRole('button', { name: /Envoyer la relance|Noter l’appel fait/ }).count())
    .toBe(0)
  await examine(reader.page)
})
