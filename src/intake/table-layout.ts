import { z } from 'zod'
import { NAMED_ENCODINGS } from '../adapters/ledger-files/named-encoding.ts'

export const SEPARATORS = [';', ',', '\t', '|'] as const

/** How a table is cut into titles and cells, where a person corrected what was recognised; the rest is recognised anew. */
export const tableLayout = z
  .object({
    /** The line that holds the column titles; 0 when none does. */
    headerLine: z.coerce.number().int().min(0).max(1_000).optional(),
    separator: z.enum(SEPARATORS).optional(),
    encoding: z.enum(NAMED_ENCODINGS).optional(),
  })
  .meta({ id: 'TableLayout' })
export type TableLayout = z.output<typeof tableLayout>

/** What a saved profile remembers: the sheet as well, since next month's workbook has the same ones. */
export const profileLayout = tableLayout.extend({ sheet: z.string().max(200).optional() }).meta({ id: 'ProfileLayout' })
export type ProfileLayout = z.output<typeof profileLayout>
