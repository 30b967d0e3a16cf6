import { z } from 'zod'
import { routes } from '../platform/route.ts'

const id = z.uuid()
const member = z.string().max(64)

const categoryTask = z.object({
  name: z.string().trim().min(1).max(200),
  days: z.number().int().min(0).max(365),
  owner: member.nullable(),
  colleagueId: id.nullable().default(null),
})
const categoryInput = z.object({
  name: z.string().trim().min(1).max(80),
  owner: member.nullable(),
  colleagueId: id.nullable().default(null),
  colleagueDecides: z.boolean().default(false),
  delayDays: z.number().int().min(0).max(365),
  tasks: z.array(categoryTask).max(20),
  isRetired: z.boolean(),
})
const category = categoryInput.extend({ id }).meta({ id: 'DisputeCategory' })
export type CategoryView = z.output<typeof category>
export type CategoryForm = z.output<typeof categoryInput>

/** Causes of dispute. */
export const categoryRoutes = routes({
  categories: {
    method: 'get',
    path: '/dispute-categories',
    scope: 'org',
    need: 'claims.read',
    summary: 'Causes of dispute, with owner, delay and tasks',
    reply: z.object({ categories: z.array(category.extend({ label: z.string() })) }),
  },
  addCategory: {
    method: 'post',
    path: '/dispute-categories',
    scope: 'org',
    need: 'settings.manage',
    summary: 'Adds a cause of dispute',
    body: categoryInput,
    reply: z.object({ id }),
  },
  changeCategory: {
    method: 'put',
    path: '/dispute-categories/{id}',
    scope: 'org',
    need: 'settings.manage',
    summary: 'Changes or withdraws a cause of dispute',
    params: z.object({ id }),
    body: categoryInput,
  },
})
