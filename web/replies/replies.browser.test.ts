import { afterAll, expect, test } from 'vitest'
import { type ImapStandIn, openImapStandIn } from '../../src/adapters/mailbox/imap-stand-in.ts'
import { takeReply } from '../../src/correspondence/take-reply.ts'
import { addDays } from '../../src/kernel/calendar.ts'
import { createVault } from '../../src/platform/secrets.ts'
import { sql } from '../../src/platform/sql.ts'
import { pollMailbox } from '../../src/replies/poll-mailbox.ts'
import { textCame } from '../../src/replies/take-text.ts'
import { mailboxSettings } from '../../stories/replies-box.ts'
import { examine, picture, stageClock } from '../../tools/testing/browser.ts'
import { bookCustomer, LONGEST_NAME, today } from '../../tools/testing/browser-books.ts'
import { saidOn, staged } from '../../tools/testing/staged.ts'

let box: ImapStandIn
let morel = ''
const { stage, seat } = staged(async () => {
  box = await openImapStandIn()
  morel = await bookCustomer(stage, seat, { code: 'MOREL', name: 'Atelier Morel' }, [
    { documentNo: 'FA2026-0101', cents: 248_000, dueOn: addDays(today(), -40) },
    { documentNo: 'FA2026-0108', cents: 96_050, dueOn: addDays(today(), -12) },
  ])
  await bookCustomer(stage, seat, { code: 'VAUQ', name: LONGEST_NAME }, [
    { documentNo: 'FA2026-0200', cents: 1_000_000_000, dueOn: addDays(today(), -30) },
  ])
  await seat.api('POST', `/customers/${morel}/contacts`, {
    firstName: 'Anne',
    lastName: 'Le Gall',
    role: 'accounts_payable',
    email: 'compta@morel.example',
    phone: null,
  })
})
afterAll(() => box?.close())

const deliver = (from: string, subject: string, text: string, attachment = '') => {
  const head = `From: ${from}\nTo: compta@atelier.example\nSubject: ${subject}\nMIME-Version: 1.0\n`
  const body = 'Content-Type: text/plain; charset=utf-8\n\n'
  const mail = attachment
    ? `${head}Content-Type: multipart/mixed; boundary=b1\n\n--b1\n${body}${text}\n--b1\n${attachment}\n--b1--\n`
    : `${head}${body}${text}\n`
  box.deliver(mail, stageClock.now())
}
/** A text that a service told of, read as its job does. */
const texted = async (from: string, text: string) => {
  const at = stageClock.now()
  const { db } = stage.database
  const textId = await db.inOrg(seat.orgId, async (tx) => {
    await takeReply(tx, { eventId: `e${text.length}`, from, text, at }, at)
    return (await tx.one<{ id: string }>(sql`select id from correspondence.text_received where body = ${text}`)).id
  })
  const deps = { db, clock: stageClock, vault: createVault(stage.database.secret) }
  await textCame(deps, { orgId: seat.orgId, textId })
}
const visit = () =>
  pollMailbox({ db: stage.database.db, clock: stageClock, vault: createVault(stage.database.secret) }, seat.orgId)

test('with no mailbox yet the page says what comes here; the mailbox is tried, then saved', async () => {
  const { page } = seat
  await seat.open('/reponses')
  await page.getByText('arrivent ici dès que la boîte').waitFor()
  await page.getByRole('link', { name: 'Régler la boîte' }).click()
  const settings = mailboxSettings(box)
  await page.getByLabel('Serveur de réception (IMAP)').fill(settings.host)
  await page.getByLabel('Port').fill(String(settings.port))
  await page.getByText('Aucune', { exact: true }).click()
  await page.getByLabel('Identifiant').fill(settings.username)
  await page.getByLabel('Mot de passe').fill('faux')
  await page.getByRole('button', { name: 'Essayer la connexion' }).click()
  await page.getByText('refuse l’identifiant ou le mot de passe').waitFor()
  await page.getByLabel('Mot de passe').fill(settings.password!)
  await page.getByRole('button', { name: 'Essayer la connexion' }).click()
  await page.getByText('Connexion réussie').waitFor()
  await page.getByRole('button', { name: 'Enregistrer la boîte' }).click()
  await page.getByText('Pas encore relevée.').waitFor()
  await picture(seat, 'reponses-boite')
})

