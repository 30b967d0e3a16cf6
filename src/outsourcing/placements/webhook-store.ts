import { newId } from '../../kernel/ids.ts'
import type { OrgTx } from '../../platform/db.ts'
import { enqueue } from '../../platform/jobs.ts'
import { part, sql } from '../../platform/sql.ts'
import { mandateNumber } from '../model.ts'
import { placementNumber } from './model.ts'
import type { PlacementRow } from './read-store.ts'

/** Where a provider's program is told, and what it was told. */

export type Webhook = {
  readonly id: string
  readonly providerId: string
  readonly url: string
  /** Sealed. */
  readonly secret: string
  readonly isOn: boolean
  readonly changedAt: Date
  readonly changedByName: string
}

export const webhookOf = (tx: OrgTx, providerId: string): Promise<Webhook | null> =>
  tx.maybe(sql`
    select id, provider_id, url, secret, is_on, changed_at, changed_by_name from outsourcing.webhook
    where org_id = ${tx.orgId} and provider_id = ${providerId}`)

export const webhookById = (tx: OrgTx, id: string): Promise<Webhook | null> =>
  tx.maybe(sql`
    select id, provider_id, url, secret, is_on, changed_at, changed_by_name from outsourcing.webhook
    where org_id = ${tx.orgId} and id = ${id}`)

export const keepWebhook = (tx: OrgTx, one: Webhook): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.webhook (org_id, id, provider_id, url, secret, is_on, changed_at, changed_by_name)
    values (${tx.orgId}, ${one.id}, ${one.providerId}, ${one.url}, ${one.secret}, ${one.isOn}, ${one.changedAt}, ${one.changedByName})
    on conflict (org_id, provider_id) do update set url = excluded.url, secret = excluded.secret, is_on = excluded.is_on,
      changed_at = excluded.changed_at, changed_by_name = excluded.changed_by_name`)

export type WebhookCall = {
  readonly id: string
  readonly kind: string
  readonly body: unknown
  readonly state: 'waiting' | 'taken' | 'given_up'
  readonly madeAt: Date
  readonly nextAt: Date
  readonly tries: number
  readonly answer: string
  readonly answeredAt: Date | null
}

const callColumns = part`id, kind, body, state, made_at, next_at, tries, answer, answered_at`

/** The latest first. */
export const callsOf = (tx: OrgTx, webhookId: string, limit: number): Promise<WebhookCall[]> =>
  tx.rows(sql`
    select ${callColumns} from outsourcing.webhook_call where org_id = ${tx.orgId} and webhook_id = ${webhookId}
    order by seq desc limit ${limit}`)

/** What is told next at an address: things are told in the order in which they happened, and the first that is not taken stops the rest. */
export const nextCall = (tx: OrgTx, webhookId: string): Promise<WebhookCall | null> =>
  tx.maybe(sql`
    select ${callColumns} from outsourcing.webhook_call
    where org_id = ${tx.orgId} and webhook_id = ${webhookId} and state = 'waiting' order by seq limit 1`)

export const answeredCall = (
  tx: OrgTx,
  id: string,
  after: Pick<WebhookCall, 'state' | 'nextAt' | 'answer'> & { readonly at: Date },
): Promise<number> =>
  tx.run(sql`
    update outsourcing.webhook_call set state = ${after.state}, next_at = ${after.nextAt}, answer = ${after.answer}, answered_at = ${after.at},
      tries = tries + 1
    where org_id = ${tx.orgId} and id = ${id} and state = 'waiting'`)

/** What was given up is told again from now on. */
export const tellAgain = (tx: OrgTx, webhookId: string, at: Date): Promise<number> =>
  tx.run(sql`
    update outsourcing.webhook_call set state = 'waiting', next_at = ${at}, tries = 0
    where org_id = ${tx.orgId} and webhook_id = ${webhookId} and state <> 'taken'`)

/** Addresses at which something is due to be told. */
export const webhooksDue = async (tx: OrgTx, at: Date): Promise<string[]> =>
  (
    await tx.rows<{ webhookId: string }>(sql`
      select distinct k.webhook_id from outsourcing.webhook_call k
      join outsourcing.webhook w on w.org_id = k.org_id and w.id = k.webhook_id and w.is_on
      where k.org_id = ${tx.orgId} and k.state = 'waiting' and k.next_at <= ${at}`)
  ).map(({ webhookId }) => webhookId)

/** Calls of one address go one after the other. */
export const wakeRinger = (tx: OrgTx, webhookId: string): Promise<void> =>
  enqueue(
    tx,
    'outsourcing.ring',
    { orgId: tx.orgId, webhookId },
    { queue: `outsourcing.ring:${webhookId}`, key: `outsourcing.ring:${webhookId}` },
  )

/**
 * Tells the programs of the providers of these placements what happened, in the caller's transaction: it is told if and only if it did
 * happen. No name of a debtor is in it: whoever hears it asks for the rest.
 */
export async function tellProviders(
  tx: OrgTx,
  kind: string,
  placements: readonly PlacementRow[],
  more: Readonly<Record<string, unknown>>,
  at: Date,
): Promise<void> {
  for (const [providerId, of] of Map.groupBy(placements, (one) => one.providerId)) {
    const webhook = await webhookOf(tx, providerId)
    if (!webhook?.isOn) continue
    const told = of.map(({ id, no, mandateNo, currency, openCents }) => ({
      ...{ id, number: placementNumber(no), mandate: mandateNumber(mandateNo), currency, openCents },
    }))
    await insertCall(tx, webhook.id, kind, { ...more, placements: told }, at)
  }
}

export async function insertCall(
  tx: OrgTx,
  webhookId: string,
  kind: string,
  data: Readonly<Record<string, unknown>>,
  at: Date,
): Promise<void> {
  const id = newId(at)
  const body = JSON.stringify({ id, kind, at, organisation: tx.orgId, data })
  await tx.run(sql`
    insert into outsourcing.webhook_call (org_id, id, webhook_id, kind, body, state, made_at, next_at, tries, answer)
    values (${tx.orgId}, ${id}, ${webhookId}, ${kind}, ${body}::jsonb, 'waiting', ${at}, ${at}, 0, '')`)
  await wakeRinger(tx, webhookId)
}
