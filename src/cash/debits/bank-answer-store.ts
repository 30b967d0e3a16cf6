import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { nothing, part, sql } from '../../platform/sql.ts'
import type { BANK_ANSWERS } from './collection-contract.ts'
import type { MandateState } from './mandate-store.ts'

/** What an import (pain.002) says of one debit. Kept after the commit: it is the bank's word. */
export type DebitAnswer = {
  readonly debitId: string
  /** Where the file names it; null when its lot or the whole file is answered. */
  readonly line: number | null
  readonly says: (typeof BANK_ANSWERS)[number]
  readonly code: string
  readonly codeWords: string
}
export type StoredAnswer = DebitAnswer & {
  readonly recordedAt: Date | null
  /** Committing it rejected the debit. */
  readonly applied: boolean
  /** What the mandate was before, when committing it changed that. */
  readonly mandateState: MandateState | null
  readonly mandateReason: string | null
  readonly mandateStateOn: LocalDate | null
}

export async function insertAnswers(tx: OrgTx, importId: string, answers: readonly DebitAnswer[]): Promise<void> {
  await tx.run(sql`
    insert into cash.debit_answer (org_id, import_id, debit_id, line, says, code, code_words)
    select ${tx.orgId}::int, ${importId}::uuid, a.debit_id, a.line, a.says, a.code, a.code_words
    from unnest(${answers.map((a) => a.debitId)}::uuid[], ${answers.map((a) => a.line)}::int[], ${answers.map((a) => a.says)}::text[],
      ${answers.map((a) => a.code)}::text[], ${answers.map((a) => a.codeWords)}::text[]) as a(debit_id, line, says, code, code_words)`)
}

export const answersIn = (tx: OrgTx, importId: string): Promise<StoredAnswer[]> =>
  tx.rows(sql`
    select a.debit_id, a.line, a.says, a.code, a.code_words, a.recorded_at, a.applied, a.mandate_state, a.mandate_reason, a.mandate_state_on
    from cash.debit_answer a join cash.debit d on d.org_id = a.org_id and d.id = a.debit_id
    where a.org_id = ${tx.orgId} and a.import_id = ${importId} order by d.place`)

/** Forgets what was read: all of it, or what was never committed. */
export const dropAnswers = (tx: OrgTx, importId: string, which: 'unrecorded' | 'all'): Promise<number> =>
  tx.run(sql`
    delete from cash.debit_answer where org_id = ${tx.orgId} and import_id = ${importId} ${which === 'unrecorded' ? part`and recorded_at is null` : nothing}`)

export const markRecorded = (tx: OrgTx, importId: string, at: Date): Promise<number> =>
  tx.run(sql`update cash.debit_answer set recorded_at = ${at} where org_id = ${tx.orgId} and import_id = ${importId}`)

/** Notes that an answer rejected its debit, and what its mandate was before when that changed with it. */
export const markApplied = (
  tx: OrgTx,
  importId: string,
  debitId: string,
  mandate: { readonly state: MandateState; readonly reason: string; readonly on: LocalDate } | null,
): Promise<number> =>
  tx.run(sql`
    update cash.debit_answer set applied = true, mandate_state = ${mandate?.state ?? null}, mandate_reason = ${mandate?.reason ?? null},
      mandate_state_on = ${mandate?.on ?? null}
    where org_id = ${tx.orgId} and import_id = ${importId} and debit_id = ${debitId}`)

/** Collections, not given up, that collect again what debits rejected by an import collected. */
export const collectedAgain = (tx: OrgTx, importId: string): Promise<{ customerName: string; no: number }[]> =>
  tx.rows(sql`
    select distinct c.name as customer_name, k.no
    from cash.debit_answer a
    join cash.debit_part own on own.org_id = a.org_id and own.debit_id = a.debit_id and own.cents > 0
    join cash.debit_part p on p.org_id = own.org_id and p.item_id = own.item_id and p.debit_id <> own.debit_id
    join cash.debit was on was.org_id = a.org_id and was.id = a.debit_id
    join cash.collection before on before.org_id = a.org_id and before.id = was.collection_id
    join cash.debit d on d.org_id = p.org_id and d.id = p.debit_id and d.dropped_at is null
    join cash.collection k on k.org_id = d.org_id and k.id = d.collection_id and k.state <> 'cancelled' and k.no > before.no
    join parties.customer c on c.org_id = d.org_id and c.id = d.customer_id
    where a.org_id = ${tx.orgId} and a.import_id = ${importId} and a.applied order by k.no, c.name`)
