import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { nothing, part, raw, sql } from '../../platform/sql.ts'

/** Segments reminded in two ways for a while. */

export type Trial = {
  readonly id: string
  readonly name: string
  readonly segmentId: string
  readonly segmentName: string
  readonly championId: string
  readonly challengerId: string
  /** Of the customers, how many in a hundred follow the challenger. */
  readonly sharePercent: number
  readonly fromOn: LocalDate
  /** The last day on which the challenger is followed. */
  readonly toOn: LocalDate
  readonly state: 'running' | 'ended'
  /** What was followed after it; null: nothing was chosen. */
  readonly adoptedId: string | null
  readonly endedOn: LocalDate | null
}

/** The last day on which the challenger was followed: the end it was given, or the day somebody ended it before. */
export const lastDayOf = ({ toOn, endedOn }: Pick<Trial, 'toOn' | 'endedOn'>): LocalDate =>
  endedOn !== null && endedOn < toOn ? endedOn : toOn

const COLUMNS =
  raw(`id, name, segment_id, segment_name, champion_id, challenger_id, share_percent, from_on, to_on, state,
  adopted_id, ended_on`)

/** The latest first. */
export const listTrials = (tx: OrgTx): Promise<Trial[]> =>
  tx.rows(sql`select ${COLUMNS} from dunning.trial where org_id = ${tx.orgId} order by from_on desc, id desc`)

export const trialById = (tx: OrgTx, id: string): Promise<Trial | null> =>
  tx.maybe(sql`select ${COLUMNS} from dunning.trial where org_id = ${tx.orgId} and id = ${id}`)

export const runningTrials = (tx: OrgTx): Promise<Trial[]> =>
  tx.rows(sql`select ${COLUMNS} from dunning.trial where org_id = ${tx.orgId} and state = 'running'`)

/** Gives false when the segment has a running trial already. */
export const insertTrial = async (
  tx: OrgTx,
  trial: Omit<Trial, 'state' | 'adoptedId' | 'endedOn'>,
  by: string,
  at: Date,
): Promise<boolean> =>
  (await tx.run(sql`
    insert into dunning.trial (org_id, id, name, segment_id, segment_name, champion_id, challenger_id, share_percent, from_on, to_on,
      state, created_at, created_by)
    values (${tx.orgId}, ${trial.id}, ${trial.name}, ${trial.segmentId}, ${trial.segmentName}, ${trial.championId},
      ${trial.challengerId}, ${trial.sharePercent}, ${trial.fromOn}::date, ${trial.toOn}::date, 'running', ${at}, ${by})
    on conflict do nothing`)) === 1

/** Gives false when it had ended already. */
export const endTrial = async (tx: OrgTx, id: string, adoptedId: string | null, on: LocalDate): Promise<boolean> =>
  (await tx.run(sql`
    update dunning.trial set state = 'ended', adopted_id = ${adoptedId}::uuid, ended_on = ${on}::date
    where org_id = ${tx.orgId} and id = ${id} and state = 'running'`)) === 1

/**
 * Draws a side for those who came into the segment of a running trial, and has them follow it. The draw is a hash of the customer and
 * the trial: asked again it is the same, and another trial draws others. Whose scenario a person chose is in no trial, and neither is
 * who is reminded through the head of its group, by whatever the head follows.
 */
export async function drawSides(tx: OrgTx, on: LocalDate, customers: readonly string[] | null): Promise<void> {
  const scope = customers === null ? nothing : part`and p.customer_id = any(${customers}::uuid[])`
  await tx.run(sql`
    insert into dunning.trial_customer (org_id, trial_id, customer_id, is_challenger, entered_on)
    select p.org_id, t.id, p.customer_id,
      ('x' || left(md5(p.customer_id::text || t.id::text), 8))::bit(32)::bigint % 100 < t.share_percent, ${on}::date
    from dunning.trial t join dunning.placement p on p.org_id = t.org_id and p.segment_id = t.segment_id
    join parties.customer c on c.org_id = p.org_id and c.id = p.customer_id and c.payer_id is null
    where t.org_id = ${tx.orgId} and t.state = 'running' and ${on}::date between t.from_on and t.to_on ${scope}
      and not exists (
        select from dunning.customer_setting s
        where s.org_id = p.org_id and s.customer_id = p.customer_id and s.scenario_id is not null)
    on conflict do nothing`)
  await tx.run(sql`
    update dunning.placement p set challenger_of = drawn.trial_id
    from dunning.placement was left join lateral (
      select t.id as trial_id from dunning.trial t
      join dunning.trial_customer d on d.org_id = t.org_id and d.trial_id = t.id and d.customer_id = was.customer_id and d.is_challenger
      where t.org_id = was.org_id and t.segment_id = was.segment_id and t.state = 'running' and ${on}::date between t.from_on and t.to_on
      limit 1) drawn on true
    where p.org_id = ${tx.orgId} and was.org_id = p.org_id and was.customer_id = p.customer_id
      and p.challenger_of is distinct from drawn.trial_id ${scope}`)
}
