import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ImapStandIn, openImapStandIn } from '../../src/adapters/mailbox/imap-stand-in.ts'
import { addDays } from '../../src/kernel/calendar.ts'
import { withOwner } from '../../src/platform/database.ts'
import { createVault } from '../../src/platform/secrets.ts'
import { pollMailbox } from '../../src/replies/poll-mailbox.ts'
import { place, runMandate } from '../../stories/agency-scene.ts'
import { mailboxSettings } from '../../stories/replies-box.ts'
import { queue } from '../../stories/sending-outbox.ts'
import { dress, examine, invitedSeat, picture, type Seat, seatIn, stageClock } from '../../tools/testing/browser.ts'
import { bookCustomer, today } from '../../tools/testing/browser-books.ts'
import { speechFaults } from '../../tools/testing/page-faults.ts'
import { saidOn, staged } from '../../tools/testing/staged.ts'
import { newOrganisation, type Story } from '../../tools/testing/story.ts'

/** What waits for an agency besides its files: it says what became of a message in doubt, and reads what a debtor answered on its page. */
const { stage, seat } = staged()
const agency = { orgId: 0, name: 'Recouvro' }
let agent: Seat
let box: ImapStandIn
let customerId: string
const EMAIL = 'compta@morel.example'

beforeAll(async () => {
  box = await openImapStandIn()
  const dueOn = addDays(today(), -90)
  customerId = await bookCustomer(stage, seat, { code: 'MOREL', name: 'Atelier Morel' }, [
    { documentNo: 'FA2026-0101', cents: 248_000, dueOn },
    { documentNo: 'FA2026-0108', cents: 96_050, dueOn },
  ])
  const person = { firstName: 'Anne', lastName: 'Le Gall', role: 'accounts_payable', email: EMAIL, phone: null }
  await seat.api('POST', `/customers/${customerId}/contacts`, person)
  agent = await invitedSeat(stage, seat, 'reader', 'nadia@recouvro.example')
  const headers = { origin: stage.url }
  const posted = async <T>(path: string, method: 'post' | 'get', data?: unknown): Promise<T> =>
    (await agent.context.request[method](`${stage.url}/api${path}`, { data, headers })).json() as Promise<T>
  agency.orgId = (await posted<{ orgId: number }>('/organisations', 'post', newOrganisation('Recouvro'))).orgId
  const { userId } = await posted<{ userId: string }>('/me', 'get')
  await seat.api('PUT', `/members/${userId}`, { role: null })
  agent = seatIn(agent, stage.url, agency.orgId)
  const scene = { database: stage.database, now: () => stageClock.now() }
  const mandateId = await runMandate(scene, seat.orgId, agency)
  const { items } = await seat.api<{ items: { id: string; documentNo: string }[] }>(
    'GET',
    `/customers/${customerId}/items?show=all`,
  )
  const itemIds = items.filter(({ documentNo }) => documentNo === 'FA2026-0101').map(({ id }) => id)
  await place(scene, seat.orgId, { mandateId, agency, customerId, itemIds })
  await agent.api('PUT', '/mailbox', mailboxSettings(box))
})
afterAll(() => box?.close())

/** Messages that the agency wrote about what was placed, as they stand. */
async function wrote(state: 'sent' | 'uncertain', carried: boolean): Promise<string> {
  const story = { database: stage.database, owner: { orgId: seat.orgId }, now: () => stageClock.now() } as Story
  const [id] = await queue(story, [
    { customerId, email: EMAIL, documentNo: 'FA2026-0101', notBefore: new Date('2099-01-01') },
  ])
  await withOwner(stage.database.ownerUrl, (owner) =>
    owner.query(
      `update correspondence.message set state = $2, settled_at = queued_at, via = 'smtp', agency_org_id = $3, agency_name = 'Recouvro', sender_org_id = $4
       where id = $1`,
      [id, state, agency.orgId, carried ? agency.orgId : null],
    ),
  )
  return id!
}
const answer = async (about: string, text: string) => {
  const head = `From: Anne Le Gall <${EMAIL}>\nSubject: Re: votre courrier\nIn-Reply-To: <${about}@recouvro.example>\nMIME-Version: 1.0`
  box.deliver(`${head}\nContent-Type: text/plain; charset=utf-8\n\n${text}\n`, stageClock.now())
  const vault = createVault(stage.database.secret)
  await pollMailbox({ db: stage.database.db, clock: stageClock, vault }, agency.orgId)
}

