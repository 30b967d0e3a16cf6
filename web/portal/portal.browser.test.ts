import path from 'node:path'
import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import { beforeEach, expect, test } from 'vitest'
import { addDays } from '../../src/kernel/calendar.ts'
import { PROJECT_ROOT } from '../../src/platform/config.ts'
import { examine, picture, watch } from '../../tools/testing/browser.ts'
import { bookCustomer, LONGEST_NAME, today } from '../../tools/testing/browser-books.ts'
import { saidOn, staged } from '../../tools/testing/staged.ts'

/** The customer's page on a phone, as somebody without an account sees it, and our side of it. */
const ids = {} as Record<'customer' | 'extreme', string>
let address = ''
const { stage, seat } = staged(async () => {
  const from = (days: number) => addDays(today(), days)
  ids.customer = await bookCustomer(stage, seat, { code: 'BATISUD', name: 'Bâti-Sud SARL' }, [
    { documentNo: 'FA2026-0142', cents: 150_000, dueOn: from(-31), issuedOn: from(-61) },
    { documentNo: 'FA2026-0150', cents: 102_000, dueOn: from(12), issuedOn: from(-18) },
    { documentNo: 'AV-0007', cents: 12_000, dueOn: from(-5), kind: 'credit_note' },
  ])
  ids.extreme = await bookCustomer(stage, seat, { code: 'LONG', name: LONGEST_NAME }, [
    { documentNo: 'FA2026-EXPORT-0000000000000000042', cents: 1_000_000_000, dueOn: from(-200) },
    { documentNo: 'FA2026-9001', cents: 4_950_000, dueOn: from(-3), currency: 'USD' },
  ])
  const body = { firstName: '', lastName: '', role: 'accounts_payable', email: 'compta@batisud.example', phone: null }
  await seat.api('POST', `/customers/${ids.customer}/contacts`, body)
  address = await linkTo(ids.customer)
})

const linkTo = async (customerId: string): Promise<string> =>
  (await seat.api<{ address: string }>('POST', `/customers/${customerId}/portal-links`)).address

