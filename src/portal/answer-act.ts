import type { By } from '../cash/index.ts'
import { settleWork } from '../desk/index.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import { planHooks } from '../legal/index.ts'
import type { ContactInput } from '../parties/contract.ts'
import { addContact, changeContact, contactsOf, customerOf } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import type { PdfPress } from '../platform/pdf/pdf-press.ts'
import { approvePlan, cancelPlan, plansOf, promiseSettingOf, proposePlan } from '../promises/index.ts'
import { beyondLimits } from '../promises/rules.ts'
import { record } from '../trail/index.ts'
import type { Said } from './act.ts'
import type { ActKind } from './model.ts'
import { queueAnswer } from './receipt.ts'
import { type Act, answerAct as keepAnswer, lockAct } from './store.ts'
import { portalWording as words } from './wording.ts'

/** The work that each kind of request puts on the worklist. */
const WORK = {
  plan: 'plan_requested',
  contact: 'contact_proposed',
  paid: 'payment_proof',
  copy: 'portal_message',
} as const satisfies Partial<Record<ActKind, string>>

type AnswerDeps = { readonly press: PdfPress; readonly lift: (tx: OrgTx, holdId: string) => Promise<void> }

/**
 * Says yes or no to a request, once, and does what follows: a plan is proposed, a contact changed, and when no payment was found its
 * documents are asked for again. The customer is told by mail.
 */
export async function answerAct(
  tx: OrgTx,
  deps: AnswerDeps,
  id: string,
  said: { readonly isAccepted: boolean; readonly answer: string; readonly mayApprove: boolean },
  by: By,
): Promise<void> {
  const act = await lockAct(tx, id)
  if (!act) throw new Refused(notFound().refusal)
  if (act.state !== 'waiting')
    throw new Refused(refuse('already_done', words.notWaiting, { who: act.answeredBy ?? 'Quittance' }).refusal)
  if (!said.isAccepted && said.answer === '')
    throw new Refused(refuse('answer_missing', words.answerMissing, {}, 'answer').refusal)
  const made = said.isAccepted
    ? await accepted(tx, deps, act, said.mayApprove, by)
    : await refused(tx, deps, act, said.answer, by)
  const state = said.isAccepted ? 'accepted' : 'refused'
  await keepAnswer(tx, id, { state, at: by.at, by: by.actor.name, answer: said.answer, made })
  const kind = WORK[act.kind as keyof typeof WORK]
  if (kind) await settleWork(tx, kind, id, { actor: by.actor, at: by.at })
  const customer = await customerOf(tx, act.customerId)
  if (customer) await queueAnswer(tx, { customer, lang: act.lang, by }, { ...act, said: act.said as Said }, said)
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: said.isAccepted ? 'portal_request_accepted' : 'portal_request_refused',
    subject: { kind: 'customer', id: act.customerId },
    data: { act: id, what: act.kind, reason: said.answer },
  })
}

async function accepted(
  tx: OrgTx,
  { press }: AnswerDeps,
  act: Act,
  mayApprove: boolean,
  by: By,
): Promise<Readonly<Record<string, unknown>>> {
  if (act.kind === 'contact') {
    const said = act.said.contact as Omit<ContactInput, 'role'> & { readonly role: ContactInput['role'] | null }
    const known = (await contactsOf(tx, [act.customerId])).find(({ id }) => id === act.said.contactId)
    // What was left empty stays as it is: the page shows nothing of it that could have been written again.
    const input: ContactInput = {
      firstName: said.firstName || (known?.firstName ?? ''),
      lastName: said.lastName || (known?.lastName ?? ''),
      role: said.role ?? known?.role ?? 'accounts_payable',
      email: said.email ?? known?.email ?? null,
      phone: said.phone ?? known?.phone ?? null,
    }
    const { id } = known
      ? await changeContact(tx, known.id, input, by)
      : await addContact(tx, act.customerId, input, by)
    return { contactId: id }
  }
  if (act.kind !== 'plan') return {}
  const planId = String(act.made.planId)
  const [plan] = await plansOf(tx, { id: planId, states: ['draft', 'proposed', 'active'] })
  if (!plan) throw new Refused(refuse('plan_gone', words.planGone).refusal)
  // Somebody proposed it from the plans themselves.
  if (plan.state !== 'draft') return {}
  const total = { cents: plan.cents, currency: plan.currency }
  const beyond = beyondLimits(plan.instalments, total, await promiseSettingOf(tx), by.today)
  if (beyond.length > 0 && plan.approvedAt === null) {
    if (!mayApprove) throw new Refused(refuse('right_missing', words.planBeyond).refusal)
    await approvePlan(tx, planId, by)
  }
  await proposePlan(tx, planHooks, press, planId, by)
  return {}
}

async function refused(
  tx: OrgTx,
  { lift }: AnswerDeps,
  act: Act,
  why: string,
  by: By,
): Promise<Readonly<Record<string, unknown>>> {
  if (act.kind === 'paid') {
    for (const hold of act.made.holds as readonly string[]) {
      try {
        await lift(tx, hold)
      } catch (error) {
        // Lifted by somebody, or run out: it is over already, which is all that is wanted.
        if (!(error instanceof Refused && error.refusal.code === 'already_done')) throw error
      }
    }
  }
  if (act.kind === 'plan') {
    const planId = String(act.made.planId)
    const [plan] = await plansOf(tx, { id: planId, states: ['draft'] })
    if (plan) await cancelPlan(tx, planId, why, by)
  }
  return {}
}
