import { type ApiDeps, type Member, memberOf } from '../../access/index.ts'
import { can } from '../../access/model.ts'
import { dayIn } from '../../kernel/calendar.ts'
import { type Refusal, Refused, refuse, tellRefusal } from '../../kernel/verdict.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { actingAs } from '../acting.ts'
import { advicesAround, linkExplaining } from '../advices/link-advice.ts'
import { presentAdvices } from '../advices/read-advice.ts'
import { toldOfLine } from '../journal/tell-entries.ts'
import { countClasses, countLines, lineById, listLines } from '../lines/line-store.ts'
import { matchesOf, type NewMatch } from '../lines/match-store.ts'
import { proposalsOf, type StoredProposal } from '../lines/proposal-store.ts'
import { refusedOn } from '../lines/refusal-store.ts'
import { judgedSince } from '../matching/judge-kinds.ts'
import { matchLines } from '../matching/match-lines.ts'
import type { MatchDeps } from '../matching/match-withheld.ts'
import { isShare } from '../model.ts'
import { cashWording as words } from '../wording.ts'
import { answeredMeanwhile } from './answered-meanwhile.ts'
import { lineRoutes as routes, type SeenProposal } from './contract.ts'
import { presentDetails, presentLine, presentMatches, presentProposals, presentRefusals } from './present.ts'
import { refuseProposal, takeBackRefusal } from './refuse-proposal.ts'
import { acceptProposals, matchByHand, putAside, sameItems } from './settle-line.ts'
import { undoMatch, undoMatches } from './undo-match.ts'

