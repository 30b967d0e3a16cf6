import type { By } from '../src/cash/index.ts'
import { writeNote } from '../src/desk/index.ts'
import { categoryBook, disputeName, openDispute } from '../src/disputes/index.ts'
import { formatDay } from '../src/kernel/calendar.ts'
import type { OrgTx } from '../src/platform/db.ts'
import type { Reaction } from './behaviour.ts'
import type { SentReminder } from './product-doors.ts'
import { writePromise } from './promises.ts'

/** What is written down of what debtors say: one in three answers by telephone, as in life; the others simply pay, or do not. */
export async function noteReactions(
  tx: OrgTx,
  owner: string,
  reminder: SentReminder,
  reactions: readonly Reaction[],
  by: By,
): Promise<void> {
  const { customerId, code } = reminder
  const note = (outcome: 'disputes' | 'will_pay', body: string) =>
    writeNote(tx, { customerId, kind: 'call', body, outcome, contactId: null }, by)
  const disputed = reactions.find((reaction) => reaction.reaction === 'disputes')
  const promised = reactions.find((reaction) => reaction.reaction === 'will_pay')
  if (disputed) {
    const body = `Conteste ${disputed.documentNo}\u00a0: livraison incomplète. Bon de livraison demandé.`
    await note('disputes', body)
    const item = reminder.documents.find((one) => one.documentNo === disputed.documentNo)
    const category = (await categoryBook(tx, by.at)).find((one) => disputeName('fr', one.name) === 'Livraison')!
    const items = item ? [{ itemId: item.itemId, cents: null }] : []
    const order = { customerId, categoryId: category.id, items, note: body, owner, dueOn: null, source: 'us' } as const
    if (item) await openDispute(tx, order, by)
  } else if (promised?.reaction === 'will_pay' && Number(code.slice(1)) % 3 === 0) {
    await note('will_pay', `Annonce un virement pour le ${formatDay('fr', promised.on)}.`)
    await writePromise(tx, reminder, promised.on, by)
  }
}
