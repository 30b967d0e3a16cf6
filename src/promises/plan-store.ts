import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { type Fragment, nothing, part, raw, sql } from '../platform/sql.ts'
import type { DebtPart, Instalment, Plan, PlanState, ScheduledPayment } from './model.ts'

const planColumns =
  raw(`p.id, p.no, p.customer_id, p.currency, p.cents, p.state, p.state_on, p.note, p.by_debit, p.made_at, p.made_by, p.made_by_name, p.approved_at,
  p.approved_by_name, p.proposed_at, p.answer_by, p.signed_on, p.signed_by, p.remind_days, p.notice_days, p.paid_cents, p.checked_at, p.ended_why,
  p.agreement is not null as has_agreement, (
    select jsonb_agg(jsonb_build_object('itemId', i.item_id, 'cents', i.cents) order by d.due_on, d.id)
    from promises.plan_item i join ledger.item d on d.org_id = i.org_id and d.id = i.item_id
    where i.org_id = p.org_id and i.plan_id = p.id) as parts, (
    select jsonb_agg(jsonb_build_object('place', s.place, 'dueOn', s.due_on, 'cents', s.cents, 'paidCents', s.paid_cents, 'paidOn', s.paid_on,
      'reminderId', s.reminder_id, 'noticeId', s.notice_id, 'noticeUntil', s.notice_until) order by s.place)
    from promises.instalment s where s.org_id = p.org_id and s.plan_id = p.id) as instalments`)

type Which = {
  readonly id?: string
  readonly ids?: readonly string[]
  readonly customerId?: string
  readonly customerIds?: readonly string[]
  readonly byDebit?: boolean
  readonly states?: readonly PlanState[]
  readonly itemIds?: readonly string[]
  /** The message that reminded of an instalment or gave notice of it. */
  readonly messageId?: string
}

const plans = (tx: OrgTx, which: Which, lock: Fragment): Promise<Plan[]> =>
  tx.rows(sql`
    select ${planColumns} from promises.plan p
    where p.org_id = ${tx.orgId}
      ${which.id ? part`and p.id = ${which.id}` : nothing}
      ${which.ids ? part`and p.id = any(${which.ids}::uuid[])` : nothing}
      ${which.customerId ? part`and p.customer_id = ${which.customerId}` : nothing}
      ${which.customerIds ? part`and p.customer_id = any(${which.customerIds}::uuid[])` : nothing}
      ${which.byDebit ? part`and p.by_debit` : nothing}
      ${which.states ? part`and p.state = any(${which.states}::text[])` : nothing}
      ${
        which.itemIds
          ? part`and p.id in (select plan_id from promises.plan_item where org_id = ${tx.orgId} and item_id = any(${which.itemIds}::uuid[]))`
          : nothing
      }
      ${
        which.messageId
          ? part`and p.id in (
              select plan_id from promises.instalment where org_id = ${tx.orgId} and reminder_id = ${which.messageId}
              union select plan_id from promises.instalment where org_id = ${tx.orgId} and notice_id = ${which.messageId})`
          : nothing
      }
    order by p.no ${lock}`)

export const plansOf = (tx: OrgTx, which: Which): Promise<Plan[]> => plans(tx, which, nothing)
export const lockPlans = (tx: OrgTx, which: Which): Promise<Plan[]> => plans(tx, which, part`for update of p`)

