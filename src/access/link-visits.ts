import type { Clock } from '../platform/clock.ts'
import type { Db, OrgTx } from '../platform/db.ts'
import { type Accounts, CLIENT_ADDRESS_HEADER } from './accounts.ts'
import type { GuessGuard } from './guesses.ts'
import type { Link, LinkPurpose } from './link-store.ts'
import { type Followed, followLink } from './links.ts'
import { membersOf, organisationOf } from './store.ts'

/** What pages behind links are opened with. */
export type VisitDeps = {
  readonly db: Db
  readonly clock: Clock
  readonly guard: GuessGuard
  /** Who of our own is signed in: they look at a page without being taken for whom it is meant. */
  readonly accounts: Pick<Accounts, 'personOf'>
}

/** Whoever comes with a code: it tried too many wrong ones, its code is nobody's, or what it leads to. A wrong one is counted. */
export async function whoComes<P extends LinkPurpose>(
  { db, guard }: Pick<VisitDeps, 'db' | 'guard'>,
  purpose: P,
  { code, request }: { readonly code: string; readonly request: Request },
  at: Date,
): Promise<{ readonly is: 'tired' } | Followed<P>> {
  const address = request.headers.get(CLIENT_ADDRESS_HEADER) ?? ''
  if (guard.isTired(address, at)) return { is: 'tired' }
  const found = await followLink(db, purpose, code, at)
  if (found.is === 'unknown') guard.wrong(address, at)
  return found
}

/** Whether who looks is of the organisation itself. A demonstration is there to be tried, on both sides of the page. */
export async function isOwnMember(tx: OrgTx, person: { readonly userId: string } | null): Promise<boolean> {
  if (person === null || (await organisationOf(tx)).isDemo) return false
  return (await membersOf(tx)).some(({ userId }) => userId === person.userId)
}

/** A visit goes on for this long after its last page; what comes later is a new one. */
export const VISIT_MS = 30 * 60_000

/** Nothing was told of this link for a while, or, where it opens nothing any more, not since it does not: what goes round fills no record. */
export function isNewVisit(
  { lastVisitAt, revokedAt, expiresAt }: Link,
  at: Date,
  is: Followed['is'] = 'open',
): boolean {
  if (lastVisitAt === null || at.getTime() - lastVisitAt.getTime() > VISIT_MS) return true
  return is !== 'open' && lastVisitAt <= (revokedAt ?? expiresAt)
}
