import type { Stage } from '../../src/intake/model.ts'
import type { Sentence } from '../../src/kernel/wording.ts'

/** What is being done to a file; its lines or rows are counted where they can be. */
export const stageNames: Record<'reading' | 'committing' | 'withdrawing', Partial<Record<Stage, Sentence>>> = {
  reading: {
    checking: { fr: 'Vérification du fichier', en: 'Checking the file' },
    reading: { fr: 'Lecture des lignes', en: 'Reading the lines' },
    comparing: { fr: 'Comparaison avec vos comptes', en: 'Comparing with your books' },
  },
  committing: {
    comparing: { fr: 'Dernière comparaison avec vos comptes', en: 'Last comparison with your books' },
    writing: { fr: 'Écriture des lignes', en: 'Writing the rows' },
  },
  withdrawing: {
    taking_back: { fr: 'Reprise des pièces et des lettrages', en: 'Taking back items and matchings' },
    restoring: { fr: 'Remise en état de ce qui avait changé', en: 'Restoring what had changed' },
  },
}

/** Long work: a file being read, an import being recorded or withdrawn. */
export const wording = {
  reading: {
    fr: 'Lecture de {file}{unit, select, lines { (lignes)} kilobytes { (ko)} other {}}',
    en: 'Reading {file}{unit, select, lines { (lines)} kilobytes { (kB)} other {}}',
  },
  committing: {
    fr: 'Écriture de {file} dans les comptes{unit, select, lines { (lignes)} other {}}',
    en: 'Recording {file} in the books{unit, select, lines { (rows)} other {}}',
  },
  withdrawing: {
    fr: 'Retrait de {file} des comptes{unit, select, lines { (lignes)} other {}}',
    en: 'Withdrawing {file} from the books{unit, select, lines { (rows)} other {}}',
  },
  inKilobytes: { fr: '{stage} (ko)', en: '{stage} (kB)' },
  readingTitle: { fr: 'Lecture du fichier', en: 'Reading the file' },
  readingSays: {
    fr: 'Vous pouvez quitter cette page : la lecture continue, et reste visible en bas à gauche.',
    en: 'You may leave this page: reading goes on, and stays in sight at the bottom left.',
  },
  committingTitle: { fr: 'Écriture dans les comptes', en: 'Recording in the books' },
  committingSays: {
    fr: 'Tout entre d’un seul coup, ou rien. Vous pouvez quitter cette page : l’écriture continue, et reste visible en bas à gauche.',
    en: 'Everything goes in at once, or nothing does. You may leave this page: recording goes on, and stays in sight at the bottom left.',
  },
  withdrawingTitle: { fr: 'Retrait de l’import', en: 'Withdrawing the import' },
  withdrawingSays: {
    fr: 'Tout sort d’un seul coup, ou rien : d’ici là vos comptes le montrent encore. Vous pouvez quitter cette page : le retrait continue, et reste visible en bas à gauche.',
    en: 'Everything goes out at once, or nothing does: until then your books still show it. You may leave this page: the withdrawal goes on, and stays in sight at the bottom left.',
  },
  waits: { fr: 'En attente de son tour', en: 'Waiting for its turn' },
  stageDone: { fr: 'fait', en: 'done' },
} satisfies Record<string, Sentence>
