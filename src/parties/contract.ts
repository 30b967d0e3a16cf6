import { z } from 'zod'
import { LANGS } from '../kernel/wording.ts'
import { dayText } from '../platform/contract-day.ts'
import { routes } from '../platform/route.ts'
import { termsSchema } from '../statutes/contract.ts'
import { CONTACT_ROLES, CUSTOMER_KINDS, OPT_OUTS } from './model.ts'
import { profile, profileRoutes } from './profile-contract.ts'

const id = z.uuid()
const instant = z.date().or(z.string())

export const customerInput = z.object({
  code: z.string().trim().min(1).max(80),
  name: z.string().trim().max(300),
  kind: z.enum(CUSTOMER_KINDS),
  siren: z.string().trim().max(20).nullable(),
  vatNo: z.string().trim().max(20).nullable(),
  lang: z.enum(LANGS),
  addressLines: z.array(z.string().trim().max(100)).max(5),
  postcode: z.string().trim().max(20),
  city: z.string().trim().max(100),
  country: z.string().regex(/^[A-Z]{2}$/),
  terms: termsSchema.nullable(),
})
export type CustomerInput = z.output<typeof customerInput>

export const customer = customerInput.extend({ id }).meta({ id: 'Customer' })

export const contactInput = z.object({
  firstName: z.string().trim().max(100),
  lastName: z.string().trim().max(100),
  role: z.enum(CONTACT_ROLES),
  email: z.string().trim().max(254).nullable(),
  phone: z.string().trim().max(40).nullable(),
  /** The day a person who is no professional agreed to electronic registered letters; left out: not said. */
  lreConsentOn: dayText.nullable().optional(),
})
export type ContactInput = z.output<typeof contactInput>

export const contact = contactInput
  .extend({
    id,
    customerId: id,
    emailInvalidSince: instant.nullable(),
    phoneInvalidSince: instant.nullable(),
    optedOut: z.array(z.enum(OPT_OUTS)),
    absentUntil: dayText.nullable(),
    lreConsentOn: dayText.nullable(),
  })
  .meta({ id: 'Contact' })

export { profile } from './profile-contract.ts'

export const partiesRoutes = {
  ...profileRoutes,
  ...routes({
    search: {
      method: 'get',
      path: '/customer-search',
      scope: 'org',
      need: 'claims.read',
      summary: 'Customers by name, code, SIREN or town, the likeliest first',
      query: z.object({
        words: z.string().trim().min(1).max(100),
        limit: z.coerce.number().int().min(1).max(50).default(8),
      }),
      reply: z.object({ customers: z.array(z.object({ id, code: z.string(), name: z.string(), city: z.string() })) }),
    },
    customer: {
      method: 'get',
      path: '/customers/{id}',
      scope: 'org',
      need: 'claims.read',
      summary: 'A customer and the people to contact there',
      params: z.object({ id }),
      reply: z.object({ customer, profile, contacts: z.array(contact) }),
    },
    createCustomer: {
      method: 'post',
      path: '/customers',
      scope: 'org',
      need: 'desk.work',
      summary: 'Adds a customer by hand',
      body: customerInput,
      reply: z.object({ id }),
    },
    updateCustomer: {
      method: 'put',
      path: '/customers/{id}',
      scope: 'org',
      need: 'desk.work',
      summary: 'Completes or corrects a customer',
      params: z.object({ id }),
      body: customerInput,
      reply: customer,
    },
    addContact: {
      method: 'post',
      path: '/customers/{id}/contacts',
      scope: 'org',
      need: 'claims.work',
      summary: 'Adds a person to contact',
      params: z.object({ id }),
      body: contactInput,
      reply: contact,
    },
    updateContact: {
      method: 'put',
      path: '/contacts/{id}',
      scope: 'org',
      need: 'claims.work',
      summary: 'Corrects a person to contact',
      params: z.object({ id }),
      body: contactInput,
      reply: contact,
    },
    optOut: {
      method: 'put',
      path: '/contacts/{id}/opt-outs',
      scope: 'org',
      need: 'claims.work',
      summary: 'Channels by which this person is not to be written to',
      params: z.object({ id }),
      body: z.object({ optedOut: z.array(z.enum(OPT_OUTS)).max(2) }),
      reply: contact,
    },
    absence: {
      method: 'put',
      path: '/contacts/{id}/absence',
      scope: 'org',
      need: 'claims.work',
      summary:
        'The last day on which this person is away, until which no mail waits for nobody else; null: they are back',
      params: z.object({ id }),
      body: z.object({ untilOn: dayText.nullable() }),
      reply: contact,
    },
    removeContact: {
      method: 'delete',
      path: '/contacts/{id}',
      scope: 'org',
      need: 'desk.work',
      summary: 'Removes a person to contact',
      params: z.object({ id }),
    },
  }),
}
