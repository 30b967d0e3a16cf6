import type { Refusal } from '../kernel/verdict.ts'
import type { Sentence, SentenceParams } from '../kernel/wording.ts'
import type { OrgTx } from '../platform/db.ts'

export const IMPORT_KINDS = ['fec', 'open_items', 'aged_balance', 'contacts', 'bank_statement', 'debit_status'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

/**
 * reading → refused | previewed → committing → committed → withdrawing → withdrawn; a preview may be discarded instead.
 * Nothing but a commit and a withdrawal touches the books; an import being withdrawn is in them until the moment it is gone.
 */
export const IMPORT_STATES = [
  'reading',
  'refused',
  'previewed',
  'committing',
  'committed',
  'withdrawing',
  'withdrawn',
  'discarded',
] as const
export type ImportState = (typeof IMPORT_STATES)[number]

/** Whether somebody or a job is at work on an import in this state. */
export const isAtWork = (state: ImportState): state is 'reading' | 'committing' | 'withdrawing' =>
  state === 'reading' || state === 'committing' || state === 'withdrawing'

/** What may be done to an import in each state; screens ask the same table. */
export const can = {
  commit: (state: ImportState): boolean => state === 'previewed',
  discard: (state: ImportState): boolean => state === 'previewed' || state === 'refused' || state === 'reading',
  withdraw: (state: ImportState): boolean => state === 'committed',
} as const

/** What happens, or happened, to a row of the file. */
export const ROW_SHOWS = ['created', 'changed', 'known', 'vanished', 'opening', 'settled', 'ignored'] as const
export type RowShow = (typeof ROW_SHOWS)[number]

/**
 * What long work on an import is doing: a ledger is checked, then read; its rows are compared with the books, then written.
 * A withdrawal takes them back, then restores what the import had changed of others.
 */
export const STAGES = ['checking', 'reading', 'comparing', 'writing', 'taking_back', 'restoring'] as const
export type Stage = (typeof STAGES)[number]

/** How far a stage has come since it began. `total` is 0 while nobody can tell. */
export type Progress = {
  readonly stage: Stage
  readonly done: number
  readonly total: number
  readonly unit: 'lines' | 'kilobytes'
  readonly since: string
}

/** Files up to this size are read while the caller waits; larger ones by a job. */
export const INLINE_BYTES = 8 * 1024 * 1024
export const LARGEST_FILE_BYTES = 2 * 1024 * 1024 * 1024
/** Commits and withdrawals up to this many rows run while the caller waits; larger ones by a job. */
export const INLINE_ROWS = 10_000
/** Rejected lines kept with their sentence; all of them are counted. */
export const MOST_REJECTIONS = 2_000

/** Why an import cannot be withdrawn, or an item not be taken back: a sentence and what it names. */
export type Reason = {
  readonly code: string
  readonly sentence: Sentence
  readonly params?: SentenceParams
}

/**
 * What those who come after intake in the house answer when an import would be undone: reminders already sent, for
 * instance. They are passed in where everything is wired, since intake may not read what it does not know.
 */
export type Dependants = {
  /** Why this import may not be withdrawn; empty when nothing depends on it. */
  readonly ofImport: (tx: OrgTx, importId: string) => Promise<readonly Reason[]>
  /** Those of these items that must stay although their line vanished from the accounts. */
  readonly ofItems: (tx: OrgTx, itemIds: readonly string[]) => Promise<ReadonlySet<string>>
  /** Those of these customers that something refers to. */
  readonly ofCustomers: (tx: OrgTx, customerIds: readonly string[]) => Promise<ReadonlySet<string>>
}

export const noDependants: Dependants = {
  ofImport: async () => [],
  ofItems: async () => new Set(),
  ofCustomers: async () => new Set(),
}

/** A line of the file that was refused, ignored or needs to be looked at. */
export type Rejection = {
  readonly line: number | null
  readonly column: string
  readonly value: string
  readonly code: string
  readonly severity: 'refusal' | 'warning' | 'ignored'
  readonly sentence: Sentence
  readonly params: SentenceParams
}

export type StoredRefusal = Pick<Refusal, 'code' | 'sentence' | 'params' | 'where'>
