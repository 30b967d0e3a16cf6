import { ImapFlow } from 'imapflow'
import { accept, type Verdict } from '../../kernel/verdict.ts'
import { checkWrittenAddress } from '../../platform/outward.ts'
import { refusalOf } from './imap-refusal.ts'
import { connectionOptions, type ImapSettings } from './imap-settings.ts'

/** How far a folder was read. UIDs count for one UIDVALIDITY only (RFC 3501 §2.3.1.1); null: never read. */
export type FolderPlace = { readonly uidValidity: number | null; readonly lastUid: number }

/** A mail as the server holds it. `bytes` is its beginning only when `isCut`. */
export type FetchedMail = {
  readonly place: { readonly uidValidity: number; readonly lastUid: number }
  readonly arrivedAt: Date
  readonly size: number
  readonly bytes: Buffer
  readonly isCut: boolean
}

/** The most that is read of one mail, in bytes: what providers let through. */
export const MAIL_BYTES = 25 << 20
/** How many mails one visit takes; the next one goes on from there. */
const ONE_VISIT = 200

/**
 * Gives each mail that came after `place` to `take`, one after the other in the order of arrival, and waits for it: what `take` has
 * kept is never asked for again, and what it has not is asked for next time. A folder whose UIDVALIDITY changed is read again from
 * `since`: the caller knows by their bytes the mails it has. Nothing is deleted or moved; `marksSeen` sets `\Seen` after a mail was taken.
 * Refused when the server cannot be reached or read; what `take` throws is thrown on.
 */
export async function visitFolder(
  settings: ImapSettings,
  from: { readonly place: FolderPlace; readonly since: Date; readonly marksSeen: boolean },
  take: (mail: FetchedMail) => Promise<void>,
): Promise<Verdict<{ readonly taken: number; readonly hasMore: boolean }>> {
  let failed: { readonly cause: unknown } | null = null
  const visit = await withFolder(settings, !from.marksSeen, async (client) => {
    const uidValidity = Number((client.mailbox as { uidValidity: bigint }).uidValidity)
    const isSame = uidValidity === from.place.uidValidity
    const known = isSame ? from.place.lastUid : 0
    const found = await client.search(isSame ? { uid: `${known + 1}:*` } : { since: from.since }, { uid: true })
    // The last mail answers to any range that ends with `*`, however far it begins (RFC 3501 §6.4.8).
    const uids = (found || []).filter((uid) => uid > known).toSorted((a, b) => a - b)
    const now = uids.slice(0, ONE_VISIT)
    let taken = 0
    for (const uid of now) {
      const query = { uid: true, size: true, internalDate: true, source: { start: 0, maxLength: MAIL_BYTES } }
      const mail = await client.fetchOne(String(uid), query, { uid: true })
      // Deleted meanwhile by somebody else.
      if (!mail || !mail.source) continue
      const size = Math.max(mail.size ?? 0, mail.source.length)
      try {
        await take({
          place: { uidValidity, lastUid: uid },
          arrivedAt: new Date(mail.internalDate ?? Date.now()),
          size,
          bytes: mail.source,
          isCut: mail.source.length < size,
        })
      } catch (cause) {
        failed = { cause }
        return { taken, hasMore: true }
      }
      if (from.marksSeen) await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true })
      taken++
    }
    return { taken, hasMore: uids.length > now.length }
  })
  if (failed !== null) throw (failed as { cause: unknown }).cause
  return visit
}

/** Connects, logs in and opens the folder, reads nothing, and names what fails; gives how many mails it holds. */
export const checkImap = (settings: ImapSettings): Promise<Verdict<{ readonly mails: number }>> =>
  withFolder(settings, true, async (client) => ({ mails: (client.mailbox as { exists: number }).exists }))

type Stage = 'connection' | 'folder' | 'reading'

async function withFolder<T>(
  settings: ImapSettings,
  readOnly: boolean,
  work: (client: ImapFlow) => Promise<T>,
): Promise<Verdict<T>> {
  let stage: Stage = 'connection'
  try {
    checkWrittenAddress(settings.host)
  } catch (error) {
    return refusalOf(settings, error as Error, stage)
  }
  const client = new ImapFlow(connectionOptions(settings))
  // A connection lost between two commands is told here, and again by the next command.
  client.on('error', () => undefined)
  try {
    await client.connect()
    stage = 'folder'
    await client.mailboxOpen(settings.folder, { readOnly })
    stage = 'reading'
    const value = await work(client)
    await client.logout().catch(() => undefined)
    return accept(value)
  } catch (error) {
    return refusalOf(settings, error as Error, stage)
  } finally {
    client.close()
  }
}
