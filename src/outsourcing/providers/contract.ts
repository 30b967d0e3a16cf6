import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { AGES } from '../audit/model.ts'
import { bp, count, day, id, instant, manage, params, read } from '../contract-terms.ts'
import { tariffSchema } from '../tariffs/contract.ts'
import { ALERT_DAYS, PAPER_KINDS, SERVICES } from './model.ts'

const line = (most: number) => z.string().trim().max(most)
const codes = z.array(z.string().trim().min(2).max(60)).max(60)

/** What is recovered of what is placed, by age that day; null where nothing is said. */
export const provenSchema = z.object(
  Object.fromEntries(AGES.map((age) => [age, bp.nullable()])) as Record<
    (typeof AGES)[number],
    z.ZodNullable<typeof bp>
  >,
)

const card = z
  .object({
    name: line(200).min(1),
    siren: line(20).nullable(),
    contactName: line(120),
    email: line(254),
    phone: line(40),
    website: line(200),
    address: line(400),
    countries: codes,
    languages: codes,
    sectors: codes,
    services: z.array(z.enum(SERVICES)).max(SERVICES.length),
    reporting: line(400),
    clientReferences: line(2000),
    note: line(4000),
    tariff: tariffSchema.nullable(),
    proven: provenSchema.nullable(),
  })
  .meta({ id: 'ProviderCard' })
export type ProviderCardInput = z.output<typeof card>

const conditions = z
  .object({
    insurer: line(200),
    policyNo: line(100),
    insuredUntil: day.nullable(),
    iban: line(42),
    declaredOn: day.nullable(),
    declaredTo: line(200),
  })
  .meta({ id: 'ProviderConditions' })
export type ConditionsInput = z.output<typeof conditions>

const flag = z.object({ code: z.string(), sentence: z.string(), isBar: z.boolean() })
export type FlagView = z.output<typeof flag>

/** A link to the page of a provider, while it opens: the last day on which it does. */
export const pageLink = z.object({ lastOn: day, visits: count, lastVisitAt: instant.nullable() })

const paper = z
  .object({
    id,
    kind: z.enum(PAPER_KINDS),
    name: z.string(),
    type: z.string(),
    size: count,
    sha256: z.string(),
    expiresOn: day.nullable(),
    addedAt: instant,
    addedByName: z.string(),
    /** Bears the signature of a mandate: it stays. */
    isProof: z.boolean(),
    /** Dropped by the provider on its page; it proves nothing until somebody has looked at it. */
    toVerify: z.boolean(),
    verifiedByName: z.string().nullable(),
  })
  .meta({ id: 'ProviderPaper' })
export type PaperView = z.output<typeof paper>

const row = z
  .object({
    id,
    name: z.string(),
    siren: z.string().nullable(),
    services: z.array(z.enum(SERVICES)),
    countries: z.array(z.string()),
    isConnected: z.boolean(),
    isArchived: z.boolean(),
    /** Nothing may be placed with it today. */
    isBarred: z.boolean(),
    flags: count,
    /** The soonest end of its papers and of its insurance. */
    nextEndOn: day.nullable(),
    /** Its lowest and highest success fee, in hundredths of a percent; null without a success fee. */
    fee: z.object({ lowBp: count, highBp: count }).nullable(),
    /** Its mandate that runs, else that is proposed. */
    mandate: z.object({ id, number: z.string(), state: z.string() }).nullable(),
  })
  .meta({ id: 'ProviderRow' })
export type ProviderRow = z.output<typeof row>

const provider = card
  .extend({
    id,
    siren: z.string().nullable(),
    tariffSays: z.array(z.string()),
    conditions: conditions.extend({ isTheirs: z.boolean(), confirmedOn: day, confirmedByName: z.string() }).nullable(),
    flags: z.array(flag),
    papers: z.array(paper),
    connection: z.discriminatedUnion('is', [
      z.object({ is: z.literal('none') }),
      z.object({ is: z.literal('invited'), id, expiresAt: instant, byName: z.string() }),
      z.object({ is: z.literal('connected'), id, agencyName: z.string(), since: instant, byName: z.string() }),
    ]),
    mandates: z.array(z.object({ id, number: z.string(), state: z.string(), endsOn: day.nullable() })),
    archivedAt: instant.nullable(),
    keptAt: instant,
    keptByName: z.string(),
  })
  .meta({ id: 'Provider' })
export type ProviderView = z.output<typeof provider>

const expiry = z
  .object({
    providerId: id,
    providerName: z.string(),
    what: z.enum(PAPER_KINDS),
    whatName: z.string(),
    expiresOn: day,
    days: z.literal(ALERT_DAYS),
    /** It has a mandate that runs: claims are with it. */
    hasMandate: z.boolean(),
  })
  .meta({ id: 'ProviderExpiry' })
export type ExpiryView = z.output<typeof expiry>

const creditorKnown = z
  .object({
    connectionId: id,
    creditorId: count,
    creditorName: z.string(),
    providerName: z.string(),
    since: instant,
    confirmedOn: day.nullable(),
    /** What we keep today differs from what was confirmed. */
    hasChanged: z.boolean(),
    bars: z.array(z.string()),
  })
  .meta({ id: 'ConnectedCreditor' })
