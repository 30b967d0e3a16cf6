import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessRoutes } from '../src/access/contract.ts'
import { day } from '../src/kernel/calendar.ts'
import { outsourcingRoutes as routes } from '../src/outsourcing/contract.ts'
import { mandateBars } from '../src/outsourcing/mandates/bars.ts'
import { sql } from '../src/platform/sql.ts'
import { newOrganisation, type Story, tellStory } from '../tools/testing/story.ts'
import type { Visitor } from '../tools/testing/visitor.ts'
import { pdfOf } from './documents-files.ts'
import { CARD, CONDITIONS, connect, keepAgency, newAgency } from './outsourcing-two-sides.ts'

/** A mandate to collect: drafted, offered, answered with other terms, signed by both, used, ended. */
let story: Story
let agency: Visitor
let ferrand: string
let mandate: string
beforeAll(async () => {
  story = await tellStory('2026-03-02')
  agency = await newAgency(story)
  await keepAgency(agency)
  ferrand = (await story.owner.call(routes.addProvider, { body: CARD })).id
  await connect(story, agency, ferrand)
})
afterAll(() => story.end())

const given = (id = mandate) => story.owner.call(routes.collectionMandate, { params: { id }, query: {} })
const received = (id = mandate) => agency.call(routes.receivedMandate, { params: { id }, query: {} })
const write = async (id: string, change: (terms: Terms) => Terms, note = '') =>
  story.owner.call(routes.writeMandate, { params: { id }, body: { terms: change((await given(id)).terms), note } })
type Terms = Awaited<ReturnType<typeof given>>['terms']
const offer = (id: string, anyway = true) => story.owner.ask(routes.offerMandate, { params: { id }, body: { anyway } })
const signer = { signerName: 'Claire Propriétaire', signerTitle: 'Gérante' }
const sign = (file: { version: number; sha256: string }, id = mandate) =>
  story.owner.ask(routes.signMandate, { params: { id }, body: { ...file, ...signer } })
const signThere = (file: { version: number; sha256: string }, id = mandate) =>
  agency.ask(routes.signReceived, {
    params: { id },
    body: { ...file, signerName: 'Paul Ferrand', signerTitle: 'Gérant' },
  })
const bars = (on: string, id = mandate) =>
  story.database.db.inOrg(story.owner.orgId, async (tx) => (await mandateBars(tx, id, day(on))).map(({ code }) => code))
const delegation = () =>
  story.database.db.inOrg(story.owner.orgId, (tx) =>
    tx.maybe<{ agencyOrgId: number; endedAt: Date | null }>(
      sql`select agency_org_id, ended_at from access.delegation where org_id = ${tx.orgId} and mandate_id = ${mandate}`,
    ),
  )
const verbsOf = (orgId: number) =>
  story.database.db.inOrg(orgId, async (tx) =>
    (
      await tx.rows<{ verb: string }>(
        sql`select verb from trail.event where org_id = ${orgId} and subject_kind = 'mandate' and subject_id = ${mandate} order by seq`,
      )
    ).map(({ verb }) => verb),
  )

test('a draft begins prudently and is the creditor’s own: the provider sees nothing of it', async () => {
  mandate = (await story.owner.call(routes.draftMandate, { body: { providerId: ferrand } })).id
  const { terms, state, number, faults } = await given()
  expect([number, state]).toEqual(['MR-0001', 'draft'])
  expect(terms).toMatchObject({
    scope: { stages: ['amicable'], kinds: ['business'], fromDays: 60 },
    term: { months: 12, earlyExit: true, noticeMonths: 1 },
    remittance: { days: 30 },
    cover: { insurer: 'Assurances du Ponant' },
  })
  expect(faults.filter(({ isRefused }) => isRefused)).toEqual([])
  expect((await agency.call(routes.collectionMandates)).received).toEqual([])
  expect((await agency.ask(routes.receivedMandate, { params: { id: mandate }, query: {} })).status).toBe(404)
  expect(await bars('2026-03-02')).toEqual(['unsigned'])
})

