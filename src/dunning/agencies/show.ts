import { isPaper } from '../../correspondence/index.ts'
import { formatIban } from '../../kernel/identifiers.ts'
import { tellRefusal } from '../../kernel/verdict.ts'
import type { Lang } from '../../kernel/wording.ts'
import { customerOf } from '../../parties/index.ts'
import { actionsOf } from '../actions/board-store.ts'
import { presentAction } from '../actions/present.ts'
import { agentTold, firstLetterOf } from '../actions/speaker.ts'
import { standingsOf } from '../actions/standing-store.ts'
import type { Collecting } from '../collectors/collecting.ts'
import { toldToAgency } from '../collectors/told.ts'
import { explainReason, reason } from '../deciding/reasons.ts'
import type { DunningDeps } from '../deps.ts'
import { CHANNELS, type CustomerFacts } from '../model.ts'
import { isPersonal } from '../rules.ts'
import { ownName } from '../scenarios/default-scenario.ts'
import type { AgencyWriting } from './contract.ts'
import type { AtCreditor } from './other-side.ts'
import { lettersToPost } from './store.ts'
import { inHand } from './write.ts'

const MOST_ACTIONS = 20

/** Everything an agent needs before writing to a debtor: who would speak, of what, by which step and channel, and why not. */
export async function showWriting(
  { tx, mandateId, creditor }: AtCreditor,
  deps: DunningDeps,
  customerId: string,
  lang: Lang,
): Promise<AgencyWriting> {
  const { collecting, facts } = await inHand(tx, deps, mandateId, customerId)
  const customer = (await customerOf(tx, customerId))!
  const named = { customerName: customer.name, customerCode: customer.code, oldestDueOn: null }
  const actions = (await actionsOf(tx, customerId, { limit: 200, offset: 0 }))
    .filter((action) => action.mandateId === mandateId && action.state !== 'noted')
    .slice(0, MOST_ACTIONS)
  const { scenario, barred } = collecting
  return {
    mandateId,
    agency: collecting.name,
    creditor,
    voice: collecting.voice,
    account: collecting.voice === 'own' && collecting.iban ? formatIban(collecting.iban) : null,
    barred: barred && tellRefusal(lang, barred),
    firstLetter: firstLetterOf(
      collecting,
      facts.items.map(({ id }) => ({ itemId: id })),
    ),
    documents: facts.items.map((item) => {
      const { number, fromOn } = collecting.placed.get(item.id)!
      const { id: itemId, documentNo, dueOn, openCents, currency } = item
      return { itemId, documentNo, dueOn, openCents, currency, number, placedOn: fromOn }
    }),
    scenario: { id: scenario.id, name: ownName(lang, scenario.name), isByItself: collecting.isByItself },
    steps: scenario.steps
      .filter(({ channel, afterDueDays }) => !isPersonal(channel) && afterDueDays >= 0)
      .map(({ id, name, tone, channel }) => ({ id, name: ownName(lang, name), tone, channel })),
    channels: channelsFor(collecting, facts, customer, lang),
    actions: actions.map((action) => presentAction(lang, collecting.book, { ...action, ...named }, mandateId)),
    next: (await standingsOf(tx, customerId, mandateId)).map(({ verdict, nextOn, reasons }) => ({
      ...{ verdict, nextOn, why: reasons[0] ? toldToAgency(lang, reasons[0]) : '' },
    })),
    letters: await lettersToPost(tx, customerId, collecting.agencyOrgId),
  }
}

function channelsFor(
  collecting: Collecting,
  facts: CustomerFacts,
  customer: { readonly name: string },
  lang: Lang,
): AgencyWriting['channels'] {
  const items = facts.items.map(({ id }) => ({ itemId: id }))
  return CHANNELS.filter((channel) => !isPersonal(channel)).map((channel) => {
    const may = agentTold(collecting, items, customer, channel)
    if (!may.ok) return { channel, whyNot: tellRefusal(lang, may.refusal) }
    const isReachable = isPaper(channel) ? facts.reachableBy.includes('letter') : facts.reachableBy.includes(channel)
    return { channel, whyNot: isReachable ? null : explainReason(lang, reason('no_address', { channel })) }
  })
}
