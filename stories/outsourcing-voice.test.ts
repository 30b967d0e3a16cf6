import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStandIn, type StandIn } from '../src/adapters/mail/smtp-stand-in.ts'
import { textOfPdf } from '../src/adapters/pdf/index.ts'
import { correspondenceRoutes } from '../src/correspondence/contract.ts'
import { deskRoutes } from '../src/desk/contract.ts'
import { dunningRoutes as routes } from '../src/dunning/contract.ts'
import { orRefuse } from '../src/kernel/verdict.ts'
import type { OrgTx } from '../src/platform/db.ts'
import { tellFact } from '../src/platform/facts.ts'
import { sql } from '../src/platform/sql.ts'
import { recall } from './agency-scene.ts'
import { placedDebtor, sendBy, type VoiceScene, voiceScene } from './outsourcing-voice-scene.ts'

/** An agency writes by hand about what is in its hands: in its own name, by its own server and post, with what the law has it tell. */
let scene: VoiceScene
let ours: StandIn
let theirs: StandIn
let morel: Awaited<ReturnType<typeof placedDebtor>>
beforeAll(async () => {
  scene = await voiceScene('2026-03-02', 'own')
  ours = await openStandIn()
  theirs = await openStandIn()
  await sendBy(scene.story.owner, ours.settings, 'compta@atelier.example')
  await sendBy(scene.agency, theirs.settings, 'dossiers@ferrand.example')
  morel = await placedDebtor(scene, 'MOREL')
})
afterAll(async () => {
  await ours.close()
  await theirs.close()
  await scene.story.end()
})

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').replace(/\s+/g, ' ')
const debtor = (id: string) => ({ creditorId: scene.story.owner.orgId, id })
const writing = (id = morel.customerId) => scene.agency.call(routes.agencyWriting, { params: debtor(id) })
const stepOf = async (tone: string, id = morel.customerId) =>
  (await writing(id)).steps.find((step) => step.tone === tone)!.id
const write = async (channel: 'email' | 'letter', tone = 'courteous', id = morel.customerId) =>
  scene.agency.ask(routes.sendAgencyMessage, {
    params: debtor(id),
    body: { stepId: await stepOf(tone, id), channel, text: null },
  })
const inCreditor = <T>(work: (tx: OrgTx) => Promise<T>) => scene.story.database.db.inOrg(scene.story.owner.orgId, work)
const post = (id: string, postedOn: string) =>
  scene.agency.ask(routes.postAgencyLetters, {
    params: { creditorId: scene.story.owner.orgId },
    body: { letters: [{ id, registeredNo: null }], postedOn },
  })
/** What the agency wrote, as the creditor reads it. */
const messages = async (id = morel.customerId) =>
  (await scene.story.owner.call(correspondenceRoutes.customerMessages, { params: { id }, query: {} })).rows.filter(
    ({ agencyName }) => agencyName !== '',
  )
const read = async ({ taken }: StandIn) => Promise.all(taken.map((bytes) => simpleParser(bytes)))

test('before its first letter an agency writes no mail: it is told which channels may, and why', async () => {
  const shown = await writing()
  expect(shown).toMatchObject({ voice: 'own', barred: null, firstLetter: null, creditor: 'Atelier des Lices' })
  expect(plain(shown.account!)).toBe('FR76 3000 6000 0112 3456 7890 189')
  expect(shown.documents).toMatchObject([{ documentNo: 'FA-MOREL', openCents: 120_000 }])
  const whyNot = Object.fromEntries(shown.channels.map(({ channel, whyNot }) => [channel, whyNot]))
  expect(whyNot.letter).toBeNull()
  expect(whyNot.email).toContain('doit être une lettre')
  expect(await write('email')).toMatchObject({ refusal: { code: 'agent_first_letter' } })
  expect(await messages()).toEqual([])
})

let letterId: string
test('the first letter bears the five mentions, the dedicated account and the agency’s look; the creditor sees it as the agency’s', async () => {
  const preview = await scene.agency.call(routes.previewAgencyMessage, {
    params: debtor(morel.customerId),
    body: { stepId: await stepOf('courteous'), channel: 'letter', text: null },
  })
  expect(preview.leavesAt).toBeTruthy()
  expect(await messages()).toEqual([])
  letterId = (await write('letter')).value.messageId
  await scene.story.runJobs()
  expect(await messages()).toMatchObject([
    { id: letterId, channel: 'letter', state: 'produced', agencyName: 'Cabinet Ferrand' },
  ])
  const bytes = await (
    (await scene.agent.call(correspondenceRoutes.messagePdf, { params: { id: letterId } })) as unknown as Blob
  ).arrayBuffer()
  const read = orRefuse(await textOfPdf({ name: 'letter.pdf', bytes: new Uint8Array(bytes) }, { pages: 5, lines: 500 }))
  const text = plain('rows' in read ? read.rows.flatMap((row) => row.map((one) => one.text)).join(' ') : '')
  expect(text).toContain('Cabinet Ferrand')
  expect(text).toContain('exerce une activité de recouvrement amiable')
  expect(text).toContain('Nous vous écrivons au nom et pour le compte de votre créancier : Atelier des Lices')
  expect(text).toMatch(/principal, 1 200,00 €/)
  expect(text).toContain('FR76 3000 6000 0112 3456 7890 189')
  expect(text).toContain('Article L. 111-8')
  expect(text).toContain('FA-MOREL')
  expect(text).not.toContain('FB-MOREL')
  // It is not ours to print, nor to settle.
  expect((await scene.story.owner.call(correspondenceRoutes.printBatches, { query: {} })).toPrint).toBe(0)
  const settled = await scene.story.owner.ask(correspondenceRoutes.settleMessage, {
    params: { id: letterId },
    body: { action: 'cancel' },
  })
  expect(settled.refusal?.code).toBe('agency_message')
  const posting = { batchId: null, letters: [{ id: letterId, registeredNo: null }], postedOn: '2026-03-02' }
  expect((await scene.story.owner.ask(correspondenceRoutes.markPosted, { body: posting })).status).toBe(404)
})

