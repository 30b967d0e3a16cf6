import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type Fragment, nothing, part, sql } from '../../platform/sql.ts'
import type { Stage } from '../tariffs/model.ts'
import type { EndedWhy, EventKind, JudgedClaim, PlacementShow, Why } from './model.ts'

/** What is read of placements. Amounts are minor units of the placement's currency. */

export type PlacementRow = {
  readonly id: string
  readonly no: number
  readonly placingId: string | null
  readonly mandateId: string
  readonly mandateNo: number
  readonly providerId: string
  readonly provider: string
  readonly isHere: boolean
  readonly customerId: string
  readonly customerCode: string
  readonly customerName: string
  readonly currency: string
  readonly stage: Stage
  readonly isPilot: boolean
  readonly placedOn: LocalDate
  readonly placedByName: string
  readonly placedCents: number
  /** What is left of its documents, and what was paid of them straight to us since. */
  readonly openCents: number
  readonly directCents: number
  readonly documents: number
  readonly actedAt: Date | null
  readonly endedOn: LocalDate | null
  readonly endedWhy: EndedWhy | null
  readonly endedNote: string
  readonly endedByName: string | null
  readonly keepsOut: boolean
}

const columns = part`p.id, p.no, p.placing_id, p.mandate_id, m.no as mandate_no, m.provider_id, m.provider_name as provider, p.agency_org_id is not null as is_here, p.customer_id,
  c.code as customer_code, c.name as customer_name, p.currency, p.stage, p.is_pilot, p.placed_on, p.placed_by_name, p.placed_cents, s.open_cents,
  s.direct_cents, s.documents, p.acted_at, p.ended_on, p.ended_why, p.ended_note, p.ended_by_name,
  coalesce((v.terms #>> '{exclusivity,keepsOut}')::boolean, true) as keeps_out`
const joined = part`outsourcing.placement p
  join outsourcing.mandate m on m.org_id = p.org_id and m.id = p.mandate_id
  left join outsourcing.mandate_version v on v.org_id = m.org_id and v.mandate_id = m.id and v.version = m.version
  join parties.customer c on c.org_id = p.org_id and c.id = p.customer_id
  cross join lateral (
    select sum(i.open_cents)::bigint as open_cents, sum(w.direct_cents)::bigint as direct_cents, count(*)::int as documents
    from outsourcing.placed_item w join ledger.item i on i.org_id = w.org_id and i.id = w.item_id
    where w.org_id = p.org_id and w.placement_id = p.id) s`

export const placementOf = (tx: OrgTx, id: string): Promise<PlacementRow | null> =>
  tx.maybe(sql`select ${columns} from ${joined} where p.org_id = ${tx.orgId} and p.id = ${id}`)

export const placementsById = (tx: OrgTx, ids: readonly string[]): Promise<PlacementRow[]> =>
  tx.rows(
    sql`select ${columns} from ${joined} where p.org_id = ${tx.orgId} and p.id = any(${ids}::uuid[]) order by p.no`,
  )

export const placementsOfPlacing = (tx: OrgTx, placingId: string): Promise<PlacementRow[]> =>
  tx.rows(
    sql`select ${columns} from ${joined} where p.org_id = ${tx.orgId} and p.placing_id = ${placingId} order by p.no`,
  )

export const placementsRunning = (tx: OrgTx, mandateId: string): Promise<PlacementRow[]> =>
  tx.rows(sql`
    select ${columns} from ${joined} where p.org_id = ${tx.orgId} and p.mandate_id = ${mandateId} and p.ended_on is null order by p.no`)

export type PlacementsAsked = {
  readonly show: PlacementShow
  readonly mandateId?: string | undefined
  readonly customerId?: string | undefined
  readonly placingId?: string | undefined
  readonly words?: string | undefined
}

const SHOWN: Readonly<Record<PlacementShow, Fragment>> = {
  running: part`p.ended_on is null`,
  paid: part`p.ended_why = 'paid'`,
  ended: part`p.ended_on is not null and p.ended_why not in ('paid', 'undone')`,
  all: part`true`,
}

const narrowed = ({ show, mandateId, customerId, placingId, words }: PlacementsAsked): Fragment => part`
  ${SHOWN[show]} ${mandateId ? part`and p.mandate_id = ${mandateId}` : nothing} ${customerId ? part`and p.customer_id = ${customerId}` : nothing}
  ${placingId ? part`and p.placing_id = ${placingId}` : nothing}
  ${words ? part`and strpos(platform.folded(c.name || ' ' || c.code), platform.folded(${words})) > 0` : nothing}`

/** A page, the latest first. */
export const listPlacements = (
  tx: OrgTx,
  asked: PlacementsAsked & { readonly limit: number; readonly offset: number },
): Promise<PlacementRow[]> =>
  tx.rows(sql`
    select ${columns} from ${joined} where p.org_id = ${tx.orgId} and ${narrowed(asked)}
    order by p.placed_on desc, p.no desc limit ${asked.limit} offset ${asked.offset}`)

/** How many there are by provider and currency, and what they come to. */
export type PlacementSum = {
  readonly mandateId: string
  readonly mandateNo: number
  readonly provider: string
  readonly currency: string
  readonly files: number
  readonly placedCents: number
  readonly openCents: number
  readonly directCents: number
}

