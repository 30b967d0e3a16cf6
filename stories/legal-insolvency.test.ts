import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { textOfPdf } from '../src/adapters/pdf/index.ts'
import { openBodaccStandIn } from '../src/adapters/registries/bodacc/bodacc-stand-in.ts'
import { type SampleNotice, sampleId, sampleRecord } from '../src/adapters/registries/bodacc/notice-sample.ts'
import { correspondenceRoutes } from '../src/correspondence/contract.ts'
import { deskRoutes } from '../src/desk/contract.ts'
import { documentsRoutes } from '../src/documents/contract.ts'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { orRefuse } from '../src/kernel/verdict.ts'
import { legalRoutes as routes } from '../src/legal/contract.ts'
import type { BodyIn } from '../src/platform/route.ts'
import { bookDocument, newCustomer, pay } from '../tools/testing/books.ts'
import { listed, standingOf } from '../tools/testing/days.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'

/** Insolvent customers, from the public bulletin to the proof of claim (law sheet §7.1): one organisation, each test its own customers. */
let story: Story
let bodacc: Awaited<ReturnType<typeof openBodaccStandIn>>
beforeAll(async () => {
  story = await tellStory('2026-11-03')
  bodacc = await openBodaccStandIn()
  await story.owner.call(dunningRoutes.saveSettings, { body: { freshnessDays: null, automatic: false } })
  await story.owner.call(routes.changeInsolvencySetting, {
    body: { watches: true, url: bodacc.url, hasTitleRetention: false },
  })
})
beforeEach(() => {
  bodacc.moods.length = 0
})
afterAll(async () => {
  await bodacc.close()
  await story.end()
})

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
const casesOf = async (customerId: string) =>
  (await story.owner.call(routes.insolvencies, { query: { show: 'all', customerId } })).cases
const caseOf = async (customerId: string) =>
  story.owner.call(routes.insolvency, { params: { id: (await casesOf(customerId))[0]!.id } })
const RECEIVERSHIP = "Jugement d'ouverture d'une procédure de redressement judiciaire"
let no = 100
const publish = (siren: string, notice: Partial<SampleNotice> = {}): SampleNotice => {
  const one = {
    no: (no += 1),
    publishedOn: '2026-11-03',
    siren,
    name: `SOCIETE ${siren}`,
    nature: RECEIVERSHIP,
    judgedOn: '2026-10-28',
    told: 'Mandataire judiciaire : SELARL Martin Dupond, 4 rue de la Paix, 35000 Rennes. Les créances sont à déclarer dans les deux mois.',
    ...notice,
  }
  bodacc.records.push(sampleRecord(one))
  return one
}
const invoice = (customerId: string, documentNo: string, issuedOn: string, dueOn: string, cents = 120_000) =>
  bookDocument(story, { customerId, documentNo, cents, issuedOn, dueOn })

