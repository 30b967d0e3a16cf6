import { z } from 'zod'

/** The values that requests and answers of reminders are made of. */

export const id = z.uuid()
export { dayText } from '../platform/contract-day.ts'
export const instant = z.date().or(z.string())
export const count = z.number().int()
export const currency = z.string().regex(/^[A-Z]{3}$/)
export const amount = z.object({ currency, cents: z.number().int() })
export const paging = {
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).default(0),
}

/** A reason in the caller's language, with its code for filters and icons. */
export const told = z.object({ code: z.string(), sentence: z.string() }).meta({ id: 'Reason' })

/** What keeps a scenario from being saved, and where in it. */
export const fault = z.object({ code: z.string(), message: z.string(), where: z.string().optional() })
