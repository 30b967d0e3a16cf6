import { refuse } from '../kernel/verdict.ts'
import { DocumentFailed, type Pdf } from '../platform/pdf/pdf-press.ts'
import { attachedFiles, enclosing } from './attached.ts'
import { filled } from './content.ts'
import type { Letter } from './letter.ts'
import type { MailAttachment } from './mail.ts'
import { outboxWording as words } from './outbox-wording.ts'
import { preparationFailed } from './preparation-failed.ts'
import { isPostedForUs } from './provider-routes.ts'
import { renderLetterBatch } from './render-letter-batch.ts'
import type { SendDeps } from './send-due.ts'
import { keepProofs } from './sending-store.ts'
import { settle } from './settle.ts'
import { dueLetterIds, lockMessage, type Message, messageOf } from './store.ts'
import { contentOf, type Logos, withPayUrl } from './stored-content.ts'

const PAGE = 200

type Order = { readonly message: Message; readonly letter: Letter; readonly files: readonly MailAttachment[] }

/** Lays out every letter that is due and keeps its PDF. A letter that fails fails alone. Memory depends on how many run at once, not on how many there are. */
export async function produceDueLetters(deps: SendDeps, orgId: number): Promise<void> {
  const { db, clock, press } = deps
  // Those that a service prints and posts are laid out when they are handed to it. What an agency posts itself is laid out here.
  const onlyAgencies = await db.inOrg(orgId, isPostedForUs)
  for await (const { order, result } of renderLetterBatch(press, dueLetters(deps, orgId, onlyAgencies))) {
    const { message } = order
    if (result instanceof Error) {
      const isFinal = result instanceof DocumentFailed
      if (!isFinal) await preparationFailed(db, orgId, message.id, result, clock.now())
      else {
        const outcome = refuse('document_broken', words.documentBroken, {
          problem: result.message.slice(0, 200),
        }).refusal
        await db.inOrg(orgId, (tx) =>
          settle(tx, message, { states: ['queued'] }, { state: 'failed', outcome, at: clock.now() }),
        )
      }
      continue
    }
    const { files } = order
    let print: Pdf
    try {
      print = await enclosing(result, files)
    } catch (error) {
      await preparationFailed(db, orgId, message.id, error, clock.now())
      continue
    }
    await db.inOrg(orgId, async (tx) => {
      const now = await lockMessage(tx, message.id)
      // Said anew or withdrawn while it was being laid out: this print is not the one.
      if (now?.state !== 'queued' || now.version !== message.version) return
      const proof = { message: now, kind: 'pdf', bytes: print.bytes, senderAddress: '' } as const
      await keepProofs(tx, [proof], clock.now())
      await settle(
        tx,
        now,
        { states: ['queued'] },
        {
          state: 'produced',
          outcome: null,
          via: 'print',
          at: clock.now(),
          data: { pages: print.pages, ...(files.length > 0 ? { enclosed: files.length } : {}) },
        },
      )
    })
  }
}

/** The due letters that are still wanted, one at a time, with what they say. */
async function* dueLetters(
  { db, clock, hooks }: SendDeps,
  orgId: number,
  onlyAgencies: boolean,
): AsyncGenerator<Order> {
  const logos: Logos = new Map()
  const seen = new Set<string>()
  for (;;) {
    const ids = (await db.inOrg(orgId, (tx) => dueLetterIds(tx, clock.now(), PAGE + seen.size, onlyAgencies))).filter(
      (id) => !seen.has(id),
    )
    if (ids.length === 0) return
    // Those under way are still queued: only the last page's need remembering.
    seen.clear()
    for (const id of ids) {
      seen.add(id)
      const order = await prepare(id)
      if (order) yield order
    }
  }

  async function prepare(id: string): Promise<Order | null> {
    try {
      return await db.inOrg(orgId, async (tx) => {
        const refusal = (await hooks.refusals(tx, [id])).get(id)
        const message = await messageOf(tx, id)
        if (message?.state !== 'queued') return null
        if (refusal) {
          await settle(tx, message, { states: ['queued'] }, { state: 'cancelled', outcome: refusal, at: clock.now() })
          return null
        }
        // What an agency prints passes through its hands: it holds no key of the debtor's page.
        const urls = message.senderOrgId === null ? await hooks.payUrls(tx, [message], true) : new Map<string, string>()
        const content = withPayUrl(await contentOf(tx, message, logos), urls.get(message.id))
        const files = await attachedFiles(tx, hooks, content)
        return { message, letter: { data: content.data, text: filled(content) }, files }
      })
    } catch (error) {
      await preparationFailed(db, orgId, id, error, clock.now())
      return null
    }
  }
}
