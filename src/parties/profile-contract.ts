import { z } from 'zod'
import { routes } from '../platform/route.ts'
import { COLLEAGUE_ROLES, CUSTOMER_SIZES, RISKS } from './model.ts'

const id = z.uuid()
const cents = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

export const profile = z
  .object({
    parentId: id.nullable(),
    sector: z.string().trim().max(100),
    size: z.enum(CUSTOMER_SIZES).nullable(),
    risk: z.enum(RISKS).nullable(),
    tags: z.array(z.string().trim().min(1).max(50)).max(30),
    salespersonId: id.nullable(),
    creditLimitCents: cents.nullable(),
    insuredCents: cents.nullable(),
  })
  .meta({ id: 'CustomerProfile' })

export const colleagueInput = z.object({
  name: z.string().trim().max(200),
  role: z.enum(COLLEAGUE_ROLES),
  email: z.string().trim().max(254).nullable(),
  phone: z.string().trim().max(40),
})
export type ColleagueInput = z.output<typeof colleagueInput>

export const colleague = colleagueInput.extend({ id }).meta({ id: 'Colleague' })

/** What customers are to us, and who in the house looks after them. */
export const profileRoutes = routes({
  profile: {
    method: 'get',
    path: '/customers/{id}/profile',
    scope: 'org',
    need: 'books.read',
    summary: 'Group, market, salesperson and limit of a customer',
    params: z.object({ id }),
    reply: profile,
  },
  updateProfile: {
    method: 'put',
    path: '/customers/{id}/profile',
    scope: 'org',
    need: 'desk.work',
    summary: 'Completes or corrects what a customer is to us',
    params: z.object({ id }),
    body: profile,
    reply: profile,
  },
  group: {
    method: 'get',
    path: '/customers/{id}/group',
    scope: 'org',
    need: 'books.read',
    summary: 'The group a customer belongs to: its head first, then the others by name',
    params: z.object({ id }),
    reply: z.object({
      customers: z.array(
        z.object({
          id,
          code: z.string(),
          name: z.string(),
          isHead: z.boolean(),
          /** Of the head: reminders of its group go to it, in one message. */
          groupReminders: z.boolean(),
          /** Of a member: it is reminded itself, whatever its head asks. */
          paysAlone: z.boolean(),
        }),
      ),
    }),
  },
  updateGroup: {
    method: 'put',
    path: '/customers/{id}/group',
    scope: 'org',
    need: 'desk.work',
    summary: 'Has a group reminded through its head, or a member of it reminded itself',
    params: z.object({ id }),
    body: z.object({ groupReminders: z.boolean(), paysAlone: z.boolean() }),
  },
  profileWords: {
    method: 'get',
    path: '/customer-words',
    scope: 'org',
    need: 'books.read',
    summary: 'Sectors and tags in use, to be offered while typing, and the heads of groups',
    reply: z.object({
      sectors: z.array(z.string()),
      tags: z.array(z.string()),
      heads: z.array(z.object({ id, name: z.string() })),
    }),
  },
  colleagues: {
    method: 'get',
    path: '/colleagues',
    scope: 'org',
    need: 'books.read',
    summary: 'Colleagues without an account: salespeople, after-sales',
    reply: z.object({ colleagues: z.array(colleague.extend({ customers: z.number().int() })) }),
  },
  addColleague: {
    method: 'post',
    path: '/colleagues',
    scope: 'org',
    need: 'settings.manage',
    summary: 'Adds a colleague',
    body: colleagueInput,
    reply: colleague,
  },
  updateColleague: {
    method: 'put',
    path: '/colleagues/{id}',
    scope: 'org',
    need: 'settings.manage',
    summary: 'Corrects a colleague',
    params: z.object({ id }),
    body: colleagueInput,
    reply: colleague,
  },
  removeColleague: {
    method: 'delete',
    path: '/colleagues/{id}',
    scope: 'org',
    need: 'settings.manage',
    summary: 'Removes a colleague; the customers keep no salesperson',
    params: z.object({ id }),
  },
})
