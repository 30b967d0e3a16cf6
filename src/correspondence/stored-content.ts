import type { OrgTx } from '../platform/db.ts'
import { type MessageContent, withLogo } from './content.ts'
import { logoBySha } from './look-store.ts'
import type { Message } from './store.ts'

/** Pictures read so far in one run, by hash: many messages show the same one. */
export type Logos = Map<string, Uint8Array | null>

/** What a message says, with its logo back in place. */
export async function contentOf(
  tx: OrgTx,
  message: Pick<Message, 'content'>,
  logos: Logos = new Map(),
): Promise<MessageContent> {
  const { logo } = message.content
  if (logo && !logos.has(logo.sha256))
    logos.set(logo.sha256, (await logoBySha(tx, Buffer.from(logo.sha256, 'hex')))?.bytes ?? null)
  return withLogo(message.content, logo && logos.get(logo.sha256)!)
}

/** What a message says, with the page of its reader in it. */
export const withPayUrl = (content: MessageContent, payUrl: string | undefined): MessageContent =>
  payUrl === undefined ? content : { ...content, data: { ...content.data, payUrl } }
