import type { OrgTx } from '../../platform/db.ts'
import { record } from '../../trail/index.ts'
import type { By } from '../acting.ts'
import { setAside } from './line-store.ts'
import { dropProposals } from './proposal-store.ts'
import { CAME_AND_WENT } from './returnable-store.ts'

/** Money that came and went back: neither line is a matter of a customer any more. `undone`: what the first had been matched with. */
export async function closeLines(
  tx: OrgTx,
  pair: { readonly outId: string; readonly cameId: string; readonly cents: number; readonly currency: string },
  undone: readonly string[],
  by: By,
): Promise<void> {
  const { outId, cameId, cents, currency } = pair
  await setAside(tx, [outId, cameId], CAME_AND_WENT, by.at)
  await dropProposals(tx, [outId, cameId])
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: 'lines_closed_together',
    subject: { kind: 'bank_line', id: outId },
    data: { cameId, cents, currency, undone },
  })
}
