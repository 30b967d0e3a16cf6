import { z } from 'zod'
import { LANGS } from '../../kernel/wording.ts'
import { routes } from '../../platform/route.ts'
import { cents, count, currency, day, id, params, read, work } from '../contract-terms.ts'

const reasonTold = { line: count.nullable(), sentence: z.string() }

const refusal = z
  .object({
    ...{ id, mandateId: id, mandate: z.string(), providerName: z.string() },
    /** Of the file. */
    name: z.string(),
    sha256: z.string(),
    refusedOn: day,
    byName: z.string(),
    reasons: z.array(z.object(reasonTold)),
  })
  .meta({ id: 'StatementRefusal' })
export type StatementRefusalView = z.output<typeof refusal>

const line = z.object({
  /** Its place in the file. */
  line: count,
  no: count.nullable(),
  placement: z.string(),
  /** Of our books, where the receipt is known. */
  debtorName: z.string(),
  ...{ cents: cents.nullable(), feeCents: cents.nullable(), vatCents: cents.nullable() },
})

/** Statements of providers that work elsewhere: what we ask for, what came, what was refused. */
export const statementRoutes = routes({
  importStatement: {
    ...work,
    method: 'post',
    path: '/remittances/import',
    summary:
      'The statement of a provider that works elsewhere (CSV or XLSX in our columns): previewed, then kept when it adds up, else refused and recorded',
    query: z.object({
      mandateId: id,
      name: z.string().trim().min(1).max(300),
      paidOn: day,
      paidCents: z.coerce.number().int().min(0).max(1_000_000_000_000),
      reference: z.string().trim().min(1).max(35),
      invoiceNumber: z.string().trim().max(40).default(''),
      commit: z.stringbool().default(false),
    }),
    body: 'bytes',
    reply: z.object({
      remittanceId: id.nullable(),
      receipts: count,
      receiptsCents: cents,
      feesCents: cents,
      cents,
      currency,
      lines: z.array(line),
      reasons: z.array(z.object({ code: z.string(), ...reasonTold })),
    }),
  },
  statementTemplate: {
    ...read,
    method: 'get',
    path: '/collection-mandates/{id}/statement-template',
    summary:
      'The columns of a statement as CSV, with the receipts of a mandate that wait to be handed over, for a provider that works elsewhere',
    params,
    query: z.object({ lang: z.enum(LANGS).optional() }),
    reply: 'bytes',
  },
  statementRefusals: {
    ...read,
    method: 'get',
    path: '/remittance-refusals',
    summary: 'Statements of providers that work elsewhere which we refused, with every reason, the latest first',
    query: z.object({
      limit: z.coerce.number().int().min(1).max(200).default(50),
      offset: z.coerce.number().int().min(0).default(0),
    }),
    reply: z.object({ refusals: z.array(refusal), count }),
  },
})
