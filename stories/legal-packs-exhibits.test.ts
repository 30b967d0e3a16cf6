import { deflateSync } from 'node:zlib'
import { decodePDFRawStream, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bookDocument, newCustomer } from '../tools/testing/books.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { invoicePdf, pdfOf } from './documents-files.ts'
import { hash, linesOf, manifestOf, packDesk, plainly, unzipped, wordsOf } from './legal-pack-desk.ts'
import { jpegOf, pngOf } from './pictures.ts'

/** What people keep as exhibits: made a PDF, split, or refused by name before anything is made. */
let story: Story
let desk: ReturnType<typeof packDesk>
let morel: string
beforeAll(async () => {
  story = await tellStory('2026-11-21')
  desk = packDesk(story)
  morel = await customer('MOREL')
})
afterAll(() => story.end())

/** Everything that a court asks for. */
async function customer(code: string): Promise<string> {
  const id = await newCustomer(story, code, { siren: '732829320' })
  const number = `FA-${code}`
  await bookDocument(story, { customerId: id, documentNo: number, cents: 120_000, dueOn: '2026-05-15' })
  await desk.add(id, `Facture ${number}.pdf`, 'invoice', await invoicePdf(number), number)
  await desk.add(id, `Commande ${code}.pdf`, 'order', await pdfOf([`Commande ${code}`]))
  await desk.add(id, `Kbis ${code}.pdf`, 'company_extract', await pdfOf([`Kbis ${code}`]))
  return id
}

const built = async (id: string, plan?: Awaited<ReturnType<typeof desk.whole>>) => {
  const asked = await desk.ask(id, plan ?? (await desk.whole(id)))
  expect(asked.refusal).toBeNull()
  await story.runJobs()
  return desk.made(asked.value.id)
}

/** Noise that no compression makes smaller. */
const noise = (length: number, seed: number): Buffer => {
  const bytes = Buffer.alloc(length)
  for (let at = 0; at + 4 <= length; at += 4) bytes.writeUInt32LE(Math.imul(at + seed, 2_654_435_761) >>> 0, at)
  return bytes
}

const ofPages = async (pages: number, bytesEach: number): Promise<Uint8Array<ArrayBuffer>> => {
  const document = await PDFDocument.create()
  for (let place = 0; place < pages; place++) {
    const page = document.addPage([595, 842])
    page.drawText(`Article ${place + 1}`, { x: 50, y: 700, size: 12 })
    if (bytesEach > 0)
      page.node.set(PDFName.of('Noise'), document.context.register(document.context.stream(noise(bytesEach, place))))
  }
  return new Uint8Array(await document.save())
}

test('an exhibit over the size of a channel is cut by pages, under one number, and the list tells every file', async () => {
  const id = await customer('SPLIT')
  await desk.add(id, 'Contrat cadre.pdf', 'contract', await ofPages(5, 1_500_000))
  const plan = await desk.whole(id)
  const { state, files, id: packId } = await built(id, plan)
  expect(state).toBe('ready')
  const parts = files.filter(({ title }) => title.startsWith('Contrat'))
  expect(parts.map(({ title, pages }) => [plainly(title), pages])).toEqual([
    ['Contrat (partie 1 sur 3)', 2],
    ['Contrat (partie 2 sur 3)', 2],
    ['Contrat (partie 3 sur 3)', 1],
  ])
  expect(new Set(parts.map(({ exhibitNo }) => exhibitNo)).size).toBe(1)
  for (const { size, changed } of parts) {
    expect(size).toBeLessThan(4_000_000)
    expect(changed).toBe('numéro de pièce apposé en tête de chaque page, réduite d’autant, coupée par pages')
  }
  const archive = unzipped(await desk.archive(packId))
  const pages = (await Promise.all(parts.map(({ name }) => linesOf(archive.get(name)!)))).flat()
  const no = parts[0]!.exhibitNo
  expect(pages.filter((line) => line.startsWith('Pièce'))).toEqual(
    Array.from({ length: 5 }, (_, place) => `Pièce n° ${no} – page ${place + 1}/5`),
  )
  const list = await wordsOf(archive.get('02_bordereau_SPLIT_20261121.pdf')!)
  for (const { name } of parts) expect(list.replace(/ /g, '')).toContain(name)
  expect(list).toContain(`${plan.exhibits.length} pièces`)
  expect(list).toContain('sans date')
  // By post nothing is cut.
  const posted = await built(id, { ...plan, channel: 'post' })
  expect(posted.files.filter(({ title }) => title === 'Contrat')).toHaveLength(1)
})

