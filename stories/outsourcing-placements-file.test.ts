import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openWebhookStandIn, type WebhookStandIn } from '../src/adapters/webhook/webhook-stand-in.ts'
import { documentsRoutes } from '../src/documents/contract.ts'
import { outsourcingRoutes as routes } from '../src/outsourcing/contract.ts'
import { unpack, zipEntries } from '../src/platform/zip-file.ts'
import { bookDocument, newCustomer, pay } from '../tools/testing/books.ts'
import { ignoreFreshness } from '../tools/testing/days.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { completeFile, keepPaper, type SignedMandate, signMandate } from './outsourcing-hand-over.ts'

/** The file that goes with claims, and what a provider's own program is told: one organisation, one provider, one receiver. */
let story: Story
let mandate: SignedMandate
let receiver: WebhookStandIn
beforeAll(async () => {
  vi.stubEnv('QUITTANCE_ALLOW_PRIVATE_HOSTS', '127.0.0.1, localhost')
  story = await tellStory('2026-09-21')
  await ignoreFreshness(story)
  mandate = await signMandate(story, { no: 1, provider: 'Recouvréa' })
  receiver = await openWebhookStandIn(() => story.now())
})
afterAll(async () => {
  await receiver.close()
  await story.end()
  vi.unstubAllEnvs()
})

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

type Filed = { readonly zip: Buffer; readonly names: string[]; text(name: string): string; bytes(name: string): Buffer }
function filed(zip: Buffer): Filed {
  const entries = zipEntries(zip)!
  const bytes = (name: string): Buffer => unpack(zip, entries.find((one) => one.name === name)!) as Buffer
  return {
    zip,
    names: entries.map(({ name }) => name),
    bytes,
    text: (name) => bytes(name).toString().replace('\ufeff', ''),
  }
}
/** A table as lines of named cells. */
function rowsOf(text: string): Record<string, string>[] {
  const [head, ...rows] = text
    .trim()
    .split('\r\n')
    .map((line) => line.split(';'))
  return rows.map((cells) => Object.fromEntries(cells.map((cell, place) => [head![place]!, cell])))
}

/** Two customers, each with a claim placed; one of them has another, of which nothing may leave. */
async function handedOver() {
  const morel = await newCustomer(story, 'MOREL', { siren: '552100554' })
  const roux = await newCustomer(story, 'ROUX')
  const book = (customerId: string, documentNo: string, cents: number, dueOn = '2026-05-29') =>
    bookDocument(story, { customerId, documentNo, cents, dueOn, issuedOn: '2026-04-29' })
  const items = [await book(morel, 'FA-1', 500_000), await book(roux, 'FA-2', 120_050)]
  await book(morel, 'SECRET-9', 77_700, '2026-09-10')
  await completeFile(story, morel, 'FA-1')
  await completeFile(story, roux, 'FA-2')
  await keepPaper(story, morel, 'SECRET-9', 'invoice')
  await story.runJobs()
  story.at('2026-09-28')
  await story.runJobs()
  await pay(story, morel, items[0]!, 100_000, '2026-09-25')
  const { placingId } = await story.owner.call(routes.placeClaims, {
    body: {
      id: randomUUID(),
      mandateId: mandate.mandateId,
      stage: 'amicable',
      pilotSeed: null,
      chosen: { itemIds: items },
    },
  })
  return { morel, roux, items, placingId }
}