export function serveLines(deps: ApiDeps & MatchDeps): void {
  const { http, db, clock } = deps
  const proposalsFor = async (tx: OrgTx, lang: Lang, lineId: string) =>
    presentProposals(tx, lang, await proposalsOf(tx, [lineId]))

  /** One customer's share of a line is taken: its rest comes next. */
  const lookAtRest = async (member: Member, matches: readonly NewMatch[]) => {
    const lineIds = matches.filter(isShare).map((match) => match.lineId)
    if (lineIds.length > 0) await matchLines(deps, member.orgId, actingAs(member, clock), lineIds)
  }

  http.serve(routes.lines, async (call) => {
    const { orgId, timeZone } = memberOf(call)
    const query = { ...call.query, judgedSince: judgedSince(dayIn(timeZone, clock.now())) }
    return db.inOrg(orgId, async (tx) => {
      const { lines, count, totals } = await listLines(tx, query)
      const classes = query.show === 'open' ? await countClasses(tx, query) : []
      return { lines: lines.map(presentLine), count, totals, classes, counts: await countLines(tx) }
    })
  })

  http.serve(routes.line, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const line = await lineById(tx, call.params.id)
      if (!line) throw new Refused(notFound().refusal)
      const proposals = await proposalsOf(tx, [line.id])
      return {
        line: presentLine(line),
        details: presentDetails(call.lang, line),
        importId: line.importId,
        fileLine: line.fileLine,
        proposals: await presentProposals(tx, call.lang, proposals),
        matches: await presentMatches(tx, call.lang, await matchesOf(tx, [line.id])),
        refusals: presentRefusals(await refusedOn(tx, line.id)),
        told: await toldOfLine(tx, line.id),
        advices: await presentAdvices(tx, await advicesAround(tx, line, proposals)),
      }
    }),
  )

  http.serve(routes.accept, async (call) => {
    const member = memberOf(call)
    const match = await db.inOrg(member.orgId, async (tx) => {
      await requireSeen(tx, call.params.id, call.body)
      const { matches, leftOut } = await acceptProposals(
        tx,
        new Map([[call.params.id, call.body.place]]),
        actingAs(member, clock),
      )
      if (!matches[0]) {
        const answered = (await answeredMeanwhile(tx, [call.params.id])).get(call.params.id)
        if (answered) throw new Refused(answered)
      }
      if (leftOut[0]) throw new Refused(leftOut[0].refusal)
      if (!matches[0]) throw new Refused(refuse('changed_meanwhile', words.nothingProposed).refusal)
      return matches[0]
    })
    await lookAtRest(member, [match])
    return { matchId: match.id }
  })

  http.serve(routes.acceptMany, async (call) => {
    const member = memberOf(call)
    const { matches, ...done } = await db.inOrg(member.orgId, async (tx) => {
      const places = new Map(call.body.lineIds.map((lineId) => [lineId, 1]))
      const { matches, leftOut, unproposed, tied } = await acceptProposals(tx, places, actingAs(member, clock), 'leave')
      const answered = await answeredMeanwhile(tx, [...unproposed, ...leftOut.map(({ order }) => order.lineId)])
      const told = (lineIds: readonly string[], { refusal }: { refusal: Refusal }) =>
        lineIds.map((lineId) => ({ lineId, message: tellRefusal(call.lang, answered.get(lineId) ?? refusal) }))
      return {
        matches,
        done: matches.length,
        matchIds: matches.map((match) => match.id),
        leftOut: [
          ...leftOut.flatMap(({ order, refusal }) => told([order.lineId], { refusal })),
          ...told(unproposed, refuse('nothing_proposed', words.nothingProposed)),
          ...told(tied, refuse('tied', words.tied)),
        ],
      }
    })
    await lookAtRest(member, matches)
    return done
  })

  http.serve(routes.match, async (call) => {
    const member = memberOf(call)
    const { id } = call.params
    const match = await db.inOrg(member.orgId, async (tx) => {
      const made = await matchByHand(tx, id, call.body, {
        ...actingAs(member, clock),
        mayForgive: can(member.role, 'debts.forgive'),
      })
      await linkExplaining(tx, (await lineById(tx, id))!, made.id)
      return made
    })
    // What is left of the line is looked at again: its rest comes next.
    await matchLines(deps, member.orgId, actingAs(member, clock), [id])
    return { matchId: match.id }
  })

  http.serve(routes.refuse, async (call) => {
    const member = memberOf(call)
    const { id } = call.params
    const refusalId = await db.inOrg(member.orgId, async (tx) => {
      await requireSeen(tx, id, call.body)
      return refuseProposal(tx, id, call.body.place, actingAs(member, clock))
    })
    await matchLines(deps, member.orgId, actingAs(member, clock), [id])
    return db.inOrg(member.orgId, async (tx) => ({ refusalId, proposals: await proposalsFor(tx, call.lang, id) }))
  })

  http.serve(routes.takeBackRefusal, async (call) => {
    const member = memberOf(call)
    const { id, refusalId } = call.params
    await db.inOrg(member.orgId, (tx) => takeBackRefusal(tx, id, refusalId, actingAs(member, clock)))
    await matchLines(deps, member.orgId, actingAs(member, clock), [id])
  })

  http.serve(routes.undo, async (call) => {
    const member = memberOf(call)
    const undone = await db.inOrg(member.orgId, (tx) => undoMatch(tx, call.params.id, actingAs(member, clock)))
    const { lineId, note } = undone
    await matchLines(deps, member.orgId, actingAs(member, clock), [lineId])
    return { lineId, note: note && say(call.lang, note.sentence, note.params) }
  })

  http.serve(routes.undoMany, async (call) => {
    const member = memberOf(call)
    const { done, leftOut } = await db.inOrg(member.orgId, (tx) =>
      undoMatches(tx, call.body.matchIds, actingAs(member, clock)),
    )
    const lineIds = done.map((match) => match.lineId)
    if (lineIds.length > 0) await matchLines(deps, member.orgId, actingAs(member, clock), lineIds)
    return {
      done: done.length,
      leftOut: leftOut.map(({ matchId, refusal }) => ({ matchId, message: tellRefusal(call.lang, refusal) })),
    }
  })

  http.serve(routes.setAside, async (call) => {
    const member = memberOf(call)
    const { lineIds, as } = call.body
    const done = await db.inOrg(member.orgId, (tx) => putAside(tx, lineIds, as, actingAs(member, clock)))
    if (as === '') await matchLines(deps, member.orgId, actingAs(member, clock), lineIds)
    return { done }
  })

  http.serve(routes.matchNow, async (call) => {
    const member = memberOf(call)
    return matchLines(deps, member.orgId, actingAs(member, clock))
  })
}

/**
 * A line is read again when the books move: another proposal may then stand in the place of the one that is answered. Without
 * `seen`, whoever answers leaves that to chance.
 */
async function requireSeen(
  tx: OrgTx,
  lineId: string,
  { place, seen }: { place: number; seen?: SeenProposal | undefined },
) {
  if (!seen) return
  const proposal = (await proposalsOf(tx, [lineId])).find((one) => one.place === place)
  if (proposal && !isSeen(proposal, seen)) throw new Refused(refuse('changed_meanwhile', words.proposalGone).refusal)
}

const isSeen = (proposal: StoredProposal, seen: SeenProposal): boolean =>
  proposal.customerId === seen.customerId && sameItems(proposal, seen)
