import { accessRoutes } from '../src/access/contract.ts'
import { legalRoutes } from '../src/legal/contract.ts'
import { outsourcingRoutes as routes } from '../src/outsourcing/contract.ts'
import type { BodyIn } from '../src/platform/route.ts'
import { newOrganisation, PASSWORD, type Story } from '../tools/testing/story.ts'
import type { Visitor } from '../tools/testing/visitor.ts'

/** What stories of mandates begin with: a provider's card, and an agency with an organisation and an owner of its own. */

export const CARD: BodyIn<typeof routes.addProvider> = {
  name: 'Cabinet Ferrand',
  siren: '552100554',
  contactName: 'Paul Ferrand',
  email: 'paul@ferrand.example',
  phone: '',
  website: '',
  address: '4 quai de la Fosse\n44000 Nantes',
  countries: ['FR'],
  languages: ['fr', 'en'],
  sectors: ['bâtiment'],
  services: ['amicable'],
  reporting: 'Chaque mois',
  clientReferences: 'Négoce Martin',
  note: '',
  tariff: null,
  proven: null,
}

export const CONDITIONS = {
  insurer: 'Assurances du Ponant',
  policyNo: 'RC 4471',
  insuredUntil: '2026-12-31' as string | null,
  iban: 'FR7630006000011234567890189',
  declaredOn: '2020-01-06' as string | null,
  declaredTo: 'tribunal judiciaire de Nantes',
}

/** An agency of this installation whose owner is nobody's member elsewhere. */
export async function newAgency(story: Story, siren = '552100554'): Promise<Visitor> {
  const { orgId } = await story.owner.call(accessRoutes.createOrganisation, {
    body: { ...newOrganisation('Cabinet Ferrand'), siren, iban: 'FR7610107001011234567890129' },
  })
  const own = story.owner.orgId
  story.owner.orgId = orgId
  const { link } = await story.owner.call(accessRoutes.invite, {
    body: { email: 'paul@ferrand.example', role: 'owner' },
  })
  story.owner.orgId = own
  const agency = story.visitor()
  agency.orgId = (
    await agency.call(accessRoutes.acceptInvitation, {
      params: { token: link.split('/').at(-1)! },
      body: { name: 'Paul Ferrand', password: PASSWORD, lang: 'fr' },
    })
  ).orgId
  return agency
}

/** Says in the agency's own organisation what the law asks of it. */
export const keepAgency = (agency: Visitor, change: Partial<typeof CONDITIONS> = {}) =>
  agency.call(legalRoutes.changeAgency, { body: { collectsForOthers: true, ...CONDITIONS, ...change } })

/** Invites a provider and has the agency accept. */
export async function connect(story: Story, agency: Visitor, providerId: string): Promise<string> {
  const { link } = await story.owner.call(routes.inviteProvider, { params: { id: providerId }, body: { sends: false } })
  const token = link.split('/').at(-1)!
  await agency.call(routes.acceptConnection, { params: { token }, body: { consents: true } })
  return token
}
