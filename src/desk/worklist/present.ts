import { disputeName } from '../../disputes/index.ts'
import { tellActions } from '../../dunning/index.ts'
import { shareOf } from '../../kernel/money.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import type { Chance } from '../../ledger/rules.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { EntryView, WorkView } from './contract.ts'
import type { Asking } from './entries.ts'
import type { Entry, Work } from './model.ts'
import { urgencyPercent } from './rank.ts'
import { urgencySentences, worklistWording as words, workSentences } from './wording.ts'

/** Kinds whose subject is an action of reminders. */
export const isAction = ({ kind }: Pick<Work, 'kind'>): boolean =>
  ['call', 'task', 'email', 'letter', 'failed', 'uncertain'].includes(kind)

type Told = Awaited<ReturnType<typeof tellActions>>

/** Entries as the screens read them: every reason a sentence in the caller's language. */
export async function presentEntries(
  tx: OrgTx,
  { book }: Asking,
  lang: Lang,
  entries: readonly Entry[],
): Promise<EntryView[]> {
  const actions = entries.flatMap(({ works }) => works.filter(isAction).map(({ subjectId }) => subjectId))
  const told = await tellActions(tx, book, lang, actions)
  return entries.map((entry) => ({
    customerId: entry.owner.id,
    customerName: entry.owner.name,
    customerCode: entry.owner.code,
    amounts: [...entry.amounts],
    oldestOn: entry.oldestOn,
    expected: [...entry.expected],
    urgencyPercent: urgencyPercent(entry.urgency),
    presses: entry.urgency
      .filter(({ code }) => code === 'formal_notice' || code === 'limitation')
      .map(({ code, n }) => say(lang, urgencySentences[code], { n })),
    works: entry.works.map((work) => tellWork(lang, work, told)),
    groups: [...entry.groups],
    member: entry.member,
    snooze: entry.snooze,
  }))
}

export function tellWork(lang: Lang, work: Work, told: Told): WorkView {
  const { kind, subjectId, since, money, params } = work
  const action = told.get(subjectId)
  const named = params.task === undefined ? params : { ...params, task: disputeName(lang, String(params.task)) }
  const plain = say(lang, workSentences[kind], { since, ...(money ? { amount: money } : {}), ...named })
  const own = params.words ? say(lang, words.quoted, { sentence: plain, words: params.words }) : plain
  return { kind, subjectId, since, sentence: action?.sentence ?? own, stepName: action?.stepName ?? null }
}

/** With nothing late, what is reckoned with is what its reminder is about, as the youngest of debts. */
const aheadOf = ({ amounts }: Entry) =>
  amounts.filter(({ cents }) => cents > 0).map((money) => ({ ...money, fromDays: 0 }))

/** What the place of a customer in the list is reckoned from, line by line. */
export function presentFormula(lang: Lang, entry: Entry, chances: readonly Chance[]) {
  const percent = urgencyPercent(entry.urgency)
  return {
    ages: (entry.overdue.length > 0 ? entry.overdue : aheadOf(entry)).map(({ fromDays, currency, cents }) => {
      const { bp, isOwn } = chances.find((one) => one.fromDays === fromDays)!
      const isAhead = entry.overdue.length === 0
      return { fromDays, isAhead, currency, cents, chanceBp: bp, isOwn, expectedCents: shareOf(cents, bp) }
    }),
    urgency: entry.urgency.map(({ code, percent, n }) => ({
      code,
      percent,
      sentence: say(lang, urgencySentences[code], { n }),
    })),
    urgencyPercent: percent,
    value: [...entry.value],
  }
}
