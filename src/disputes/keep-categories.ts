import { organisationOf } from '../access/index.ts'
import type { By } from '../cash/index.ts'
import { newId } from '../kernel/ids.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import { colleagueOf } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import { record } from '../trail/index.ts'
import { categoriesOf, insertCategory, lockCategories, updateCategory } from './category-store.ts'
import { defaultCategories, disputeName } from './default-categories.ts'
import type { Category, CategoryTask } from './model.ts'
import { disputesWording as words } from './wording.ts'

/** The causes of the organisation; an organisation that has none yet is given those of the trade, in its language. */
export async function categoryBook(tx: OrgTx, at: Date): Promise<Category[]> {
  const found = await categoriesOf(tx)
  // An agency settles nothing of the organisation that it works in.
  if (found.length > 0 || tx.agency !== null) return found
  await lockCategories(tx)
  if ((await categoriesOf(tx)).length === 0) {
    const { lang } = await organisationOf(tx)
    for (const category of defaultCategories(lang))
      await insertCategory(tx, {
        ...category,
        id: newId(at),
        owner: null,
        colleagueId: null,
        colleagueDecides: false,
      })
  }
  return categoriesOf(tx)
}

export type CategoryInput = {
  readonly name: string
  readonly owner: string | null
  readonly colleagueId: string | null
  readonly colleagueDecides: boolean
  readonly delayDays: number
  readonly tasks: readonly CategoryTask[]
  readonly isRetired: boolean
}

/** Adds a cause (`id` null) or changes one. Disputes that run keep the tasks and the deadline they were opened with. Gives its id. */
export async function keepCategory(tx: OrgTx, id: string | null, input: CategoryInput, by: By): Promise<string> {
  const book = await categoryBook(tx, by.at)
  await lockCategories(tx)
  const before = book.find((one) => one.id === id)
  if (id !== null && !before) throw new Refused(notFound().refusal)
  const name = input.name.trim()
  const others = book.filter((one) => one.id !== id && !one.isRetired)
  const isSame = (one: Category) =>
    [one.name, disputeName('fr', one.name), disputeName('en', one.name)].some(
      (known) => known.toLowerCase() === name.toLowerCase(),
    )
  if (!input.isRetired && others.some(isSame))
    throw new Refused(refuse('name_taken', words.categoryName, { name }, 'name').refusal)
  if (input.isRetired && others.length === 0) throw new Refused(refuse('last_category', words.lastCategory).refusal)
  await checkColleagues(tx, input, before)
  const kept = {
    ...input,
    name,
    colleagueDecides: input.colleagueDecides && input.colleagueId !== null,
    tasks: input.tasks.map((task) => ({ ...task, name: task.name.trim() })),
  }
  const own = id ?? newId(by.at)
  if (before) await updateCategory(tx, own, kept, by.at)
  else await insertCategory(tx, { ...kept, id: own })
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: before ? 'dispute_category_changed' : 'dispute_category_added',
    subject: { kind: 'dispute_category', id: own },
    data: { before: before ?? null, after: kept },
  })
  return own
}

/** Refuses a colleague who has left or cannot be written to; one who stood there before stays. */
async function checkColleagues(tx: OrgTx, input: CategoryInput, before: Category | undefined): Promise<void> {
  const asked = new Set([input.colleagueId, ...input.tasks.map((task) => task.colleagueId)])
  for (const known of [before?.colleagueId, ...(before?.tasks ?? []).map((task) => task.colleagueId)])
    asked.delete(known ?? null)
  for (const id of asked) {
    if (id === null) continue
    const colleague = await colleagueOf(tx, id)
    if (!colleague) throw new Refused(refuse('colleague_gone', words.colleagueGone, undefined, 'colleagueId').refusal)
    if (!colleague.email)
      throw new Refused(
        refuse('email_missing', words.colleagueUnreached, { name: colleague.name }, 'colleagueId').refusal,
      )
  }
}
