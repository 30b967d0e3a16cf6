import { cmyk, degrees, PDFDocument, PDFName, PDFString, StandardFonts } from '@cantoo/pdf-lib'
import { afterAll, describe, expect, it } from 'vitest'
import { textOfPdf } from '../../adapters/pdf/index.ts'
import { day } from '../../kernel/calendar.ts'
import { orRefuse } from '../../kernel/verdict.ts'
import { openPdfPress } from '../../platform/pdf/pdf-press.ts'
import { stampedPdf } from './stamp.ts'

const press = openPdfPress({ workers: 1 })
afterAll(() => press.close())
const on = day('2026-11-22')
const stamped = (bytes: Uint8Array) => whole(bytes, null).then(([only]) => only!)
const whole = (bytes: Uint8Array, mostBytes: number | null) =>
  stampedPdf({ press, author: 'Atelier des Lices', on, mostBytes }, { no: 3, title: 'Facture n° FA-1' }, bytes)

/** As an invoicing program makes one that carries its fonts. */
const carried = async (pages: number): Promise<Uint8Array> =>
  (
    await press.renderPdf({
      template:
        '#set text(font: "Source Sans 3")\n#range(int(json(bytes(sys.inputs.data)))).map(n => [Facture]).join(pagebreak())',
      data: pages,
      createdOn: on,
    })
  ).bytes

describe('an exhibit under its number', () => {
  it('says on each page which one it is, and is archival where nothing stands against it', async () => {
    const { bytes, pages, obstacle } = await stamped(await carried(2))
    expect([pages, obstacle]).toEqual([2, null])
    const read = orRefuse(await textOfPdf({ name: 'x', bytes }, { pages: 5, lines: 100 }))
    const text = JSON.stringify(read).replace(/[\u00a0\u202f]/g, ' ')
    expect(text).toContain('Pièce n° 3 – page 1/2')
    expect(text).toContain('Pièce n° 3 – page 2/2')
    const { catalog } = await PDFDocument.load(bytes, { updateMetadata: false })
    expect(['Metadata', 'OutputIntents'].map((name) => catalog.has(PDFName.of(name)))).toEqual([true, true])
    expect(Buffer.compare((await stamped(await carried(2))).bytes, bytes)).toBe(0)
  })

  it.each([
    [
      'fonts',
      async (document: PDFDocument) =>
        document.getPage(0).drawText('x', { font: await document.embedFont(StandardFonts.Helvetica) }),
    ],
    [
      'colours',
      (document: PDFDocument) => document.getPage(0).drawSquare({ size: 20, color: cmyk(0.1, 0.2, 0.3, 0.4) }),
    ],
  ])('names what keeps it from being archival: %s', async (obstacle, spoil) => {
    const document = await PDFDocument.create()
    document.addPage([400, 300]).setRotation(degrees(90))
    await spoil(document)
    const made = await stamped(await document.save())
    expect(made.obstacle).toBe(obstacle)
    const { catalog } = await PDFDocument.load(made.bytes, { updateMetadata: false })
    expect(catalog.has(PDFName.of('OutputIntents'))).toBe(false)
  })

  it('keeps fields that people filled in, and none of what they would run', async () => {
    const document = await PDFDocument.create()
    const page = document.addPage([400, 300])
    const field = document.getForm().createTextField('montant')
    field.setText('1 200,00')
    field.addToPage(page)
    const [widget] = field.acroField.getWidgets()
    const script = document.context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') })
    for (const act of ['A', 'AA'])
      widget!.dict.set(PDFName.of(act), act === 'A' ? script : document.context.obj({ F: script }))
    const made = await stamped(await document.save({ useObjectStreams: false }))
    expect(made.obstacle).toBe('fields')
    expect(Buffer.from(made.bytes).toString('latin1')).not.toContain('app.alert')
    expect(made.pages).toBe(1)
  })

  it('hides nothing of the page: what stood in its corner stands below', async () => {
    const document = await PDFDocument.create()
    const font = await document.embedFont(StandardFonts.Helvetica)
    document.addPage([400, 300]).drawText('COIN', { x: 352, y: 288, size: 12, font })
    const { bytes } = await stamped(await document.save())
    const read = orRefuse(await textOfPdf({ name: 'x', bytes }, { pages: 1, lines: 10 }))
    if ('tooMany' in read) throw new Error('too many')
    const rows = read.rows.map((row) =>
      row
        .map(({ text }) => text)
        .join(' ')
        .replace(/[\u00a0\u202f]/g, ' '),
    )
    expect(rows).toEqual(['Pièce n° 3 – page 1/1', 'COIN'])
  })

  it('is refused by its name when it is damaged or locked', async () => {
    const whole = await carried(1)
    const locked = await PDFDocument.create()
    locked.addPage()
    locked.encrypt({ userPassword: 'sesame' })
    for (const bytes of [Buffer.from('%PDF-1.7\nnothing'), await locked.save()])
      await expect(stamped(bytes)).rejects.toThrow(/pdf_(broken|locked): “Facture n° FA-1”/)
    expect((await stamped(whole)).pages).toBe(1)
  })
})