test('published today, frozen today: prior debts are asked for no more, later ones are; periods end on working days', async () => {
  const customerId = await newCustomer(story, 'MOREL', { siren: '552100554' })
  await invoice(customerId, 'FA-1', '2026-08-01', '2026-08-31')
  await invoice(customerId, 'FA-2', '2026-10-20', '2026-11-19')
  await invoice(customerId, 'FA-3', '2026-10-29', '2026-11-12', 50_000)
  await story.runJobs()
  const sums = async () =>
    [...(await listed(story, 'to_confirm')), ...(await listed(story, 'automatic'))]
      .filter(({ customerCode }) => customerCode === 'MOREL')
      .flatMap(({ amounts }) => amounts.map(({ cents }) => cents))
  expect(await sums()).toEqual([120_000])
  publish('552100554')
  await story.runJobs()
  const one = await caseOf(customerId)
  expect(one).toMatchObject({
    procedure: 'receivership',
    openedOn: '2026-10-28',
    publishedOn: '2026-11-03',
    standing: 'open',
    source: 'feed',
    officer: { name: 'SELARL Martin Dupond', role: 'creditors_agent', lines: ['4 rue de la Paix', '35000 Rennes'] },
    prior: [{ currency: 'EUR', cents: 240_000 }],
  })
  // Law sheet §7.1, its example: Tuesday 3 November 2026 → Monday 4 January, 3 February and 3 May 2027.
  expect(one.duties!.map(({ duty, by, plainBy, state }) => [duty, by, plainBy, state])).toEqual([
    ['prove', '2027-01-04', '2027-01-03', 'to_do'],
    ['claim_goods', '2027-02-03', '2027-02-03', 'not_needed'],
    ['ask_relief', '2027-05-03', '2027-05-03', 'not_needed'],
  ])
  expect(one.priorDebts.map(({ documentNo }) => documentNo)).toEqual(['FA-1', 'FA-2'])
  expect(one.laterDebts.map(({ documentNo }) => documentNo)).toEqual(['FA-3'])
  // What was planned for the prior debts is gone.
  expect(await sums()).toEqual([])
  expect((await standingOf(story, customerId))[0]).toContain('insolvency_opened')
  // Interest ran to the eve of the judgment, on what was born before it.
  const { terms } = await story.owner.call(routes.customerCharges, { params: { id: customerId }, query: {} })
  expect(terms.stoppedOn).toBe('2026-10-28')
  const { rows } = await story.owner.call(deskRoutes.worklist, { query: {} })
  const work = rows
    .find(({ customerCode }) => customerCode === 'MOREL')!
    .works.find(({ kind }) => kind === 'insolvency')!
  expect(plain(work.sentence)).toBe('Procédure collective : déclarer la créance au plus tard le 04/01/2027')
  // A simulation of the same days freezes from the judgment on, and leaves what was born after.
  const { rows: played } = await story.owner.call(dunningRoutes.simulate, {
    body: { from: '2026-10-20', to: '2026-11-20', scenario: null },
  })
  const own = played.filter((one) => one.customerId === customerId)
  expect(own.filter(({ on }) => on < '2026-10-28').flatMap(({ documentNos }) => documentNos)).toContain('FA-1')
  expect([...new Set(own.filter(({ on }) => on >= '2026-10-28').flatMap(({ documentNos }) => documentNos))]).toEqual([
    'FA-3',
  ])
  // What was born after the judgment stays payable, and is reminded when it is late.
  story.at('2026-11-16')
  await story.runJobs()
  expect(await sums()).toEqual([50_000])
})

test('nothing is followed twice, whatever the feed gives again; a correction takes the place of a notice, an annulment undoes it', async () => {
  story.at('2026-11-16')
  const customerId = await newCustomer(story, 'DURAND', { siren: '404833048' })
  await invoice(customerId, 'D-1', '2026-10-29', '2026-10-31')
  const first = publish('404833048', { publishedOn: '2026-11-15' })
  await story.runJobs()
  bodacc.records.push(sampleRecord(first))
  await story.runJobs()
  expect((await casesOf(customerId)).map(({ openedOn }) => openedOn)).toEqual(['2026-10-28'])
  expect((await caseOf(customerId)).events.map(({ what }) => what)).toEqual(['opening'])
  // Born on 29 October, after the judgment as it was published first; before it as corrected.
  expect((await caseOf(customerId)).priorDebts).toEqual([])
  const correction = publish('404833048', {
    publishedOn: '2026-11-16',
    judgedOn: '30 octobre 2026',
    type: 'rectificatif',
    about: first,
  })
  await story.runJobs()
  const corrected = await caseOf(customerId)
  expect([corrected.openedOn, corrected.publishedOn]).toEqual(['2026-10-30', '2026-11-15'])
  expect(corrected.priorDebts.map(({ documentNo }) => documentNo)).toEqual(['D-1'])
  expect(corrected.events.map(({ what, isUndone }) => [what, isUndone])).toEqual([
    ['opening', true],
    ['opening', false],
  ])
  // Corrected again, it is the same case, and its periods still run from the first publication.
  const again = publish('404833048', {
    publishedOn: '2026-11-16',
    judgedOn: '31 octobre 2026',
    type: 'rectificatif',
    about: correction,
  })
  await story.runJobs()
  const standings = async () => (await casesOf(customerId)).map(({ standing }) => standing)
  const told = await caseOf(customerId)
  expect([await standings(), told.openedOn, told.publishedOn]).toEqual([['open'], '2026-10-31', '2026-11-15'])
  // A correction annulled: what it had corrected counts again, here the first correction, then the notice itself.
  publish('404833048', { publishedOn: '2026-11-16', type: 'annulation', about: again })
  await story.runJobs()
  const stands = async () => {
    const { openedOn, standing, priorDebts } = await caseOf(customerId)
    return [standing, openedOn, ...priorDebts.map(({ documentNo }) => documentNo)]
  }
  expect(await stands()).toEqual(['open', '2026-10-30', 'D-1'])
  publish('404833048', { publishedOn: '2026-11-16', type: 'annulation', about: correction })
  await story.runJobs()
  expect(await stands()).toEqual(['open', '2026-10-28'])
  const stopped = await story.owner.call(routes.customerCharges, { params: { id: customerId }, query: {} })
  expect(stopped.terms.stoppedOn).toBe('2026-10-28')
  publish('404833048', { publishedOn: '2026-11-16', type: 'annulation', about: first })
  await story.runJobs()
  expect(await standings()).toEqual(['annulled'])
  const { notices } = await story.owner.call(routes.insolvencyNotices, { query: { toLook: 'true', customerId } })
  expect(notices).toEqual([])
  const { terms } = await story.owner.call(routes.customerCharges, { params: { id: customerId }, query: {} })
  expect(terms.stoppedOn).toBeNull()
  expect((await standingOf(story, customerId)).join()).not.toContain('insolvency_opened')
})

