import { expect, test } from 'vitest'
import { addDays } from '../../src/kernel/calendar.ts'
import { examine, invitedSeat, picture, settled } from '../../tools/testing/browser.ts'
import { bookExtremes, importDemo, today } from '../../tools/testing/browser-books.ts'
import { staged } from '../../tools/testing/staged.ts'
import { confirmEverything } from '../dunning/scenario-for-tests.ts'
import { actionOf, entriesOf, openIn, stateIn, timelineOf } from './entries-for-tests.ts'

const { stage, seat } = staged()
const entries = (query?: string) => entriesOf(seat, query)
const stateOf = (id: string) => stateIn(seat, id)
const untilOpen = (id: string) => expect.poll(() => openIn(seat)).toBe(id)

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
  const before = await entries('&group=emails')
  await seat.open('/aujourdhui')
  const banner = page.getByRole('complementary', { name: /comptes à jour/ })
  // Unless money was booked this very day: the books are then fresh, and there is nothing to attest.
  if (before.length === 0) {
    await banner.waitFor()
    await examine(page)
    await page.getByRole('button', { name: /Attester les comptes à jour/ }).click()
    await expect.poll(async () => (await entries()).length).toBeGreaterThan(10)
    await banner.waitFor({ state: 'detached' })
  }
  await settled(page)
  const rows = await entries()
  expect(rows.length).toBeGreaterThan(10)
  await page.getByText(`${rows.length} clients`).waitFor()
  await page.getByText(/^Retenus aujourd’hui \(\d+\)$/).waitFor()
})

test('the worklist is worked by keyboard alone: send, put off, note, hold; the next customer loads', async () => {
  const { page } = seat
  await seat.open('/aujourdhui?voir=e-mails')
  const [first, second, third, fourth] = await entries('&group=emails')
  await page.keyboard.press('j')
  await untilOpen(first!.customerId)
  await settled(page)
  await page.frameLocator('iframe[sandbox]').getByText('Atelier des Lices').first().waitFor()
  await picture(seat, 'aujourdhui')

  await page.keyboard.press('e')
  await untilOpen(second!.customerId)
  expect(await stateOf(actionOf(first!, 'email'))).toMatch(/queued|done/)

  await settled(page)
  await page.keyboard.press('s')
  await page.getByRole('dialog').getByRole('button', { name: 'Dans 7 jours' }).waitFor()
  await page.keyboard.press('Control+Enter')
  await untilOpen(third!.customerId)
  expect(await entries('&show=snoozed')).toMatchObject([
    { customerId: second!.customerId, snooze: { untilOn: addDays(today(), 7) } },
  ])
  await settled(page)
  await page.keyboard.press('n')
  await page.keyboard.type('Rappeler après la clôture')
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => timelineOf(seat, third!.customerId)).toContain('Rappeler après la clôture')
  expect(openIn(seat)).toBe(third!.customerId)
  await settled(page)
  await page.keyboard.press('h')
  await page.getByRole('dialog').getByLabel('Motif').waitFor()
  await page.keyboard.press('Control+Enter')
  await untilOpen(fourth!.customerId)
  const held = () =>
    seat.api<{ rows: { liftedOn: string | null }[] }>('GET', `/dunning/holds?customerId=${third!.customerId}`)
  expect((await held()).rows).toMatchObject([{ category: 'payment_announced', liftedOn: null }])
  await page.keyboard.press('u')
  await expect.poll(async () => (await held()).rows[0]?.liftedOn).not.toBeNull()
  const fifth = (await entries('&group=emails')).findIndex(({ customerId }) => customerId === fourth!.customerId) + 1
  const { customerId: after } = (await entries('&group=emails'))[fifth]!
  await expect.poll(() => page.getByText(`${fifth} / `).count()).toBe(1)
  await page.keyboard.press(']')
  await untilOpen(after)
  await page.keyboard.press('[')
  await untilOpen(fourth!.customerId)
  await page.keyboard.press('Escape')
  await expect.poll(() => openIn(seat)).toBeNull()
})

test('why a customer stands where it does is one click away; the map of the keys tells those that work here', async () => {
  const { page } = seat
  const [first] = await entries()
  await seat.open(`/aujourdhui?client=${first!.customerId}`)
  await page.getByText('Pourquoi à cette place').click()
  await page
    .getByText(/part usuelle, faute d’assez d’historique/)
    .first()
    .waitFor()
  await page.getByText(/^Valeur de classement/).waitFor()
  await settled(page)
  await picture(seat, 'aujourdhui-formule')
  await page.keyboard.press('?')
  const map = page.getByRole('dialog')
  for (const key of ['e', 's', 'p', 'd', 'c', 'n', 'h', 'm', 'q', '[', ']'])
    await map
      .locator('dd', { hasText: new RegExp(`^${key.replace(/[[\]]/, '\\$&')}$`) })
      .first()
      .waitFor()
  await page.keyboard.press('Escape')
})

