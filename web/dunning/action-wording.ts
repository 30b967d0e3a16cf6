import type { Sentence } from '../../src/kernel/wording.ts'

/** What the panel of one action says. */
export const actionWords = {
  panel: { fr: 'Action du jour', en: 'Action of the day' },
  whyThisWhyNow: { fr: 'Pourquoi cette relance, pourquoi maintenant', en: 'Why this reminder, why now' },
  joined: {
    fr: '{n, plural, =0 {Aucun PDF joint.} one {PDF joint : {names}.} other {# PDF joints : {names}.}}',
    en: '{n, plural, =0 {No PDF attached.} one {PDF attached: {names}.} other {# PDFs attached: {names}.}}',
  },
  joinedMissing: {
    fr: '{n, plural, one {Une pièce n’a} other {# pièces n’ont}} pas de PDF gardé.',
    en: '{n, plural, one {One document has} other {# documents have}} no PDF kept.',
  },
  joinedLeftOut: {
    fr: '{n, plural, one {Un PDF de plus s’ouvre} other {# PDF de plus s’ouvrent}} sur la page du client.',
    en: '{n, plural, one {One more PDF opens} other {# more PDFs open}} on the customer’s page.',
  },
  theMessage: { fr: 'Le message prêt', en: 'The message, ready' },
  goesTo: { fr: 'À {name}', en: 'To {name}' },
  editText: { fr: 'Modifier le texte', en: 'Edit the text' },
  editDone: { fr: 'Voir l’aperçu seul', en: 'See the preview only' },
  backToTemplate: { fr: 'Revenir au modèle', en: 'Back to the template' },
  saveText: { fr: 'Garder ce texte', en: 'Keep this text' },
  textKept: { fr: 'Le texte est gardé pour ce message.', en: 'The text is kept for this message.' },
  previewWaits: { fr: 'L’aperçu attend un texte sans faute.', en: 'The preview waits for a text without fault.' },
  fixTextFirst: { fr: 'Corrigez le texte d’abord.', en: 'Correct the text first.' },
  subject: { fr: 'Objet', en: 'Subject' },
  body: { fr: 'Texte du message', en: 'Text of the message' },
  documents: { fr: 'Les pièces', en: 'The documents' },
  document: { fr: 'Pièce', en: 'Document' },
  dueOn: { fr: 'Échéance', en: 'Due on' },
  late: { fr: 'Retard', en: 'Late' },
  open: { fr: 'Reste dû', en: 'Open' },
  claimed: { fr: 'Réclamé', en: 'Claimed' },
  inTheMessage: {
    fr: '{document} figure dans le message ; décocher la suspend',
    en: '{document} is in the message; untick to hold it',
  },
  notInTheMessage: { fr: '{document} ne figure pas dans le message', en: '{document} is not in the message' },
  excludedLines: {
    fr: '{n, plural, one {# pièce laissée de côté} other {# pièces laissées de côté}}',
    en: '{n, plural, one {# document left out} other {# documents left out}}',
  },
  moreReasons: { fr: 'Pourquoi', en: 'Why' },
} satisfies Record<string, Sentence>
