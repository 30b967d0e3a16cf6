import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { part, sql } from '../../platform/sql.ts'

/** What a creditor told whoever collects a file to do, until somebody there says that it was read. */
export type Instruction = {
  readonly orgId: number
  readonly id: string
  readonly placementId: string
  readonly customerId: string
  readonly placementNo: number
  readonly creditorName: string
  readonly customerName: string
  readonly note: string
  readonly givenOn: LocalDate
  readonly givenAt: Date
  readonly givenByName: string
  readonly seenAt: Date | null
  readonly seenByName: string | null
}

const columns = part`i.org_id, i.id, i.placement_id, i.customer_id, i.placement_no, i.creditor_name, i.customer_name, i.note, i.given_on, i.given_at,
  i.given_by_name, i.seen_at, i.seen_by_name`

export const insertInstruction = (
  tx: OrgTx,
  agencyOrgId: number | null,
  one: Omit<Instruction, 'orgId' | 'seenAt' | 'seenByName'>,
): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.instruction (org_id, id, placement_id, agency_org_id, customer_id, placement_no, creditor_name, customer_name, note, given_on,
      given_at, given_by_name)
    values (${tx.orgId}, ${one.id}, ${one.placementId}, ${agencyOrgId}, ${one.customerId}, ${one.placementNo}, ${one.creditorName},
      ${one.customerName}, ${one.note}, ${one.givenOn}, ${one.givenAt}, ${one.givenByName})`)

/** Of one file, the latest first. */
export const instructionsOf = (tx: OrgTx, placementId: string): Promise<Instruction[]> =>
  tx.rows(sql`
    select ${columns} from outsourcing.instruction i
    where i.org_id = ${tx.orgId} and i.placement_id = ${placementId} order by i.given_at desc, i.id desc`)

/** Marks it read, once: by the agency itself where it is here, else by whoever heard that the provider read it. */
export const markSeen = (tx: OrgTx, id: string, byName: string, at: Date): Promise<Instruction | null> =>
  tx.maybe(sql`
    update outsourcing.instruction i set seen_at = ${at}, seen_by_name = ${byName}
    where i.org_id = ${tx.orgId} and i.id = ${id} and i.seen_at is null and (i.agency_org_id is null or i.agency_org_id = ${tx.agency}) returning ${columns}`)

/** What an agency was told by all its creditors about files that it still has, and has not read. */
export const unreadInstructions = (tx: OrgTx, limit: number): Promise<Instruction[]> =>
  tx.rows(sql`
    select ${columns} from outsourcing.instruction i
    join outsourcing.placement p on p.org_id = i.org_id and p.id = i.placement_id and p.ended_on is null
    where i.agency_org_id = ${tx.orgId} and i.seen_at is null order by i.given_at, i.id limit ${limit}`)
