import type { Sentence } from '../kernel/wording.ts'

/** What the weekly digest says. */
export const digestWording = {
  subject: {
    fr: 'Vos clients, semaine du {day} : {count, plural, one {# à suivre} other {# à suivre}}',
    en: 'Your customers, week of {day}: {count, plural, one {# to follow} other {# to follow}}',
  },
  intro: {
    fr: 'Voici où en sont vos clients ce matin. Chaque nom ouvre une page où vous pouvez répondre, suspendre les relances ou joindre un document.',
    en: 'Here is where your customers stand this morning. Each name opens a page where you can answer, put reminders on hold or attach a document.',
  },
  overdue: { fr: 'Échu : {amounts}', en: 'Overdue: {amounts}' },
  broken: { fr: 'Promesse non tenue : {amount} pour le {day}', en: 'Promise not kept: {amount} for {day}' },
  dispute: {
    fr: 'Litige ouvert le {day} : {cause}, {amount}',
    en: 'Dispute opened on {day}: {cause}, {amount}',
  },
  lastReminder: { fr: 'Dernière relance prévue le {day}', en: 'Last reminder planned for {day}' },
  notice: { fr: 'Mise en demeure prévue le {day}', en: 'Formal notice planned for {day}' },
  more: {
    fr: '{count, plural, one {Un autre client est} other {# autres clients sont}} à suivre : demandez la liste à vos collègues du recouvrement.',
    en: '{count, plural, one {One more customer is} other {# more customers are}} to follow: ask your colleagues in credit control for the list.',
  },
  linkNote: {
    fr: 'Ces liens vous sont personnels et valent jusqu’au {day}. Pour ne plus recevoir ce point, dites-le à vos collègues du recouvrement.',
    en: 'These links are yours alone and open until {day}. To stop receiving this, tell your colleagues in credit control.',
  },
} as const satisfies Record<string, Sentence>
