import type { DirectDebitScheme, PostalAddress, SequenceType } from '../../adapters/payment-files/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { nothing, part, sql } from '../../platform/sql.ts'
import type { BANK_ANSWERS, DEBIT_STATES } from './collection-contract.ts'

/** Mandate and debtor as the file says them: it can be made again after they have changed. */
export type Told = {
  readonly reference: string
  readonly scheme: DirectDebitScheme
  readonly signedOn: LocalDate
  readonly previousReference: string | null
  readonly previousIban: string | null
  readonly debtorName: string
  readonly iban: string
  readonly bic: string | null
  readonly address: PostalAddress | null
}

export type Debit = {
  readonly id: string
  readonly collectionId: string
  readonly collectionNo: number
  /** Of the file, not of the notice. */
  readonly messageId: string
  readonly collectOn: LocalDate
  readonly place: number
  readonly customerId: string
  readonly customerCode: string
  readonly customerName: string
  readonly mandateId: string
  readonly endToEnd: string
  readonly cents: number
  readonly sequence: SequenceType
  readonly lot: string
  readonly told: Told
  readonly words: string
  readonly state: (typeof DEBIT_STATES)[number]
  /** Why a person took it out. */
  readonly droppedWhy: string
  /** What the bank answered to it last, when it answered. */
  readonly answer: (typeof BANK_ANSWERS)[number] | null
  readonly answerImportId: string | null
  /** The bank line that brought its money, and the one that took it back. */
  readonly lineId: string | null
  readonly returnLineId: string | null
  /** The message that told the customer. */
  readonly noticeId: string | null
  readonly code: string
  readonly codeWords: string
  readonly retryOn: LocalDate | null
  readonly parts: readonly { readonly itemId: string; readonly cents: number }[]
}

type Asked = {
  readonly collectionId?: string
  readonly id?: string
  readonly mandateId?: string
  readonly noticeId?: string
  readonly endToEnds?: readonly string[]
  readonly messageIds?: readonly string[]
  /** A receipt that the debit brought. */
  readonly receiptId?: string
  /** The first and the last day of their collections, which the bank has or may have. */
  readonly collectedBetween?: readonly [LocalDate, LocalDate]
}

/** Debits with what became of them: a match that was undone has settled nothing, a return that was undone never came. */
export const debitsOf = (tx: OrgTx, asked: Asked): Promise<Debit[]> =>
  tx.rows(sql`
    select d.id, d.collection_id, k.no as collection_no, k.message_id, k.collect_on, d.place, d.customer_id, c.code as customer_code, c.name as customer_name, d.mandate_id,
      d.end_to_end, d.cents, d.sequence, d.lot, d.told, d.words, d.code, d.code_words, d.retry_on,
      d.dropped_why, d.message_id as notice_id, m.line_id, r.line_id as return_line_id, a.says as answer, a.import_id as answer_import_id,
      case when d.dropped_at is not null then 'dropped' when k.state = 'cancelled' then 'cancelled' when d.rejected_on is not null then 'rejected' when r.id is not null then 'returned'
        when m.id is not null then 'settled' when k.state = 'draft' then 'planned' else 'running' end as state,
      (select jsonb_agg(jsonb_build_object('itemId', p.item_id, 'cents', p.cents) order by p.cents < 0 desc, i.due_on, i.id)
        from cash.debit_part p join ledger.item i on i.org_id = p.org_id and i.id = p.item_id
        where p.org_id = d.org_id and p.debit_id = d.id) as parts
    from cash.debit d
    join cash.collection k on k.org_id = d.org_id and k.id = d.collection_id
    join parties.customer c on c.org_id = d.org_id and c.id = d.customer_id
    left join cash.match m on m.org_id = d.org_id and m.id = d.match_id and m.undone_at is null
    left join cash.match r on r.org_id = d.org_id and r.id = d.returned_match_id and r.undone_at is null
    left join lateral (
      select a.says, a.import_id from cash.debit_answer a
      where a.org_id = d.org_id and a.debit_id = d.id and a.recorded_at is not null order by a.recorded_at desc limit 1
    ) a on true
    where d.org_id = ${tx.orgId}
      ${asked.collectionId ? part`and d.collection_id = ${asked.collectionId}` : nothing}
      ${asked.id ? part`and d.id = ${asked.id}` : nothing}
      ${asked.mandateId ? part`and d.mandate_id = ${asked.mandateId}` : nothing}
      ${asked.noticeId ? part`and d.message_id = ${asked.noticeId}` : nothing}
      ${
        asked.endToEnds
          ? part`and (d.end_to_end = any(${asked.endToEnds}::text[]) or k.message_id = any(${asked.messageIds ?? []}::text[]))`
          : nothing
      }
      ${
        asked.receiptId
          ? part`and exists (select 1 from cash.match_effect e where e.org_id = d.org_id and e.match_id = m.id and e.what = 'item' and e.id = ${asked.receiptId})`
          : nothing
      }
      ${
        asked.collectedBetween
          ? part`and k.state in ('validated', 'handed_over') and k.collect_on between ${asked.collectedBetween[0]}::date and ${asked.collectedBetween[1]}::date`
          : nothing
      }
    order by k.no, d.place`)

