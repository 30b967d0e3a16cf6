import type { Sentence } from '../../src/kernel/wording.ts'

/** What waits for an agency besides its files: answers to read, and messages in doubt. */
export const awaitsWords = {
  replies: {
    fr: '{n, plural, one {# réponse de débiteur à lire} other {# réponses de débiteurs à lire}}',
    en: '{n, plural, one {# answer of a debtor to read} other {# answers of debtors to read}}',
  },
  doubts: {
    fr: '{n, plural, one {# message dont on ne sait pas s’il est parti} other {# messages dont on ne sait pas s’ils sont partis}}',
    en: '{n, plural, one {# message of which nobody knows whether it left} other {# messages of which nobody knows whether they left}}',
  },
  firstOnly: { fr: 'Seuls les plus anciens sont montrés.', en: 'Only the oldest are shown.' },
  lookFor: {
    fr: 'Le serveur a été coupé pendant l’envoi. Cherchez dans ses journaux le Message-ID qui commence par {id}, puis dites ce qu’il en est.',
    en: 'The server was cut while it took it. Look in its logs for the Message-ID that begins with {id}, then say what you found.',
  },
  waitsForCreditor: {
    fr: 'Parti au nom de {creditor}, par son serveur : c’est à lui d’y regarder.',
    en: 'It left in the name of {creditor}, by its server: the creditor has to look there.',
  },
  left: { fr: 'Il est parti', en: 'It left' },
  leftOf: { fr: 'Il est parti : {debtor}', en: 'It left: {debtor}' },
  leftSaid: { fr: 'C’est noté : l’étape suit son cours.', en: 'Noted: the step goes on.' },
  notLeft: { fr: 'Il n’est pas parti', en: 'It did not leave' },
  notLeftOf: { fr: 'Il n’est pas parti : {debtor}', en: 'It did not leave: {debtor}' },
  again: { fr: 'Renvoyer', en: 'Send again' },
  againTitle: { fr: 'Renvoyer ce message', en: 'Send this message again' },
  againWhat: {
    fr: 'Le même message repart à {address}. S’il était parti quand même, {debtor} le recevrait deux fois.',
    en: 'The same message leaves again for {address}. Had it left after all, {debtor} would receive it twice.',
  },
  againSaid: { fr: 'Il repart, une seule fois.', en: 'It leaves again, once.' },
  cancel: { fr: 'Ne plus l’envoyer', en: 'Send it no more' },
  cancelOf: { fr: 'Ne plus l’envoyer : {debtor}', en: 'Send it no more: {debtor}' },
  cancelTitle: { fr: 'Ne plus envoyer ce message', en: 'Send this message no more' },
  cancelWhat: {
    fr: 'Il n’est pas parti et ne partira pas : l’étape de {debtor} attend à nouveau votre accord.',
    en: 'It did not leave and will not: the step of {debtor} waits for your yes again.',
  },
  cancelSaid: { fr: 'Ce message ne partira pas.', en: 'This message will not leave.' },
} as const satisfies Record<string, Sentence>
