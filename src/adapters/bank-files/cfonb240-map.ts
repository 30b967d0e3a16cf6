import { z } from 'zod'
import { accept, refuse, type Verdict } from '../../kernel/verdict.ts'
import { textWording } from './wording-text.ts'

const WIDTH = 240

/** First and last position of a field in the record, 1-based and inclusive, as banks' notices print them. */
const column = z
  .tuple([z.int().min(1).max(WIDTH), z.int().min(1).max(WIDTH)])
  .refine(([from, to]) => from <= to, 'a field ends before it begins')

const code = z.string().length(2)

const itemFields = z.object({
  amount: column,
  reason: column,
  returnedOn: column,
  dueOn: column.optional(),
  debtorName: column,
  debtorRib: column.optional(),
  creditorName: column.optional(),
  creditorRib: column.optional(),
  label: column.optional(),
})

/**
 * Where a bank writes what in its CFONB 240 returns. No public notice gives the layout (`formats.md` §2.3), so it is data: a
 * bank's own document can be typed in as JSON. Dates are DDMMYY, amounts digits in cents, a RIB bank + branch + account.
 */
export const columnMap = z
  .object({
    name: z.string().trim().min(1).max(100),
    /** The notice the positions come from, with its date. */
    source: z.string().trim().min(1).max(300),
    currency: z.string().regex(/^[A-Z]{3}$/),
    records: z.object({ header: code, item: code, total: code }),
    operation: column,
    total: column,
    /** One description per kind of return; an item whose operation code is in none is counted and not taken in. */
    items: z
      .array(
        z.object({
          means: z.enum(['direct_debit', 'bill', 'transfer']),
          codes: z.array(code).min(1),
          fields: itemFields,
        }),
      )
      .min(1),
  })
  .meta({ id: 'ColumnMapPositions' })

export type ColumnMap = z.infer<typeof columnMap>
export type ItemMap = ColumnMap['items'][number]
export type Column = z.infer<typeof column>

/** A column map typed in by a person, checked before it is used. */
export function readColumnMap(json: unknown): Verdict<ColumnMap> {
  const parsed = columnMap.safeParse(json)
  if (parsed.success) return accept(parsed.data)
  const issue = parsed.error.issues[0]!
  const detail = `${issue.path.join('.') || 'JSON'}: ${issue.message}`
  return refuse('bad_column_map', textWording.badColumnMap, { detail: detail.slice(0, 200) })
}

/**
 * Unpaid direct debits (81) and bills of exchange (61), with the positions that two public programs agree on for the name,
 * the reason and the amount, and one of them for the rest. *verify* with the bank's notice before relying on it.
 */
export const SAMPLE_MAP: ColumnMap = {
  name: 'Impayés CFONB 240 (prélèvements, LCR)',
  source: 'Positions used by public programs, seen November 2026; to be checked against the bank’s notice',
  currency: 'EUR',
  records: { header: '31', item: '34', total: '39' },
  operation: [9, 10],
  total: [229, 240],
  items: [
    {
      means: 'direct_debit',
      codes: ['81'],
      fields: {
        amount: [229, 240],
        reason: [227, 228],
        returnedOn: [11, 16],
        dueOn: [215, 220],
        debtorName: [99, 122],
        debtorRib: [78, 98],
        creditorName: [43, 66],
        creditorRib: [22, 42],
        label: [153, 183],
      },
    },
    {
      means: 'bill',
      codes: ['61'],
      fields: {
        amount: [229, 240],
        reason: [227, 228],
        returnedOn: [11, 16],
        dueOn: [213, 218],
        debtorName: [99, 122],
        debtorRib: [78, 98],
        creditorName: [43, 66],
        creditorRib: [22, 42],
        label: [139, 148],
      },
    },
  ],
}
