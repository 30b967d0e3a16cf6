import { organisationOf } from '../../access/index.ts'
import { reviseMessage } from '../../correspondence/index.ts'
import { dayIn } from '../../kernel/calendar.ts'
import { accept, type Refusal, refuse, type Verdict } from '../../kernel/verdict.ts'
import { customersById } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { record, systemActor } from '../../trail/index.ts'
import { actionWording as words } from '../action-wording.ts'
import { amountsOf, contentDigest, lineArrays } from '../days/decision-row.ts'
import type { DunningDeps } from '../deps.ts'
import { composerFor } from './compose-message.ts'
import { type Reconsidered, reconsider } from './reconsider.ts'
import { lockActionOfMessage, planAgain, renewLines, type StoredAction, settleAction } from './store.ts'

/**
 * Asked just before a message leaves, in the transaction that claims it: is it still right? Money that arrived meanwhile, a
 * hold, an exclusion or the hour refuse it, and its action ends with that reason. Amounts that moved are said anew from the
 * books, unless a person wrote the text: then it comes back to be confirmed. Messages that are not reminders are none of our business.
 */
export async function stillWanted(tx: OrgTx, deps: DunningDeps, messageId: string): Promise<Verdict<null>> {
  const action = await lockActionOfMessage(tx, messageId)
  if (action?.state !== 'queued') return accept(null)
  const verdict = (await reconsider(tx, deps, [action], 'to_leave')).get(action.id)
  if (!verdict) return withdraw(tx, deps, action, await nothingLeft(tx, action))
  if (!verdict.ok) return withdraw(tx, deps, action, verdict.refusal)
  const { decision, step, facts, scenario } = verdict.value
  if (contentDigest(decision) === action.digest) return accept(null)
  if (action.body !== null) return backToConfirm(tx, deps, action, verdict.value)
  const on = dayIn((await organisationOf(tx)).timeZone, deps.clock.now())
  const composed = (await composerFor(tx, [action.customerId]))({ decision, step, scenario, facts, text: null, on })
  if (!composed.ok) return withdraw(tx, deps, action, composed.refusal)
  await reviseMessage(tx, messageId, composed.value)
  await renewLines(tx, action.id, {
    ...lineArrays(decision.items),
    ...amountsOf(decision),
    digest: contentDigest(decision),
  })
  return accept(null)
}

async function nothingLeft(tx: OrgTx, { customerId }: StoredAction): Promise<Refusal> {
  const [customer] = await customersById(tx, [customerId])
  return refuse('nothing_left', words.nothingLeft, { customer: customer?.name ?? '' }).refusal
}

async function withdraw(tx: OrgTx, deps: DunningDeps, action: StoredAction, refusal: Refusal): Promise<Verdict<null>> {
  const at = deps.clock.now()
  const by = systemActor('sending')
  await settleAction(tx, action.id, { state: 'cancelled', outcome: { refusal }, contactOn: null, by: by.id, at })
  await record(tx, {
    actor: by,
    verb: 'reminder_withdrawn',
    subject: { kind: 'dunning_action', id: action.id },
    at,
    data: { customerId: action.customerId, reason: refusal.code },
  })
  return { ok: false, refusal }
}

/** The text a person wrote goes on in a new plan, over the amounts of now, to be read again. */
async function backToConfirm(
  tx: OrgTx,
  deps: DunningDeps,
  action: StoredAction,
  { decision }: Reconsidered,
): Promise<Verdict<null>> {
  const [customer] = await customersById(tx, [action.customerId])
  const { refusal } = refuse('edited_amounts_changed', words.editedAmountsChanged, { customer: customer?.name ?? '' })
  const verdict = await withdraw(tx, deps, action, refusal)
  const lines = { ...lineArrays(decision.items), ...amountsOf(decision), digest: contentDigest(decision) }
  await planAgain(tx, { ...action, ...lines, reasons: [...decision.reasons] }, deps.clock.now())
  return verdict
}
