import { PDFDocument } from '@cantoo/pdf-lib'
import { afterAll, describe, expect, it } from 'vitest'
import { day } from '../../kernel/calendar.ts'
import { DocumentFailed, openPdfPress, PressFailed } from './pdf-press.ts'

const press = openPdfPress({ workers: 2 })
afterAll(() => press.close())

const document = (template: string, data: unknown = {}) => ({ template, data, createdOn: day('2026-11-21') })
const SAYS = '#set document(title: "t")\n#let d = json(bytes(sys.inputs.data))\n#d.text'

describe('the PDF press', () => {
  it('gives the same bytes for the same document of the same day', async () => {
    const [one, two] = await Promise.all([
      press.renderPdf(document(SAYS, { text: 'Échéance' })),
      press.renderPdf(document(SAYS, { text: 'Échéance' })),
    ])
    expect(Buffer.from(one.bytes.slice(0, 5)).toString()).toBe('%PDF-')
    expect(one.pages).toBe(1)
    expect(Buffer.compare(one.bytes, two.bytes)).toBe(0)
  })

  it('rejects a bad document with its cause and goes on with the others', async () => {
    const results = await Promise.allSettled([
      press.renderPdf(document('#unknown-name')),
      press.renderPdf(document(SAYS, { text: 'bon' })),
      press.renderPdf(document('#panic("mauvais")')),
      press.renderPdf({ ...document('#image("/logo.png")'), files: { 'logo.png': Buffer.from('not a picture') } }),
      press.renderPdf(document(SAYS, { text: 'encore bon' })),
    ])
    expect(results.map((result) => result.status)).toEqual([
      'rejected',
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
    ])
    const [first] = results
    expect(first?.status === 'rejected' && first.reason).toBeInstanceOf(DocumentFailed)
    expect(first?.status === 'rejected' && String(first.reason)).toContain('unknown-name')
  })

  it('tells a document how many pages it takes', async () => {
    const sheets =
      '#let d = json(bytes(sys.inputs.data))\n#set document(title: sys.inputs.pages)\n#d.sheets.join(pagebreak())'
    const titleOf = async (...names: string[]) => {
      const { bytes, pages } = await press.renderPdf(document(sheets, { sheets: names }))
      expect(pages).toBe(names.length)
      return (await PDFDocument.load(bytes, { updateMetadata: false })).getTitle()
    }
    expect(await titleOf('one')).toBe('1')
    expect(await titleOf('one', 'two', 'three')).toBe('3')
  })

  it('reads no file of the machine', async () => {
    await expect(press.renderPdf(document('#read("/etc/passwd")'))).rejects.toThrow(DocumentFailed)
    await expect(press.renderPdf(document('#read("../etc/passwd")'))).rejects.toThrow(/access denied/)
  })

  it('gives up a document that never ends, replaces the thread and works on', async () => {
    const impatient = openPdfPress({ workers: 1, patienceMs: 4000 })
    const endless = '#let n = 0\n#for a in range(4000) { for b in range(4000) { n += calc.rem(a * b, 7) } }\n#n'
    const [slow, next] = await Promise.allSettled([
      impatient.renderPdf(document(endless)),
      impatient.renderPdf(document(SAYS, { text: 'suivant' })),
    ])
    expect(slow.status).toBe('rejected')
    expect(next.status).toBe('fulfilled')
    await impatient.close()
  })

  it('refuses work once closed, and finishes what was running', async () => {
    const short = openPdfPress({ workers: 1 })
    const running = short.renderPdf(document(SAYS, { text: 'en cours' }))
    const closing = short.close()
    await expect(running).resolves.toMatchObject({ pages: 1 })
    await closing
    await expect(short.renderPdf(document(SAYS))).rejects.toThrow(PressFailed)
  })
})