test('the file holds the papers and the history of what was placed, and of nothing else, each under its hash', async () => {
  const saved = await story.owner.call(routes.saveWebhook, {
    params: { id: mandate.providerId },
    body: { url: receiver.url, isOn: true, newKey: false },
  })
  receiver.secret = saved.secret!
  const { morel, items, placingId } = await handedOver()
  expect((await story.owner.ask(routes.handoverArchive, { params: { id: placingId } })).refusal?.code).toBe('not_ready')
  await story.runJobs()
  const blob = await story.owner.call(routes.handoverArchive, { params: { id: placingId } })
  const file = filed(Buffer.from(await blob.arrayBuffer()))
  expect(file.names).toEqual([
    ...[1, 2, 3].map((no) => expect.stringMatching(new RegExp(`^papers/CF-0001/00${no}_[a-z-]+-FA-1\\.pdf$`, 'i'))),
    ...[1, 2, 3].map((no) => expect.stringMatching(new RegExp(`^papers/CF-0002/00${no}_[a-z-]+-FA-2\\.pdf$`, 'i'))),
    ...[
      'claims.csv',
      'debtors.csv',
      'contacts.csv',
      'history.csv',
      'placements.xlsx',
      'LISEZMOI.txt',
      'manifest.csv',
      'manifest.json',
    ],
  ])
  const claims = rowsOf(file.text('claims.csv'))
  expect(claims).toMatchObject([
    {
      ...{
        placement: 'CF-0001',
        customer_code: 'MOREL',
        document_no: 'FA-1',
        issued_on: '2026-04-29',
        due_on: '2026-05-29',
      },
      ...{ days_late: '122', currency: 'EUR', amount: '5000.00', principal_due: '4000.00', indemnity_due: '40.00' },
      ...{ reminders: '2', papers: 'invoice order delivery reminders', missing: 'terms' },
    },
    { placement: 'CF-0002', document_no: 'FA-2', amount: '1200.50', principal_due: '1200.50' },
  ])
  expect(Number(claims[0]!.interest_due)).toBeGreaterThan(100)
  expect(rowsOf(file.text('debtors.csv'))).toMatchObject([
    {
      placement: 'CF-0001',
      mandate: 'MR-0001',
      name: 'Client MOREL',
      siren: '552100554',
      city: 'Rennes',
      total_due: '4000.00',
      documents: '1',
    },
    { placement: 'CF-0002' },
  ])
  expect(rowsOf(file.text('contacts.csv'))).toMatchObject([
    { email: 'compta@morel.example' },
    { email: 'compta@roux.example' },
  ])
  expect(rowsOf(file.text('history.csv')).filter((row) => row.customer_code === 'MOREL')).toMatchObject([
    { on: '2026-09-21', kind: 'Message', detail: 'Relance par e-mail', documents: 'FA-1' },
    { on: '2026-09-25', kind: 'Règlement', detail: 'encaissement', amount: '1000.00', documents: 'FA-1' },
    { on: '2026-09-28', kind: 'Message' },
  ])
  // No byte speaks of what stays: neither a name of a file, nor a line, nor a cell of the workbook.
  for (const name of file.names) expect(file.bytes(name).includes('SECRET-9'), name).toBe(false)
  expect(file.names.join()).not.toContain('SECRET')
  const manifest = JSON.parse(file.text('manifest.json')) as { files: { name: string; sha256: string; size: number }[] }
  for (const { name, sha256: told, size } of manifest.files) {
    expect(sha256(file.bytes(name)), name).toBe(told)
    expect(file.bytes(name).length).toBe(size)
  }
  const { sha256: kept, files } = await story.owner.call(routes.handover, { params: { id: placingId } })
  expect(kept).toBe(sha256(file.bytes('manifest.json')))
  const { default: readWorkbook } = await import('read-excel-file/node')
  const sheets = await readWorkbook(file.bytes('placements.xlsx'))
  expect(sheets.map(({ sheet, data }) => [sheet, data.length])).toEqual([
    ['Créances', 3],
    ['Débiteurs', 3],
    ['Interlocuteurs', 3],
    ['Historique', 6],
  ])
  expect(sheets[0]!.data[1]![9]).toBe(5000)
  // One table alone, and a paper that was handed over stays where it is.
  const table = files.find(({ name }) => name === 'claims.csv')!
  const csv = await story.owner.call(routes.handoverFile, { params: { id: placingId, place: table.place } })
  expect(Buffer.from(await csv.arrayBuffer())).toEqual(file.bytes('claims.csv'))
  const { documents } = await story.owner.call(documentsRoutes.documents, { params: { id: morel } })
  const invoice = documents.find(({ name }) => name === 'invoice-FA-1.pdf')!
  const removed = await story.owner.ask(documentsRoutes.remove, { params: { id: invoice.id } })
  expect(removed.refusal?.code).toBe('was_handed_over')
  expect(items).toHaveLength(2)
})

