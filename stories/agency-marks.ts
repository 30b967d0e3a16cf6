import { randomUUID } from 'node:crypto'
import { withOwner } from '../src/platform/database.ts'

/** A word that nobody writes, and a figure that nothing comes to. */
export const MARK = 'ZQXW'
export const MARKED_CENTS = 918_273_641

export type Marked = {
  /** Under this id every table has a row of somebody of whom nothing was placed. */
  readonly stranger: string
  /** Under this one, a row of the customer one of whose claims was placed, about another claim. */
  readonly beside: string
  readonly tables: readonly { readonly name: string; readonly rows: number }[]
}

type Books = {
  readonly orgId: number
  readonly placed: { readonly customerId: string }
  readonly unplaced: { readonly customerId: string; readonly itemId: string }
}

type Column = { name: string; type: string; attnotnull: boolean; identity: string }

/** What is said of the organisation and of nobody: shown to agents as it is, and so not marked. */
const EVERYTHING = `
  select p.polrelid::regclass::text as name from pg_policy p where p.polname = 'agents_see' and pg_get_expr(p.polqual, p.polrelid) = 'true'`

/** Tables whose rows are of a customer as a whole: a row beside the placed claim is the agency's to see. */
const WHOLE = `
  select p.polrelid::regclass::text as name from pg_policy p
  where p.polname = 'agents_see' and pg_get_expr(p.polqual, p.polrelid) ~ 'in_hand.(customer|insolvency_case)'`

/**
 * Puts rows into every table of an organisation with a mark in all that is text, and a marked figure in all that is money. The owner of the
 * tables writes them, without their constraints: what they mean does not matter, only that nobody from outside ever reads them.
 */
export function markEveryTable(ownerUrl: string, { orgId, placed, unplaced }: Books): Promise<Marked> {
  const stranger: string = randomUUID()
  const beside: string = randomUUID()
  return withOwner(ownerUrl, async (owner) => {
    const names = async (text: string) =>
      new Set((await owner.query<{ name: string }>(text)).rows.map(({ name }) => name))
    const [everything, whole] = [await names(EVERYTHING), await names(WHOLE)]
    const { rows: tables } = await owner.query<{ name: string }>(`
      select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and c.relrowsecurity and n.nspname not in ('graphile_worker', 'auth', 'public') order by 1`)
    await owner.query(`set session_replication_role = replica`)
    const made: { name: string; rows: number }[] = []
    for (const { name } of tables) {
      if (everything.has(name)) continue
      const { rows: checks } = await owner.query(
        `select conname from pg_constraint where conrelid = $1::regclass and contype = 'c'`,
        [name],
      )
      for (const { conname } of checks) await owner.query(`alter table ${name} drop constraint "${conname}"`)
      const { rows: columns } = await owner.query<Column>(
        `select attname as name, format_type(atttypid, null) as type, attnotnull, attidentity as identity from pg_attribute
         where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
        [name],
      )
      const sets = [{ id: stranger, customerId: stranger, itemId: stranger }]
      if (!whole.has(name)) sets.push({ id: beside, customerId: placed.customerId, itemId: unplaced.itemId })
      let rows = 0
      for (const [place, set] of sets.entries()) {
        const values = columns.map((column) => valueOf(column, orgId, set, place + 1))
        const { rowCount } = await owner.query(
          `insert into ${name} (${columns.map((one) => `"${one.name}"`).join(', ')}) overriding system value
           values (${values.map((_, index) => `$${index + 1}`).join(', ')}) on conflict do nothing`,
          values,
        )
        rows += rowCount ?? 0
      }
      made.push({ name, rows })
    }
    await owner.query(`set session_replication_role = origin`)
    return { stranger, beside, tables: made }
  })
}

type Set = { readonly id: string; readonly customerId: string; readonly itemId: string }

function valueOf({ name, type }: Column, orgId: number, set: Set, place: number): unknown {
  if (name === 'org_id') return orgId
  // No mandate of that agency, whatever else it is.
  if (name === 'agency_org_id') return orgId + 1_000
  const uuid = /customer_id$|^payer_id$|^parent_id$/.test(name)
    ? set.customerId
    : /item_id$|^debit_id$|^credit_id$/.test(name)
      ? set.itemId
      : set.id
  if (type === 'uuid') return uuid
  if (type === 'uuid[]') return [set.itemId]
  if (type.endsWith('[]')) return type.startsWith('text') ? [MARK] : []
  if (type === 'jsonb') return JSON.stringify({ mark: MARK, itemId: set.itemId, customerId: set.customerId })
  if (type === 'date') return `2026-01-0${place}`
  if (type.startsWith('timestamp')) return `2026-01-0${place}T00:00:00Z`
  if (type === 'bytea') return Buffer.alloc(32, `${MARK}${place}`)
  if (type === 'boolean') return name === 'is_live' || name === 'is_standing'
  if (type === 'bigint' || type === 'numeric') return MARKED_CENTS + place
  if (type === 'integer' || type === 'smallint' || type.startsWith('double'))
    return type === 'smallint' ? 30_000 + place : 900_000 + place
  return `${MARK}${place}`
}

/** What marks a text bears that the question itself did not; null: none. Figures stand alone: hashes and ids are not taken for them. */
export function sayOf(text: string, asked = ''): string | null {
  if (text.includes(MARK) && !asked.includes(MARK)) return around(text, text.indexOf(MARK))
  const figure = new RegExp(`(?<![0-9a-f])${String(MARKED_CENTS).slice(0, -1)}\\d(?![0-9a-f])`).exec(text)
  if (figure && !asked.includes(figure[0])) return around(text, figure.index)
  const spelt = /9\s?182\s?736,4\d/.exec(text.replace(/[\u00a0\u202f]/g, ' '))
  return spelt ? around(text, spelt.index) : null
}

const around = (text: string, at: number): string => text.slice(Math.max(0, at - 120), at + 120)
