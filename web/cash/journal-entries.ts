import type { z } from 'zod'
import type { cashRoutes } from '../../src/cash/contract.ts'
import type { Words } from '../design/words.tsx'
import { entryKinds, journalWords } from './journal-wording.ts'

type Journal = z.output<typeof cashRoutes.journal.reply>
type Sum = Pick<Journal['pending'][number], 'kind' | 'currency' | 'isUndoing'>

export type JournalState = 'ecritures' | 'export' | 'jusqu'

/** Which entries the panel shows: those of an export, or those of a kind that wait. */
export type EntriesShown =
  | { readonly is: 'export'; readonly exportId: string; readonly no: number }
  | ({ readonly is: 'pending'; readonly through: string | null } & Sum)

/** A kind of entries that wait, as the address names it. */
export const stateOfSum = ({ kind, currency, isUndoing }: Sum): string =>
  [kind, currency, ...(isUndoing ? ['annules'] : [])].join('-')

export function entriesIn(at: { readonly [name in JournalState]?: string }, journal: Journal): EntriesShown | null {
  const made = journal.exports.find((one) => one.id === at.export)
  if (made) return { is: 'export', exportId: made.id, no: made.no }
  const [kind = '', currency = '', undone] = at.ecritures?.split('-') ?? []
  if (!(kind in entryKinds) || !/^[A-Z]{3}$/.test(currency)) return null
  return { is: 'pending', kind, currency, isUndoing: undone === 'annules', through: at.jusqu ?? null }
}

export function kindName(t: Words['t'], { kind, isUndoing }: Pick<Sum, 'kind' | 'isUndoing'>): string {
  const name = entryKinds[kind] ? t(entryKinds[kind]) : kind
  return isUndoing ? t(journalWords.undoing, { kind: name }) : name
}

/** Where the invoice or the remittance that an entry tells is read, in the address of the creditor's own list. */
export const toldAt = (kind: string, aboutId: string): Readonly<Record<string, string>> =>
  kind === 'fee_invoice'
    ? { cote: 'creancier', voir: 'factures', facture: aboutId }
    : { cote: 'creancier', voir: 'faits', reversement: aboutId }
