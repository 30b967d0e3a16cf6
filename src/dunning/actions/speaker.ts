import {
  type AgentTold,
  isFirstLetter,
  type Letterhead,
  letterheadOf,
  type TemplateBook,
  templateBook,
} from '../../correspondence/index.ts'
import { accept, refuse, type Verdict } from '../../kernel/verdict.ts'
import type { Customer } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { onOtherSide } from '../../platform/other-side.ts'
import { actionWording as words } from '../action-wording.ts'
import type { Collecting } from '../collectors/collecting.ts'
import type { Decision } from '../deciding/decision.ts'
import type { DunningDeps } from '../deps.ts'
import type { Channel } from '../model.ts'
import { type VoiceOf, voicesFor } from './voices.ts'

/** Whoever a message is said by: its letterhead, its texts, and who signs. */
export type Speaker = Letterhead & { readonly texts: TemplateBook; readonly voiceOf: VoiceOf }

/**
 * We, or the agency that collects: in its own name from its own organisation, of which nothing else is read; in ours as we look ourselves.
 * Those whom its scenario names are its own people.
 */
export async function speakerFor(
  tx: OrgTx,
  deps: Pick<DunningDeps, 'inCharge'>,
  customerIds: readonly string[],
  collecting: Collecting | null,
): Promise<Speaker> {
  const ours = async (): Promise<Omit<Speaker, 'voiceOf'>> => ({
    ...(await letterheadOf(tx)),
    texts: await templateBook(tx),
  })
  if (!collecting) return { ...(await ours()), voiceOf: await voicesFor(tx, deps, customerIds) }
  if (collecting.voice === 'creditor')
    return { ...(await ours()), voiceOf: (_step, _customerId, { sender }) => ({ sender, voice: null }) }
  const { isDemo } = await letterheadOf(tx)
  return onOtherSide(tx, collecting.agencyOrgId, async (theirs) => {
    const letterhead = await letterheadOf(theirs)
    return {
      ...letterhead,
      isDemo: letterhead.isDemo || isDemo,
      texts: await templateBook(theirs),
      voiceOf: await voicesFor(theirs, {}, []),
    }
  })
}

/** By which a service of ours would carry it: an agency's own words leave by its own server and post. */
const CARRIED_HERE: readonly Channel[] = ['sms', 'electronic_registered']

/**
 * What an agency tells a debtor beside what is owed (CPCEx art. R124-4), and the account that it is paid to; nothing in the creditor's name.
 * Refused while a condition is missing, and by mail before the letter that tells everything.
 */
export function agentTold(
  collecting: Collecting,
  items: readonly { readonly itemId: string }[],
  customer: Pick<Customer, 'name'>,
  channel: Channel,
): Verdict<AgentTold> {
  const { barred, voice, name: agency, iban, creditor } = collecting
  if (barred) return { ok: false, refusal: barred }
  if (voice === 'creditor') return accept(null)
  if (CARRIED_HERE.includes(channel)) return refuse('agency_channel', words.agencyChannel, { agency }, 'channel')
  if (iban === null) return refuse('agency_account', words.agencyAccount, { agency }, 'agency')
  const facts = { creditor, first: firstLetterOf(collecting, items) }
  if (isFirstLetter(facts, channel))
    return refuse('agent_first_letter', words.agencyFirstLetter, { customer: customer.name }, 'channel')
  return accept({ facts, iban })
}

/** The last of the letters that told of these documents; null while one of them was told of by none. */
export function firstLetterOf({ placed, firsts }: Collecting, items: readonly { readonly itemId: string }[]) {
  const letters = items.map(({ itemId }) => firsts.get(placed.get(itemId)?.placementId ?? '') ?? null)
  const known = letters.filter((letter) => letter !== null)
  if (known.length < letters.length) return null
  return known.toSorted((a, b) => (a.on < b.on ? 1 : -1))[0] ?? null
}

/** The file by which an agency names what it writes about; null: it is ours, or in our name. */
export const fileNumber = (collecting: Collecting | null, { items }: Decision): string | null =>
  collecting?.voice === 'own' ? (collecting.placed.get(items[0]?.itemId ?? '')?.number ?? null) : null
