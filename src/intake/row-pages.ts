import type { LocalDate } from '../kernel/calendar.ts'
import { isDated } from '../ledger/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { type Fragment, nothing, part, sql } from '../platform/sql.ts'
import type { RowShow } from './model.ts'
import type { StoredImport } from './store.ts'

export type ImportRow = {
  readonly line: number | null
  readonly customerCode: string
  readonly customerName: string
  readonly kind: string
  readonly side: number
  readonly amountCents: number
  readonly currency: string
  readonly documentNo: string
  readonly label: string
  readonly issuedOn: LocalDate | null
  readonly isDated: boolean
  readonly dueOn: LocalDate | null
  readonly dueSource: string
  readonly itemId: string | null
  readonly was: Record<string, unknown> | null
  readonly became: Record<string, unknown> | null
}

/**
 * A page of what becomes, or became, of the rows of an import. With `line`, the rows of that line of the file alone, and how
 * many stand before them in the whole list.
 */
export async function rowsOf(
  tx: OrgTx,
  imported: StoredImport,
  show: RowShow,
  page: { limit: number; offset: number; line?: number },
): Promise<{ rows: ImportRow[]; count: number; before: number | null }> {
  const done = imported.state === 'committed' || imported.state === 'withdrawn'
  const from =
    imported.kind === 'contacts'
      ? partyRows(tx, imported.id, show, done)
      : imported.kind === 'bank_statement'
        ? bankRows(tx, imported.id, show, done)
        : done
          ? bookedRows(tx, imported.id, show)
          : stagedRows(tx, imported.id, show)
  const asked = page.line === undefined ? nothing : part`where line = ${page.line}::int`
  const rows = await tx.rows<ImportRow>(
    sql`select * from (${from}) r ${asked} order by line nulls last, document_no, customer_code limit ${page.limit} offset ${page.offset}`,
  )
  const { count, before } = await tx.one<{ count: number; before: number | null }>(sql`
    select count(*) filter (where ${page.line === undefined ? part`true` : part`line = ${page.line}::int`})::int as count,
      ${page.line === undefined ? part`null::int` : part`(count(*) filter (where line < ${page.line}::int))::int`} as before
    from (${from}) r`)
  return { rows, count, before }
}

const itemColumns = part`i.source_line as line, c.code as customer_code, c.name as customer_name, i.kind, i.side::int, i.amount_cents, i.currency,
  i.document_no, i.label, i.issued_on, ${isDated} as is_dated, i.due_on, i.due_source, i.id as item_id, null::jsonb as was, null::jsonb as became`

function stagedRows(tx: OrgTx, id: string, show: RowShow): Fragment {
  if (show === 'changed' || show === 'vanished')
    return part`
      select ${itemColumns} from intake.staged_change g join ledger.item i on i.org_id = ${tx.orgId} and i.id = g.item_id
      join parties.customer c on c.org_id = i.org_id and c.id = i.customer_id
      where g.org_id = ${tx.orgId} and g.import_id = ${id} and g.what = any(${show === 'changed' ? ['reletter', 'carry'] : ['vanish', 'keep']}::text[])`
  const which =
    show === 'settled'
      ? part`s.disposition = 'created' and s.settle_key in (
          select settle_key from intake.staged_item where org_id = ${tx.orgId} and import_id = ${id} and settle_key is not null and disposition <> 'ignored'
          group by settle_key, customer_code, currency having sum(side * amount_cents) = 0)`
      : part`s.disposition = ${show}`
  return part`
    select s.line, s.customer_code, s.customer_name, s.kind, s.side::int, s.amount_cents, s.currency, s.document_no, s.label, s.issued_on, s.is_dated, s.due_on,
      s.due_source, s.item_id, null::jsonb as was, null::jsonb as became
    from intake.staged_item s where s.org_id = ${tx.orgId} and s.import_id = ${id} and ${which}`
}

/** After the commit the staged rows are gone: the books themselves answer. What was already known is then no news. */
function bookedRows(tx: OrgTx, id: string, show: RowShow): Fragment {
  const joined = part`join parties.customer c on c.org_id = i.org_id and c.id = i.customer_id`
  if (show === 'changed' || show === 'vanished')
    return part`
      select ${itemColumns} from intake.effect e join ledger.item i on i.org_id = e.org_id and i.id = e.id ${joined}
      where e.org_id = ${tx.orgId} and e.import_id = ${id} and e.what = ${show === 'changed' ? 'relettered' : 'taken_back'}`
  const which = { created: part`true`, settled: part`i.open_cents = 0` }[show as 'created' | 'settled'] ?? part`false`
  return part`
    select ${itemColumns} from ledger.item i ${joined}
    where i.org_id = ${tx.orgId} and i.source_id = ${id}::uuid and i.reverses is null and ${which}`
}

/** Bank lines in the shape of every other row: the payer stands where the customer does. */
function bankRows(tx: OrgTx, id: string, show: RowShow, done: boolean): Fragment {
  const columns = part`'' as customer_code, l.payer_name as customer_name, 'bank_line' as kind, sign(l.cents)::int as side, abs(l.cents) as amount_cents,
    l.currency, l.bank_ref as document_no, l.label, l.booked_on as issued_on, true as is_dated, l.value_on as due_on, 'none' as due_source, null::uuid as item_id,
    null::jsonb as was, null::jsonb as became`
  if (done)
    return part`
      select l.file_line as line, ${columns} from cash.line l
      where l.org_id = ${tx.orgId} and l.import_id = ${id} and ${show === 'created' ? part`true` : part`false`}`
  const disposition = show === 'created' ? 'new' : show
  return part`
    select l.line, ${columns} from cash.staged_line l where l.org_id = ${tx.orgId} and l.import_id = ${id} and l.disposition = ${disposition}`
}

function partyRows(tx: OrgTx, id: string, show: RowShow, done: boolean): Fragment {
  const blank = part`'' as kind, 0 as side, 0::bigint as amount_cents, '' as currency, '' as document_no, '' as label, null::date as issued_on, true as is_dated,
    null::date as due_on, 'none' as due_source, null::uuid as item_id`
  if (!done)
    return part`
      select line, code as customer_code, name as customer_name, ${blank}, was, became
      from intake.staged_party where org_id = ${tx.orgId} and import_id = ${id} and disposition = ${show}`
  const what =
    show === 'created'
      ? ['customer_added', 'contact_added', 'colleague_added']
      : show === 'changed'
        ? ['customer_changed', 'contact_changed']
        : []
  return part`
    select null::int as line, coalesce(e.became->>'code', '') as customer_code, coalesce(e.became->>'name', e.became->>'email', '') as customer_name, ${blank},
      e.was, e.became
    from intake.effect e where e.org_id = ${tx.orgId} and e.import_id = ${id} and e.what = any(${what}::text[])`
}
