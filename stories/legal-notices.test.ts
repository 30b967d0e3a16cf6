import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessRoutes } from '../src/access/contract.ts'
import { correspondenceRoutes } from '../src/correspondence/contract.ts'
import { followMessage } from '../src/correspondence/follow-message.ts'
import { messageOf } from '../src/correspondence/index.ts'
import { deskRoutes } from '../src/desk/contract.ts'
import { documentsRoutes } from '../src/documents/contract.ts'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { legalRoutes as routes } from '../src/legal/contract.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import type { BodyIn } from '../src/platform/route.ts'
import { bookDocument, newCustomer, pay } from '../tools/testing/books.ts'
import { ignoreFreshness } from '../tools/testing/days.ts'
import { newOrganisation, type Story, tellStory } from '../tools/testing/story.ts'
import { pdfOf } from './documents-files.ts'

/** Formal notices from their draft to their proof, and whoever collects for others: law sheet §2, §4 and §5. */
let story: Story
let morel: string
let invoice: string
beforeAll(async () => {
  story = await tellStory('2026-08-06')
  await ignoreFreshness(story)
  morel = await newCustomer(story, 'MOREL', { siren: null })
  invoice = await bookDocument(story, {
    customerId: morel,
    documentNo: 'FA-142',
    cents: 1_200_000,
    issuedOn: '2026-04-15',
    dueOn: '2026-05-15',
  })
  await pay(story, morel, invoice, 500_000, '2026-07-20')
})
afterAll(() => story.end())

type Channel = 'registered_letter' | 'electronic_registered' | 'letter' | 'email'
const draft = (id: string, channel: Channel = 'registered_letter') =>
  story.owner.ask(routes.noticeDraft, { params: { id }, query: { channel } })
const send = (id: string, more: { channel?: Channel; days?: number; itemIds?: string[]; anyway?: boolean } = {}) =>
  story.owner.ask(routes.sendNotice, {
    params: { id },
    body: { channel: 'registered_letter', days: 8, itemIds: null, ...more },
  })
const notices = (show: 'over' | 'running' | 'all' = 'all') => story.owner.call(routes.notices, { query: { show } })
const notice = (id: string) => story.owner.call(routes.notice, { params: { id } })
const inOrg = <T>(work: Parameters<typeof story.database.db.inOrg<T>>[1]) =>
  story.database.db.inOrg(story.owner.orgId, work)
/** What leaves as it is written, in one line. */
const said = async (id: string): Promise<string> => {
  const { text } = await story.owner.call(correspondenceRoutes.message, { params: { id } }).then(({ mail, text }) => ({
    text: mail?.text ?? text?.text ?? '',
  }))
  return text.replace(/\s+/g, ' ')
}
const posted = async (id: string, postedOn: string, registeredNo: string | null = null) => {
  await story.runJobs()
  story.at(postedOn)
  const body = { batchId: null, letters: [{ id, registeredNo }], postedOn }
  expect(await story.owner.call(correspondenceRoutes.markPosted, { body })).toEqual({ posted: 1 })
  await story.runJobs()
}

test('what a notice lacks is told before it leaves: some of it a person may do without, some nobody may', async () => {
  const first = (await draft(morel)).value
  expect(first).toMatchObject({ deadlineOn: '2026-08-14', totals: [{ currency: 'EUR', cents: 700_000 }] })
  expect(first.items.map(({ documentNo, cents }) => [documentNo, cents])).toEqual([['FA-142', 700_000]])
  expect(first.gaps).toMatchObject([{ code: 'debtor_siren', isNeeded: false }])
  const twice = await story.owner.call(routes.noticeDraft, {
    params: { id: morel },
    query: { items: `${invoice},${invoice}` },
  })
  expect(twice.totals).toEqual(first.totals)
  const refused = await send(morel)
  expect(refused.refusal?.code).toBe('notice_incomplete')
  expect(refused.refusal?.message).toContain('SIREN du client')

  const organisation = newOrganisation('Atelier des Lices')
  await story.owner.call(accessRoutes.updateOrganisation, { body: { ...organisation, iban: null, bic: null } })
  const unpaid = await send(morel, { anyway: true })
  expect([unpaid.refusal?.code, unpaid.refusal?.where]).toEqual(['notice_incomplete', 'payment'])
  expect(unpaid.refusal?.message).toContain('IBAN')
  await story.owner.call(accessRoutes.updateOrganisation, { body: organisation })
  expect((await notices()).count).toBe(0)
})