type Phone = { readonly page: Page; readonly context: BrowserContext }
async function phone(more: { scheme?: 'light' | 'dark'; width?: number; script?: boolean } = {}): Promise<Phone> {
  const context = await stage.browser.newContext({
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: { width: more.width ?? 390, height: 844 },
    colorScheme: more.scheme ?? 'light',
    javaScriptEnabled: more.script ?? true,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  watch(page)
  return { page, context }
}

const shot = (page: Page, name: string) =>
  page.screenshot({ path: path.join(PROJECT_ROOT, 'shots', `${name}.png`), fullPage: true })

let visitor: Phone
beforeEach(async () => {
  visitor = await phone()
  return () => visitor.context.close()
})

test('the first view is under 100 kB on the wire, loads nothing from elsewhere, and sets no cookie', async () => {
  const { page, context } = visitor
  const wire: CDPSession = await context.newCDPSession(page)
  await wire.send('Network.enable')
  let bytes = 0
  const hosts = new Set<string>()
  wire.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
  wire.on('Network.requestWillBeSent', ({ request }) => {
    if (!request.url.startsWith('data:')) hosts.add(new URL(request.url).host)
  })
  await page.goto(address, { waitUntil: 'networkidle' })
  await page.evaluate(() => document.fonts.ready)
  expect(bytes).toBeGreaterThan(5_000)
  expect(bytes, 'bytes of the first view').toBeLessThan(100_000)
  console.info(`portal: first view ${bytes} bytes`)
  expect([...hosts]).toEqual([new URL(stage.url).host])
  expect(await context.cookies()).toEqual([])
})

test('on a phone, light and dark, French and English: what is owed, and how to pay it', async () => {
  for (const [scheme, lang, width] of [
    ['light', 'fr', 390],
    ['dark', 'en', 390],
    ['light', 'en', 1024],
    ['dark', 'fr', 1440],
  ] as const) {
    const { page, context } = await phone({ scheme, width })
    await page.goto(`${address}?lang=${lang}`)
    await examine(page)
    await shot(page, `page-client-${lang}-${scheme}-${width}`)
    await context.close()
  }
  const { page } = visitor
  await page.goto(address)
  expect(await saidOn(page)).toContain('Vous devez 2 400,00 €')
  expect(await saidOn(page)).toContain('dont 1 380,00 € échus')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})

test('the longest name, ten million and two currencies stay inside a phone', async () => {
  const { page } = visitor
  await page.goto(await linkTo(ids.extreme))
  await examine(page)
  await shot(page, 'page-client-extremes-fr-light-390')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.goto(`${page.url()}/pay`)
  await examine(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})

test('without any script: read, pay part of it, promise a date, and see that it is recorded', async () => {
  await visitor.context.close()
  visitor = await phone({ script: false })
  const { page } = visitor
  await page.goto(address)
  await page.getByRole('link', { name: 'Payer', exact: true }).click()
  await page.getByText('FR14 2004 1010 0505 0001 3M02 606').waitFor()
  await page.getByRole('link', { name: /Retour/ }).click()
  await page.getByRole('link', { name: 'Promettre une date' }).click()
  expect(await page.getByRole('checkbox', { name: /FA2026-0142/ }).isChecked()).toBe(true)
  await page.getByLabel('Vous paierez le').fill(addDays(today(), 10))
  await page.getByLabel('Votre nom').fill('Nadia Roche')
  await shot(page, 'page-client-promesse-fr-light-390')
  await page.getByRole('button', { name: 'Promettre ce paiement' }).click()
  await page.getByRole('heading', { name: 'C’est enregistré' }).waitFor()
  await shot(page, 'page-client-enregistre-fr-light-390')
})

test('every form is legible and accessible on a phone, refusals included', async () => {
  const { page } = visitor
  await page.goto(address)
  for (const [form, name] of [
    ['plan', 'echeancier'],
    ['dispute', 'contester'],
    ['paid', 'paye'],
    ['contact', 'coordonnees'],
    ['copy', 'copie'],
    ['satisfaction', 'questionnaire'],
    ['pay', 'payer'],
  ] as const) {
    await page.goto(`${address}/${form}`)
    await examine(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth), form).toBeLessThanOrEqual(390)
    await shot(page, `page-client-${name}-fr-light-390`)
  }
  await page.goto(`${address}/dispute`)
  await page.getByRole('checkbox', { name: /FA2026-0150/ }).check()
  await page.getByLabel('Motif').selectOption({ label: 'Livraison' })
  await page.getByLabel('Expliquez ce qui ne va pas').fill('Deux palettes manquent.')
  await page.getByLabel('Votre nom').fill('Nadia Roche')
  const program = { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('MZ\0\0 program') }
  await page.getByLabel(/Joindre un fichier/).setInputFiles(program)
  await page.getByRole('button', { name: 'Contester' }).click()
  await page.getByRole('alert').waitFor()
  expect(await page.getByLabel('Expliquez ce qui ne va pas').inputValue()).toBe('Deux palettes manquent.')
  await examine(page)
  await shot(page, 'page-client-refus-fr-light-390')
})

test('our side: the link, its last visit, what was asked; a proof refused with a reason; every link withdrawn', async () => {
  const { page } = visitor
  await page.goto(`${address}/paid`)
  await page.getByRole('checkbox', { name: /FA2026-0150/ }).check()
  await page.getByLabel('Votre nom').fill('Nadia Roche')
  await page.getByRole('button', { name: 'Signaler ce paiement' }).click()
  await page.getByRole('heading', { name: 'C’est enregistré' }).waitFor()

  await seat.open(`/clients/${ids.customer}`)
  const card = seat.page.getByRole('region', { name: 'Page du client' })
  await card.getByText(/dernière visite/).waitFor()
  await card.getByText('Paiement signalé').waitFor()
  await picture(seat, 'client-page')
  await card.screenshot({ path: path.join(PROJECT_ROOT, 'shots', 'client-page-carte.png') })
  await card.getByRole('button', { name: 'Refuser' }).click()
  const dialog = seat.page.getByRole('dialog')
  await dialog.getByLabel('Pourquoi').fill('Rien n’est arrivé.')
  await dialog.getByRole('button', { name: 'Refuser' }).click()
  await card.getByText(/refusé par Claire Propriétaire/).waitFor()
  const spare = await linkTo(ids.customer)
  await seat.open(`/clients/${ids.customer}`)
  await card.getByText('Les 2 liens en cours').click()
  await card.getByRole('button', { name: 'Retirer ce lien' }).first().click()
  await card.getByText('Les 2 liens en cours').waitFor({ state: 'detached' })
  await page.goto(spare)
  await page.getByRole('heading', { name: 'Cette page n’est pas disponible' }).waitFor()
  await card.getByRole('button', { name: 'Retirer tous les liens' }).click()
  await dialog.getByRole('button', { name: 'Retirer tous les liens' }).click()
  await card.getByText('Aucun lien en cours vers sa page.').waitFor()
  await page.goto(address)
  await page.getByRole('heading', { name: 'Cette page n’est pas disponible' }).waitFor()
  await shot(page, 'page-client-fermee-fr-light-390')
})

test('the settings of the page', async () => {
  await seat.open('/reglages?onglet=page')
  await seat.page.getByLabel('Échéanciers').selectOption('within_limits')
  await seat.page.getByLabel('Accord immédiat jusqu’à (mensualités)').fill('4')
  await seat.page.getByRole('button', { name: 'Enregistrer ces réglages' }).click()
  await seat.page.getByText('Réglages enregistrés.').waitFor()
  await seat.page.getByLabel('Service').selectOption('template')
  await seat.page.getByLabel('Adresse de paiement').fill('https://pay.example/?r={id}&a={amount}&s={signature}')
  await seat.page.getByLabel('Clé secrète', { exact: true }).fill('partagée')
  await seat.page.getByRole('button', { name: 'Enregistrer le service' }).click()
  await seat.page.getByLabel('Adresse à donner au service pour ses appels').waitFor()
  await picture(seat, 'reglages-page')
})

test('a plan within the limits is agreed at once, read, signed on the phone, and its next payment has a code', async () => {
  const customerId = await bookCustomer(stage, seat, { code: 'PLAN', name: 'Menuiserie du Port' }, [
    { documentNo: 'FA2026-0300', cents: 90_000, dueOn: addDays(today(), -20) },
  ])
  const { page } = visitor
  const link = await linkTo(customerId)
  await page.goto(`${link}/plan`)
  await page.getByLabel('Première mensualité le').fill(addDays(today(), 5))
  await page.getByLabel('Votre nom').fill('Yann Le Bihan')
  await page.getByRole('button', { name: 'Demander cet échéancier' }).click()
  await page.getByText(/C’est accordé/).waitFor()
  await page.getByRole('link', { name: 'Retour à votre compte' }).click()
  await page.getByRole('img', { name: /Code QR de virement de 300,00/ }).waitFor()
  await examine(page)
  await shot(page, 'page-client-echeancier-propose-fr-light-390')
  await page.getByRole('checkbox', { name: /J’ai lu l’accord/ }).check()
  await page.getByLabel('Votre nom').fill('Yann Le Bihan')
  await page.getByRole('button', { name: 'Signer l’accord' }).click()
  await page.getByText(/signé par Yann Le Bihan/).waitFor()
  await page.goto(`${link}/pay`)
  await page.getByRole('button', { name: /Payer 900,00 € en ligne/ }).click()
  await page.getByRole('link', { name: /Payer 900,00 € en ligne/ }).waitFor()
  await examine(page)
  await shot(page, 'page-client-en-ligne-fr-light-390')
})
