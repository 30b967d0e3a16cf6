import type { Sentence } from '../../src/kernel/wording.ts'

export const wording = {
  journal: { fr: 'Notes et échanges', en: 'Notes and exchanges' },
  writeNote: { fr: 'Écrire une note', en: 'Write a note' },
  logCall: { fr: 'Noter un appel', en: 'Log a call' },
  note: { fr: 'Note', en: 'Note' },
  noteHint: {
    fr: 'Ce qu’un collègue devra savoir demain.',
    en: 'What a colleague will need to know tomorrow.',
  },
  saveNote: { fr: 'Enregistrer la note', en: 'Save the note' },
  saveCall: { fr: 'Enregistrer l’appel', en: 'Save the call' },
  cancel: { fr: 'Abandonner', en: 'Discard' },
  outcome: { fr: 'Comment l’appel s’est terminé', en: 'How the call ended' },
  callDetails: { fr: 'Ce qui s’est dit', en: 'What was said' },
  with: { fr: 'Avec', en: 'With' },
  withNobody: { fr: 'Personne en particulier', en: 'Nobody in particular' },
  kindEvent: { fr: 'Événement', en: 'Event' },
  kindMessage: { fr: 'Message', en: 'Message' },
  kindNote: { fr: 'Note', en: 'Note' },
  kindCall: { fr: 'Appel', en: 'Call' },
  kindImport: { fr: 'Import', en: 'Import' },
  older: { fr: 'Montrer plus ancien', en: 'Show older' },
  nothingYet: {
    fr: 'Rien pour l’instant. Les notes, les appels et les messages s’inscrivent ici, le plus récent d’abord.',
    en: 'Nothing yet. Notes, calls and messages are listed here, the latest first.',
  },
  saveKeys: { fr: 'Ctrl-Entrée enregistre', en: 'Ctrl-Enter saves' },
} satisfies Record<string, Sentence>