test('terms that lock in or say too little are refused with what to do; others wait for a word', async () => {
  const refusedBy = async (change: (terms: Terms) => Terms, anyway = true) => {
    const { terms } = await given()
    await write(mandate, change)
    const { refusal } = await offer(mandate, anyway)
    await write(mandate, () => terms)
    return refusal?.code
  }
  const term = (change: Partial<Terms['term']>) => (t: Terms) => ({ ...t, term: { ...t.term, ...change } })
  expect(await refusedBy(term({ months: 24, earlyExit: false }))).toBe('too_long')
  expect(await refusedBy(term({ noticeMonths: 6 }))).toBe('notice_outside')
  expect(await refusedBy((t) => ({ ...t, powers: { ...t.powers, receive: false } }))).toBe('no_power')
  expect(await refusedBy((t) => ({ ...t, basis: '' }))).toBe('no_basis')
  expect(await refusedBy((t) => ({ ...t, data: null }))).toBe('no_data_annex')
  expect(await refusedBy((t) => ({ ...t, scope: { ...t.scope, fromCents: 5_000, toCents: 5_000 } }))).toBe(
    'scope_empty',
  )
  expect(await refusedBy((t) => ({ ...t, scope: { ...t.scope, stages: ['court'] } }))).toBe('stage_not_priced')
  const tiers = (t: Terms) => t.tariff.success!.tiers.map((tier) => ({ ...tier, toCents: 100_000 }))
  expect(await refusedBy((t) => ({ ...t, tariff: { ...t.tariff, success: { by: 'file', tiers: tiers(t) } } }))).toBe(
    'tier_gap',
  )
  expect(await refusedBy(term({ earlyExit: false }), false)).toBe('no_early_exit')
  const slow = (t: Terms): Terms => ({ ...t, remittance: { ...t.remittance, days: 45 } })
  expect(await refusedBy(slow, false)).toBe('slow_remittance')
  const silent = await story.owner.ask(routes.offerMandate, { params: { id: mandate }, body: { anyway: false } })
  expect(silent.refusal).toBeNull()
})

let first: { version: number; sha256: string }
test('offered, both read the same file; the provider answers with other terms, and what the first said can no more be signed', async () => {
  first = (await given()).pending!
  const there = await received()
  expect(there).toMatchObject({ side: 'agency', state: 'proposed', pending: { version: 1, sha256: first.sha256 } })
  const bytes = async (file: unknown) => Buffer.from(await (file as Blob).arrayBuffer())
  const ours = await bytes(await story.owner.call(routes.mandatePdf, { params: { id: mandate }, query: {} }))
  const theirs = await bytes(await agency.call(routes.receivedMandatePdf, { params: { id: mandate }, query: {} }))
  expect(ours.equals(theirs)).toBe(true)
  expect(ours.subarray(0, 5).toString()).toBe('%PDF-')
  const english = await bytes(
    await agency.call(routes.receivedMandatePdf, { params: { id: mandate }, query: { lang: 'en' } }),
  )
  expect(english.equals(ours)).toBe(false)
  expect((await sign(first)).value.state).toBe('proposed')
  expect((await sign(first)).refusal?.code).toBe('already_done')

  const terms = { ...there.terms, service: { ...there.terms.service, firstContactDays: 8 } }
  const creditor = { ...there.terms.creditor, name: 'Quelqu’un d’autre' }
  const counter = await agency.call(routes.counterMandate, {
    params: { id: mandate },
    body: { terms: { ...terms, creditor }, note: 'Huit jours pour le premier contact', anyway: true },
  })
  expect(counter.version).toBe(2)
  const now = await given()
  expect(now.versions.map(({ version, side, note }) => [version, side, note])).toEqual([
    [2, 'agency', 'Huit jours pour le premier contact'],
    [1, 'creditor', ''],
  ])
  expect(now.terms).toMatchObject({ creditor: { name: 'Atelier des Lices' }, service: { firstContactDays: 8 } })
  expect((await signThere(first)).refusal?.code).toBe('changed_meanwhile')
})

