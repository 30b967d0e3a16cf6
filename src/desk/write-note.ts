import { organisationOf } from '../access/index.ts'
import { dayIn } from '../kernel/calendar.ts'
import { newId } from '../kernel/ids.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import { contactOf, customerOf, markPhoneInvalid } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { tellFact } from '../platform/facts.ts'
import { notFound } from '../platform/http.ts'
import { type Actor, record } from '../trail/index.ts'
import type { Note } from './model.ts'
import { insertNote, isHeldByAgency } from './store.ts'
import { deskWording as words } from './wording.ts'

type NoteInput = Omit<Note, 'id' | 'madeAt' | 'madeBy' | 'phone' | 'callBackOn'> &
  Partial<Pick<Note, 'phone' | 'callBackOn'>>

/**
 * Writes a note or logs a call about a customer. A call needs its outcome, and one to be made again its day; a note needs its words.
 * A number that turned out to be somebody else's is refused from now on.
 */
export async function writeNote(tx: OrgTx, input: NoteInput, by: { actor: Actor; at: Date }): Promise<Note> {
  if (input.kind === 'note' && input.body === '')
    throw new Refused(refuse('note_empty', words.noteEmpty, undefined, 'body').refusal)
  if (input.kind === 'call' && input.outcome === null)
    throw new Refused(refuse('outcome_missing', words.outcomeMissing, undefined, 'outcome').refusal)
  const isCallBack = input.kind === 'call' && input.outcome === 'call_back'
  const callBackOn = isCallBack ? (input.callBackOn ?? null) : null
  const today = dayIn((await organisationOf(tx)).timeZone, by.at)
  if (isCallBack && (callBackOn === null || callBackOn <= today))
    throw new Refused(refuse('call_back_missing', words.callBackMissing, undefined, 'callBackOn').refusal)
  if (!(await customerOf(tx, input.customerId))) throw new Refused(notFound().refusal)
  const note: Note = {
    ...input,
    outcome: input.kind === 'call' ? input.outcome : null,
    phone: input.kind === 'call' ? (input.phone ?? null) : null,
    callBackOn,
    id: newId(by.at),
    madeAt: by.at,
    madeBy: by.actor.name,
  }
  await insertNote(tx, note, by.actor.id.startsWith('user:') ? by.actor.id.slice('user:'.length) : null)
  if (note.outcome === 'wrong_number' && note.contactId) await refuseNumber(tx, note.contactId, note.customerId, by.at)
  if (await isHeldByAgency(tx, note.customerId))
    await tellFact(tx, 'note_written', { orgId: tx.orgId, customerId: note.customerId })
  await record(tx, {
    ...by,
    verb: input.kind === 'call' ? 'call_logged' : 'note_written',
    subject: { kind: 'customer', id: note.customerId },
    data: { note: note.id, body: note.body, outcome: note.outcome },
  })
  return note
}

async function refuseNumber(tx: OrgTx, contactId: string, customerId: string, at: Date): Promise<void> {
  const contact = await contactOf(tx, contactId)
  if (contact?.customerId === customerId) await markPhoneInvalid(tx, [contactId], at)
}
