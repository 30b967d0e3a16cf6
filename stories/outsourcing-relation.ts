import { randomUUID } from 'node:crypto'
import { deskRoutes } from '../src/desk/contract.ts'
import { outsourcingRoutes as routes } from '../src/outsourcing/contract.ts'
import type { Terms } from '../src/outsourcing/mandates/terms.ts'
import { ignoreFreshness } from '../tools/testing/days.ts'
import type { Story } from '../tools/testing/story.ts'
import type { Visitor } from '../tools/testing/visitor.ts'
import { seatIn } from './agency-scene.ts'
import { CARD, connect, keepAgency, newAgency } from './outsourcing-two-sides.ts'

/** A creditor and an agency of this installation under a mandate that both signed here, through the public API. */
export type Relation = {
  readonly agency: Visitor
  /** The agency's owner at work in the creditor's organisation. */
  readonly agent: Visitor
  readonly providerId: string
  readonly mandateId: string
}

export async function relation(story: Story, change: (terms: Terms) => Terms = (terms) => terms): Promise<Relation> {
  await ignoreFreshness(story)
  const agency = await newAgency(story)
  await keepAgency(agency, { insuredUntil: '2030-12-31' })
  const { id: providerId } = await story.owner.call(routes.addProvider, { body: CARD })
  await connect(story, agency, providerId)
  const mandateId = await signedMandate(story, agency, providerId, change)
  return { agency, agent: seatIn(story, agency, story.owner.orgId), providerId, mandateId }
}

/** A mandate drafted, offered and signed by both. */
export async function signedMandate(
  story: Story,
  agency: Visitor,
  providerId: string,
  change: (terms: Terms) => Terms,
  quoteId: string | null = null,
): Promise<string> {
  const { id } = await story.owner.call(routes.draftMandate, { body: { providerId, quoteId } })
  await signTerms(story, agency, id, change)
  return id
}

/** What a mandate says from today on: written, offered and signed by both. */
export async function signTerms(
  story: Story,
  agency: Visitor,
  id: string,
  change: (terms: Terms) => Terms,
): Promise<void> {
  const params = { id }
  const { terms } = await story.owner.call(routes.collectionMandate, { params, query: {} })
  const party = { address: '4 quai de la Fosse\n44000 Nantes', signatory: 'Paul Ferrand', title: 'Gérant' }
  const written = change({ ...(terms as Terms), provider: { ...terms.provider, ...party } })
  await story.owner.call(routes.writeMandate, { params, body: { terms: written, note: '' } })
  const file = await story.owner.call(routes.offerMandate, { params, body: { anyway: true } })
  await story.owner.call(routes.signMandate, {
    params,
    body: { ...file, signerName: 'Claire Propriétaire', signerTitle: 'Gérante' },
  })
  await agency.call(routes.signReceived, {
    params,
    body: { ...file, signerName: 'Paul Ferrand', signerTitle: 'Gérant' },
  })
}

/** Lets claims leave without papers, where the story is about what follows. */
export const askNoPapers = (story: Story) =>
  story.owner.call(routes.saveRequirement, { body: { business: [], consumer: [], public: [] } })

/** Hands documents over; gives the placements in the order of their customers. */
export async function placeItems(
  story: Story,
  mandateId: string,
  itemIds: readonly string[],
  pilotSeed: string | null = null,
) {
  const { placingId, ...weight } = await story.owner.call(routes.placeClaims, {
    body: { id: randomUUID(), mandateId, stage: 'amicable', pilotSeed, chosen: { itemIds: [...itemIds] } },
  })
  const { placements } = await story.owner.call(routes.placements, { query: { placingId, show: 'all', limit: 500 } })
  return { placingId, placements, ...weight }
}

/** Somebody of the agency calls a debtor. */
export const callDebtor = (agent: Visitor, customerId: string, body: string) =>
  agent.call(deskRoutes.addNote, {
    params: { id: customerId },
    body: { kind: 'call', body, outcome: 'reached', contactId: null, phone: null, callBackOn: null },
  })

/** A debtor pays the agency, which records it. */
export const payAgency = (
  agency: Visitor,
  creditor: number,
  placement: { readonly id: string; readonly currency: string },
  cents: number,
  receivedOn: string,
) =>
  agency.call(routes.recordReceipt, {
    body: { id: randomUUID(), creditor, placementId: placement.id, cents, currency: placement.currency, receivedOn },
  })