let sent: string
test('complete, it leaves: what it demands, the interest to the day with each rate, and the forty euros', async () => {
  const { messageId } = (await send(morel, { anyway: true })).value
  sent = messageId
  const message = await inOrg(async (tx) => (await messageOf(tx, messageId))!)
  const { data } = message.content
  expect(message).toMatchObject({ purpose: 'formal_notice', channel: 'registered_letter' })
  // To 6 August: 46 days at 12.15 %, 20 at 12.40 %, then 17 on what is left.
  expect(data.lateCharges).toMatchObject({
    penaltiesCents: 18_375 + 8_153 + 4_043,
    indemnitiesCents: 4_000,
    rates: [
      { from: '2026-05-16', bp: 1215 },
      { from: '2026-07-01', bp: 1240 },
    ],
  })
  await posted(messageId, '2026-08-07', '1A 123 456 7890 1')
  expect((await notices()).notices).toMatchObject([
    { id: messageId, sentOn: '2026-08-07', deadlineOn: '2026-08-14', standing: 'running', noticedOn: null },
  ])
  expect((await notices('over')).notices).toEqual([])
})

test('a slip scanned by hand proves it: the day of the first presentation counts, and moves no limitation', async () => {
  const clock = () => story.owner.call(routes.limitationClock, { params: { id: invoice } })
  const before = (await clock()).claim.barsOn
  const note = (body: { kind: 'presented' | 'unclaimed'; on: string; documentId?: string; evidence?: string }) =>
    story.owner.ask(routes.noteNoticeEvent, {
      params: { id: sent },
      body: { documentId: null, evidence: '', ...body },
    })
  story.at('2026-08-28')
  expect((await note({ kind: 'presented', on: '2026-08-10' })).refusal?.code).toBe('no_evidence')
  expect((await note({ kind: 'presented', on: '2026-08-01', evidence: 'avis' })).refusal?.code).toBe('event_before')
  expect((await note({ kind: 'presented', on: '2026-09-01', evidence: 'avis' })).refusal?.code).toBe('event_ahead')
  const { id: documentId } = await story.owner.call(documentsRoutes.add, {
    params: { id: morel },
    query: { name: 'avis-de-passage.pdf', kind: 'notice_proof', number: 'FA-142' },
    body: await pdfOf(['Avis de passage']),
  })
  await note({ kind: 'unclaimed', on: '2026-08-26', evidence: 'pli revenu non réclamé' })
  expect((await notice(sent)).noticedOn).toBe('2026-08-26')
  const { value } = await note({ kind: 'presented', on: '2026-08-10', documentId })
  const found = await notice(sent)
  expect(found).toMatchObject({ noticedOn: '2026-08-10', registeredNo: '1A 123 456 7890 1' })
  expect(found.events.map(({ kind, on, documentName }) => [kind, on, documentName])).toEqual([
    ['presented', '2026-08-10', 'avis-de-passage.pdf'],
    ['unclaimed', '2026-08-26', null],
  ])
  expect((await clock()).claim.barsOn).toBe(before)
  await story.owner.call(routes.withdrawNoticeEvent, { params: { id: value.id } })
  expect((await notice(sent)).noticedOn).toBe('2026-08-26')
})

test('its last day over, it waits on the worklist until somebody says what comes next', async () => {
  expect((await notices('over')).notices).toMatchObject([{ id: sent, standing: 'over' }])
  const works = async () => {
    const { rows } = await story.owner.call(deskRoutes.worklist, { query: {} })
    return rows.flatMap((row) => row.works.map(({ kind }) => kind))
  }
  expect(await works()).toContain('notice_over')
  const params = { id: sent }
  await story.owner.call(routes.followNotice, { params, body: { reason: 'injonction de payer' } })
  expect((await story.owner.ask(routes.followNotice, { params, body: { reason: 'encore' } })).refusal?.code).toBe(
    'changed_meanwhile',
  )
  expect(await works()).not.toContain('notice_over')
  expect(await notice(sent)).toMatchObject({ standing: 'followed', followedWhy: 'injonction de payer' })
})

