import type { By } from '../../cash/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { tellFact } from '../../platform/facts.ts'
import { record } from '../../trail/index.ts'
import { placementNumber } from '../placements/model.ts'
import type { Request } from './model.ts'

/** Writes on the customer's history what was asked or answered about its file, and rings for whoever shows files. */
export async function tellRequest(
  tx: OrgTx,
  request: Pick<Request, 'customerId' | 'placementNo' | 'providerName'>,
  verb: string,
  data: Readonly<Record<string, unknown>>,
  by: By,
): Promise<void> {
  const { customerId, placementNo, providerName } = request
  await record(tx, {
    ...{ actor: by.actor, at: by.at, verb, subject: { kind: 'customer', id: customerId } },
    data: { placement: placementNumber(placementNo), provider: providerName, ...data },
  })
  await tellFact(tx, 'placement_moved', { orgId: tx.orgId, customerId, customerIds: [customerId] })
}
