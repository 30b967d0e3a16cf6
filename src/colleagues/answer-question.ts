import type { By } from '../cash/index.ts'
import { acceptDispute, disputeHead, keepEvidence, markTask, presentDispute, rejectDispute } from '../disputes/index.ts'
import { placeHold } from '../dunning/index.ts'
import { addDays, type LocalDate } from '../kernel/calendar.ts'
import { newId } from '../kernel/ids.ts'
import { accept, Refused, refuse, type Verdict } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { checkedFile } from '../platform/upload.ts'
import { record } from '../trail/index.ts'
import { deedsOf, insertDeed, insertFile, isDone } from './deed-store.ts'
import type { ColleagueDeps } from './deps.ts'
import { type Deed, type DeedKind, MOST_DEEDS, type Question } from './model.ts'
import { lockQuestion, moveQuestion, settingOf } from './store.ts'
import { colleaguesWording as words } from './wording.ts'

/** What a colleague sent from its page. `formKey` names this sending: sent twice, it is done once. */
export type Act = { readonly formKey: string } & (
  | { readonly kind: 'answer'; readonly body: string }
  | { readonly kind: 'accept'; readonly body: string; readonly cents: number }
  | { readonly kind: 'reject'; readonly body: string }
  | { readonly kind: 'hold'; readonly body: string; readonly untilOn: LocalDate }
  | { readonly kind: 'file'; readonly file: { readonly name: string; readonly bytes: Uint8Array } }
  | { readonly kind: 'task'; readonly taskId: string }
)

/** Days left to the customer when a colleague who may decide rejects its dispute. */
const GRACE_DAYS = 7

/**
 * Does what a colleague asks for on its page, as that colleague: an answer, a word on the dispute, a hold with an end, a file, a task
 * that is done. What it may not decide alone is kept as a proposal. The question then waits for a member. Throws `Refused`.
 */
export async function actOnQuestion(tx: OrgTx, deps: ColleagueDeps, id: string, act: Act, by: By): Promise<void> {
  const question = await lockQuestion(tx, id)
  if (!question || (question.state !== 'open' && question.state !== 'answered'))
    throw new Refused(refuse('question_state', words.notOpen).refusal)
  if (await isDone(tx, id, act.formKey)) return
  if ((await deedsOf(tx, id)).length >= MOST_DEEDS) throw new Refused(refuse('too_many', words.tooMany).refusal)
  const done = await perform(tx, deps, question, act, by)
  const deed: Omit<Deed, 'decidedAt' | 'decidedByName'> = {
    id: newId(by.at),
    questionId: id,
    formKey: act.formKey,
    kind: act.kind,
    body: 'body' in act ? act.body.trim() : done.body,
    cents: act.kind === 'accept' ? act.cents : null,
    untilOn: act.kind === 'hold' ? act.untilOn : null,
    fileName: done.fileName,
    verdict: done.verdict,
    doneAt: by.at,
  }
  await insertDeed(tx, deed)
  await moveQuestion(tx, id, { state: 'answered', at: by.at, byName: null })
  // What disputes and holds did, they tell themselves, in this colleague's name.
  if (done.verdict === 'done' && !TOLD_HERE.has(act.kind)) return
  if (act.kind === 'file' && question.disputeId !== null) return
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: done.verdict === 'proposed' ? `question_proposed_${act.kind}` : `question_${act.kind}`,
    subject: { kind: 'customer', id: question.customerId },
    data: {
      question: id,
      ...(deed.body ? { said: deed.body } : {}),
      ...(deed.fileName ? { file: deed.fileName } : {}),
    },
  })
}

const TOLD_HERE: ReadonlySet<DeedKind> = new Set(['answer', 'file'])

type Done = { readonly verdict: 'done' | 'proposed'; readonly body: string; readonly fileName: string | null }
const nothingMore: Done = { verdict: 'done', body: '', fileName: null }

