import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { part, sql } from '../../platform/sql.ts'
import { type Agency, type Creditor, NO_AGENCY } from './model.ts'

type Keeper = { readonly name: string; readonly at: Date }

export const agencyOf = async (tx: OrgTx): Promise<Agency> =>
  (await tx.maybe<Agency>(sql`
    select collects_for_others, insurer, policy_no, insured_until, iban, declared_on, declared_to from legal.agency
    where org_id = ${tx.orgId}`)) ?? NO_AGENCY

export const keepAgencyRow = (tx: OrgTx, one: Agency, by: Keeper): Promise<number> =>
  tx.run(sql`
    insert into legal.agency (org_id, collects_for_others, insurer, policy_no, insured_until, iban, declared_on, declared_to, kept_at, kept_by_name)
    values (${tx.orgId}, ${one.collectsForOthers}, ${one.insurer}, ${one.policyNo}, ${one.insuredUntil}, ${one.iban}, ${one.declaredOn},
      ${one.declaredTo}, ${by.at}, ${by.name})
    on conflict (org_id) do update set collects_for_others = excluded.collects_for_others, insurer = excluded.insurer,
      policy_no = excluded.policy_no, insured_until = excluded.insured_until, iban = excluded.iban, declared_on = excluded.declared_on,
      declared_to = excluded.declared_to, kept_at = excluded.kept_at, kept_by_name = excluded.kept_by_name`)

const columns = part`r.id, r.name, r.address, r.siren, r.mandate_on, r.mandate_until, r.mandate_says`

export const creditorsOf = (tx: OrgTx): Promise<(Creditor & { readonly customers: number })[]> =>
  tx.rows(sql`
    select ${columns}, (select count(*)::int from legal.creditor_customer w where w.org_id = r.org_id and w.creditor_id = r.id) as customers
    from legal.creditor r where r.org_id = ${tx.orgId} order by r.name, r.id`)

export const creditorOf = (tx: OrgTx, id: string): Promise<Creditor | null> =>
  tx.maybe(sql`select ${columns} from legal.creditor r where r.org_id = ${tx.orgId} and r.id = ${id}`)

export const keepCreditorRow = (tx: OrgTx, one: Creditor, by: Keeper): Promise<number> =>
  tx.run(sql`
    insert into legal.creditor (org_id, id, name, address, siren, mandate_on, mandate_until, mandate_says, kept_at, kept_by_name)
    values (${tx.orgId}, ${one.id}, ${one.name}, ${one.address}, ${one.siren}, ${one.mandateOn}, ${one.mandateUntil}, ${one.mandateSays},
      ${by.at}, ${by.name})
    on conflict (org_id, id) do update set name = excluded.name, address = excluded.address, siren = excluded.siren,
      mandate_on = excluded.mandate_on, mandate_until = excluded.mandate_until, mandate_says = excluded.mandate_says,
      kept_at = excluded.kept_at, kept_by_name = excluded.kept_by_name`)

export async function keepCreditorOfCustomer(tx: OrgTx, customerId: string, creditorId: string | null): Promise<void> {
  await tx.run(sql`delete from legal.creditor_customer where org_id = ${tx.orgId} and customer_id = ${customerId}`)
  if (creditorId)
    await tx.run(sql`
      insert into legal.creditor_customer (org_id, customer_id, creditor_id) values (${tx.orgId}, ${customerId}, ${creditorId})`)
}

/** Whether anybody was ever said to have us collect. */
export const hasCreditors = async (tx: OrgTx): Promise<boolean> =>
  (await tx.maybe(sql`select 1 as one from legal.creditor where org_id = ${tx.orgId} limit 1`)) !== null

/** Of these messages, those that say how to pay: the creditor that each names, and the members of a group whose documents it lists. */
export const creditorsNamed = async (
  tx: OrgTx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly creditor: string | null; readonly members: readonly string[] }>> => {
  const rows = await tx.rows<{ id: string; creditor: string | null; members: string[] }>(sql`
    select m.id, m.content #>> '{data,agent,creditor,name}' as creditor,
      array(select distinct i ->> 'of' from jsonb_array_elements(m.content #> '{data,items}') i where i ? 'of') as members
    from correspondence.message m
    where m.org_id = ${tx.orgId} and m.id = any(${ids}::uuid[]) and jsonb_typeof(m.content #> '{data,payment}') = 'object'`)
  return new Map(rows.map(({ id, ...named }) => [id, named]))
}

/** For whom we collect from each of these customers, with the letter by which it learnt of us. */
export type Collected = {
  readonly customerId: string
  readonly creditor: Creditor
  readonly first: { readonly reference: string; readonly sentOn: LocalDate } | null
}

export async function collectedFrom(tx: OrgTx, customerIds: readonly string[]): Promise<Collected[]> {
  const rows = await tx.rows<Creditor & { customerId: string; reference: string | null; sentOn: LocalDate | null }>(sql`
    select ${columns}, w.customer_id, f.reference, f.sent_on
    from legal.creditor_customer w join legal.creditor r on r.org_id = w.org_id and r.id = w.creditor_id
    left join legal.first_letter f on f.org_id = w.org_id and f.customer_id = w.customer_id and f.creditor_id = w.creditor_id
    where w.org_id = ${tx.orgId} and w.customer_id = any(${customerIds}::uuid[])`)
  return rows.map(({ customerId, reference, sentOn, ...creditor }) => ({
    customerId,
    creditor,
    first: reference !== null && sentOn !== null ? { reference, sentOn } : null,
  }))
}

/** Keeps the letter by which a debtor learnt of us, and of this creditor; the first one stays. */
export const insertFirstLetter = (
  tx: OrgTx,
  one: {
    readonly customerId: string
    readonly messageId: string
    readonly reference: string
    readonly sentOn: LocalDate
    readonly creditor: string
  },
): Promise<number> =>
  tx.run(sql`
    insert into legal.first_letter (org_id, customer_id, creditor_id, message_id, reference, sent_on)
    select w.org_id, w.customer_id, w.creditor_id, ${one.messageId}::uuid, ${one.reference}::text, ${one.sentOn}::date
    from legal.creditor_customer w
    join legal.creditor r on r.org_id = w.org_id and r.id = w.creditor_id and r.name = ${one.creditor}
    where w.org_id = ${tx.orgId} and w.customer_id = ${one.customerId}
    on conflict (org_id, customer_id, creditor_id) do nothing`)