test('judgments count by their day, whenever they are published; after a closed case an opening is a new one', async () => {
  story.at('2026-11-16')
  const customerId = await newCustomer(story, 'TARDIF', { siren: '775670417' })
  const check = () => story.owner.call(routes.checkCompany, { body: { siren: '775670417' } })
  const told = async () => (await casesOf(customerId)).map((one) => [one.openedOn, one.procedure, one.standing])
  const PLAN = 'Jugement arrêtant le plan de redressement'
  const LIQUIDATED = 'Jugement de conversion en liquidation judiciaire'
  // The plan is published before the opening: it waits for a person, until there is a case that it is of.
  publish('775670417', { publishedOn: '2026-09-20', judgedOn: '2026-09-10', nature: PLAN })
  expect(await check()).toMatchObject({ toLook: 1 })
  publish('775670417', { publishedOn: '2026-09-25', judgedOn: '2026-03-02' })
  expect(await check()).toMatchObject({ followed: 1 })
  expect(await told()).toEqual([['2026-03-02', 'receivership', 'plan']])
  expect((await story.owner.call(routes.insolvencyNotices, { query: { toLook: 'true', customerId } })).notices).toEqual(
    [],
  )
  // Converted in October; a plan judged in August and published in November changes nothing of that.
  publish('775670417', { publishedOn: '2026-10-20', judgedOn: '2026-10-12', nature: LIQUIDATED })
  publish('775670417', { publishedOn: '2026-11-02', judgedOn: '2026-08-03', nature: PLAN })
  await check()
  expect(await told()).toEqual([['2026-03-02', 'liquidation', 'open']])
  // An opening while it runs, and one older than it, are for a person.
  publish('775670417', { publishedOn: '2026-11-03', judgedOn: '2025-02-03' })
  expect(await check()).toMatchObject({ toLook: 1 })
  publish('775670417', {
    publishedOn: '2026-11-10',
    judgedOn: '2026-11-02',
    nature: 'Jugement de clôture pour extinction du passif',
  })
  await check()
  expect(await told()).toEqual([['2026-03-02', 'liquidation', 'closed_paid']])
  // Judged before the closing, it opens nothing; judged after, it is a new case, and the closed one stays closed.
  publish('775670417', { publishedOn: '2026-11-11', judgedOn: '2026-10-01' })
  expect(await check()).toMatchObject({ toLook: 1 })
  publish('775670417', { publishedOn: '2026-11-15', judgedOn: '2026-11-09' })
  expect(await check()).toMatchObject({ followed: 1 })
  expect(await told()).toEqual([
    ['2026-11-09', 'receivership', 'open'],
    ['2026-03-02', 'liquidation', 'closed_paid'],
  ])
  for (const { id } of (await story.owner.call(routes.insolvencyNotices, { query: { toLook: 'true', customerId } }))
    .notices)
    await story.owner.call(routes.noticeSeen, { params: { id } })
})

