import { daysBetween, type LocalDate } from '../kernel/calendar.ts'
import { agedItems, type NamedItem } from '../ledger/index.ts'
import type { AgedCell } from '../ledger/model.ts'
import type { OrgTx } from '../platform/db.ts'
import { type Fragment, part, sql } from '../platform/sql.ts'
import { judgedPromises, keptRows } from '../promises/index.ts'
import { contestedOn, raisedBetween } from './contested.ts'
import { recoveredBy } from './figures.ts'
import { claimedBetween, lostBetween } from './losses.ts'
import type { Operand } from './model.ts'
import { paidBetween } from './paid.ts'
import { remindedBetween } from './reminded.ts'
import { salesDocuments } from './sales.ts'
import type { LeftOut } from './setting-store.ts'

/** One line of what an operand is the sum of. Amounts are signed as they count; what does not apply is null. */
export type OperandLine = {
  readonly id: string
  readonly customerId: string
  readonly customerName: string
  /** The document, where it is one. */
  readonly itemId: string | null
  readonly documentNos: readonly string[]
  readonly on: LocalDate
  readonly dueOn: LocalDate | null
  readonly daysLate: number | null
  readonly cents: number | null
  /** What of it was kept or recovered. */
  readonly partCents: number | null
  /** How a promise ended, by what a reminder left. */
  readonly standing: string | null
  readonly messageId: string | null
}
export type OperandLines = {
  readonly lines: readonly OperandLine[]
  readonly count: number
  readonly cents: number
  readonly partCents: number | null
}

export type OperandAsked = {
  readonly of: Operand
  readonly currency: string
  readonly from: LocalDate
  readonly to: LocalDate
  /** The ages of what was owed; all of them and credits as well when it is not said. */
  readonly cell?: AgedCell | undefined
  readonly limit: number
  readonly offset: number
}

const BLANK = {
  itemId: null,
  documentNos: [],
  dueOn: null,
  daysLate: null,
  cents: null,
  partCents: null,
  standing: null,
  messageId: null,
} as const

/** The lines that an operand is the sum of, one page of them, with their number and their sum. */
export async function linesOf(tx: OrgTx, asked: OperandAsked, left: LeftOut): Promise<OperandLines> {
  const { of, currency, from, to } = asked
  switch (of) {
    case 'owed': {
      const order = { sort: 'due', descending: false, limit: asked.limit, offset: asked.offset } as const
      const cell = asked.cell ? { bucket: asked.cell } : {}
      const found = await agedItems(tx, { asOf: to }, { currency, ...cell, without: left, ...order })
      return { ...ofItems(found, ({ side, openCents }) => side * openCents, to), partCents: null }
    }
    case 'invoiced': {
      const order = { sort: 'issued', descending: true, limit: asked.limit, offset: asked.offset } as const
      const found = await salesDocuments(tx, { currency, from, to, left }, order, ['invoice'])
      return { ...ofItems(found, ({ amountCents }) => amountCents, to), partCents: null }
    }
    case 'promised': {
      const own = (await keptRows(tx, 'day', { from, to })).filter((row) => row.currency === currency)
      const lines = await judgedPromises(tx, { currency, from, to }, asked)
      return {
        lines: lines.map(({ dueOn, state, keptCents, ...one }) => ({
          ...BLANK,
          ...one,
          on: dueOn,
          standing: state,
          partCents: keptCents,
        })),
        count: own.reduce((sum, { due }) => sum + due, 0),
        cents: own.reduce((sum, { dueCents }) => sum + dueCents, 0),
        partCents: own.reduce((sum, row) => sum + row.keptCents, 0),
      }
    }
    case 'claimed': {
      const all = (await claimedBetween(tx, currency, from, to, left)).map((debt) => ({
        ...BLANK,
        id: debt.proceedingId,
        customerId: debt.customerId,
        customerName: debt.customerName,
        itemId: debt.itemId,
        documentNos: [debt.documentNo],
        on: debt.openedOn,
        cents: debt.claimedCents,
        partCents: recoveredBy(debt, to),
      }))
      return {
        lines: all.slice(asked.offset, asked.offset + asked.limit),
        count: all.length,
        cents: all.reduce((sum, { cents }) => sum + cents, 0),
        partCents: all.reduce((sum, { partCents }) => sum + partCents, 0),
      }
    }
    case 'paid':
      return told(
        tx,
        asked,
        part`select p.item_id as id, p.customer_id, p.paid_on as on_day, p.item_id, array[coalesce(nullif(p.document_no, ''), left(p.label, 40))] as document_nos,
          p.due_on, greatest(p.days_late, 0) as days_late, p.cents, null as standing, null::uuid as message_id
          from (${paidBetween(tx, left, from, to)}) p where p.currency = ${currency}`,
      )
    case 'disputed':
    case 'raised': {
      const rows =
        of === 'disputed' ? contestedOn(tx, currency, [to], left) : raisedBetween(tx, currency, from, to, left)
      return told(
        tx,
        asked,
        part`select d.id, d.customer_id, d.on_day, null::uuid as item_id, d.document_nos, null::date as due_on, null::int as days_late, d.cents,
          null as standing, null::uuid as message_id from (${rows}) d`,
      )
    }
    case 'lost':
      return told(
        tx,
        asked,
        part`select l.id, l.customer_id, l.on_day, l.item_id, array[l.document_no] as document_nos, null::date as due_on, null::int as days_late, l.cents,
          null as standing, null::uuid as message_id from (${lostBetween(tx, currency, from, to, left)}) l`,
      )
    case 'reminded':
      return told(
        tx,
        asked,
        part`select r.id, r.customer_id, r.on_day, null::uuid as item_id, '{}'::text[] as document_nos, null::date as due_on, null::int as days_late,
          null::bigint as cents, r.channel as standing, r.message_id from (${remindedBetween(tx, from, to)}) r`,
      )
  }
}

const ofItems = (
  { items, count, totalCents }: { items: readonly NamedItem[]; count: number; totalCents: number },
  centsOf: (item: NamedItem) => number,
  to: LocalDate,
): Omit<OperandLines, 'partCents'> => ({
  lines: items.map((item) => ({
    ...BLANK,
    id: item.id,
    customerId: item.customerId,
    customerName: item.customerName,
    itemId: item.id,
    documentNos: [item.documentNo || item.label],
    on: item.issuedOn,
    dueOn: item.dueOn,
    daysLate: item.side === 1 ? Math.max(0, daysBetween(item.dueOn, to)) : null,
    cents: centsOf(item),
  })),
  count,
  cents: totalCents,
})

/** A page of lines as they are told, the latest first, with the number and the sum of them all. */
async function told(
  tx: OrgTx,
  { limit, offset }: { readonly limit: number; readonly offset: number },
  rows: Fragment,
): Promise<OperandLines> {
  const lines = await tx.rows<Omit<OperandLine, 'partCents'>>(sql`
    select l.id, l.customer_id, c.name as customer_name, l.on_day as on, l.item_id, l.document_nos, l.due_on, l.days_late, l.cents, l.standing, l.message_id
    from (${rows}) l join parties.customer c on c.org_id = ${tx.orgId} and c.id = l.customer_id
    order by l.on_day desc, c.name, l.id, l.cents limit ${limit} offset ${offset}`)
  const whole = await tx.one<{ count: number; cents: number }>(
    sql`select count(*)::int as count, coalesce(sum(l.cents), 0)::bigint as cents from (${rows}) l`,
  )
  return { lines: lines.map((line) => ({ ...line, partCents: null })), ...whole, partCents: null }
}
