import { spawnSync } from 'node:child_process'
import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib'
import { afterAll, describe, expect, it } from 'vitest'
import { openPdfPress, type Pdf } from '../platform/pdf/pdf-press.ts'
import { facts, HOSTILE, invoices, letterOf, VERDURE } from './fixtures.ts'
import { type Letter, renderLetter } from './letter.ts'
import { readLogo } from './logo.ts'
import { RECIPIENT_KINDS, TONES } from './model.ts'
import { renderLetterBatch } from './render-letter-batch.ts'

const press = openPdfPress({ workers: 2 })
afterAll(() => press.close())

const hasPdftotext = spawnSync('pdftotext', ['-v']).status === 0
if (!hasPdftotext) console.warn('pdftotext is not installed: the words printed on letters are not read back')

/** The words of a PDF with every kind of space made one; empty when there is no reader on this machine. */
const wordsOf = (bytes: Uint8Array, ...options: string[]) =>
  spawnSync('pdftotext', [...options, '-', '-'], { input: bytes })
    .stdout.toString('utf8')
    .replace(/[\s\u00a0\u202f\u200b]+/g, ' ')

describe('a letter', () => {
  it('is one page for every default text with three invoices and the way to its page, in both languages', async () => {
    const payUrl = 'https://recouvrement.atelier-des-lices.example/p/k7f39-x2mqw-ert5y-p8vzk'
    const letters = (['fr', 'en'] as const).flatMap((lang) =>
      TONES.flatMap((tone) => RECIPIENT_KINDS.map((kind) => letterOf(facts(tone, kind, lang, { payUrl })))),
    )
    const pages = await Promise.all(letters.map(async (letter) => (await renderLetter(press, letter)).pages))
    expect(pages).toEqual(letters.map(() => 1))
  })

  it('carries title, author, language, tags and its own date, and is the same bytes again', async () => {
    const letter = letterOf(facts('formal_notice'))
    const [one, two] = await Promise.all([renderLetter(press, letter), renderLetter(press, letter)])
    expect(Buffer.compare(one.bytes, two.bytes)).toBe(0)
    const pdf = await PDFDocument.load(one.bytes, { updateMetadata: false })
    expect(pdf.getTitle()?.replace(/[\u00a0\u202f]/g, ' ')).toBe('Mise en demeure de payer 5 878,90 €')
    expect(pdf.getAuthor()).toBe('Verdure Paysage SAS')
    expect(pdf.getCreationDate()?.toISOString()).toBe('2026-11-21T12:00:00.000Z')
    const language = pdf.catalog.lookup(PDFName.of('Lang'))
    expect((language instanceof PDFString || language instanceof PDFHexString) && language.decodeText()).toMatch(/^fr/i)
    expect(pdf.catalog.lookup(PDFName.of('StructTreeRoot'))).toBeInstanceOf(PDFDict)
  })

  it('breaks over pages when it must: 200 invoices, header repeated, pages numbered', async () => {
    const { bytes, pages } = await renderLetter(
      press,
      letterOf(facts('firm', 'business', 'fr', { items: invoices(200) })),
    )
    expect(pages).toBeGreaterThanOrEqual(5)
    expect(pages).toBeLessThanOrEqual(7)
    if (!hasPdftotext) return
    const words = wordsOf(bytes)
    for (const said of ['Votre SIREN', 'IBAN FR76 3000 6000 0112 3456 7890 189', 'compta@verdure.example'])
      expect(words).toContain(said)
    for (let index = 0; index < 200; index++) expect(words).toContain(`FA2026-${1000 + index}`)
    expect(words).toContain(`${pages}/${pages}`)
    expect(words.match(/Échéance Retard/g)?.length).toBeGreaterThanOrEqual(4)
  })

  it('shows the address whole inside the window of the envelope, and nothing else there', async (context) => {
    if (!hasPdftotext) return context.skip()
    const recipient = {
      ...facts().recipient,
      name: "Société Coopérative d'Intérêt Collectif pour le Développement Économique des Territoires de Bourgogne-Franche-Comté SCIC SA",
      contact: 'Marie-Antoinette de La Rochefoucauld-Montmorency, directrice administrative',
      addressLines: [
        'Immeuble Les Jardins de la Préfecture',
        'Bâtiment C, escalier 4',
        '1234 avenue du Maréchal de Lattre de Tassigny prolongée',
        'BP 12345',
        '21000 Dijon Cedex 9',
        'FRANCE',
      ],
    }
    const { bytes } = await renderLetter(press, letterOf(facts('final', 'business', 'fr', { recipient })))
    // At 72 dots an inch a point is a dot: the window is 110–190 mm across and 50–78.5 mm down.
    const window = ['-r', '72', '-x', '311', '-y', '140', '-W', '230', '-H', '83']
    const seen = wordsOf(bytes, ...window).trim()
    const expected = [recipient.name, recipient.contact, ...recipient.addressLines].join(' ')
    expect(seen.replace(/- /g, '-')).toBe(expected)
  })

  it('prints hostile values as they are written', async () => {
    for (const value of HOSTILE) {
      const text = `v ${value}`
      const recipient = { ...facts().recipient, name: text, contact: text, addressLines: [text] }
      const [item] = invoices(1)
      const message = facts('firm', 'business', 'fr', {
        recipient,
        items: [{ ...item!, documentNo: text.slice(0, 40) }],
        organisation: {
          ...VERDURE,
          name: text,
          sender: { ...VERDURE.sender, name: text },
          look: { ...VERDURE.look, footer: text, signature: text },
        },
      })
      const { bytes, pages } = await renderLetter(press, letterOf(message))
      expect(pages).toBe(1)
      if (hasPdftotext && value.startsWith('#panic'))
        expect(wordsOf(bytes)).toContain('#panic("boum") #read("/etc/passwd")')
    }
  })

  it('draws long numbers, ten million euros and two currencies on one page', async () => {
    const [first, second] = invoices(2, 1_000_000_000)
    const items = [
      { ...first!, documentNo: 'FACTURE-2026-SANS-ESPACE-0000012345-ABCD' },
      { ...second!, currency: 'USD', openCents: 1 },
    ]
    const { bytes, pages } = await renderLetter(
      press,
      letterOf(facts('final', 'business', 'fr', { items, isDemo: true })),
    )
    expect(pages).toBe(1)
    if (hasPdftotext) expect(wordsOf(bytes)).toContain('10 000 000,00 €')
  })
})

