import { type ApiDeps, memberOf } from '../../access/index.ts'
import { actingAs } from '../../cash/index.ts'
import { day, type LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { BarredAmong } from './barred.ts'
import { type BatchTold, batchesTold } from './batch-store.ts'
import { noteNumber } from './claim-charges.ts'
import { claimTogether, takeTogetherBack } from './claim-together.ts'
import { customersLate, type LateFilter } from './facts-store.ts'
import { answerProposals, openProposal } from './proposal-store.ts'
import { type ChosenLate, togetherRoutes as routes } from './together-contract.ts'
import { weighCharges } from './weigh-charges.ts'

/** Segments stand after this room: who is in one is handed in. */
export type CustomersIn = (tx: OrgTx, segmentId: string) => Promise<string[]>
export type TogetherDeps = ApiDeps & { readonly barredAmong: BarredAmong; readonly customersIn: CustomersIn }

type Asked = Extract<ChosenLate, { all: unknown }>['all']

/** What a list of late customers is narrowed by. */
export const lateFilterOf = async (
  tx: OrgTx,
  { kind, leastDays, words, segmentId }: Asked,
  customersIn: CustomersIn,
): Promise<LateFilter> => ({
  kind: kind ?? null,
  leastDays,
  words: words ?? '',
  among: segmentId ? await customersIn(tx, segmentId) : null,
})

export function serveTogether({ http, db, clock, barredAmong, customersIn }: TogetherDeps): void {
  /** The customers of a choice, in the order of the list. */
  async function chosenOf(tx: OrgTx, chosen: ChosenLate, upTo: LocalDate): Promise<string[]> {
    if ('customerIds' in chosen) return chosen.customerIds
    const filter = await lateFilterOf(tx, chosen.all, customersIn)
    const late = await customersLate(tx, filter, { today: upTo, limit: null, offset: 0 })
    const except = new Set(chosen.except)
    return late.map(({ id }) => id).filter((id) => !except.has(id))
  }

  http.serve(routes.weighCharges, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    const upTo = call.body.upTo ? day(call.body.upTo) : today
    return db.inOrg(member.orgId, async (tx) => {
      const ids = await chosenOf(tx, call.body, upTo)
      const { leftOut, ...weight } = await weighCharges(tx, ids, { upTo, today, lang: call.lang }, barredAmong)
      const { interest, indemnity } = weight
      return { ...weight, upTo, interest: [...interest], indemnity: [...indemnity], leftOut: [...leftOut] }
    })
  })

  http.serve(routes.claimTogether, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    const { kinds, seen } = call.body
    const upTo = call.body.upTo ? day(call.body.upTo) : by.today
    return db.inOrg(member.orgId, async (tx) => {
      const customerIds = await chosenOf(tx, call.body, upTo)
      return { id: await claimTogether(tx, { customerIds, upTo, kinds, seen, lang: call.lang }, by, barredAmong) }
    })
  })

  http.serve(routes.chargeBatches, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const proposal = await openProposal(tx)
      return {
        batches: (await batchesTold(tx, call.query.limit)).map(present),
        proposal: proposal && { ...proposal, interest: [...proposal.interest], indemnity: [...proposal.indemnity] },
      }
    }),
  )

  http.serve(routes.takeBatchBack, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    await db.inOrg(member.orgId, (tx) => takeTogetherBack(tx, call.params.id, call.body.reason, by))
  })

  http.serve(routes.dismissProposal, async (call) => {
    await db.inOrg(memberOf(call).orgId, (tx) => answerProposals(tx, clock.now()))
  })
}

function present({ firstNo, lastNo, amounts, ...batch }: BatchTold) {
  const numbers = [firstNo, ...(lastNo === firstNo ? [] : [lastNo])].filter((no) => no !== null).map(noteNumber)
  return { ...batch, amounts: [...amounts], numbers }
}
