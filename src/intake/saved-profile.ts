import { z } from 'zod'
import { profileLayout } from './table-layout.ts'

const id = z.uuid()
const instant = z.date().or(z.string())
export const tableKind = z.enum(['open_items', 'aged_balance', 'contacts', 'bank_statement'])

/** Which column is what, by index, and how figures and days are written. */
export const tableMapping = z
  .object({
    kind: tableKind,
    columns: z.record(z.string(), z.number().int().min(0).max(500)),
    buckets: z
      .array(
        z.object({
          column: z.number().int().min(0).max(500),
          fromDays: z.number().int().nullable(),
          toDays: z.number().int().nullable(),
        }),
      )
      .max(20),
    numbers: z.object({ decimal: z.enum([',', '.']) }).nullable(),
    dates: z.object({ order: z.enum(['dmy', 'mdy', 'ymd']) }).nullable(),
    currency: z.string().regex(/^[A-Z]{3}$/),
    /** The account of a bank statement that names none itself: an IBAN, a RIB or the bank's own words. */
    account: z.string().trim().min(1).max(80).optional(),
  })
  .meta({ id: 'TableMapping' })
export type MappingInput = z.output<typeof tableMapping>

/** What a person saves of the way a table is read. */
export const profileInput = z.object({
  name: z.string().trim().min(1).max(100),
  mapping: tableMapping,
  /** The column titles, by which the next file of the same form is known; blank ones where it has no titles. */
  header: z.array(z.string().max(300)).max(500),
  layout: profileLayout.default({}),
})
export const profile = z
  .object({
    id,
    name: z.string(),
    kind: tableKind,
    mapping: tableMapping,
    header: z.array(z.string()),
    layout: profileLayout,
    updatedAt: instant,
    updatedBy: z.string(),
  })
  .meta({ id: 'MappingProfile' })
