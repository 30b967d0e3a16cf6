import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MOST_GUESSES } from '../src/access/guesses.ts'
import { newId } from '../src/kernel/ids.ts'
import { outsourcingRoutes as routes } from '../src/outsourcing/contract.ts'
import { sql } from '../src/platform/sql.ts'
import { bookDocument, newCustomer } from '../tools/testing/books.ts'
import { PASSWORD, type Story, tellStory } from '../tools/testing/story.ts'
import { pdfOf } from './documents-files.ts'
import { CARD } from './outsourcing-two-sides.ts'
import { type Debtor as Holder, debtorAt as holderAt } from './portal-debtor.ts'
import { linkMailed } from './provider-links.ts'

/** A provider without an account: it answers a request for prices from a link in a mail, until the day asked for, and nothing else opens. */
let story: Story
let requestId: string
const providers = {} as Record<'asked' | 'other' | 'third', string>
let page: Holder
let others: Holder

const requests = async () => (await story.owner.call(routes.quoteRequests)).requests
const quoteOf = async (providerId: string) =>
  (await requests()).find(({ id }) => id === requestId)!.quotes.find((one) => one.providerId === providerId)!
const linkOf = async (providerId: string) => linkMailed(story, (await quoteOf(providerId)).messageId!)

beforeAll(async () => {
  story = await tellStory('2026-03-02')
  for (const [key, name] of [
    ['asked', 'Recouvréa'],
    ['other', 'Moins Cher'],
    ['third', 'Troisième'],
  ] as const)
    providers[key] = (await story.owner.call(routes.addProvider, { body: { ...CARD, name, siren: null } })).id
  const customerId = await newCustomer(story, 'MARQUE-SECRETE')
  for (const [documentNo, cents, dueOn] of [
    ['FA-1', 6_000_000, '2025-12-15'],
    ['FA-2', 40_000, '2024-12-15'],
  ] as const)
    await bookDocument(story, { customerId, documentNo, cents, dueOn })
  const body = { providerIds: Object.values(providers), answerBy: '2026-03-20', words: 'Surtout le bâtiment' }
  requestId = (await story.owner.call(routes.askQuotes, { body })).id
  page = holderAt(story, await linkOf(providers.asked))
  others = holderAt(story, await linkOf(providers.other))
})
afterAll(() => story.end())

const prices = (rows: readonly Record<string, string>[], more: Record<string, string | File> = {}) => ({
  act: 'quote',
  rows: String(rows.length),
  name: 'Paul Ferrand',
  ...Object.fromEntries(rows.flatMap((row, n) => Object.entries(row).map(([name, value]) => [`${name}-${n}`, value]))),
  ...more,
})
const BANDS: Record<string, string>[] = [
  { rate: '18', to: '1 000' },
  { rate: '12,5 %', from: '1 000' },
]

test('the page shows what is asked, counted, without a name, in both languages, and may run and load nothing', async () => {
  const shown = await page.get()
  expect(shown.status).toBe(200)
  expect(shown.text).toContain('DP-0001 Demande de prix d’Atelier des Lices')
  expect(shown.text).toContain('Réponse attendue au plus tard le 20/03/2026')
  expect(shown.text).toContain('Surtout le bâtiment')
  expect(shown.text).toContain('2 dossiers pour 60 400,00 €')
  for (const secret of ['MARQUE-SECRETE', 'FA-1', 'Moins Cher', 'Troisième']) expect(shown.html).not.toContain(secret)
  expect((await page.get('?lang=en')).text).toContain('Answer due by 20/03/2026')
  const policy = shown.headers.get('content-security-policy')!
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe')
  expect(Object.fromEntries(shown.headers)).toMatchObject({
    ...{ 'cache-control': 'no-store', 'x-frame-options': 'DENY', 'x-robots-tag': 'noindex, nofollow, noarchive' },
  })
  expect(shown.headers.getSetCookie()).toEqual([])
  expect((await quoteOf(providers.asked)).page).toMatchObject({ visits: 1 })
})

