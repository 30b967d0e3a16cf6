import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { LineDetails } from './line-store.ts'
import { dropProposals } from './proposal-store.ts'

/** A whole bank line that another capability tells what it is: nothing here matches it, or brings it back, until it is released. */
export type HoldableLine = {
  readonly id: string
  readonly accountId: string
  readonly accountName: string
  readonly accountIban: string | null
  readonly accountRib: string | null
  readonly bookedOn: LocalDate
  readonly cents: number
  readonly currency: string
  readonly label: string
  readonly payerName: string
  readonly payerIban: string | null
  readonly details: LineDetails
  readonly state: 'open' | 'matched' | 'set_aside' | 'withdrawn'
  readonly isWhole: boolean
  readonly heldAs: string
}

/** A line that is about to be told, locked. */
export const lockHoldable = (tx: OrgTx, id: string): Promise<HoldableLine | null> =>
  tx.maybe(sql`
    select l.id, l.account_id, a.name as account_name, a.iban as account_iban, a.rib as account_rib, l.booked_on, l.cents, l.currency, l.label, l.payer_name, l.payer_iban,
      l.details, l.state, l.left_cents = l.cents as is_whole, l.held_as
    from cash.line l join cash.account a on a.org_id = l.org_id and a.id = l.account_id
    where l.org_id = ${tx.orgId} and l.id = ${id} for update of l`)

/** Puts a whole line aside as what it was told to be. Gives false when it no longer is whole, or was told already. */
export async function holdLine(tx: OrgTx, id: string, as: string, at: Date): Promise<boolean> {
  const held = await tx.run(sql`
    update cash.line set state = 'set_aside', set_aside_as = ${as}, set_aside_at = ${at}, held_as = ${as}
    where org_id = ${tx.orgId} and id = ${id} and state in ('open', 'set_aside') and left_cents = cents and held_as = ''`)
  if (held > 0) await dropProposals(tx, [id])
  return held > 0
}

/** The line is as it was before it was told: open, or one of those that leave the account. */
export const releaseLine = (tx: OrgTx, id: string, as: string): Promise<number> =>
  tx.run(sql`
    update cash.line set held_as = '', state = case when cents < 0 and return_code = '' then 'set_aside' else 'open' end,
      set_aside_as = case when cents < 0 and return_code = '' then 'outgoing' else '' end,
      set_aside_at = case when cents < 0 and return_code = '' then set_aside_at end
    where org_id = ${tx.orgId} and id = ${id} and held_as = ${as}`)

export const anyHeld = async (tx: OrgTx, ids: readonly string[]): Promise<boolean> =>
  (
    await tx.one<{ any: boolean }>(sql`
      select exists (select 1 from cash.line where org_id = ${tx.orgId} and id = any(${ids}::uuid[]) and held_as <> '') as any`)
  ).any
