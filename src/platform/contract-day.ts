import { z } from 'zod'

/** A day of the calendar as every contract writes it: `2026-03-02`, and one that exists. */
export const dayText = z.iso.date()
