import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { part, sql } from '../../platform/sql.ts'
import type { Acceptance, Closing, Contest, Erasure } from './model.ts'

/** Rows of a mandate: of this organisation, or open to it as the agency. */
const of = (tx: OrgTx, mandateId: string) =>
  part`c.mandate_id = ${mandateId} and (c.org_id = ${tx.orgId} or c.agency_org_id = ${tx.orgId})`

/** The statements of a mandate, the latest first. */
export const closingsOf = (tx: OrgTx, mandateId: string): Promise<Closing[]> =>
  tx.rows(sql`
    select c.no, c.struck_on, c.lang, c.figures, encode(c.sha256, 'hex') as sha256, c.struck_at, c.struck_by_name
    from outsourcing.closing c where ${of(tx, mandateId)} order by c.no desc`)

export const closingBytes = (tx: OrgTx, mandateId: string, no: number): Promise<{ bytes: Buffer } | null> =>
  tx.maybe(sql`select c.bytes from outsourcing.closing c where ${of(tx, mandateId)} and c.no = ${no}`)

export const acceptancesOf = (tx: OrgTx, mandateId: string): Promise<Acceptance[]> =>
  tx.rows(sql`
    select c.no, c.side, c.signer_name, c.signer_title, c.actor_name, c.accepted_on, encode(c.sha256, 'hex') as sha256
    from outsourcing.closing_acceptance c where ${of(tx, mandateId)} order by c.no desc, c.accepted_at`)

export const contestsOf = (tx: OrgTx, mandateId: string): Promise<Contest[]> =>
  tx.rows(sql`
    select no, reason, signer_name, contested_on from outsourcing.closing_contest
    where org_id = ${tx.orgId} and mandate_id = ${mandateId} order by no desc`)

/** None when this statement was contested already. */
export const insertContest = (tx: OrgTx, mandateId: string, one: Contest & { readonly at: Date }): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.closing_contest (org_id, mandate_id, no, reason, signer_name, contested_on, contested_at)
    values (${tx.orgId}, ${mandateId}, ${one.no}, ${one.reason}, ${one.signerName}, ${one.contestedOn}, ${one.at}) on conflict do nothing`)

export const erasureOf = (tx: OrgTx, mandateId: string): Promise<Erasure | null> =>
  tx.maybe(sql`
    select c.erased_on, c.kept, c.signer_name, c.signer_title, c.said_by_name from outsourcing.erasure c where ${of(tx, mandateId)}`)

export const insertClosing = (
  tx: OrgTx,
  mandate: { readonly id: string; readonly agencyOrgId: number | null },
  one: Closing & { readonly bytes: Uint8Array },
): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.closing (org_id, mandate_id, no, agency_org_id, struck_on, lang, figures, sha256, bytes, struck_at, struck_by_name)
    values (${tx.orgId}, ${mandate.id}, ${one.no}, ${mandate.agencyOrgId}, ${one.struckOn}, ${one.lang}, ${JSON.stringify(one.figures)},
      decode(${one.sha256}, 'hex'), ${Buffer.from(one.bytes.buffer, one.bytes.byteOffset, one.bytes.byteLength)}, ${one.struckAt}, ${one.struckByName})`)

export const insertAcceptance = (
  tx: OrgTx,
  mandate: { readonly id: string; readonly agencyOrgId: number | null },
  one: Acceptance & { readonly actorId: string; readonly at: Date },
): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.closing_acceptance (org_id, mandate_id, no, side, agency_org_id, signer_name, signer_title, actor_id, actor_name,
      accepted_on, accepted_at, sha256)
    values (${tx.orgId}, ${mandate.id}, ${one.no}, ${one.side}, ${mandate.agencyOrgId}, ${one.signerName}, ${one.signerTitle}, ${one.actorId},
      ${one.actorName}, ${one.acceptedOn}, ${one.at}, decode(${one.sha256}, 'hex')) on conflict do nothing`)

export const insertErasure = (
  tx: OrgTx,
  mandate: { readonly id: string; readonly agencyOrgId: number | null },
  one: Erasure & { readonly erasedOn: LocalDate; readonly at: Date },
): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.erasure (org_id, mandate_id, agency_org_id, erased_on, kept, signer_name, signer_title, said_at, said_by_name)
    values (${tx.orgId}, ${mandate.id}, ${mandate.agencyOrgId}, ${one.erasedOn}, ${one.kept}, ${one.signerName}, ${one.signerTitle}, ${one.at},
      ${one.saidByName}) on conflict do nothing`)
