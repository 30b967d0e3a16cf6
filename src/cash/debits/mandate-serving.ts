import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { mandateObstacle } from './collection-proposal.ts'
import { type Mandate, mandatesOf } from './mandate-store.ts'

/** The mandate under which a customer may be debited on a day, the one signed last; null when there is none. */
export async function mandateServing(
  tx: OrgTx,
  customerId: string,
  on: LocalDate,
): Promise<Pick<Mandate, 'reference' | 'iban'> | null> {
  const mandates = await mandatesOf(tx, { customerId })
  const latest = mandates.toSorted((a, b) => (a.signedOn < b.signedOn ? 1 : -1))
  return latest.find((one) => mandateObstacle(one, on) === null) ?? null
}

/** Of these customers, those who may be debited on a day. */
export async function debitableAmong(
  tx: OrgTx,
  customerIds: readonly string[],
  on: LocalDate,
): Promise<ReadonlySet<string>> {
  const debitable = new Set<string>()
  for (const id of customerIds) if (await mandateServing(tx, id, on)) debitable.add(id)
  return debitable
}
