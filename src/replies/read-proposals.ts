import { addDays, daysBetween, type LocalDate } from '../kernel/calendar.ts'
import type { DisputeCause, Proposal, ReplyKind } from './model.ts'
import { isMeanwhile, isReferred, isSucceeded, newAddress, withoutDots } from './said-addresses.ts'
import { namedAgain } from './said-again.ts'
import { saidCents } from './said-amount.ts'
import { saidDay } from './said-days.ts'
import { causeSaid, isDayOnly, isDoubtful, isHedged, says } from './said-words.ts'
import { sentencesOf } from './sentences.ts'
import { readable } from './spelling.ts'

type Written = {
  readonly subject: string
  /** What the author wrote, without what it quotes. */
  readonly text: string
  readonly sentOn: LocalDate
  /** Written by a machine: it announces an absence or another address, and promises nothing. */
  readonly isMachine: boolean
}

/** What a statement of ours answers: what is open, and where to pay. A « RIB » is a paper of the bank’s, that a person sends. */
const OURS_TO_WRITE =
  /\breleves?\b(?! (?:bancaire|d'heures|d'identite|de (?:mesures?|cotes?|prix|banque)))|\b(?:extrait|etat|situation) (?:de (?:notre |mon |votre )?|du |des )comptes?\b|\bsituation de compte\b|\bstatements?\b|\b(?:coordonnees bancaires|iban|bank details)\b/
