import { say } from '../kernel/wording.ts'
import { printed } from './letter-wording.ts'
import type { MessageData } from './model.ts'
import { type Line, paymentLines, signatureLines, type Table, tableOf, totalLines } from './parts.ts'
import type { FilledBlock, Run } from './template.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]!)

/** Right-to-left words are fenced in, so that they cannot reorder the figures beside them. */
const fenced = (text: string): string =>
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(text) ? `<bdi>${escapeHtml(text)}</bdi>` : escapeHtml(text)

const runs = (line: readonly Run[]): string =>
  line
    .map((run) => {
      const words = run.bold ? `<strong>${fenced(run.text)}</strong>` : fenced(run.text)
      return run.url ? `<a href="${escapeHtml(run.url)}" style="color:#1f2328">${words}</a>` : words
    })
    .join('')

const QUIET = 'color:#5b626a'
const FIGURE = 'text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums'

/** The inside of a mail as HTML with inline styles, escaped; readable with images off. `qrCid` names the attached QR code. */
export function htmlBody(blocks: readonly FilledBlock[], data: MessageData, qrCid: string | null): string {
  return blocks.map((block) => htmlBlock(block, data, qrCid)).join('\n')
}

function htmlBlock(block: FilledBlock, data: MessageData, qrCid: string | null): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p style="margin:0 0 14px">${block.lines.map(runs).join('<br />')}</p>`
    case 'list':
      return `<ul style="margin:0 0 14px;padding-left:20px">${block.entries.map((entry) => `<li>${runs(entry)}</li>`).join('')}</ul>`
    case 'table': {
      const table = tableOf(data)
      return table ? htmlTable(table) : ''
    }
    case 'total':
      return htmlTotals(totalLines(data))
    case 'payment':
      return htmlPayment(data, qrCid)
    case 'signature':
      return htmlSignature(data)
  }
}

function htmlTable({ columns, rows }: Table): string {
  const side = (index: number) =>
    columns[index]!.isFigure ? FIGURE : index === 0 ? 'word-break:break-word' : 'white-space:nowrap'
  const pad = (index: number) => `padding:6px ${index === columns.length - 1 ? 0 : 10}px 6px 0`
  const phone = (index: number) => (columns[index]!.isMinor ? ' class="wide"' : '')
  const head = columns.map(
    (column, index) =>
      `<th scope="col"${phone(index)} style="${pad(index)};border-bottom:2px solid #3c4248;text-align:${column.isFigure ? 'right' : 'left'};font-weight:600;white-space:nowrap">${escapeHtml(column.title)}</th>`,
  )
  const lines = rows.map((row) =>
    row.length === 1
      ? `<tr><th scope="rowgroup" colspan="${columns.length}" style="padding:12px 0 4px;border-bottom:1px solid #d9dcdf;text-align:left;font-weight:600">${fenced(row[0]!)}</th></tr>`
      : `<tr>${row.map((cell, index) => `<td${phone(index)} style="${pad(index)};border-bottom:1px solid #d9dcdf;vertical-align:top;${side(index)}">${fenced(cell)}</td>`).join('')}</tr>`,
  )
  return `<table style="width:100%;border-collapse:collapse;font-size:14px;line-height:1.35;margin:4px 0 10px"><thead><tr>${head.join('')}</tr></thead><tbody>${lines.join('')}</tbody></table>`
}

function htmlTotals(lines: readonly Line[]): string {
  if (lines.length === 0) return ''
  const rows = lines.map(({ label, value, isStrong }) => {
    const weight = isStrong ? 'font-weight:600;font-size:16px' : QUIET
    return `<tr><td style="padding:2px 16px 2px 0;text-align:right;${weight}">${escapeHtml(label)}</td><td style="padding:2px 0;${FIGURE};${weight};width:1%">${escapeHtml(value)}</td></tr>`
  })
  return `<table role="presentation" style="width:100%;border-collapse:collapse;font-size:14px;margin:0 0 18px"><tbody>${rows.join('')}</tbody></table>`
}

function htmlPayment(data: MessageData, qrCid: string | null): string {
  const { lang } = data.recipient
  const { colour } = data.organisation.look
  const button = data.payUrl
    ? `<p style="margin:4px 0 18px"><a href="${escapeHtml(data.payUrl)}" style="display:inline-block;background:${colour};color:#ffffff;text-decoration:none;font-weight:600;padding:10px 20px;border-radius:4px">${escapeHtml(say(lang, printed.seeAndPay))}</a></p>`
    : ''
  const lines = paymentLines(data)
  if (lines.length === 0) return button
  const rows = lines.map(
    ({ label, value, isStrong }) =>
      `<tr><td style="padding:2px 14px 2px 0;white-space:nowrap;vertical-align:top;${QUIET}">${escapeHtml(label)}</td><td style="padding:2px 0;${isStrong ? 'font-weight:600;' : ''}font-variant-numeric:tabular-nums">${fenced(value)}</td></tr>`,
  )
  const qr = qrCid
    ? `<td class="wide" style="width:132px;padding-left:16px;vertical-align:middle;text-align:center"><img src="cid:${escapeHtml(qrCid)}" width="124" height="124" alt="${escapeHtml(say(lang, printed.qrAlternative))}" style="display:block;margin:0 auto" /><span style="font-size:11px;line-height:1.3;display:block;margin-top:4px;${QUIET}">${escapeHtml(say(lang, printed.qr))}</span></td>`
    : ''
  return `<table role="presentation" style="width:100%;border-collapse:collapse;margin:4px 0 18px"><tbody><tr><td style="border-left:3px solid ${colour};padding:4px 0 4px 14px;vertical-align:middle"><div style="font-weight:600;margin:0 0 4px">${escapeHtml(say(lang, printed.howToPay))}</div><table role="presentation" style="border-collapse:collapse;font-size:14px;line-height:1.4"><tbody>${rows.join('')}</tbody></table></td>${qr}</tr></tbody></table>${button}`
}

function htmlSignature(data: MessageData): string {
  const { words, name, details } = signatureLines(data)
  return [
    words.length > 0 ? `<p style="margin:0 0 6px">${words.map(fenced).join('<br />')}</p>` : '',
    `<p style="margin:0"><strong>${fenced(name)}</strong>${details.map((line) => `<br /><span style="${QUIET}">${fenced(line)}</span>`).join('')}</p>`,
  ].join('')
}
