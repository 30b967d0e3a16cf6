import type { Sentence } from '../../src/kernel/wording.ts'

/** Debits that came back unpaid and wait for somebody to say what happens next. */
export const failedWords = {
  list: { fr: 'Prélèvements revenus impayés', en: 'Debits that came back unpaid' },
  why: { fr: 'Pourquoi', en: 'Why' },
  open: { fr: 'Encore dû', en: 'Still owed' },
  next: { fr: 'Ensuite', en: 'Next' },
  byItself: { fr: 'Représenté à partir du {day}', en: 'Presented again from {day}' },
  yours: { fr: 'À vous de dire', en: 'For you to say' },
  newMandate: { fr: 'Mandat {state}', en: 'Mandate {state}' },
  notAgain: { fr: 'À ne pas représenter', en: 'Not to be presented again' },
  counted: {
    fr: '{n, plural, =0 {rien à représenter} one {# prélèvement revenu impayé} other {# prélèvements revenus impayés}}',
    en: '{n, plural, =0 {nothing to present again} one {# debit came back unpaid} other {# debits came back unpaid}}',
  },
  noneTitle: { fr: 'Rien à représenter', en: 'Nothing to present again' },
  none: {
    fr: 'Les prélèvements rejetés ou revenus impayés apparaissent ici avec leur motif, tant que leurs pièces sont dues.',
    en: 'Debits that are rejected or come back unpaid appear here with their reason, as long as their documents are owed.',
  },
  panel: { fr: 'Prélèvement revenu impayé', en: 'Debit that came back unpaid' },
  retry: { fr: 'Représenter…', en: 'Present again…' },
  keyRetry: { fr: 'Représenter ce prélèvement', en: 'Present this debit again' },
  retryTitle: { fr: 'Représenter le prélèvement de {customer}', en: 'Present the debit of {customer} again' },
  retryWhat: {
    fr: 'Ses pièces seront proposées dans les remises à partir de ce jour.',
    en: 'Its documents are proposed in collections from that day.',
  },
  retryFrom: { fr: 'À partir du', en: 'From' },
  retryAct: { fr: 'Proposer de nouveau', en: 'Propose again' },
  retryDayMissing: { fr: 'Choisissez un jour.', en: 'Choose a day.' },
  retried: {
    fr: 'Les pièces de {customer} seront proposées à partir du {day}.',
    en: 'The documents of {customer} are proposed from {day}.',
  },
} satisfies Record<string, Sentence>
