import { z } from 'zod'
import { columnMap } from '../adapters/bank-files/cfonb240-map.ts'
import { dayText } from '../platform/contract-day.ts'
import { routes } from '../platform/route.ts'
import { termsSchema } from '../statutes/contract.ts'
import { IMPORT_KINDS, IMPORT_STATES, ROW_SHOWS, STAGES } from './model.ts'
import { returnsRoutes } from './returns-contract.ts'
import { profile, profileInput, tableMapping } from './saved-profile.ts'
import { tableLayout } from './table-layout.ts'

export type { MappingInput } from './saved-profile.ts'

const id = z.uuid()
const instant = z.date().or(z.string())
const cents = z.number().int()
const count = z.number().int()
const paging = {
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).default(0),
}

const storedFile = z.object({ id, name: z.string(), size: count, uploadedAt: instant }).meta({ id: 'StoredFile' })

const importOptions = z.object({
  mapping: tableMapping.optional(),
  profileId: id.optional(),
  sheet: z.string().max(200).optional(),
  layout: tableLayout.optional(),
  asOf: dayText.optional(),
  terms: termsSchema.optional(),
  columnMap: columnMap.optional(),
  account: z.string().trim().min(1).max(80).optional(),
})

const refusal = z.object({ code: z.string(), message: z.string(), where: z.string().optional() })

export const importView = z
  .object({
    id,
    fileId: id,
    fileName: z.string(),
    fileSize: count,
    kind: z.enum(['unknown', ...IMPORT_KINDS]),
    state: z.enum(IMPORT_STATES),
    /** Bytes read so far, of `fileSize`; meaningful while `state` is reading. */
    readBytes: count,
    /** What is being done and how far it is, while `state` is reading, committing or withdrawing; null before it begins. */
    progress: z
      .object({
        stage: z.enum(STAGES),
        done: count,
        total: count,
        unit: z.enum(['lines', 'kilobytes']),
        since: instant,
      })
      .nullable(),
    refusal: refusal.nullable(),
    facts: z.record(z.string(), z.unknown()),
    summary: z.record(z.string(), z.unknown()),
    fiscalYearEnd: dayText.nullable(),
    firstOn: dayText.nullable(),
    booksThrough: dayText.nullable(),
    options: z.record(z.string(), z.unknown()),
    createdAt: instant,
    createdBy: z.string(),
    settledAt: instant.nullable(),
  })
  .meta({ id: 'Import' })
export type ImportView = z.output<typeof importView>

const rejection = z
  .object({
    line: count.nullable(),
    column: z.string(),
    value: z.string(),
    code: z.string(),
    severity: z.enum(['refusal', 'warning', 'ignored']),
    message: z.string(),
  })
  .meta({ id: 'Rejection' })

const importRow = z
  .object({
    line: count.nullable(),
    customerCode: z.string(),
    customerName: z.string(),
    kind: z.string(),
    side: count,
    amountCents: cents,
    currency: z.string(),
    documentNo: z.string(),
    label: z.string(),
    issuedOn: dayText.nullable(),
    /** False: the file does not tell its own day, which is earlier. */
    isDated: z.boolean(),
    dueOn: dayText.nullable(),
    dueSource: z.string(),
    itemId: id.nullable(),
    /** For contacts and customers: the fields before and after. */
    was: z.record(z.string(), z.unknown()).nullable(),
    became: z.record(z.string(), z.unknown()).nullable(),
  })
  .meta({ id: 'ImportRow' })

const cell = z.string()
const org = { scope: 'org' } as const
const read = { ...org, need: 'books.read' } as const
const write = { ...org, need: 'books.import' } as const
const params = z.object({ id })

