import { itemsById } from '../../ledger/index.ts'
import type { Db, OrgTx } from '../../platform/db.ts'
import type { By } from '../acting.ts'
import { keepProposals } from '../lines/proposal-store.ts'
import { refusalsFor } from '../lines/refusal-store.ts'
import type { Proposal } from '../model.ts'
import { citedKeys, plainText } from '../words/reference-key.ts'
import { proposeRefunds } from './propose-refunds.ts'
import {
  bookedRefunds,
  creditsUnder,
  type OutgoingLine,
  outgoingLines,
  type Refundable,
  refundableFor,
} from './store.ts'

/**
 * Proposes which money out paid a customer back; a person decides, always. What was proposed for these lines before is replaced,
 * also by nothing.
 */
export const lookForRefunds = (
  db: Db,
  orgId: number,
  by: Pick<By, 'at' | 'today'>,
  only: readonly string[] | null,
): Promise<void> =>
  db.inOrg(orgId, async (tx) => {
    const lines = await outgoingLines(tx, by.today, only)
    if (lines.length > 0) await keepProposals(tx, await proposed(tx, lines), by.at)
  })

async function proposed(
  tx: OrgTx,
  lines: readonly OutgoingLine[],
): Promise<{ lineId: string; proposals: readonly Proposal[] }[]> {
  const ids = lines.map((line) => line.id)
  const refundable = [...(await citedBy(tx, lines)), ...(await refundableFor(tx, ids))]
  const credits = new Map(
    (
      await itemsById(
        tx,
        refundable.flatMap((one) => one.itemIds),
      )
    ).map((item) => [item.id, item]),
  )
  const booked = Map.groupBy(await bookedRefunds(tx, ids), ({ lineId }) => lineId)
  const byLine = Map.groupBy(refundable, ({ lineId }) => lineId)
  const refusals = Map.groupBy(await refusalsFor(tx, ids), ({ lineId }) => lineId)
  return lines.map((line) => {
    const refused = new Set((refusals.get(line.id) ?? []).map(({ subjectId }) => subjectId))
    const seen = new Set<string>()
    const possible = (byLine.get(line.id) ?? []).filter(({ customerId, itemIds }) => {
      const name = itemIds.join()
      if (seen.has(name) || refused.has(customerId) || itemIds.some((id) => refused.has(id))) return false
      seen.add(name)
      return true
    })
    const known = (booked.get(line.id) ?? []).filter(
      ({ customerId, itemId }) => !refused.has(customerId) && !refused.has(itemId),
    )
    return { lineId: line.id, proposals: proposeRefunds(line, possible, credits, known) }
  })
}

/** Credits that lines cite by their number, whatever their amount. */
async function citedBy(tx: OrgTx, lines: readonly OutgoingLine[]): Promise<Refundable[]> {
  const cited = lines.map((line) => ({ line, keys: citedKeys(plainText(line.label)) }))
  const hits = Map.groupBy(
    await creditsUnder(tx, [...new Set(cited.flatMap(({ keys }) => [...keys.keys()]))]),
    ({ key }) => key,
  )
  return cited.flatMap(({ line, keys }) =>
    [...keys.keys()]
      .flatMap((key) => hits.get(key) ?? [])
      .filter(({ currency }) => currency === line.currency)
      .map(({ customerId, customerName, itemId }) => ({
        lineId: line.id,
        customerId,
        customerName,
        itemIds: [itemId],
        isAll: false,
        isOwnIban: false,
      })),
  )
}
