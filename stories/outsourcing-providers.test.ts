import { afterAll, beforeAll, expect, test } from 'vitest'
import { correspondenceRoutes } from '../src/correspondence/contract.ts'
import { deskRoutes } from '../src/desk/contract.ts'
import { outsourcingRoutes as routes } from '../src/outsourcing/contract.ts'
import { sql } from '../src/platform/sql.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import type { Visitor } from '../tools/testing/visitor.ts'
import { pdfOf } from './documents-files.ts'
import { CARD, CONDITIONS, connect, keepAgency, newAgency } from './outsourcing-two-sides.ts'

/** Who might collect for us: its card, its red flags, its papers and their end, and how it connects its own organisation. */
let story: Story
let agency: Visitor
let ferrand: string
beforeAll(async () => {
  story = await tellStory('2026-03-02')
  agency = await newAgency(story)
})
afterAll(() => story.end())

const provider = (id: string) => story.owner.call(routes.provider, { params: { id } })
const flags = async (id: string) => (await provider(id)).flags.map(({ code }) => code)
const addPaper = async (id: string, kind: 'insurance' | 'declaration' | 'account' | 'vigilance', expiresOn?: string) =>
  story.owner.call(routes.addPaper, {
    params: { id },
    query: { name: `${kind}-${expiresOn ?? ''}.pdf`, kind, ...(expiresOn ? { expiresOn } : {}) },
    body: await pdfOf([`${kind} ${expiresOn ?? ''}`]),
  })

test('a card is kept; a SIREN that is wrong, ours or another card’s is refused with what to do', async () => {
  ferrand = (await story.owner.call(routes.addProvider, { body: CARD })).id
  const add = (change: object) => story.owner.ask(routes.addProvider, { body: { ...CARD, ...change } })
  expect((await add({ siren: '123456789' })).refusal).toMatchObject({ code: 'siren_wrong', where: 'siren' })
  expect((await add({ siren: '732829320' })).refusal?.code).toBe('siren_ours')
  expect((await add({})).refusal?.message).toContain('Cabinet Ferrand')
  expect((await add({ siren: null, email: 'paul' })).refusal?.code).toBe('email_wrong')
  expect((await add({ siren: null, countries: ['France'] })).refusal?.code).toBe('country_wrong')
})

test('its red flags follow from what is known: what the law asks bars it, the rest warns', async () => {
  const { flags: first } = await provider(ferrand)
  expect(first.filter(({ isBar }) => isBar).map(({ code }) => code)).toEqual([
    'insurance_missing',
    'account_missing',
    'declaration_missing',
  ])
  expect(first.find(({ code }) => code === 'insurance_missing')?.sentence).toContain('R124-2')
  expect(first.map(({ code }) => code)).toEqual(expect.arrayContaining(['no_price', 'no_rates']))
  const keep = (change: Partial<typeof CONDITIONS>) =>
    story.owner.ask(routes.keepConditions, { params: { id: ferrand }, body: { ...CONDITIONS, ...change } })
  expect((await keep({ iban: 'FR1420041010050500013M02606' })).refusal?.code).toBe('iban_ours')
  expect((await keep({ iban: 'FR00' })).refusal?.code).toBe('iban_wrong')
  expect((await keep({ declaredOn: '2026-04-01' })).refusal?.code).toBe('declared_ahead')
  await keep({ insuredUntil: '2026-02-28' })
  expect((await provider(ferrand)).flags.filter(({ isBar }) => isBar).map(({ code }) => code)).toEqual([
    'insurance_over',
  ])
  await keep({})
  expect(await flags(ferrand)).not.toContain('insurance_over')
  expect(await flags(ferrand)).toContain('unproven')
  for (const kind of ['insurance', 'declaration', 'account'] as const) await addPaper(ferrand, kind)
  expect(await flags(ferrand)).not.toContain('unproven')
  const tariff = { ...flat(1500), flatCents: 20_000 }
  const body = { ...CARD, tariff, proven: { young: 4000, middle: 6000, old: 3000 } }
  await story.owner.call(routes.changeProvider, { params: { id: ferrand }, body })
  expect(await flags(ferrand)).toEqual(expect.arrayContaining(['paid_without_result', 'rates_unlikely']))
  const gap = {
    ...flat(1500),
    success: { by: 'file' as const, tiers: [{ ...flat(1500).success.tiers[0]!, fromCents: 1 }] },
  }
  const refused = await story.owner.ask(routes.changeProvider, {
    params: { id: ferrand },
    body: { ...body, tariff: gap },
  })
  expect(refused.refusal).toMatchObject({ code: 'tier_gap', where: 'tariff.success.tiers' })
  await story.owner.call(routes.changeProvider, { params: { id: ferrand }, body: CARD })
})

