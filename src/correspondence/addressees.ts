import type { LocalDate } from '../kernel/calendar.ts'
import { type Refusal, refuse } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { type AddresseeState, addresseesOf } from './addressee-store.ts'
import { outboxWording as words } from './outbox-wording.ts'

const SENTENCES = {
  opted_out: words.addresseeOptedOut,
  invalid: words.addresseeInvalid,
  removed: words.addresseeRemoved,
} as const

/**
 * Mails whose reader may no longer be written to: they asked for no more, their address comes back, or they are no contact of the
 * customer any more. An address that no contact bears was typed by somebody who knew why, and is left alone.
 */
export async function addresseeRefusals(
  tx: OrgTx,
  messageIds: readonly string[],
): Promise<ReadonlyMap<string, Refusal>> {
  const refusals = new Map<string, Refusal>()
  for (const { messageId, address, state } of await addresseesOf(tx, messageIds, null))
    if (state !== 'reachable' && state !== 'away')
      refusals.set(messageId, refuse(`addressee_${state}`, SENTENCES[state], { address }).refusal)
  return refusals
}

/** How the reader of each mail stands on a day; mails to an address that no contact bears are not in it. */
export const addresseeStates = async (
  tx: OrgTx,
  messageIds: readonly string[],
  on: LocalDate,
): Promise<ReadonlyMap<string, AddresseeState>> =>
  new Map((await addresseesOf(tx, messageIds, on)).map(({ messageId, state }) => [messageId, state]))
