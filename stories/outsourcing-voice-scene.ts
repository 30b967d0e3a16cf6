import { correspondenceRoutes } from '../src/correspondence/contract.ts'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { outsourcingRoutes as routes } from '../src/outsourcing/contract.ts'
import type { Terms } from '../src/outsourcing/mandates/terms.ts'
import { bookDocument, newCustomer } from '../tools/testing/books.ts'
import { ignoreFreshness } from '../tools/testing/days.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import type { Visitor } from '../tools/testing/visitor.ts'
import { place, seatIn } from './agency-scene.ts'
import { CARD, connect, keepAgency, newAgency } from './outsourcing-two-sides.ts'

/** A creditor and an agency of one installation, each with a mail server of its own, and a mandate that both signed. */
export type VoiceScene = {
  readonly story: Story
  /** The agency's owner, in the agency's own organisation. */
  readonly agency: Visitor
  /** The same person among the creditor's books, as an agent. */
  readonly agent: Visitor
  readonly mandateId: string
}

export async function voiceScene(
  on: string,
  voice: Terms['voice'],
  change: (terms: Terms) => Partial<Terms> = () => ({}),
): Promise<VoiceScene> {
  const story = await tellStory(on)
  await ignoreFreshness(story)
  const agency = await newAgency(story)
  await keepAgency(agency)
  const { id: providerId } = await story.owner.call(routes.addProvider, { body: CARD })
  await connect(story, agency, providerId)
  const { id } = await story.owner.call(routes.draftMandate, { body: { providerId } })
  const { terms } = await story.owner.call(routes.collectionMandate, { params: { id }, query: {} })
  await story.owner.call(routes.writeMandate, {
    params: { id },
    body: { terms: { ...terms, voice, ...change(terms as Terms) }, note: '' },
  })
  await story.owner.call(routes.offerMandate, { params: { id }, body: { anyway: true } })
  const { pending } = await story.owner.call(routes.collectionMandate, { params: { id }, query: {} })
  const { version, sha256 } = pending!
  const file = { version, sha256 }
  await agency.call(routes.signReceived, {
    params: { id },
    body: { ...file, signerName: 'Paul Ferrand', signerTitle: 'Gérant' },
  })
  await story.owner.call(routes.signMandate, {
    params: { id },
    body: { ...file, signerName: 'Claire Propriétaire', signerTitle: 'Gérante' },
  })
  await story.runJobs()
  return { story, agency, agent: seatIn(story, agency, story.owner.orgId), mandateId: id }
}

/** A customer with one late document in the agency's hands and one that stays with the creditor. */
export async function placedDebtor({ story, agency, mandateId }: VoiceScene, code: string, placedCents = 120_000) {
  const customerId = await newCustomer(story, code, {
    name: `${code} SARL`,
    email: `${code.toLowerCase()}@debiteur.example`,
  })
  const owed = (documentNo: string, cents: number) =>
    bookDocument(story, { customerId, documentNo, cents, dueOn: '2025-10-31', issuedOn: '2025-10-01' })
  const itemId = await owed(`FA-${code}`, placedCents)
  await owed(`FB-${code}`, 70_000)
  const placementId = await place(story, story.owner.orgId, {
    ...{ mandateId, customerId, itemIds: [itemId] },
    agency: { orgId: agency.orgId, name: 'Cabinet Ferrand' },
  })
  await story.runJobs()
  return { customerId, itemId, placementId }
}

/** Writes to a debtor by the step of a tone; gives its message. */
export async function writeTo(
  { story, agency }: VoiceScene,
  customerId: string,
  channel: 'email' | 'letter',
  tone: string,
): Promise<string> {
  const params = { creditorId: story.owner.orgId, id: customerId }
  const { steps } = await agency.call(dunningRoutes.agencyWriting, { params })
  const stepId = steps.find((step) => step.tone === tone)!.id
  return (await agency.call(dunningRoutes.sendAgencyMessage, { params, body: { stepId, channel, text: null } }))
    .messageId
}

/** The letter by which a debtor learns of an agency, posted: from then on the agency may write mails, a week later. */
export async function firstLetterPosted(scene: VoiceScene, customerId: string): Promise<void> {
  const { story, agency } = scene
  const id = await writeTo(scene, customerId, 'letter', 'courteous')
  await story.runJobs()
  await agency.call(dunningRoutes.postAgencyLetters, {
    params: { creditorId: story.owner.orgId },
    body: { letters: [{ id, registeredNo: null }], postedOn: story.now().toISOString().slice(0, 10) },
  })
  await story.runJobs()
  const later = new Date(story.now().getTime() + 7 * 86_400_000)
  story.at(later.toISOString().slice(0, 10))
}

/** Has an organisation send by a server of its own. */
export const sendBy = (visitor: Visitor, { host, port }: { host: string; port: number }, fromEmail: string) =>
  visitor.call(correspondenceRoutes.saveMailServer, {
    body: {
      ...{ host, port, security: 'none', username: '', password: null, authority: '' },
      ...{ fromName: '', fromEmail, messagesPerMinute: 600 },
    },
  })