const flat = (bp: number) => ({
  currency: 'EUR',
  success: {
    by: 'file' as const,
    tiers: [{ stage: 'amicable' as const, fromCents: 0, toCents: null, fromDays: 0, toDays: null, bp }],
  },
  perFile: null,
  flatCents: null as number | null,
  period: 'month' as const,
  minimumPerFileCents: null,
  capPerFileCents: null,
  minimumPerPeriodCents: null,
  capPerPeriodCents: null,
  aboveReceipt: 'capped' as const,
  sideCosts: [],
  vat: 'standard' as const,
})

test('a paper that ends is told at sixty, thirty and zero days, is work until somebody sees to it, and gives way to a newer one', async () => {
  const expiries = async () => (await story.owner.call(routes.providers, { query: {} })).expiries
  await addPaper(ferrand, 'vigilance', '2026-05-15')
  expect(await expiries()).toEqual([])
  story.at('2026-03-16')
  expect(await expiries()).toMatchObject([{ what: 'vigilance', days: 60, expiresOn: '2026-05-15' }])
  const [first] = await expiries()
  const see = { what: first!.what, expiresOn: first!.expiresOn, days: first!.days }
  await story.owner.call(routes.seeExpiry, { params: { id: ferrand }, body: see })
  expect(await expiries()).toEqual([])
  story.at('2026-04-15')
  expect(await expiries()).toMatchObject([{ what: 'vigilance', days: 30 }])
  story.at('2026-05-15')
  expect(await expiries()).toMatchObject([{ what: 'vigilance', days: 0 }])
  expect((await story.owner.call(deskRoutes.workBoard, { query: {} })).expiries).toMatchObject([
    { providerId: ferrand, days: 0 },
  ])
  story.at('2026-05-16')
  expect(await flags(ferrand)).toContain('over')
  await addPaper(ferrand, 'vigilance', '2026-11-15')
  expect(await expiries()).toEqual([])
  expect(await flags(ferrand)).not.toContain('over')
})

test('a file is known by its content and kept byte for byte; the same again, a program and too much are refused', async () => {
  const bytes = await pdfOf(['Kbis'])
  const send = (body: Uint8Array, name = 'kbis.pdf') =>
    story.owner.ask(routes.addPaper, { params: { id: ferrand }, query: { name, kind: 'company_extract' }, body })
  const { id } = (await send(bytes)).value
  const kept = await story.owner.call(routes.paperFile, { params: { id } })
  expect(Buffer.from(await (kept as Blob).arrayBuffer()).equals(bytes)).toBe(true)
  expect((await send(bytes, 'autre.pdf')).refusal?.code).toBe('paper_known')
  expect((await send(Buffer.from('MZ program'), 'kbis.pdf')).refusal?.code).toBe('file_executable')
  expect((await send(Buffer.alloc((10 << 20) + 1, 65))).refusal?.code).toBe('too_large')
  await story.owner.call(routes.removePaper, { params: { id } })
  expect((await provider(ferrand)).papers.map((one) => one.id)).not.toContain(id)
})

test('a list is read first, then added: what is known stays, what is wrong says its line', async () => {
  const list = [
    'Nom;SIREN;Email;Pays;Services',
    'Alpha Recouvrement;542051180;contact@alpha.example;FR, BE;Recouvrement amiable, Exécution',
    'Cabinet Ferrand;552100554;;FR;',
    'Gamma;123456789;;FR;',
  ].join('\n')
  const send = (commit: boolean) =>
    story.owner.call(routes.importProviders, { query: { commit: commit as never }, body: Buffer.from(list) })
  const read = await send(false)
  expect(read).toMatchObject({
    added: [{ line: 2, name: 'Alpha Recouvrement' }],
    known: [{ line: 3, name: 'Cabinet Ferrand' }],
    refused: [{ line: 4, message: expect.stringContaining('123456789') }],
  })
  const count = async () => (await story.owner.call(routes.providers, { query: {} })).providers.length
  const before = await count()
  await send(true)
  expect(await count()).toBe(before + 1)
  expect((await send(true)).added).toEqual([])
})

