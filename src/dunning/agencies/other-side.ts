import { memberOf, organisationOf } from '../../access/index.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { creditorServed, heldByUs, mandateHeld } from '../../outsourcing/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { onOtherSide } from '../../platform/other-side.ts'
import { type Actor, agentActor } from '../../trail/index.ts'
import { actionWording as words } from '../action-wording.ts'
import type { Serving } from '../serving.ts'

type CallAt = Parameters<typeof memberOf>[0] & { readonly params: { readonly creditorId: number } }
type Call = CallAt & { readonly params: { readonly id: string } }

type Known = { readonly creditor: string }
type AsAgent = { readonly tx: OrgTx; readonly actor: Actor }
/** What somebody of an agency does in the books of a creditor, under one mandate and as an agent. */
export type AtCreditor = AsAgent & Known & { readonly mandateId: string }

/** Work about a debtor in the hands of the caller's organisation; refused when none of its claims is. */
export const aboutDebtor = <T>(serving: Serving, call: Call, work: (there: AtCreditor) => Promise<T>): Promise<T> =>
  serving.inOrg(call, async (tx) => {
    const { creditorId, id } = call.params
    const held = await heldByUs(tx, creditorId, id)
    if (!held) throw notHeld()
    return there(tx, call, creditorId, held, work)
  })

/** Work under a mandate that the caller's organisation holds and by which it is let in. */
export const underMandate = <T>(serving: Serving, call: Call, work: (there: AtCreditor) => Promise<T>): Promise<T> =>
  serving.inOrg(call, async (tx) => {
    const { creditorId, id: mandateId } = call.params
    const held = await mandateHeld(tx, mandateId)
    if (held?.creditorOrgId !== creditorId || !held.isLetIn) throw notHeld()
    return there(tx, call, creditorId, { mandateId, creditor: held.creditor }, work)
  })

/** Work in the books of a creditor that gave the caller's organisation a mandate, be it over: what is sought there is sought as the caller's own. */
export const atCreditor = <T>(
  serving: Serving,
  call: CallAt,
  work: (there: AsAgent & Known) => Promise<T>,
): Promise<T> =>
  serving.inOrg(call, async (tx) => {
    const { creditorId } = call.params
    const creditor = await creditorServed(tx, creditorId)
    if (creditor === null) throw notHeld()
    return there(tx, call, creditorId, { creditor }, work)
  })

/** The same once it is known that the caller's organisation may: it is done as the creditor, under the agent's name. */
export async function there<About extends Known, T>(
  tx: OrgTx,
  call: Parameters<typeof memberOf>[0],
  creditorId: number,
  about: About,
  work: (there: AsAgent & About) => Promise<T>,
): Promise<T> {
  const { orgId, actor } = memberOf(call)
  const { name } = await organisationOf(tx)
  const { creditor } = about
  return onOtherSide(tx, creditorId, (theirs) =>
    work({ ...about, tx: theirs, actor: agentActor(actor, { orgId, name }, creditor) }),
  )
}

export const notHeld = (): Refused => new Refused(refuse('not_found', words.notHeld).refusal)
