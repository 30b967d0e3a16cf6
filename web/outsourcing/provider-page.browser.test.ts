import path from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addDays } from '../../src/kernel/calendar.ts'
import { PROJECT_ROOT } from '../../src/platform/config.ts'
import { signMandate } from '../../stories/outsourcing-hand-over.ts'
import { CARD } from '../../stories/outsourcing-two-sides.ts'
import { examine, picture, stageClock, watch } from '../../tools/testing/browser.ts'
import { bookCustomer, today } from '../../tools/testing/browser-books.ts'
import { cutFaults, widthFaults } from '../../tools/testing/page-faults.ts'
import { saidOn, staged } from '../../tools/testing/staged.ts'

/** The page of a provider without an account, on a phone and on a desk, with a script and without, and our side of it. */
const day = (days: number) => addDays(today(), days)
const ids = {} as Record<'asked' | 'mandate', string>
let quoteAddress = ''
let mandateAddress = ''
const { stage, seat } = staged(async () => {
  await bookCustomer(stage, seat, { code: 'BATISUD', name: 'Bâti-Sud SARL' }, [
    { documentNo: 'FA-1', cents: 4_500, dueOn: day(-40) },
    { documentNo: 'FA-2', cents: 1_250_000, dueOn: day(-150) },
    { documentNo: 'FA-3', cents: 310_000, dueOn: day(-500) },
  ])
  const add = async (name: string) =>
    (await seat.api<{ id: string }>('POST', '/collection-providers', { ...CARD, name, siren: null })).id
  ids.asked = await add('Recouvréa')
  const providerIds = [ids.asked, await add('Cabinet Delaunay'), await add('Créances de l’Ouest')]
  const asking = { providerIds, answerBy: day(14), words: 'Surtout des artisans du bâtiment.', fewWhy: '' }
  await seat.api('POST', '/quote-requests', asking)
  const { requests } = await seat.api<{ requests: { quotes: { providerId: string; messageId: string }[] }[] }>(
    'GET',
    '/quote-requests',
  )
  quoteAddress = await linkIn(requests[0]!.quotes.find((one) => one.providerId === ids.asked)!.messageId)

  const about = { database: stage.database, owner: seat, now: () => stageClock.now() }
  const signed = await signMandate(about, { no: 1, provider: 'Elsewhere SARL', startsOn: day(-30) })
  ids.mandate = signed.mandateId
  const card = { ...CARD, name: 'Elsewhere SARL', siren: null }
  await seat.api('PUT', `/collection-providers/${signed.providerId}`, card)
  await seat.api('PUT', '/outsourcing/requirement', { business: [], consumer: [], public: [] })
  const { files } = await seat.api<{ files: { documents: { itemId: string }[] }[] }>('GET', '/outsourcing/ready')
  await seat.api('POST', '/outsourcing/placings', {
    ...{ id: crypto.randomUUID(), mandateId: ids.mandate, stage: 'amicable', pilotSeed: null },
    chosen: { itemIds: files.flatMap(({ documents }) => documents.map(({ itemId }) => itemId)) },
  })
  await seat.api('POST', `/collection-mandates/${ids.mandate}/closing`)
  const { messageId } = await seat.api<{ messageId: string }>('POST', `/collection-mandates/${ids.mandate}/page`)
  mandateAddress = await linkIn(messageId)
})

async function linkIn(messageId: string): Promise<string> {
  const { mail } = await seat.api<{ mail: { text: string } }>('GET', `/messages/${messageId}`)
  return /http:\/\/\S+\/m\/[0-9a-z-]+/.exec(mail.text)![0]
}

type Look = { scheme?: 'light' | 'dark'; width?: number; script?: boolean }
async function visitor({ scheme = 'light', width = 390, script = true }: Look = {}): Promise<{
  page: Page
  context: BrowserContext
}> {
  const context = await stage.browser.newContext({
    ...{ locale: 'fr-FR', timezoneId: 'Europe/Paris', viewport: { width, height: 844 } },
    ...{ colorScheme: scheme, javaScriptEnabled: script, reducedMotion: 'reduce' },
  })
  const page = await context.newPage()
  watch(page)
  return { page, context }
}

const LOOKS = [
  ['light', 'fr', 390],
  ['dark', 'en', 390],
  ['light', 'en', 1280],
  ['dark', 'fr', 1280],
] as const

