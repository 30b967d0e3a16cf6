import { readdirSync, readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { intakeRoutes } from '../src/intake/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { withOwner } from '../src/platform/database.ts'
import type { Story, Visitor } from '../tools/testing/story.ts'

const HEADER =
  'JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise'
const JOURNALS: Record<string, string> = { AN: 'A nouveaux', VE: 'Ventes', BQ: 'Banque', OD: 'Opérations diverses' }

/** One entry in short: what a customer account and its counterpart receive. Amounts in euros, positive on the debit side. */
export type Entry = {
  readonly journal: 'AN' | 'VE' | 'BQ' | 'OD'
  readonly on: string
  readonly customer: string
  readonly euros: number
  readonly ref?: string
  readonly pieceOn?: string
  readonly label?: string
  readonly letter?: string
  readonly letteredOn?: string
  readonly counterpart?: string
  readonly no?: number
  readonly foreign?: readonly [amount: number, currency: string]
}

/** A FEC of balanced two-line entries: the customer's line, then its counterpart. */
export function fec(entries: readonly Entry[]): Uint8Array {
  const lines = [HEADER]
  entries.forEach((entry, index) => {
    const counterpart = entry.counterpart ?? { AN: '101000', VE: '706000', BQ: '512000', OD: '471000' }[entry.journal]
    const day = entry.on.replaceAll('-', '')
    const amounts = (euros: number) => (euros >= 0 ? [euro(euros), '0,00'] : ['0,00', euro(-euros)])
    const head = [entry.journal, JOURNALS[entry.journal], String(entry.no ?? index + 1), day]
    const piece = [entry.ref ?? '', (entry.pieceOn ?? entry.on).replaceAll('-', ''), entry.label ?? 'Ecriture']
    const letter = [entry.letter ?? '', entry.letter ? (entry.letteredOn ?? entry.on).replaceAll('-', '') : '']
    const foreign = entry.foreign ? [euro(entry.foreign[0]), entry.foreign[1]] : ['', '']
    lines.push(
      [
        ...head,
        '411000',
        'Clients',
        entry.customer,
        `Société ${entry.customer}`,
        ...piece,
        ...amounts(entry.euros),
        ...letter,
        day,
        ...foreign,
      ].join('|'),
    )
    lines.push(
      [...head, counterpart, 'Contrepartie', '', '', ...piece, ...amounts(-entry.euros), '', '', day, '', ''].join('|'),
    )
  })
  return new TextEncoder().encode(`${lines.join('\r\n')}\r\n`)
}

const euro = (euros: number): string => euros.toFixed(2).replace('.', ',')

export async function upload(who: Visitor, name: string, bytes: Uint8Array): Promise<string> {
  return (await who.call(intakeRoutes.storeFile, { query: { name }, body: bytes })).fileId
}

type Options = NonNullable<Parameters<typeof preview>[3]>
export async function preview(
  who: Visitor,
  name: string,
  bytes: Uint8Array,
  options: { kind?: 'auto' | 'fec' | 'open_items' | 'aged_balance' | 'contacts'; asOf?: string; sheet?: string } = {},
) {
  const { kind, ...rest } = options
  const { id } = await who.call(intakeRoutes.preview, {
    body: { fileId: await upload(who, name, bytes), kind, options: rest },
  })
  return who.call(intakeRoutes.import, { params: { id } })
}

/** Previews and commits; fails with the refusal when there is one. */
export async function importFile(who: Visitor, name: string, bytes: Uint8Array, options: Options = {}) {
  const shown = await preview(who, name, bytes, options)
  expect(shown.refusal, `${name} is not refused`).toBeNull()
  return who.call(intakeRoutes.commit, { params: { id: shown.id } })
}

/** What each customer owes, in euros, by code; nil balances left out. */
export async function balances(who: Visitor, currency = 'EUR'): Promise<Record<string, number>> {
  const found: Record<string, number> = {}
  for (let offset = 0; ; offset += 500) {
    const { rows } = await who.call(ledgerRoutes.customers, { query: { limit: 500, offset } as never })
    for (const row of rows) {
      const balance = row.balances.find((one) => one.currency === currency)
      if (balance && balance.outstandingCents !== 0) found[row.code] = balance.outstandingCents / 100
    }
    if (rows.length < 500) return found
  }
}

/** Open documents of a customer: number, euros left (negative for credits), due day. */
export async function openDocuments(who: Visitor, code: string, currency = 'EUR') {
  const { rows } = await who.call(ledgerRoutes.customers, { query: { words: code } as never })
  const customer = rows.find((row) => row.code === code)
  if (!customer) return []
  const { items } = await who.call(ledgerRoutes.customerItems, { params: { id: customer.id } })
  return items
    .filter((item) => item.currency === currency)
    .map((item) => ({
      no: item.documentNo,
      euros: (item.side * item.openCents) / 100,
      due: item.dueOn,
      kind: item.kind,
    }))
    .sort((a, b) => (a.no + a.due < b.no + b.due ? -1 : 1))
}

/** Every standing invariant of the books, and the trail itself. */
export async function expectSoundBooks(story: Story): Promise<void> {
  await withOwner(story.database.ownerUrl, async (client) => {
    for (const file of readdirSync('db/checks')) {
      const { rows } = await client.query(readFileSync(`db/checks/${file}`, 'utf8'))
      expect(rows, file).toEqual([])
    }
  })
}

/** Everything the books hold, without identities: two histories that say the same are equal. */
export async function snapshotOfBooks(story: Story): Promise<unknown> {
  return withOwner(story.database.ownerUrl, async (client) => {
    const { rows } = await client.query(`
      select c.code, i.kind, i.side, i.amount_cents::text, i.currency, i.document_no, i.issued_on::text, i.due_on::text, i.open_cents::text, i.settle_key, i.source_key
      from ledger.item i join parties.customer c on c.org_id = i.org_id and c.id = i.customer_id
      where not i.reversed and i.reverses is null order by c.code, i.source_key`)
    return rows
  })
}
