import { formatLongDay } from '../kernel/calendar.ts'
import { formatMoney, sumCents } from '../kernel/money.ts'
import { say } from '../kernel/wording.ts'
import { agentWords as words } from './agent-wording.ts'
import type { AgentFacts, MessageData } from './model.ts'
import { cleanValue } from './variables.ts'

/** What stands at the head and before the signature of a message, as plain paragraphs. */
type Mentions = { readonly head: readonly string[]; readonly foot: readonly string[] }

/**
 * What the law has an agent tell the debtor (CPCEx art. R124-4): all five mentions in its first letter; in each later message, the
 * reference and the date of that letter. Written here and not in templates, so that no edited text can leave one out.
 */
export function agentMentions(data: MessageData): Mentions {
  const { agent, recipient } = data
  if (!agent) return { head: [], foot: [] }
  const { lang } = recipient
  const creditor = { name: cleanValue(agent.creditor.name), address: cleanValue(agent.creditor.address) }
  if (agent.first) {
    const { reference, on } = agent.first
    return {
      head: [say(lang, words.later, { creditor: creditor.name, reference, date: formatLongDay(lang, on) })],
      foot: [],
    }
  }
  return {
    head: [who(data), say(lang, words.creditor, creditor)],
    foot: [what(data), say(lang, words.demand, { reference: data.reference }), say(lang, words.costs)],
  }
}

const who = ({ organisation, recipient }: MessageData): string =>
  say(recipient.lang, words.agent, {
    name: cleanValue(organisation.name),
    address: organisation.addressLines.map(cleanValue).join(', '),
  })

/** The claim by its parts: what stands in the table, and what the law adds to it by the day of the letter. */
function what({ items, lateCharges, totals, recipient }: MessageData): string {
  const { lang } = recipient
  return totals
    .map(({ currency, creditsCents }) => {
      const of = (kinds: readonly string[]) =>
        sumCents(
          items.filter((one) => one.currency === currency && kinds.includes(one.kind)).map((one) => one.openCents),
        )
      const isEuro = currency === 'EUR'
      const principal = of(['invoice', 'other']) - creditsCents
      const interest = of(['interest']) + (isEuro ? (lateCharges?.penaltiesCents ?? 0) : 0)
      const others = of(['fee']) + (isEuro ? (lateCharges?.indemnitiesCents ?? 0) : 0)
      const money = (cents: number) => formatMoney(lang, cents, currency)
      return say(lang, words.parts, { principal: money(principal), interest: money(interest), others: money(others) })
    })
    .join(' ')
}

/** Where the first letter may leave by: the text speaks of a letter, and of the day on which it was sent. */
export const isFirstLetter = (agent: AgentFacts | undefined, channel: string): boolean =>
  agent?.first === null && !['letter', 'registered_letter', 'electronic_registered'].includes(channel)
