import { hash } from 'node:crypto'
import { isCurrency } from '../../kernel/money.ts'
import { parseAmount } from './amount.ts'
import type { FecLine } from './fec-line.ts'
import { at } from './fec-shape.ts'

/** What of a receivable line makes it the same line in every export of its year: neither lettrage nor names are part of it. */
export type RowIdentity = {
  readonly journalCode: string
  readonly entryNo: string
  readonly entryOn: string
  readonly accountNo: string
  readonly auxiliary: string
  readonly pieceRef: string
  readonly pieceOn: string | null
  readonly label: string
  readonly cents: number
  readonly currency: string
  readonly foreignCents: number | null
}

/** 32 hex digits of the identity, and the line's rank among those that say the same. */
export function rowKey(row: RowIdentity, rank: number): string {
  const { journalCode, entryNo, entryOn, accountNo, auxiliary, pieceRef, pieceOn, label, cents } = row
  const identity = [journalCode, entryNo, entryOn, accountNo, auxiliary, pieceRef, pieceOn ?? '', label, cents]
  const digest = hash('sha1', [...identity, row.currency, row.foreignCents ?? ''].join('\u001f'))
  return `${digest.slice(0, 32)}-${rank}`
}

/**
 * Hashes the same identity into `line.hash`, without making a string of it where its bytes already are what they read as:
 * lines of one identity have one hash, however each of them is written.
 */
export function hashIdentity(line: FecLine): void {
  const { hash: into } = line
  into.start()
  line.hashText(at.JournalCode)
  line.hashText(at.EcritureNum)
  line.hashText(at.CompteNum)
  line.hashText(at.CompAuxNum)
  line.hashText(at.PieceRef)
  line.hashText(at.EcritureLib)
  into.number(line.entryDay)
  into.number(Math.max(0, line.day(at.PieceDate)))
  into.number(line.debitCents - line.creditCents)
  const foreign = foreignAmount(line)
  if (foreign.currency !== 'EUR') {
    const bytes = Buffer.from(foreign.currency)
    into.field(bytes, 0, bytes.length)
    into.number(foreign.foreignCents ?? 0)
  }
  into.finish()
}

const NOT_FOREIGN = { currency: 'EUR', foreignCents: null } as const

/** The currency of the line and its amount there, on the side of its amount in euros: packages write it with or without its sign. */
export function foreignAmount(line: FecLine): { currency: string; foreignCents: number | null } {
  if (line.isBlank(at.Idevise)) return NOT_FOREIGN
  const currency = line.text(at.Idevise).toUpperCase()
  if (currency === 'EUR' || !isCurrency(currency)) return NOT_FOREIGN
  const verdict = parseAmount(line.text(at.Montantdevise))
  if (!verdict.ok || verdict.value === 0) return { currency, foreignCents: null }
  return { currency, foreignCents: Math.abs(verdict.value) * (line.debitCents < line.creditCents ? -1 : 1) }
}
