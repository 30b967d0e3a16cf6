import { organisationOf } from '../../access/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { systemActor, waitForTurn } from '../../trail/index.ts'
import type { By } from '../acting.ts'
import { settleCollected } from '../debits/collection-money.ts'
import { applyMatches } from '../lines/apply-matches.ts'
import { itemsMovedBy } from '../lines/effect-store.ts'
import { type OpenLine, openReceipts, type Place } from '../lines/line-store.ts'
import { citingText } from '../lines/line-words.ts'
import type { MatchOrder } from '../lines/match-order.ts'
import { matchesOf } from '../lines/match-store.ts'
import { outdateProposals } from '../lines/outdate-proposals.ts'
import { dropProposals, keepProposals, outdatedLines } from '../lines/proposal-store.ts'
import { drawSample } from '../lines/sample-store.ts'
import { isShare, type MatchClass, type Proposal } from '../model.ts'
import { lookForRefunds } from '../refunds/look-for-refunds.ts'
import { type CashSetting, settingOf } from '../setting-store.ts'
import { NameIndex } from '../words/payer-name.ts'
import { ownTallies } from './answer-store.ts'
import { BooksRead } from './books-read.ts'
import { everyName, unanswered } from './candidate-store.ts'
import { closeReturned } from './close-returned.ts'
import { GroupsRead } from './gather-unnamed.ts'
import { judgedSince } from './judge-kinds.ts'
import { keyItems } from './key-items.ts'
import { Claims } from './match-claims.ts'
import { look, type Proposed, withoutWhatIsTaken } from './match-look.ts'
import { Readings } from './match-readings.ts'
import { reopenReturns } from './match-returns.ts'
import type { MatchDeps, SeenLine } from './match-withheld.ts'
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
  const run = await beginRun(deps, orgId, now, only === null)
  const first = await matchPages(run, only)
  if (only) return first
  const applied = first.applied + (await pagesOutdated(run))
  // What was applied may have come back in the same statement; what was not may have gone as it came.
  if (applied > 0) await reopenReturns(run.db, orgId, run.by, null)
  await closeReturned(run.db, orgId, run.by)
  return { ...first, applied }
}

/** Looks again at the lines whose proposals have fallen out of date. */
export async function matchOutdated(deps: MatchDeps, orgId: number, now: Pick<By, 'at' | 'today'>): Promise<void> {
  const isAny = (await deps.db.inOrg(orgId, outdatedLines)).length > 0
  if (isAny) await pagesOutdated(await beginRun(deps, orgId, now, true))
}

type Run = MatchDeps & {
  readonly orgId: number
  readonly by: By
  readonly readings: Readings
  readonly groups: GroupsRead
  readonly setting: CashSetting
  readonly proven: ReadonlySet<MatchClass>
}