test('law sheet §2: what the post says of a registered letter starts the interest of a consumer by itself', async () => {
  story.at('2026-08-06')
  const durand = await newCustomer(story, 'DURAND', { kind: 'consumer' })
  const item = await bookDocument(story, {
    customerId: durand,
    documentNo: 'FA-9',
    cents: 80_000,
    issuedOn: '2026-04-01',
    dueOn: '2026-05-01',
  })
  expect((await draft(durand, 'electronic_registered')).refusal?.code).toBe('no_reader')
  const { messageId } = (await send(durand)).value
  await posted(messageId, '2026-08-07', '1A 987 654 3210 9')
  const charged = async () =>
    (await story.owner.call(routes.itemCharges, { params: { id: item }, query: { upTo: '2026-11-21' } })).document
  expect(await charged()).toMatchObject({ noInterest: 'no_notice' })
  story.at('2026-11-21')
  const tracked = (kind: 'presented' | 'delivered', on: string) =>
    inOrg((tx) =>
      followMessage(
        tx,
        messageId,
        { eventId: `${kind} ${on}`, kind, at: new Date(`${on}T09:00:00Z`), detail: '' },
        null,
        story.now(),
      ),
    )
  await tracked('delivered', '2026-08-12')
  await story.runJobs()
  expect(await charged()).toMatchObject({ noticeOn: '2026-08-12' })
  // The first presentation is learnt after: 103 days at 2.75 % of 800 euros.
  await tracked('presented', '2026-08-10')
  await story.runJobs()
  expect(await charged()).toMatchObject({ noticeOn: '2026-08-10', interestCents: 621 })
  const charges = await story.owner.call(routes.customerCharges, { params: { id: durand }, query: {} })
  expect(charges.documents[0]!.noticeOn).toBe('2026-08-10')
})

test('a proof taken back gives the day to the next notice that was received', async () => {
  story.at('2026-11-21')
  const petit = await newCustomer(story, 'PETIT', { kind: 'consumer' })
  const item = await bookDocument(story, {
    ...{ customerId: petit, documentNo: 'FA-10', cents: 80_000 },
    ...{ issuedOn: '2026-04-01', dueOn: '2026-05-01' },
  })
  const proven = async (on: string, registeredNo: string) => {
    const { messageId } = (await send(petit)).value
    await posted(messageId, on, registeredNo)
    const body = { kind: 'presented' as const, on, documentId: null, evidence: 'avis' }
    return story.owner.call(routes.noteNoticeEvent, { params: { id: messageId }, body })
  }
  const first = await proven('2026-11-21', '1A 001')
  // Asked again the same day, it would be the same notice.
  story.at('2026-11-22')
  await proven('2026-11-22', '1A 002')
  const noticeOn = async () =>
    (await story.owner.call(routes.itemCharges, { params: { id: item }, query: {} })).document?.noticeOn
  expect(await noticeOn()).toBe('2026-11-21')
  await story.owner.call(routes.withdrawNoticeEvent, { params: { id: first.id } })
  expect(await noticeOn()).toBe('2026-11-22')
})

