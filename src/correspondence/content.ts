import { orRefuse } from '../kernel/verdict.ts'
import type { Attached } from './attached.ts'
import type { LogoFormat, MessageData } from './model.ts'
import { type FilledMessage, fillTemplate, parseTemplate, type Template } from './template.ts'

/**
 * What a message says: the facts as they were when it was decided, and the text as it was approved. `written`: what the product itself
 * wrote to somebody of the house, with its values and links in place; it then stands for the text.
 */
export type MessageContent = {
  readonly data: MessageData
  readonly template: Template
  readonly written?: FilledMessage
  /** Documents that leave with it, in mail and on paper; none when it is missing. */
  readonly attachments?: readonly Attached[]
}

/** The same as kept in the outbox: the logo by its hash, which many messages share. */
export type StoredContent = MessageContent & {
  readonly logo: { readonly format: LogoFormat; readonly sha256: string } | null
}

/** The text with its values in place; throws `Refused` when the template does not hold or a value is missing. */
export const filled = (content: MessageContent): FilledMessage =>
  content.written ?? orRefuse(fillTemplate(orRefuse(parseTemplate(content.template)), content.data))

/** The content without the picture itself. */
export function withoutLogo(content: MessageContent, logo: StoredContent['logo']): StoredContent {
  const { organisation } = content.data
  return {
    ...content,
    logo,
    data: { ...content.data, organisation: { ...organisation, look: { ...organisation.look, logo: null } } },
  }
}

/** The content with its picture back in place. */
export function withLogo(stored: StoredContent, bytes: Uint8Array | null): MessageContent {
  const { organisation } = stored.data
  const logo = stored.logo && bytes ? { format: stored.logo.format, bytes } : null
  const { template, written, attachments } = stored
  return {
    template,
    ...(written ? { written } : {}),
    ...(attachments ? { attachments } : {}),
    data: { ...stored.data, organisation: { ...organisation, look: { ...organisation.look, logo } } },
  }
}
