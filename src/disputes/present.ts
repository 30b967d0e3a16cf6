import { daysBetween, type LocalDate } from '../kernel/calendar.ts'
import type { Lang } from '../kernel/wording.ts'
import type { OrgTx } from '../platform/db.ts'
import { type DisputeRow, disputesPage } from './board-store.ts'
import { creditsToChoose } from './books-store.ts'
import { categoryOf } from './category-store.ts'
import type { DisputeView } from './contract.ts'
import { disputeName } from './default-categories.ts'
import { evidenceOf } from './evidence-store.ts'
import { heldCents } from './model.ts'
import { disputedItems, disputeOf, namedItem, notesOf, tasksOf } from './store.ts'

/** A row of the list, with how long it lasts and whether it should be over. */
export const presentRow = (row: DisputeRow, lang: Lang, today: LocalDate) => ({
  ...row,
  categoryName: disputeName(lang, row.categoryName),
  nextTask: row.nextTask && disputeName(lang, row.nextTask),
  days: daysBetween(row.openedOn, row.resolvedOn ?? today),
  isLate: row.state !== 'resolved' && row.dueOn < today,
})

/** Everything about one dispute, or null when there is none of this id. */
export async function presentDispute(tx: OrgTx, id: string, lang: Lang, today: LocalDate): Promise<DisputeView | null> {
  const dispute = await disputeOf(tx, id)
  if (!dispute) return null
  const asked = { show: 'all', id, sort: 'opened', descending: false, limit: 1, offset: 0 } as const
  const [row] = await disputesPage(tx, asked, today)
  const category = await categoryOf(tx, dispute.categoryId)
  const isOver = dispute.state === 'resolved'
  const items = await disputedItems(tx, id)
  const until = items[0]?.untilOn ?? null
  return {
    ...presentRow(row!, lang, today),
    colleagueId: dispute.colleagueId,
    colleagueDecides:
      dispute.colleagueId !== null && category?.colleagueId === dispute.colleagueId && category.colleagueDecides,
    note: dispute.note,
    openedBy: dispute.openedBy,
    openedAt: dispute.openedAt,
    awaitedCents: dispute.awaitedCents,
    forgivenCents: dispute.forgivenCents,
    credit: dispute.creditItemId === null ? null : await namedItem(tx, dispute.creditItemId),
    resolutionNote: dispute.resolutionNote,
    resolvedBy: dispute.resolvedBy,
    isAutomatic: dispute.isAutomatic,
    heldUntilOn: isOver && until !== null && until >= today ? until : null,
    items: items.map(
      ({ side: _side, currency: _currency, isReversed: _reversed, fromOn: _from, untilOn: _until, ...item }) => ({
        ...item,
        heldCents: isOver ? 0 : heldCents(item, item.openCents),
      }),
    ),
    tasks: (await tasksOf(tx, id)).map((task) => ({
      ...task,
      name: disputeName(lang, task.name),
      isLate: !isOver && task.doneAt === null && task.dueOn < today,
    })),
    notes: await notesOf(tx, id),
    evidence: await evidenceOf(tx, id),
    credits: isOver ? [] : await creditsToChoose(tx, dispute.customerId, dispute.currency),
  }
}
