import { addDays, addMonths, daysInMonth, endOfMonth, type LocalDate, localDate, weekday } from '../kernel/calendar.ts'

/** What a day that lacks its year, month or date is completed towards: a promise looks ahead, a payment back. */
export type Sense = 'ahead' | 'back'

const MONTHS: readonly (readonly string[])[] = [
  ['janvier', 'janv', 'january', 'jan'],
  ['fevrier', 'fevr', 'fev', 'february', 'feb'],
  ['mars', 'march', 'mar'],
  ['avril', 'avr', 'april', 'apr'],
  ['mai', 'may'],
  ['juin', 'june', 'jun'],
  ['juillet', 'juil', 'july', 'jul'],
  ['aout', 'august', 'aug'],
  ['septembre', 'sept', 'september', 'sep'],
  ['octobre', 'oct', 'october'],
  ['novembre', 'nov', 'november'],
  ['decembre', 'dec', 'december'],
]
const WEEKDAYS: readonly (readonly string[])[] = [
  ['lundi', 'monday'],
  ['mardi', 'tuesday'],
  ['mercredi', 'wednesday'],
  ['jeudi', 'thursday'],
  ['vendredi', 'friday'],
  ['samedi', 'saturday'],
  ['dimanche', 'sunday'],
]
const month = MONTHS.flat()
  .toSorted((a, b) => b.length - a.length)
  .join('|')
const weekdayNames = WEEKDAYS.flat().join('|')
const numberOf = (words: readonly (readonly string[])[], name: string): number =>
  words.findIndex((names) => names.includes(name)) + 1

