import { membersOf } from '../../access/index.ts'
import type { Organisation, Sender, Voice } from '../../correspondence/index.ts'
import { listColleagues, salespeopleOf } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { DunningDeps } from '../deps.ts'
import type { Step, StepSender } from '../model.ts'

/** Somebody of the house, as a message names them. */
type Speaker = { readonly name: string; readonly email: string | null; readonly phone: string | null }

/** Who signs a step's message to a customer, and how its mail shows them: null where the organisation speaks for itself. */
export type VoiceOf = (
  step: Step,
  customerId: string,
  organisation: Organisation,
) => { readonly sender: Sender; readonly voice: Voice | null }

/** Reads once who may speak for these customers. A sender who is gone, or whom a customer has not, leaves it to the organisation. */
export async function voicesFor(
  tx: OrgTx,
  { inCharge }: Pick<DunningDeps, 'inCharge'>,
  customerIds: readonly string[],
): Promise<VoiceOf> {
  const collectors = inCharge ? await inCharge(tx, customerIds) : new Map<string, Speaker>()
  const salespeople = await salespeopleOf(tx, customerIds)
  const members = new Map(
    (await membersOf(tx)).map(({ userId, name, email }) => [userId, { name, email, phone: null }]),
  )
  const colleagues = new Map<string, Speaker>((await listColleagues(tx)).map((one) => [one.id, one]))
  const speakerFor = (sender: StepSender, customerId: string): Speaker | null => {
    if ('id' in sender) return (sender.who === 'member' ? members : colleagues).get(sender.id) ?? null
    return (sender.who === 'collector' ? collectors : salespeople).get(customerId) ?? null
  }
  return (step, customerId, organisation) => {
    const speaker = step.sender ? speakerFor(step.sender, customerId) : null
    const copyTo = (step.copyTo ?? []).flatMap((one) => {
      const copied = speakerFor(one, customerId)
      return copied?.email ? [{ name: copied.name, address: copied.email }] : []
    })
    if (!speaker) return { sender: organisation.sender, voice: copyTo.length > 0 ? voiceWith(copyTo) : null }
    const { email, phone } = organisation.sender
    // What the sender has not is the organisation's: a message always says where to answer.
    const sender = { name: speaker.name, title: null, email: speaker.email ?? email, phone: speaker.phone || phone }
    const replyTo = step.repliesToSender ? speaker.email : null
    return { sender, voice: { fromName: speaker.name, replyTo, copyTo } }
  }
}

const voiceWith = (copyTo: Voice['copyTo']): Voice => ({ fromName: null, replyTo: null, copyTo })
