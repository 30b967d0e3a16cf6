import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { OpenLine } from '../lines/line-store.ts'
import { isShare, type Proposal } from '../model.ts'
import type { CashSetting } from '../setting-store.ts'
import type { BooksRead } from './books-read.ts'
import { gatherCandidates } from './gather-candidates.ts'
import type { GroupsRead } from './gather-unnamed.ts'
import type { Claims } from './match-claims.ts'
import type { Readings } from './match-readings.ts'
import { withSettled } from './match-settled.ts'
import { type Withholding, withReserve } from './match-withheld.ts'
import type { Gathered } from './model.ts'
import { proposePaidAgain } from './paid-again.ts'
import { isExplained, isSure, proposeMatches, rank } from './propose-matches.ts'

/** A line with all that was read about it, and what it most likely pays, best first. */
export type Proposed = { readonly gathered: Gathered; readonly proposals: readonly Proposal[] }

/** What these lines most likely pay; those that nothing open explains are held against what is paid already. */
export async function look(
  tx: OrgTx,
  lines: readonly OpenLine[],
  run: {
    readonly readings: Readings
    readonly books: BooksRead
    readonly groups: GroupsRead
    readonly setting: CashSetting
    readonly waiting: Claims
    readonly withheld: Withholding
    readonly today: LocalDate
  },
): Promise<Proposed[]> {
  const gathered = (await gatherCandidates(tx, lines, run)).map((one) => whatIsLeft(one, run.waiting))
  const proposed = gathered.map((one) => propose(one, run.setting))
  const places = proposed.flatMap(({ proposals }, place) => (isExplained(proposals[0]) ? [] : [place]))
  const further = await withSettled(
    tx,
    places.map((place) => gathered[place]!),
    run.today,
  )
  for (const { candidates } of further)
    for (const { settled } of candidates) for (const { id, isTaken } of settled) if (!isTaken) run.books.note(id, 0)
  for (const [at, place] of places.entries()) proposed[place] = propose(further[at]!, run.setting)
  return proposed
}

function propose(gathered: Gathered, setting: CashSetting): Proposed {
  const { line, receipt, candidates, refused, booked, reopened, reserve } = gathered
  const proposals = proposeMatches(receipt, candidates, refused, setting, booked)
  return {
    gathered,
    proposals: proposePaidAgain(line, reopened, refused, proposals).map((one) => withReserve(one, reserve)),
  }
}

/** The same line once what others took is gone; the very same object when nothing of its own was. */
function whatIsLeft(gathered: Gathered, claims: Claims): Gathered {
  const candidates = gathered.candidates.map((candidate) => claims.left(candidate, gathered.receipt.cents))
  const booked = claims.receiptsLeft(gathered.booked)
  const isSame = booked === gathered.booked && candidates.every((one, place) => one === gathered.candidates[place])
  return isSame ? gathered : { ...gathered, candidates, booked }
}

/**
 * The lines that wait, each proposed what no other takes more surely: first what was just applied is gone, then the surest
 * proposals keep their documents, and a line that would pay one of them again is looked at without it.
 */
export function withoutWhatIsTaken(
  lines: readonly Proposed[],
  applied: Claims,
  waiting: Claims,
  setting: CashSetting,
): Proposed[] {
  const left = lines.map((one) => {
    const gathered = whatIsLeft(one.gathered, applied)
    return gathered === one.gathered ? one : propose(gathered, setting)
  })
  const order = [...left.keys()].sort((a, b) => bySureness(left[a]!, left[b]!) || a - b)
  for (const place of order) {
    let one = left[place]!
    if (answerOf(one.proposals).some((part) => waiting.touches(part)))
      one = propose(whatIsLeft(one.gathered, waiting), setting)
    left[place] = one
    for (const part of answerOf(one.proposals)) if (isSure(part)) waiting.take(part, one.gathered.line.bookedOn, false)
  }
  return left
}

/** What a line pays by its best answer: one proposal, or the shares of all the customers that it is of. */
const answerOf = (proposals: readonly Proposal[]): readonly Proposal[] =>
  proposals[0] && isShare(proposals[0]) ? proposals.filter(isShare) : proposals.slice(0, 1)

function bySureness(a: Proposed, b: Proposed): number {
  const [first, other] = [a.proposals[0], b.proposals[0]]
  if (!first || !other) return Number(!first) - Number(!other)
  return (
    rank(first.class) - rank(other.class) ||
    Number(first.isTied) - Number(other.isTied) ||
    (a.gathered.line.bookedOn < b.gathered.line.bookedOn
      ? -1
      : a.gathered.line.bookedOn > b.gathered.line.bookedOn
        ? 1
        : 0)
  )
}
