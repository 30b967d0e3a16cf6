import { memberOf, organisationOf } from '../../access/index.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { heldByUs, mandateHeld } from '../../outsourcing/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { onOtherSide } from '../../platform/other-side.ts'
import type { Actor } from '../../trail/index.ts'
import { actionWording as words } from '../action-wording.ts'
import type { Serving } from '../serving.ts'

type Call = Parameters<typeof memberOf>[0] & { readonly params: { readonly creditorId: number; readonly id: string } }

/** What somebody of an agency does in the books of a creditor, under one mandate and as an agent. */
export type AtCreditor = {
  readonly tx: OrgTx
  readonly mandateId: string
  readonly creditor: string
  readonly actor: Actor
}

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

async function there<T>(
  tx: OrgTx,
  call: Call,
  creditorId: number,
  { mandateId, creditor }: { readonly mandateId: string; readonly creditor: string },
  work: (there: AtCreditor) => Promise<T>,
): Promise<T> {
  const { orgId, actor } = memberOf(call)
  const { name } = await organisationOf(tx)
  return onOtherSide(tx, creditorId, (theirs) =>
    work({ tx: theirs, mandateId, creditor, actor: asAgent(actor, { orgId, name, creditor }) }),
  )
}

/** A member of an agency as the creditor's trail names an agent. */
export const asAgent = (
  { id, name }: Actor,
  agency: { readonly orgId: number; readonly name: string; readonly creditor: string },
): Actor => ({
  id: `agent:${agency.orgId}:${id.split(':').at(-1)}`,
  name: `${name}, ${agency.name}`,
  onBehalfOf: agency.creditor,
})

export const notHeld = (): Refused => new Refused(refuse('not_found', words.notHeld).refusal)
