import type { Dependants } from '../../intake/index.ts'
import { actionWording as words } from '../action-wording.ts'
import { remindersAbout, spokenTo } from '../store.ts'

/**
 * What reminders hold against undoing an import. One that left names its items for good, so the import that made them
 * stays. A line that vanished from the accounts goes even so: better an unexplained reminder in the past than another one
 * tomorrow for an invoice that is no more.
 */
export const importDependants: Dependants = {
  async ofImport(tx, importId) {
    const count = await remindersAbout(tx, importId)
    return count === 0 ? [] : [{ code: 'reminders_sent', sentence: words.remindersSent, params: { count } }]
  },
  ofItems: async () => new Set(),
  ofCustomers: async (tx, customerIds) => new Set(await spokenTo(tx, customerIds)),
}
