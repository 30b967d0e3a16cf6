import { PDFDocument } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bindPdfs } from '../src/adapters/pdf/index.ts'
import { filled } from '../src/correspondence/content.ts'
import { correspondenceRoutes as routes } from '../src/correspondence/contract.ts'
import { messageOf, renderLetterBatch, reviseMessage, type SendHooks, sendDue } from '../src/correspondence/index.ts'
import { gatherPrintBatch } from '../src/correspondence/print-letters.ts'
import { refuse } from '../src/kernel/verdict.ts'
import { systemActor } from '../src/trail/index.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { newCustomer, ordersFor, queue, senderOf, WANTED } from './sending-outbox.ts'

let story: Story
let sender: ReturnType<typeof senderOf>
let customerId: string
let ids: string[]
beforeAll(async () => {
  story = await tellStory('2026-03-02')
  sender = senderOf(story)
  customerId = await newCustomer(story, 'Bâti-Sud', null)
  ids = await queue(
    story,
    Array.from({ length: 5 }, (_, n) => ({
      customerId,
      channel: n === 4 ? 'registered_letter' : 'letter',
      documentNo: `FA-${n}`,
    })),
  )
  await story.runJobs()
})
afterAll(async () => {
  await sender.close()
  await story.end()
})

const inOrg = <T>(work: Parameters<typeof story.database.db.inOrg<T>>[1]) =>
  story.database.db.inOrg(story.owner.orgId, work)
const stored = (id: string) => inOrg(async (tx) => (await messageOf(tx, id))!)
const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer())
const by = { actor: systemActor('test'), at: new Date('2026-03-02T09:00:00Z') }

test('letters are laid out once and kept with their hash', async () => {
  const { rows, count } = await story.owner.call(routes.messages, { query: { state: 'produced' } })
  expect({ count, channels: new Set(rows.map((row) => row.channel)) }).toEqual({
    count: 5,
    channels: new Set(['letter', 'registered_letter']),
  })
  const pdf = await bytesOf(await story.owner.call(routes.messagePdf, { params: { id: ids[0]! } }))
  expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-')
  const { proof, mail } = await story.owner.call(routes.message, { params: { id: ids[0]! } })
  expect(proof!.sha256).toBe(Buffer.from(await crypto.subtle.digest('SHA-256', pdf)).toString('hex'))
  expect(mail).toBeNull()
})

test('a batch leaves out what is no longer wanted and what was said anew, with the reasons', async () => {
  const paid = refuse('paid', { fr: 'Le client a réglé.', en: 'The customer has paid.' }).refusal
  const hooks: SendHooks = {
    ...WANTED,
    async refusals(tx, [id]) {
      if (id === ids[1])
        await reviseMessage(
          tx,
          id!,
          (await ordersFor(tx, [{ customerId, channel: 'letter', documentNo: 'FA-1-bis' }], story.now()))[0]!,
        )
      return new Map(id === ids[0] ? [[id!, paid]] : [])
    },
  }
  const batch = await gatherPrintBatch({ db: story.database.db, hooks }, story.owner.orgId, null, by)
  expect(batch.letters).toBe(3)
  // Ids of one millisecond have no order of their own.
  expect(Object.fromEntries(batch.leftOut.map(({ id, refusal }) => [id, refusal.code]))).toEqual({
    [ids[0]!]: 'paid',
    [ids[1]!]: 'being_remade',
  })
  expect((await stored(ids[0]!)).state).toBe('cancelled')
  await sendDue(sender, story.owner.orgId)
  expect(await stored(ids[1]!)).toMatchObject({ state: 'produced', version: 2, printBatchId: null })

  const pdf = await bytesOf(await story.owner.call(routes.printBatchPdf, { params: { id: batch.id } }))
  const bound = await PDFDocument.load(pdf)
  expect(bound.getPageCount()).toBe(3)
  expect(bound.getTitle()).toContain('3 lettres')
  expect(await bytesOf(await story.owner.call(routes.printBatchPdf, { params: { id: batch.id } }))).toEqual(pdf)
})

