import { say } from '../kernel/wording.ts'
import { printed } from './letter-wording.ts'
import type { MessageData } from './model.ts'
import { type Line, paymentLines, senderLines, signatureLines, type Table, tableOf, totalLines } from './parts.ts'
import type { FilledBlock, Run } from './template.ts'
import { cleanValue } from './variables.ts'

/** Width of wrapped paragraphs: what mail programs show and quote without breaking lines again. */
const WIDTH = 76

/** The plain-text part: the same words, the same table in aligned columns, no markup of any kind. */
export function textBody(blocks: readonly FilledBlock[], data: MessageData): string {
  const { lang } = data.recipient
  const demo = data.isDemo ? [wrap(say(lang, printed.demoBanner))] : []
  const parts = blocks.map((block) => textBlock(block, data)).filter((part) => part !== '')
  const small = data.organisation.look.footer.split('\n').map(cleanValue).filter(Boolean)
  const foot = ['-- ', cleanValue(data.organisation.name), ...senderLines(data), ...small.map((line) => wrap(line))]
  return `${[...demo, ...parts, foot.join('\n')].join('\n\n')}\n`
}

const words = (line: readonly Run[]): string =>
  line.map((run) => (run.url ? `${run.text}: ${run.url}` : run.text)).join('')

function textBlock(block: FilledBlock, data: MessageData): string {
  switch (block.kind) {
    case 'paragraph':
      return block.lines.map((line) => wrap(words(line))).join('\n')
    case 'list':
      return block.entries.map((entry) => `- ${wrap(words(entry), WIDTH - 2).replaceAll('\n', '\n  ')}`).join('\n')
    case 'table': {
      const table = tableOf(data)
      return table ? textTable(table) : ''
    }
    case 'total':
      return labelled(totalLines(data))
    case 'payment':
      return textPayment(data)
    case 'signature': {
      const { words: closing, name, details } = signatureLines(data)
      return [...closing, name, ...details].join('\n')
    }
  }
}

function textPayment(data: MessageData): string {
  const { lang } = data.recipient
  const lines = paymentLines(data)
  return [
    ...(lines.length > 0 ? [`${say(lang, printed.howToPay)}\n${labelled(lines)}`] : []),
    ...(data.payUrl ? [`${say(lang, printed.seeAndPay)}\n${data.payUrl}`] : []),
  ].join('\n\n')
}

const lengthOf = (text: string): number => [...text].length
const padEnd = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - lengthOf(text)))
const padStart = (text: string, width: number): string => ' '.repeat(Math.max(0, width - lengthOf(text))) + text

function labelled(lines: readonly Line[]): string {
  const width = Math.max(0, ...lines.map((line) => lengthOf(line.label)))
  const values = Math.max(0, ...lines.map((line) => lengthOf(line.value)))
  const areFigures = lines.every((line) => /\d/.test(line.value) && lengthOf(line.value) < 24)
  return lines
    .map(({ label, value }) => `${padEnd(label, width)}  ${areFigures ? padStart(value, values) : value}`)
    .join('\n')
}

function textTable({ columns, rows }: Table): string {
  const widths = columns.map((column, index) =>
    Math.max(...[column.title, ...rows.filter((row) => row.length > 1).map((row) => row[index]!)].map(lengthOf)),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) => (columns[index]!.isFigure ? padStart(cell, widths[index]!) : padEnd(cell, widths[index]!)))
      .join('  ')
      .trimEnd()
  const under = (row: readonly string[]) => (row.length === 1 ? `\n${row[0]}` : line(row))
  const rule = widths.map((width) => '-'.repeat(width)).join('  ')
  return [line(columns.map((column) => column.title)), rule, ...rows.map(under)].join('\n')
}

/** Breaks at plain spaces only: no-break spaces keep a figure and its currency together. */
function wrap(text: string, width = WIDTH): string {
  const lines: string[] = []
  let current = ''
  for (const word of text.split(/ +/)) {
    if (current !== '' && lengthOf(current) + 1 + lengthOf(word) > width) {
      lines.push(current)
      current = word
    } else current = current === '' ? word : `${current} ${word}`
  }
  return [...lines, current].join('\n')
}
