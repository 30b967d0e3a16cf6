import type { SubjectMeaning } from './subjects.ts'

/** What each way of filing a request takes. */
export const FILING_SUBJECTS = {
  filing_file_limit: {
    unit: 'megabytes',
    steps: 'open',
    theme: 'filing',
    name: { fr: 'Dépôt en ligne : taille d’un fichier', en: 'Online filing: size of one file' },
  },
  filing_rpva_limit: {
    unit: 'megabytes',
    steps: 'open',
    theme: 'filing',
    name: { fr: 'RPVA : taille d’un message à une juridiction', en: 'RPVA: size of one message to a court' },
  },
} as const satisfies Record<string, SubjectMeaning>