test('a person says when letters were posted, with the number of a registered one; a day that cannot be is refused', async () => {
  const { rows } = await story.owner.call(routes.printBatches)
  const batchId = rows[0]!.id
  const post = (postedOn: string, patch = {}) =>
    story.owner.ask(routes.markPosted, { body: { batchId, letters: [], postedOn, ...patch } })
  expect((await post('2026-03-03')).refusal).toMatchObject({ code: 'posted_in_future' })
  expect((await post('2026-02-27')).refusal).toMatchObject({
    code: 'posted_too_early',
    message: expect.stringContaining('02/03/2026'),
  })
  expect(
    (await post('2026-03-02', { batchId: null, letters: [{ id: ids[0], registeredNo: null }] })).refusal?.code,
  ).toBe('already_done')
  story.at('2026-03-03')
  expect((await post('2026-03-03', { letters: [{ id: ids[4], registeredNo: '1A 234 567 8901 2' }] })).value).toEqual({
    posted: 3,
  })
  expect(await stored(ids[4]!)).toMatchObject({
    state: 'posted',
    postedOn: '2026-03-03',
    registeredNo: '1A 234 567 8901 2',
  })
  expect((await story.owner.call(routes.printBatches)).rows[0]).toMatchObject({ letters: 3, posted: 3 })
  expect((await post('2026-03-03')).status).toBe(404)
})

test('a letter that cannot be laid out fails alone', async () => {
  const [long, fine] = await queue(story, [
    { customerId, channel: 'letter', documentNo: 'FA-7' },
    { customerId, channel: 'letter', documentNo: 'FA-8' },
  ])
  const press = {
    ...sender.press,
    // The real press, to which one letter is handed in a state it cannot print.
    renderPdf: (document: Parameters<typeof sender.press.renderPdf>[0]) =>
      sender.press.renderPdf(
        JSON.stringify(document.data).includes('FA-7') ? { ...document, template: '#panic("no")' } : document,
      ),
  }
  await sendDue({ ...sender, press }, story.owner.orgId)
  expect(await stored(long!)).toMatchObject({ state: 'failed', outcome: { code: 'document_broken' } })
  expect((await stored(fine!)).state).toBe('produced')
  // What is gathered is in one batch, posted or not: asked again at once, nothing is left to print.
  const gather = () => gatherPrintBatch({ db: story.database.db, hooks: WANTED }, story.owner.orgId, null, by)
  const batch = await gather()
  expect((await stored(fine!)).printBatchId).toBe(batch.id)
  await expect(gather()).rejects.toThrow('nothing_to_print')
})

test('any number of letters is laid out and bound with no more than a few in hand', async () => {
  const [order] = await inOrg((tx) => ordersFor(tx, [{ customerId, channel: 'letter' }], story.now()))
  const letter = { data: order!.content.data, text: filled(order!.content) }
  let asked = 0
  let taken = 0
  let most = 0
  function* letters() {
    for (; asked < 60; ) {
      asked += 1
      most = Math.max(most, asked - taken)
      yield { letter }
    }
  }
  async function* pdfs() {
    for await (const { result } of renderLetterBatch(sender.press, letters())) {
      taken += 1
      if (!(result instanceof Error)) yield { name: 'lettre.pdf', bytes: result.bytes }
    }
  }
  const chunks: Uint8Array[] = []
  for await (const chunk of bindPdfs(pdfs(), { title: 'Lettres — été', author: 'Atelier', at: story.now() }))
    chunks.push(chunk)
  const bound = await PDFDocument.load(Buffer.concat(chunks))
  expect(bound.getPageCount()).toBe(60)
  expect(bound.getTitle()).toBe('Lettres — été')
  expect(most).toBeLessThanOrEqual(17)
  // Written piece by piece, not as one.
  expect(chunks.length).toBeGreaterThan(3)
})
