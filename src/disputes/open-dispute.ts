import { membersOf } from '../access/index.ts'
import type { By } from '../cash/index.ts'
import { addDays, type LocalDate } from '../kernel/calendar.ts'
import { newId } from '../kernel/ids.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import { type Item, itemsById } from '../ledger/index.ts'
import { customerOf } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import { lockCustomer } from './books-store.ts'
import { categoryBook } from './keep-categories.ts'
import type { Category, DisputeSource } from './model.ts'
import { inDispute, insertDispute, insertTasks } from './store.ts'
import { tellDispute } from './tell.ts'
import { disputesWording as words } from './wording.ts'

export type DisputeInput = {
  readonly customerId: string
  readonly categoryId: string
  /** Documents, each with the part that is contested in minor units; null: all that is left of it, whatever that becomes. */
  readonly items: readonly { readonly itemId: string; readonly cents: number | null }[]
  readonly note: string
  /** Undefined: who answers for the cause, else who opens it. */
  readonly owner?: string | null
  /** Null: the delay of the cause from today. */
  readonly dueOn: LocalDate | null
  readonly source: DisputeSource
}

/**
 * Opens a dispute about documents of one customer in one currency: what is contested of them is not asked for until it ends. The
 * tasks of its cause are dated from today. Refused for credits, for what is paid or gone, for what is in dispute already, and for
 * more than is left. Gives its id.
 */
export async function openDispute(tx: OrgTx, input: DisputeInput, by: By): Promise<string> {
  if (!(await customerOf(tx, input.customerId))) throw new Refused(notFound().refusal)
  const category = await categoryChosen(tx, input.categoryId, by.at)
  await checkOwner(tx, input.owner ?? null)
  await lockCustomer(tx, input.customerId)
  const { parts, currency } = await checkParts(tx, input)
  const owner = input.owner === undefined ? (category.owner ?? memberBehind(by)) : input.owner
  const dueOn = checkDue(input.dueOn ?? addDays(by.today, category.delayDays), by.today)
  const id = newId(by.at)
  await insertDispute(
    tx,
    {
      id,
      customerId: input.customerId,
      categoryId: category.id,
      currency,
      source: input.source,
      owner,
      colleagueId: category.colleagueId,
      note: input.note.trim(),
      openedOn: by.today,
      openedAt: by.at,
      openedBy: by.actor.name,
      dueOn,
    },
    parts,
  )
  const tasks = category.tasks.map((task) => ({
    id: newId(by.at),
    name: task.name,
    owner: task.colleagueId === null ? (task.owner ?? owner) : null,
    colleagueId: task.colleagueId,
    dueOn: addDays(by.today, task.days),
  }))
  if (tasks.length > 0) await insertTasks(tx, id, tasks)
  await tellDispute(tx, { id, customerId: input.customerId }, by, 'dispute_opened', {
    cause: category.name,
    documents: parts.map((one) => one.documentNo),
    contested: { cents: parts.reduce((sum, one) => sum + one.cents, 0), currency },
    note: input.note.trim(),
    deadlineOn: dueOn,
    source: input.source,
    items: parts.map(({ itemId, cents, isWhole }) => ({ itemId, cents, isWhole })),
  })
  return id
}

/** Who opens it, when that is a member and no part of the system. */
const memberBehind = ({ actor }: By): string | null => (actor.id.startsWith('user:') ? actor.id.slice(5) : null)

/** The cause, if it may be chosen still. */
export async function categoryChosen(tx: OrgTx, id: string, at: Date, kept?: string): Promise<Category> {
  const category = (await categoryBook(tx, at)).find((one) => one.id === id)
  if (category && (!category.isRetired || category.id === kept)) return category
  throw new Refused(refuse('category_gone', words.categoryGone, undefined, 'categoryId').refusal)
}

/** Refuses an owner who is no member here. */
export async function checkOwner(tx: OrgTx, owner: string | null): Promise<void> {
  if (owner === null || (await membersOf(tx)).some((member) => member.userId === owner)) return
  throw new Refused(refuse('owner_unknown', words.ownerUnknown, undefined, 'owner').refusal)
}

export function checkDue(dueOn: LocalDate, openedOn: LocalDate): LocalDate {
  if (dueOn >= openedOn) return dueOn
  throw new Refused(refuse('due_before', words.dueBefore, { due: dueOn, opened: openedOn }, 'dueOn').refusal)
}

type Part = { readonly itemId: string; readonly documentNo: string; readonly cents: number; readonly isWhole: boolean }

async function checkParts(tx: OrgTx, input: DisputeInput): Promise<{ parts: Part[]; currency: string }> {
  const asked = input.items
  const refused = (code: string, sentence: (typeof words)[keyof typeof words], params = {}) =>
    new Refused(refuse(code, sentence, params, 'items').refusal)
  if (asked.length === 0) throw refused('no_item', words.noItem)
  const ids = asked.map((one) => one.itemId)
  const items = new Map((await itemsById(tx, ids)).map((item) => [item.id, item]))
  const busy = new Set((await inDispute(tx, ids)).map((one) => one.itemId))
  const seen = new Set<string>()
  const parts = asked.map(({ itemId, cents }): Part & { currency: string } => {
    const item = items.get(itemId)
    if (!item || item.customerId !== input.customerId) throw refused('item_unknown', words.itemUnknown)
    const document = nameOf(item)
    if (seen.has(itemId)) throw refused('item_twice', words.itemTwice, { document })
    seen.add(itemId)
    if (item.side !== 1) throw refused('not_debit', words.notDebit, { document })
    if (item.reversed) throw refused('item_withdrawn', words.itemWithdrawn, { document })
    if (item.openCents === 0) throw refused('item_paid', words.itemPaid, { document })
    if (busy.has(itemId)) throw refused('item_disputed', words.itemDisputed, { document })
    const left = { cents: item.openCents, currency: item.currency }
    if (cents !== null && cents > item.openCents)
      throw refused('part_too_large', words.partTooLarge, { document, left })
    // A part that is all that is left is the whole: what is paid meanwhile is contested no more.
    const isWhole = cents === null || cents === item.openCents
    return { itemId, documentNo: document, cents: cents ?? item.openCents, isWhole, currency: item.currency }
  })
  const currency = parts[0]!.currency
  if (parts.some((one) => one.currency !== currency)) throw refused('mixed_currencies', words.mixedCurrencies)
  return { parts, currency }
}

const nameOf = (item: Item): string => item.documentNo || item.label.slice(0, 40)
