import { organisationOf } from '../../access/index.ts'
import { addDays, type LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { CERTAIN_PAYER, type WaitingReceipt } from '../lines/proposal-store.ts'
import type { MatchClass, Proposal } from '../model.ts'
import { settingOf } from '../setting-store.ts'
import { type AnnouncedLine, announcedUntil, bookedAround } from '../statements/announced-store.ts'
import { EXPECTED_FOR_DAYS, stillAnnounced } from '../statements/still-announced.ts'
import { NameIndex } from '../words/payer-name.ts'
import { BooksRead } from './books-read.ts'
import { everyName } from './candidate-store.ts'
import { GroupsRead } from './gather-unnamed.ts'
import { Claims } from './match-claims.ts'
import { look } from './match-look.ts'
import { Readings } from './match-readings.ts'

/** Money that the bank announces, as a receipt that waits to be matched would be told; `untilOn` is the last day it may still come. */
export type AnnouncedReceipt = WaitingReceipt & { readonly untilOn: LocalDate }

/** What the books have already is announced no more. */
const KNOWN = new Set<MatchClass>(['in_books', 'already_paid'])

/**
 * Money in that the bank announced and may still book, for each customer it may be of, by what matching would propose for it today.
 * Nothing of it is kept: it is looked at against the books as they stand.
 */
export async function announcedReceipts(tx: OrgTx, on: LocalDate): Promise<AnnouncedReceipt[]> {
  const told = await announcedUntil(tx, on)
  if (told.length === 0) return []
  const lines = stillAnnounced(told, await bookedAround(tx, told), on)
  if (lines.length === 0) return []
  const proposed = await look(tx, lines, {
    readings: new Readings(new NameIndex(await everyName(tx)), (await organisationOf(tx)).name),
    books: new BooksRead(),
    groups: new GroupsRead(),
    setting: await settingOf(tx),
    waiting: new Claims(),
    // Nothing is applied here, so that nothing need be withheld.
    withheld: async () => [],
    today: on,
  })
  return proposed.flatMap(({ proposals }, place) => receiptsOf(lines[place]!, proposals))
}

function receiptsOf(line: AnnouncedLine, proposals: readonly Proposal[]): AnnouncedReceipt[] {
  const best = new Map<string, AnnouncedReceipt>()
  for (const [place, { class: cls, customerId, parts, evidence }] of proposals.entries()) {
    if (best.has(customerId) || KNOWN.has(cls)) continue
    best.set(customerId, {
      customerId,
      currency: line.currency,
      cents: line.cents,
      isFirst: place === 0,
      isCertain: evidence.some(({ code }) => CERTAIN_PAYER.includes(code)),
      receivedOn: line.expectedOn,
      untilOn: addDays(line.expectedOn, EXPECTED_FOR_DAYS),
      parts: parts.filter(({ ownCents }) => ownCents === undefined),
      foreign: evidence.flatMap(({ code, itemId }) => (code === 'cited_foreign' && itemId ? [itemId] : [])),
    })
  }
  return [...best.values()]
}
