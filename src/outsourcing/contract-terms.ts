import { z } from 'zod'

/** Terms that the contracts of this folder share: what a field looks like, and what a caller must be allowed. */
export const id = z.uuid()
export { dayText as day } from '../platform/contract-day.ts'
export const instant = z.date().or(z.string())
export const cents = z.number().int()
export const count = z.number().int()
export const params = z.object({ id })
export const currency = z.string().regex(/^[A-Z]{3}$/)
export const reason = z.string().trim().min(1).max(300)
/** A rate in hundredths of a percent, of nothing to the whole. */
export const bp = count.min(0).max(10_000)

const org = { scope: 'org' } as const
export const read = { ...org, need: 'books.read' } as const
export const work = { ...org, need: 'desk.work' } as const
export const manage = { ...org, need: 'settings.manage' } as const