test('a conversion that is annulled leaves the procedure as it was, whoever had corrected the opening meanwhile', async () => {
  story.at('2026-11-16')
  const LIQUIDATED = 'Jugement de conversion en liquidation judiciaire'
  const told = async (id: string) => (await casesOf(id)).map((one) => [one.procedure, one.standing])
  for (const [code, siren, isCorrected] of [
    ['SIMPLE', '443061841', false],
    ['RECTIFIE', '542051180', true],
  ] as const) {
    const customerId = await newCustomer(story, code, { siren })
    const check = () => story.owner.call(routes.checkCompany, { body: { siren } })
    const opening = publish(siren, { publishedOn: '2026-09-20', judgedOn: '2026-09-10' })
    await check()
    if (isCorrected) {
      // It corrects the day, and names no procedure.
      const nature = 'Jugement rectifiant une erreur matérielle'
      publish(siren, {
        publishedOn: '2026-09-25',
        judgedOn: '2026-09-11',
        type: 'rectificatif',
        about: opening,
        nature,
      })
      await check()
    }
    const conversion = publish(siren, { publishedOn: '2026-10-20', judgedOn: '2026-10-12', nature: LIQUIDATED })
    await check()
    expect(await told(customerId)).toEqual([['liquidation', 'open']])
    publish(siren, { publishedOn: '2026-11-02', type: 'annulation', about: conversion })
    await check()
    expect(await told(customerId)).toEqual([['receivership', 'open']])
    // Nothing is lost for want of a liquidation (CGI art. 272-1).
    const itemId = await invoice(customerId, `L-${code}`, '2026-08-01', '2026-08-31')
    const body = { itemIds: [itemId], on: '2026-11-10', cause: 'liquidation' as const, evidence: 'Jugement' }
    const lost = await story.owner.ask(routes.loseDebts, { params: { id: customerId }, body })
    expect(lost.refusal?.code).toBe('not_liquidated')
  }
  for (const { id } of (await story.owner.call(routes.insolvencyNotices, { query: { toLook: 'true' } })).notices)
    await story.owner.call(routes.noticeSeen, { params: { id } })
})

test('broken and unclear notices wait for a person and stop nothing; a feed that fails is read again', async () => {
  story.at('2026-11-16')
  const customerId = await newCustomer(story, 'PETIT', { siren: '542065479' })
  await invoice(customerId, 'P-1', '2026-09-01', '2026-09-30')
  bodacc.records.push({
    ...sampleRecord(publish('542065479', { publishedOn: '2026-11-14' })),
    id: 'sans numero',
    jugement: '{',
  })
  bodacc.records.splice(bodacc.records.length - 2, 1)
  publish('542065479', {
    publishedOn: '2026-11-15',
    nature: 'Jugement modifiant la date de cessation des paiements',
    family: 'Autre jugement',
  })
  publish('542065479', {
    publishedOn: '2026-11-16',
    nature: "Jugement d'ouverture de liquidation judiciaire",
    judgedOn: '',
    told: 'Liquidateur : Maître Leroy, 2 place du Palais, 35000 Rennes',
  })
  bodacc.moods.push('broken', 'hang_up')
  await story.runJobs()
  const { watch, toLook } = await story.owner.call(routes.insolvencies, { query: {} })
  expect([watch.fault, toLook]).toEqual(['', 3])
  const { notices } = await story.owner.call(routes.insolvencyNotices, { query: { toLook: 'true', customerId } })
  expect(notices.map(({ fault, meaning }) => [fault, meaning])).toEqual([
    ['no_id', 'unclear'],
    [null, 'opening'],
    [null, 'unclear'],
  ])
  // No day of judgment can be read: the publication freezes, and says so.
  const one = await caseOf(customerId)
  expect(one).toMatchObject({
    procedure: 'liquidation',
    openedOn: '2026-11-16',
    officer: { role: 'liquidator', name: 'Maître Leroy' },
  })
  expect(plain(one.events[0]!.detail)).toContain('Jour du jugement illisible')
  for (const { id } of notices) await story.owner.call(routes.noticeSeen, { params: { id } })
  expect((await story.owner.call(routes.insolvencies, { query: {} })).toLook).toBe(0)
})

