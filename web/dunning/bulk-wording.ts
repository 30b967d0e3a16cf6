import type { Sentence } from '../../src/kernel/wording.ts'

/** What is said of many actions at once. */
export const bulkWords = {
  bulkSendTitle: {
    fr: 'Laisser partir {n, plural, one {# action} other {# actions}} ?',
    en: 'Let {n, plural, one {# action} other {# actions}} leave?',
  },
  bulkAct: { fr: 'Laisser partir', en: 'Let them leave' },
  bulkApprove: { fr: 'Approuver…', en: 'Approve…' },
  bulkSnooze: { fr: 'Reporter…', en: 'Put off…' },
  bulkOutcome: {
    fr: '{email, plural, =0 {} one {# e-mail part} other {# e-mails partent}}{comma1, select, yes {, } other {}}{letter, plural, =0 {} one {# lettre va à l’impression} other {# lettres vont à l’impression}}{comma2, select, yes {, } other {}}{done, plural, =0 {} one {# appel ou tâche est marqué fait} other {# appels ou tâches sont marqués faits}}.',
    en: '{email, plural, =0 {} one {# e-mail leaves} other {# e-mails leave}}{comma1, select, yes {, } other {}}{letter, plural, =0 {} one {# letter goes to print} other {# letters go to print}}{comma2, select, yes {, } other {}}{done, plural, =0 {} one {# call or task is marked done} other {# calls or tasks are marked done}}.',
  },
  bulkChecked: {
    fr: 'Chacune est vérifiée d’après les comptes à cet instant : ce qui vient d’être payé ne part pas, et vous saurez pourquoi.',
    en: 'Each is checked against the books at that moment: what was just paid does not leave, and you will know why.',
  },
  bulkReading: { fr: 'Lecture des lignes cochées…', en: 'Reading the ticked rows…' },
  bulkMore: {
    fr: 'Les {n} plus gros montants sont montrés ; toutes les lignes cochées partent.',
    en: 'The {n} largest amounts are shown; every ticked row leaves.',
  },
  bulkResultTitle: { fr: 'Ce qui est parti', en: 'What left' },
  bulkResult: {
    fr: '{queued, plural, =0 {Rien n’est confié à l’envoi} one {# message confié à l’envoi} other {# messages confiés à l’envoi}}{done, plural, =0 {.} one {, # fait.} other {, # faits.}}',
    en: '{queued, plural, =0 {Nothing is handed over} one {# message handed over} other {# messages handed over}}{done, plural, =0 {.} one {, # done.} other {, # done.}}',
  },
  bulkLeftOut: {
    fr: '{n, plural, one {# laissée de côté} other {# laissées de côté}}',
    en: '{n, plural, one {# left out} other {# left out}}',
  },
  bulkNotThese: {
    fr: '{n, plural, one {# ligne cochée ne peut pas partir} other {# lignes cochées ne peuvent pas partir}}',
    en: '{n, plural, one {# ticked row cannot leave} other {# ticked rows cannot leave}}',
  },
  bulkNothing: { fr: 'Rien ne partirait : voyez pourquoi.', en: 'Nothing would leave: see why.' },
  bulkAndMore: {
    fr: '{n, plural, one {et # autre} other {et # autres}}',
    en: '{n, plural, one {and # other} other {and # others}}',
  },
  see: { fr: 'Voir', en: 'See' },
  seeMessage: { fr: 'Voir le message à {customer}', en: 'See the message to {customer}' },
  seenMessage: { fr: 'Le message à {customer}', en: 'The message to {customer}' },
} satisfies Record<string, Sentence>