test('pictures are printed on a page of their own, as they were held; texts and mails as their words', async () => {
  const id = await customer('PHOTO')
  const photo = jpegOf(6)
  await desk.add(id, 'bon signé.jpg', 'delivery_proof', photo, 'FA-PHOTO')
  await desk.add(id, 'tampon.png', 'order', pngOf(40, 30))
  const mail = new Uint8Array(
    Buffer.from(
      [
        'From: "Paul Morel" <paul@morel.example>',
        'To: compta@atelier.example',
        'Date: Tue, 16 Jun 2026 08:12:00 +0000',
        'Subject: =?utf-8?q?Votre_facture_re=C3=A7ue?=',
        'Content-Type: text/plain; charset=utf-8',
        '',
        'Nous avons bien reçu la marchandise.',
        '> Payez : https://recouvrement.example/p/k7f39-x2mqw-ert5y-p8vzk',
        '',
      ].join('\r\n'),
    ),
  )
  await desk.add(id, 'accord.eml', 'terms_accepted', mail)
  const plan = await desk.whole(id)
  const { state, files, id: packId } = await built(id, plan)
  expect(state).toBe('ready')
  const archive = unzipped(await desk.archive(packId))
  const told = new Map(manifestOf(archive).files.map((one) => [one.title, one]))
  expect(told.get('Preuve de livraison n° FA-PHOTO')).toMatchObject({
    ...{ pages: 1, pdfa: 'PDF/A-2b', original: hash(photo) },
    changed: 'image imprimée sur une page, numéro de pièce apposé en tête de chaque page, réduite d’autant',
  })
  // Wider than high in the file, it was held upright.
  const { width, height } = await pictureIn(archive.get(told.get('Preuve de livraison n° FA-PHOTO')!.name)!)
  expect(height).toBeGreaterThan(width)
  const accepted = told.get('Conditions acceptées')!
  expect(accepted).toMatchObject({ pdfa: 'PDF/A-2b', original: hash(mail) })
  const words = await wordsOf(archive.get(accepted.name)!)
  for (const said of [
    'De Paul Morel – paul@morel.example',
    'Envoyé le 16 juin 2026 à 10:12',
    'Objet Votre facture reçue',
    'Nous avons bien reçu la marchandise.',
    '/p/xxxxx-xxxxx-xxxxx-xxxxx',
  ])
    expect(words).toContain(said)
  expect(words.replace(/ /g, '')).toContain(hash(mail))
  expect(
    files.every(
      ({ originalSha256, exhibitNo, title }) => exhibitNo === null || /compte|Calcul/.test(title) || originalSha256,
    ),
  ).toBe(true)
})

test('every exhibit that cannot be filed is named at once, and nothing is made', async () => {
  const id = await customer('BAD')
  const cut = jpegOf(1).slice(0, -30)
  await desk.add(id, 'bon coupé.jpg', 'delivery_proof', cut, 'FA-BAD')
  await desk.add(id, 'plan.png', 'contract', pngOf(30_000, 30_000))
  const made = await built(id)
  expect(made).toMatchObject({ state: 'refused', files: [], sha256: null })
  const told = plainly(made.refusal)
  expect(told).toContain('2 pièces ne peuvent pas être déposées, rien n’a été fabriqué.')
  expect(told).toContain('L’image « Preuve de livraison n° FA-BAD » est abîmée')
  expect(told).toContain('L’image « Contrat » a plus de 120 millions de points')
})

test('a word processor’s file is refused before anything is asked for', async () => {
  const id = await customer('DOCX')
  await desk.add(id, 'contrat.docx', 'contract', officeFile())
  const { refusal } = await desk.ask(id, await desk.whole(id))
  expect(plainly(refusal?.message ?? '')).toContain('Pièces en PDF, en image, en texte ou en courriel (Contrat)')
})

test('a book of a thousand pages is stamped to its last page', { timeout: 120_000 }, async () => {
  const id = await customer('BOOK')
  await desk.add(id, 'Catalogue.pdf', 'contract', await ofPages(1_000, 0))
  const { state, files, id: packId } = await built(id)
  expect(state).toBe('ready')
  const book = files.find(({ title }) => title === 'Contrat')!
  expect(book.pages).toBe(1_000)
  const lines = await linesOf(unzipped(await desk.archive(packId)).get(book.name)!)
  expect(lines).toContain(`Pièce n° ${book.exhibitNo} – page 1000/1000`)
})

/** How large the picture of a page is printed: the last matrix before it is drawn (ISO 32000-1, 8.3.4). */
async function pictureIn(bytes: Uint8Array): Promise<{ width: number; height: number }> {
  const { context } = await PDFDocument.load(bytes, { updateMetadata: false })
  const drawn = context
    .enumerateIndirectObjects()
    .map(([, one]) =>
      one instanceof PDFRawStream && !one.dict.has(PDFName.of('Subtype'))
        ? Buffer.from(decodePDFRawStream(one).decode()).toString('latin1')
        : '',
    )
    .join('\n')
  const matrix = /((?:-?[\d.]+ ){6})cm\s+\/\S*[xX]\S* Do/.exec(drawn)?.[1]
  const [a = 0, b = 0, c = 0, d = 0] = (matrix ?? '').trim().split(' ').map(Number)
  return { width: Math.abs(a) + Math.abs(c), height: Math.abs(b) + Math.abs(d) }
}

/** An archive that begins as office documents do. */
function officeFile(): Uint8Array<ArrayBuffer> {
  const name = '[Content_Types].xml'
  const body = deflateSync(Buffer.from('<Types/>'))
  const head = Buffer.alloc(30)
  head.write('PK\u0003\u0004', 0, 'latin1')
  head.writeUInt16LE(name.length, 26)
  return new Uint8Array(Buffer.concat([head, Buffer.from(name), body]))
}