test('an organisation here connects itself with its consent: its conditions are copied, and nothing else of it is read', async () => {
  const { link, messageId } = await story.owner.call(routes.inviteProvider, {
    params: { id: ferrand },
    body: { sends: true },
  })
  const token = link.split('/').at(-1)!
  const { text } = (await story.owner.call(correspondenceRoutes.message, { params: { id: messageId! } })).mail!
  expect(text).toContain(link)
  await keepAgency(agency, { insuredUntil: '2027-06-30' })
  const offered = await agency.call(routes.readConnection, { params: { token } })
  expect(offered).toMatchObject({ creditor: 'Atelier des Lices', provider: 'Cabinet Ferrand', siren: '552100554' })
  const accept = (who: Visitor, consents: boolean) =>
    who.ask(routes.acceptConnection, { params: { token }, body: { consents } })
  expect((await accept(story.owner, true)).refusal?.code).toBe('invited_self')
  expect((await accept(agency, false)).refusal?.code).toBe('no_consent')
  expect((await accept(agency, true)).refusal).toBeNull()
  expect((await accept(agency, true)).refusal?.code).toBe('invitation_gone')
  expect(await provider(ferrand)).toMatchObject({
    connection: { is: 'connected', agencyName: 'Cabinet Ferrand', byName: 'Paul Ferrand' },
    conditions: { isTheirs: true, insuredUntil: '2027-06-30', confirmedOn: '2026-05-16' },
  })
  const typed = await story.owner.ask(routes.keepConditions, { params: { id: ferrand }, body: CONDITIONS })
  expect(typed.refusal?.code).toBe('told_by_agency')
  const seen = await agency.call(routes.providers, { query: {} })
  expect(seen.providers).toEqual([])
  const both = await Promise.all(
    [story.owner.orgId, agency.orgId].map((orgId) =>
      story.database.db.inOrg(orgId, async (tx) =>
        (await tx.rows<{ verb: string }>(sql`select verb from trail.event where org_id = ${orgId}`)).map(
          ({ verb }) => verb,
        ),
      ),
    ),
  )
  expect(both[0]).toContain('provider_connected')
  expect(both[1]).toContain('creditor_connected')
})

test('what the agency changes at home is told to the creditor only when it confirms it', async () => {
  await keepAgency(agency, { insuredUntil: '2028-06-30' })
  const [creditor] = (await agency.call(routes.connectedCreditors)).creditors
  expect(creditor).toMatchObject({ creditorName: 'Atelier des Lices', hasChanged: true, bars: [] })
  expect((await provider(ferrand)).conditions?.insuredUntil).toBe('2027-06-30')
  await agency.call(routes.confirmConditions, { params: { id: creditor!.connectionId } })
  expect((await provider(ferrand)).conditions?.insuredUntil).toBe('2028-06-30')
  expect((await agency.call(routes.connectedCreditors)).creditors[0]!.hasChanged).toBe(false)
})

test('an invitation is for one company: another that holds the link does not take its place', async () => {
  const other = await story.owner.call(routes.addProvider, { body: { ...CARD, name: 'Bêta', siren: '542065479' } })
  const { link } = await story.owner.call(routes.inviteProvider, { params: { id: other.id }, body: { sends: false } })
  const answer = await agency.ask(routes.acceptConnection, {
    params: { token: link.split('/').at(-1)! },
    body: { consents: true },
  })
  expect(['siren_differs', 'already_done']).toContain(answer.refusal?.code)
  const { connection } = await provider(ferrand)
  if (connection.is !== 'connected') throw new Error('not connected')
  await story.owner.call(routes.endConnection, { params: { id: connection.id } })
  expect((await agency.call(routes.connectedCreditors)).creditors).toEqual([])
  const again = await agency.ask(routes.acceptConnection, {
    params: { token: link.split('/').at(-1)! },
    body: { consents: true },
  })
  expect(again.refusal).toMatchObject({ code: 'siren_differs', message: expect.stringContaining('552100554') })
  await connect(story, agency, ferrand)
})
