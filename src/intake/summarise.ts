import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'

/** What a preview announces, counted from its staged rows. */
export type Summary = {
  readonly rows: {
    readonly created: number
    readonly known: number
    readonly opening: number
    readonly ignored: number
  }
  readonly relettered: number
  readonly carried: number
  readonly vanished: number
  readonly kept: number
  /** New rows whose group is balanced in the file, and rows of groups that are not. */
  readonly settledRows: number
  readonly partlySettledRows: number
  readonly customers: number
  readonly newCustomers: number
  readonly amounts: readonly {
    readonly currency: string
    readonly createdDebitCents: number
    readonly createdCreditCents: number
    readonly knownCents: number
    readonly openingCents: number
    /** What the file itself adds up to in these rows: for a ledger in the currency of the books, for a list in its own. */
    readonly controlCents: number
  }[]
  /** Settlements no line states but that follow from an amount that shrank, grew or disappeared since the last list. */
  readonly observed: number
}

export async function summarise(tx: OrgTx, importId: string): Promise<Summary> {
  const byCurrency = await tx.rows<{
    currency: string
    created: number
    known: number
    opening: number
    ignored: number
    createdDebitCents: number
    createdCreditCents: number
    knownCents: number
    openingCents: number
    controlCents: number
    observed: number
  }>(sql`
    select currency, count(*) filter (where disposition = 'created')::int as created, count(*) filter (where disposition = 'known')::int as known,
      count(*) filter (where disposition = 'opening')::int as opening, count(*) filter (where disposition = 'ignored')::int as ignored,
      coalesce(sum(amount_cents) filter (where disposition = 'created' and side = 1), 0)::bigint as created_debit_cents,
      coalesce(sum(amount_cents) filter (where disposition = 'created' and side = -1), 0)::bigint as created_credit_cents,
      coalesce(sum(side * amount_cents) filter (where disposition = 'known'), 0)::bigint as known_cents,
      coalesce(sum(side * amount_cents) filter (where disposition = 'opening'), 0)::bigint as opening_cents,
      sum(base_cents)::bigint as control_cents, count(*) filter (where nature = 'observed')::int as observed
    from intake.staged_item where org_id = ${tx.orgId} and import_id = ${importId} group by currency order by currency`)
  const changes = await tx.rows<{ what: string; count: number }>(sql`
    select what, count(*)::int as count from intake.staged_change where org_id = ${tx.orgId} and import_id = ${importId} group by what`)
  const groups = await tx.one<{ settled: number; partly: number }>(sql`
    select coalesce(sum(rows) filter (where cents = 0), 0)::int as settled, coalesce(sum(rows) filter (where cents <> 0), 0)::int as partly
    from (
      select count(*) filter (where disposition = 'created') as rows, sum(side * amount_cents) as cents
      from intake.staged_item
      where org_id = ${tx.orgId} and import_id = ${importId} and settle_key is not null and disposition <> 'ignored'
      group by settle_key, customer_code, currency
    ) lettered`)
  const customers = await tx.one<{ customers: number; newCustomers: number }>(sql`
    select count(*)::int as customers, count(*) filter (where c.id is null)::int as new_customers
    from (select distinct customer_code from intake.staged_item
          where org_id = ${tx.orgId} and import_id = ${importId} and disposition <> 'ignored') s
    left join parties.customer c on c.org_id = ${tx.orgId} and c.code = s.customer_code`)
  const total = (key: 'created' | 'known' | 'opening' | 'ignored' | 'observed') =>
    byCurrency.reduce((sum, row) => sum + row[key], 0)
  const changed = (what: string) => changes.find((row) => row.what === what)?.count ?? 0
  return {
    rows: { created: total('created'), known: total('known'), opening: total('opening'), ignored: total('ignored') },
    relettered: changed('reletter'),
    carried: changed('carry'),
    vanished: changed('vanish'),
    kept: changed('keep'),
    settledRows: groups.settled,
    partlySettledRows: groups.partly,
    ...customers,
    amounts: byCurrency.map(
      ({ currency, createdDebitCents, createdCreditCents, knownCents, openingCents, controlCents }) => ({
        currency,
        createdDebitCents,
        createdCreditCents,
        knownCents,
        openingCents,
        controlCents,
      }),
    ),
    observed: total('observed'),
  }
}