test('« Vérifier maintenant » asks about one company; the past of a new customer is read once', async () => {
  const customerId = await newCustomer(story, 'ANCIEN', { siren: '383474814' })
  publish('383474814', { publishedOn: '2026-06-02', judgedOn: '2026-05-20' })
  publish('383474814', {
    publishedOn: '2026-10-06',
    judgedOn: '2026-09-30',
    nature: 'Jugement arrêtant le plan de redressement',
    family: 'Jugement de plan de redressement',
  })
  const bad = await story.owner.ask(routes.checkCompany, { body: { siren: '383474815' } })
  expect(bad.refusal?.code).toBe('bad_siren')
  bodacc.moods.push('too_many')
  expect((await story.owner.ask(routes.checkCompany, { body: { siren: '383 474 814' } })).refusal?.code).toBe(
    'feed_failed',
  )
  expect(await story.owner.call(routes.checkCompany, { body: { siren: '383 474 814' } })).toMatchObject({ followed: 2 })
  expect(await casesOf(customerId)).toMatchObject([{ standing: 'plan', openedOn: '2026-05-20', next: null }])
  expect(await story.owner.call(routes.checkCompany, { body: { siren: '383474814' } })).toMatchObject({
    followed: 0,
    known: 2,
  })
  // Published on a day to come, or for another company after all: a person looks, and the rest is read.
  publish('383474814', { publishedOn: '2062-10-06', judgedOn: '' })
  const meant = publish('383474814', {
    publishedOn: '2026-11-01',
    nature: 'Jugement\u0000 prononçant une interdiction',
  })
  publish('306138900', { publishedOn: '2026-11-02', type: 'rectificatif', about: meant })
  expect(await story.owner.call(routes.checkCompany, { body: { siren: '383474814' } })).toMatchObject({ toLook: 2 })
  expect(await story.owner.call(routes.checkCompany, { body: { siren: '306138900' } })).toMatchObject({ toLook: 1 })
  // Of nobody here: nothing is kept.
  publish('306138900', { publishedOn: '2026-10-07' })
  expect(await story.owner.call(routes.checkCompany, { body: { siren: '306138900' } })).toMatchObject({
    elsewhere: 1,
    followed: 0,
  })
})

