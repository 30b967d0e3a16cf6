import type { By } from '../../cash/index.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { reverseItems } from '../../ledger/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { part } from '../../platform/sql.ts'
import { merkleRoot, record } from '../../trail/index.ts'
import { told } from './claim-charges.ts'
import { type ChargeNote, lockCharges, markTakenBack, noteOf } from './note-store.ts'
import { wording as words } from './wording.ts'

/**
 * Takes a note back: its debits are reversed, and what it asked for runs again as if it had never been claimed. Refused when
 * something of it was paid: that settlement is undone first.
 */
export async function takeNoteBack(tx: OrgTx, id: string, why: string, by: By): Promise<void> {
  const asked = await noteOf(tx, id)
  if (!asked) throw new Refused(notFound().refusal)
  await lockCharges(tx, [asked.customerId])
  const note = (await noteOf(tx, id))!
  if (note.takenBackAt) throw new Refused(refuse('changed_meanwhile', words.noteGone).refusal)
  await reverseNotes(tx, [note], why, by)
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: 'charges_taken_back',
    subject: { kind: 'charge_note', id },
    data: { ...told(note), reason: why },
  })
}

/** Takes back notes of which nothing was paid, whose customers the caller has locked: one event that proves each of them. */
export async function takeNotesBack(tx: OrgTx, notes: readonly ChargeNote[], why: string, by: By): Promise<void> {
  if (notes.length === 0) return
  await reverseNotes(tx, notes, why, by)
  const root = merkleRoot(notes.map((note) => JSON.stringify({ id: note.id, ...told(note) })))
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: 'charges_taken_back_together',
    subject: { kind: 'organisation', id: String(tx.orgId) },
    data: { count: notes.length, root, reason: why },
  })
}

async function reverseNotes(tx: OrgTx, notes: readonly ChargeNote[], why: string, { at }: By): Promise<void> {
  const items = notes.flatMap((note) => [note.interestItemId, note.indemnityItemId].filter((one) => one !== null))
  await reverseItems(tx, part`select unnest(${items}::uuid[])`, at)
  await markTakenBack(
    tx,
    notes.map(({ id }) => id),
    why,
    at,
  )
}
