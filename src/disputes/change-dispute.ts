import type { By } from '../cash/index.ts'
import type { LocalDate } from '../kernel/calendar.ts'
import { newId } from '../kernel/ids.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import { categoryOf } from './category-store.ts'
import { type DisputeAct, whyNot } from './model.ts'
import { categoryChosen, checkDue, checkOwner } from './open-dispute.ts'
import { type Dispute, insertNote, lockDispute, tickTask, updateDispute } from './store.ts'
import { recordOn } from './tell.ts'
import { disputesWording as words } from './wording.ts'

/** The dispute, locked, on which this act is possible; refused otherwise. */
export async function disputeToAct(tx: OrgTx, id: string, act: DisputeAct): Promise<Dispute> {
  const dispute = await lockDispute(tx, id)
  if (!dispute) throw new Refused(notFound().refusal)
  const refusal = whyNot(act, dispute.state)
  if (refusal) throw new Refused(refusal)
  return dispute
}

export type DisputeEdit = {
  readonly categoryId: string
  readonly owner: string | null
  readonly note: string
  readonly dueOn: LocalDate
}

/** Corrects the cause, the owner, the deadline or what the customer says. Tasks stay as they are. */
export async function editDispute(tx: OrgTx, id: string, edit: DisputeEdit, by: By): Promise<void> {
  const before = await disputeToAct(tx, id, 'edit')
  const category = await categoryChosen(tx, edit.categoryId, by.at, before.categoryId)
  if (edit.owner !== before.owner) await checkOwner(tx, edit.owner)
  checkDue(edit.dueOn, before.openedOn)
  const causeBefore = await categoryOf(tx, before.categoryId)
  await updateDispute(tx, id, { ...edit, note: edit.note.trim() })
  await recordOn(tx, before, by, 'dispute_changed', {
    before: { cause: causeBefore?.name, owner: before.owner, note: before.note, deadlineOn: before.dueOn },
    after: { cause: category.name, owner: edit.owner, note: edit.note.trim(), deadlineOn: edit.dueOn },
  })
}

/** Ticks a task as done, or takes the tick back; ticking it twice changes nothing. */
export async function markTask(tx: OrgTx, id: string, taskId: string, isDone: boolean, by: By): Promise<void> {
  const dispute = await lockDispute(tx, id)
  if (!dispute) throw new Refused(notFound().refusal)
  const task = await tickTask(tx, id, taskId, isDone ? { at: by.at, by: by.actor.name } : null)
  if (!task) return
  await recordOn(tx, dispute, by, isDone ? 'dispute_task_done' : 'dispute_task_reopened', { task: task.name })
}

/** Adds what was learnt about a dispute, whatever its state. */
export async function noteOnDispute(tx: OrgTx, id: string, text: string, by: By): Promise<void> {
  const body = text.trim()
  if (body === '') throw new Refused(refuse('note_empty', words.noteEmpty, undefined, 'body').refusal)
  const dispute = await lockDispute(tx, id)
  if (!dispute) throw new Refused(notFound().refusal)
  await insertNote(tx, id, { id: newId(by.at), body, writtenAt: by.at, writtenBy: by.actor.name })
  await recordOn(tx, dispute, by, 'dispute_noted', { note: body })
}
