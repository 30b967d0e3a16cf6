import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { raw, sql } from '../../platform/sql.ts'
import type { ProofState } from './model.ts'
import type { ProofContent } from './proof-content.ts'

/** Proofs of claim as they were made. */

export type Proof = {
  readonly id: string
  readonly caseId: string
  readonly currency: string
  readonly dueCents: number
  readonly toFallDueCents: number
  readonly content: ProofContent
  readonly documentId: string
  readonly sha256: string
  readonly messageId: string | null
  readonly sentOn: LocalDate | null
  readonly state: ProofState
  readonly admittedCents: number | null
  readonly clockEventId: string | null
  readonly madeAt: Date
  readonly madeByName: string
}

const columns =
  raw(`p.id, p.case_id, p.currency, p.due_cents, p.to_fall_due_cents, p.content, p.document_id, p.sha256, p.message_id, p.sent_on, p.state,
  p.admitted_cents, p.clock_event_id, p.made_at, p.made_by_name`)

export const insertProof = (tx: OrgTx, one: Proof): Promise<number> =>
  tx.run(sql`
    insert into legal.proof_of_claim (org_id, id, case_id, is_standing, currency, due_cents, to_fall_due_cents, content, document_id, sha256, state,
      made_at, made_by_name)
    values (${tx.orgId}, ${one.id}, ${one.caseId}, true, ${one.currency}, ${one.dueCents}, ${one.toFallDueCents}, ${JSON.stringify(one.content)}::jsonb,
      ${one.documentId}, ${one.sha256}, ${one.state}, ${one.madeAt}, ${one.madeByName})`)

/** Another proof takes its place. */
export const setAside = (tx: OrgTx, caseId: string): Promise<number> =>
  tx.run(
    sql`update legal.proof_of_claim set is_standing = false where org_id = ${tx.orgId} and case_id = ${caseId} and is_standing`,
  )

/** The proof that stands of each of these cases. */
export const proofsOfCases = (tx: OrgTx, caseIds: readonly string[]): Promise<Proof[]> =>
  tx.rows(sql`
    select ${columns} from legal.proof_of_claim p where p.org_id = ${tx.orgId} and p.case_id = any(${caseIds}::uuid[]) and p.is_standing`)

/** The proof that a message carries, or null. */
export const proofOfMessage = (tx: OrgTx, messageId: string): Promise<Proof | null> =>
  tx.maybe(
    sql`select ${columns} from legal.proof_of_claim p where p.org_id = ${tx.orgId} and p.message_id = ${messageId} and p.is_standing`,
  )

export const updateProof = (
  tx: OrgTx,
  one: Pick<Proof, 'id' | 'messageId' | 'sentOn' | 'state' | 'admittedCents' | 'clockEventId'>,
): Promise<number> =>
  tx.run(sql`
    update legal.proof_of_claim set message_id = ${one.messageId}, sent_on = ${one.sentOn}, state = ${one.state}, admitted_cents = ${one.admittedCents},
      clock_event_id = ${one.clockEventId}
    where org_id = ${tx.orgId} and id = ${one.id}`)