test('nothing else is written while it waits to be posted; once posted, mails leave by the agency’s own server and cite it', async () => {
  expect((await write('letter', 'firm')).refusal?.code).toBe('already_prepared')
  expect((await post(letterId, '2026-03-02')).value).toEqual({ posted: 1 })
  await scene.story.runJobs()
  const { firstLetter, actions } = await writing()
  expect(firstLetter).toMatchObject({ on: '2026-03-02' })
  expect(actions).toMatchObject([{ state: 'done', channel: 'letter', contactOn: '2026-03-02' }])
  expect(
    await inCreditor((tx) =>
      tx.one(sql`select acted_at is not null as acted from outsourcing.placement where id = ${morel.placementId}`),
    ),
  ).toEqual({ acted: true })
  scene.story.at('2026-03-10')
  expect((await write('email', 'firm')).refusal).toBeNull()
  await scene.story.runJobs()
  // Ours asks for what stayed with us, and for nothing else.
  for (const { text } of await read(ours)) expect(text).not.toContain('FA-MOREL')
  const [sent, ...more] = await read(theirs)
  expect(more).toEqual([])
  const mail = plain(sent!.text!)
  expect(mail).toContain(`à la suite de notre lettre du 2 mars 2026, référence ${firstLetter!.reference}`)
  expect(sent!.from?.value).toMatchObject([{ name: 'Cabinet Ferrand', address: 'dossiers@ferrand.example' }])
  expect(mail).toContain('FR76 3000 6000 0112 3456 7890 189')
  expect(await messages()).toMatchObject([
    { channel: 'email', state: 'sent', agencyName: 'Cabinet Ferrand' },
    { channel: 'letter', state: 'posted' },
  ])
  const { entries } = await scene.story.owner.call(deskRoutes.timeline, {
    params: { id: morel.customerId },
    query: {},
  })
  expect(JSON.stringify(entries)).toContain('Cabinet Ferrand')
})

test('what was paid, recalled or lost its condition meanwhile does not leave, and the agency is shown nothing more', async () => {
  const durand = await placedDebtor(scene, 'DURAND')
  const { value } = await write('letter', 'courteous', durand.customerId)
  await recall(scene.story, durand.placementId)
  await scene.story.runJobs()
  expect((await messages(durand.customerId))[0]).toMatchObject({ id: value.messageId, state: 'cancelled' })
  expect((await messages(durand.customerId))[0]!.outcome!.message).toContain('n’est plus entre les mains')
  expect((await scene.agency.ask(routes.agencyWriting, { params: debtor(durand.customerId) })).status).toBe(404)
  // One that was laid out already, and waits for somebody to print it, comes to the same end.
  const petit = await placedDebtor(scene, 'PETIT')
  const waiting = (await write('letter', 'courteous', petit.customerId)).value.messageId
  await scene.story.runJobs()
  expect((await messages(petit.customerId))[0]).toMatchObject({ id: waiting, state: 'produced' })
  await recall(scene.story, petit.placementId)
  await inCreditor((tx) => tellFact(tx, 'placement_moved', { orgId: tx.orgId, customerIds: [petit.customerId] }))
  await scene.story.runJobs()
  expect((await messages(petit.customerId))[0]).toMatchObject({ id: waiting, state: 'cancelled' })
  expect((await post(waiting, '2026-03-10')).refusal?.code).toBe('already_done')

  const leroy = await placedDebtor(scene, 'LEROY')
  const letter = (await write('letter', 'courteous', leroy.customerId)).value.messageId
  // The liability insurance ends with the year.
  scene.story.at('2027-01-04')
  await scene.story.runJobs()
  const [stopped] = await messages(leroy.customerId)
  expect(stopped).toMatchObject({ id: letter, state: 'cancelled', outcome: { code: 'agency_barred' } })
  expect(plain(stopped!.outcome!.message)).toContain('assurance')
  const shown = await writing(leroy.customerId)
  expect(plain(shown.barred!)).toContain('Rien ne part au nom de Cabinet Ferrand')
  expect((await write('letter', 'courteous', leroy.customerId)).refusal?.code).toBe('agency_barred')
})