/** `isWhole`: documents that are new to the books are looked for; a person who waits for one line is not made to wait for that. */
async function beginRun(deps: MatchDeps, orgId: number, now: Pick<By, 'at' | 'today'>, isWhole: boolean): Promise<Run> {
  const by: By = { at: now.at, today: now.today, actor: systemActor('matching') }
  return deps.db.inOrg(orgId, async (tx) => {
    if (isWhole) await keyItems(tx)
    const setting = await settingOf(tx)
    const readings = new Readings(new NameIndex(await everyName(tx)), (await organisationOf(tx)).name)
    const proven = provenClasses(setting, await ownTallies(tx, judgedSince(by.today)))
    return { ...deps, orgId, by, readings, groups: new GroupsRead(), setting, proven }
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
  const { db, orgId, by, readings, groups, setting, withheld, othersMoney } = run
  await reopenReturns(db, orgId, by, only)
  await lookForRefunds(db, orgId, by, only)
  const total = { lines: 0, proposed: 0, applied: 0 }
  const waiting = new Claims()
  for (let after: Place | null = null; ; ) {
    const done = await db.inOrg(orgId, async (tx) => {
      const page = await openReceipts(tx, after, PAGE, only)
      if (page.length === 0) return null
      const proven = await stillProven(tx, run)
      const collected = proven.has('own_reference') ? await settleCollected(tx, page, by) : new Set<string>()
      const left = page.filter((line) => !collected.has(line.id))
      const others = await othersMoney(tx, left.map(asSeen), by)
      if (others.size > 0) await dropProposals(tx, [...others])
      const lines = left.filter((line) => !others.has(line.id))
      const next = page.length < PAGE ? [] : await openReceipts(tx, page.at(-1)!, PAGE, only)
      const readAhead = readings.ahead(next)
      // Should the transaction fail first, nobody waits for it any more.
      readAhead.catch(() => {})
      const books = new BooksRead()
      const proposed = await look(tx, lines, { readings, books, groups, setting, waiting, withheld, today: by.today })
      const orders = proposed.flatMap(({ gathered: { line, refused }, proposals }) =>
        proposals[0] && refused.size === 0 && mayApply(proposals[0], line, proven)
          ? [orderOf(line.id, proposals[0])]
          : [],
      )
      const { matches } = orders.length > 0 ? await applyMatches(tx, orders, by) : { matches: [] }
      const settled = new Set(matches.map((match) => match.lineId))
      // From here on no act comes between what is read and what is proposed.
      await waitForTurn(tx)
      const moved = [...matches, ...(await matchesOf(tx, [...collected]))].map((match) => match.id)
      if (moved.length > 0)
        await outdateProposals(
          tx,
          await itemsMovedBy(tx, moved),
          page.map((line) => line.id),
        )
      if (settled.size + collected.size > 0) await drawSample(tx, [...settled, ...collected], setting.sampleEvery)
      const applied = new Claims()
      for (const { gathered, proposals } of proposed)
        if (settled.has(gathered.line.id)) applied.take(proposals[0]!, gathered.line.bookedOn, true)
      const open = proposed.filter(({ gathered }) => !settled.has(gathered.line.id))
      const claims = new Claims(waiting)
      const free = await unanswered(tx, open.map(asRead))
      const kept = withoutWhatIsTaken(
        open.filter(({ gathered }) => free.has(gathered.line.id)),
        applied,
        claims,
        setting,
      )
      await keepProposals(
        tx,
        [
          ...kept.map(({ gathered, proposals }) => ({ lineId: gathered.line.id, proposals })),
          ...[...settled].map((lineId) => ({ lineId, proposals: [] })),
        ],
        by.at,
      )
      const parts = orders.flatMap((order) => (settled.has(order.lineId) ? order.parts : []))
      const movedMeanwhile = await books.movedSince(
        tx,
        kept.flatMap(({ proposals }) => proposals),
        parts,
      )
      if (movedMeanwhile.size > 0) await outdateProposals(tx, [...movedMeanwhile], [])
      total.lines += page.length
      total.proposed += kept.filter(({ proposals }) => proposals.length > 0).length
      total.applied += settled.size + collected.size
      return { last: page.at(-1)!, claims, readAhead }
    })
    if (!done) return total
    done.claims.keep()
    await done.readAhead
    after = done.last
  }
}

const asSeen = (line: OpenLine): SeenLine => ({
  ...{ id: line.id, cents: line.cents, currency: line.currency, bookedOn: line.bookedOn, payerIban: line.payerIban },
  text: citingText(line),
})

/** A kind that people disprove while a run goes on is applied no more from the next page on. */
async function stillProven(tx: OrgTx, run: Run): Promise<ReadonlySet<MatchClass>> {
  const { autoClasses } = await settingOf(tx)
  return new Set(autoClasses.filter((cls) => run.proven.has(cls)))
}

/** Somebody who answered a line while the page looked at it is the one to say what becomes of it. */
const asRead = ({ gathered: { line, refused } }: Proposed) => ({
  id: line.id,
  leftCents: line.cents,
  refused: refused.size,
})

/** Never on a tie, never against a person's refusal, never a share of a line, never a line that the bank calls a return. */
const mayApply = (proposal: Proposal, line: OpenLine, proven: ReadonlySet<MatchClass>): boolean =>
  proven.has(proposal.class) && !proposal.isTied && !isShare(proposal) && line.details.returnWords === ''

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
