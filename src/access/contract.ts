import { z } from 'zod'
import { LANGS } from '../kernel/wording.ts'
import { routes } from '../platform/route.ts'
import { termsSchema } from '../statutes/contract.ts'
import { ROLES } from './model.ts'

export const addressSchema = {
  addressLines: z.array(z.string().trim().max(100)).max(5),
  postcode: z.string().trim().max(20),
  city: z.string().trim().max(100),
  country: z.string().regex(/^[A-Z]{2}$/),
}

export const organisationInput = z.object({
  name: z.string().trim().min(1).max(200),
  siren: z.string().trim().max(20).nullable(),
  iban: z.string().trim().max(50).nullable(),
  bic: z.string().trim().max(20).nullable(),
  ...addressSchema,
  senderName: z.string().trim().max(120),
  senderTitle: z.string().trim().max(120),
  senderEmail: z.string().trim().max(254),
  senderPhone: z.string().trim().max(40),
  defaultTerms: termsSchema,
  lang: z.enum(LANGS),
  timeZone: z.string().max(60),
  fiscalYearEnd: z.string().regex(/^\d{2}-\d{2}$/),
})
export type OrganisationInput = z.output<typeof organisationInput>

export const organisation = organisationInput
  .extend({ orgId: z.number().int(), currency: z.string(), isDemo: z.boolean() })
  .meta({ id: 'Organisation' })
export type Organisation = z.output<typeof organisation>

const member = z
  .object({ userId: z.string(), name: z.string(), email: z.string(), role: z.enum(ROLES) })
  .meta({ id: 'Member' })
const invitation = z
  .object({
    id: z.string(),
    email: z.string(),
    role: z.enum(ROLES),
    invitedAt: z.date().or(z.string()),
    expiresAt: z.date().or(z.string()),
  })
  .meta({ id: 'Invitation' })

/** A creditor whose placed claims an agency works: where somebody of the agency enters, for which of their organisations. */
const mandated = z
  .object({
    orgId: z.number().int(),
    name: z.string(),
    isDemo: z.boolean(),
    agency: z.object({ orgId: z.number().int(), name: z.string(), role: z.enum(ROLES) }),
    /** How the mandates are named that run between the two. */
    mandates: z.array(z.string()),
  })
  .meta({ id: 'MandatedOrganisation' })
export type MandatedOrganisation = z.output<typeof mandated>

const me = z
  .object({
    userId: z.string(),
    name: z.string(),
    email: z.string(),
    lang: z.enum(LANGS),
    organisations: z.array(
      z.object({
        orgId: z.number().int(),
        name: z.string(),
        role: z.enum(ROLES),
        isDemo: z.boolean(),
        /** It holds the mandate of a creditor: its day begins with the files of others. */
        collects: z.boolean(),
      }),
    ),
    mandated: z.array(mandated),
  })
  .meta({ id: 'Me' })

export const accessRoutes = routes({
  installation: {
    method: 'get',
    path: '/installation',
    scope: 'open',
    summary: 'Whether this installation has an owner yet',
    reply: z.object({ ready: z.boolean(), version: z.string() }),
  },
  setUp: {
    method: 'post',
    path: '/installation',
    scope: 'open',
    summary: 'First visit: the owner’s account and organisation',
    body: z.object({
      person: z.object({
        name: z.string().trim().max(200),
        email: z.string().trim().max(254),
        password: z.string().max(200),
        lang: z.enum(LANGS),
      }),
      organisation: organisationInput,
    }),
    reply: z.object({ orgId: z.number().int() }),
  },
  me: { method: 'get', path: '/me', scope: 'person', summary: 'The person signed in and where they belong', reply: me },
  setLang: {
    method: 'put',
    path: '/me/lang',
    scope: 'person',
    summary: 'The language the person reads',
    body: z.object({ lang: z.enum(LANGS) }),
  },
  createOrganisation: {
    method: 'post',
    path: '/organisations',
    scope: 'person',
    summary: 'One more organisation, owned by the person signed in',
    body: organisationInput,
    reply: z.object({ orgId: z.number().int() }),
  },
  organisation: {
    method: 'get',
    path: '/organisation',
    scope: 'org',
    need: 'claims.read',
    summary: 'The organisation’s identity and defaults',
    reply: organisation,
  },
  updateOrganisation: {
    method: 'put',
    path: '/organisation',
    scope: 'org',
    need: 'settings.manage',
    summary: 'Changes the organisation’s identity and defaults',
    body: organisationInput,
    reply: organisation,
  },
  members: {
    method: 'get',
    path: '/members',
    scope: 'org',
    need: 'books.read',
    summary: 'Members and invitations under way',
    reply: z.object({ members: z.array(member), invitations: z.array(invitation) }),
  },
  invite: {
    method: 'post',
    path: '/invitations',
    scope: 'org',
    need: 'members.manage',
    summary: 'Invites a colleague; the link is shown once',
    body: z.object({ email: z.string().trim().max(254), role: z.enum(ROLES) }),
    reply: z.object({ id: z.string(), link: z.string() }),
  },
  revokeInvitation: {
    method: 'delete',
    path: '/invitations/{id}',
    scope: 'org',
    need: 'members.manage',
    summary: 'Withdraws an invitation',
    params: z.object({ id: z.uuid() }),
  },
  changeRole: {
    method: 'put',
    path: '/members/{userId}',
    scope: 'org',
    need: 'members.manage',
    summary: 'Changes a member’s role, or removes the member (role null)',
    params: z.object({ userId: z.string().max(64) }),
    body: z.object({ role: z.enum(ROLES).nullable() }),
  },
  readInvitation: {
    method: 'get',
    path: '/invitations/{token}',
    scope: 'open',
    summary: 'What an invitation offers',
    params: z.object({ token: z.string().max(100) }),
    reply: z.object({ organisation: z.string(), email: z.string(), role: z.enum(ROLES), hasAccount: z.boolean() }),
  },
  acceptInvitation: {
    method: 'post',
    path: '/invitations/{token}',
    scope: 'open',
    summary: 'Accepts an invitation, with a new account or the one signed in',
    params: z.object({ token: z.string().max(100) }),
    body: z.object({ name: z.string().trim().max(200), password: z.string().max(200), lang: z.enum(LANGS) }).nullable(),
    reply: z.object({ orgId: z.number().int() }),
  },
})
