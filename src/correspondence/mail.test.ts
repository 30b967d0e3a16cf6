import { describe, expect, it } from 'vitest'
import { facts, HOSTILE, invoices, letterOf, VERDURE } from './fixtures.ts'
import { renderMail } from './mail.ts'
import type { MessageFacts } from './model.ts'

const mailOf = (message: MessageFacts, template?: { subject: string; body: string }) => {
  const { data, text } = letterOf(message, template)
  return renderMail(data, text)
}
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
/** Tags, by name and attributes, with text content and the page's own label left out. */
const tagsOf = (html: string) => html.replace(/aria-label="[^"<>]*"/, '').match(/<[a-z!/][^>]*>/gi) ?? []
const PNG = Buffer.from('89504e470d0a1a0a', 'hex')

describe('a mail', () => {
  it('says in its text part what its HTML says, with an aligned table', async () => {
    const mail = await mailOf(facts('firm'))
    const table = plain(mail.text)
      .split('\n')
      .filter((line) => /^(Document|F-1|Crédit AV)/.test(line))
    expect(table).toHaveLength(5)
    expect(new Set(table.map((line) => line.length)).size).toBe(1)
    for (const part of [plain(mail.text), plain(mail.html)]) {
      for (const said of [
        'F-1024',
        '07/10/2026',
        '45 jours',
        '4 820,50 €',
        '5 878,90 €',
        'FR76 3000 6000 0112 3456 7890 189',
        'RF12R0001',
        'Hélène Garnier',
        'SIREN 732 829 320',
      ])
        expect(part).toContain(said)
    }
    expect(mail.text).not.toMatch(/<[a-z]|&[a-z]+;|\*\*/)
  })

  it('says which documents it does not carry, and where they are, before it is signed', async () => {
    const said = async (lang: 'fr' | 'en', files: number, leftOut: number, payUrl: string | null) => {
      const mail = await mailOf(facts('firm', 'business', lang, { enclosed: { files, leftOut }, payUrl }))
      const text = plain(mail.text).replaceAll('\n', ' ')
      expect(text.indexOf('PDF')).toBeLessThan(text.indexOf('Hélène Garnier'))
      return text
    }
    const page = 'https://creances.example/p/1'
    expect(await said('fr', 10, 4, page)).toContain(
      '10 documents en PDF sont joints à ce message ; les 4 autres s’ouvrent sur votre page.',
    )
    expect(await said('fr', 1, 1, null)).toContain(
      'Un document en PDF est joint à ce message ; demandez-nous l’autre en y répondant.',
    )
    expect(await said('en', 0, 1, page)).toContain(
      'The document as PDF does not fit in this message: it opens on your page.',
    )
    expect(await said('en', 10, 2, null)).toContain(
      '10 documents are enclosed as PDF; reply and we will send the 2 others.',
    )
    expect((await mailOf(facts('firm'))).text).not.toContain('PDF')
  })

  it('carries the QR code inline and loads nothing from elsewhere', async () => {
    const mail = await mailOf(
      facts('courteous', 'business', 'fr', { payUrl: 'https://payer.example/c?a=1&b="2'.replace('"', '%22') }),
    )
    expect(mail.attachments.map((file) => [file.cid, file.contentType])).toEqual([['qr@quittance', 'image/png']])
    expect(Buffer.from(mail.attachments[0]!.content.subarray(0, 8)).equals(PNG)).toBe(true)
    const sources = [...mail.html.matchAll(/(?:src|background|@import|url\()\s*=?\s*["'(]?([^"')\s>]+)/gi)].map(
      (match) => match[1],
    )
    expect(sources.filter((source) => /^(https?:)?\/\//.test(source!))).toEqual([])
    expect(mail.html).toContain('src="cid:qr@quittance"')
    expect(mail.html).toContain('href="https://payer.example/c?a=1&amp;b=%222"')
    expect(mail.text).toContain('https://payer.example/c?a=1&b=%222')
  })

  it('shows a bitmap logo, keeps an SVG one for letters, and always the name', async () => {
    const withLogo = (format: 'png' | 'svg') =>
      facts('courteous', 'business', 'fr', {
        organisation: { ...VERDURE, look: { ...VERDURE.look, logo: { format, bytes: PNG } } },
      })
    const png = await mailOf(withLogo('png'))
    const svg = await mailOf(withLogo('svg'))
    expect(png.attachments.map((file) => file.cid)).toEqual(['logo@quittance', 'qr@quittance'])
    expect(svg.attachments.map((file) => file.cid)).toEqual(['qr@quittance'])
    for (const mail of [png, svg]) expect(mail.html).toContain('>Verdure Paysage SAS<')
  })

  it('of a demo organisation says so in subject, HTML and text', async () => {
    const mail = await mailOf(facts('courteous', 'business', 'fr', { isDemo: true }))
    expect(mail.subject).toMatch(/^\[DÉMONSTRATION\]/)
    expect(mail.html).toContain('Message de démonstration')
    expect(mail.text).toMatch(/^Message de démonstration/)
  })

  it('has the same tags whatever the values hold', async () => {
    const shaped = (value: string) => {
      const [item] = invoices(1)
      return facts('firm', 'business', 'fr', {
        recipient: { ...facts().recipient, name: value, contact: value },
        items: [{ ...item!, documentNo: value.slice(0, 40) }],
        organisation: {
          ...VERDURE,
          name: value,
          addressLines: [value],
          sender: { name: value, title: value, email: value, phone: value.slice(0, 40) },
          look: { ...VERDURE.look, footer: value, signature: value },
        },
        place: value,
      })
    }
    const template = {
      subject: '{{customer_name}}',
      body: '{{customer_name}} **{{contact_name}}**\n- {{sender_name}} {{documents}}\n{{signature}}',
    }
    const shape = async (value: string) =>
      tagsOf((await mailOf(shaped(value), template)).html).filter((tag) => !/^<(?:\/?bdi|br \/)>$/.test(tag))
    const tags = await shape('sage')
    for (const value of HOSTILE) expect(await shape(`v${value}`), value).toEqual(tags)
  })

  it('fills each place once: a value shaped like a place stays text', async () => {
    const mail = await mailOf(
      facts('note', 'business', 'fr', {
        items: [],
        credits: [],
        recipient: { ...facts().recipient, name: '%%footer%%' },
      }),
      { subject: '{{customer_name}}', body: '{{customer_name}}' },
    )
    expect(mail.html).toContain('<title>%%footer%%</title>')
    expect(mail.html.match(/SAS au capital/g)).toHaveLength(1)
    expect(mail.attachments).toEqual([])
  })

  it('holds 200 invoices', async () => {
    const mail = await mailOf(facts('firm', 'business', 'en', { items: invoices(200) }))
    expect(mail.html.match(/FA2026-1\d\d\d/g)?.length).toBeGreaterThanOrEqual(200)
    expect(mail.text.split('\n').filter((line) => line.startsWith('FA2026-'))).toHaveLength(200)
  })
})
