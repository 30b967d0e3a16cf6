import { addDays, daysBetween, type LocalDate } from '../kernel/calendar.ts'
import type { Proposal, ReplyKind } from './model.ts'
import { saidCents } from './said-amount.ts'
import { plainText, saidDay } from './said-days.ts'
import { causeSaid, isDayOnly, isHedged, says } from './said-words.ts'

type Written = {
  readonly subject: string
  /** What the author wrote, without what it quotes. */
  readonly text: string
  readonly sentOn: LocalDate
  /** Written by a machine: it announces an absence or another address, and promises nothing. */
  readonly isMachine: boolean
}

const MOST_SENTENCES = 60
/** What a statement of ours tells, among the documents people ask for. */
const OURS_TO_WRITE = /\b(?:releve|rib|iban|coordonnees bancaires|statement|bank details)\b/
/** A day without its year that last was this long ago is the one to come. */
const LONG_AGO_DAYS = 300

/**
 * What a reply seems to say, one proposal a kind at most, the gravest first; each quotes its sentence. Rules over words, nothing
 * learnt: what they cannot tell is left to the person who reads.
 */
export function readProposals({ subject, text, sentOn, isMachine }: Written): Proposal[] {
  const sentences = sentencesOf(text)
  const found = new Map<ReplyKind, Proposal>()
  const add = (proposal: Proposal | null): void => {
    if (proposal && !found.has(proposal.kind)) found.set(proposal.kind, proposal)
  }
  const inSubject = isMachine ? [subject] : []
  for (const [at, quote] of [...sentences, ...inSubject].entries()) {
    add(isMachine ? absenceIn(quote, sentOn) : meant(quote, sentOn, sentences[at + 1] ?? ''))
    add(contactIn(quote, sentences[at + 1] ?? ''))
  }
  // A name to turn to meanwhile is no change of contact; what is promised for after a payment was made is one payment.
  if (found.has('absence')) found.delete('contact')
  if (found.has('paid')) found.delete('promise')
  if (found.has('insolvency') || found.has('dispute')) found.delete('promise')
  const order: readonly ReplyKind[] = [
    'insolvency',
    'opt_out',
    'dispute',
    'paid',
    'promise',
    'contact',
    'absence',
    'document',
  ]
  return order.flatMap((kind) => found.get(kind) ?? [])
}

/** The one thing that a sentence of a person says. */
function meant(quote: string, sentOn: LocalDate, next: string): Proposal | null {
  const plain = plainText(quote)
  const isAsked = /\?\s*$/.test(plain)
  if (says('insolvency', plain)) return { kind: 'insolvency', quote }
  if (says('opt_out', plain)) return { kind: 'opt_out', quote }
  const absence = absenceIn(quote, sentOn)
  if (absence) return absence
  if (says('document', plain))
    return { kind: 'document', quote, ...(OURS_TO_WRITE.test(plain) && { asksStatement: true }) }
  const cause = isAsked && !/\bavoir\b|credit note/.test(plain) ? null : causeSaid(plain)
  if (cause) return { kind: 'dispute', quote, cause, ...amount(plain) }
  if (isAsked || isHedged(plain)) return null
  if (says('paid', plain)) {
    const on = saidDay(plain, sentOn, 'back')
    const ahead = saidDay(plain, sentOn, 'ahead')
    // « Virement fait le 12 » of a day that comes soon, and was last a year ago, is a word about that day.
    const isToCome =
      ahead !== null && on !== null && ahead > sentOn && (on > sentOn || daysBetween(on, sentOn) > LONG_AGO_DAYS)
    if (isToCome) return { kind: 'promise', quote, on: ahead, ...amount(plain) }
    return { kind: 'paid', quote, ...(on && on <= sentOn && { on }), ...amount(plain) }
  }
  if (!says('promise', plain)) return null
  const nearby = plainText(next)
  const on = saidDay(plain, sentOn, 'ahead') ?? (isDayOnly(nearby) ? saidDay(nearby, sentOn, 'ahead') : null)
  // A word without a day binds nobody to anything.
  return on && on >= sentOn ? { kind: 'promise', quote, on, ...amount(plain) } : null
}

const amount = (plain: string): { cents?: number; currency?: string } => {
  const cents = saidCents(plain)
  return cents === null ? {} : { cents, currency: 'EUR' }
}

/** « De retour le 5 » is absent until the 4th; « jusqu’au 4 » includes it. */
function absenceIn(quote: string, sentOn: LocalDate): Proposal | null {
  const plain = plainText(quote)
  if (!says('absence', plain)) return null
  const back = /(?:de retour|retour(?:ne)?|back|return(?:ing)?|reprise|reprendrai?)(.*)$/s.exec(plain)
  const until = /(?:jusqu'(?:au|a)|until|till|through|\bau\b|\bto\b)(.*)$/s.exec(plain)
  const returnOn = back && saidDay(back[1]!, sentOn, 'ahead')
  const lastOn = until && saidDay(`le ${until[1]!.trim()}`, sentOn, 'ahead')
  const on = lastOn ?? (returnOn ? addDays(returnOn, -1) : null)
  return { kind: 'absence', quote, ...(on && on >= sentOn && { on }) }
}

const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/
const PHONE = /(?:\+33|\b0)\s?[1-9](?:[ .-]?\d{2}){4}\b/

/** Another address or number to write to: said in the sentence, or in the one that follows it. */
function contactIn(quote: string, next: string): Proposal | null {
  if (!says('contact', plainText(quote))) return null
  const email = EMAIL.exec(quote)?.[0] ?? EMAIL.exec(next)?.[0]
  const phone = PHONE.exec(quote)?.[0] ?? (email ? undefined : PHONE.exec(next)?.[0])
  if (!email && !phone) return null
  return {
    kind: 'contact',
    quote,
    ...(email && { email: email.toLowerCase().replace(/\.$/, '') }),
    ...(phone && { phone }),
  }
}

/** Sentences, each at most three hundred characters; lines that a mail program broke are joined again. */
function sentencesOf(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .flatMap((paragraph) =>
      paragraph
        .replace(/([^.!?:;,])\n(?=[\p{Ll}\d])/gu, '$1 ')
        .split(/\n|(?<=[.!?…])\s+(?=[\p{Lu}\p{Ll}"«])(?<!\b(?:M|Mme|Mr|Mrs|Ms|n°|no|art|env|ref|réf|fact|tél)\.\s+)/gu),
    )
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim().slice(0, 300).toWellFormed())
    .filter((sentence) => sentence.length > 2)
    .slice(0, MOST_SENTENCES)
}
