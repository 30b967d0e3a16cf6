import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { legalRoutes as routes } from '../src/legal/contract.ts'
import { verifyFile } from '../src/trail/index.ts'
import { bookDocument, newCustomer, pay } from '../tools/testing/books.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { archivalFaults } from './archival-faults.ts'
import { invoicePdf, pdfOf } from './documents-files.ts'
import { hash, manifestOf, packDesk, plainly, unzipped } from './legal-pack-desk.ts'

/** What is filed with a court, and what an auditor reads: law sheet §6.2 and §6.3. */
let story: Story
let morel: string
let invoice: string
let sent: Uint8Array<ArrayBuffer>
let desk: ReturnType<typeof packDesk>
beforeAll(async () => {
  story = await tellStory('2026-11-21')
  desk = packDesk(story)
  morel = await newCustomer(story, 'MOREL', { name: 'Atelier Morel', siren: '732829320' })
  invoice = await bookDocument(story, {
    customerId: morel,
    documentNo: 'FA-142',
    cents: 1_200_000,
    issuedOn: '2026-04-15',
    dueOn: '2026-05-15',
  })
  sent = await invoicePdf('FA-142')
  await pay(story, morel, invoice, 500_000, '2026-07-20')
})
afterAll(() => story.end())

test('what is missing is told before anything is made, and where to add it', async () => {
  const { value, refusal } = await desk.ask(morel, (await desk.ground(morel)).plan)
  expect(value).toBeUndefined()
  expect(refusal?.code).toBe('pack_incomplete')
  for (const missing of [
    'PDF de chaque facture (FA-142)',
    'Commande, contrat',
    'Extrait Kbis',
    'Identité du créancier',
  ])
    expect(refusal?.message).toContain(missing)
})

test('complete, it is made once and for all: numbered, stamped, listed, hashed, and the same bytes for the same', async () => {
  await desk.add(morel, 'Facture FA-142.pdf', 'invoice', sent, 'FA-142')
  await desk.add(morel, 'Commande CDE-4471.pdf', 'order', await pdfOf(['Commande CDE-4471']))
  await desk.add(morel, 'BL 88.pdf', 'delivery_proof', await pdfOf(['Bon de livraison 88']), 'FA-142')
  await desk.add(morel, 'Kbis Dubois.pdf', 'company_extract', await pdfOf(['Extrait Kbis']))
  await desk.add(morel, 'Mise en demeure.pdf', 'notice_proof', await pdfOf(['Accusé de réception']))
  const plan = await desk.whole(morel)
  expect(plan.exhibits.map(({ title }) => title)).toEqual([
    'Extrait Kbis ou SIREN',
    'Commande',
    'Preuve de livraison n° FA-142',
    'Facture n° FA-142 du 15/04/2026',
    'Relevé de compte des factures réclamées',
    'Calcul des intérêts de retard',
    'Preuve de mise en demeure',
  ])
  const first = await desk.ask(morel, plan)
  expect(first.refusal).toBeNull()
  const second = await desk.ask(morel, plan)
  await story.runJobs()
  const made = await story.owner.call(routes.pack, { params: { id: first.value.id } })
  expect(made).toMatchObject({ state: 'ready', name: 'requete_MOREL_20261121.zip', refusal: null })
  const zip = await desk.archive(first.value.id)
  expect([zip.length, hash(zip)]).toEqual([made.size, made.sha256])
  expect(hash(await desk.archive(second.value.id))).toBe(made.sha256)

  const files = unzipped(zip)
  expect([...files.keys()]).toEqual([
    '01_requete_MOREL_20261121.pdf',
    '02_bordereau_MOREL_20261121.pdf',
    '03_donnees-cerfa-12946_MOREL_20261121.pdf',
    '04_piece-1-kbis_sans-date.pdf',
    '05_piece-2-commande_sans-date.pdf',
    '06_piece-3-livraison_FA-142_sans-date.pdf',
    '07_piece-4-facture_FA-142_20260415.pdf',
    '08_piece-5-compte_20261121.pdf',
    '09_piece-6-interets_20261121.pdf',
    '10_piece-7-preuve-mise-en-demeure_sans-date.pdf',
    'manifest.json',
    'manifest.csv',
  ])
  for (const name of files.keys()) expect(name).toMatch(/^[\x21-\x7e]+$/)
  const manifest = manifestOf(files)
  for (const { name, sha256 } of manifest.files) expect(hash(files.get(name)!), name).toBe(sha256)
  // An invoice that does not carry its fonts stays what it is, and the manifest says so; what we draw up is archival.
  expect(manifest.files.map(({ pdfa }) => pdfa)).toEqual([
    ...['PDF/A-2b', 'PDF/A-2b', 'PDF/A-2b'],
    ...Array(4).fill('polices non incorporées'),
    ...['PDF/A-2b', 'PDF/A-2b', 'polices non incorporées'],
  ])
  for (const { name, pdfa } of manifest.files) {
    const document = await PDFDocument.load(files.get(name)!, { updateMetadata: false })
    const isMarked = document.catalog.has(PDFName.of('OutputIntents')) && document.catalog.has(PDFName.of('Metadata'))
    expect(isMarked, name).toBe(pdfa === 'PDF/A-2b')
    expect((await archivalFaults(files.get(name)!)).length === 0, name).toBe(pdfa === 'PDF/A-2b')
  }
})