test('signed by both it runs: days, hash and names stand on the trail of both, and the agency may come in', async () => {
  const { pending } = await given()
  expect((await signThere(pending!)).value.state).toBe('proposed')
  expect(await delegation()).toBeNull()
  const stale = { version: 2, sha256: first.sha256 }
  expect((await sign(stale)).refusal?.code).toBe('changed_meanwhile')
  expect((await sign(pending!)).value.state).toBe('running')
  expect(await given()).toMatchObject({
    state: 'running',
    version: 2,
    startsOn: '2026-03-02',
    endsOn: '2027-03-01',
    pending: null,
  })
  expect(await delegation()).toMatchObject({ agencyOrgId: agency.orgId, endedAt: null })
  const [ours, theirs] = [await verbsOf(story.owner.orgId), await verbsOf(agency.orgId)]
  expect(ours).toEqual([
    'mandate_drafted',
    'mandate_offered',
    'mandate_signed',
    'mandate_countered',
    'mandate_signed',
    'mandate_signed',
  ])
  expect(theirs).toEqual(ours.slice(1))
  expect(await bars('2026-03-02')).toEqual([])
  expect(await bars('2027-03-02')).toEqual(['over', 'insurance_over'])
})

test('a condition of the law that lacks bars it, and lets the creditor end it at once; otherwise notice is due', async () => {
  expect(await bars('2027-01-01')).toEqual(['insurance_over'])
  const notice = (atOnce: boolean) =>
    story.owner.ask(routes.giveNotice, { params: { id: mandate }, body: { why: 'résultats trop faibles', atOnce } })
  expect((await notice(true)).refusal?.code).toBe('no_cause')
  story.at('2026-04-10')
  expect((await given()).noticeEndsOn).toBe('2026-05-10')
  expect((await notice(false)).value.endsOn).toBe('2026-05-10')
  expect((await notice(false)).refusal?.code).toBe('notice_given')
  expect(await bars('2026-05-10')).toEqual([])
  expect(await bars('2026-05-11')).toEqual(['over'])
  const theirs = await agency.ask(routes.takeReceivedNoticeBack, { params: { id: mandate } })
  expect(theirs.refusal?.code).toBe('notice_theirs')
  await story.owner.call(routes.takeNoticeBack, { params: { id: mandate } })
  expect((await given()).endsOn).toBe('2027-03-01')
  expect((await notice(false)).value.endsOn).toBe('2026-05-10')
})

test('another mandate on the same claims is refused while one of the two is exclusive', async () => {
  const { id: other } = await story.owner.call(routes.addProvider, {
    body: { ...CARD, name: 'Bêta', siren: '542065479' },
  })
  const { id } = await story.owner.call(routes.draftMandate, { body: { providerId: other } })
  await write(id, (t) => ({ ...t, exclusivity: { ...t.exclusivity, exclusive: true } }))
  const refused = await offer(id)
  expect(refused.refusal).toMatchObject({ code: 'mandates_overlap', message: expect.stringContaining('MR-0001') })
  expect((await given(id)).overlaps).toMatchObject([{ number: 'MR-0001', excludes: true }])
  await write(id, (t) => ({ ...t, scope: { ...t.scope, kinds: ['consumer'] } }))
  expect((await offer(id)).refusal).toBeNull()
  await story.owner.call(routes.dropMandate, { params: { id }, body: { why: 'plus besoin' } })
  expect((await given(id)).state).toBe('dropped')
})

test('the day after its last day it is over, and its agency is out; a mandate signed again lets it in', async () => {
  story.at('2026-05-10')
  await story.runJobs()
  expect((await given()).state).toBe('running')
  story.at('2026-05-11')
  await story.runJobs()
  expect((await given()).state).toBe('ended')
  expect((await delegation())?.endedAt).not.toBeNull()
  expect(
    (await story.owner.ask(routes.giveNotice, { params: { id: mandate }, body: { why: 'x' } })).refusal?.code,
  ).toBe('mandate_over')
})

