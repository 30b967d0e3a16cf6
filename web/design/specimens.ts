import { addDays, day, type LocalDate } from '../../src/kernel/calendar.ts'
import type { Lang, Sentence } from '../../src/kernel/wording.ts'

/** Invented lines for the gallery, the same at every visit: line `index` is always the same line. */
export type Specimen = {
  id: string
  customer: string
  overdueCents: number
  daysLate: number
  nextAction: string
  reason: string
  held: boolean
  on: LocalDate
}

const CUSTOMERS = [
  'Atelier Morel',
  'Bâti-Sud SARL',
  'Établissements Vauquelin & Fils, matériaux, négoce et transports du Val de Garonne réunis',
  'Commune de Saint-Aubin-sur-Orge',
  'Dupont et Fils',
  'Menuiserie Le Gall',
  'Imprimerie des Deux Rives',
  'Cabinet Ferrand',
  'Northgate Tools Ltd',
  'Serrurerie du Port',
]

const ACTIONS: readonly Sentence[] = [
  { fr: 'Appel (étape 3)', en: 'Call (step 3)' },
  { fr: 'E-mail ferme', en: 'Firm e-mail' },
  { fr: 'Lettre de mise en demeure', en: 'Formal notice by letter' },
  { fr: 'E-mail de rappel', en: 'Reminder e-mail' },
]

const REASONS: readonly Sentence[] = [
  { fr: 'Promesse du 12/11 rompue', en: 'Promise of 12/11 broken' },
  { fr: '2 factures, avoir de 120 € déduit', en: '2 invoices, €120 credit note deducted' },
  { fr: 'Litige ouvert le 03/11 : quantité livrée', en: 'Dispute opened on 03/11: quantity delivered' },
  { fr: '20 jours après l’échéance, aucune réponse', en: '20 days after the due date, no answer' },
  { fr: 'Encaissement de 880,55 € à lettrer d’abord', en: 'Receipt of €880.55 to be matched first' },
]

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T

function specimen(lang: Lang, index: number): Specimen {
  // A multiplicative hash spreads the amounts; it has no other meaning.
  const spread = (Math.imul(index + 1, 2_654_435_761) >>> 0) / 2 ** 32
  const reason = (index * 3) % REASONS.length
  return {
    id: `l${index}`,
    customer: `${pick(CUSTOMERS, index)}${index < CUSTOMERS.length ? '' : ` ${index + 1}`}`,
    overdueCents: index === 4 ? 1_000_000_000 : Math.round(10 ** (4 + spread * 3)) * (index % 13 === 7 ? -1 : 1),
    daysLate: Math.floor(spread * 140),
    nextAction: pick(ACTIONS, index)[lang],
    reason: REASONS[reason]?.[lang] ?? '',
    held: reason === 2 || reason === 4,
    on: addDays(day('2026-11-21'), -(index % 60)),
  }
}

export const specimens = (lang: Lang, offset: number, limit: number, total: number): Specimen[] =>
  Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, at) => specimen(lang, offset + at))
