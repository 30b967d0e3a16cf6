import { organisationOf } from '../../access/index.ts'
import { addMonths } from '../../kernel/calendar.ts'
import { systemActor } from '../../trail/index.ts'
import type { By } from '../acting.ts'
import { settleCollected } from '../debits/collection-money.ts'
import { applyMatches, type MatchOrder } from '../lines/apply-matches.ts'
import { type OpenLine, openReceipts, type Place } from '../lines/line-store.ts'
import { itemsMovedBy, matchesOf } from '../lines/match-store.ts'
import { outdateProposals } from '../lines/outdate-proposals.ts'
import { keepProposals, outdatedLines } from '../lines/proposal-store.ts'
import type { MatchClass, Proposal } from '../model.ts'
import { type CashSetting, settingOf } from '../setting-store.ts'
import { NameIndex } from '../words/payer-name.ts'
import { figuresByClass } from './answer-store.ts'
import { everyName } from './candidate-store.ts'
import { keyItems } from './key-items.ts'
import { Claims } from './match-claims.ts'
import { look, withoutWhatIsTaken } from './match-look.ts'
import { Readings } from './match-readings.ts'
import { reopenReturns } from './match-returns.ts'
import type { MatchDeps } from './match-withheld.ts'
import { provenClasses } from './precision.ts'

const PAGE = 1_000

export type Matched = { readonly lines: number; readonly proposed: number; readonly applied: number }

/**
 * Looks for what every open receipt of an organisation pays, keeps the proposals, and applies those of a proven kind. Page by
 * page, each in a transaction of its own: it can stop anywhere and be run again, and gives the same. What a page applies is
 * gone for the lines of those before it: they are looked at once more at the end. `only` limits it to some lines, after an
 * answer about them; others that this concerns are left to the job.
 */
export async function matchLines(
  deps: MatchDeps,
  orgId: number,
  now: Pick<By, 'at' | 'today'>,
  only: readonly string[] | null = null,
): Promise<Matched> {
  const run = await beginRun(deps, orgId, now)
  const first = await matchPages(run, only)
  return only ? first : { ...first, applied: first.applied + (await pagesOutdated(run)) }
}

/** Looks again at the lines whose proposals have fallen out of date. */
export async function matchOutdated(deps: MatchDeps, orgId: number, now: Pick<By, 'at' | 'today'>): Promise<void> {
  const isAny = (await deps.db.inOrg(orgId, outdatedLines)).length > 0
  if (isAny) await pagesOutdated(await beginRun(deps, orgId, now))
}

type Run = MatchDeps & {
  readonly orgId: number
  readonly by: By
  readonly readings: Readings
  readonly setting: CashSetting
  readonly proven: ReadonlySet<MatchClass>
}

async function beginRun(deps: MatchDeps, orgId: number, now: Pick<By, 'at' | 'today'>): Promise<Run> {
  const by: By = { at: now.at, today: now.today, actor: systemActor('matching') }
  return deps.db.inOrg(orgId, async (tx) => {
    await keyItems(tx)
    const setting = await settingOf(tx)
    const readings = new Readings(new NameIndex(await everyName(tx)), (await organisationOf(tx)).name)
    const proven = provenClasses(setting, await figuresByClass(tx, addMonths(by.today, -12)))
    return { ...deps, orgId, by, readings, setting, proven }
  })
}

/** What is applied may put others out of date in their turn: until none is. Gives how many were applied. */
async function pagesOutdated(run: Run): Promise<number> {
  for (let applied = 0; ; ) {
    const lineIds = await run.db.inOrg(run.orgId, outdatedLines)
    if (lineIds.length === 0) return applied
    applied += (await matchPages(run, lineIds)).applied
  }
}

async function matchPages(run: Run, only: readonly string[] | null): Promise<Matched> {
  const { db, orgId, by, readings, setting, proven, withheld } = run
  await reopenReturns(db, orgId, by, only)
  const total = { lines: 0, proposed: 0, applied: 0 }
  const waiting = new Claims()
  for (let after: Place | null = null; ; ) {
    const done = await db.inOrg(orgId, async (tx) => {
      const page = await openReceipts(tx, after, PAGE, only)
      if (page.length === 0) return null
      const collected = proven.has('own_reference') ? await settleCollected(tx, page, by) : new Set<string>()
      const lines = page.filter((line) => !collected.has(line.id))
      const next = page.length < PAGE ? [] : await openReceipts(tx, page.at(-1)!, PAGE, only)
      const readAhead = readings.ahead(next)
      // Should the transaction fail first, nobody waits for it any more.
      readAhead.catch(() => {})
      const proposed = await look(tx, lines, { readings, setting, waiting, withheld, today: by.today })
      const orders = proposed.flatMap(({ gathered: { line, refused }, proposals }) =>
        proposals[0] && refused.size === 0 && mayApply(proposals[0], line, proven)
          ? [orderOf(line.id, proposals[0])]
          : [],
      )
      const { matches } = orders.length > 0 ? await applyMatches(tx, orders, by) : { matches: [] }
      const settled = new Set(matches.map((match) => match.lineId))
      const moved = [...matches, ...(await matchesOf(tx, [...collected]))].map((match) => match.id)
      if (moved.length > 0)
        await outdateProposals(
          tx,
          await itemsMovedBy(tx, moved),
          page.map((line) => line.id),
        )
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
      return { last: page.at(-1)!, claims }
    })
    if (!done) return total
    done.claims.keep()
    after = done.last
  }
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
