import type { DirectDebitVersion } from '../../adapters/payment-files/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { part, sql } from '../../platform/sql.ts'
import type { CollectionState } from './collection-contract.ts'

/** Who collects, as the file says it. */
export type StoredCreditor = {
  readonly name: string
  readonly iban: string
  readonly bic: string | null
  readonly creditorId: string
}

export type Collection = {
  readonly id: string
  readonly no: number
  readonly messageId: string
  readonly collectOn: LocalDate
  readonly state: CollectionState
  readonly version: DirectDebitVersion
  readonly creditor: StoredCreditor
  readonly noticeDays: number
  readonly noticeBy: 'message' | 'invoice'
  readonly madeAt: Date
  readonly madeBy: string
  /** When what the file says was fixed, and when it was given to the bank. */
  readonly validatedAt: Date | null
  readonly validatedBy: string
  readonly handedAt: Date | null
  readonly handedBy: string
}

const columns = part`k.id, k.no, k.message_id, k.collect_on, k.state, k.version, k.creditor, k.notice_days, k.notice_by, k.made_at, k.made_by, k.validated_at,
  k.validated_by, k.handed_at, k.handed_by`

export const collectionOf = (tx: OrgTx, id: string): Promise<Collection | null> =>
  tx.maybe(sql`select ${columns} from cash.collection k where k.org_id = ${tx.orgId} and k.id = ${id}`)

/** Collections by the reference of their file: the bank's answers name it. */
export const collectionByMessage = (tx: OrgTx, messageId: string): Promise<Collection | null> =>
  tx.maybe(
    sql`select ${columns} from cash.collection k where k.org_id = ${tx.orgId} and k.message_id = ${messageId} for update`,
  )

/** About to change: two people neither hand it over nor cancel it at once. */
export const lockCollection = (tx: OrgTx, id: string): Promise<Collection | null> =>
  tx.maybe(sql`select ${columns} from cash.collection k where k.org_id = ${tx.orgId} and k.id = ${id} for update`)

export const collectionsOf = (
  tx: OrgTx,
  page: { readonly limit: number; readonly offset: number },
): Promise<Collection[]> =>
  tx.rows(sql`
    select ${columns} from cash.collection k where k.org_id = ${tx.orgId} order by k.no desc limit ${page.limit} offset ${page.offset}`)

export const countCollections = async (tx: OrgTx): Promise<number> =>
  (await tx.one<{ count: number }>(sql`select count(*)::int as count from cash.collection where org_id = ${tx.orgId}`))
    .count

/** The number of the next collection; whoever makes one waits for whoever is making another. */
export async function takeCollectionNo(tx: OrgTx): Promise<number> {
  await tx.run(sql`select 1 from cash.debit_setting where org_id = ${tx.orgId} for update`)
  const { no } = await tx.one<{ no: number }>(
    sql`select coalesce(max(no), 0) + 1 as no from cash.collection where org_id = ${tx.orgId}`,
  )
  return no
}

export const insertCollection = (
  tx: OrgTx,
  collection: Omit<Collection, 'state' | 'validatedAt' | 'validatedBy' | 'handedAt' | 'handedBy'>,
): Promise<number> =>
  tx.run(sql`
    insert into cash.collection (org_id, id, no, message_id, collect_on, state, version, creditor, notice_days, notice_by,
      made_at, made_by)
    values (${tx.orgId}, ${collection.id}, ${collection.no}, ${collection.messageId}, ${collection.collectOn}, 'draft', ${collection.version},
      ${JSON.stringify(collection.creditor)}, ${collection.noticeDays}, ${collection.noticeBy}, ${collection.madeAt}, ${collection.madeBy})`)

/** Moves a draft to another day; its file is named by the day. */
export const moveToDay = (tx: OrgTx, id: string, collectOn: LocalDate, messageId: string): Promise<number> =>
  tx.run(sql`
    update cash.collection set collect_on = ${collectOn}, message_id = ${messageId}
    where org_id = ${tx.orgId} and id = ${id} and state = 'draft'`)

export const markHandedOver = (
  tx: OrgTx,
  id: string,
  by: { readonly name: string; readonly at: Date },
): Promise<number> =>
  tx.run(sql`
    update cash.collection set state = 'handed_over', handed_at = ${by.at}, handed_by = ${by.name} where org_id = ${tx.orgId} and id = ${id}`)