test('replies are read and confirmed by keyboard: a promise, a dispute; HTML and programs are shown as what they are', async () => {
  const { page } = seat
  const said =
    'Bonjour,\n\nNous réglons la facture FA2026-0101 vendredi prochain par virement, soit 2 480,00 €.\n\nAnne Le Gall'
  deliver('Anne Le Gall <compta@morel.example>', 'Re: relance FA2026-0101', said)
  const program =
    'Content-Type: application/pdf; name="facture.pdf"\nContent-Disposition: attachment; filename="facture.pdf"\nContent-Transfer-Encoding: base64\n\nTVqQAAMAAAA='
  const contested = 'Le prix de la facture FA2026-0108 ne correspond pas au devis.\n\n<script>alert(1)</script>'
  deliver('"Une personne inconnue" <x@ailleurs.example>', 'FA2026-0108', contested, program)
  deliver('"DAF" <daf@holding.example>', 'Bonjour', 'On vous répond bientôt.')
  await visit()
  await seat.open('/reponses')
  await page.getByText('3 à lire').waitFor()
  await page.keyboard.press('j')
  const panel = page.getByRole('complementary', { name: 'Réponse' })
  await panel.getByLabel('Jour promis').waitFor()
  expect((await panel.getByLabel('Montant').inputValue()).replace(/\s/g, ' ')).toBe('2 480,00')
  expect(await panel.getByRole('checkbox', { name: 'FA2026-0108' }).isChecked()).toBe(false)
  await picture(seat, 'reponses-promesse')
  await page.keyboard.press('Enter')
  await page.getByText('Réponse traitée.').first().waitFor()
  await seat.open('/reponses')
  await page.getByText('2 à lire').waitFor()
  await page.keyboard.press('j')
  await panel.getByText('Expéditeur non vérifié').waitFor()
  await panel.getByText('programme, ne pas ouvrir').waitFor()
  await panel.getByText('<script>alert(1)</script>').waitFor()
  expect(await panel.getByLabel('Motif').locator('option:checked').innerText()).toBe('Prix')
  await picture(seat, 'reponses-litige')
  await page.keyboard.press('3')
  await panel.getByLabel('Attendre jusqu’au').waitFor()
  await page.keyboard.press('2')
  await page.keyboard.press('Enter')
  await page.getByText('1 à lire').waitFor()
  await seat.open(`/clients/${morel}`)
  await page.getByText('Réponse traitée').first().waitFor()
  expect(await saidOn(page)).toContain('Promesse de paiement')
})

test('a text shows its channel and number; an address that nobody reads any more is refused by one key', async () => {
  const { page } = seat
  await seat.api('POST', `/customers/${morel}/contacts`, {
    firstName: 'Paul',
    lastName: 'Rey',
    role: 'management',
    email: null,
    phone: '06 12 34 56 78',
  })
  await texted('+33612345678', 'Bonjour, le matériel de la FA2026-0108 est arrivé cassé, je ne paie pas')
  deliver(
    'Standard <accueil@morel.example>',
    'Re: relance',
    'Anne Le Gall a quitté la société, écrivez à daf@morel.example',
  )
  await visit()
  await seat.open('/reponses?voir=a-lire')
  const text = page.getByRole('row').filter({ hasText: '+33612345678' })
  await text.click()
  const panel = page.getByRole('complementary', { name: 'Réponse' })
  await panel.getByRole('heading', { name: 'SMS de +33612345678' }).waitFor()
  expect(await panel.getByLabel('Motif').locator('option:checked').innerText()).toBe('Qualité')
  await picture(seat, 'reponses-sms')
  await page.keyboard.press('0')
  await panel.getByText('Lue, sans autre suite ici.').waitFor()
  await page.keyboard.press('2')
  await page.keyboard.press('Enter')
  await text.waitFor({ state: 'detached' })
  await seat.open('/reponses?voir=sans-client')
  await page.getByRole('row').filter({ hasText: 'Standard' }).click()
  await panel.getByRole('combobox', { name: 'Client' }).fill('Morel')
  await page.getByRole('option', { name: /Morel/ }).click()
  await panel.getByRole('button', { name: 'Rattacher à un client' }).click()
  await page.getByText('Réponse rattachée.').waitFor()
  await seat.open('/reponses')
  await page.getByRole('row').filter({ hasText: 'Standard' }).click()
  await panel.getByLabel('Écrire désormais à').waitFor()
  expect(await panel.getByLabel('Écrire désormais à').inputValue()).toBe('daf@morel.example')
  expect(await panel.getByLabel('Interlocuteur').inputValue()).toBe('')
  await picture(seat, 'reponses-adresse')
  await panel.getByLabel('Interlocuteur').selectOption({ label: 'Anne Le Gall · compta@morel.example' })
  await panel.getByRole('button', { name: 'Confirmer' }).click()
  await page.getByText('Réponse traitée.').first().waitFor()
  await seat.open(`/clients/${morel}`)
  await page.getByText('daf@morel.example').first().waitFor()
})

test('a reply of nobody is assigned to a customer', async () => {
  const { page } = seat
  await seat.open('/reponses?voir=sans-client')
  await page.getByRole('row').filter({ hasText: 'À rattacher' }).click()
  const panel = page.getByRole('complementary', { name: 'Réponse' })
  await panel.getByRole('button', { name: 'Rattacher à un client' }).waitFor()
  await examine(page)
  await panel.getByRole('combobox', { name: 'Client' }).fill('Vauquelin')
  await page.getByRole('option', { name: /Vauquelin/ }).click()
  await panel.getByRole('button', { name: 'Rattacher à un client' }).click()
  await page.getByText('Réponse rattachée.').waitFor()
  await picture(seat, 'reponses-rattachee')
})
