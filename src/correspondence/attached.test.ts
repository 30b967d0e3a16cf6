import { PDFDict, PDFDocument, PDFName, StandardFonts } from '@cantoo/pdf-lib'
import { expect, test } from 'vitest'
import type { OrgTx } from '../platform/db.ts'
import { attachedFiles, carriedTogether, enclosing } from './attached.ts'

const pdf = async (pages: number, password?: string): Promise<Uint8Array> => {
  const document = await PDFDocument.create()
  for (let page = 0; page < pages; page++) document.addPage([595, 842])
  if (password !== undefined) document.encrypt({ userPassword: password })
  return document.save()
}
const file = (content: Uint8Array) => ({ filename: 'a.pdf', contentType: 'application/pdf', content, cid: null })
const attached = (name: string) => ({ documentId: '1', name, size: 3, sha256: '00' })

test('a letter has its files printed after it; one that cannot be is named as the reason', async () => {
  const letter = { bytes: await pdf(1), pages: 1 }
  const bound = await enclosing(letter, [file(await pdf(2)), file(await pdf(3))])
  expect([(await PDFDocument.load(bound.bytes)).getPageCount(), bound.pages]).toEqual([6, 6])
  expect(await enclosing(letter, [])).toBe(letter)
  await expect(enclosing(letter, [file(await pdf(1, 'sesame'))])).rejects.toThrow('pdf_locked')
})

test('pages that share what they show keep it, each of them', async () => {
  const source = await PDFDocument.create()
  const font = await source.embedFont(StandardFonts.Helvetica)
  for (const text of ['un', 'deux', 'trois']) source.addPage([300, 300]).drawText(text, { font })
  await source.flush()
  const pages = source.getPages()
  source.catalog.Pages().set(PDFName.of('Resources'), pages[0]!.node.Resources()!)
  for (const page of pages) page.node.delete(PDFName.of('Resources'))
  const bound = await PDFDocument.load(
    (await enclosing({ bytes: await pdf(1), pages: 1 }, [file(await source.save())])).bytes,
  )
  const fontOf = (at: number) => {
    const [of] = bound.getPage(at).node.Resources()!.lookup(PDFName.of('Font'), PDFDict).values()
    return String(bound.context.lookup(of, PDFDict).get(PDFName.of('BaseFont')))
  }
  expect([fontOf(1), fontOf(2), fontOf(3)]).toEqual(['/Helvetica', '/Helvetica', '/Helvetica'])
})

test('messages with heavy files are taken fewer at a time, at least one and in their order', () => {
  const message = (id: number, ...sizes: number[]) => ({
    id,
    content: sizes.length > 0 ? { attachments: sizes.map((size) => ({ ...attached('x.pdf'), size })) } : {},
  })
  const taken = (...messages: ReturnType<typeof message>[]) => carriedTogether(messages).map(({ id }) => id)
  expect(taken(message(1), message(2, 1000), message(3))).toEqual([1, 2, 3])
  expect(taken(message(1, 8 << 20), message(2), message(3, 4 << 20, 4 << 20), message(4, 1), message(5))).toEqual([
    1, 2, 3,
  ])
  expect(taken(message(1, 30 << 20), message(2))).toEqual([1])
})

test('a file leaves under a name that every program saves; one that is there no more stops its message', async () => {
  const source = { attachedBytes: async () => new Uint8Array([1, 2, 3]) }
  const names = ['facture "mars"/../x.PDF', 'été\r\nBcc: x.pdf', '.pdf']
  const files = await attachedFiles({} as OrgTx, source, { attachments: names.map(attached) })
  expect(files.map(({ filename }) => filename)).toEqual(['facture -mars-..-x.pdf', 'été-Bcc- x.pdf', 'document.pdf'])
  // Never cut within a letter that takes two units.
  const [long] = await attachedFiles({} as OrgTx, source, { attachments: [attached(`${'a'.repeat(119)}📄📄.pdf`)] })
  expect(long!.filename).toBe(`${'a'.repeat(119)}📄.pdf`)
  const gone = { attachedBytes: async () => null }
  await expect(attachedFiles({} as OrgTx, gone, { attachments: [attached('x.pdf')] })).rejects.toThrow(
    'attachment_gone',
  )
})