/** Every look of an address: nothing wrong with how it is built, nothing wider than the screen, nothing cut. */
async function looksWell(address: string, name: string, before: (page: Page) => Promise<void> = async () => {}) {
  for (const [scheme, lang, width] of LOOKS) {
    const { page, context } = await visitor({ scheme, width })
    await page.goto(`${address}?lang=${lang}`)
    await before(page)
    await examine(page)
    expect([...(await widthFaults(page)), ...(await cutFaults(page))], `${name} ${lang} ${width}`).toEqual([])
    const file = path.join(PROJECT_ROOT, 'shots', `${name}-${lang}-${scheme}-${width}.png`)
    await page.screenshot({ path: file, fullPage: true })
    await context.close()
  }
}

const unfold = async (page: Page) => {
  for (const one of await page.locator('details').all()) await one.evaluate((at) => at.setAttribute('open', ''))
}

test('a request for prices is read and answered on a phone without a script: a gap is told, then the prices are taken', async () => {
  await looksWell(quoteAddress, 'prestataire-demande', unfold)
  const { page, context } = await visitor({ script: false })
  await page.goto(quoteAddress)
  const prices = page.locator('form#quote')
  await prices.getByLabel('Honoraires de résultat (%)').fill('18')
  await prices.getByLabel('à moins de (EUR)').fill('1 000')
  await prices.getByRole('button', { name: 'Ajouter une ligne' }).click()
  const second = prices.getByRole('group', { name: 'Ligne 2' })
  await second.getByLabel('Honoraires de résultat (%)').fill('12,5')
  await second.getByLabel('Créances à partir de (EUR)').fill('2 000')
  await prices.getByLabel('Votre nom').fill('Paul Ferrand')
  await prices.getByRole('button', { name: 'Envoyer mes prix' }).click()
  expect(await page.locator('form#quote [role=alert]').innerText()).toContain('Rien n’est prévu pour')
  await page.screenshot({ path: path.join(PROJECT_ROOT, 'shots', 'prestataire-trou.png'), fullPage: true })
  await second.getByLabel('Créances à partir de (EUR)').fill('1 000')
  await prices.getByLabel('Reversement sous (jours)').fill('15')
  await prices.getByRole('button', { name: 'Envoyer mes prix' }).click()
  await page.getByRole('heading', { name: 'C’est enregistré' }).waitFor()
  await page.screenshot({ path: path.join(PROJECT_ROOT, 'shots', 'prestataire-fait.png'), fullPage: true })
  await context.close()
  await looksWell(quoteAddress, 'prestataire-repondu')
})

test('the creditor reads who answered from its page, and takes the link back', async () => {
  const { page } = seat
  await seat.open('/externalisation/prestataires?voir=devis')
  await page.getByText('répondu depuis sa page par Paul Ferrand').waitFor()
  await picture(seat, 'devis-pages')
  const line = page.getByRole('listitem').filter({ hasText: 'Recouvréa' })
  await line.getByRole('button', { name: 'Retirer le lien' }).click()
  await line.getByText('Aucune page ouverte au prestataire').waitFor()
  const { page: closed, context } = await visitor()
  expect((await closed.goto(quoteAddress))?.status()).toBe(404)
  await context.close()
})

test('the closing statement is read and contested on a phone; the creditor reads why', async () => {
  await looksWell(mandateAddress, 'prestataire-mandat', unfold)
  const { page, context } = await visitor()
  await page.goto(mandateAddress)
  await page.getByText('Contester l’arrêté').click()
  const contest = page.locator('form#contest')
  await contest.getByLabel('Ce qui n’est pas juste').fill('Il manque le chèque du 3')
  await contest.getByLabel('Votre nom').fill('Ève Martin')
  await contest.getByRole('button', { name: 'Contester' }).click()
  await page.getByRole('heading', { name: 'C’est enregistré' }).waitFor()
  await context.close()
  await seat.open(`/externalisation/mandats?mandat=${ids.mandate}`)
  await seat.page.getByRole('link', { name: 'Fin, comptes et export' }).click()
  await seat.page.getByText('Contesté par Ève Martin').waitFor()
  expect(await saidOn(seat.page)).toContain('Il manque le chèque du 3')
  await seat.page.getByRole('button', { name: 'Retirer le lien' }).scrollIntoViewIfNeeded()
  await examine(seat.page)
  await seat.page.screenshot({ path: path.join(PROJECT_ROOT, 'shots', 'fin-mandat-conteste.png') })
})
