import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deflateBomb } from '../src/adapters/pdf/sample-pdfs.ts'
import { correspondenceRoutes } from '../src/correspondence/contract.ts'
import { deskRoutes } from '../src/desk/contract.ts'
import { documentsRoutes as routes } from '../src/documents/contract.ts'
import { documentsJobs, keepDocument } from '../src/documents/index.ts'
import { FILE_BYTES } from '../src/documents/model.ts'
import { readFile } from '../src/documents/read-file.ts'
import { dropUnused, insertContent } from '../src/documents/store.ts'
import { day } from '../src/kernel/calendar.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { sql } from '../src/platform/sql.ts'
import { portalRoutes } from '../src/portal/contract.ts'
import { systemActor } from '../src/trail/index.ts'
import { bookDocument, newCustomer } from '../tools/testing/books.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { zip } from '../tools/testing/zip.ts'
import { invoicePdf, pdfOf } from './documents-files.ts'
import { debtorOf } from './portal-debtor.ts'

/** Files kept for customers: dropped together and looked at first, one by one, shown, changed, taken away. */
let story: Story
let morel: string
let roux: string
beforeAll(async () => {
  story = await tellStory('2026-03-02')
  morel = await newCustomer(story, 'MOREL')
  roux = await newCustomer(story, 'ROUX')
  const book = (customerId: string, documentNo: string, kind: 'invoice' | 'credit_note' = 'invoice') =>
    bookDocument(story, { customerId, documentNo, cents: 120_000, dueOn: '2026-02-01', issuedOn: '2026-01-02', kind })
  await book(morel, 'FA2026-0142')
  await book(morel, 'FA2026-0143')
  await book(morel, 'AV2026-0007', 'credit_note')
  await book(roux, 'FR-88')
  await book(roux, 'COMMUN-12')
  await book(morel, 'COMMUN-12')
  await book(morel, '75011')
})
afterAll(() => story.end())

const begin = async () => (await story.owner.call(routes.beginBatch)).id
const drop = (id: string, name: string, body: Uint8Array, customerId?: string) =>
  story.owner.call(routes.addToBatch, { params: { id }, query: { name, customerId }, body })
const filesOf = async (id: string) => (await story.owner.call(routes.batch, { params: { id } })).files
const keep = (id: string, leavesRest = false) =>
  story.owner.ask(routes.commitBatch, { params: { id }, body: { leavesRest } })
const keptFor = async (id: string) => (await story.owner.call(routes.documents, { params: { id } })).documents
const archive = (files: Record<string, Uint8Array>) =>
  new Uint8Array(zip(Object.entries(files).map(([name, body]) => ({ name, body: Buffer.from(body) }))))

