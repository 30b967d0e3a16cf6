import { simpleParser } from 'mailparser'
import { afterAll, describe, expect, it } from 'vitest'
import { composeMail } from '../../adapters/mail/smtp.ts'
import { textOfPdf } from '../../adapters/pdf/index.ts'
import { facts, letterOf } from '../../correspondence/fixtures.ts'
import { renderLetter } from '../../correspondence/index.ts'
import { orRefuse } from '../../kernel/verdict.ts'
import { openPdfPress } from '../../platform/pdf/pdf-press.ts'
import { struckCopy, struckMail, withoutLinks } from './strike-links.ts'

const CODE = 'k7f39-x2mqw-ert5y-p8vzk'
const LINK = `https://recouvrement.atelier-des-lices.example/p/${CODE}`
const CROSSED = 'https://recouvrement.atelier-des-lices.example/p/xxxxx-xxxxx-xxxxx-xxxxx'

const press = openPdfPress({ workers: 1 })
afterAll(() => press.close())

const mail = (text: string) =>
  composeMail({
    messageId: '<1@atelier.example>',
    at: new Date('2026-11-22T09:00:00Z'),
    from: { name: 'Atelier', address: 'compta@atelier.example' },
    replyTo: null,
    to: [{ name: null, address: 'client@example.org' }],
    cc: [],
    subject: 'Rappel',
    text,
    html: `<p>${text}</p><a href="${LINK}/payer">Voir et régler</a>`,
    attachments: [
      { filename: 'FA-142.pdf', contentType: 'application/pdf', content: Buffer.alloc(90_000, 7), cid: null },
    ],
  })

describe('a copy of a message holds no key to the customer’s page', () => {
  it('crosses out the code, and nothing that only looks like one', () => {
    expect(withoutLinks(`Voir ${LINK}.`)).toBe(`Voir ${CROSSED}.`)
    const others = 'FA-12345-12345-12345-12345, https://exemple.fr/produit/k7f39'
    expect(withoutLinks(others)).toBe(others)
  })

  it.each([
    ['plain letters', (text: string) => text],
    ['signs by their number, lines broken anywhere', (text: string) => `${'é '.repeat(31)}${text} œuvre`],
    ['a script that travels in base64', (text: string) => `${'Πληρωμή λογαριασμού '.repeat(9)}${text}`],
    ['a line longer than transport takes', (text: string) => `${'a'.repeat(60)} ${'b'.repeat(1_200)} ${text}`],
  ])('in a mail of %s, wherever the link stands', async (_, around) => {
    for (let shift = 0; shift < 80; shift += 3) {
      const bytes = await mail(`${'z'.repeat(shift)} ${around(LINK)}`)
      const copy = struckMail(bytes)
      expect(copy.length).toBe(bytes.length)
      const [before, after] = await Promise.all([simpleParser(bytes), simpleParser(copy)])
      expect(before.text).toContain(CODE)
      expect(after.text).toBe(before.text?.replaceAll(LINK, CROSSED))
      expect(after.html).toBe((before.html as string).replaceAll(LINK, CROSSED))
      expect(after.attachments[0]?.content).toEqual(before.attachments[0]?.content)
    }
  })

  it('of a mail without a link, is the mail itself', async () => {
    const bytes = await composeMail({
      ...{ messageId: '<2@atelier.example>', at: new Date(0), replyTo: null, cc: [], attachments: [] },
      from: { name: null, address: 'a@atelier.example' },
      to: [{ name: null, address: 'b@example.org' }],
      ...{ subject: 'Bonjour', text: 'Bonjour.', html: '<p>Bonjour.</p>' },
    })
    expect(await struckCopy('mime', 'x', bytes)).toEqual({ bytes, original: null })
  })

  it('in a text message, keeps the hash of what left', async () => {
    const left = Buffer.from(`Payez : ${LINK}`)
    const { bytes, original } = await struckCopy('text', 'x', left)
    expect(bytes.toString()).toBe(`Payez : ${CROSSED}`)
    expect(original).toMatch(/^[0-9a-f]{64}$/)
  })

  it.each(['courteous', 'formal_notice'] as const)(
    'in a letter (%s), takes out its words, its link and its code to scan',
    async (tone) => {
      for (const lang of ['fr', 'en'] as const) {
        const letter = (payUrl: string | null) =>
          renderLetter(press, letterOf(facts(tone, 'business', lang, { payUrl })))
        const left = Buffer.from((await letter(LINK)).bytes)
        const { bytes, original } = await struckCopy('pdf', 'lettre', left)
        expect(original).toMatch(/^[0-9a-f]{64}$/)
        const words = async (of: Uint8Array) => {
          const read = orRefuse(await textOfPdf({ name: 'x', bytes: of }, { pages: 5, lines: 500 }))
          if ('tooMany' in read) throw new Error('too many')
          return read.rows
            .flat()
            .map(({ text }) => text)
            .join('')
            .replace(/[\s\u00a0\u200b\u202f]/g, '')
        }
        const [before, after] = [await words(left), await words(bytes)]
        expect(before).toContain(`/p/${CODE}`)
        for (const part of CODE.split('-')) expect(after).not.toContain(part)
        expect(after).toContain(before.slice(0, before.indexOf('recouvrement.')))
        // What nothing shows can still be read in a file: the link's address, the strokes of its code, the text before it was struck.
        const inside = await unfolded(bytes)
        for (const part of CODE.split('-')) expect(inside).not.toContain(part)
        expect(inside.match(/\/URI \(/g) ?? []).toHaveLength(0)
        const strokes = (text: string) => text.match(/(?:^|\n)h\n/g)?.length ?? 0
        const without = await unfolded(Buffer.from((await letter(null)).bytes))
        expect(strokes(inside)).toBe(strokes(without))
        expect(strokes(await unfolded(left)) > strokes(without)).toBe(tone !== 'formal_notice')
      }
    },
  )
})

/** Every stream of a PDF as it is before it is folded. */
async function unfolded(bytes: Uint8Array): Promise<string> {
  const { decodePDFRawStream, PDFDocument, PDFRawStream } = await import('@cantoo/pdf-lib')
  const { context } = await PDFDocument.load(bytes, { updateMetadata: false })
  return context
    .enumerateIndirectObjects()
    .map(([, object]) =>
      object instanceof PDFRawStream
        ? Buffer.from(decodePDFRawStream(object).decode()).toString('latin1')
        : String(object),
    )
    .join('\n')
}
