import { composeMail } from '../adapters/mail/smtp.ts'
import { filled, type MessageContent } from './content.ts'
import { type MailAttachment, renderMail } from './mail.ts'
import { cleanValue } from './variables.ts'

/** A mail as it travels, with the address its envelope must carry. */
export type BuiltMail = { readonly bytes: Buffer; readonly senderAddress: string }

export type MailSender = { readonly name: string; readonly address: string; readonly replyTo: string | null }

/** Domain of a sender nobody gave: reserved (RFC 2606), so that a test message can never pretend to come from a real one. */
const NOWHERE = 'test.invalid'

/**
 * Builds the bytes of a message. The Message-ID is the message's own id at the sender's domain: however often it is handed
 * over, servers and people see one message. `files` travel beside the text. Throws `Refused` when the text cannot be filled.
 */
export async function buildMail(
  message: { id: string; toName: string; toAddress: string },
  content: MessageContent,
  sender: MailSender,
  at: Date,
  files: readonly MailAttachment[] = [],
): Promise<BuiltMail> {
  const mail = await renderMail(content.data, filled(content))
  const { voice } = content.data
  const replyTo = voice?.replyTo ?? sender.replyTo
  const domain = sender.address.split('@')[1] || NOWHERE
  const address = sender.address || `noreply@${NOWHERE}`
  const bytes = await composeMail({
    messageId: `<${message.id}@${domain}>`,
    at,
    from: { name: cleanValue(voice?.fromName ?? sender.name) || null, address },
    replyTo: replyTo && replyTo !== address ? { name: null, address: replyTo } : null,
    to: [{ name: cleanValue(message.toName) || null, address: message.toAddress }],
    cc: (voice?.copyTo ?? []).map((copied) => ({ name: cleanValue(copied.name) || null, address: copied.address })),
    ...mail,
    attachments: [...mail.attachments, ...files],
  })
  return { bytes, senderAddress: address }
}
