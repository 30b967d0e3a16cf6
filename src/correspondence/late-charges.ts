import { formatDay, formatLongDay } from '../kernel/calendar.ts'
import { exactCents, formatMoney } from '../kernel/money.ts'
import { say } from '../kernel/wording.ts'
import { isFrenchLaw, isWritten } from '../statutes/index.ts'
import { law } from './letter-wording.ts'
import type { LateCharges, MessageData } from './model.ts'

/**
 * The paragraph the law adds to this message, or null when it adds nothing. Written here and not in templates, so that no
 * edited text can claim from a consumer what only professionals owe.
 */
export function lawParagraph(data: MessageData): string | null {
  const lang = data.recipient.lang
  const isNotice = data.step.tone === 'formal_notice'
  const { country = 'FR' } = data.organisation
  const isFrench = isFrenchLaw(country)
  // What a consumer owes is written for France alone.
  if (data.recipient.kind === 'consumer') return isNotice && isFrench ? say(lang, law.consumerNotice) : null
  const charges = data.lateCharges
  if (!charges || !(isFrench || (isWritten(country, 'charges') && charges.citation))) return null
  const indemnity = formatMoney(lang, charges.indemnityPerInvoiceCents, 'EUR')
  const rate = rateTold(lang, charges, isNotice)
  const isPublic = data.recipient.kind === 'public'
  const { citation = '' } = charges
  if (!isNotice)
    return say(lang, isFrench ? (isPublic ? law.public : law.business) : law.elsewhere, { rate, indemnity, citation })
  const late = data.items.filter((item) => item.kind === 'invoice' && item.daysLate > 0)
  const indemnitiesCents = charges.indemnitiesCents ?? exactCents(charges.indemnityPerInvoiceCents * late.length)
  // What was paid, or stands among the documents, is not owed on top: nothing is said of it.
  const indemnities =
    indemnitiesCents === 0 ? '' : say(lang, law.indemnities, { amount: formatMoney(lang, indemnitiesCents, 'EUR') })
  const penalties =
    charges.penaltiesCents === null || charges.penaltiesCents === 0
      ? ''
      : say(lang, isPublic || !isFrench ? law.penaltiesPublic : law.penalties, {
          amount: formatMoney(lang, charges.penaltiesCents, 'EUR'),
          date: formatLongDay(lang, data.on),
        })
  const notice = isFrench ? (isPublic ? law.publicNotice : law.businessNotice) : law.elsewhereNotice
  return say(lang, notice, { rate, penalties, indemnity, indemnities, citation })
}

/** The one rate that held; in a formal notice, each of those that did and since when. */
function rateTold(lang: 'fr' | 'en', { penaltyRateBp, rates }: LateCharges, isNotice: boolean): string {
  if (penaltyRateBp !== null) return say(lang, law.rate, { rate: percent(lang, penaltyRateBp) })
  const [first, ...then] = isNotice ? (rates ?? []) : []
  if (!first || then.length === 0) return ''
  const parts = then.map(({ from, bp }) =>
    say(lang, law.ratesThen, { rate: percent(lang, bp), date: formatDay(lang, from) }),
  )
  return say(lang, law.rates, { rate: percent(lang, first.bp) }) + parts.join('')
}

const twoDigits = { minimumFractionDigits: 2, maximumFractionDigits: 2 }
const percents = { fr: new Intl.NumberFormat('fr-FR', twoDigits), en: new Intl.NumberFormat('en-GB', twoDigits) }

/** `1240` basis points read `12,40` in French and `12.40` in English. */
const percent = (lang: 'fr' | 'en', bp: number): string => percents[lang].format(bp / 100)