test('an archive of invoices finds its documents by name and by text; what is unsure is for a person', async () => {
  const id = await begin()
  const files = {
    'factures/FA2026_0142.pdf': await pdfOf(['Sans numero ici']),
    'factures/scan-17.pdf': await invoicePdf('FA2026-0143', 'Rappel : facture FA2026-0142 du 02/01/2026'),
    'avoir.pdf': await pdfOf(['Avoir n° AV2026-0007', 'Sur facture FA2026-0142']),
    'deux.pdf': await pdfOf(['Bonjour', 'Voici FA2026-0142 et FR-88']),
    'COMMUN-12.pdf': await pdfOf(['Facture COMMUN-12']),
    'BL FR-88.pdf': await pdfOf(['Bon de livraison FR-88']),
    'contrat ROUX.pdf': await pdfOf(['Contrat cadre']),
    'inconnu.pdf': await pdfOf(['Rien']),
    'ailleurs.pdf': await pdfOf(['Facture FX-9', '12 rue des Lilas', '75011 Paris']),
    '__MACOSX/._deux.pdf': new Uint8Array([1, 2, 3]),
  }
  expect(await drop(id, 'mars.zip', archive(files))).toEqual({ taken: 9, refused: [] })
  const found = Object.fromEntries((await filesOf(id)).map((one) => [one.name, one]))
  const summary = (name: string) => {
    const { state, kind, customerId, numbers, foundBy, choices } = found[name]!
    return [state, kind, customerId, numbers, foundBy, choices.length]
  }
  expect(summary('FA2026_0142.pdf')).toEqual(['ready', 'invoice', morel, ['FA2026-0142'], 'name', 0])
  expect(summary('scan-17.pdf')).toEqual(['ready', 'invoice', morel, ['FA2026-0143'], 'text', 0])
  expect(summary('avoir.pdf')).toEqual(['ready', 'credit_note', morel, ['AV2026-0007'], 'text', 0])
  expect(summary('deux.pdf')).toEqual(['unsure', 'other', null, [], null, 2])
  expect(summary('COMMUN-12.pdf')).toEqual(['unsure', 'invoice', null, [], null, 2])
  expect(summary('BL FR-88.pdf')).toEqual(['ready', 'delivery_proof', roux, ['FR-88'], 'name', 0])
  expect(summary('contrat ROUX.pdf')).toEqual(['ready', 'contract', roux, [], 'code', 0])
  expect(summary('inconnu.pdf')).toEqual(['unknown', 'other', null, [], null, 0])
  // A postal code that is a number of the books: whose it is, a person says.
  expect(summary('ailleurs.pdf')).toEqual(['unsure', 'invoice', null, [], null, 1])

  expect(await keptFor(morel)).toEqual([])
  expect((await keep(id)).refusal).toMatchObject({ code: 'undecided', message: expect.stringContaining('4 fichiers') })
  const decide = (name: string, said: { customerId: string | null; numbers: string[]; isLeftOut?: boolean }) =>
    story.owner.ask(routes.decide, {
      params: { id, fileId: found[name]!.id },
      body: { kind: found[name]!.kind, bearsOn: null, isLeftOut: false, ...said },
    })
  expect((await decide('COMMUN-12.pdf', { customerId: roux, numbers: ['FR-99'] })).refusal).toMatchObject({
    code: 'number_unknown',
    message: expect.stringContaining('FR-99'),
  })
  expect((await decide('COMMUN-12.pdf', { customerId: roux, numbers: ['COMMUN-12'] })).refusal).toBeNull()
  expect((await decide('deux.pdf', { customerId: null, numbers: [], isLeftOut: true })).refusal).toBeNull()
  expect((await keep(id, true)).value).toEqual({ kept: 6, known: 0, leftOut: 3 })
  expect((await keptFor(roux)).map(({ name }) => name).toSorted()).toEqual([
    'BL FR-88.pdf',
    'COMMUN-12.pdf',
    'contrat ROUX.pdf',
  ])
  expect(await keptFor(morel)).toHaveLength(3)

  // The same files again change nothing, in another archive and under other names.
  const again = await begin()
  await drop(again, 'encore.zip', archive({ 'autre FA2026-0142.pdf': files['factures/FA2026_0142.pdf'] }))
  expect(await filesOf(again)).toMatchObject([{ state: 'known', customerId: morel }])
  expect((await keep(again)).value).toEqual({ kept: 0, known: 1, leftOut: 0 })
  expect(await keptFor(morel)).toHaveLength(3)
})

test('what cannot be kept is refused by its name, and the others are taken', async () => {
  const id = await begin()
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
  const files = {
    'verrou.pdf': await pdfOf(['Secret'], 'sesame'),
    'abime.pdf': bytes('%PDF-1.7 et rien d’autre'),
    'facture.pdf': bytes('MZ\x90\0\x03'),
    'vide.pdf': bytes(''),
    'page.html': bytes('<html><script>alert(1)</script></html>'),
    'bon FR-88.pdf': await pdfOf(['FR-88']),
  }
  const { taken, refused } = await drop(id, 'melange.zip', archive(files))
  expect([taken, Object.fromEntries(refused.map(({ name, code }) => [name, code]))]).toEqual([
    1,
    {
      'verrou.pdf': 'pdf_locked',
      'abime.pdf': 'pdf_broken',
      'facture.pdf': 'file_executable',
      'vide.pdf': 'file_empty',
      'page.html': 'file_unknown',
    },
  ])
  for (const { name, message } of refused) expect(message).toContain(name)
  const large = new Uint8Array(FILE_BYTES + 1)
  large.set(bytes('%PDF-1.7'))
  expect((await drop(id, 'grand.pdf', large)).refused).toMatchObject([{ code: 'too_large' }])
  const broken = archive({ 'a.pdf': await pdfOf(['x']) }).slice(0, 60)
  expect(
    await story.owner.ask(routes.addToBatch, { params: { id }, query: { name: 'a.zip' }, body: broken }),
  ).toMatchObject({
    refusal: { code: 'zip_broken' },
  })
  const bomb = zip([{ name: 'bombe.pdf', body: Buffer.from('%PDF'), declared: 300 << 20 }])
  expect(
    await story.owner.ask(routes.addToBatch, { params: { id }, query: { name: 'b.zip' }, body: new Uint8Array(bomb) }),
  ).toMatchObject({
    refusal: { code: 'too_large' },
  })
  const torn = zip([
    { name: 'un.pdf', body: Buffer.from(await pdfOf(['un'])) },
    { name: 'menteur.pdf', body: Buffer.from(await pdfOf(['deux'])), declared: 5 },
    { name: 'trois.pdf', body: Buffer.from(await pdfOf(['trois'])) },
  ])
  expect(await drop(id, 'c.zip', new Uint8Array(torn))).toMatchObject({
    taken: 2,
    refused: [{ name: 'menteur.pdf', code: 'file_damaged' }],
  })
  await story.owner.call(routes.dropBatch, { params: { id } })
  expect((await story.owner.ask(routes.batch, { params: { id } })).status).toBe(404)
})

