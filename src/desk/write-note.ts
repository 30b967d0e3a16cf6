import { newId } from '../kernel/ids.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import { customerOf } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import { type Actor, record } from '../trail/index.ts'
import type { Note } from './model.ts'
import { insertNote } from './store.ts'
import { deskWording as words } from './wording.ts'

/** Writes a note or logs a call about a customer. A call needs its outcome; a note needs its words. */
export async function writeNote(
  tx: OrgTx,
  input: Omit<Note, 'id' | 'madeAt' | 'madeBy'>,
  by: { actor: Actor; at: Date },
): Promise<Note> {
  if (input.kind === 'note' && input.body === '')
    throw new Refused(refuse('note_empty', words.noteEmpty, undefined, 'body').refusal)
  if (input.kind === 'call' && input.outcome === null)
    throw new Refused(refuse('outcome_missing', words.outcomeMissing, undefined, 'outcome').refusal)
  if (!(await customerOf(tx, input.customerId))) throw new Refused(notFound().refusal)
  const note: Note = {
    ...input,
    outcome: input.kind === 'call' ? input.outcome : null,
    id: newId(by.at),
    madeAt: by.at,
    madeBy: by.actor.name,
  }
  await insertNote(tx, note)
  await record(tx, {
    ...by,
    verb: input.kind === 'call' ? 'call_logged' : 'note_written',
    subject: { kind: 'customer', id: note.customerId },
    data: { note: note.id, body: note.body, outcome: note.outcome },
  })
  return note
}