test('gaps, overlaps and what cannot be read are refused with every sentence, and what was typed stays', async () => {
  const wrong = await page.post(
    '',
    prices([
      { rate: '18', to: '1000' },
      { rate: '12', from: '2000' },
      { rate: '9', from: '5 000', to: '9 000' },
    ]),
  )
  expect(wrong.status).toBe(422)
  expect(wrong.text).toMatch(/de 1 000,00 € à moins de 2 000,00 €/)
  expect(wrong.text).toContain('(12,00 % et 9,00 %) : un seul peut rester')
  expect(wrong.html).toContain('value="5 000"')
  for (const [row, said] of [
    [{ rate: 'douze' }, '« douze » n’est pas un taux'],
    [{ from: '10' }, 'Ligne 1 : indiquez le taux'],
    [{ rate: '12', to: '-5' }, '« -5 » n’est pas un montant'],
    [{ rate: '12', days: '1.5' }, '« 1.5 » n’est pas un nombre de jours'],
    [{ rate: '120' }, '120,00 %'],
    [{}, 'honoraires'],
  ] as const) {
    const { status, text } = await page.post('', prices([row]))
    expect([status, text], JSON.stringify(row)).toEqual([422, expect.stringContaining(said)])
  }
  const past = await page.post('', prices([{ rate: '12' }], { validUntil: '2026-03-01' }))
  expect(past.text).toContain('n’est pas un jour à venir')
  expect((await page.post('', { ...prices([{ rate: '12' }]), name: '' })).text).toContain('Indiquez votre nom')
  const script = new File(['MZ'], 'prix.exe')
  expect((await page.post('', prices([{ rate: '12' }], { file: script }))).status).toBe(422)
  expect(await quoteOf(providers.asked)).toMatchObject({ state: 'asked', tariff: null })
  const more = await page.post('', { ...prices([{ rate: '12' }]), more: '1' })
  expect([more.status, more.html.match(/name="rate-\d"/g)]).toEqual([200, ['name="rate-0"', 'name="rate-1"']])
})

test('what is sent becomes the quote, under its hash, told as answered by the provider; sent twice it is one answer', async () => {
  const offer = await pdfOf(['Offre'])
  const token = newId(story.now())
  const fields = {
    ...prices(BANDS, { minimum: '50', vat: 'standard', remitDays: '15', validUntil: '2026-06-30', note: 'Hors Corse' }),
    ...{ 'proven-young': '70', 'proven-middle': '45,5', 'proven-old': '' },
    ...{ token, file: new File([offer], 'offre.pdf') },
  }
  const sent = await page.post('', fields)
  expect(sent.status).toBe(303)
  const done = await page.get(sent.to!.slice(page.path.length))
  expect(done.text).toContain('Prix envoyés')
  const quote = await quoteOf(providers.asked)
  expect(quote).toMatchObject({
    ...{
      state: 'answered',
      isTyped: false,
      isByLink: true,
      note: 'Hors Corse',
      validUntil: '2026-06-30',
      remitDays: 15,
    },
    ...{ answeredByName: 'Paul Ferrand (Recouvréa)', proven: { young: 7000, middle: 4550, old: null } },
    tariff: {
      ...{ minimumPerFileCents: 5_000, vat: 'standard', perFile: null },
      success: {
        tiers: [
          { fromCents: 0, toCents: 100_000, fromDays: 0, toDays: null, bp: 1800 },
          { fromCents: 100_000, toCents: null, bp: 1250 },
        ],
      },
    },
  })
  expect(quote.worth).toMatchObject({ feesCents: expect.any(Number) })
  expect(done.text).toContain(quote.answerSha256!)
  expect((await page.post('', fields)).to).toBe(sent.to)
  // Gone back to and changed, it is not told as taken.
  const changed = await page.post('', { ...fields, 'rate-0': '17' })
  expect([changed.status, changed.text]).toEqual([422, expect.stringContaining('a déjà été envoyé')])
  expect(changed.html).not.toContain(token)
  const { papers } = await story.owner.call(routes.provider, { params: { id: providers.asked } })
  expect(papers).toMatchObject([
    { kind: 'price_list', name: 'offre.pdf', toVerify: true, sha256: createHash('sha256').update(offer).digest('hex') },
  ])
  const told = await eventsOf('quote_answered')
  expect(told).toHaveLength(1)
  for (const said of ['Paul Ferrand (Recouvréa)', `provider:${providers.asked}`, quote.answerSha256!])
    expect(JSON.stringify(told)).toContain(said)
  // A mandate drafted from it takes the tariff and the days of remittance.
  const body = { providerId: providers.asked, quoteId: quote.id }
  const { id } = await story.owner.call(routes.draftMandate, { body })
  const { terms } = await story.owner.call(routes.collectionMandate, { params: { id }, query: {} })
  expect([terms.remittance.days, terms.tariff.success?.tiers.length]).toEqual([15, 2])
})

