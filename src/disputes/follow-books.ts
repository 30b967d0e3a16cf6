import { organisationOf } from '../access/index.ts'
import type { By } from '../cash/index.ts'
import { addDays, dayIn } from '../kernel/calendar.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db, OrgTx } from '../platform/db.ts'
import type { JobPayload } from '../platform/jobs.ts'
import { systemActor } from '../trail/index.ts'
import { type BooksOfDispute, booksOfDisputes } from './books-store.ts'
import type { DisputeOutcome } from './model.ts'
import { endedByBooks, stillEnded } from './rules.ts'
import { disputedItems, endDispute, inDispute, lockDispute, takeUpAgain } from './store.ts'
import { tellDispute } from './tell.ts'

const VERBS: Readonly<Record<DisputeOutcome, string>> = {
  paid: 'dispute_paid',
  credit_note: 'dispute_credited',
  withdrawn: 'dispute_withdrawn',
  rejected: 'dispute_rejected',
  settled: 'dispute_settled',
}

/**
 * The books have moved: disputes whose documents are paid, credited or gone end, and those that ended so and are owed again go on. Each
 * is looked at again under its lock; run twice, it changes nothing the second time.
 */
export async function followBooks(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  { orgId }: JobPayload,
): Promise<void> {
  await db.inOrg(orgId, async (tx) => {
    const at = clock.now()
    const { timeZone } = await organisationOf(tx)
    const by = { actor: systemActor('disputes'), at, today: dayIn(timeZone, at) }
    for (const books of await booksOfDisputes(tx, null)) if (mustChange(books)) await followDispute(tx, books.id, by)
  })
}

const mustChange = (books: BooksOfDispute): boolean =>
  books.state === 'resolved' ? !stillEnded(books) : endedByBooks(books) !== null

/** Ends one dispute as the books do, or takes it up again when they no longer do. */
export async function followDispute(tx: OrgTx, id: string, by: By): Promise<void> {
  const dispute = await lockDispute(tx, id)
  const [books] = await booksOfDisputes(tx, id)
  if (!dispute || !books || !mustChange(books)) return
  const ended = endedByBooks(books)
  if (dispute.state === 'resolved') {
    const items = (await disputedItems(tx, id)).map((item) => item.itemId)
    // A document that is contested anew meanwhile has its own dispute, which says all there is to say.
    if ((await inDispute(tx, items, id)).length > 0) return
    await takeUpAgain(tx, id, null)
  } else {
    const heldUntilOn = addDays(by.today, -1)
    await endDispute(tx, id, {
      outcome: ended!.outcome,
      on: by.today,
      at: by.at,
      by: by.actor.name,
      isAutomatic: true,
      note: '',
      creditItemId: ended!.creditId,
      writeOffId: null,
      forgivenCents: null,
      heldUntilOn,
    })
  }
  await tellDispute(tx, dispute, by, dispute.state === 'resolved' ? 'dispute_reopened' : VERBS[ended!.outcome], {})
}