test('a provider’s program is told, signed and in order; by the address it was told it fetches the same file, until it is recalled', async () => {
  await story.runJobs()
  expect(receiver.refused).toEqual([])
  expect(receiver.heard.map(({ kind }) => kind)).toEqual(['placement.placed'])
  const { data } = receiver.heard[0]!.body as {
    data: { url: string; manifest: string; placements: { id: string; number: string }[] }
  }
  expect(data.placements.map(({ number }) => number)).toEqual(['CF-0001', 'CF-0002'])
  // What is told names no debtor: whoever hears it asks for the rest.
  expect(JSON.stringify(receiver.heard)).not.toContain('MOREL')
  const stranger = story.visitor()
  const [, org, key] = /handovers\/(\d+)\/([0-9a-f]{64})$/.exec(data.url)!
  const params = { org: Number(org), key: key! }
  const told = await stranger.call(routes.providerHandover, { params })
  expect(told).toMatchObject({ placing: 'RM-0001', manifest: data.manifest })
  const archive = filed(Buffer.from(await (await stranger.call(routes.providerArchive, { params })).arrayBuffer()))
  expect(sha256(archive.bytes('manifest.json'))).toBe(data.manifest)
  const wrong = { ...params, key: `${key!.slice(0, -1)}${key!.endsWith('0') ? '1' : '0'}` }
  expect((await stranger.ask(routes.providerHandover, { params: wrong })).status).toBe(404)
  expect((await stranger.ask(routes.providerHandover, { params: { ...params, org: 999_999 } })).status).toBe(404)

  // The receiver is down while three things happen: each is told once it is back, in their order.
  receiver.mood = 'down'
  const [one, two] = data.placements
  await story.owner.call(routes.instructPlacement, {
    params: { id: one!.id },
    body: { note: 'Ne pas appeler avant le 5.' },
  })
  const { documentsPlaced, customerId } = await story.owner.call(routes.placement, { params: { id: two!.id } })
  await pay(story, customerId, documentsPlaced[0]!.itemId, 20_050, '2026-09-28')
  await story.runJobs()
  await story.owner.call(routes.recallPlacements, { body: { placementIds: [one!.id], reason: 'Accord trouvé' } })
  await story.runJobs()
  expect(receiver.heard).toHaveLength(1)
  const { webhook } = await story.owner.call(routes.webhook, { params: { id: mandate.providerId } })
  expect(webhook!.calls.map(({ kind, state }) => [kind, state])).toEqual([
    ['placement.recalled', 'waiting'],
    ['placement.paid_direct', 'waiting'],
    ['placement.instructed', 'waiting'],
    ['placement.placed', 'taken'],
  ])
  expect(webhook!.waiting).toBe(3)
  expect(webhook!.calls.at(-2)).toMatchObject({
    kind: 'placement.instructed',
    state: 'waiting',
    answer: 'HTTP 503 {"error":"maintenance"}',
  })
  receiver.mood = 'well'
  story.at('2026-09-28', '09:30')
  await story.runJobs()
  expect(receiver.heard.slice(1).map(({ kind, body }) => [kind, (body as { data: object }).data])).toMatchObject([
    ['placement.instructed', { note: 'Ne pas appeler avant le 5.', placements: [{ number: 'CF-0001' }] }],
    [
      'placement.paid_direct',
      { documents: [{ placement: 'CF-0002', document: 'FA-2', cents: 20_050, currency: 'EUR' }] },
    ],
    ['placement.recalled', { reason: 'Accord trouvé', placements: [{ number: 'CF-0001' }] }],
  ])
  // An answer that was lost: it is told again under the same id, and the receiver knows.
  receiver.mood = 'hangs_up'
  await story.owner.call(routes.tryWebhook, { params: { id: mandate.providerId } })
  await story.runJobs()
  receiver.mood = 'well'
  story.at('2026-09-28', '09:40')
  await story.runJobs()
  expect(receiver.heard.at(-1)!.kind).toBe('ping')
  // Everything back, the address opens nothing any more.
  await story.owner.call(routes.recallPlacements, { body: { placementIds: [two!.id], reason: 'Fin' } })
  expect((await stranger.ask(routes.providerArchive, { params })).status).toBe(404)
})

test('a forged call is not believed, a new key takes the place of the old, and a bad address is refused', async () => {
  const at = { params: { id: mandate.providerId } }
  const renewed = await story.owner.call(routes.saveWebhook, {
    ...at,
    body: { url: receiver.url, isOn: true, newKey: true },
  })
  expect(renewed.secret).not.toBe(receiver.secret)
  await story.owner.call(routes.tryWebhook, at)
  await story.runJobs()
  expect(receiver.refused.at(-1)).toBe('wrong signature')
  receiver.secret = renewed.secret!
  await story.owner.call(routes.tryWebhook, at)
  await story.runJobs()
  expect(receiver.heard.filter(({ kind }) => kind === 'ping').length).toBeGreaterThan(1)
  // The key is shown once: saving again gives none, and no route tells it.
  const again = await story.owner.call(routes.saveWebhook, {
    ...at,
    body: { url: receiver.url, isOn: true, newKey: false },
  })
  expect(again.secret).toBeNull()
  for (const url of [
    'http://prestataire.example/x',
    'ftp://prestataire.example',
    'https://10.0.0.8/x',
    'prestataire.example',
  ]) {
    const bad = await story.owner.ask(routes.saveWebhook, { ...at, body: { url, isOn: true, newKey: false } })
    expect(bad.refusal?.where, url).toBe('url')
  }
  expect(plain(JSON.stringify(await story.owner.call(routes.webhook, at)))).not.toContain(renewed.secret!)
})
