import type { StepTone } from '../../dunning/model.ts'
import { formatDay, type LocalDate } from '../../kernel/calendar.ts'
import { formatMoney, type Money } from '../../kernel/money.ts'
import { accept, refuse, type Verdict } from '../../kernel/verdict.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import type { OpenCredit, OwedDocument } from './store.ts'
import { callWording as words } from './wording.ts'

/** What a script may name, and nothing else. */
export const SCRIPT_VARIABLES = [
  'me',
  'organisation',
  'customer',
  'documents',
  'amount',
  'oldest_on',
  'days_late',
] as const
type ScriptVariable = (typeof SCRIPT_VARIABLES)[number]

/** What is known of a customer as somebody calls it; amounts are what is late, or owed when nothing is, less credits. */
export type CallFacts = {
  readonly me: string
  readonly organisation: string
  readonly customer: string
  readonly documentNos: readonly string[]
  readonly amounts: readonly Money[]
  readonly oldestOn: LocalDate | null
  readonly daysLate: number
  readonly isLessCredits: boolean
}

const NAMED = /\{\{\s*([^{}]*?)\s*\}\}/g
const isVariable = (name: string): name is ScriptVariable => (SCRIPT_VARIABLES as readonly string[]).includes(name)

/** Refuses a script that names what nobody knows, at the line where it does. */
export function checkScript(body: string): Verdict<null> {
  for (const [index, line] of body.split('\n').entries()) {
    for (const [, name] of line.matchAll(NAMED))
      if (!isVariable(name!))
        return refuse(
          'variable_unknown',
          words.variableUnknown,
          { name: name!, line: index + 1, known: SCRIPT_VARIABLES.join(', ') },
          'body',
        )
    if (line.replace(NAMED, '').includes('{{'))
      return refuse('braces_unbalanced', words.bracesUnbalanced, { line: index + 1 }, 'body')
  }
  return accept(null)
}

/** Documents that are named one by one; beyond, they are counted. */
const NAMED_DOCUMENTS = 3

/** The script as it is read aloud. Values are put in as they are: it is shown as plain text and sent to nobody. */
export function fillScript(lang: Lang, body: string, facts: CallFacts): string {
  const { documentNos, amounts, oldestOn } = facts
  const first = documentNos.slice(0, NAMED_DOCUMENTS).join(', ')
  const documents = say(lang, words.documents, {
    n: documentNos.length,
    first,
    more: documentNos.length - NAMED_DOCUMENTS,
  })
  const values: Record<ScriptVariable, string> = {
    me: facts.me,
    organisation: facts.organisation,
    customer: facts.customer,
    documents: facts.isLessCredits ? say(lang, words.lessCredits, { documents }) : documents,
    amount: amounts.map(({ cents, currency }) => formatMoney(lang, cents, currency)).join(' + ') || '0',
    oldest_on: oldestOn ? formatDay(lang, oldestOn) : '–',
    days_late: String(Math.max(0, facts.daysLate)),
  }
  return body.replace(NAMED, (whole, name: string) => (isVariable(name) ? values[name] : whole))
}

const FIRM_FROM_DAYS = 30
const FINAL_FROM_DAYS = 75

/** The tone of a call that no step asked for: by how late the oldest document is. */
export function toneByAge(daysLate: number): StepTone {
  if (daysLate <= 0) return 'pre_reminder'
  return daysLate < FIRM_FROM_DAYS ? 'courteous' : daysLate < FINAL_FROM_DAYS ? 'firm' : 'final'
}

/**
 * What is left of each document once the credits of who owes it are taken off, the oldest first as reminders do, in the order given:
 * nobody's credit pays the invoice of another.
 */
export function lessCredits(owed: readonly OwedDocument[], credits: readonly OpenCredit[]): OwedDocument[] {
  const keyOf = ({ customerId, currency }: { customerId: string; currency: string }) => `${customerId} ${currency}`
  const left = new Map(credits.map((credit) => [keyOf(credit), credit.cents]))
  return owed.map((document) => {
    const credit = left.get(keyOf(document)) ?? 0
    const taken = Math.min(credit, document.openCents)
    left.set(keyOf(document), credit - taken)
    return { ...document, openCents: document.openCents - taken }
  })
}
