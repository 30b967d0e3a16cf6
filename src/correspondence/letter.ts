import { readFileSync } from 'node:fs'
import type { LocalDate } from '../kernel/calendar.ts'
import type { Verdict } from '../kernel/verdict.ts'
import { accept, refuse } from '../kernel/verdict.ts'
import { say } from '../kernel/wording.ts'
import { DocumentFailed, type Pdf, type PdfPress } from '../platform/pdf/pdf-press.ts'
import { printed } from './letter-wording.ts'
import type { Logo, MessageData } from './model.ts'
import { paymentLines, placeAndDate, senderLines, signatureLines, spacedSiren, tableOf, totalLines } from './parts.ts'
import { logoFile, sheetDocument, sheetHead } from './printed-sheet.ts'
import { qrModules } from './qr-modules.ts'
import type { FilledMessage } from './template.ts'
import { cleanValue } from './variables.ts'
import { wording } from './wording.ts'

/** A message ready to print: its data, and the text filled from a template (edited by hand or not). */
export type Letter = { readonly data: MessageData; readonly text: FilledMessage }

const TEMPLATE = readFileSync(new URL('./letter.typ', import.meta.url), 'utf8')
const LOGO_TRIAL = '#set page(width: 80mm, height: 30mm)\n#let d = json(bytes(sys.inputs.data))\n#image("/" + d.logo)'

/** One letter as PDF, tagged, with title, author, language and the day of the letter as its date. */
export function renderLetter(press: PdfPress, letter: Letter): Promise<Pdf> {
  const { logo } = letter.data.organisation.look
  return press.renderPdf(sheetDocument(TEMPLATE, sheet(letter), logo, letter.data.on))
}

/** Refuses a logo that passes `readLogo` but that cannot be drawn: better at upload than in every letter. */
export async function proveLogo(press: PdfPress, logo: Logo, on: LocalDate): Promise<Verdict<Logo>> {
  const name = logoFile(logo)
  try {
    await press.renderPdf({ template: LOGO_TRIAL, data: { logo: name }, files: { [name]: logo.bytes }, createdOn: on })
    return accept(logo)
  } catch (error) {
    if (error instanceof DocumentFailed) return refuse('logo_broken', wording.logoBroken, {}, 'logo')
    throw error
  }
}

/** One letter as the template reads it: strings, lists and flags only. */
function sheet({ data, text }: Letter) {
  const { organisation, recipient, payment } = data
  const { lang } = recipient
  const { sender, look } = organisation
  const signature = signatureLines(data)
  const references = [
    [say(lang, printed.ourReference), data.reference],
    [say(lang, printed.yourSiren), recipient.siren && spacedSiren(recipient.siren)],
    [say(lang, printed.yourContact), sender.name],
    [say(lang, printed.phone), sender.phone],
    [say(lang, printed.email), sender.email],
  ].flatMap(([label, value]) => (label && value ? [{ label, value: cleanValue(value) }] : []))
  return {
    title: cleanValue(text.subject),
    ...sheetHead(lang, data),
    logoAlternative: say(lang, printed.logoAlternative, { name: cleanValue(organisation.name) }),
    sender: cleanValue(organisation.name),
    senderLines: senderLines(data),
    address: [recipient.name, recipient.contact ?? '', ...recipient.addressLines].map(cleanValue).filter(Boolean),
    references,
    placeAndDate: placeAndDate(data),
    mention: mentionOf(data),
    subjectLabel: say(lang, printed.subject),
    subject: text.subject,
    blocks: text.blocks,
    table: tableOf(data),
    totals: totalLines(data),
    payment: payment && {
      title: say(lang, printed.howToPay),
      lines: paymentLines(data),
      qr: payment.epc && qrSvg(payment.epc),
      qrCaption: say(lang, printed.qr),
      qrAlternative: say(lang, printed.qrAlternative),
      url: data.payUrl && {
        target: data.payUrl,
        label: say(lang, printed.seeAndPay),
        // Typed from paper: nobody types a scheme.
        shown: data.payUrl.replace(/^https?:\/\//, ''),
        // A formal notice says so much that a code would push its signature onto a second page.
        qr: data.step.tone === 'formal_notice' ? null : qrSvg(data.payUrl),
        qrAlternative: say(lang, printed.pageQrAlternative),
      },
    },
    signature: { words: signature.words, name: signature.name, title: sender.title && cleanValue(sender.title) },
    footer: look.footer.split('\n').map(cleanValue).filter(Boolean),
    reference: cleanValue(data.reference),
    page: say(lang, printed.page),
  }
}

/** The QR code as one SVG path, a run of dark modules a rectangle. */
export function qrSvg(payload: string): string {
  const modules = qrModules(payload)
  const runs: string[] = []
  for (let y = 0; y < modules.size; y++)
    for (let x = 0; x < modules.size; x++) {
      if (!modules.get(y, x)) continue
      const from = x
      while (x < modules.size && modules.get(y, x)) x++
      runs.push(`M${from} ${y}h${x - from}v1h${from - x}z`)
    }
  const quiet = 2
  const side = modules.size + 2 * quiet
  const box = `${-quiet} ${-quiet} ${side} ${side}`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}"><path fill="#fff" d="M${-quiet} ${-quiet}h${side}v${side}h${-side}z"/><path fill="#000" d="${runs.join('')}"/></svg>`
}

/** What a letter of proof says of itself, above the subject. */
function mentionOf({ step, recipient }: MessageData): string | null {
  if (step.channel === 'registered_letter') return say(recipient.lang, printed.registered)
  return step.channel === 'electronic_registered' ? say(recipient.lang, printed.electronicRegistered) : null
}
