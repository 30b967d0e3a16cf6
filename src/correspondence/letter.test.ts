import { spawnSync } from 'node:child_process'
import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib'
import { afterAll, describe, expect, it } from 'vitest'
import { openPdfPress } from '../platform/pdf/pdf-press.ts'
import { facts, HOSTILE, invoices, letterOf, TODAY, VERDURE } from './fixtures.ts'
import { renderLetter, renderLetters } from './letter.ts'
import { readLogo } from './logo.ts'
import { RECIPIENT_KINDS, TONES } from './model.ts'

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
  it('is one page for every default text with three invoices, in both languages', async () => {
    const letters = (['fr', 'en'] as const).flatMap((lang) =>
      TONES.flatMap((tone) => RECIPIENT_KINDS.map((kind) => letterOf(facts(tone, kind, lang)))),
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
  it('starts each letter on a new page with its own numbers, with and without merging', async () => {
    const long = letterOf(facts('firm', 'business', 'fr', { items: invoices(60), reference: 'R-LONG' }))
    const short = letterOf(facts('courteous', 'consumer', 'en', { items: invoices(1) }))
    const few = await renderLetters(press, [short, long, short], TODAY)
    const alone = (await renderLetter(press, long)).pages
    expect(few.pages).toBe(alone + 2)
    const many = await renderLetters(
      press,
      Array.from({ length: 101 }, () => short),
      TODAY,
    )
    expect(many.pages).toBe(101)
    const pdf = await PDFDocument.load(many.bytes, { updateMetadata: false })
    expect([pdf.getTitle(), pdf.getAuthor()]).toEqual(['101 letters of 21 November 2026', 'Verdure Paysage SAS'])
    if (!hasPdftotext) return
    expect(wordsOf(few.bytes).match(/Page \d\/\d/g)).toEqual([
      'Page 1/1',
      ...Array.from({ length: alone }, (_, index) => `Page ${index + 1}/${alone}`),
      'Page 1/1',
    ])
  })

  it('keeps the logos of its letters apart', async () => {
    const logo = (colour: string) => {
      const verdict = readLogo(
        Buffer.from(
          `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><rect width="40" height="10" fill="${colour}"/></svg>`,
        ),
      )
      if (!verdict.ok) throw new Error(verdict.refusal.code)
      return facts('courteous', 'business', 'fr', {
        organisation: { ...VERDURE, look: { ...VERDURE.look, logo: verdict.value } },
      })
    }
    const red = letterOf(logo('#ff0000'))
    const blue = letterOf(logo('#0000ff'))
    const [alone, together, again] = await Promise.all([
      renderLetters(press, [red, red], TODAY),
      renderLetters(press, [red, blue], TODAY),
      renderLetters(press, [red, red], TODAY),
    ])
    expect(Buffer.compare(alone.bytes, together.bytes)).not.toBe(0)
    expect(Buffer.compare(alone.bytes, again.bytes)).toBe(0)
  })
})
