import type { Sentence } from '../../kernel/wording.ts'
import type { FileShow, FileSort, NextWhat } from './model.ts'

/** What is to be done next, as a list names it. */
export const nextNames: Record<NextWhat, Sentence> = {
  instruction: { fr: 'Instruction à lire', en: 'Instruction to read' },
  answered: { fr: 'Le créancier a répondu', en: 'The creditor answered' },
  call_back: { fr: 'À rappeler', en: 'To be called back' },
  broken_promise: { fr: 'Promesse rompue', en: 'Broken promise' },
  step: { fr: 'Étape du scénario', en: 'Step of the scenario' },
  first_contact: { fr: 'Premier contact', en: 'First contact' },
  follow_up: { fr: 'À relancer', en: 'To be followed up' },
  promised: { fr: 'Promesse en cours', en: 'Promise running' },
  approval: { fr: 'Accord demandé', en: 'Approval asked' },
  disputed: { fr: 'Contesté en entier', en: 'Wholly disputed' },
}

export const showNames: Record<FileShow, Sentence> = {
  due: { fr: 'À faire', en: 'To do' },
  later: { fr: 'Plus tard', en: 'Later' },
  waiting: { fr: 'En attente', en: 'Waiting' },
  snoozed: { fr: 'Reportés', en: 'Put off' },
  all: { fr: 'Tous', en: 'All' },
}

export const sortNames: Record<FileSort, Sentence> = {
  pressing: { fr: 'Par enjeu et urgence', en: 'By stake and urgency' },
  age: { fr: 'Par ancienneté', en: 'By age' },
  amount: { fr: 'Par montant', en: 'By amount' },
}

export const caseloadWording = {
  tooMany: {
    fr: 'Cette liste compte plus de {most, number} dossiers : filtrez-la, ou cochez ceux que vous voulez.',
    en: 'This list holds more than {most, number} files: narrow it, or tick those you mean.',
  },
  currencyMissing: {
    fr: 'Un montant se compare dans une devise : dites laquelle.',
    en: 'An amount is compared in a currency: say which.',
  },
  filesGone: {
    fr: 'Ces dossiers ne vous sont plus confiés : rechargez la liste.',
    en: 'These files are no longer placed with you: load the list again.',
  },
} satisfies Record<string, Sentence>
