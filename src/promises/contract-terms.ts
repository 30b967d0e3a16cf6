import { z } from 'zod'
import { dayText as day } from '../platform/contract-day.ts'

/** Terms that the contracts of this folder share: what a field looks like, and what a caller must be allowed. */
export const id = z.uuid()
export { day }
export const instant = z.date().or(z.string())
export const cents = z.number().int()
export const count = z.number().int()
export const params = z.object({ id })
export const reason = z.string().trim().max(300)
export const currency = z.string().regex(/^[A-Z]{3}$/)
export const paging = {
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).default(0),
}
export const note = z.string().trim().max(2000)

const org = { scope: 'org' } as const
export const read = { ...org, need: 'books.read' } as const
export const work = { ...org, need: 'desk.work' } as const
export const manage = { ...org, need: 'settings.manage' } as const
export const approve = { ...org, need: 'plans.approve' } as const

export const debtPart = z.object({
  itemId: id,
  documentNo: z.string(),
  dueOn: day,
  /** What of it is promised, and what is still open of it today. */
  cents,
  openCents: cents,
})

/** What a list comes to in one currency; `keptCents`: what of it was paid. */
export const total = z.object({ currency, count, cents, keptCents: cents })
