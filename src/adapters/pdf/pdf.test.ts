import { degrees, PDFArray, PDFDict, PDFDocument, PDFName, type PDFRef, StandardFonts } from '@cantoo/pdf-lib'
import { afterAll, describe, expect, test } from 'vitest'
import { LANGS, say } from '../../kernel/wording.ts'
import { bindPdfs, type PdfToBind, pagesOfPdf } from './index.ts'
import { openPdfDesk, textOfPdf } from './open-pdf.ts'
import { deflateBomb, densePdf } from './sample-pdfs.ts'

const MOST = { pages: 200, lines: 20_000 }
const desk = openPdfDesk()
afterAll(() => desk.close())

async function pdfSaying(...pages: readonly string[]): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  for (const text of pages) document.addPage([595, 842]).drawText(text, { x: 50, y: 700, size: 12, font })
  return document.save()
}

async function bound(...documents: readonly PdfToBind[]): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  const about = { title: 'Pièces', author: 'Atelier', at: new Date(0) }
  for await (const piece of bindPdfs(documents, about)) pieces.push(piece)
  return Buffer.concat(pieces)
}

async function textOf(bytes: Uint8Array): Promise<string[]> {
  const read = await textOfPdf({ name: 'a.pdf', bytes }, MOST, desk)
  if (!read.ok || 'tooMany' in read.value) throw new Error('no text')
  return read.value.rows.map((row) => row.map(({ text }) => text).join('  '))
}

async function pageOf(bytes: Uint8Array, page: number): Promise<Uint8Array> {
  const one = await PDFDocument.create()
  one.addPage((await one.copyPages(await PDFDocument.load(bytes), [page]))[0]!)
  return one.save()
}

describe('what a PDF costs', () => {
  test('one that unfolds into gigabytes is refused by its name, whoever opens it, while others are read', async () => {
    const name = 'bombe.pdf'
    const bytes = deflateBomb(6_000)
    expect(bytes.length).toBeLessThan(8 << 20)
    // Both threads have begun: which is done first is a matter of the files.
    await Promise.all([pdfSaying('un'), pdfSaying('deux')].map(async (one) => textOf(await one)))
    const told: string[] = []
    const [bomb, letter] = await Promise.all([
      textOfPdf({ name, bytes }, MOST, desk).finally(() => told.push('bomb')),
      textOf(await pdfSaying('Facture FA2026-0142')).finally(() => told.push('letter')),
    ])
    expect(bomb).toMatchObject({ ok: false, refusal: { code: 'pdf_heavy', params: { name } } })
    for (const lang of LANGS)
      if (!bomb.ok) expect(say(lang, bomb.refusal.sentence, bomb.refusal.params)).toContain(name)
    expect(letter).toEqual(['Facture FA2026-0142'])
    expect(told).toEqual(['letter', 'bomb'])
    // Its thread was replaced.
    expect(await textOf(await pdfSaying('encore'))).toEqual(['encore'])
  })

  test('one that takes too long is given up; more than may wait are refused at once', async () => {
    const hurried = openPdfDesk({ size: 1, patienceMs: 5_000, mostWaiting: 1 })
    const dense = { name: 'annuaire.pdf', bytes: densePdf(200, 60_000) }
    const small = { name: 'petit.pdf', bytes: await pdfSaying('petit') }
    const slow = textOfPdf(dense, MOST, hurried)
    const waiting = textOfPdf(small, MOST, hurried)
    expect(await textOfPdf(small, MOST, hurried)).toMatchObject({ refusal: { code: 'pdfs_busy' } })
    expect(await slow).toMatchObject({ refusal: { code: 'pdf_slow', params: { name: 'annuaire.pdf' } } })
    expect(await waiting).toMatchObject({ ok: true })
    await hurried.close()
  })

  test('more pages or lines than are worth reading end the reading there', async () => {
    const bytes = await pdfSaying('un', 'deux', 'trois')
    expect(await textOfPdf({ name: 'a.pdf', bytes }, { pages: 2, lines: 9 }, desk)).toMatchObject({
      value: { tooMany: 'pages' },
    })
    expect(await textOfPdf({ name: 'a.pdf', bytes }, { pages: 9, lines: 2 }, desk)).toMatchObject({
      value: { tooMany: 'lines' },
    })
  })
})

