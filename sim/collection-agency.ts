import { foundOrganisation, type OrganisationInput, type Person } from '../src/access/index.ts'
import type { By } from '../src/cash/index.ts'
import { addDays } from '../src/kernel/calendar.ts'
import { newId } from '../src/kernel/ids.ts'
import { keepAgency } from '../src/legal/notices/keep-agency.ts'
import { draftMandate, writeTerms } from '../src/outsourcing/mandates/draft-mandate.ts'
import { offerMandate } from '../src/outsourcing/mandates/offer-mandate.ts'
import { signMandate } from '../src/outsourcing/mandates/sign-mandate.ts'
import { usualTerms } from '../src/outsourcing/mandates/usual-terms.ts'
import { savePolicy } from '../src/outsourcing/placements/keep-policy.ts'
import { mandateUse } from '../src/outsourcing/placements/mandate-use.ts'
import { routingModels } from '../src/outsourcing/placements/routing-models.ts'
import { acceptInvitation, inviteProvider } from '../src/outsourcing/providers/connect.ts'
import { keepPaper } from '../src/outsourcing/providers/keep-paper.ts'
import { keepProvider } from '../src/outsourcing/providers/keep-provider.ts'
import type { PaperKind } from '../src/outsourcing/providers/model.ts'
import { providerOf } from '../src/outsourcing/providers/provider-store.ts'
import { flatRate } from '../src/outsourcing/tariffs/model.ts'
import type { OrgTx } from '../src/platform/db.ts'
import { onOtherSide } from '../src/platform/other-side.ts'
import { checkedFile } from '../src/platform/upload.ts'
import { agentActor } from '../src/trail/index.ts'
import { demoIban, demoSiren } from './fictitious-identifiers.ts'
import type { World } from './law-desk.ts'
import { paper } from './paper.ts'
import { SELLER } from './seller.ts'

/** The agency that collects for the demo company: an organisation of its own, a demonstration as well. */

const NAME = 'Cabinet Ferrand Recouvrement (démo)'
const MANAGER = 'Paul Ferrand'
const ADDRESS = { street: '4 quai de la Fosse', postcode: '44000', city: 'Nantes' }
/** Beyond the ranks and accounts of customers of any demonstration. */
const RANK = 85_001
const FEE_BP = 1_500
/** Younger claims stay with the company itself. */
const FROM_DAYS = 15

/** Who acts for the agency: in its own organisation, and in the books of its creditor. */
export type Relation = {
  readonly agencyOrgId: number
  readonly mandateId: string
  atAgency(by: By): By
  asAgent(by: By): By
}

/** Founds the agency, and brings both together under a mandate signed here by both. */
export async function engageAgency(world: World, orgId: number, owner: Person, by: By): Promise<Relation> {
  const agencyOrgId = await foundOrganisation(world, owner, ORGANISATION, true)
  const atAgency = ({ actor, ...rest }: By): By => ({ ...rest, actor: { ...actor, name: MANAGER } })
  const asAgent = (one: By): By => {
    const there = atAgency(one)
    return { ...there, actor: agentActor(there.actor, { orgId: agencyOrgId, name: NAME }, SELLER.name) }
  }

  await world.db.inOrg(agencyOrgId, (tx) => keepAgency(tx, conditionsOn(by), atAgency(by)))
  const papers = await papersOf(by)
  const { providerId, invitation } = await world.db.inOrg(orgId, async (tx) => {
    const id = await keepProvider(tx, CARD, null, by)
    for (const { file, kind, expiresOn } of papers) await keepPaper(tx, id, file, { kind, expiresOn }, by)
    return { providerId: id, invitation: (await inviteProvider(tx, id, by)).id }
  })
  await world.db.inOrg(agencyOrgId, (tx) => acceptInvitation(tx, { orgId, id: invitation }, true, atAgency(by)))

  const mandateId = await world.db.inOrg(orgId, (tx) => writeMandate(tx, providerId, by))
  const file = await offerMandate(world, orgId, mandateId, true, by)
  const ours = { ...file, signerName: by.actor.name, signerTitle: 'Présidente' }
  await world.db.inOrg(orgId, (tx) => signMandate(tx, mandateId, 'creditor', ours, by))
  const theirs = { ...file, signerName: MANAGER, signerTitle: 'Gérant' }
  await world.db.inOrg(agencyOrgId, (tx) =>
    onOtherSide(tx, orgId, (creditor) => signMandate(creditor, mandateId, 'agency', theirs, atAgency(by))),
  )
  await world.db.inOrg(orgId, (tx) => routeLateClaims(tx, mandateId, by))
  return { agencyOrgId, mandateId, atAgency, asAgent }
}