export const intakeRoutes = routes({
  ...returnsRoutes,
  storeFile: {
    ...write,
    method: 'post',
    path: '/imports/files',
    summary: 'Keeps a file; says so when the same bytes are here already',
    query: z.object({ name: z.string().min(1).max(300) }),
    body: 'bytes',
    reply: z.object({ fileId: id, sameAs: storedFile.nullable() }),
  },
  table: {
    ...read,
    method: 'get',
    path: '/files/{id}/table',
    summary: 'Titles, first rows and suggested mapping of a table, with the reasons, cut as asked or as recognised',
    params,
    query: tableLayout.extend({ sheet: z.string().max(200).optional() }),
    reply: z.object({
      format: z.enum(['csv', 'xlsx']),
      separator: z.string().nullable(),
      encoding: z.string().nullable(),
      sheet: z.string().nullable(),
      sheets: z.array(z.object({ name: z.string(), rows: count })),
      header: z.array(z.string()),
      headerLine: count,
      /** The first rows of the file as they stand: among them is the one that holds the titles. */
      opening: z.array(z.object({ line: count, cells: z.array(cell) })),
      samples: z.array(z.object({ line: count, cells: z.array(cell) })),
      suggestion: z.object({
        kind: z.string(),
        confidence: z.number(),
        reasons: z.array(z.string()),
        mapping: tableMapping.nullable(),
      }),
      profile: profile.nullable(),
    }),
  },
  preview: {
    ...write,
    method: 'post',
    path: '/imports',
    summary: 'Reads a file and shows what importing it would do',
    body: z.object({
      fileId: id,
      kind: z.enum(['auto', ...IMPORT_KINDS]).default('auto'),
      options: importOptions.default({}),
    }),
    reply: z.object({ id }),
  },
  imports: {
    ...read,
    method: 'get',
    path: '/imports',
    summary: 'Imports, the last first',
    query: z.object(paging),
    reply: z.object({ imports: z.array(importView), count }),
  },
  import: {
    ...read,
    method: 'get',
    path: '/imports/{id}',
    summary: 'One import: what the file says, what importing it does, how far it is, why it was refused',
    params,
    reply: importView.extend({ counts: z.object({ rejections: count }), reasonsToKeep: z.array(z.string()) }),
  },
  rejections: {
    ...read,
    method: 'get',
    path: '/imports/{id}/rejections',
    summary: 'Lines refused, ignored or to be looked at, with line, column, value and reason',
    params,
    query: z.object(paging),
    reply: z.object({ rejections: z.array(rejection), count }),
  },
  rows: {
    ...read,
    method: 'get',
    path: '/imports/{id}/rows',
    summary: 'What becomes of the rows, one page of one kind',
    params,
    query: z.object({
      show: z.enum(ROW_SHOWS).default('created'),
      /** Only the rows of one line of the file. */
      line: z.coerce.number().int().min(1).optional(),
      ...paging,
    }),
    /** `before`: how many rows stand before that line, when one is asked for. */
    reply: z.object({ rows: z.array(importRow), count, before: count.nullable() }),
  },
  sourceLine: {
    ...read,
    method: 'get',
    path: '/imports/{id}/source-line',
    summary: 'A line of the file as it came, with its header',
    params,
    query: z.object({ line: z.coerce.number().int().min(1) }),
    reply: z.object({ line: count, header: z.string(), text: z.string() }),
  },
  commit: {
    ...write,
    method: 'post',
    path: '/imports/{id}/commit',
    summary: 'Writes a preview into the books, all or nothing',
    params,
    reply: importView,
  },
  withdraw: {
    ...write,
    method: 'post',
    path: '/imports/{id}/withdraw',
    summary: 'Takes an import back while nothing depends on it',
    params,
    reply: importView,
  },
  discard: { ...write, method: 'delete', path: '/imports/{id}', summary: 'Drops a preview', params },
  profiles: {
    ...read,
    method: 'get',
    path: '/import-profiles',
    summary: 'Saved mappings',
    reply: z.object({ profiles: z.array(profile) }),
  },
  createProfile: {
    ...write,
    method: 'post',
    path: '/import-profiles',
    summary: 'Saves a mapping; with the identity of one just forgotten, brings it back',
    body: profileInput.extend({ id: id.optional() }),
    reply: profile,
  },
  updateProfile: {
    ...write,
    method: 'put',
    path: '/import-profiles/{id}',
    summary: 'Changes a saved mapping',
    params,
    body: profileInput,
    reply: profile,
  },
  removeProfile: {
    ...write,
    method: 'delete',
    path: '/import-profiles/{id}',
    summary: 'Forgets a saved mapping',
    params,
  },
})
