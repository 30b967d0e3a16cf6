import { z } from 'zod'
import { cents } from '../contract-terms.ts'
import { ACT_LIST, type Act, COURT_KINDS, PROCEEDING_KINDS } from './model.ts'

/** Shapes that the contracts of proceedings share. */
export const kind = z.enum(PROCEEDING_KINDS)
export const act = z.enum(ACT_LIST as [Act, ...Act[]])
export const text = (most: number) => z.string().trim().max(most)
export const amount = cents.min(0).max(Number.MAX_SAFE_INTEGER)
export const court = z.object({
  kind: z.enum(COURT_KINDS),
  name: text(200),
  address: text(300),
  postcode: text(10),
  city: text(100),
})