/** What came of each of these collections, in minor units. */
export const debitTotals = (
  tx: OrgTx,
  collectionIds: readonly string[],
): Promise<{ collectionId: string; debits: number; cents: number; settledCents: number; failedCents: number }[]> =>
  tx.rows(sql`
    select d.collection_id, count(*)::int as debits, sum(d.cents)::bigint as cents,
      coalesce(sum(d.cents) filter (where d.rejected_on is null and r.id is null and m.id is not null), 0)::bigint as settled_cents,
      coalesce(sum(d.cents) filter (where d.rejected_on is not null or r.id is not null), 0)::bigint as failed_cents
    from cash.debit d
    left join cash.match m on m.org_id = d.org_id and m.id = d.match_id and m.undone_at is null
    left join cash.match r on r.org_id = d.org_id and r.id = d.returned_match_id and r.undone_at is null
    where d.org_id = ${tx.orgId} and d.collection_id = any(${collectionIds}::uuid[]) and d.dropped_at is null group by d.collection_id`)

export type NewDebit = Pick<
  Debit,
  'id' | 'customerId' | 'mandateId' | 'endToEnd' | 'cents' | 'sequence' | 'lot' | 'told' | 'words' | 'parts'
>

export async function insertDebits(tx: OrgTx, collectionId: string, debits: readonly NewDebit[]): Promise<void> {
  await tx.run(sql`
    insert into cash.debit (org_id, id, collection_id, place, customer_id, mandate_id, end_to_end, cents, sequence, lot, told, words)
    select ${tx.orgId}::int, d.id, ${collectionId}::uuid, d.place, d.customer_id, d.mandate_id, d.end_to_end, d.cents, d.sequence, d.lot, d.told, d.words
    from unnest(${debits.map((d) => d.id)}::uuid[], ${debits.map((_, i) => i + 1)}::int[], ${debits.map((d) => d.customerId)}::uuid[],
      ${debits.map((d) => d.mandateId)}::uuid[], ${debits.map((d) => d.endToEnd)}::text[], ${debits.map((d) => d.cents)}::bigint[],
      ${debits.map((d) => d.sequence)}::text[], ${debits.map((d) => d.lot)}::text[], ${debits.map((d) => JSON.stringify(d.told))}::jsonb[],
      ${debits.map((d) => d.words)}::text[])
      as d(id, place, customer_id, mandate_id, end_to_end, cents, sequence, lot, told, words)`)
  const parts = debits.flatMap((debit) => debit.parts.map((one) => ({ debitId: debit.id, ...one })))
  await tx.run(sql`
    insert into cash.debit_part (org_id, debit_id, item_id, cents)
    select ${tx.orgId}::int, p.debit_id, p.item_id, p.cents
    from unnest(${parts.map((p) => p.debitId)}::uuid[], ${parts.map((p) => p.itemId)}::uuid[], ${parts.map((p) => p.cents)}::bigint[])
      as p(debit_id, item_id, cents)`)
}

/** Says of the debits of a draft how the bank will be told of them. */
export const setSequences = (tx: OrgTx, debits: readonly Pick<Debit, 'id' | 'sequence' | 'lot'>[]): Promise<number> =>
  tx.run(sql`
    update cash.debit d set sequence = t.sequence, lot = t.lot
    from unnest(${debits.map((d) => d.id)}::uuid[], ${debits.map((d) => d.sequence)}::text[], ${debits.map((d) => d.lot)}::text[]) as t(id, sequence, lot)
    where d.org_id = ${tx.orgId} and d.id = t.id`)