async function writeMandate(tx: OrgTx, providerId: string, by: By): Promise<string> {
  const id = await draftMandate(tx, { providerId, quoteId: null }, by)
  const usual = await usualTerms(tx, (await providerOf(tx, providerId))!, null, by.today)
  const terms = {
    ...usual,
    creditor: { ...usual.creditor, signatory: by.actor.name, title: 'Présidente' },
    provider: { ...usual.provider, signatory: MANAGER, title: 'Gérant' },
    scope: { ...usual.scope, fromDays: FROM_DAYS },
    // It may give something up, and asks first from the first cent.
    powers: { ...usual.powers, discounts: true },
  }
  await writeTerms(tx, id, terms, '', by)
  return id
}

/** What is large stays with the company, the rest goes to the agency once it is ripe. */
async function routeLateClaims(tx: OrgTx, mandateId: string, by: By): Promise<void> {
  const mandate = await mandateUse(tx, mandateId)
  const models = routingModels({ lang: 'fr', currency: 'EUR', mandates: mandate ? [mandate] : [] })
  const { name, rules } = models.find(({ key }) => key === 'large_inside')!
  await savePolicy(tx, { id: newId(by.at), name, rules, isUsed: true, nightFiles: 50, nightCents: null }, by)
}

const SHEETS: readonly (readonly [kind: PaperKind, name: string, says: string, days: number | null])[] = [
  ['insurance', 'assurance-rc.pdf', 'ATTESTATION D’ASSURANCE RC', 300],
  ['declaration', 'declaration-procureur.pdf', 'DÉCLARATION AU PROCUREUR', null],
]

const papersOf = (by: By) =>
  Promise.all(
    SHEETS.map(async ([kind, name, says, days]) => ({
      ...{ kind, expiresOn: days === null ? null : addDays(by.today, days) },
      file: checkedFile({ name, bytes: await paper([says, NAME, '(démonstration)']) }),
    })),
  )

const conditionsOn = ({ today }: By) => ({
  ...{ collectsForOthers: true, insurer: 'Assurances du Ponant (démo)', policyNo: 'RC 4471' },
  ...{ insuredUntil: addDays(today, 300), iban: demoIban(RANK + 1) },
  ...{ declaredOn: addDays(today, -900), declaredTo: 'tribunal judiciaire de Nantes' },
})

const CARD = {
  ...{ name: NAME, siren: demoSiren(RANK), contactName: MANAGER, email: 'paul@cabinet-ferrand.example' },
  ...{ phone: '02 61 91 40 71', website: '', address: `${ADDRESS.street}\n${ADDRESS.postcode} ${ADDRESS.city}` },
  ...{ countries: ['FR'], languages: ['fr'], sectors: ['bâtiment'], services: ['amicable' as const] },
  ...{ reporting: 'Chaque mois', clientReferences: '', note: '' },
  ...{ tariff: flatRate('EUR', FEE_BP), proven: { young: 7_500, middle: 5_000, old: 2_500 } },
}

const ORGANISATION: OrganisationInput = {
  name: NAME,
  siren: demoSiren(RANK),
  iban: demoIban(RANK),
  bic: null,
  addressLines: [ADDRESS.street],
  postcode: ADDRESS.postcode,
  city: ADDRESS.city,
  country: 'FR',
  senderName: MANAGER,
  senderTitle: 'Gérant',
  senderEmail: CARD.email,
  senderPhone: CARD.phone,
  defaultTerms: { kind: 'net', days: 30 },
  lang: 'fr',
  timeZone: 'Europe/Paris',
  fiscalYearEnd: '12-31',
}
