import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAr24StandIn } from '../../src/adapters/registered-mail/ar24-stand-in.ts'
import { openOvhStandIn } from '../../src/adapters/sms/ovh-stand-in.ts'
import { defaultSms } from '../../src/correspondence/default-sms.ts'
import { queueMessages } from '../../src/correspondence/index.ts'
import type { Channel } from '../../src/correspondence/model.ts'
import { ordersFor } from '../../stories/sending-outbox.ts'
import { IN_RENNES } from '../../tools/testing/books.ts'
import { picture, stageClock } from '../../tools/testing/browser.ts'
import { eventually, saidOn, staged } from '../../tools/testing/staged.ts'

let ovh: Awaited<ReturnType<typeof openOvhStandIn>>
let ar24: Awaited<ReturnType<typeof openAr24StandIn>>
let customerId: string
const { stage, seat } = staged()
beforeAll(async () => {
  ovh = await openOvhStandIn(() => stageClock.now())
  ar24 = await openAr24StandIn(() => stageClock.now())
  const customer = { code: 'C1', name: 'Bâti-Sud SARL', ...IN_RENNES }
  customerId = (await seat.api<{ id: string }>('POST', '/customers', customer)).id
})
afterAll(async () => {
  await ovh?.close()
  await ar24?.close()
})

const queue = (channel: Channel, email: string, documentNo: string) =>
  stage.database.db.inOrg(seat.orgId, async (tx) => {
    const { body } = defaultSms('courteous', 'business', 'fr')
    const draft = { customerId, channel, email, documentNo, ...(channel === 'sms' ? { body } : {}) }
    return (await queueMessages(tx, await ordersFor(tx, [draft], stageClock.now()), stageClock.now()))[0]!
  })
const service = (name: string) => seat.page.getByRole('region', { name, exact: true })

test('a text service is tried with a text to oneself, kept without showing its secrets, and says how it answers', async () => {
  await seat.open('/reglages?onglet=canaux')
  const sms = service('SMS')
  await sms.getByLabel('Service', { exact: true }).selectOption('ovh')
  await sms.getByLabel('Compte SMS').fill(ovh.settings.serviceName)
  await sms.getByLabel('Clé d’application').fill(ovh.settings.applicationKey)
  await sms.getByLabel('Adresse de l’API').fill(ovh.settings.url)
  await sms.getByLabel('Secret d’application').fill(ovh.secrets.applicationSecret)
  await sms.getByLabel('Clé de consommateur').fill('CK-wrong-0123456789')
  await sms.getByLabel('Votre mobile, pour l’essai').fill('06 12 34 56 78')
  await sms.getByRole('button', { name: 'Envoyer un SMS d’essai' }).click()
  await sms.getByText('Invalid signature').waitFor()
  await sms.getByLabel('Clé de consommateur').fill(ovh.secrets.consumerKey)
  await sms.getByRole('button', { name: 'Envoyer un SMS d’essai' }).click()
  await sms.getByText('Le SMS d’essai est parti').waitFor()
  expect(ovh.held.at(-1)!.receiver).toBe('+33612345678')
  await sms.getByRole('button', { name: 'Enregistrer le service' }).click()
  await seat.page.getByText('OVHcloud SMS est enregistré.').waitFor()
  await sms.getByText('Rien n’est encore parti par ce service.').waitFor()
  await picture(seat, 'reglages-canaux')
  expect(await seat.page.content()).not.toContain(ovh.secrets.consumerKey)
})

test('an electronic registered letter service is checked and kept', async () => {
  await seat.open('/reglages?onglet=canaux')
  const letters = service('Recommandés électroniques')
  await letters.getByLabel('Service', { exact: true }).selectOption('ar24')
  await letters.getByLabel('Numéro du compte expéditeur').fill(ar24.settings.userId)
  await letters.getByLabel('Adresse de l’API').fill(ar24.settings.url)
  await letters.getByRole('button', { name: 'Enregistrer le service' }).click()
  await letters.getByText('Saisissez ce secret').first().waitFor()
  await letters.getByLabel('Jeton d’accès').fill(ar24.secrets.token)
  await letters.getByLabel('Clé privée').fill(ar24.secrets.privateKey)
  await letters.getByLabel('Secret de l’authentification à deux facteurs').fill(ar24.secrets.otpSecret)
  await letters.getByRole('button', { name: 'Vérifier le compte' }).click()
  await letters.getByText('Le compte fonctionne.').waitFor()
  await letters.getByRole('button', { name: 'Enregistrer le service' }).click()
  await seat.page.getByText('AR24 est enregistré.').waitFor()
})

test('what left by a service shows its words, its tracking and the proofs to keep', async () => {
  const text = await queue('sms', '+33612345678', 'FA-1')
  const letter = await queue('electronic_registered', 'paul.rey@batisud.example', 'FA-2')
  await eventually(() => [ovh.held.length > 1, ar24.held.length > 0]).toEqual([true, true])
  await seat.open(`/relances?onglet=envoyes&message=${text}`)
  await eventually(() => saidOn(seat.page)).toContain('il reste 1 250,00 € à régler')
  await picture(seat, 'sms-envoye')
  ar24.happen(ar24.held[0]!.id, 'presented')
  ar24.happen(ar24.held[0]!.id, 'refused')
  const { providers } = await seat.api<{ providers: { kind: string; hookAddress: string }[] }>('GET', '/providers')
  const { hookAddress } = providers.find(({ kind }) => kind === 'electronic_registered')!
  // The letter may still be on its way to being known under the service's name of it: the service calls again.
  await eventually(async () => {
    await fetch(hookAddress, { method: 'POST', body: `id_mail=${ar24.held[0]!.id}` })
    return (await seat.api<{ tracking: unknown[] }>('GET', `/messages/${letter}`)).tracking.length
  }).toBe(3)
  await seat.open(`/relances?onglet=envoyes&message=${letter}`)
  await eventually(() => saidOn(seat.page)).toContain('la notification compte')
  await seat.page.getByRole('link', { name: 'Preuve de refus' }).waitFor()
  await picture(seat, 'lre-refusee')
})

test('the short text of a step is written with its count, and shown as a telephone does', async () => {
  await seat.open('/relances/modeles?texte=sms_firm.fr.business')
  const { page } = seat
  await page.getByLabel('Texte du message').fill('{{organisation_name}} : {{total_overdue}} à régler.\n{{table}}')
  await page.getByText('Un SMS ne porte pas de bloc « table »').waitFor()
  await page.getByLabel('Texte du message').fill('{{organisation_name}} : {{total_overdue}} à régler ce jour. Merci.')
  await page.getByText('Atelier des Lices :').last().waitFor()
  await page.getByText(/1 SMS, \d+ signes libres/).waitFor()
  await page.getByRole('button', { name: 'Enregistrer le texte' }).click()
  await page.getByText('est enregistré.').first().waitFor()
  await picture(seat, 'modele-sms')
})
