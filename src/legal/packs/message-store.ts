import type { ProofKind } from '../../adapters/web-service/carrier.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** A message to a customer that left the house, with what a court may want of it. */
export type SentMessage = {
  readonly id: string
  readonly channel: 'email' | 'sms' | 'letter' | 'registered_letter' | 'electronic_registered'
  readonly tone: string
  readonly purpose: string
  readonly subject: string
  readonly toName: string
  readonly toAddress: string
  /** The day it left; a letter's is the day it was posted. */
  readonly on: LocalDate
  readonly registeredNo: string | null
  /** The documents it lists. */
  readonly numbers: readonly string[]
  /** Bytes of what left; null where none are kept. */
  readonly size: number | null
  /** What a service keeps of it: deposit, receipt, refusal. */
  readonly proofs: readonly {
    readonly kind: ProofKind
    readonly type: string
    readonly size: number
    readonly on: LocalDate
  }[]
}

/**
 * What left the house for a customer, oldest first, by the days of `timeZone`. What was cancelled or came to nothing proves nothing; what was
 * written about it to a colleague or a provider was never said to it, and is nobody else's to read.
 */
export const sentTo = (tx: OrgTx, customerId: string, timeZone: string): Promise<SentMessage[]> =>
  tx.rows(sql`
    select m.id, m.channel, coalesce(m.content #>> '{data,step,tone}', '') as tone, m.purpose, m.subject, m.to_name, m.to_address, m.registered_no,
      coalesce(m.posted_on, (coalesce(m.settled_at, m.queued_at) at time zone ${timeZone})::date) as on,
      array(select jsonb_path_query(m.content, '$.data.items[*].documentNo') #>> '{}') as numbers, length(p.bytes) as size,
      coalesce((
        select jsonb_agg(jsonb_build_object('kind', s.kind, 'type', s.content_type, 'size', length(s.bytes),
          'on', to_char(s.fetched_at at time zone ${timeZone}, 'YYYY-MM-DD')) order by s.fetched_at, s.kind)
        from correspondence.provider_proof s where s.org_id = m.org_id and s.message_id = m.id), '[]') as proofs
    from correspondence.message m
    left join correspondence.proof p on p.org_id = m.org_id and p.message_id = m.id and p.version = m.version
    where m.org_id = ${tx.orgId} and m.customer_id = ${customerId} and m.state in ('sent', 'posted')
      and m.content -> 'written' is null
    order by coalesce(m.settled_at, m.queued_at), m.id`)
