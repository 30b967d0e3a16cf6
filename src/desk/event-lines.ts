import { disputeName } from '../disputes/index.ts'
import { documentKindNames } from '../documents/wording.ts'
import { holdCategoryNames } from '../dunning/wording.ts'
import { formatDay, type LocalDate, toLocalDate } from '../kernel/calendar.ts'
import { formatMoney, type Money } from '../kernel/money.ts'
import { type Lang, type Sentence, say } from '../kernel/wording.ts'
import { actNames, causeNames, claimKindNames, proceedingKindNames } from '../legal/index.ts'
import { requestNames } from '../outsourcing/index.ts'
import { contactRoleNames, kindNames, riskNames, sizeNames } from '../parties/wording.ts'
import { kindNames as replyKindNames } from '../replies/wording.ts'
import { describeTerms, type PaymentTerms } from '../statutes/index.ts'
import { eventFieldNames as names, timelineWording as words } from './wording.ts'

export type EventData = Readonly<Record<string, unknown>>

/**
 * What a recorded command was made of, one line a field: what it set, or what it changed from and to. Identifiers and
 * fields without a name here are left out: they say nothing to a reader.
 */
export function eventLines(lang: Lang, verb: string, data: EventData): string[] {
  const before = fieldsOf(data.before)
  const after = fieldsOf(data.after)
  // A removed contact is told by what it was; everything else by what it became.
  const now = after ?? (verb === 'contact_removed' ? (before ?? {}) : data)
  const then = verb === 'contact_removed' ? undefined : before
  return Object.entries(names).flatMap(([field, name]) => {
    if (!(field in now)) return []
    const value = inWords(lang, field, now[field])
    const was = then ? inWords(lang, field, then[field]) : ''
    if (then ? value === was : value === '') return []
    if (!then) return [say(lang, words.field, { name: say(lang, name), value })]
    const none = say(lang, words.none)
    return [say(lang, words.changed, { name: say(lang, name), before: was || none, after: value || none })]
  })
}

const fieldsOf = (value: unknown): EventData | undefined =>
  typeof value === 'object' && value !== null ? (value as EventData) : undefined

function inWords(lang: Lang, field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'boolean') return say(lang, value ? words.yes : words.no)
  if (field === 'terms') return describeTerms(lang, value as PaymentTerms)
  if (field === 'kind') return named(lang, kindNames, value)
  if (field === 'category') return named(lang, holdCategoryNames, value)
  if (field === 'documentKind') return named(lang, documentKindNames, value)
  if (field === 'size') return named(lang, sizeNames, value)
  if (field === 'risk') return named(lang, riskNames, value)
  if (field === 'meaning') return named(lang, replyKindNames, value)
  if (field === 'role') return named(lang, contactRoleNames, value)
  if (field === 'clockCause') return named(lang, causeNames, value)
  if (field === 'legalAct') return named(lang, actNames, value)
  if (field === 'route') return named(lang, proceedingKindNames, value)
  if (field === 'request') return named(lang, requestNames, value)
  if (field === 'claimKind') return named(lang, claimKindNames, value)
  if (field === 'cause' || field === 'task') return disputeName(lang, String(value))
  if (isMoney(value)) return formatMoney(lang, value.cents, value.currency)
  if (Array.isArray(value)) return value.filter(Boolean).join(', ')
  const text = String(value)
  const day: LocalDate | null = toLocalDate(text)
  return day ? formatDay(lang, day) : text
}

const isMoney = (value: unknown): value is Money => typeof value === 'object' && value !== null && 'cents' in value

const named = (lang: Lang, sentences: Readonly<Record<string, Sentence>>, value: unknown): string => {
  const sentence = sentences[String(value)]
  return sentence ? say(lang, sentence) : String(value)
}