describe('a batch', () => {
  const batchOf = async (...letters: Letter[]) => {
    const pdfs: Pdf[] = []
    for await (const { order, result } of renderLetterBatch(
      press,
      letters.map((letter) => ({ letter })),
    )) {
      expect(order.letter).toBe(letters[pdfs.length])
      if (result instanceof Error) throw result
      pdfs.push(result)
    }
    return pdfs
  }

  it('gives each letter its own page numbers, long or short', async () => {
    const long = letterOf(facts('firm', 'business', 'fr', { items: invoices(60) }))
    const short = letterOf(facts('courteous', 'consumer', 'en', { items: invoices(1) }))
    const pdfs = await batchOf(short, long, short)
    const { pages } = pdfs[1]!
    expect(pages).toBeGreaterThan(1)
    expect(pdfs.map((pdf) => pdf.pages)).toEqual([1, pages, 1])
    if (!hasPdftotext) return
    expect(pdfs.map((pdf) => wordsOf(pdf.bytes).match(/Page \d\/\d/g))).toEqual([
      ['Page 1/1'],
      Array.from({ length: pages }, (_, index) => `Page ${index + 1}/${pages}`),
      ['Page 1/1'],
    ])
  })

  it('keeps the logos of its letters apart', async () => {
    const withLogo = (colour: string) => {
      const verdict = readLogo(
        Buffer.from(
          `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><rect width="40" height="10" fill="${colour}"/></svg>`,
        ),
      )
      if (!verdict.ok) throw new Error(verdict.refusal.code)
      const look = { ...VERDURE.look, logo: verdict.value }
      return letterOf(facts('courteous', 'business', 'fr', { organisation: { ...VERDURE, look } }))
    }
    const [red, blue] = [withLogo('#ff0000'), withLogo('#0000ff')]
    const [expectedRed, expectedBlue] = [await renderLetter(press, red), await renderLetter(press, blue)]
    expect(Buffer.compare(expectedRed.bytes, expectedBlue.bytes)).not.toBe(0)
    // More letters than threads, so that each thread draws both.
    const order = [red, blue, blue, red, blue, red, red, blue]
    const pdfs = await batchOf(...order)
    for (const [index, pdf] of pdfs.entries())
      expect(Buffer.compare(pdf.bytes, (order[index] === red ? expectedRed : expectedBlue).bytes)).toBe(0)
  })
})