export type ConnectedCreditor = z.output<typeof creditorKnown>

const token = z.object({ token: z.string().max(100) })
const offered = z.object({
  creditor: z.string(),
  provider: z.string(),
  siren: z.string().nullable(),
  expiresAt: instant,
})

/** Who might collect for us, its papers, and how it connects itself when it is an organisation here. */
export const providerRoutes = routes({
  providers: {
    ...read,
    method: 'get',
    path: '/collection-providers',
    summary: 'The directory of those who might collect for us, with what bars each today and what of it ends soon',
    query: z.object({ archived: z.stringbool().default(false) }),
    reply: z.object({ providers: z.array(row), expiries: z.array(expiry), archived: count }),
  },
  provider: {
    ...read,
    method: 'get',
    path: '/collection-providers/{id}',
    summary: 'A provider: its card, conditions, red flags, papers, mandates',
    params,
    reply: provider,
  },
  addProvider: {
    ...manage,
    method: 'post',
    path: '/collection-providers',
    summary: 'Adds a provider to the directory',
    body: card,
    reply: z.object({ id }),
  },
  changeProvider: {
    ...manage,
    method: 'put',
    path: '/collection-providers/{id}',
    summary: 'Changes the card of a provider',
    params,
    body: card,
  },
  archiveProvider: {
    ...manage,
    method: 'put',
    path: '/collection-providers/{id}/archived',
    summary: 'Archives a provider without a mandate under way, or takes it up again',
    params,
    body: z.object({ archived: z.boolean() }),
  },
  keepConditions: {
    ...manage,
    method: 'put',
    path: '/collection-providers/{id}/conditions',
    summary: 'Records what the law asks of a provider (CPCEx art. R124-2), as read on its papers',
    params,
    body: conditions,
  },
  addPaper: {
    ...manage,
    method: 'post',
    path: '/collection-providers/{id}/papers',
    summary: 'Keeps a paper of a provider, 10 MB at most, with the day on which it ends',
    params,
    query: z.object({ name: line(300).min(1), kind: z.enum(PAPER_KINDS), expiresOn: day.optional() }),
    body: 'bytes',
    reply: z.object({ id }),
  },
  paperFile: {
    ...read,
    method: 'get',
    path: '/provider-papers/{id}/file',
    summary: 'A paper of a provider, byte for byte',
    params,
    reply: 'bytes',
  },
  verifyPaper: {
    ...manage,
    method: 'post',
    path: '/provider-papers/{id}/verification',
    summary: 'Says that a paper dropped by the provider is what it says, with the last day on which it holds',
    params,
    body: z.object({ expiresOn: day.nullable() }),
  },
  removePaper: {
    ...manage,
    method: 'delete',
    path: '/provider-papers/{id}',
    summary: 'Takes a paper away; refused for one that bears the signature of a mandate',
    params,
  },
  seeExpiry: {
    ...manage,
    method: 'post',
    path: '/collection-providers/{id}/expiries',
    summary: 'Says that the coming end of a paper is seen to, until the next alert',
    params,
    body: z.object({ what: z.enum(PAPER_KINDS), expiresOn: day, days: z.literal(ALERT_DAYS) }),
  },
  importProviders: {
    ...manage,
    method: 'post',
    path: '/provider-lists',
    summary: 'Reads a list of providers as CSV: what would be added, then adds it when told to',
    query: z.object({ commit: z.stringbool().default(false) }),
    body: 'bytes',
    reply: z.object({
      added: z.array(z.object({ line: count, name: z.string(), siren: z.string().nullable() })),
      known: z.array(z.object({ line: count, name: z.string() })),
      refused: z.array(z.object({ line: count, message: z.string() })),
    }),
  },
  inviteProvider: {
    ...manage,
    method: 'post',
    path: '/collection-providers/{id}/invitations',
    summary: 'Invites a provider to connect its organisation; the link is shown once, and sent by mail when asked',
    params,
    body: z.object({ sends: z.boolean() }),
    reply: z.object({ id, link: z.string(), messageId: id.nullable() }),
  },
  endConnection: {
    ...manage,
    method: 'delete',
    path: '/provider-connections/{id}',
    summary: 'Takes an invitation back, or breaks a connection without a mandate under way',
    params,
  },
  readConnection: {
    method: 'get',
    path: '/provider-invitations/{token}',
    scope: 'person',
    summary: 'What the invitation of a creditor offers',
    params: token,
    reply: offered,
  },
  acceptConnection: {
    scope: 'org',
    need: 'members.manage',
    method: 'post',
    path: '/provider-invitations/{token}',
    summary: 'Connects this organisation with the creditor that invited it, and lets it read our conditions',
    params: token,
    body: z.object({ consents: z.boolean() }),
    reply: z.object({ connectionId: id }),
  },
  connectedCreditors: {
    ...read,
    method: 'get',
    path: '/connected-creditors',
    summary: 'Creditors that this organisation is connected with as a provider, and what they read of us',
    reply: z.object({ creditors: z.array(creditorKnown) }),
  },
  confirmConditions: {
    ...manage,
    method: 'post',
    path: '/connected-creditors/{id}/conditions',
    summary: 'Confirms our conditions to a creditor as we keep them today',
    params,
  },
})
