import { z } from 'zod'
import { dayText } from '../platform/contract-day.ts'
import { MATCH_CLASSES } from './model.ts'

/** Terms that the contracts of this folder share: what a field looks like, and what a caller must be allowed. */
export const id = z.uuid()
export const instant = z.date().or(z.string())
export { dayText }
export const cents = z.number().int()
export const count = z.number().int()
export const matchClass = z.enum(MATCH_CLASSES)
export const params = z.object({ id })

const org = { scope: 'org' } as const
export const read = { ...org, need: 'books.read' } as const
export const work = { ...org, need: 'desk.work' } as const
export const write = { ...org, need: 'books.import' } as const
export const manage = { ...org, need: 'settings.manage' } as const
