import { bindPdfs } from '../adapters/pdf/index.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import type { Pdf } from '../platform/pdf/pdf-press.ts'
import { sql } from '../platform/sql.ts'
import type { MailAttachment } from './mail.ts'
import { outboxWording as words } from './outbox-wording.ts'

/** A document that leaves with a message: fixed by its hash when the message is approved. */
export type Attached = {
  readonly documentId: string
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** In hexadecimal. */
  readonly sha256: string
}

/** Those of these documents that a message carries, whether it left or is about to. */
export const attachedDocuments = async (tx: OrgTx, documentIds: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await tx.rows<{ id: string }>(sql`
        select d.id::text as id from unnest(${documentIds}::uuid[]) as d(id) where exists (
          select 1 from correspondence.message m where m.org_id = ${tx.orgId} and m.content ? 'attachments' and m.state <> 'cancelled'
            and m.content -> 'attachments' @> jsonb_build_array(jsonb_build_object('documentId', d.id::text)))`)
    ).map(({ id }) => id),
  )

type Carrying = { readonly attachments?: readonly Attached[] }
type Source = { readonly attachedBytes: (tx: OrgTx, attached: Attached) => Promise<Uint8Array | null> }

/** The files of a message, byte for byte as approved. Throws `Refused` when one is there no more: the message does not leave without it. */
export async function attachedFiles(
  tx: OrgTx,
  { attachedBytes }: Source,
  { attachments = [] }: Carrying,
): Promise<MailAttachment[]> {
  const files: MailAttachment[] = []
  for (const one of attachments) {
    const content = await attachedBytes(tx, one)
    if (!content) throw new Refused(refuse('attachment_gone', words.attachmentGone, { name: one.name }).refusal)
    files.push({ filename: safeName(one.name), contentType: 'application/pdf', content, cid: null })
  }
  return files
}

/** Bytes of files that messages prepared together carry at most: all of them are held at once, and kept by one statement. */
export const MOST_TOGETHER = 16 << 20

/** The first of these messages, as many as are prepared together; one at least. */
export function carriedTogether<One extends { readonly content: Carrying }>(messages: readonly One[]): readonly One[] {
  let bytes = 0
  const end = messages.findIndex(({ content: { attachments = [] } }, place) => {
    bytes += attachments.reduce((sum, { size }) => sum + size, 0)
    return place > 0 && bytes > MOST_TOGETHER
  })
  return end < 0 ? messages : messages.slice(0, end)
}

/** A name that every mail program saves as it is. */
const safeName = (name: string): string =>
  `${
    name
      .replace(/\.pdf$/i, '')
      .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, '-')
      .match(/^.{0,120}/su)![0]
      .trim() || 'document'
  }.pdf`

/** A letter with its files printed after it, page after page. Throws `Refused` for one that does not open or costs too much to. */
export async function enclosing(letter: Pdf, files: readonly MailAttachment[]): Promise<Pdf> {
  if (files.length === 0) return letter
  const about = { title: 'Quittance', author: 'Quittance', at: new Date(0) }
  const enclosed = files.map(({ filename, content }) => ({ name: filename, bytes: content }))
  const pieces = bindPdfs([{ name: 'lettre.pdf', bytes: letter.bytes }, ...enclosed], about)
  const bound: Uint8Array[] = []
  for (;;) {
    const { value, done } = await pieces.next()
    if (done) return { bytes: Buffer.concat(bound), pages: value.pages }
    bound.push(value)
  }
}