test('law sheet §5: whoever collects for others writes nothing while a condition is missing', async () => {
  story.at('2026-11-22', '10:00')
  const roux = await newCustomer(story, 'ROUX', { siren: '732829320' })
  await bookDocument(story, {
    customerId: roux,
    documentNo: 'FA-77',
    cents: 200_000,
    issuedOn: '2026-08-01',
    dueOn: '2026-09-01',
  })
  const agency = {
    collectsForOthers: true,
    insurer: '',
    policyNo: '',
    insuredUntil: null,
    iban: '',
    declaredOn: null,
    declaredTo: '',
  }
  const keep = (body: BodyIn<typeof routes.changeAgency>) => story.owner.ask(routes.changeAgency, { body })
  await keep(agency)
  const mandate = {
    name: 'Bâti-Sud SARL',
    address: '3 quai Duguay-Trouin, 35000 Rennes',
    siren: null,
    mandateOn: '2026-02-01',
    mandateUntil: null,
    mandateSays: ['power' as const, 'claims' as const, 'cover' as const, 'pay' as const, 'remittance' as const],
  }
  const { id: creditorId } = await story.owner.call(routes.addCreditor, { body: mandate })
  const params = { id: roux }
  await story.owner.call(routes.changeCreditorOfCustomer, { params, body: { creditorId } })
  const refused = await send(roux)
  expect(refused.refusal?.code).toBe('agency_barred')
  expect(refused.refusal?.message).toMatch(/assurance.*compte réservé.*procureur/)
  const { creditors } = await story.owner.call(routes.agency, {})
  expect(creditors).toMatchObject([{ customers: 1, bars: { length: 3 } }])

  const complete = {
    ...agency,
    insurer: 'Assurances du Ponant',
    policyNo: 'RC 4471',
    insuredUntil: '2026-11-30',
    iban: 'FR76 3000 6000 0112 3456 7890 189',
    declaredOn: '2026-01-05',
    declaredTo: 'Tribunal judiciaire de Rennes',
  }
  const own = await keep({ ...complete, iban: 'FR1420041010050500013M02606' })
  expect(own.refusal?.code).toBe('iban_own')
  expect((await keep(complete)).refusal).toBeNull()
  expect((await send(roux, { channel: 'email' })).refusal?.code).toBe('agent_first_letter')

  const { messageId } = (await send(roux)).value
  const first = await inOrg(async (tx) => (await messageOf(tx, messageId))!.content)
  expect(first.data.payment?.iban).toBe('FR76 3000 6000 0112 3456 7890 189')
  await posted(messageId, '2026-11-22')
  const told = await story.owner.call(routes.creditorOfCustomer, { params })
  expect(told).toEqual({ creditorId, first: { reference: first.data.reference, sentOn: '2026-11-22' } })

  // Later, by mail: the reference and the date of that letter, and no more.
  const later = (await send(roux, { channel: 'email' })).value
  await story.runJobs()
  const text = await said(later.messageId)
  expect(text).toContain(`à la suite de notre lettre du 22 novembre 2026, référence ${first.data.reference}`)
  expect(text).not.toContain('L. 111-8')

  // Insurance ends: what was asked for on its last day does not leave the day after.
  story.at('2026-11-30', '08:00')
  const last = (await send(roux, { days: 15 })).value
  story.at('2026-12-01')
  await story.runJobs()
  const message = await inOrg(async (tx) => (await messageOf(tx, last.messageId))!)
  expect(message).toMatchObject({ state: 'cancelled', outcome: { code: 'agency_barred' } })

  // A letter that was ready before anybody said for whom we collect does not leave; nor does one once we say that we collect no more.
  const brel = await newCustomer(story, 'BREL', { siren: '732829320' })
  await bookDocument(story, {
    ...{ customerId: brel, documentNo: 'FA-78', cents: 10_000 },
    ...{ issuedOn: '2026-08-01', dueOn: '2026-09-01' },
  })
  await keep({ ...complete, insuredUntil: '2027-11-30' })
  const { messageId: ready } = (await send(brel)).value
  await story.owner.call(routes.changeCreditorOfCustomer, { params: { id: brel }, body: { creditorId } })
  await story.runJobs()
  expect(await inOrg(async (tx) => (await messageOf(tx, ready))!)).toMatchObject({
    ...{ state: 'cancelled', outcome: { code: 'agency_moved' } },
  })
  await keep(agency)
  await keep({ ...agency, collectsForOthers: false })
  expect((await send(brel)).refusal?.code).toBe('agency_barred')
})

test('a template that imitates an act of a court is refused', async () => {
  const { refusal } = await story.owner.ask(correspondenceRoutes.saveTemplate, {
    params: { key: 'final', lang: 'fr', audience: 'business' },
    body: { subject: 'Comman\u00adde**ment** de payer', body: 'Payez sous 48 heures.' },
  })
  expect(refusal?.code).toBe('court_words')
  expect(refusal?.message).toContain('« Commandement »'.replaceAll(' ', '\u00a0'))
})

