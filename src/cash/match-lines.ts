import { organisationOf } from '../access/index.ts'
import { addMonths } from '../kernel/calendar.ts'
import type { Db, OrgTx } from '../platform/db.ts'
import { systemActor } from '../trail/index.ts'
import { figuresByClass } from './answer-store.ts'
import { applyMatches, type By, type MatchOrder } from './apply-matches.ts'
import { everyName, type OpenLine, openReceipts, refusalsFor } from './candidate-store.ts'
import { settleCollected } from './collection-money.ts'
import { keyItems } from './key-items.ts'
import { Claims } from './match-claims.ts'
import { look, withoutWhatIsTaken } from './match-look.ts'
import { Readings } from './match-readings.ts'
import type { MatchClass, Proposal } from './model.ts'
import { NameIndex } from './payer-name.ts'
import { provenClasses } from './precision.ts'
import { keepProposals } from './proposal-store.ts'
import { proposeReturns } from './propose-returns.ts'
import { returnPayment } from './return-payment.ts'
import { openReturns, receiptsReturnable } from './return-store.ts'
import { settingOf } from './setting-store.ts'

const PAGE = 2_000

export type Matched = { readonly lines: number; readonly proposed: number; readonly applied: number }

/**
 * Looks for what every open receipt of an organisation pays, keeps the proposals, and applies those of a proven kind. Page by
 * page, each in a transaction of its own: it can stop anywhere and be run again, and gives the same. `only` limits it to some
 * lines, after an answer about them.
 */
export async function matchLines(
  db: Db,
  orgId: number,
  now: Pick<By, 'at' | 'today'>,
  only: readonly string[] | null = null,
): Promise<Matched> {
  const by: By = { at: now.at, today: now.today, actor: systemActor('matching') }
  const { readings, setting, proven } = await db.inOrg(orgId, async (tx) => {
    await keyItems(tx)
    await reopenReturns(tx, by, only)
    const setting = await settingOf(tx)
    return {
      readings: new Readings(new NameIndex(await everyName(tx)), (await organisationOf(tx)).name),
      setting,
      proven: provenClasses(setting, await figuresByClass(tx, addMonths(by.today, -12))),
    }
  })
  const total = { lines: 0, proposed: 0, applied: 0 }
  const waiting = new Claims()
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const done = await db.inOrg(orgId, async (tx) => {
      const page = await openReceipts(tx, after, PAGE, only)
      if (page.length === 0) return null
      const collected = proven.has('own_reference') ? await settleCollected(tx, page, by) : new Set<string>()
      const lines = page.filter((line) => !collected.has(line.id))
      const next = page.length < PAGE ? [] : await openReceipts(tx, page.at(-1)!.id, PAGE, only)
      const readAhead = readings.ahead(next)
      // Should the transaction fail first, nobody waits for it any more.
      readAhead.catch(() => {})
      const proposed = await look(tx, lines, { readings, setting, waiting, today: by.today })
      const orders = proposed.flatMap(({ gathered: { line, refused }, proposals }) =>
        proposals[0] && refused.size === 0 && mayApply(proposals[0], line, proven)
          ? [orderOf(line.id, proposals[0])]
          : [],
      )
      const { matches } = orders.length > 0 ? await applyMatches(tx, orders, by) : { matches: [] }
      const settled = new Set(matches.map((match) => match.lineId))
      const applied = new Claims()
      for (const { gathered, proposals } of proposed)
        if (settled.has(gathered.line.id)) applied.take(proposals[0]!, gathered.line.bookedOn, true)
      const open = proposed.filter(({ gathered }) => !settled.has(gathered.line.id))
      const claims = new Claims(waiting)
      const kept = withoutWhatIsTaken(open, applied, claims, setting)
      await keepProposals(
        tx,
        [
          ...kept.map(({ gathered, proposals }) => ({ lineId: gathered.line.id, proposals })),
          ...[...settled].map((lineId) => ({ lineId, proposals: [] })),
        ],
        by.at,
      )
      await readAhead
      total.lines += page.length
      total.proposed += kept.filter(({ proposals }) => proposals.length > 0).length
      total.applied += settled.size + collected.size
      return { last: page.at(-1)!.id, claims }
    })
    if (!done) return total
    done.claims.keep()
    after = done.last
  }
}

/** Payments that came back reopen what they settled, where the bank says beyond doubt which they are; the others are proposed. */
async function reopenReturns(tx: OrgTx, by: By, only: readonly string[] | null): Promise<void> {
  const lines = await openReturns(tx, only)
  if (lines.length === 0) return
  const receipts = Map.groupBy(await receiptsReturnable(tx, lines), (receipt) => receipt.lineId)
  const refusals = Map.groupBy(
    await refusalsFor(
      tx,
      lines.map((line) => line.id),
    ),
    (refusal) => refusal.lineId,
  )
  const used = new Set<string>()
  const proposed: { lineId: string; proposals: Proposal[] }[] = []
  for (const line of lines) {
    const refused = new Set((refusals.get(line.id) ?? []).map((refusal) => refusal.subjectId))
    const possible = (receipts.get(line.id) ?? []).filter(
      ({ itemIds, customerId }) => !refused.has(customerId) && !itemIds.some((id) => used.has(id) || refused.has(id)),
    )
    const proposals = proposeReturns(line, possible)
    const first = proposals[0]
    if (first && !first.isTied && refused.size === 0 && first.evidence[0]!.code !== 'returned_amount') {
      for (const id of possible.find(({ itemIds }) => itemIds[0] === first.bookedItemId)!.itemIds) used.add(id)
      const { evidence, bookedItemId } = first
      await returnPayment(tx, { lineId: line.id, receiptId: bookedItemId!, evidence, how: 'automatic' }, by)
    } else proposed.push({ lineId: line.id, proposals })
  }
  if (proposed.length > 0) await keepProposals(tx, proposed, by.at)
}

/** Never on a tie, never against a person's refusal, never a line that the bank calls a return. */
const mayApply = (proposal: Proposal, line: OpenLine, proven: ReadonlySet<MatchClass>): boolean =>
  proven.has(proposal.class) && !proposal.isTied && line.details.returnWords === ''

export const orderOf = (lineId: string, proposal: Proposal, how: MatchOrder['how'] = 'automatic'): MatchOrder => ({
  lineId,
  class: proposal.class,
  customerId: proposal.customerId,
  payerId: proposal.payerId,
  parts: proposal.parts,
  gap: proposal.gap,
  onAccountCents: proposal.onAccountCents,
  bookedItemId: proposal.bookedItemId,
  evidence: proposal.evidence,
  how,
})