test('a PDF that unfolds into gigabytes is refused by its name, and others are answered meanwhile', async () => {
  const answered: string[] = []
  const id = await begin()
  const bombed = drop(id, 'bombe.pdf', deflateBomb(6_000)).finally(() => answered.push('bomb'))
  await keptFor(roux).finally(() => answered.push('another'))
  expect(await bombed).toMatchObject({ taken: 0, refused: [{ name: 'bombe.pdf', code: 'pdf_heavy' }] })
  expect(answered).toEqual(['another', 'bomb'])
  expect(await drop(id, 'FA2026-0142.pdf', await invoicePdf('FA2026-0142'))).toMatchObject({ taken: 1 })
  await story.owner.call(routes.dropBatch, { params: { id } })
})

test('one file at a time: recognised, opened safely, said anew, taken away with a trace', async () => {
  const body = await invoicePdf('FR-88')
  const add = (name: string, more: object = {}) =>
    story.owner.ask(routes.add, { params: { id: roux }, query: { name, ...more }, body })
  // Sent twice at once, it is kept once.
  const both = await Promise.all([add('../facture mars.pdf'), add('../facture mars.pdf')])
  expect(both.map(({ value }) => value.isKnown).toSorted()).toEqual([false, true])
  expect(both[0].value.id).toBe(both[1].value.id)
  const { value } = both[0]
  expect((await add('autre nom.pdf')).value).toEqual({ id: value.id, isKnown: true })
  expect((await keptFor(roux)).find(({ id }) => id === value.id)).toMatchObject({
    name: 'facture mars.pdf',
    kind: 'invoice',
    about: [{ documentNo: 'FR-88', itemId: expect.any(String) }],
    bearsOn: '2026-01-02',
    sha256: createHash('sha256').update(body).digest('hex'),
    addedBy: expect.any(String),
    isProof: false,
  })
  const cookie = [...story.owner.cookies].map(([name, secret]) => `${name}=${secret}`).join('; ')
  const address = `http://localhost:4780/api/orgs/${story.owner.orgId}/documents/${value.id}/file`
  const file = await story.app.app.request(address, { headers: { host: 'localhost:4780', cookie } })
  expect(new Uint8Array(await file.arrayBuffer())).toEqual(body)
  expect(Object.fromEntries(file.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': "inline; filename*=UTF-8''facture%20mars.pdf",
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining("default-src 'none'"),
  })
  const change = (numbers: string[]) =>
    story.owner.ask(routes.change, {
      params: { id: value.id },
      body: { kind: 'correspondence', name: 'courrier.pdf', numbers, bearsOn: '2026-02-30' },
    })
  expect((await change([])).refusal?.code).toBe('bad_input')
  await story.owner.call(routes.change, {
    params: { id: value.id },
    body: { kind: 'correspondence', name: 'courrier.pdf', numbers: [], bearsOn: '2026-02-28' },
  })
  expect((await keptFor(roux)).find(({ id }) => id === value.id)).toMatchObject({ kind: 'correspondence', about: [] })
  await story.owner.call(routes.remove, { params: { id: value.id } })
  expect((await keptFor(roux)).find(({ id }) => id === value.id)).toBeUndefined()
  expect((await story.owner.ask(routes.file, { params: { id: value.id } })).status).toBe(404)
  const { entries } = await story.owner.call(deskRoutes.timeline, { params: { id: roux }, query: {} as never })
  expect(entries.map((one) => ('title' in one ? one.title : '')).join(' · ')).toContain('Document retiré')
})

test('what waits for a customer that is gone has none again; what nobody keeps is forgotten by the next night', async () => {
  const gone = await newCustomer(story, 'PARTI', { email: null })
  const id = await begin()
  await drop(id, 'bon.pdf', await pdfOf(['Bon de commande']), gone)
  await story.database.db.inOrg(story.owner.orgId, (tx) =>
    tx.run(sql`delete from parties.customer where org_id = ${tx.orgId} and id = ${gone}`),
  )
  expect(await filesOf(id)).toMatchObject([{ name: 'bon.pdf', state: 'unknown' }])
  expect((await keep(id)).refusal?.code).toBe('undecided')
  const night = () =>
    documentsJobs({ db: story.database.db, clock: { now: () => story.now() } })['documents.forget']!({ orgId: 0 })
  await night()
  expect(await filesOf(id)).toHaveLength(1)
  story.at('2026-03-05')
  await night()
  expect((await story.owner.ask(routes.batch, { params: { id } })).status).toBe(404)
  story.at('2026-03-02')
})