async function perform(tx: OrgTx, deps: ColleagueDeps, question: Question, act: Act, by: By): Promise<Done> {
  switch (act.kind) {
    case 'answer':
      if (act.body.trim() === '')
        throw new Refused(refuse('answer_empty', words.answerEmpty, undefined, 'body').refusal)
      return nothingMore
    case 'accept':
    case 'reject':
      return endOrPropose(tx, question, act, by)
    case 'hold': {
      const { mostHoldDays } = await settingOf(tx)
      const checked = mayHold(act.untilOn, by.today, mostHoldDays)
      if (!checked.ok) throw new Refused(checked.refusal)
      const hold = { itemId: null, category: 'commercial' as const, note: act.body.trim(), untilOn: act.untilOn }
      await placeHold(tx, deps, question.customerId, hold, by.actor)
      return nothingMore
    }
    case 'file': {
      const file = checkedFile(act.file)
      if (question.disputeId !== null) await keepEvidence(tx, question.disputeId, file, by)
      else {
        const { name, type, bytes } = file
        const sha256 = Buffer.from(file.sha256, 'hex')
        const id = newId(by.at)
        if ((await insertFile(tx, { id, questionId: question.id, name, type, bytes, sha256, at: by.at })) === 0)
          throw new Refused(refuse('already_done', words.fileTwice, { name }, 'file').refusal)
      }
      return { ...nothingMore, fileName: file.name }
    }
    case 'task':
      return tick(tx, question, act.taskId, by)
  }
}

/** A hold of a colleague ends, and no later than the organisation lets it. */
export function mayHold(untilOn: LocalDate, today: LocalDate, mostHoldDays: number): Verdict<null> {
  if (mostHoldDays === 0) return refuse('hold_forbidden', words.holdForbidden)
  if (untilOn < today) return refuse('day_past', words.dayPast, { day: untilOn }, 'untilOn')
  const last = addDays(today, mostHoldDays)
  return untilOn > last ? refuse('hold_too_long', words.holdTooLong, { last }, 'untilOn') : accept(null)
}

/** Ends the dispute when its cause lets this colleague decide; else it is proposed, once what is proposed could be done. */
async function endOrPropose(
  tx: OrgTx,
  question: Question,
  act: Extract<Act, { kind: 'accept' | 'reject' }>,
  by: By,
): Promise<Done> {
  if (act.body.trim() === '') throw new Refused(refuse('reason_missing', words.reasonEmpty, undefined, 'body').refusal)
  if (question.disputeId === null) throw new Refused(refuse('no_dispute', words.noDispute).refusal)
  const dispute = await presentDispute(tx, question.disputeId, 'fr', by.today)
  if (!dispute || dispute.state === 'resolved') throw new Refused(refuse('dispute_state', words.disputeOver).refusal)
  if (act.kind === 'accept' && act.cents > dispute.cents) {
    const { currency } = dispute
    const amounts = { asked: { cents: act.cents, currency }, left: { cents: dispute.cents, currency } }
    throw new Refused(refuse('credit_too_large', words.centsTooLarge, amounts, 'cents').refusal)
  }
  if (!dispute.colleagueDecides || dispute.colleagueId !== question.colleagueId)
    return { ...nothingMore, verdict: 'proposed' }
  await endAs(tx, question.disputeId, act, by)
  return nothingMore
}

/** Accepts or rejects a dispute, by a colleague who may or by the member who agrees with it. */
export const endAs = (
  tx: OrgTx,
  disputeId: string,
  how: { readonly kind: 'accept' | 'reject'; readonly cents?: number; readonly body: string },
  by: By,
): Promise<void> =>
  how.kind === 'accept'
    ? acceptDispute(tx, disputeId, { cents: how.cents!, note: how.body }, by)
    : rejectDispute(tx, disputeId, { note: how.body, graceDays: GRACE_DAYS }, by)

async function tick(tx: OrgTx, question: Question, taskId: string, by: By): Promise<Done> {
  const dispute = question.disputeId === null ? null : await disputeHead(tx, question.disputeId)
  const view = dispute && (await presentDispute(tx, dispute.id, 'fr', by.today))
  const task = view?.tasks.find((one) => one.id === taskId)
  if (!dispute || !task || task.doneAt !== null || task.colleagueId !== question.colleagueId)
    throw new Refused(refuse('task_unknown', words.taskUnknown).refusal)
  await markTask(tx, dispute.id, taskId, true, by)
  return { ...nothingMore, body: task.name }
}