/** The number of the next plan. Two made at once are told apart by the one who comes second trying again. */
export const nextPlanNo = async (tx: OrgTx): Promise<number> => {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('promises.plan'), ${tx.orgId}::int)`)
  return (await tx.one<{ no: number }>(sql`select promises.next_plan_no() as no`)).no
}

export type NewPlan = Pick<
  Plan,
  | 'id'
  | 'no'
  | 'customerId'
  | 'currency'
  | 'cents'
  | 'stateOn'
  | 'note'
  | 'madeAt'
  | 'madeBy'
  | 'madeByName'
  | 'remindDays'
  | 'noticeDays'
>

export const insertPlan = (tx: OrgTx, plan: NewPlan): Promise<number> =>
  tx.run(sql`
    insert into promises.plan (org_id, id, no, customer_id, currency, cents, state, state_on, note, made_at, made_by, made_by_name, remind_days,
      notice_days, checked_at)
    values (${tx.orgId}, ${plan.id}, ${plan.no}, ${plan.customerId}, ${plan.currency}, ${plan.cents}, 'draft', ${plan.stateOn}, ${plan.note},
      ${plan.madeAt}, ${plan.madeBy}, ${plan.madeByName}, ${plan.remindDays}, ${plan.noticeDays}, ${plan.madeAt})`)

/** What a draft is about, written anew; what was approved before is to be approved again. */
export async function redraft(
  tx: OrgTx,
  plan: Pick<Plan, 'id' | 'currency' | 'cents' | 'note' | 'byDebit'>,
  parts: readonly DebtPart[],
  payments: readonly ScheduledPayment[],
): Promise<void> {
  await tx.run(sql`
    update promises.plan set currency = ${plan.currency}, cents = ${plan.cents}, note = ${plan.note}, by_debit = ${plan.byDebit}, approved_at = null, approved_by_name = null
    where org_id = ${tx.orgId} and id = ${plan.id}`)
  await tx.run(sql`delete from promises.plan_item where org_id = ${tx.orgId} and plan_id = ${plan.id}`)
  await tx.run(sql`
    insert into promises.plan_item (org_id, plan_id, item_id, cents)
    select ${tx.orgId}::int, ${plan.id}::uuid, i.id, i.cents
    from unnest(${parts.map((one) => one.itemId)}::uuid[], ${parts.map((one) => one.cents)}::bigint[]) as i(id, cents)`)
  await tx.run(sql`delete from promises.instalment where org_id = ${tx.orgId} and plan_id = ${plan.id}`)
  await tx.run(sql`
    insert into promises.instalment (org_id, plan_id, place, due_on, cents)
    select ${tx.orgId}::int, ${plan.id}::uuid, s.place, s.due_on, s.cents
    from unnest(${payments.map((_, i) => i + 1)}::int[], ${payments.map((one) => one.dueOn)}::date[], ${payments.map((one) => one.cents)}::bigint[])
      as s(place, due_on, cents)`)
}

export const approvePlan = (tx: OrgTx, id: string, by: { readonly name: string; readonly at: Date }): Promise<number> =>
  tx.run(
    sql`update promises.plan set approved_at = ${by.at}, approved_by_name = ${by.name} where org_id = ${tx.orgId} and id = ${id}`,
  )

export const markProposed = (
  tx: OrgTx,
  id: string,
  proposal: {
    readonly at: Date
    readonly on: LocalDate
    readonly answerBy: LocalDate
    readonly agreement: Uint8Array
    readonly sha256: Buffer
  },
): Promise<number> =>
  tx.run(sql`
    update promises.plan set state = 'proposed', state_on = ${proposal.on}, proposed_at = ${proposal.at}, answer_by = ${proposal.answerBy},
      agreement = ${Buffer.from(proposal.agreement)}, agreement_sha256 = ${proposal.sha256}
    where org_id = ${tx.orgId} and id = ${id}`)

export const markSigned = (
  tx: OrgTx,
  id: string,
  signed: { readonly on: LocalDate; readonly by: string },
): Promise<number> =>
  tx.run(
    sql`update promises.plan set signed_on = ${signed.on}, signed_by = ${signed.by} where org_id = ${tx.orgId} and id = ${id}`,
  )

export const movePlan = (
  tx: OrgTx,
  id: string,
  to: { readonly state: PlanState; readonly on: LocalDate; readonly why: string },
): Promise<number> =>
  tx.run(sql`
    update promises.plan set state = ${to.state}, state_on = ${to.on}, ended_why = ${to.why} where org_id = ${tx.orgId} and id = ${id}`)

/** What the books say is paid of a plan and of each of its payments. */
export async function keepPaid(
  tx: OrgTx,
  plan: Pick<Plan, 'id'>,
  paidCents: number,
  instalments: readonly Pick<Instalment, 'place' | 'paidCents' | 'paidOn'>[],
  at: Date,
): Promise<void> {
  await tx.run(
    sql`update promises.plan set paid_cents = ${paidCents}, checked_at = ${at} where org_id = ${tx.orgId} and id = ${plan.id}`,
  )
  await tx.run(sql`
    update promises.instalment s set paid_cents = p.paid_cents, paid_on = p.paid_on, notice_until = case when p.paid_on is null then s.notice_until end
    from unnest(${instalments.map((one) => one.place)}::int[], ${instalments.map((one) => one.paidCents)}::bigint[],
      ${instalments.map((one) => one.paidOn)}::date[]) as p(place, paid_cents, paid_on)
    where s.org_id = ${tx.orgId} and s.plan_id = ${plan.id} and s.place = p.place
      and (s.paid_cents, s.paid_on) is distinct from (p.paid_cents, p.paid_on)`)
}

export const keepReminder = (tx: OrgTx, planId: string, place: number, messageId: string): Promise<number> =>
  tx.run(sql`
    update promises.instalment set reminder_id = ${messageId} where org_id = ${tx.orgId} and plan_id = ${planId} and place = ${place}`)

export const keepNotice = (
  tx: OrgTx,
  planId: string,
  place: number,
  notice: { readonly messageId: string; readonly untilOn: LocalDate },
): Promise<number> =>
  tx.run(sql`
    update promises.instalment set notice_id = ${notice.messageId}, notice_until = ${notice.untilOn}
    where org_id = ${tx.orgId} and plan_id = ${planId} and place = ${place}`)

export const agreementOf = (
  tx: OrgTx,
  id: string,
): Promise<{ no: number; agreement: Buffer | null; stateOn: LocalDate } | null> =>
  tx.maybe(sql`select no, agreement, state_on from promises.plan where org_id = ${tx.orgId} and id = ${id}`)
