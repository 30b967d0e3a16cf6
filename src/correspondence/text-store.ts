import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'

/** What somebody wrote to a number of ours. `fromNumber` in E.164 as the service tells it: nothing proves it. */
export type TextReceived = {
  readonly id: string
  readonly eventId: string
  readonly fromNumber: string
  readonly body: string
  readonly at: Date
}

/** Keeps a text; 0 when its service told of it before. */
export const keepText = (tx: OrgTx, text: TextReceived, takenAt: Date): Promise<number> =>
  tx.run(sql`
    insert into correspondence.text_received (org_id, id, event_id, from_number, body, at, taken_at)
    values (${tx.orgId}, ${text.id}, ${text.eventId}, ${text.fromNumber}, ${text.body}, ${text.at}, ${takenAt})
    on conflict (org_id, from_number, event_id) do nothing`)

export const textReceived = (tx: OrgTx, id: string): Promise<TextReceived | null> =>
  tx.maybe(sql`
    select id, event_id, from_number, body, at from correspondence.text_received where org_id = ${tx.orgId} and id = ${id}`)
