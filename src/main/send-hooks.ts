import { type Links, organisationOf } from '../access/index.ts'
import { noticeStillWanted } from '../cash/index.ts'
import { questionsUnwanted } from '../colleagues/index.ts'
import { addresseeRefusals, messagesById, type SendHooks } from '../correspondence/index.ts'
import { attachedBytes } from '../documents/index.ts'
import { type DunningDeps, reminderRefusals } from '../dunning/index.ts'
import { dayIn } from '../kernel/calendar.ts'
import type { Refusal } from '../kernel/verdict.ts'
import { debtsAtLaw, debtsHeldBeside, noticesUnwanted } from '../legal/index.ts'
import { debtsKeptOut, quittancesUnwanted } from '../outsourcing/index.ts'
import { payUrls } from '../portal/index.ts'
import { instalmentStillWanted } from '../promises/index.ts'
import { debitHooks } from './holding-back.ts'

/** Asked just before any message leaves: each capability that writes to customers looks at its own messages, then at who reads them. */
export const sendHooks = (deps: DunningDeps & { readonly links: Links }): SendHooks => ({
  async refusals(tx, messageIds) {
    const refusals = new Map<string, Refusal>()
    const today = dayIn((await organisationOf(tx)).timeZone, deps.clock.now())
    const add = (more: ReadonlyMap<string, Refusal>): void => {
      for (const [id, refusal] of more) if (!refusals.has(id)) refusals.set(id, refusal)
    }
    add(await reminderRefusals(tx, deps, messageIds))
    // The others are few: each is asked about alone.
    for (const { id, purpose } of await messagesById(tx, messageIds)) {
      if (purpose === 'dunning') continue
      for (const verdict of [
        await noticeStillWanted(tx, debitHooks, id, today),
        await instalmentStillWanted(tx, debtsAtLaw, id),
      ])
        if (!verdict.ok) add(new Map([[id, verdict.refusal]]))
    }
    add(await noticesUnwanted(tx, messageIds, today, debtsHeldBeside(debtsKeptOut)))
    add(await questionsUnwanted(tx, messageIds))
    add(await quittancesUnwanted(tx, messageIds))
    add(await addresseeRefusals(tx, messageIds))
    return refusals
  },
  attachedBytes,
  payUrls: (tx, messages, leaves) => payUrls(tx, deps, messages, leaves),
})
