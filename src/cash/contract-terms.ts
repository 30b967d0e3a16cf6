import { z } from 'zod'
import { toLocalDate } from '../kernel/calendar.ts'
import { MATCH_CLASSES } from './model.ts'

/** Terms that the contracts of this folder share: what a field looks like, and what a caller must be allowed. */
export const id = z.uuid()
export const instant = z.date().or(z.string())
export const dayText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
/** A day that exists, as a caller asks for it. */
export const dayAsked = dayText.refine((text) => toLocalDate(text) !== null)
export const cents = z.number().int()
export const count = z.number().int()
export const matchClass = z.enum(MATCH_CLASSES)
export const params = z.object({ id })

const org = { scope: 'org' } as const
export const read = { ...org, need: 'books.read' } as const
export const work = { ...org, need: 'desk.work' } as const
export const write = { ...org, need: 'books.import' } as const
export const manage = { ...org, need: 'settings.manage' } as const
