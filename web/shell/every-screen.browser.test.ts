import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Lang } from '../../src/kernel/wording.ts'
import { PROJECT_ROOT } from '../../src/platform/config.ts'
import {
  complaintsOf,
  dress,
  invitedSeat,
  openStage,
  ownerSeat,
  type Seat,
  type Stage,
  seatIn,
  settled,
  watch,
} from '../../tools/testing/browser.ts'
import { buildFaults, cutFaults, focusFaults, speechFaults, widthFaults } from '../../tools/testing/page-faults.ts'
import { eventually } from '../../tools/testing/staged.ts'
import { pages } from './pages.ts'
import { KNOWN, type Known, type Stop, stops } from './stops-for-tests.ts'
import { urls } from './urls.ts'

/**
 * Every screen of the product, on the books of the demonstration. What stands at one address is shared out between French by day and English
 * by night, so that each section is walked in both; for the pictures that people look at, each screen is opened in both.
 */
const PICTURED = Boolean(process.env.QUITTANCE_SHOTS)
const shared = <T>(all: readonly T[], lang: Lang): readonly T[] =>
  PICTURED ? all : all.filter((_, place) => place % 2 === (lang === 'fr' ? 0 : 1))

let stage: Stage
let owner: Seat
let known: Known
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.end())

type Find = (page: Page) => Promise<string[]>
const ALWAYS: readonly Find[] = [buildFaults, speechFaults, widthFaults, cutFaults]

/** Everything that is wrong with what a page shows now, each with where it stands. */
async function faultsOf(page: Page, where: string, more: readonly Find[] = []): Promise<string[]> {
  await settled(page)
  const heard = complaintsOf(page)
  const faults = heard.slice(counted.get(page) ?? 0)
  counted.set(page, heard.length)
  if (PICTURED) await shot(page, where)
  for (const find of [...ALWAYS, ...more]) faults.push(...(await find(page)))
  return faults.map((fault) => `${where}: ${fault}`)
}
/** How many complaints of a page are told already: one page lives through the whole walk. */
const counted = new WeakMap<Page, number>()

/** Pictures for people to look at, when they are asked for. */
async function shot(page: Page, where: string): Promise<void> {
  const folder = path.join(PROJECT_ROOT, 'shots/every-screen')
  mkdirSync(folder, { recursive: true })
  const name = where.replace(/[0-9a-f-]{36}/g, 'id').replace(/[^\w=-]+/g, '_')
  await page.screenshot({ path: path.join(folder, `${name}.png`) })
}

/** Both languages at once: by day in French, by night in English, each with a browser window of its own. */
const inBoth = async (look: (lang: Lang) => Promise<string[]>): Promise<string[]> =>
  (await Promise.all([look('fr'), look('en')])).flat()

