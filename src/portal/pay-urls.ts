import type { Links } from '../access/index.ts'
import type { MessageContent } from '../correspondence/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { OrgTx } from '../platform/db.ts'
import { systemActor } from '../trail/index.ts'
import { settingOf } from './setting-store.ts'

type Leaving = {
  readonly id: string
  readonly customerId: string | null
  readonly content: Pick<MessageContent, 'data' | 'written'>
}

const DAY_MS = 86_400_000

/**
 * The link that each message about money carries to its customer's page. It bears the id of its message, so that a message said anew
 * has the same; the letter on screen and what is kept of it hold none. Nothing for an installation that nobody can reach: only mail that
 * stays in the test mailbox then has one, to try the page with.
 */
export async function payUrls(
  tx: OrgTx,
  { links, clock }: { readonly links: Links; readonly clock: Clock },
  messages: readonly Leaving[],
  leaves: boolean,
): Promise<ReadonlyMap<string, string>> {
  const asking = messages.filter(({ customerId, content }) => customerId !== null && asksForMoney(content))
  if (asking.length === 0 || (leaves && !links.isReachable)) return new Map()
  const setting = await settingOf(tx)
  if (!setting.isOn) return new Map()
  const at = clock.now()
  const expiresAt = new Date(at.getTime() + setting.linkDays * DAY_MS)
  const orders = asking.map(({ id, customerId }) => ({
    id,
    purpose: 'portal' as const,
    customerId: customerId!,
    aboutId: id,
    expiresAt,
  }))
  const given = await links.giveAll(tx, orders, { actor: systemActor('sending'), at })
  return new Map(given.map(({ id, address }) => [id, address]))
}

/** What is debited is not to be paid as well; what says nothing of money, and what is written to somebody of the house, opens nothing. */
const asksForMoney = ({ data, written }: Leaving['content']): boolean =>
  !data.debit && !written && data.totals.some(({ dueCents }) => dueCents > 0)
