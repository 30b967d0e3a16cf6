import type { Sentence } from '../../kernel/wording.ts'

/** Why a PDF that somebody else made is not opened. */
export const wording = {
  locked: {
    fr: '« {name} » est protégé par un mot de passe. Prenez une copie qui s’ouvre sans mot de passe.',
    en: '“{name}” is protected by a password. Take a copy that opens without one.',
  },
  broken: {
    fr: '« {name} » est incomplet ou abîmé : il ne s’ouvre pas. Exportez-le de nouveau.',
    en: '“{name}” is incomplete or damaged: it does not open. Export it again.',
  },
  heavy: {
    fr: '« {name} » se déplie en bien plus que ce qu’il pèse : sa lecture a été arrêtée. Imprimez-le en PDF depuis un lecteur, et prenez cette copie.',
    en: '“{name}” unfolds into far more than it weighs: reading it was stopped. Print it to PDF from a viewer, and take that copy.',
  },
  slow: {
    fr: '« {name} » est trop long à lire : sa lecture a été arrêtée au bout de {seconds, number} secondes. Imprimez-le en PDF depuis un lecteur ou coupez-le, et prenez cette copie.',
    en: '“{name}” takes too long to read: reading it was stopped after {seconds, number} seconds. Print it to PDF from a viewer or split it, and take that copy.',
  },
  busy: {
    fr: 'Trop de PDF sont en cours de lecture : « {name} » n’a pas été lu. Recommencez dans une minute.',
    en: 'Too many PDFs are being read: “{name}” was not. Try again in a minute.',
  },
} satisfies Record<string, Sentence>
