import type { Link } from '../access/index.ts'
import { organisationOf } from '../access/index.ts'
import { disputeName, presentDispute } from '../disputes/index.ts'
import { addDays, dayIn, type LocalDate } from '../kernel/calendar.ts'
import type { Lang } from '../kernel/wording.ts'
import { type Item, itemsById, openItemsOf } from '../ledger/index.ts'
import { colleaguesById, customerOf } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { deedsOf } from './deed-store.ts'
import type { Deed, Question } from './model.ts'
import { questionOf, settingOf } from './store.ts'

/** The most documents shown on a page that a digest opened. */
const MOST_SHOWN = 30

/** All that the page of a question shows, and nothing else of the customer. */
export type PageFacts = {
  readonly lang: Lang
  readonly question: Question
  readonly colleague: string
  readonly customer: string
  readonly today: LocalDate
  /** The documents asked about; of a digest, what is overdue. */
  readonly items: readonly Item[]
  readonly dispute: PageDispute | null
  readonly deeds: readonly Deed[]
  /** The last day a hold may reach; null when colleagues may place none. */
  readonly lastHoldOn: LocalDate | null
  readonly expiresOn: LocalDate
}

export type PageDispute = {
  readonly isRunning: boolean
  readonly cause: string
  readonly note: string
  readonly cents: number
  readonly currency: string
  readonly decides: boolean
  readonly tasks: readonly { readonly id: string; readonly name: string; readonly dueOn: string }[]
  readonly evidence: readonly { readonly id: string; readonly name: string }[]
}

export async function pageFacts(tx: OrgTx, link: Link, lang: Lang, at: Date): Promise<PageFacts | null> {
  const question = await questionOf(tx, link.id)
  if (!question || question.state === 'withdrawn') return null
  const { timeZone } = await organisationOf(tx)
  const today = dayIn(timeZone, at)
  const [colleague] = await colleaguesById(tx, [question.colleagueId])
  const { mostHoldDays } = await settingOf(tx)
  return {
    lang,
    question,
    colleague: colleague!.name,
    customer: (await customerOf(tx, question.customerId))!.name,
    today,
    items: await itemsShown(tx, question, today),
    dispute: await disputeShown(tx, question, lang, today),
    deeds: (await deedsOf(tx, question.id)).map((deed) =>
      deed.kind === 'task' ? { ...deed, body: disputeName(lang, deed.body) } : deed,
    ),
    lastHoldOn: mostHoldDays === 0 ? null : addDays(today, mostHoldDays),
    expiresOn: addDays(dayIn(timeZone, link.expiresAt), -1),
  }
}

async function itemsShown(tx: OrgTx, question: Question, today: LocalDate): Promise<Item[]> {
  if (question.origin !== 'digest') return itemsById(tx, question.itemIds)
  const open = await openItemsOf(tx, question.customerId)
  return open.filter((item) => item.side === 1 && item.dueOn < today).slice(0, MOST_SHOWN)
}

async function disputeShown(tx: OrgTx, question: Question, lang: Lang, today: LocalDate): Promise<PageDispute | null> {
  const found = question.disputeId === null ? null : await presentDispute(tx, question.disputeId, lang, today)
  if (!found) return null
  const isRunning = found.state !== 'resolved'
  return {
    isRunning,
    cause: found.categoryName,
    note: found.note,
    cents: found.cents,
    currency: found.currency,
    decides: found.colleagueDecides && found.colleagueId === question.colleagueId,
    tasks: found.tasks
      .filter((task) => isRunning && task.doneAt === null && task.colleagueId === question.colleagueId)
      .map(({ id, name, dueOn }) => ({ id, name, dueOn })),
    evidence: question.showsEvidence ? found.evidence.map(({ id, name }) => ({ id, name })) : [],
  }
}