test('the proof says what the judgment found, leaves by registered letter, and interrupts limitation until the closing', async () => {
  story.at('2026-11-18')
  const customerId = await newCustomer(story, 'ROUX', { siren: '572015246', name: 'Menuiserie Roux SARL' })
  const late = await invoice(customerId, 'R-1', '2026-06-01', '2026-07-01', 1_000_000)
  await invoice(customerId, 'R-2', '2026-10-20', '2026-12-20', 300_000)
  await invoice(customerId, 'R-3', '2026-11-02', '2026-11-30', 70_000)
  await pay(story, customerId, late, 400_000, '2026-09-01')
  const open = (body: Partial<BodyIn<typeof routes.openInsolvency>>) =>
    story.owner.ask(routes.openInsolvency, {
      params: { id: customerId },
      body: {
        procedure: 'liquidation',
        openedOn: '2026-11-02',
        publishedOn: null,
        court: 'Tribunal de commerce de Rennes',
        officer: { name: '', role: 'liquidator', lines: [] },
        evidence: 'Courrier du liquidateur du 10/11/2026',
        ...body,
      },
    })
  expect((await open({ openedOn: '2026-11-19' })).refusal?.code).toBe('day_ahead')
  expect((await open({ publishedOn: '2026-11-01' })).refusal?.code).toBe('published_before')
  expect((await open({ evidence: '' })).refusal?.code).toBe('no_evidence')
  const { id } = (await open({})).value!
  expect((await open({})).refusal?.code).toBe('runs_already')
  const params = { id }
  // Without its publication no period can be reckoned, and somebody is told.
  expect((await caseOf(customerId)).duties).toBeNull()
  const worksOf = async () =>
    (await story.owner.call(deskRoutes.worklist, { query: {} })).rows
      .find(({ customerCode }) => customerCode === 'ROUX')!
      .works.filter(({ kind }) => kind === 'insolvency')
      .map(({ sentence }) => plain(sentence))
  expect(await worksOf()).toEqual(['Procédure collective : indiquer le jour de publication du jugement du 02/11/2026'])
  const asked = {
    security: '',
    signatoryName: 'Claire Propriétaire',
    signatoryTitle: 'Gérante',
    exhibits: ['Bon de livraison'],
  }
  await story.owner.call(routes.makeProof, { params, body: asked })
  const made = (await caseOf(customerId)).proofMade!
  // 6 000,00 left, and what ran from 2 July to 1 November: 10 000,00 for 62 days (2 July to 1 September) then 6 000,00 for 61 days,
  // at 12,40 % (ECB 2,40 + 10) = 210,63 + 124,34; and 40,00. R-2 falls due later. R-3 was born on the day of the judgment: not proved.
  expect([made.dueCents, made.toFallDueCents]).toEqual([600_000 + 21_063 + 12_434 + 4_000, 300_000])
  const pdf = await story.owner.call(documentsRoutes.file, { params: { id: made.documentId } })
  const bytes = new Uint8Array(await pdf.arrayBuffer())
  const read = orRefuse(await textOfPdf({ name: 'proof.pdf', bytes }, { pages: 10, lines: 500 }))
  const said = plain('rows' in read ? read.rows.flatMap((row) => row.map(({ text }) => text)).join(' ') : '')
  expect(said).toContain('Par jugement du 2 novembre 2026, le tribunal de commerce de Rennes a ouvert')
  for (const words of [
    'Total déclaré 9 374,97 €',
    'Sommes à échoir',
    'certifie la présente créance sincère et véritable',
    'L622-28',
    'Bon de livraison',
  ])
    expect(said).toContain(words)
  expect(said).not.toContain('R-3')
  // To nobody it cannot be sent; then the letter waits like any other, and the day it is posted is the day it was sent.
  expect((await story.owner.ask(routes.sendProof, { params })).refusal?.code).toBe('officer_missing')
  expect(
    (
      await story.owner.ask(routes.answerProof, {
        params,
        body: { answer: 'admitted', on: '2026-11-18', admittedCents: null, evidence: 'Avis' },
      })
    ).refusal?.code,
  ).toBe('not_sent')
  const about = {
    procedure: 'liquidation',
    openedOn: '2026-11-02',
    court: 'Tribunal de commerce de Rennes',
    officer: { name: 'Maître Le Goff', role: 'liquidator', lines: ['3 quai Lamennais', '35000 Rennes'] },
  } satisfies Partial<BodyIn<typeof routes.changeInsolvency>>
  await story.owner.call(routes.changeInsolvency, {
    params,
    body: { ...about, publishedOn: '2026-11-10', hasTitleRetention: true },
  })
  expect(await worksOf()).toEqual(['Procédure collective : déclarer la créance au plus tard le 11/01/2027'])
  await story.owner.call(routes.sendProof, { params })
  expect((await story.owner.ask(routes.sendProof, { params })).refusal?.code).toBe('proof_on_its_way')
  await story.runJobs()
  const batch = await story.owner.call(correspondenceRoutes.printBatch, { body: { ids: null } })
  await story.owner.call(correspondenceRoutes.markPosted, {
    body: { batchId: batch.id, letters: [], postedOn: '2026-11-18' },
  })
  await story.runJobs()
  const sent = await caseOf(customerId)
  expect([sent.proofMade!.state, sent.proofMade!.sentOn]).toEqual(['sent', '2026-11-18'])
  expect(sent.duties!.map(({ duty, state }) => [duty, state])).toEqual([
    ['prove', 'done'],
    ['claim_goods', 'to_do'],
    ['ask_relief', 'not_needed'],
  ])
  expect((await story.owner.call(routes.limitationClock, { params: { id: late } })).claim.standing).toBe('in_court')
  const answer = (body: Partial<BodyIn<typeof routes.answerProof>>) =>
    story.owner.ask(routes.answerProof, {
      params,
      body: {
        answer: 'admitted_in_part',
        on: '2026-11-18',
        admittedCents: 900_000,
        evidence: 'Avis du juge-commissaire',
        ...body,
      },
    })
  expect((await answer({ admittedCents: 1_000_000 })).refusal?.code).toBe('admitted_too_much')
  expect((await answer({})).refusal).toBeNull()
  story.at('2026-11-20')
  const close = {
    what: 'closed_short',
    on: '2026-11-19',
    detail: 'Jugement de clôture du 19/11/2026',
    procedure: null,
  } as const
  expect(
    (await story.owner.ask(routes.tellInsolvency, { params, body: { ...close, on: '2026-11-01' } })).refusal?.code,
  ).toBe('before_judgment')
  await story.owner.call(routes.tellInsolvency, { params, body: close })
  expect(
    (await story.owner.ask(routes.tellInsolvency, { params, body: { ...close, what: 'plan' } })).refusal?.code,
  ).toBe('case_over')
  const clock = await story.owner.call(routes.limitationClock, { params: { id: late } })
  expect([clock.claim.standing, clock.claim.barsOn]).toEqual(['runs', '2031-11-19'])
  expect((await caseOf(customerId)).proofMade).toMatchObject({ state: 'admitted_in_part', admittedCents: 900_000 })
})