export const sumPlacements = (tx: OrgTx, asked: PlacementsAsked): Promise<PlacementSum[]> =>
  tx.rows(sql`
    select p.mandate_id, m.no as mandate_no, m.provider_name as provider, p.currency, count(*)::int as files,
      sum(p.placed_cents)::bigint as placed_cents, sum(s.open_cents)::bigint as open_cents, sum(s.direct_cents)::bigint as direct_cents
    from ${joined} where p.org_id = ${tx.orgId} and ${narrowed(asked)} group by 1, 2, 3, 4 order by 2, 4`)

export const countByShow = (tx: OrgTx): Promise<{ running: number; paid: number; ended: number }> =>
  tx.one(sql`
    select count(*) filter (where ${SHOWN.running})::int as running, count(*) filter (where ${SHOWN.paid})::int as paid,
      count(*) filter (where ${SHOWN.ended})::int as ended
    from outsourcing.placement p where p.org_id = ${tx.orgId}`)

export type PlacedDocument = {
  readonly itemId: string
  readonly documentNo: string
  readonly issuedOn: LocalDate
  readonly dueOn: LocalDate
  readonly placedCents: number
  readonly openCents: number
  readonly directCents: number
  readonly isLive: boolean
}

export const documentsOfPlacement = (tx: OrgTx, placementId: string): Promise<PlacedDocument[]> =>
  tx.rows(sql`
    select w.item_id, coalesce(nullif(i.document_no, ''), left(i.label, 40)) as document_no, i.issued_on, i.due_on, w.placed_cents, i.open_cents,
      w.direct_cents, w.is_live
    from outsourcing.placed_item w join ledger.item i on i.org_id = w.org_id and i.id = w.item_id
    where w.org_id = ${tx.orgId} and w.placement_id = ${placementId} order by i.due_on, i.id`)

export type PlacementEvent = {
  readonly id: string
  readonly kind: EventKind
  readonly on: LocalDate
  readonly cents: number
  readonly itemId: string | null
  readonly documentNo: string | null
  readonly note: string
  readonly at: Date
  readonly byName: string
}

/** The latest first. */
export const eventsOfPlacement = (tx: OrgTx, placementId: string): Promise<PlacementEvent[]> =>
  tx.rows(sql`
    select e.id, e.kind, e.on_day as on, e.cents, e.item_id, coalesce(nullif(i.document_no, ''), left(i.label, 40)) as document_no, e.note, e.at, e.by_name
    from outsourcing.placement_event e left join ledger.item i on i.org_id = e.org_id and i.id = e.item_id
    where e.org_id = ${tx.orgId} and e.placement_id = ${placementId} order by e.seq desc`)

export type RefusedClaim = {
  readonly id: string
  readonly placingId: string
  readonly mandateNo: number
  readonly provider: string
  readonly itemId: string
  readonly customerId: string
  readonly customerCode: string
  readonly customerName: string
  readonly documentNo: string
  readonly currency: string
  readonly cents: number
  readonly dueOn: LocalDate
  readonly reasons: readonly Why[]
  readonly refusedOn: LocalDate
  readonly refusedByName: string
}

/** What was asked for and kept, the latest first. */
export const refusedClaims = (
  tx: OrgTx,
  { placingId, limit, offset }: { readonly placingId: string | null; readonly limit: number; readonly offset: number },
): Promise<RefusedClaim[]> =>
  tx.rows(sql`
    select r.id, r.placing_id, m.no as mandate_no, m.provider_name as provider, r.item_id, r.customer_id, c.code as customer_code, c.name as customer_name,
      coalesce(nullif(i.document_no, ''), left(i.label, 40)) as document_no, r.currency, r.cents, i.due_on, r.reasons, r.refused_on, r.refused_by_name
    from outsourcing.placement_refusal r join outsourcing.mandate m on m.org_id = r.org_id and m.id = r.mandate_id
    join parties.customer c on c.org_id = r.org_id and c.id = r.customer_id
    join ledger.item i on i.org_id = r.org_id and i.id = r.item_id
    where r.org_id = ${tx.orgId} ${placingId === null ? nothing : part`and r.placing_id = ${placingId}`}
    order by r.refused_at desc, r.id desc limit ${limit} offset ${offset}`)

export const countRefused = async (tx: OrgTx, placingId: string | null): Promise<number> =>
  (
    await tx.one<{ count: number }>(sql`
      select count(*)::int as count from outsourcing.placement_refusal r
      where r.org_id = ${tx.orgId} ${placingId === null ? nothing : part`and r.placing_id = ${placingId}`}`)
  ).count

/** What an act handed over, and what it kept: as it was judged then. Empty: there was no such act. */
export const claimsOfPlacing = (tx: OrgTx, placingId: string): Promise<JudgedClaim[]> =>
  tx.rows(sql`
    select o.item_id, o.customer_id, c.code as customer_code, c.name as customer_name, coalesce(nullif(i.document_no, ''), left(i.label, 40)) as document_no,
      i.currency, o.cents as open_cents, i.due_on, o.reasons
    from (
      select w.item_id, p.customer_id, w.placed_cents as cents, '[]'::jsonb as reasons
      from outsourcing.placement p join outsourcing.placed_item w on w.org_id = p.org_id and w.placement_id = p.id
      where p.org_id = ${tx.orgId} and p.placing_id = ${placingId}
      union all
      select r.item_id, r.customer_id, r.cents, r.reasons from outsourcing.placement_refusal r
      where r.org_id = ${tx.orgId} and r.placing_id = ${placingId}
    ) o join ledger.item i on i.org_id = ${tx.orgId} and i.id = o.item_id
    join parties.customer c on c.org_id = i.org_id and c.id = o.customer_id order by o.customer_id, i.due_on, o.item_id`)