/** A text without accents and capitals, apostrophes straightened: what the patterns of this folder are written for. */
export const plainText = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘`]/g, "'")
    .replace(/[\u00a0\u202f]/g, ' ')
    .toLowerCase()

type Rule = readonly [RegExp, (found: RegExpExecArray, on: LocalDate, sense: Sense) => LocalDate | null]
const year = (on: LocalDate): number => Number(on.slice(0, 4))
const monthOf = (on: LocalDate): number => Number(on.slice(5, 7))

/** A date without its year is the next one ahead, or the last one back. */
function nearest(m: number, d: number, on: LocalDate, sense: Sense): LocalDate | null {
  const years = sense === 'ahead' ? [year(on), year(on) + 1] : [year(on), year(on) - 1]
  const days = years.map((y) => localDate(y, m, d))
  return days.find((one) => one !== null && (sense === 'ahead' ? one >= on : one <= on)) ?? null
}

const fullYear = (text: string | undefined): number | null =>
  text === undefined ? null : text.length === 2 ? 2000 + Number(text) : Number(text)

const dated = (d: string, m: number, y: string | undefined, on: LocalDate, sense: Sense): LocalDate | null => {
  const stated = fullYear(y)
  return stated === null ? nearest(m, Number(d), on, sense) : localDate(stated, m, Number(d))
}
const fridayOf = (on: LocalDate): LocalDate => addDays(on, 5 - weekday(on))
const inMonth = (on: LocalDate, m: number, d: number, sense: Sense = 'ahead'): LocalDate | null => {
  const y = sense === 'back' ? year(on) - (m > monthOf(on) ? 1 : 0) : year(on) + (m < monthOf(on) ? 1 : 0)
  return localDate(y, m, Math.min(d, daysInMonth(y, m)))
}

/** The Friday of a week as calendars number them (ISO 8601): the first holds the 4th of January. The next such week. */
function fridayOfWeek(on: LocalDate, week: number): LocalDate | null {
  if (week < 1 || week > 53) return null
  const [said, later] = [year(on), year(on) + 1].map((y) => addDays(fridayOf(localDate(y, 1, 4)!), (week - 1) * 7))
  return said! >= on ? said! : later!
}

/** The ways in which people write a day, the most exact first. Days are written day first, as in France and Britain. */
const RULES: readonly Rule[] = [
  [/\b(\d{4})-(\d{2})-(\d{2})\b/, ([, y, m, d]) => localDate(Number(y), Number(m), Number(d))],
  [/\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\b/, ([, d, m, y], on, sense) => dated(d!, Number(m), y, on, sense)],
  [
    new RegExp(`\\b(\\d{1,2})(?:er|st|nd|rd|th)?(?: of)? (${month})\\.?(?:,? (\\d{4}))?(?![a-z])`),
    ([, d, m, y], on, sense) => dated(d!, numberOf(MONTHS, m!), y, on, sense),
  ],
  [
    new RegExp(`\\b(${month})\\.? (\\d{1,2})(?:st|nd|rd|th)?\\b(?!\\d)(?:,? (\\d{4}))?`),
    ([, m, d, y], on, sense) => dated(d!, numberOf(MONTHS, m!), y, on, sense),
  ],
  [/(?:^|[^\d/.,])(\d{1,2})\/(\d{1,2})(?![\d/])/, ([, d, m], on, sense) => nearest(Number(m), Number(d), on, sense)],
  [
    /\b(\d{1,2}) (?:du|of) (?:mois prochain|next month)/,
    ([, d], on) => inMonth(addMonths(on, 1), monthOf(addMonths(on, 1)), Number(d)),
  ],
  [
    /\b(\d{1,2})(?:st|nd|rd|th)? (?:du mois (?:dernier|passe|precedent)|(?:of )?last month)/,
    ([, d], on) => {
      const last = addMonths(on, -1)
      return localDate(year(last), monthOf(last), Number(d))
    },
  ],
  [
    new RegExp(`\\b(${weekdayNames}) (?:dernier|passe)\\b|\\blast (${weekdayNames})\\b`),
    ([, after, before], on) => onWeekday(numberOf(WEEKDAYS, (after ?? before)!), on, 'back'),
  ],
  [
    /(?:fin|end) (?:du |de |of )?(?:le )?(?:mois (?:dernier|passe)|last month)/,
    (_, on) => endOfMonth(addMonths(on, -1)),
  ],
  [/\bapres[- ]demain\b|day after tomorrow/, (_, on) => addDays(on, 2)],
  [/\bdemain\b|\btomorrow\b/, (_, on) => addDays(on, 1)],
  [/\bavant[- ]hier\b/, (_, on) => addDays(on, -2)],
  [/\bhier\b|\byesterday\b/, (_, on) => addDays(on, -1)],
  [
    new RegExp(`\\b(?:fin|end of) (?:du mois de |de |d')?(${month})\\b`),
    ([, m], on, sense) => inMonth(on, numberOf(MONTHS, m!), 31, sense),
  ],
  [
    new RegExp(`\\b(?:mi-|mi |mid-|mid )(${month})\\b`),
    ([, m], on, sense) => inMonth(on, numberOf(MONTHS, m!), 15, sense),
  ],
  [/(?:fin|end) (?:du |de |of )?(?:le )?(?:mois prochain|next month)/, (_, on) => endOfMonth(addMonths(on, 1))],
  [
    /fin (?:du|de|de ce) mois|fin de mois|(?:end of|month[- ]end)(?: the| this)? ?(?:month)?(?![a-z ]*(?:week|year|next))/,
    (_, on) => endOfMonth(on),
  ],
  [/(?:fin de|end of)(?: la)? ?(?:semaine prochaine|next week)/, (_, on) => addDays(fridayOf(on), 7)],
  [/debut de(?: la)? semaine prochaine|(?:early|beginning of) next week/, (_, on) => addDays(fridayOf(on), 3)],
  [
    /(?:fin de|end of)(?: la| cette| the| this)? ?(?:semaine|week)/,
    (_, on) => (fridayOf(on) < on ? addDays(fridayOf(on), 7) : fridayOf(on)),
  ],
  [/semaine prochaine|next week/, (_, on) => addDays(fridayOf(on), 7)],
  [
    /(?:cette semaine|this week)/,
    (_, on, sense) => (sense === 'back' ? on : fridayOf(on) < on ? addDays(fridayOf(on), 7) : fridayOf(on)),
  ],
  [
    /(?:courant|fin|milieu) de (?:la )?semaine|dans la semaine/,
    (_, on) => (fridayOf(on) < on ? addDays(fridayOf(on), 7) : fridayOf(on)),
  ],
  [/(?:semaine|week) (\d{1,2})\b/, ([, n], on) => fridayOfWeek(on, Number(n))],
  [/(?:sous|d'ici|within) (\d{2}) ?(?:h\b|heures|hours)/, ([, n], on) => addDays(on, Math.ceil(Number(n) / 24))],
  [/(?:sous|d'ici|dans) (?:une )?huitaine/, (_, on) => addDays(on, 8)],
  [/(?:sous|d'ici|dans) (?:une )?quinzaine|(?:dans|sous) quinze jours/, (_, on) => addDays(on, 15)],
  [
    /(?:sous|dans(?: les| un delai de)?|d'ici|within|in)(?: the next)? (\d{1,2}) (?:a \d+ )?(?:petits? |working |business )?(?:jours?|days?)/,
    ([, n], on) => addDays(on, Number(n)),
  ],
  [
    /\b(?:sous|d'ici|dans|comptez) (?:une |la |environ )*(dizaine|vingtaine|trentaine) de jours/,
    ([, n], on) => addDays(on, n === 'dizaine' ? 10 : n === 'vingtaine' ? 20 : 30),
  ],
  [/(?:sous|dans(?: les)?|d'ici|within|in) (?:une|1|a) (?:semaine|week)/, (_, on) => addDays(on, 7)],
  [/(?:sous|dans(?: les)?|d'ici|within|in) (\d{1,2}) (?:semaines|weeks)/, ([, n], on) => addDays(on, 7 * Number(n))],
  [
    /\b(?:le|au|pour le|the) (\d{1,2})(?:er|th|st|nd|rd)?(?: of the month)?(?! ?(?:factures|jours|invoices|%|€|h\b|:))\b(?![/.,]\d)/,
    ([, d], on, sense) => ofTheMonth(Number(d), on, sense),
  ],
  [
    new RegExp(`\\b(${weekdayNames})\\b(?: (\\d{1,2})\\b)?`),
    ([, name, d], on, sense) =>
      d ? ofTheMonth(Number(d), on, sense) : onWeekday(numberOf(WEEKDAYS, name!), on, sense),
  ],
  [
    /\baujourd'?hui\b|\bce jour\b|\bce (?:matin|soir)\b|\btoday\b|\bthis (?:morning|afternoon|evening)\b|\bcet apres-midi\b|\bdans la journee\b/,
    (_, on) => on,
  ],
]

function ofTheMonth(d: number, on: LocalDate, sense: Sense): LocalDate | null {
  const months =
    sense === 'ahead' ? [on, addMonths(on, 1), addMonths(on, 2)] : [on, addMonths(on, -1), addMonths(on, -2)]
  const days = months.map((one) => localDate(year(one), monthOf(one), d))
  return days.find((one) => one !== null && (sense === 'ahead' ? one >= on : one <= on)) ?? null
}

function onWeekday(wanted: number, on: LocalDate, sense: Sense): LocalDate {
  const ahead = (wanted - weekday(on) + 7) % 7 || 7
  return sense === 'ahead' ? addDays(on, ahead) : addDays(on, ahead - 7)
}

/** After several days, the one meant: « le 10 et le 25 de chaque mois, la vôtre sur celui du 25 ». */
const CHOSEN =
  /\b(?:celui|celle|ceux) (?:du|de)\b|\bc'est[- ]a[- ]dire\b|\bautrement dit\b|\bthe one (?:on|of)\b|\bthat is,? on\b/
const DAY_AFTER = /\blendemain\b|\bthe (?:next|following) day\b|\bday after(?! tomorrow)\b/

const FIGURES: Readonly<Record<string, string>> = {
  deux: '2',
  trois: '3',
  quatre: '4',
  cinq: '5',
  six: '6',
  sept: '7',
  huit: '8',
  neuf: '9',
  dix: '10',
  douze: '12',
  quinze: '15',
  vingt: '20',
  trente: '30',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  seven: '7',
  eight: '8',
  ten: '10',
  fifteen: '15',
  twenty: '20',
  thirty: '30',
}
const SPELLED_OUT = new RegExp(
  `\\b(${Object.keys(FIGURES).join('|')})(?= (?:petits? )?(?:jours?|semaines?|days?|weeks?|working|business)\\b)`,
  'g',
)

/** The day that a sentence speaks of, seen from the day it was written; null when it names none. `sentence` is plain text. */
export function saidDay(sentence: string, writtenOn: LocalDate, sense: Sense): LocalDate | null {
  const plain = sentence.replace(SPELLED_OUT, (word) => FIGURES[word]!)
  const chosen = CHOSEN.exec(plain)
  const meant = chosen && firstDay(`le ${plain.slice(chosen.index + chosen[0].length).trim()}`, writtenOn, sense)
  if (meant) return meant
  const after = DAY_AFTER.exec(plain)
  if (after) {
    const named = firstDay(plain.slice(after.index + after[0].length), writtenOn, sense)
    const before = named ? null : firstDay(plain.slice(0, after.index), writtenOn, sense)
    if (named || before) return named ?? addDays(before!, 1)
  }
  return firstDay(plain, writtenOn, sense)
}

function firstDay(plain: string, writtenOn: LocalDate, sense: Sense): LocalDate | null {
  for (const [pattern, day] of RULES) {
    const found = pattern.exec(plain)
    const said = found && day(found, writtenOn, sense)
    if (said) return said
  }
  return null
}