test('what is put off is undone by one key, and later from the list of what is put off', async () => {
  const { page } = seat
  const [row] = await entries('&group=emails')
  const isAsleep = async () => (await entries('&show=snoozed')).some(({ customerId }) => customerId === row!.customerId)
  const putOff = async () => {
    await seat.open(`/aujourdhui?voir=e-mails&client=${row!.customerId}`)
    await page.getByRole('button', { name: /^Reporter/ }).waitFor()
    await page.keyboard.press('s')
    await page.getByRole('dialog').getByLabel('Motif, si besoin').fill('Congés')
    await page.keyboard.press('Control+Enter')
    await expect.poll(isAsleep).toBe(true)
  }
  await putOff()
  await page.keyboard.press('u')
  await expect.poll(isAsleep).toBe(false)
  await putOff()
  await seat.open(`/aujourdhui?voir=reportees&client=${row!.customerId}`)
  await page
    .getByText(/reporté au .*Congés/)
    .first()
    .waitFor()
  await picture(seat, 'aujourdhui-reportees')
  await page.getByRole('button', { name: 'Reprendre aujourd’hui' }).click()
  await expect.poll(isAsleep).toBe(false)
  expect(await stateOf(actionOf(row!, 'email'))).toBe('planned')
})

test('ticked customers are approved together, after being shown one by one; all results but one are weighed', async () => {
  const { page } = seat
  await seat.open('/aujourdhui?voir=e-mails')
  const rows = await entries('&group=emails')
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
  for (const row of rows.slice(0, 2)) expect(await stateOf(actionOf(row, 'email'))).toMatch(/queued|done/)
  await page.getByRole('dialog').getByRole('button', { name: 'Fermer' }).last().click()

  await seat.open('/aujourdhui')
  const before = await entries()
  for (const key of ['j', 'x']) await page.keyboard.press(key)
  await bar.getByRole('button', { name: /^Cocher les \d+ résultats$/ }).click()
  await bar.getByText(`${before.length} lignes cochées`).waitFor()
  await page.keyboard.press('x')
  await bar.getByText(`${before.length - 1} lignes cochées`).waitFor()
  await settled(page)
  await picture(seat, 'aujourdhui-tout-coche')
  const weight = await seat.api<{ count: number }>('POST', '/desk/worklist/weigh', {
    all: { show: 'due' },
    except: [before[0]!.customerId],
  })
  expect(weight.count).toBe(before.length - 1)
})

test('a list is narrowed by words, kept under a name with its count, and forgotten', async () => {
  const { page } = seat
  await seat.open('/aujourdhui')
  await page.getByLabel('Nom ou code').fill('a')
  await page.waitForURL(/mots=a/)
  await page.getByLabel('Ordre').selectOption('age')
  await page.waitForURL(/ordre=age/)
  await page.getByRole('button', { name: 'Garder cette vue…' }).click()
  await page.getByRole('dialog').getByLabel('Nom').fill('Les plus vieux')
  await page.getByRole('dialog').getByRole('button', { name: 'Garder la vue' }).click()
  const kept = page.getByRole('button', { name: /^Les plus vieux \d+$/, pressed: true })
  await kept.waitFor()
  await settled(page)
  await picture(seat, 'aujourdhui-vues')
  await page.getByRole('button', { name: 'Oublier la vue « Les plus vieux »' }).click()
  await kept.waitFor({ state: 'detached' })
})

test('targets, sharing out and scripts are set beside the list', async () => {
  const { page } = seat
  await seat.open('/aujourdhui/objectifs')
  await page.getByRole('button', { name: /^Fixer l’objectif de/ }).click()
  await page.getByRole('dialog').getByLabel('Contacts dans le mois').fill('40')
  await page.getByRole('dialog').getByLabel('Encaissements dans le mois').fill('25000')
  await page.getByRole('dialog').getByRole('button', { name: 'Fixer l’objectif' }).click()
  await page.getByText(/sur 40$/).waitFor()
  await settled(page)
  await picture(seat, 'objectifs')

  await seat.open('/aujourdhui/repartition')
  await page.getByRole('button', { name: 'Ajouter une règle' }).click()
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await page.getByText(/La règle 1 ne dit pas lesquels/).waitFor()
  await page.getByLabel('L’un de, séparés par des virgules').fill('A-M')
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await page.getByText('Enregistré.').waitFor()
  // Rules change places with their words.
  await page.getByRole('button', { name: 'Ajouter une règle' }).click()
  const letters = page.getByLabel('L’un de, séparés par des virgules')
  await letters.last().fill('N-Z')
  await page.getByRole('button', { name: 'Monter la règle 2' }).click()
  await expect
    .poll(async () => [await letters.first().inputValue(), await letters.last().inputValue()])
    .toEqual(['N-Z', 'A-M'])
  await page.getByRole('button', { name: 'Retirer la règle 1' }).click()
  await expect.poll(() => letters.inputValue()).toBe('A-M')
  await picture(seat, 'repartition')
  expect((await entries('&member=me')).length).toBeGreaterThan(0)

  await seat.open('/aujourdhui/scripts?ton=firm')
  await page.getByLabel('Texte').fill('Bonjour {{moi}}')
  await page.getByRole('button', { name: 'Enregistrer le script' }).click()
  await page.getByText(/moi.*n’est pas connu d’un appel/).waitFor()
  await picture(seat, 'scripts-d-appel')
})

test('a reader sees why nothing can be done', async () => {
  const reader = await invitedSeat(stage, seat, 'reader', 'lecture@atelier.example')
  const [entry] = await entries()
  await reader.open(`/aujourdhui?client=${entry!.customerId}`)
  await reader.page
    .getByText(/Votre rôle|rôle/)
    .first()
    .waitFor()
  await expect
    .poll(() => reader.page.getByRole('button', { name: /Envoyer la relance|Noter l’appel fait/ }).count())
    .toBe(0)
  await examine(reader.page)
})
