/** What a file kept for a customer is. */
export const DOCUMENT_KINDS = [
  'invoice',
  'credit_note',
  'order',
  'contract',
  'terms_accepted',
  'delivery_proof',
  'statement_of_account',
  'correspondence',
  'company_extract',
  'power_of_attorney',
  'notice_proof',
  'other',
] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

/** Where the document that a file is about was found: in its name, its text, by a customer's code in its name, or by a person. */
export const FOUND_BY = ['e_invoice', 'name', 'text', 'code', 'hand'] as const
export type FoundBy = (typeof FOUND_BY)[number]

/** What becomes of a file that was dropped: kept when the batch is, kept already, to be chosen by a person, or left out by one. */
export const ARRIVAL_STATES = ['ready', 'known', 'unsure', 'unknown', 'left_out'] as const
export type ArrivalState = (typeof ARRIVAL_STATES)[number]

/** The most of one file, and of what is dropped together, in bytes and in files. */
export const FILE_BYTES = 25 << 20
export const BATCH_BYTES = 250 << 20
export const BATCH_FILES = 500
/** What was dropped and not kept is forgotten after this long. */
export const BATCH_HOURS = 24

/** Kinds of which a reader of the customer's page gets the file itself. */
export const isOfBooks = (kind: DocumentKind): boolean => kind === 'invoice' || kind === 'credit_note'