/** Part of a sum after which the rest is told: what stands before it is one payment, what stands behind it another. */
const THE_REST =
  /\b(?:le|du|la|les|l'|the|an?)? ?(?:reste|rest|solde|surplus|reliquat|autre moitie|autre partie|other half|balance|remainder|remaining)\b/
const ON_RETURN =
  /\b(?:a|des|apres) (?:mon|notre) retour\b|\b(?:quand|lorsque) (?:je|nous) (?:serai|serons|rentre|rentrons|reviens|revenons)[^,]*|\bde retour\b[^,]*|\bwhen (?:i|we)(?:'m|'re| am| are| get| return)\b[^,]*|\b(?:on|upon) (?:my|our) return\b/g
/** What follows from a payment made, and contests nothing. */
const OWES_NOTHING = /\b(?:dois|devons|doit)(?: donc)? (?:plus )?rien\b|\bowe (?:you )?nothing\b|\bdo(?:n't| not) owe\b/
/** What is paid besides what is paid already. */
const ANOTHER =
  /\b(?:l'autre|les autres|la (?:seconde|deuxieme|suivante|derniere)|le (?:reste|solde|reliquat)|celles? (?:du|de|d')|factures? (?:n° ?)?[a-z-]*\d|[a-z]{1,4}-?\d{2,}|the (?:other|second|rest|balance|remainder)|invoices? [a-z-]*\d)/
/** A day without its year that last was this long ago is the one to come. */
const LONG_AGO_DAYS = 300

/**
 * What a reply seems to say, one proposal a kind at most, the gravest first; each quotes its sentence. Rules over words, nothing
 * learnt: what they cannot tell is left to the person who reads.
 */
export function readProposals({ subject, text, sentOn, isMachine }: Written): Proposal[] {
  const sentences = sentencesOf(text, isMachine)
  const found = new Map<ReplyKind, Proposal>()
  const inSubject = isMachine ? [subject] : []
  for (const [at, quote] of [...sentences, ...inSubject].entries()) {
    const near = { before: sentences[at - 1] ?? '', next: sentences[at + 1] ?? '' }
    for (const proposal of isMachine ? announced(quote, sentOn, near.next) : meant(quote, sentOn, near))
      if (!found.has(proposal.kind)) found.set(proposal.kind, proposal)
  }
  const contact = found.get('contact')
  // Who answers instead is told with the address that nobody reads; what is promised for after a payment was made is one payment.
  if (contact && isSucceeded(readable(contact.quote))) found.delete('address_dead')
  if (found.has('address_dead')) found.delete('contact')
  if (contact && found.has('absence') && isMeanwhile(contact)) found.delete('contact')
  const promise = found.get('promise')
  if (promise && found.has('paid') && !ANOTHER.test(readable(promise.quote))) found.delete('promise')
  if (found.has('insolvency')) found.delete('promise')
  const dispute = found.get('dispute')
  if (dispute?.cause === 'error' && found.has('paid') && OWES_NOTHING.test(readable(dispute.quote)))
    found.delete('dispute')
  const order: readonly ReplyKind[] = [
    'insolvency',
    'opt_out',
    'dispute',
    'paid',
    'promise',
    'address_dead',
    'contact',
    'absence',
    'document',
  ]
  return order.flatMap((kind) => found.get(kind) ?? [])
}

/** What a machine announces: somebody is away, an address nobody reads, another one to write to. */
function announced(quote: string, sentOn: LocalDate, next: string): Proposal[] {
  return present([deadIn(quote, next) ?? absenceIn(quote, sentOn), contactIn(quote, next)])
}

/** The sentences that stand beside one. */
type Near = { readonly before: string; readonly next: string }

/** What a sentence of a person says. Some things leave no room for others; a dispute, a payment and a document asked for may stand together. */
function meant(quote: string, sentOn: LocalDate, { before, next }: Near): Proposal[] {
  const plain = namedAgain(readable(quote), readable(before))
  const contact = contactIn(quote, next)
  if (says('insolvency', plain)) return present([{ kind: 'insolvency', quote }, contact])
  // Who has left and wants no more mail there is gone rather than tired of it.
  const dead = deadIn(quote, next)
  if (dead) return [dead]
  const told = withoutQuestion(plain)
  const payment = (cause: DisputeCause | null): Proposal | null =>
    told && !isHedged(told) ? paymentIn(quote, afterDispute(told, cause), sentOn, next) : null
  if (says('opt_out', plain)) return present([{ kind: 'opt_out', quote }, says('paid', told) ? payment(null) : null])
  const away = absenceIn(quote, sentOn)
  if (away) {
    const paid = says('promise', told) ? payment(null) : null
    // « Je paie vendredi, quand je serai de retour » tells when, rather than of an absence.
    const isAway = paid === null || says('absence', plain.replace(ON_RETURN, ' '))
    return present([isAway ? away : null, paid, contact])
  }
  const cause = told ? causeSaid(told, readable(before)) : asksFor(plain)
  // What is asked for when a credit note or a corrected invoice is due is no copy.
  const isAsking =
    says('document', plain) && cause !== 'credit' && !(cause && /rectifi|corrig|correct|reissue|refai/.test(plain))
  return present([
    cause && { kind: 'dispute', quote, cause, ...amount(plain) },
    payment(cause),
    isAsking ? { kind: 'document', quote, ...(OURS_TO_WRITE.test(plain) && { asksStatement: true }) } : null,
    contact,
  ])
}

const present = (proposals: readonly (Proposal | null)[]): Proposal[] => proposals.filter((one) => one !== null)

/** « 60 € de trop, je règle le reste le 16 »: the sum that is contested is not the one that is paid. */
function afterDispute(plain: string, cause: DisputeCause | null): string {
  const rest = cause && THE_REST.exec(plain)
  const clause = rest ? plain.lastIndexOf(', ', rest.index) : -1
  return clause > 0 ? plain.slice(clause + 2) : plain
}

/** « La moitié le 15 et le reste fin de mois »: the first of two payments; a person reads the other in the quote. */
function firstPart(plain: string, sentOn: LocalDate): string {
  const rest = THE_REST.exec(plain)
  const before = rest ? plain.slice(0, rest.index) : ''
  return says('payment', before) && saidDay(before, sentOn, 'ahead') ? before : plain
}

/** A payment made, or one promised for a day. `plain` is plain text without what it asks. */
function paymentIn(quote: string, plain: string, sentOn: LocalDate, next: string): Proposal | null {
  const isTold = says('paid', plain)
  const isPromised = !isTold && says('promise', plain)
  // Said in other words: speaking of paying is a payment where it is past, and a promise where it names a day to come.
  const isOtherwise = !isTold && !isPromised && says('payment', plain)
  if (isTold || (isOtherwise && says('past', plain))) {
    const on = saidDay(plain, sentOn, 'back')
    const ahead = saidDay(plain, sentOn, 'ahead')
    // « Virement fait le 12 » of a day that comes soon, and was last a year ago, is a word about that day.
    const isToCome =
      ahead !== null && on !== null && ahead > sentOn && (on > sentOn || daysBetween(on, sentOn) > LONG_AGO_DAYS)
    if (isToCome) return { kind: 'promise', quote, on: ahead, ...amount(plain) }
    return { kind: 'paid', quote, ...(on && on <= sentOn && { on }), ...amount(plain) }
  }
  if (!(isPromised || isOtherwise) || isDoubtful(plain)) return null
  const nearby = readable(next)
  const first = firstPart(plain, sentOn)
  const on =
    saidDay(first, sentOn, 'ahead') ?? (isPromised && isDayOnly(nearby) ? saidDay(nearby, sentOn, 'ahead') : null)
  // A word without a day binds nobody to anything; a day that has just passed, seen a year ahead, is none.
  return on && on >= sentOn && daysBetween(sentOn, on) < LONG_AGO_DAYS
    ? { kind: 'promise', quote, on, ...amount(first) }
    : null
}

const ASKS =
  /^(?:bonjour,? |hello,? |hi,? )?(?:avez|aviez|est-ce|pouvez|pourriez|pourrions|peut|quand|quel|quelle|combien|comment|a qui|qui|ou en|serait|auriez|savez|did|do|does|have|has|can|could|when|which|what|is|are|was|will|would|who|how)\b/

/** What a sentence tells before it asks: « un chèque est parti il y a dix jours, l’avez-vous reçu ? » tells of a cheque. Empty: it only asks. */
function withoutQuestion(plain: string): string {
  const tagged = plain.replace(/,? (?:non|n'est-ce pas|right|no|isn't it)\s*\?\s*$/, '')
  // « Paid it last week?? » protests rather than asks.
  if (
    /\?[?!]+\s*$|!\?+\s*$/.test(tagged) &&
    says('paid', tagged) &&
    !ASKS.test(tagged) &&
    !/\b(?:vous|you)\b/.test(tagged)
  )
    return tagged
  if (!/\?\s*$/.test(tagged)) return tagged
  const last = Math.max(
    plain.lastIndexOf(', '),
    plain.lastIndexOf('; '),
    plain.lastIndexOf(' mais '),
    plain.lastIndexOf(' but '),
  )
  const told = last > 0 ? plain.slice(0, last) : ''
  return ASKS.test(told) ? '' : told
}

/** The disputes that are put as a question: where a credit note is, why something was charged. */
const asksFor = (plain: string): DisputeCause | null => {
  const cause = causeSaid(plain)
  return cause === 'credit' || (cause !== null && /\b(?:pourquoi|why|ou est)\b/.test(plain)) ? cause : null
}

const amount = (plain: string): { cents?: number; currency?: string } => {
  const cents = saidCents(plain)
  return cents === null ? {} : { cents, currency: 'EUR' }
}

/** « De retour le 5 » is absent until the 4th; « jusqu’au 4 » includes it. */
function absenceIn(quote: string, sentOn: LocalDate): Proposal | null {
  const plain = readable(quote)
  if (!says('absence', plain)) return null
  const back = /(?:de retour|retour(?:ne)?|back|return(?:ing)?|reprise|reprendrai?)(.*)$/s.exec(plain)
  const until = /(?:jusqu'(?:au|a)|until|till|through|\bau\b|\bto\b)(.*)$/s.exec(plain)
  const returnOn = back && saidDay(back[1]!, sentOn, 'ahead')
  const lastOn = until && saidDay(`le ${until[1]!.trim()}`, sentOn, 'ahead')
  const on = lastOn ?? (returnOn ? addDays(returnOn, -1) : null)
  return { kind: 'absence', quote, ...(on && on >= sentOn && { on }) }
}

const PHONE = /(?:\+\d{2}|\b0)[ .]?[1-9]\d?(?:[ .-]?\d{2,4}){2,4}\b/

/** Whether a line, of a server or of a person, says that nobody reads an address. */
export const saysAddressDead = (line: string): boolean => says('address_dead', withoutDots(readable(line)))

/** Nobody reads an address any more, or has left; with who to write to instead, where it is said. */
function deadIn(quote: string, next: string): Proposal | null {
  const plain = readable(quote)
  if (!saysAddressDead(quote) || (isSucceeded(plain) && newAddress(quote))) return null
  const email = newAddress(quote) ?? newAddress(next)
  return { kind: 'address_dead', quote, ...(email && { email }) }
}

/**
 * Another address or number to write to, said in the sentence or in the one that follows it; or, without either, who took over or whom to turn
 * to: a person finds the address.
 */
function contactIn(quote: string, next: string): Proposal | null {
  const plain = readable(quote)
  const isNamed = isSucceeded(plain) || (isReferred(plain) && !plain.endsWith('?'))
  if (!says('contact', plain) && !isNamed) return null
  const email = newAddress(quote) ?? newAddress(next)
  const phone = PHONE.exec(quote)?.[0] ?? (email ? undefined : PHONE.exec(next)?.[0])
  if (!email && !phone && !isNamed) return null
  return {
    kind: 'contact',
    quote,
    ...(email && { email }),
    ...(phone && { phone }),
  }
}