describe('binding', () => {
  test('documents follow each other, stamped where asked, whichever way their pages are turned', async () => {
    const turned = await PDFDocument.load(await pdfSaying('droit', 'quart', 'demi', 'trois quarts'))
    for (const [at, page] of turned.getPages().entries()) page.setRotation(degrees(at * 90))
    const first = { name: 'un.pdf', bytes: await pdfSaying('lettre') }
    const second = { name: 'deux.pdf', bytes: await turned.save(), stamp: 'Pièce n° 2 ☺' }
    expect(await pagesOfPdf(second)).toEqual({ ok: true, value: 4 })
    const bytes = await bound(first, second)
    const text = await textOf(bytes)
    for (const one of ['lettre', 'droit', 'quart', 'demi', 'trois quarts']) expect(text).toContain(one)
    expect(text.filter((row) => row === 'Pièce n° 2')).toHaveLength(4)
    // On the first page from its right, turned half round from its left: where the reader sees the top right both times.
    const at = async (page: number) => {
      const read = await textOfPdf({ name: 'a.pdf', bytes: await pageOf(bytes, page) }, MOST, desk)
      return read.ok && 'rows' in read.value
        ? read.value.rows.flat().find((piece) => piece.text === 'Pièce n° 2')!
        : null
    }
    expect((await at(1))!.to).toBeGreaterThan(560)
    expect((await at(3))!.from).toBeLessThan(100)
    const document = await PDFDocument.load(bytes)
    expect(document.getTitle()).toBe('Pièces')
    expect(document.getPageCount()).toBe(5)
  })

  test('what opens without a password though it is locked against changes is bound; what needs one is named', async () => {
    const open = await PDFDocument.load(await pdfSaying('ouvert'))
    open.encrypt({ userPassword: '', ownerPassword: 'secret' })
    expect(await textOf(await bound({ name: 'a.pdf', bytes: await open.save() }))).toEqual(['ouvert'])
    const locked = await PDFDocument.load(await pdfSaying('fermé'))
    locked.encrypt({ userPassword: 'sesame' })
    await expect(bound({ name: 'b.pdf', bytes: await locked.save() })).rejects.toThrow(/pdf_locked.*b\.pdf/)
    await expect(bound({ name: 'c.pdf', bytes: Buffer.from('%PDF-1.4 rien') })).rejects.toThrow(/pdf_broken.*c\.pdf/)
  })

  test('a layer that its author hides stays hidden', async () => {
    const source = await PDFDocument.load(await pdfSaying('page'))
    const { context } = source
    const layer = (name: string) => context.register(context.obj({ Type: 'OCG', Name: name }))
    const layers = [layer('visible'), layer('caché'), layer('ailleurs')]
    const used = context.obj({ A: layers[0]!, B: layers[1]! })
    source.getPage(0).node.Resources()!.set(PDFName.of('Properties'), used)
    const state = { OCGs: layers, D: { OFF: [layers[1]!, layers[2]!] } }
    source.catalog.set(PDFName.of('OCProperties'), context.obj(state))
    const first = { name: 'a.pdf', bytes: await pdfSaying('lettre') }
    const read = await PDFDocument.load(await bound(first, { name: 'b.pdf', bytes: await source.save() }))
    const kept = read.catalog.lookup(PDFName.of('OCProperties'), PDFDict)
    const names = (refs: PDFArray) =>
      refs.asArray().map((ref) => String(read.context.lookup(ref as PDFRef, PDFDict).get(PDFName.of('Name'))))
    expect(names(kept.lookup(PDFName.of('OCGs'), PDFArray))).toHaveLength(2)
    const off = kept.lookup(PDFName.of('D'), PDFDict).lookup(PDFName.of('OFF'), PDFArray)
    const shown = read.getPage(1).node.Resources()!.lookup(PDFName.of('Properties'), PDFDict)
    expect(off.asArray()).toEqual([shown.get(PDFName.of('B'))])
  })
})