test('an exhibit that a court cannot read, or too large for the way chosen, leaves a sentence and no document', async () => {
  const noise = Buffer.alloc(4_200_000)
  for (let at = 0; at < noise.length; at += 4) noise.writeUInt32LE(Math.imul(at, 2_654_435_761) >>> 0, at)
  const large = await PDFDocument.load(await pdfOf(['Contrat']))
  const page = large.getPage(0)
  page.node.set(PDFName.of('Noise'), large.context.register(large.context.stream(noise)))
  await desk.add(morel, 'Contrat cadre.pdf', 'contract', new Uint8Array(await large.save()))
  const plan = await desk.whole(morel)
  const { value } = await desk.ask(morel, plan)
  await story.runJobs()
  const made = await story.owner.call(routes.pack, { params: { id: value.id } })
  expect(made).toMatchObject({ state: 'refused', files: [], sha256: null })
  expect(plainly(made.refusal)).toContain('La page 1 de « Contrat » pèse à elle seule 4,3 Mo')
  expect(plainly(made.refusal)).toContain('Tribunal Digital (en ligne) accepte 4 Mo')
  const refused = await story.owner.ask(routes.packArchive, { params: { id: value.id } })
  expect(refused.refusal?.code).toBe('exhibit_too_large')
  // By post, nothing is too large.
  const posted = await desk.ask(morel, { ...plan, channel: 'post' })
  await story.runJobs()
  expect(await story.owner.call(routes.pack, { params: { id: posted.value.id } })).toMatchObject({ state: 'ready' })
})

test('the lawyers’ network takes what fits one message at a time', async () => {
  const plan = await desk.whole(morel)
  const light = {
    ...plan,
    channel: 'rpva' as const,
    exhibits: plan.exhibits.filter(({ title }) => title !== 'Contrat'),
  }
  const { value } = await desk.ask(morel, light)
  await story.runJobs()
  const { files } = await story.owner.call(routes.pack, { params: { id: value.id } })
  expect(new Set(files.map(({ name }) => name.split('/')[0]))).toEqual(
    new Set(['envoi-1', 'manifest.json', 'manifest.csv']),
  )
})

test('an evidence file tells all of a customer, holds every file byte for byte, and its trail verifies offline', async () => {
  const { id } = await story.owner.call(routes.askEvidence, { params: { id: morel }, body: { itemIds: null } })
  await story.runJobs()
  const made = await story.owner.call(routes.pack, { params: { id } })
  expect(made).toMatchObject({ state: 'ready', kind: 'evidence', name: 'preuves_MOREL_20261121.zip' })
  const files = unzipped(await desk.archive(id))
  const names = [...files.keys()]
  expect(names).toContain('LISEZMOI.txt')
  expect(names.filter((name) => name.startsWith('documents/'))).toHaveLength(6)
  expect(hash(files.get(names.find((name) => name.includes('Facture-FA-142'))!)!)).toBe(hash(Buffer.from(sent)))
  const folder = await mkdtemp(join(tmpdir(), 'evidence-'))
  const file = join(folder, 'journal.jsonl')
  const lines = files.get('journal.jsonl')!.toString().trimEnd().split('\n')
  const verified = async (told: readonly string[]) => {
    await writeFile(file, `${told.join('\n')}\n`)
    return verifyFile(file)
  }
  expect(await verified(lines)).toMatchObject({ intact: true, events: lines.length - 1 })
  expect(await verified(lines.toSpliced(2, 1))).toMatchObject({ intact: false })
  // The extract was asked for by the last event of the chain: another end does not fit it.
  const head = lines[0]!
  const [, chainHead] = /"chainHead":"([0-9a-f]{64})"/.exec(head)!
  expect(await verified(lines.with(0, head.replace(chainHead!, '0'.repeat(64))))).toMatchObject({ intact: false })
  expect(await verified(lines.with(2, lines[2]!.replace('2026-11-21', '2026-11-20')))).toMatchObject({
    intact: false,
    fault: 'altered',
  })
  await rm(folder, { recursive: true })
})
