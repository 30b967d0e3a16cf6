import type { LocalDate } from '../kernel/calendar.ts'
import { Refused } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import { type Actor, record } from '../trail/index.ts'
import type { Contact } from './model.ts'
import { contactOf, updateAbsence } from './store.ts'

/** The last day that a person said they are away; null: they are back. */
export async function keepAbsence(
  tx: OrgTx,
  id: string,
  until: LocalDate | null,
  by: { readonly actor: Actor; readonly at: Date },
): Promise<Contact> {
  const before = await contactOf(tx, id)
  if (!before) throw new Refused(notFound().refusal)
  await updateAbsence(tx, id, until)
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: 'contact_absent',
    subject: { kind: 'customer', id: before.customerId },
    data: { contact: id, email: before.email, untilOn: until },
  })
  return { ...before, absentUntil: until }
}