/** What its file says is fixed from now on. */
export const markValidated = (
  tx: OrgTx,
  id: string,
  by: { readonly name: string; readonly at: Date },
): Promise<number> =>
  tx.run(sql`
    update cash.collection set state = 'validated', validated_at = ${by.at}, validated_by = ${by.name} where org_id = ${tx.orgId} and id = ${id}`)

export const markNotHandedOver = (tx: OrgTx, id: string): Promise<number> =>
  tx.run(sql`
    update cash.collection set state = 'validated', handed_at = null, handed_by = '' where org_id = ${tx.orgId} and id = ${id}`)

export const markCancelled = (tx: OrgTx, id: string): Promise<number> =>
  tx.run(sql`update cash.collection set state = 'cancelled' where org_id = ${tx.orgId} and id = ${id}`)

/** An item of a customer who gave a mandate: what is due, and credits; with where it is being collected, or how that failed. */
export type CollectableItem = {
  readonly id: string
  readonly customerId: string
  readonly side: 1 | -1
  readonly kind: string
  readonly documentNo: string
  readonly openCents: number
  readonly issuedOn: LocalDate
  readonly dueOn: LocalDate
  readonly busyId: string | null
  readonly busyNo: number | null
  readonly busyOn: LocalDate | null
  readonly failedCode: string | null
  readonly failedWords: string | null
  readonly retryOn: LocalDate | null
}

/** Only what is in euro, in the order of its due day. */
export const collectableItems = (tx: OrgTx, dueUntil: LocalDate): Promise<CollectableItem[]> =>
  tx.rows(sql`
    select i.id, i.customer_id, i.side, i.kind, i.document_no, i.open_cents, i.issued_on, i.due_on, busy.id as busy_id, busy.no as busy_no, busy.collect_on as busy_on,
      failed.code as failed_code, failed.code_words as failed_words, failed.retry_on
    from ledger.item i
    left join lateral (
      select k.id, k.no, k.collect_on
      from cash.debit_part p
      join cash.debit d on d.org_id = p.org_id and d.id = p.debit_id and d.rejected_on is null and d.dropped_at is null
      join cash.collection k on k.org_id = d.org_id and k.id = d.collection_id and k.state <> 'cancelled'
      where p.org_id = i.org_id and p.item_id = i.id
        and not exists (select 1 from cash.match m where m.org_id = d.org_id and m.id = d.match_id and m.undone_at is null)
      order by k.no desc limit 1
    ) busy on true
    left join lateral (
      select d.code, d.code_words, d.retry_on
      from cash.debit_part p
      join cash.debit d on d.org_id = p.org_id and d.id = p.debit_id
      join cash.collection k on k.org_id = d.org_id and k.id = d.collection_id and k.state in ('validated', 'handed_over')
      left join cash.match r on r.org_id = d.org_id and r.id = d.returned_match_id and r.undone_at is null
      where p.org_id = i.org_id and p.item_id = i.id and (d.rejected_on is not null or r.id is not null)
      order by k.no desc limit 1
    ) failed on true
    where i.org_id = ${tx.orgId} and i.open_cents > 0 and not i.reversed and i.currency = 'EUR' and (i.side = -1 or i.due_on <= ${dueUntil})
      and exists (select 1 from cash.mandate m where m.org_id = i.org_id and m.customer_id = i.customer_id)
    order by i.customer_id, i.due_on, i.id`)

/**
 * Documents whose customers were told that they will be debited, and that the bank has neither paid nor rejected: nobody is
 * chased for them until a few days after that day.
 */
export const collectionsRunning = (
  tx: OrgTx,
  customerIds: readonly string[],
): Promise<{ customerId: string; itemId: string; collectionNo: number; collectOn: LocalDate }[]> =>
  tx.rows(sql`
    select d.customer_id, p.item_id, k.no as collection_no, k.collect_on
    from cash.debit d
    join cash.collection k on k.org_id = d.org_id and k.id = d.collection_id and k.state in ('validated', 'handed_over')
    join cash.debit_part p on p.org_id = d.org_id and p.debit_id = d.id and p.cents > 0
    where d.org_id = ${tx.orgId} and d.customer_id = any(${customerIds}::uuid[]) and d.rejected_on is null and d.dropped_at is null
      and not exists (select 1 from cash.match m where m.org_id = d.org_id and m.id = d.match_id and m.undone_at is null)
    order by d.customer_id, p.item_id`)
