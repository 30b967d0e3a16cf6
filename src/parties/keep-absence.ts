import type { LocalDate } from '../kernel/calendar.ts'
import { Refused } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { tellFact } from '../platform/facts.ts'
import { notFound } from '../platform/http.ts'
import { type Actor, record } from '../trail/index.ts'
import type { Contact } from './model.ts'
import { contactOf, updateAbsence } from './store.ts'

/** The last day on which a person is away, as a reply told it or somebody who knows; null: they are back. Reminders are decided again. */
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
    verb: until === null ? 'contact_back' : 'contact_absent',
    subject: { kind: 'customer', id: before.customerId },
    data: { contact: id, lastName: before.lastName, email: before.email, untilOn: until },
  })
  await tellFact(tx, 'absence_moved', { orgId: tx.orgId, customerId: before.customerId })
  return { ...before, absentUntil: until }
}
