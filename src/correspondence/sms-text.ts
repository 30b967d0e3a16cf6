import { inSmsAlphabet } from '../adapters/sms/segments.ts'
import { filled, type MessageContent } from './content.ts'
import type { MessageData } from './model.ts'
import type { FilledMessage } from './template.ts'

/** Longest text sent: six messages of the network. A reminder that needs more is a letter. */
export const MAX_SMS_LENGTH = 900

/**
 * The words of a text message: the paragraphs of its text and, when the customer has a page to see and pay, its address at the end unless the
 * text names it already. Tables, payment blocks and signatures have no place in it. Throws `Refused` when a value is missing.
 */
export const smsText = (content: MessageContent): string => textOf(content.data, filled(content))

/** The same, of a text whose values are in place. */
export function textOf({ payUrl }: MessageData, { blocks }: FilledMessage): string {
  const text = blocks
    .flatMap((block) => {
      if (block.kind === 'paragraph') return block.lines.map((line) => line.map((run) => run.text).join(''))
      return block.kind === 'list' ? block.entries.map((entry) => `- ${entry.map((run) => run.text).join('')}`) : []
    })
    .join('\n')
  const said = inSmsAlphabet(text).trim()
  return (payUrl === null || said.includes(payUrl) ? said : `${said} ${payUrl}`).slice(0, MAX_SMS_LENGTH)
}