/** What the trail holds of a verb, as it was written. */
const eventsOf = (verb: string) =>
  story.database.db.inOrg(story.owner.orgId, (tx) =>
    tx.rows<{ actor: string; body: string }>(
      sql`select actor, body from trail.event where verb = ${verb} order by seq`,
    ),
  )

test('it corrects until the day asked for; one provider’s link neither shows nor changes another’s answer', async () => {
  const before = (await quoteOf(providers.asked)).answerSha256
  expect((await page.get()).html).toContain('value="12,5')
  await page.post('', prices([{ rate: '11' }]))
  const after = await quoteOf(providers.asked)
  expect(after.tariff?.success?.tiers).toMatchObject([{ bp: 1100 }])
  expect(after.answerSha256).not.toBe(before)
  expect((await others.get()).text).not.toContain('11,00 %')
  const done = (await page.post('', prices([{ rate: '10' }]))).to!.split('/').at(-1)!
  expect((await others.get(`/done/${done}`)).status).toBe(404)
  const stolen = { ...prices([{ rate: '1' }]), token: newId(story.now()) }
  await page.post('', stolen)
  expect((await others.post('', stolen)).text).toContain('n’est plus valable')
  expect(await quoteOf(providers.other)).toMatchObject({ state: 'asked' })
  // What a mandate's page does is not done from the page of a quote.
  expect((await page.post('', { act: 'accept', name: 'X', no: '1' })).text).toContain('n’est plus valable')
  expect((await page.get('/modele')).status).toBe(404)
  expect((await page.get('/arrete/1')).status).toBe(404)
})

test('another declines with a word', async () => {
  const sent = await others.post('', { act: 'decline', name: 'Ève Martin', note: 'Pas ce trimestre' })
  expect(sent.status).toBe(303)
  expect(await quoteOf(providers.other)).toMatchObject({ state: 'declined', isByLink: true, tariff: null })
  expect(JSON.stringify(await eventsOf('quote_declined'))).toContain('Pas ce trimestre')
  expect((await others.get()).text).toContain('Déclinée le 02/03/2026 par Ève Martin')
})

test('papers dropped wait to be checked and prove nothing before; known ones are refused, and they are bounded', async () => {
  const flags = async () =>
    (await story.owner.call(routes.provider, { params: { id: providers.other } })).flags.map(({ code }) => code)
  // A PDF bears the second in which it was made: the same file is the same bytes.
  const made = new Map<string, File>()
  const drop = async (kind: string, text: string, more = {}) => {
    const file = made.get(text) ?? new File([await pdfOf([text])], `${text}.pdf`)
    made.set(text, file)
    return others.post('', { act: 'paper', kind, name: 'Ève', file, ...more })
  }
  expect((await drop('insurance', 'rc-pro', { expiresOn: '2026-12-31' })).status).toBe(303)
  expect((await drop('insurance', 'rc-pro')).text).toContain('déjà entre les mains')
  expect((await drop('signed_mandate', 'mandat')).text).toContain('Choisissez la nature')
  expect((await drop('insurance', 'autre', { expiresOn: '31/12/2026' })).text).toContain('n’est pas un jour')
  expect(await flags()).toContain('to_verify')
  const provider = await story.owner.call(routes.provider, { params: { id: providers.other } })
  const [paper] = provider.papers
  expect(paper).toMatchObject({
    kind: 'insurance',
    toVerify: true,
    expiresOn: '2026-12-31',
    addedByName: 'Ève (Moins Cher)',
  })
  const row = async () =>
    (await story.owner.call(routes.providers, { query: {} })).providers.find(({ id }) => id === providers.other)!
  expect((await row()).nextEndOn).toBeNull()
  const params = { id: paper!.id }
  await story.owner.call(routes.verifyPaper, { params, body: { expiresOn: '2026-11-30' } })
  expect((await row()).nextEndOn).toBe('2026-11-30')
  expect(await flags()).not.toContain('to_verify')
  expect((await story.owner.ask(routes.verifyPaper, { params, body: { expiresOn: null } })).refusal?.code).toBe(
    'already_done',
  )
  for (let n = 0; n < 20; n++) await drop('other', `piece-${n}`)
  expect((await drop('other', 'une-de-trop')).text).toContain('20 pièces à vérifier')
})

