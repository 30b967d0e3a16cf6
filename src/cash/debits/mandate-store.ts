import type { DirectDebitScheme } from '../../adapters/payment-files/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type Fragment, nothing, part, sql } from '../../platform/sql.ts'
import type { MandateShow } from './mandate-contract.ts'

export type MandateState = 'active' | 'suspended' | 'ended'

export type Mandate = {
  readonly id: string
  readonly customerId: string
  readonly customerCode: string
  readonly customerName: string
  readonly reference: string
  readonly scheme: DirectDebitScheme
  readonly isOneOff: boolean
  readonly debtorName: string
  readonly iban: string
  readonly bic: string | null
  readonly signedOn: LocalDate
  /** Days of notice agreed with this customer; null for the usual ones. */
  readonly noticeDays: number | null
  readonly state: MandateState
  readonly stateReason: string
  readonly stateOn: LocalDate
  /** The last collection presented under it, here or before it was kept here. */
  readonly lastUsedOn: LocalDate | null
  /** Whether one was presented that the bank did not reject before settlement. */
  readonly hasCollected: boolean
  /** The day of the collection that told the bank that it was the first; null where none said so. */
  readonly firstOn: LocalDate | null
  /** The day of the debit that the bank was told is the last; null as long as there is more to come. */
  readonly lastOn: LocalDate | null
  /** What the bank still knows it by, when it changed since the last file that the bank took. */
  readonly previousReference: string | null
  readonly previousIban: string | null
}

/**
 * Mandates with their history. A debit that was rejected told the bank nothing: the change is told again with the next one;
 * of several changes untold, the oldest is what the bank knows. What a file says is fixed when it is validated.
 */
const selected = (tx: OrgTx, only: Fragment): Fragment => part`
  select m.id, m.customer_id, c.code as customer_code, c.name as customer_name, m.reference, m.scheme, m.is_one_off, m.debtor_name, m.iban, m.bic,
    m.signed_on, m.notice_days, m.state, m.state_reason, m.state_on, greatest(m.used_on, used.last_on) as last_used_on,
    (m.used_on is not null or used.taken_at is not null) as has_collected, used.first_on, used.final_on as last_on, was.previous_reference, was.previous_iban, m.added_at
  from cash.mandate m
  join parties.customer c on c.org_id = m.org_id and c.id = m.customer_id
  left join lateral (
    select max(k.collect_on) as last_on, max(k.validated_at) filter (where d.rejected_on is null) as taken_at,
      max(k.collect_on) filter (where d.sequence = 'FRST' and d.rejected_on is null) as first_on,
      max(k.collect_on) filter (where d.sequence = 'FNAL' and d.rejected_on is null) as final_on
    from cash.debit d join cash.collection k on k.org_id = d.org_id and k.id = d.collection_id and k.state in ('validated', 'handed_over')
    where d.org_id = m.org_id and d.mandate_id = m.id and d.dropped_at is null
  ) used on true
  left join lateral (
    select (array_agg(a.previous_reference order by a.amended_at) filter (where a.previous_reference is not null))[1] as previous_reference,
      (array_agg(a.previous_iban order by a.amended_at) filter (where a.previous_iban is not null))[1] as previous_iban
    from cash.mandate_amendment a
    where a.org_id = m.org_id and a.mandate_id = m.id and (used.taken_at is null or a.amended_at > used.taken_at)
  ) was on true
  where m.org_id = ${tx.orgId} ${only}`

export const mandatesOf = (
  tx: OrgTx,
  only: { readonly customerId?: string; readonly id?: string; readonly ids?: readonly string[] } = {},
): Promise<Mandate[]> => {
  const which = part`${only.customerId ? part`and m.customer_id = ${only.customerId}` : nothing} ${only.id ? part`and m.id = ${only.id}` : nothing}
    ${only.ids ? part`and m.id = any(${only.ids}::uuid[])` : nothing}`
  return tx.rows(sql`select * from (${selected(tx, which)}) m order by m.customer_name, m.added_at, m.id`)
}

/** The state that people are shown: a mandate unused for 36 months has lapsed by itself. */
const stateOn = (today: LocalDate): Fragment => part`
  case when m.state <> 'ended' and coalesce(m.last_used_on, m.signed_on) + interval '36 months' <= ${today}::date then 'lapsed' else m.state end`

