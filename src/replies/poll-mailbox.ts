import { everyOrganisation, organisationOf } from '../access/index.ts'
import { type FetchedMail, visitFolder } from '../adapters/mailbox/imap.ts'
import { type Refusal, refuse } from '../kernel/verdict.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { enqueue, type JobHandlers } from '../platform/jobs.ts'
import { log } from '../platform/log.ts'
import type { Vault } from '../platform/secrets.ts'
import { takeOrHandOn } from './hand-on.ts'
import { imapSettings, keepPlace, keepVisit, type Mailbox, mailboxOf } from './mailbox-store.ts'
import { readFetched } from './take-mail.ts'
import { repliesWording as words } from './wording.ts'

export type MailboxDeps = { readonly db: Db; readonly clock: Clock; readonly vault: Vault }

/** `replies.schedule` is for all organisations; `replies.poll` visits one mailbox, and may run as often as one likes. */
export const repliesJobs = (deps: MailboxDeps): JobHandlers => ({
  'replies.schedule': () => schedulePolls(deps),
  async 'replies.poll'({ orgId }) {
    await pollMailbox(deps, orgId)
  },
})

export const repliesCron = [{ task: 'replies.schedule', match: '* * * * *' }] as const

const MINUTE_MS = 60_000

async function schedulePolls({ db, clock }: MailboxDeps): Promise<void> {
  for (const { orgId } of await db.across(everyOrganisation)) {
    try {
      await db.inOrg(orgId, async (tx) => {
        const box = await mailboxOf(tx)
        const dueAt = box && (box.polledAt?.getTime() ?? 0) + box.pollMinutes * MINUTE_MS
        if (dueAt === null || dueAt > clock.now().getTime()) return
        await enqueue(tx, 'replies.poll', { orgId }, { queue: `replies:${orgId}`, key: `replies.poll:${orgId}` })
      })
    } catch (error) {
      log.error('the mailbox of an organisation could not be looked at', error, { orgId })
    }
  }
}

/**
 * Takes what came since the last visit: each mail and the place after it in one transaction, so that a crash at any point loses nothing
 * and doubles nothing. What keeps the mailbox from being read is kept for the settings to show. Gives how many mails were taken.
 */
export async function pollMailbox(deps: MailboxDeps, orgId: number): Promise<number> {
  let taken = 0
  for (;;) {
    const box = await deps.db.inOrg(orgId, mailboxOf)
    if (!box) return taken
    const settings = openSettings(deps.vault, orgId, box)
    if (settings === null) {
      await keepOutcome(deps, orgId, refuse('password_needed', words.passwordNeeded).refusal)
      return taken
    }
    const visit = await visitFolder(
      settings,
      { place: box, since: box.readFrom, marksSeen: box.marksSeen },
      (fetched) => take(deps, orgId, box, fetched),
    )
    await keepOutcome(deps, orgId, visit.ok ? null : visit.refusal)
    if (!visit.ok) return taken
    taken += visit.value.taken
    if (!visit.value.hasMore || visit.value.taken === 0) return taken
  }
}

const openSettings = (vault: Vault, orgId: number, box: Mailbox) => {
  try {
    return imapSettings(vault, orgId, box)
  } catch {
    return null
  }
}

const keepOutcome = ({ db, clock }: MailboxDeps, orgId: number, failure: Refusal | null): Promise<unknown> =>
  db.inOrg(orgId, (tx) => keepVisit(tx, clock.now(), failure))

async function take({ db, clock }: MailboxDeps, orgId: number, box: Mailbox, fetched: FetchedMail): Promise<void> {
  const read = await readFetched(fetched)
  const keep = (one: typeof read) =>
    db.inOrg(orgId, async (tx) => {
      const { timeZone } = await organisationOf(tx)
      if ((await keepPlace(tx, box, fetched.place)) === 0) throw new Error('the mailbox was changed while it was read')
      await takeOrHandOn(tx, one, { trustedServer: box.trustedServer, timeZone, at: clock.now() })
    })
  try {
    await keep(read)
  } catch (error) {
    if (read.mail === null) throw error
    // One mail that trips the reading must not keep all that follow out: it is kept unread, for a person.
    log.error('a mail could not be understood and is kept as it came', error, { orgId, uid: fetched.place.lastUid })
    await keep({ fetched, mail: null })
  }
}