test('the same bytes forgotten and kept at one moment are kept', async () => {
  const { db } = story.database
  const { orgId } = story.owner
  const file = await readFile({ name: 'contrat.pdf', bytes: Buffer.from(await pdfOf(['Contrat cadre 2026'])) })
  const by = { actor: systemActor('test'), at: story.now(), today: day('2026-03-02') }
  await db.inOrg(orgId, (tx) => insertContent(tx, file))
  let commit = (): void => {}
  const mayCommit = new Promise<void>((resolve) => (commit = resolve))
  let written = (): void => {}
  const isWritten = new Promise<void>((resolve) => (written = resolve))
  const kept = db.inOrg(orgId, async (tx) => {
    const done = await keepDocument(tx, roux, file, { kind: 'contract', numbers: [], bearsOn: null }, by)
    written()
    await mayCommit
    return done
  })
  await isWritten
  const forgotten = db.inOrg(orgId, (tx) => dropUnused(tx, [file.sha256]))
  // It has come to where it waits for the other.
  const waiting = sql`
    select count(*)::int as waits from pg_locks l join pg_database d on d.oid = l.database where d.datname = current_database() and not l.granted`
  await expect.poll(() => db.inOrg(orgId, (tx) => tx.one(waiting)), { timeout: 20_000 }).toEqual({ waits: 1 })
  commit()
  expect([await kept, await forgotten]).toMatchObject([{ isKnown: false }, 0])
})

test('on its page a customer opens its invoices and no others; each reading is told once', async () => {
  const { owner } = story
  const body = await invoicePdf('FR-88')
  await owner.call(routes.add, { params: { id: roux }, query: { name: 'facture.pdf' }, body })
  const { items } = await owner.call(ledgerRoutes.customerItems, { params: { id: roux } })
  const { items: others } = await owner.call(ledgerRoutes.customerItems, { params: { id: morel } })
  const kept = items.find(({ documentNo }) => documentNo === 'FR-88')!
  const debtor = await debtorOf(story, roux)
  const page = await debtor.get()
  expect(page.html).toContain(`/documents/${kept.id}`)
  const file = await debtor.get(`/documents/${kept.id}`)
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  expect(file.headers.get('content-security-policy')).toContain("default-src 'none'")
  // Another customer's documents, and what is no place of the page, are not there.
  for (const id of [...others.map((one) => one.id), (await keptFor(roux))[0]!.id, 'x'])
    expect((await debtor.get(`/documents/${id}`)).status).toBe(404)
  await debtor.get(`/documents/${kept.id}`)
  const { entries } = await owner.call(deskRoutes.timeline, { params: { id: roux }, query: {} as never })
  expect(entries.filter(({ title }) => title === 'A ouvert un document sur sa page')).toMatchObject([
    { lines: expect.arrayContaining([expect.stringMatching(/^Pièces.:.FR-88$/)]) },
  ])
})

test('a request for copies is answered with the PDFs, once they are there', async () => {
  const { owner } = story
  const verne = await newCustomer(story, 'VERNE')
  const asked = { customerId: verne, documentNo: 'FV-7', cents: 5_000, dueOn: '2026-02-01' }
  const itemId = await bookDocument(story, asked)
  const another = await bookDocument(story, { ...asked, documentNo: 'FV-8' })
  const debtor = await debtorOf(story, verne)
  expect((await debtor.get()).text).toContain('Demander une copie')
  await debtor.post('/copy', { i: [itemId, another], name: 'Paul' })
  await owner.call(routes.add, { params: { id: verne }, query: { name: 'FV-7.pdf' }, body: await invoicePdf('FV-7') })
  expect((await debtor.get(`/documents/${itemId}`)).status).toBe(200)
  const { acts } = await owner.call(portalRoutes.customerPortal, { params: { id: verne } })
  const copy = acts.find(({ kind }) => kind === 'copy')!
  await owner.call(portalRoutes.answerAct, { params: { id: copy.id }, body: { isAccepted: true, answer: '' } })
  await story.runJobs()
  const { rows } = await owner.call(correspondenceRoutes.customerMessages, { params: { id: verne }, query: {} })
  const { id } = rows.find(({ subject }) => subject.includes('notre réponse'))!
  const answer = await owner.call(correspondenceRoutes.message, { params: { id } })
  expect(answer.mail).toMatchObject({
    attachments: ['FV-7.pdf'],
    text: expect.stringContaining('Sur les 2 pièces demandées, une est jointe à ce message'),
  })
})