/** A page of mandates by customer. `words` are part of a reference, a name or a code, or the end of an account. */
export async function listMandates(
  tx: OrgTx,
  today: LocalDate,
  asked: {
    readonly customerId?: string | undefined
    readonly state?: MandateShow | undefined
    readonly words?: string | undefined
    readonly limit: number
    readonly offset: number
  },
): Promise<{ mandates: Mandate[]; count: number }> {
  const { customerId, state, words = '' } = asked
  const from = part`
    from (${selected(tx, customerId ? part`and m.customer_id = ${customerId}` : nothing)}) m
    where true ${state ? part`and ${stateOn(today)} = ${state}` : nothing} ${
      words
        ? part`and (strpos(platform.folded(m.reference || ' ' || m.customer_name || ' ' || m.customer_code || ' ' || m.debtor_name), platform.folded(${words})) > 0
            or m.iban like '%' || upper(regexp_replace(${words}, '[^A-Za-z0-9]', '', 'g')) and ${words} ~ '[0-9]{4}$')`
        : nothing
    }`
  const mandates = await tx.rows<Mandate>(
    sql`select m.* ${from} order by m.customer_name, m.added_at, m.id limit ${asked.limit} offset ${asked.offset}`,
  )
  const { count } = await tx.one<{ count: number }>(sql`select count(*)::int as count ${from}`)
  return { mandates, count }
}

export async function countMandates(tx: OrgTx, today: LocalDate): Promise<Record<MandateShow, number>> {
  const rows = await tx.rows<{ state: MandateShow; count: number }>(
    sql`select ${stateOn(today)} as state, count(*)::int as count from (${selected(tx, nothing)}) m group by 1`,
  )
  return {
    active: 0,
    suspended: 0,
    lapsed: 0,
    ended: 0,
    ...Object.fromEntries(rows.map((row) => [row.state, row.count])),
  }
}

export const insertMandate = (
  tx: OrgTx,
  mandate: Omit<
    Mandate,
    | 'customerCode'
    | 'customerName'
    | 'state'
    | 'stateReason'
    | 'lastUsedOn'
    | 'hasCollected'
    | 'firstOn'
    | 'lastOn'
    | 'previousReference'
    | 'previousIban'
  > & { readonly usedOn: LocalDate | null },
  at: Date,
): Promise<number> =>
  tx.run(sql`
    insert into cash.mandate (org_id, id, customer_id, reference, scheme, is_one_off, debtor_name, iban, bic, signed_on, notice_days, used_on, state,
      state_on, added_at)
    values (${tx.orgId}, ${mandate.id}, ${mandate.customerId}, ${mandate.reference}, ${mandate.scheme}, ${mandate.isOneOff}, ${mandate.debtorName},
      ${mandate.iban}, ${mandate.bic}, ${mandate.signedOn}, ${mandate.noticeDays}, ${mandate.usedOn}, 'active', ${mandate.stateOn}, ${at})
    on conflict (org_id, reference) do nothing`)

/** Whether another mandate has, or had, this reference: the bank would take one for the other. */
export const isReferenceUsed = async (tx: OrgTx, reference: string, exceptId: string): Promise<boolean> =>
  (await tx.maybe(sql`
    select 1 as one from cash.mandate where org_id = ${tx.orgId} and reference = ${reference} and id <> ${exceptId}
    union all
    select 1 from cash.mandate_amendment where org_id = ${tx.orgId} and previous_reference = ${reference} and mandate_id <> ${exceptId} limit 1`)) !==
  null

export type MandateChange = Pick<Mandate, 'reference' | 'debtorName' | 'iban' | 'bic' | 'noticeDays'>

export async function changeMandate(
  tx: OrgTx,
  before: Mandate,
  after: MandateChange,
  by: { readonly id: string; readonly name: string; readonly at: Date },
): Promise<void> {
  await tx.run(sql`
    update cash.mandate set reference = ${after.reference}, debtor_name = ${after.debtorName}, iban = ${after.iban}, bic = ${after.bic},
      notice_days = ${after.noticeDays}
    where org_id = ${tx.orgId} and id = ${before.id}`)
  const previousReference = after.reference === before.reference ? null : before.reference
  const previousIban = after.iban === before.iban ? null : before.iban
  if (previousReference === null && previousIban === null) return
  await tx.run(sql`
    insert into cash.mandate_amendment (org_id, id, mandate_id, previous_reference, previous_iban, amended_at, amended_by)
    values (${tx.orgId}, ${by.id}, ${before.id}, ${previousReference}, ${previousIban}, ${by.at}, ${by.name})`)
}

export const setMandateState = (
  tx: OrgTx,
  id: string,
  to: { readonly state: MandateState; readonly reason: string; readonly on: LocalDate },
): Promise<number> =>
  tx.run(sql`
    update cash.mandate set state = ${to.state}, state_reason = ${to.reason}, state_on = ${to.on}
    where org_id = ${tx.orgId} and id = ${id}`)
