import { say } from '../kernel/wording.ts'
import { printed } from './letter-wording.ts'
import { escapeHtml, htmlBody } from './mail-html.ts'
import { fillLayout, mailLayout } from './mail-layout.ts'
import { textBody } from './mail-text.ts'
import type { MessageData } from './model.ts'
import { senderLines } from './parts.ts'
import { qrPng } from './qr-png.ts'
import type { FilledMessage } from './template.ts'
import { cleanValue } from './variables.ts'

/** A file that travels with a mail; one with a `cid` is shown inside the HTML. */
export type MailAttachment = {
  readonly filename: string
  readonly contentType: string
  readonly content: Uint8Array
  readonly cid: string | null
}

/** A mail ready to leave, without its envelope: HTML and plain text say the same. */
export type RenderedMail = {
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly attachments: readonly MailAttachment[]
}

const QR_CID = 'qr@quittance'
const LOGO_CID = 'logo@quittance'

/**
 * One message as a mail: the organisation's look, the text, the table, how to pay, the QR code and a bitmap logo inline (mail
 * programs do not draw SVG). Nothing is loaded from elsewhere, so nothing tracks the reader.
 */
export async function renderMail(data: MessageData, text: FilledMessage): Promise<RenderedMail> {
  const { organisation, recipient, payment } = data
  const { lang } = recipient
  const { look } = organisation
  const logo = look.logo && look.logo.format !== 'svg' ? look.logo : null
  const footer = [...senderLines(data), ...look.footer.split('\n').map(cleanValue).filter(Boolean)]
  const showsQr = payment?.epc && text.blocks.some((block) => block.kind === 'payment')
  const brand = {
    colour: look.colour.toLowerCase(),
    lang,
    hasLogo: logo !== null,
    isDemo: data.isDemo,
    hasFooter: footer.length > 0,
  }
  const attachments: MailAttachment[] = []
  if (logo) {
    const kind = { filename: `logo.${logo.format}`, contentType: `image/${logo.format}` }
    attachments.push({ ...kind, content: logo.bytes, cid: LOGO_CID })
  }
  if (showsQr) {
    const content = qrPng(payment.epc!)
    attachments.push({ filename: 'qr.png', contentType: 'image/png', content, cid: QR_CID })
  }
  const name = cleanValue(organisation.name)
  const logoAlternative = escapeHtml(say(lang, printed.logoAlternative, { name }))
  const html = fillLayout(await mailLayout(brand), {
    subject: escapeHtml(text.subject),
    sender: escapeHtml(name),
    logo: `<img src="cid:${LOGO_CID}" height="44" alt="${logoAlternative}" style="display:block;height:44px;border:0" />`,
    demo: escapeHtml(say(lang, printed.demoBanner)),
    body: htmlBody(text.blocks, data, showsQr ? QR_CID : null),
    footer: footer.map(escapeHtml).join('<br />'),
  })
  const subject = data.isDemo ? `[${say(lang, printed.demo)}] ${text.subject}` : text.subject
  return { subject, html, text: textBody(text.blocks, data), attachments }
}
