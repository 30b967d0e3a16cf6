import type { Sentence } from '../kernel/wording.ts'

export const HOLIDAY_NAMES = {
  new_year: { fr: "jour de l'An", en: "New Year's Day" },
  good_friday: { fr: 'Vendredi saint', en: 'Good Friday' },
  easter_monday: { fr: 'lundi de Pâques', en: 'Easter Monday' },
  labour_day: { fr: 'fête du Travail', en: 'Labour Day' },
  victory_1945: { fr: 'Victoire 1945', en: 'Victory Day 1945' },
  ascension: { fr: 'Ascension', en: 'Ascension Day' },
  whit_monday: { fr: 'lundi de Pentecôte', en: 'Whit Monday' },
  bastille_day: { fr: 'fête nationale', en: 'Bastille Day' },
  assumption: { fr: 'Assomption', en: 'Assumption Day' },
  all_saints: { fr: 'Toussaint', en: "All Saints' Day" },
  armistice_1918: { fr: 'Armistice 1918', en: 'Armistice Day 1918' },
  christmas: { fr: 'Noël', en: 'Christmas Day' },
  saint_stephen: { fr: 'Saint-Étienne', en: "Saint Stephen's Day" },
} as const satisfies Record<string, Sentence>

export type HolidayName = keyof typeof HOLIDAY_NAMES

export const wording = {
  onReceipt: { fr: 'à réception de facture', en: 'on receipt' },
  net: { fr: '{days, plural, one {# jour} other {# jours}}', en: '{days, plural, one {# day} other {# days}}' },
  endOfMonth: { fr: 'fin de mois', en: 'end of month' },
  eomAfter: {
    fr: '{days, plural, one {# jour} other {# jours}} fin de mois',
    en: '{days, plural, one {# day} other {# days}} end of month',
  },
  eomBefore: {
    fr: 'fin de mois + {days, plural, one {# jour} other {# jours}}',
    en: 'end of month + {days, plural, one {# day} other {# days}}',
  },
  endOfMonthOn: {
    fr: 'fin de mois le {dayOfMonth}',
    en: 'end of month on the {dayOfMonth, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}',
  },
  eomOnDay: {
    fr: '{days, plural, one {# jour} other {# jours}} fin de mois le {dayOfMonth}',
    en: '{days, plural, one {# day} other {# days}} end of month on the {dayOfMonth, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}',
  },
  months: { fr: '{months} mois', en: '{months, plural, one {# month} other {# months}}' },
  monthsEnd: { fr: '{months} mois fin de mois', en: '{months, plural, one {# month} other {# months}} end of month' },

  noRateForHalfYear: {
    fr: '« {subject} » ({country, select, FR {France} BE {Belgique} other {{country}}}) : aucun taux connu pour le {half, selectordinal, one {#er} other {#e}} semestre {year}. Ajoutez-le dans Réglages, Références légales, avec sa source.',
    en: '“{subject}” ({country, select, FR {France} BE {Belgium} other {{country}}}): no rate is known for the {half, plural, one {first} other {second}} half of {year}. Add it in Settings, Legal references, with its source.',
  },
  noStatuteOn: {
    fr: '« {subject} » ({country, select, FR {France} BE {Belgique} other {{country}}}) : aucune valeur connue au {on}. Ajoutez-la dans Réglages, Références légales, avec sa source.',
    en: '“{subject}” ({country, select, FR {France} BE {Belgium} other {{country}}}): no value is known on {on}. Add it in Settings, Legal references, with its source.',
  },

  termsUnknown: {
    fr: 'Les conditions de paiement « {text} » ne sont pas reconnues. Écrivez par exemple « 30 jours », « 45 jours fin de mois » ou « fin de mois le 15 ».',
    en: 'The payment terms “{text}” are not recognised. Write for instance “30 days”, “45 days end of month” or “end of month on the 15th”.',
  },
  daysOutOfRange: {
    fr: 'Un délai de {days} jours dépasse le maximum de {max} jours. Vérifiez le nombre saisi.',
    en: 'A term of {days} days exceeds the maximum of {max} days. Check the number.',
  },
  monthsOutOfRange: {
    fr: 'Un délai de {months} mois est hors limites : indiquez de 1 à {max} mois.',
    en: 'A term of {months} months is out of range: give 1 to {max} months.',
  },
  dayOfMonthOutOfRange: {
    fr: "Le {dayOfMonth} n'est pas un jour du mois. Indiquez un jour de 1 à 31.",
    en: '{dayOfMonth} is not a day of the month. Give a day from 1 to 31.',
  },
  aboveCeiling: {
    fr: 'Ces conditions peuvent dépasser le maximum légal ({netDays} jours date de facture ou {eomDays} jours fin de mois, {citation}) : une facture du {invoiceOn} serait due le {dueOn}, alors que la loi permet au plus le {lawfulOn}.',
    en: 'These terms can exceed the legal maximum ({netDays} days from the invoice or {eomDays} days end of month, {citation}): an invoice of {invoiceOn} would be due on {dueOn}, while the law allows {lawfulOn} at the latest.',
  },
  aboveNetCeiling: {
    fr: 'Ces conditions peuvent dépasser le maximum légal ({netDays} jours, {citation}) : une facture du {invoiceOn} serait due le {dueOn}, alors que la loi permet au plus le {lawfulOn}.',
    en: 'These terms can exceed the legal maximum ({netDays} days, {citation}): an invoice of {invoiceOn} would be due on {dueOn}, while the law allows {lawfulOn} at the latest.',
  },
} as const satisfies Record<string, Sentence>