async function stranger(lang: Lang, size: { width: number; height: number }): Promise<Page> {
  const context = await stage.browser.newContext({
    locale: lang === 'fr' ? 'fr-FR' : 'en-GB',
    timezoneId: 'Europe/Paris',
    colorScheme: lang === 'fr' ? 'light' : 'dark',
    viewport: size,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  watch(page)
  return page
}

/** Pages that anybody may open, one after the other. */
const opened = (addresses: readonly string[], size: { width: number; height: number }) =>
  inBoth(async (lang) => {
    const page = await stranger(lang, size)
    const faults: string[] = []
    for (const address of shared(addresses, lang)) {
      await page.goto(`${new URL(address, stage.url)}${lang === 'en' ? '?lang=en' : ''}`)
      faults.push(...(await faultsOf(page, `${lang} ${new URL(page.url()).pathname}`, [focusFaults])))
    }
    await page.context().close()
    return faults
  })

const DESK = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }

test('before there is an organisation, and without an account', async () => {
  expect(await opened([urls.firstVisit()], DESK)).toEqual([])
  owner = await ownerSeat(stage)
  const { link } = await owner.api<{ link: string }>('POST', '/invitations', { email: 'b@b.example', role: 'reader' })
  expect(await opened([urls.signIn(), link, urls.invitation('none'), '/nulle-part'], DESK)).toEqual([])
})

test('every page of every section has a stop', () => {
  const known = Object.fromEntries(KNOWN.map((name) => [name, `:${name}`])) as unknown as Known
  const walked = Object.values(stops).flatMap((at) =>
    at(known).map(({ address }) => new URL(address, stage.url).pathname),
  )
  const shapes = walked.map((one) => decodeURI(one).replace(/:\w+/g, ':'))
  const all = Object.entries(pages).flatMap(([section, parts]) =>
    Object.keys(parts).map((rest) => `/o/:/${section}${rest.replace(/\$\w+/g, ':')}`),
  )
  expect(all.filter((one) => !shapes.includes(one))).toEqual([])
})

test('every screen of an organisation, its panels and its questions', { timeout: 600_000 }, async () => {
  const demo = await madeDemo()
  known = await knownOf(demo)
  const guest = await invitedSeat(stage, demo, 'owner', 'ann@brevanne.example')
  const seats: Readonly<Record<Lang, Seat>> = { fr: demo, en: seatIn(guest, stage.url, demo.orgId) }
  const walk = async (lang: Lang): Promise<string[]> => {
    const { page } = seats[lang]
    if (lang === 'en') await page.setViewportSize({ width: 1024, height: 768 })
    await seats[lang].open('/clients')
    await dress(seats[lang], lang, lang === 'fr' ? 'light' : 'dark')
    await seats[lang].open('/clients')
    const faults: string[] = []
    for (const stop of shared(everyStop(known), lang)) {
      // One that cannot be opened is a fault of its own: the walk goes on.
      const found = await lookAt(page, stop, lang).catch((error: unknown) => [
        `${stop.address} ${stop.shows}: ${error}`,
      ])
      faults.push(...found)
    }
    for (const address of shared([`/o/${known.orgId}/nulle-part`, '/o/999999/clients'], lang)) {
      await page.goto(`${stage.url}${address}`)
      faults.push(...(await faultsOf(page, `${lang} ${address}`)))
    }
    return faults
  }
  expect(await inBoth(walk)).toEqual([])
})

/** The address is changed as a link does it, without loading the application again. */
async function lookAt(page: Page, { address, shows = '', act }: Stop, lang: Lang): Promise<string[]> {
  const where = `${lang} ${address} ${shows}`.trim()
  await page.keyboard.press('Escape')
  await page.evaluate((to) => history.pushState({}, '', to), address)
  await settled(page)
  await act?.(page)
  const faults = await faultsOf(page, where, [focusFaults])
  if ((await page.locator('nav[aria-label]').count()) === 0 && address.startsWith('/o/'))
    faults.push(`${where}: no nav`)
  return faults
}

const everyStop = (books: Known): readonly Stop[] => {
  const all = Object.values(stops).flatMap((at) => at(books))
  return [...new Map(all.map((stop) => [`${stop.address} ${stop.shows}`, stop])).values()]
}

/** The demonstration as a newcomer asks for it. */
async function madeDemo(): Promise<Seat> {
  const ask = async (method: string) =>
    (await (
      await owner.context.request.fetch(`${stage.url}/api/demo`, { method, headers: { origin: stage.url } })
    ).json()) as {
      state: string
      orgId: number
    }
  await ask('POST')
  await expect.poll(async () => (await ask('GET')).state, { timeout: 400_000, interval: 500 }).toBe('ready')
  return seatIn(owner, stage.url, (await ask('GET')).orgId)
}

type Rows<T> = { rows: readonly T[] }
type Id = { readonly id: string }

async function knownOf(seat: Seat): Promise<Known> {
  const { rows: work } = await seat.api<Rows<{ customerId: string }>>('GET', '/desk/worklist?limit=50')
  const customerId = work[0]!.customerId
  const { items } = await seat.api<{ items: Id[] }>('GET', `/customers/${customerId}/items`)
  const { imports } = await seat.api<{ imports: (Id & { fileName: string })[] }>('GET', '/imports?limit=300')
  const { collections } = await seat.api<{ collections: Id[] }>('GET', '/cash/collections')
  const { accounts } = await seat.api<{ accounts: Id[] }>('GET', '/cash/accounts')
  const { steps } = await seat.api<{ steps: Id[] }>('GET', '/dunning/scenario')
  type OfCustomer = Id & { readonly customerId: string }
  const { proceedings } = await seat.api<{ proceedings: OfCustomer[] }>('GET', '/proceedings')
  const { closings } = await seat.api<{ closings: { closingOn: string }[] }>(
    'GET',
    `/provisions?closingOn=${new Date().toISOString().slice(0, 10)}`,
  )
  const { cases } = await seat.api<{ cases: OfCustomer[] }>('GET', '/insolvencies')
  return {
    orgId: seat.orgId,
    customerId,
    headId: customerId,
    itemId: items[0]!.id,
    importId: imports[0]!.id,
    layoutId: imports.find(({ fileName }) => fileName === 'clients.csv')!.id,
    collectionId: collections[0]!.id,
    accountId: accounts[0]!.id,
    stepId: steps[2]!.id,
    proceedingId: proceedings[0]!.id,
    debtorId: proceedings[0]!.customerId,
    insolventId: cases[0]!.customerId,
    closingOn: closings[0]!.closingOn,
  }
}

test('what a customer opens from its link, on a phone', async () => {
  const seat = seatIn(owner, stage.url, known.orgId)
  const given = await seat.api<{ address: string }>('POST', `/customers/${known.customerId}/portal-links`)
  const forms = [
    '',
    '/pay',
    '/promise',
    '/plan',
    '/dispute',
    '/paid',
    '/contact',
    '/copy',
    '/satisfaction',
    '/nulle-part',
  ]
  expect(
    await opened(['/p', '/p/aaaaa-bbbbb-ccccc-ddddd', ...forms.map((form) => `${given.address}${form}`)], PHONE),
  ).toEqual([])
})

test('what a colleague opens from a mail, on a phone', async () => {
  const seat = seatIn(owner, stage.url, known.orgId)
  const { rows } = await seat.api<Rows<{ id: string; toAddress: string }>>('GET', '/messages?state=sent&limit=200')
  expect(rows.length).toBeGreaterThan(0)
  const email = 'nadia@brevanne.example'
  const colleague = { name: 'Nadia Perrin', role: 'sales', email, phone: '' }
  const { id } = await seat.api<Id>('POST', '/colleagues', colleague)
  const question = {
    colleagueId: id,
    customerId: known.customerId,
    disputeId: null,
    itemIds: [known.itemId],
    asks: 'Tout est-il arrivé ?',
  }
  await seat.api('POST', '/questions', { ...question, showsEvidence: false, answerBy: null })
  const sent = async () => {
    const listed = await seat.api<Rows<{ id: string; toAddress: string }>>('GET', '/messages?state=sent&limit=20')
    return listed.rows.find(({ toAddress }) => toAddress === email)?.id
  }
  await eventually(sent).toBeTruthy()
  const { mail } = await seat.api<{ mail: { text: string } }>('GET', `/messages/${await sent()}`)
  const address = /http:\/\/\S+\/q\/\S+/.exec(mail.text)![0]
  expect(await opened([address, '/q/aaaaa-bbbbb-ccccc-ddddd'], PHONE)).toEqual([])
})
