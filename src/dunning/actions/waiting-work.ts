import type { LocalDate } from '../../kernel/calendar.ts'
import type { Lang } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { nothing, part, sql } from '../../platform/sql.ts'
import type { Channel, StepTone } from '../model.ts'
import type { ScenarioBook } from '../scenarios/book.ts'
import { presentAction } from './present.ts'
import { actionsById } from './store.ts'

/** An action that waits for a person: to confirm, to perform, or to settle after a failure or a doubt. */
export type WaitingAction = {
  readonly id: string
  readonly customerId: string
  readonly state: 'planned' | 'failed' | 'uncertain'
  readonly channel: Channel | null
  readonly decidedOn: LocalDate
  readonly snoozedUntil: LocalDate | null
  readonly currencies: string[]
  readonly netCents: number[]
  readonly tone: StepTone | null
  readonly isFormalNotice: boolean
}

type Row = Omit<WaitingAction, 'tone' | 'isFormalNotice'> & {
  readonly scenarioId: string
  readonly scenarioVersion: number
  readonly stepPosition: number | null
}

/** Every action that waits for a person, those put off included: `snoozedUntil` says so. Of these customers when some are named. */
export async function actionsWaiting(
  tx: OrgTx,
  book: ScenarioBook,
  customerIds?: readonly string[],
): Promise<WaitingAction[]> {
  const rows = await tx.rows<Row>(sql`
    select a.id, a.customer_id, a.state, a.channel, a.decided_on, a.snoozed_until, a.currencies,
      to_jsonb(array(select due - credit from unnest(a.due_cents, a.credit_cents) as u(due, credit))) as net_cents,
      a.scenario_id, a.scenario_version, a.step_position
    from dunning.action a
    where a.org_id = ${tx.orgId} and a.mandate_id is null and (a.state = 'planned' and a.verdict = 'confirm' or a.state in ('failed', 'uncertain'))
      ${customerIds ? part`and a.customer_id = any(${customerIds}::uuid[])` : nothing}`)
  return rows.map(({ scenarioId, scenarioVersion, stepPosition, ...row }) => {
    const step = stepPosition === null ? null : book.stepAt(scenarioId, scenarioVersion, stepPosition)
    return { ...row, tone: step?.tone ?? null, isFormalNotice: step?.isFormalNotice ?? false }
  })
}

/** The step and the reason of each of these actions, in words. */
export async function tellActions(
  tx: OrgTx,
  book: ScenarioBook,
  lang: Lang,
  ids: readonly string[],
): Promise<Map<string, { readonly stepName: string | null; readonly sentence: string }>> {
  const actions = await actionsById(tx, ids)
  return new Map(
    actions.map((action) => {
      const named = { ...action, customerName: '', customerCode: '', oldestDueOn: null }
      const { stepName, why } = presentAction(lang, book, named)
      return [action.id, { stepName, sentence: why.sentence }]
    }),
  )
}

/** The last day on which each of these customers was reminded, or spoken to by a step; nobody who never was. */
export async function lastReminders(
  tx: OrgTx,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, LocalDate>> {
  const rows = await tx.rows<{ customerId: string; on: LocalDate }>(sql`
    select customer_id, max(contact_on) as on from dunning.action
    where org_id = ${tx.orgId} and state in ('queued', 'done', 'uncertain') and customer_id = any(${customerIds}::uuid[]) and contact_on is not null
    group by customer_id`)
  return new Map(rows.map(({ customerId, on }) => [customerId, on]))
}
