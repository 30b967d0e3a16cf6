import type { Sentence } from '../../src/kernel/wording.ts'

/** Payments that came back, on the worklist. */
export const returnsWording = {
  title: {
    fr: '{n, plural, one {# paiement rejeté à traiter} other {# paiements rejetés à traiter}}',
    en: '{n, plural, one {# returned payment to deal with} other {# returned payments to deal with}}',
  },
  why: { fr: 'rejeté le {day} : {reason}', en: 'returned on {day}: {reason}' },
  reopened: { fr: 'de nouveau dû : {documents}', en: 'owed again: {documents}' },
  advice: { fr: 'À faire : {advice}.', en: 'To do: {advice}.' },
  handled: { fr: 'C’est traité', en: 'Dealt with' },
} satisfies Record<string, Sentence>