test('messages in doubt stand above the files; what left by the agency’s server is said by its people, the rest waits for the creditor', async () => {
  const { page } = agent
  await wrote('uncertain', true)
  await wrote('uncertain', true)
  await wrote('uncertain', false)
  await agent.open('/aujourdhui')
  await page.getByText('3 messages dont on ne sait pas s’ils sont partis').click()
  await page.getByText('c’est à lui d’y regarder').waitFor()
  await examine(page)
  expect(await speechFaults(page)).toEqual([])
  await picture(agent, 'agence-messages-en-doute')
  await page.getByText('3 messages dont on ne sait pas').click()
  await page.getByRole('button', { name: 'Il est parti : Atelier Morel' }).first().click()
  await page.getByText('C’est noté : l’étape suit son cours.').waitFor()
  await page.getByText('2 messages dont on ne sait pas').waitFor()
  await page.getByRole('button', { name: 'Il n’est pas parti : Atelier Morel' }).click()
  await page.getByText('le recevrait deux fois').waitFor()
  await examine(page)
  await page.getByRole('button', { name: 'Renvoyer', exact: true }).click()
  await page.getByText('1 message dont on ne sait pas s’il est parti').waitFor()
  expect(await page.getByRole('button', { name: /Il est parti/ }).count()).toBe(0)
})

test('an answer is read and confirmed on the debtor’s page, with what was placed and nothing else; the creditor reads it too', async () => {
  const { page } = agent
  const about = await wrote('sent', true)
  await answer(about, 'Bonjour,\n\nNous réglons FA2026-0101 vendredi par virement.\n\nAnne Le Gall')
  await agent.open('/aujourdhui')
  await page.getByText('1 réponse de débiteur à lire').click()
  await examine(page)
  await picture(agent, 'agence-reponses')
  await page.getByText('1 réponse de débiteur à lire').click()
  await page.getByRole('link', { name: 'Atelier Morel' }).first().click()
  await page.getByText('Nous réglons FA2026-0101 vendredi').first().waitFor()
  await page.getByText('reçue dans la boîte de Recouvro').waitFor()
  expect(await saidOn(page)).not.toContain('FA2026-0108')
  await examine(page)
  expect(await speechFaults(page)).toEqual([])
  await picture(agent, 'agence-reponse')
  await page.keyboard.press('Enter')
  await page.getByText('Promesse de paiement, par').waitFor()
  await agent.page.goto(`${stage.url}/o/${seat.orgId}/clients/${customerId}`)
  await page.getByRole('heading', { name: 'Réponses du débiteur' }).waitFor()
  await page.getByText('Traitée').first().waitFor()
  await examine(page)
  await picture(agent, 'agence-debiteur-reponses')
  await seat.open('/reponses?voir=toutes')
  await seat.page.getByText('pour Recouvro').first().waitFor()
  await examine(seat.page)
  await picture(seat, 'creancier-reponse-agence')
})

test('a mail of nobody is put with the file of a debtor that is found by name', async () => {
  const { page } = agent
  const mail = 'From: Luc <luc@inconnu.example>\nSubject: Votre courrier\nMIME-Version: 1.0'
  box.deliver(`${mail}\nContent-Type: text/plain; charset=utf-8\n\nJe reviens vers vous.\n`, stageClock.now())
  const vault = createVault(stage.database.secret)
  await pollMailbox({ db: stage.database.db, clock: stageClock, vault }, agency.orgId)
  await agent.open('/reponses')
  await page.getByText('À rattacher').click()
  await examine(page)
  await page.getByText('C’est un débiteur d’un de nos créanciers').click()
  await page.getByLabel('Numéro, débiteur ou montant').fill('Morel')
  await page.getByText('CF-0001').waitFor()
  await examine(page)
  // Before the pictures: they load the page anew.
  await page.getByRole('button', { name: 'Rattacher à ce dossier' }).click()
  await page.getByText('le créancier la lit aussi').waitFor()
  await picture(agent, 'agence-reponse-rattachee')
  await seat.open('/reponses')
  await seat.page.getByText('Luc · pour Recouvro').waitFor()
})

test('in the dark and in English', async () => {
  await answer(await wrote('sent', true), 'We paid yesterday.')
  await wrote('uncertain', true)
  await dress(agent, 'en', 'dark')
  await agent.open('/aujourdhui')
  await agent.page.getByText('2 answers of debtors to read').click()
  await agent.page.getByText('2 messages of which nobody knows').click()
  await examine(agent.page)
  await picture(agent, 'agence-attend-sombre')
})
