import { type Links, organisationOf } from '../access/index.ts'
import { noticeStillWanted } from '../cash/index.ts'
import { questionsUnwanted } from '../colleagues/index.ts'
import { addresseeRefusals, messagesById, type SendHooks } from '../correspondence/index.ts'
import { attachedBytes } from '../documents/index.ts'
import { type DunningDeps, reminderRefusals } from '../dunning/index.ts'
import { dayIn } from '../kernel/calendar.ts'
import type { Refusal } from '../kernel/verdict.ts'
import { debtsHeld, insolvencyStillAsks, noticesUnwanted } from '../legal/index.ts'
import { payUrls } from '../portal/index.ts'
import { instalmentStillWanted } from '../promises/index.ts'

/** Asked just before any message leaves: each capability that writes to customers looks at its own messages, then at who reads them. */
export const sendHooks = (deps: DunningDeps & { readonly links: Links }): SendHooks => ({
  async refusals(tx, messageIds) {
    const refusals = new Map<string, Refusal>()
    const add = (more: ReadonlyMap<string, Refusal>): void => {
      for (const [id, refusal] of more) if (!refusals.has(id)) refusals.set(id, refusal)
    }
    add(await reminderRefusals(tx, deps, messageIds))
    // The others are few: each is asked about alone.
    for (const { id, purpose } of await messagesById(tx, messageIds)) {
      if (purpose === 'dunning') continue
      for (const ask of [noticeStillWanted, insolvencyStillAsks, instalmentStillWanted]) {
        const verdict = await ask(tx, id)
        if (!verdict.ok) add(new Map([[id, verdict.refusal]]))
      }
    }
    const { timeZone } = await organisationOf(tx)
    add(await noticesUnwanted(tx, messageIds, dayIn(timeZone, deps.clock.now()), debtsHeld))
    add(await questionsUnwanted(tx, messageIds))
    add(await addresseeRefusals(tx, messageIds))
    return refusals
  },
  attachedBytes,
  payUrls: (tx, messages, leaves) => payUrls(tx, deps, messages, leaves),
})