test('files that are finished after the end keep the agency in until the last day for them', async () => {
  mandate = (await story.owner.call(routes.draftMandate, { body: { providerId: ferrand } })).id
  await write(mandate, (t) => ({ ...t, atEnd: { openFiles: 'finished', finishDays: 30, tailDays: 60 } }))
  const file = (await offer(mandate)).value
  await sign(file)
  await signThere(file)
  const { value } = await agency.ask(routes.noticeReceived, {
    params: { id: mandate },
    body: { why: 'fin d’activité' },
  })
  expect(value.endsOn).toBe('2026-06-11')
  story.at('2026-06-12')
  await story.runJobs()
  expect(await given()).toMatchObject({ state: 'ended', worksUntil: '2026-07-11' })
  expect((await delegation())?.endedAt).toBeNull()
  story.at('2026-07-12')
  await story.runJobs()
  expect((await delegation())?.endedAt).not.toBeNull()
})

test('ended at once for want of insurance, the agency is out the same day', async () => {
  mandate = (await story.owner.call(routes.draftMandate, { body: { providerId: ferrand } })).id
  const file = (await offer(mandate)).value
  await sign(file)
  await signThere(file)
  story.at('2027-01-04')
  const { value } = await story.owner.ask(routes.giveNotice, {
    params: { id: mandate },
    body: { why: 'assurance échue', atOnce: true },
  })
  expect(value.endsOn).toBe('2027-01-04')
  expect((await given()).state).toBe('ended')
  expect((await delegation())?.endedAt).not.toBeNull()
})

test('a provider that is not here signs on paper: the scan is kept, and is proof', async () => {
  story.at('2027-01-04')
  const { id: paperless } = await story.owner.call(routes.addProvider, {
    body: { ...CARD, name: 'Gamma Contentieux', siren: null },
  })
  await story.owner.call(routes.keepConditions, {
    params: { id: paperless },
    body: { ...CONDITIONS, insuredUntil: '2028-01-31' },
  })
  const { id } = await story.owner.call(routes.draftMandate, { body: { providerId: paperless } })
  const file = (await offer(id)).value
  await sign(file, id)
  const { id: paperId } = await story.owner.call(routes.addPaper, {
    params: { id: paperless },
    query: { name: 'mandat-signe.pdf', kind: 'signed_mandate' },
    body: await pdfOf(['Mandat signé']),
  })
  const paper = (signedOn: string, given = paperId) =>
    story.owner.ask(routes.signOnPaper, {
      params: { id },
      body: { ...file, signerName: 'Gina Gamma', signerTitle: '', signedOn, paperId: given },
    })
  expect((await paper('2027-01-05')).refusal?.code).toBe('signed_ahead')
  expect((await paper('2027-01-04', id)).refusal?.code).toBe('paper_unknown')
  expect((await paper('2027-01-04')).value.state).toBe('running')
  expect(await bars('2027-01-04', id)).toEqual([])
  expect((await story.owner.ask(routes.removePaper, { params: { id: paperId } })).refusal?.code).toBe('paper_signed')
  expect(
    (await story.owner.ask(routes.archiveProvider, { params: { id: paperless }, body: { archived: true } })).refusal
      ?.code,
  ).toBe('mandate_runs')
})

test('an agency reads and signs what was offered to it and to nobody else', async () => {
  // Its owner, in yet another organisation of theirs.
  const stranger = agency
  const { orgId } = await agency.call(accessRoutes.createOrganisation, { body: newOrganisation('Ailleurs') })
  stranger.orgId = orgId
  for (const route of [routes.receivedMandate, routes.receivedMandatePdf])
    expect((await stranger.ask(route, { params: { id: mandate }, query: {} })).status).toBe(404)
  const notice = await stranger.ask(routes.noticeReceived, { params: { id: mandate }, body: { why: 'x' } })
  expect(notice.status).toBe(404)
  expect((await stranger.ask(routes.collectionMandate, { params: { id: mandate }, query: {} })).status).toBe(404)
})
