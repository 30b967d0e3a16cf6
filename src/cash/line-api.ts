import { type ApiDeps, memberOf } from '../access/index.ts'
import { type Refusal, Refused, refuse, tellRefusal } from '../kernel/verdict.ts'
import type { Lang } from '../kernel/wording.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import { actingAs } from './acting.ts'
import { lineRoutes as routes } from './line-contract.ts'
import { countClasses, countLines, lineById, listLines } from './line-store.ts'
import { advicesAround, linkExplaining } from './link-advice.ts'
import { matchLines } from './match-lines.ts'
import { matchesOf } from './match-store.ts'
import { presentDetails, presentLine, presentMatches, presentProposals, presentRefusals } from './present.ts'
import { proposalsOf } from './proposal-store.ts'
import { presentAdvices } from './read-advice.ts'
import { refusedOn } from './refusal-store.ts'
import { refuseProposal, takeBackRefusal } from './refuse-proposal.ts'
import { acceptProposals, matchByHand, putAside } from './settle-line.ts'
import { undoMatch } from './undo-match.ts'
import { cashWording as words } from './wording.ts'

export function serveLines({ http, db, clock }: ApiDeps): void {
  const proposalsFor = async (tx: OrgTx, lang: Lang, lineId: string) =>
    presentProposals(tx, lang, await proposalsOf(tx, [lineId]))

  http.serve(routes.lines, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const { lines, count, totals } = await listLines(tx, call.query)
      const classes = call.query.show === 'open' ? await countClasses(tx, call.query) : []
      return { lines: lines.map(presentLine), count, totals, classes, counts: await countLines(tx) }
    }),
  )

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
        advices: await presentAdvices(tx, await advicesAround(tx, line, proposals)),
      }
    }),
  )

  http.serve(routes.accept, async (call) => {
    const member = memberOf(call)
    return db.inOrg(member.orgId, async (tx) => {
      const { matches, leftOut } = await acceptProposals(
        tx,
        new Map([[call.params.id, call.body.place]]),
        actingAs(member, clock),
      )
      if (leftOut[0]) throw new Refused(leftOut[0].refusal)
      if (!matches[0]) throw new Refused(refuse('changed_meanwhile', words.nothingProposed).refusal)
      return { matchId: matches[0].id }
    })
  })

  http.serve(routes.acceptMany, async (call) => {
    const member = memberOf(call)
    return db.inOrg(member.orgId, async (tx) => {
      const places = new Map(call.body.lineIds.map((lineId) => [lineId, 1]))
      const { matches, leftOut, unproposed, tied } = await acceptProposals(tx, places, actingAs(member, clock), 'leave')
      const told = (lineIds: readonly string[], { refusal }: { refusal: Refusal }) =>
        lineIds.map((lineId) => ({ lineId, message: tellRefusal(call.lang, refusal) }))
      return {
        done: matches.length,
        matchIds: matches.map((match) => match.id),
        leftOut: [
          ...leftOut.map(({ order, refusal }) => ({ lineId: order.lineId, message: tellRefusal(call.lang, refusal) })),
          ...told(unproposed, refuse('nothing_proposed', words.nothingProposed)),
          ...told(tied, refuse('tied', words.tied)),
        ],
      }
    })
  })

  http.serve(routes.match, async (call) => {
    const member = memberOf(call)
    const { id } = call.params
    const match = await db.inOrg(member.orgId, async (tx) => {
      const made = await matchByHand(tx, id, call.body, actingAs(member, clock))
      await linkExplaining(tx, (await lineById(tx, id))!, made.id)
      return made
    })
    // What is left of the line is looked at again: its rest comes next.
    await matchLines(db, member.orgId, actingAs(member, clock), [id])
    return { matchId: match.id }
  })

  http.serve(routes.refuse, async (call) => {
    const member = memberOf(call)
    const { id } = call.params
    const refusalId = await db.inOrg(member.orgId, (tx) =>
      refuseProposal(tx, id, call.body.place, actingAs(member, clock)),
    )
    await matchLines(db, member.orgId, actingAs(member, clock), [id])
    return db.inOrg(member.orgId, async (tx) => ({ refusalId, proposals: await proposalsFor(tx, call.lang, id) }))
  })

  http.serve(routes.takeBackRefusal, async (call) => {
    const member = memberOf(call)
    const { id, refusalId } = call.params
    await db.inOrg(member.orgId, (tx) => takeBackRefusal(tx, id, refusalId, actingAs(member, clock)))
    await matchLines(db, member.orgId, actingAs(member, clock), [id])
  })

  http.serve(routes.undo, async (call) => {
    const member = memberOf(call)
    const { lineId } = await db.inOrg(member.orgId, (tx) => undoMatch(tx, call.params.id, actingAs(member, clock)))
    await matchLines(db, member.orgId, actingAs(member, clock), [lineId])
    return { lineId }
  })

  http.serve(routes.undoMany, async (call) => {
    const member = memberOf(call)
    const lineIds: string[] = []
    const leftOut: { matchId: string; message: string }[] = []
    // Each in a transaction of its own: one that cannot be taken back does not hold the others.
    for (const matchId of call.body.matchIds) {
      try {
        lineIds.push((await db.inOrg(member.orgId, (tx) => undoMatch(tx, matchId, actingAs(member, clock)))).lineId)
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        leftOut.push({ matchId, message: tellRefusal(call.lang, error.refusal) })
      }
    }
    if (lineIds.length > 0) await matchLines(db, member.orgId, actingAs(member, clock), lineIds)
    return { done: lineIds.length, leftOut }
  })

  http.serve(routes.setAside, async (call) => {
    const member = memberOf(call)
    const { lineIds, as } = call.body
    const done = await db.inOrg(member.orgId, (tx) => putAside(tx, lineIds, as, actingAs(member, clock)))
    if (as === '') await matchLines(db, member.orgId, actingAs(member, clock), lineIds)
    return { done }
  })

  http.serve(routes.matchNow, async (call) => {
    const member = memberOf(call)
    return matchLines(db, member.orgId, actingAs(member, clock))
  })
}