test('a member of the creditor looks and does nothing in the provider’s name; forms from elsewhere are refused', async () => {
  const third = holderAt(story, await linkOf(providers.third))
  const signIn = await story.app.app.request('http://localhost:4780/api/auth/sign-in/email', {
    method: 'POST',
    body: JSON.stringify({ email: 'claire@atelier.example', password: PASSWORD }),
    headers: { host: 'localhost:4780', origin: 'http://localhost:4780', 'content-type': 'application/json' },
  })
  const cookie = signIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const act = await third.post('', prices([{ rate: '1' }]), { cookie })
  expect([act.status, act.text]).toEqual([422, expect.stringContaining('Vous êtes connecté comme membre')])
  expect((await third.post('', prices([{ rate: '1' }]), { origin: 'https://evil.example' })).status).toBe(403)
  expect((await third.post('', { ...prices([{ rate: '1' }]), token: 'x' })).text).toContain('n’est plus valable')
  expect(await quoteOf(providers.third)).toMatchObject({ state: 'asked', page: { visits: 0 } })
})

test('taken back, forged, of another kind or run out: the same page; sent again, a new link opens', async () => {
  const closed = await holderAt(story, 'http://localhost:4780/m/aaaaa-bbbbb-ccccc-ddddd').get()
  expect(closed.status).toBe(404)
  const link = await linkOf(providers.third)
  const third = holderAt(story, link)
  const asColleague = holderAt(story, link.replace('/m/', '/q/'))
  expect((await asColleague.get()).status).toBe(404)
  expect((await holderAt(story, link.replace('/m/', '/p/')).get()).status).toBe(404)
  const params = { id: (await quoteOf(providers.third)).id }
  await story.owner.call(routes.closeQuotePage, { params })
  expect((await third.get()).text).toBe(closed.text)
  expect((await third.post('', prices([{ rate: '1' }]))).status).toBe(404)
  expect(await quoteOf(providers.third)).toMatchObject({ state: 'asked', page: null })
  expect((await eventsOf('provider_page_refused')).length).toBe(1)
  await story.owner.call(routes.sendQuotePage, { params })
  await story.runJobs()
  const again = holderAt(story, await linkOf(providers.third))
  expect(again.path).not.toBe(third.path)
  expect((await again.get()).status).toBe(200)
  // Sent once more while it opens, the link is the same.
  await story.owner.call(routes.sendQuotePage, { params })
  await story.runJobs()
  expect(holderAt(story, await linkOf(providers.third)).path).toBe(again.path)
  for (let n = 0; n < MOST_GUESSES; n++)
    await holderAt(
      story,
      `http://localhost:4780/m/aaaaa-bbbbb-ccccc-${String(n).padStart(5, '0')}`,
      '198.51.100.9',
    ).get()
  expect((await holderAt(story, link, '198.51.100.9').get()).status).toBe(429)
})

test('past the day it is closed and says so; a month later the link opens nothing; an archived provider has none', async () => {
  story.at('2026-03-20', '23:30')
  expect((await page.post('', prices([{ rate: '9' }]))).status).toBe(303)
  story.at('2026-03-21', '00:30')
  const shown = await page.get()
  expect(shown.text).toContain('la demande est close')
  expect(shown.text).toContain('9,00 %')
  expect(shown.html).not.toContain('<form')
  const late = await page.post('', prices([{ rate: '8' }]))
  expect([late.status, late.text]).toEqual([422, expect.stringContaining('au plus tard le 20/03/2026')])
  expect((await quoteOf(providers.asked)).tariff?.success?.tiers).toMatchObject([{ bp: 900 }])
  const params = { id: (await quoteOf(providers.asked)).id }
  expect((await story.owner.ask(routes.sendQuotePage, { params })).refusal?.code).toBe('answer_late')
  await story.owner.call(routes.archiveProvider, { params: { id: providers.other }, body: { archived: true } })
  expect((await others.get()).status).toBe(404)
  story.at('2026-04-22')
  expect((await page.get()).status).toBe(404)
})