/** Fixes how debits are told to the bank, at the moment their file is made. */
export const tellDebits = (
  tx: OrgTx,
  debits: readonly Pick<Debit, 'id' | 'sequence' | 'lot' | 'told'>[],
): Promise<number> =>
  tx.run(sql`
    update cash.debit d set sequence = t.sequence, lot = t.lot, told = t.told
    from unnest(${debits.map((d) => d.id)}::uuid[], ${debits.map((d) => d.sequence)}::text[], ${debits.map((d) => d.lot)}::text[],
      ${debits.map((d) => JSON.stringify(d.told))}::jsonb[]) as t(id, sequence, lot, told)
    where d.org_id = ${tx.orgId} and d.id = t.id`)

export const setDebitMatches = (
  tx: OrgTx,
  settled: readonly { readonly debitId: string; readonly matchId: string }[],
): Promise<number> =>
  tx.run(sql`
    update cash.debit d set match_id = s.match_id
    from unnest(${settled.map((s) => s.debitId)}::uuid[], ${settled.map((s) => s.matchId)}::uuid[]) as s(debit_id, match_id)
    where d.org_id = ${tx.orgId} and d.id = s.debit_id`)

export const markFailed = (
  tx: OrgTx,
  id: string,
  failure: {
    readonly rejectedOn: LocalDate | null
    readonly returnedMatchId: string | null
    readonly code: string
    readonly words: string
  },
): Promise<number> =>
  tx.run(sql`
    update cash.debit set rejected_on = ${failure.rejectedOn}, returned_match_id = ${failure.returnedMatchId}, code = ${failure.code},
      code_words = ${failure.words}, retry_on = null
    where org_id = ${tx.orgId} and id = ${id}`)

/** The money of a debit that was rejected already went back in a line of its own. */
export const setReturnedMatch = (tx: OrgTx, id: string, matchId: string): Promise<number> =>
  tx.run(sql`update cash.debit set returned_match_id = ${matchId} where org_id = ${tx.orgId} and id = ${id}`)

/** Takes debits out of their collection. */
export const markDropped = (tx: OrgTx, ids: readonly string[], why: string, at: Date): Promise<number> =>
  tx.run(sql`
    update cash.debit set dropped_at = ${at}, dropped_why = ${why}
    where org_id = ${tx.orgId} and id = any(${ids}::uuid[]) and dropped_at is null`)

/** Says which message tells the customer of each debit. */
export const setNotices = (
  tx: OrgTx,
  told: readonly { readonly debitId: string; readonly messageId: string }[],
): Promise<number> =>
  tx.run(sql`
    update cash.debit d set message_id = t.message_id
    from unnest(${told.map((t) => t.debitId)}::uuid[], ${told.map((t) => t.messageId)}::uuid[]) as t(debit_id, message_id)
    where d.org_id = ${tx.orgId} and d.id = t.debit_id`)

/** As if the bank had never rejected it. */
export const unreject = (tx: OrgTx, id: string): Promise<number> =>
  tx.run(sql`
    update cash.debit set rejected_on = null, code = '', code_words = '', retry_on = null where org_id = ${tx.orgId} and id = ${id}`)

export const setRetry = (tx: OrgTx, id: string, on: LocalDate): Promise<number> =>
  tx.run(sql`update cash.debit set retry_on = ${on} where org_id = ${tx.orgId} and id = ${id}`)

/** How often the documents of each of these debits failed to be collected, up to and including it; none that did not fail. */
export const failuresOf = async (tx: OrgTx, debitIds: readonly string[]): Promise<ReadonlyMap<string, number>> =>
  new Map(
    (
      await tx.rows<{ id: string; count: number }>(sql`
        select own.debit_id as id, count(distinct d.id)::int as count
        from cash.debit_part own
        join cash.debit mine on mine.org_id = own.org_id and mine.id = own.debit_id
        join cash.collection its on its.org_id = mine.org_id and its.id = mine.collection_id
        join cash.debit_part p on p.org_id = own.org_id and p.item_id = own.item_id and p.cents > 0
        join cash.debit d on d.org_id = p.org_id and d.id = p.debit_id
        join cash.collection k on k.org_id = d.org_id and k.id = d.collection_id and k.state in ('validated', 'handed_over') and k.no <= its.no
        left join cash.match r on r.org_id = d.org_id and r.id = d.returned_match_id and r.undone_at is null
        where own.org_id = ${tx.orgId} and own.debit_id = any(${debitIds}::uuid[]) and own.cents > 0 and (d.rejected_on is not null or r.id is not null)
        group by own.debit_id`)
    ).map(({ id, count }) => [id, count]),
  )
