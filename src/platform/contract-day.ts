import { z } from 'zod'
import { toLocalDate } from '../kernel/calendar.ts'

/** A day of the calendar as every contract writes it: `2026-03-02`, one that exists, in the years that the calendar here counts. */
export const dayText = z.iso.date().refine((text) => toLocalDate(text) !== null)