test('interest of what is barred is not claimed without a word', async () => {
  story.at('2026-11-22')
  const vieux = await newCustomer(story, 'VIEUX')
  const old = await bookDocument(story, {
    customerId: vieux,
    documentNo: 'FA-OLD',
    cents: 1_000_000,
    issuedOn: '2021-01-04',
    dueOn: '2021-02-03',
  })
  const { documents, totals } = await story.owner.call(routes.customerCharges, { params: { id: vieux } })
  expect(documents).toMatchObject([{ barredOn: '2026-01-04' }])
  expect(totals).toMatchObject([{ toClaimCents: 0, claimedCents: 0 }])
  const cents = documents[0]!.interestToClaimCents + documents[0]!.indemnityToClaimCents
  expect(cents).toBeGreaterThan(500_000)
  const claim = (body: {
    itemIds: string[] | null
    withBarred?: boolean
    seen: { cents: number; currency: string }[]
  }) =>
    story.owner.ask(routes.claimCharges, {
      body: { customerIds: [vieux], upTo: '2026-11-22', kinds: ['interest', 'indemnity'], ...body },
    })
  const bulk = await claim({ itemIds: null, seen: [] })
  expect(bulk.refusal?.code).toBe('nothing_to_claim')
  const seen = [{ cents, currency: 'EUR' }]
  const chosen = await claim({ itemIds: [old], seen })
  expect([chosen.refusal?.code, chosen.refusal?.where]).toEqual(['debt_barred', 'withBarred'])
  expect(chosen.refusal?.message).toContain('04/01/2026')
  expect((await claim({ itemIds: [old], withBarred: true, seen })).refusal).toBeNull()
  const params = { id: vieux }
  const contact = { firstName: '', lastName: '', role: 'other' as const, email: null, phone: null }
  await story.owner.call(partiesRoutes.addContact, { params, body: { ...contact, lastName: 'Vieux' } })
  expect((await draft(vieux)).value.gaps.map(({ code }) => code)).toContain('barred')
})

test('a notice that leaves by a step of a scenario is kept like one that a person sent; a matter is its next step', async () => {
  story.at('2026-12-02')
  const step = await newCustomer(story, 'ETAPE')
  const item = await bookDocument(story, {
    customerId: step,
    documentNo: 'FA-55',
    cents: 300_000,
    issuedOn: '2026-08-01',
    dueOn: '2026-09-01',
  })
  const { id } = await story.owner.call(dunningRoutes.chooseStep, {
    params: { id: step },
    body: { stepId: 'formal_notice', itemIds: null },
  })
  expect(await story.owner.call(dunningRoutes.approve, { body: { ids: [id] } })).toMatchObject({ queued: 1 })
  const { rows } = await story.owner.call(correspondenceRoutes.messages, { query: { customerId: step } })
  await posted(rows[0]!.id, '2026-12-03', '1A 555')
  const { value } = await story.owner.ask(routes.notices, { query: { show: 'all', itemId: item } })
  // Fifteen days after the scenario's last step; 17 December 2026 is a Thursday.
  expect(value.notices).toMatchObject([{ id: rows[0]!.id, sentOn: '2026-12-03', deadlineOn: '2026-12-17' }])
  story.at('2026-12-20')
  expect((await notice(rows[0]!.id)).standing).toBe('over')
  const { messageId: ready } = (await send(step, { channel: 'letter', anyway: true })).value
  await story.owner.call(routes.openProceeding, {
    params: { id: step },
    body: { kind: 'payment_order', itemIds: [item], others: [], contested: null, traders: null, note: '' },
  })
  expect(await notice(rows[0]!.id)).toMatchObject({ standing: 'followed', followedWhy: 'CTX-0001' })
  // What a court is asked for is demanded by nobody else: not by what was ready, nor anew.
  await story.runJobs()
  expect(await inOrg(async (tx) => (await messageOf(tx, ready))!)).toMatchObject({
    ...{ state: 'cancelled', outcome: { code: 'document_held' } },
  })
  expect((await send(step, { itemIds: [item], anyway: true })).refusal?.code).toBe('document_held')
})
