import type { Sentence } from '../kernel/wording.ts'

/** What is said of a file of returns (CFONB 240) that is imported. */
export const returnsWording = {
  mapMissing: {
    fr: 'Ce fichier annonce des impayés (CFONB 240). Aucune norme publique ne dit où la banque y écrit chaque champ : indiquez-le une fois d’après sa notice, et les prochains fichiers se liront seuls.',
    en: 'This file announces unpaid items (CFONB 240). No public standard says where the bank writes each field: say it once from its notice, and the next files are read by themselves.',
  },
  noReturns: {
    fr: 'Aucun impayé n’est lu avec ces positions : aucun enregistrement n’a un code opération prévu. Revoyez les positions et les codes d’après la notice de la banque.',
    en: 'No unpaid item is read with these positions: no record has an expected operation code. Review the positions and the codes with the bank’s notice.',
  },
  accountMissing: {
    fr: 'Ligne {line} : rien ne dit sur quel compte cet impayé est repris. Indiquez où se lit le RIB du créancier, ou choisissez le compte.',
    en: 'Line {line}: nothing says which account this unpaid item is taken from. Say where the creditor’s account is read, or choose the account.',
  },
  notReturns: {
    fr: 'Ce fichier n’est pas un fichier d’impayés CFONB 240 : il n’y a pas de positions à indiquer.',
    en: 'This file is no CFONB 240 file of unpaid items: there are no positions to give.',
  },
} satisfies Record<string, Sentence>
