import type { Sentence } from '../../kernel/wording.ts'

export const wording = {
  dueBeforeIssue: {
    fr: 'L’échéance {documentNo, select, none {d’une pièce} other {de {documentNo}}} ({dueOn}) précède sa date ({issuedOn}) : aucun intérêt n’est calculé. Corrigez l’une des deux dates dans la comptabilité, puis réimportez.',
    en: 'The due day of {documentNo, select, none {a document} other {{documentNo}}} ({dueOn}) comes before its date ({issuedOn}): no interest is reckoned. Correct one of them in the accounts, then import again.',
  },
  negativeBase: {
    fr: 'Le montant dû {documentNo, select, none {d’une pièce} other {de {documentNo}}} est négatif : aucun intérêt n’est calculé. Vérifiez ses règlements et ses avoirs.',
    en: 'What is owed of {documentNo, select, none {a document} other {{documentNo}}} is negative: no interest is reckoned. Check its payments and credit notes.',
  },
  wrongRate: {
    fr: 'Indiquez un taux annuel entre 0 et 100 %.',
    en: 'Give a rate a year between 0 and 100%.',
  },
  belowFloor: {
    fr: 'Un contrat ne peut pas prévoir {asked, number} % : le plancher est de {floor, number} %, trois fois le taux légal du semestre ({citation}). Indiquez au moins ce taux, ou laissez celui de la loi.',
    en: 'A contract cannot set {asked, number}%: the floor is {floor, number}%, three times the legal rate of the half-year ({citation}). Give at least that rate, or leave the law’s.',
  },
  nothingToClaim: {
    fr: 'Il n’y a plus rien à réclamer sur ces pièces : tout l’a déjà été, ou a été abandonné. Rechargez la page.',
    en: 'There is nothing left to claim on these documents: all of it was claimed already, or given up. Reload the page.',
  },
  changedSinceSeen: {
    fr: 'Les montants ont changé depuis l’affichage : {now} à réclamer au lieu de {seen}. Relisez-les, puis réclamez de nouveau.',
    en: 'The amounts have changed since they were shown: {now} to claim instead of {seen}. Read them again, then claim.',
  },
  notReckoned: {
    fr: 'Une pièce choisie ne peut pas être calculée. {why}',
    en: 'One of the documents chosen cannot be reckoned. {why}',
  },
  barred: {
    fr: '{document} s’est prescrite le {day} : les intérêts et l’indemnité le sont avec elle, et aucun tribunal ne peut plus les ordonner. Écartez-la, ou confirmez que vous les réclamez quand même.',
    en: '{document} was barred on {day}: its interest and indemnity are barred with it, and no court can order them any more. Leave it out, or confirm that you claim them all the same.',
  },
  batchGone: {
    fr: 'Cette réclamation groupée a déjà été reprise. Rechargez la page.',
    en: 'This claim made together was already taken back. Reload the page.',
  },
  leftNothingLate: {
    fr: 'Aucune facture en retard et ouverte au {upTo}.',
    en: 'No late and open invoice on {upTo}.',
  },
  leftBarred: {
    fr: 'Toutes ses factures en retard sont prescrites : ce qu’elles ont couru l’est avec elles.',
    en: 'All its late invoices are barred: what they bore is barred with them.',
  },
  leftNoNotice: {
    fr: 'Particulier sans mise en demeure reçue : aucun intérêt ne court, et jamais d’indemnité.',
    en: 'A consumer whom no formal notice has reached: no interest runs, and never an indemnity.',
  },
  leftStopped: {
    fr: 'Les intérêts sont arrêtés par un jugement ou une décision : ce qui a couru avant se déclare, ou se réclame depuis sa fiche.',
    en: 'Interest is stopped by a judgment or a decision: what ran before is proved, or claimed from the customer’s own page.',
  },
  leftWaived: { fr: 'Ses intérêts ont été abandonnés.', en: 'Its interest was given up.' },
  leftClaimed: {
    fr: 'Tout ce qui a couru a déjà été réclamé ou abandonné.',
    en: 'All that has run was claimed or given up already.',
  },
  noteGone: {
    fr: 'Cette note a déjà été reprise par quelqu’un d’autre. Rechargez la page.',
    en: 'This note was already taken back by somebody else. Reload the page.',
  },
  upToAhead: {
    fr: 'Les intérêts ne courent que jusqu’à aujourd’hui ({today}) : choisissez ce jour ou un jour passé.',
    en: 'Interest has run until today ({today}) only: choose that day or one before.',
  },
  nothingToWaive: {
    fr: 'Il n’y a rien à abandonner sur ces pièces. Ce qui est déjà réclamé se reprend d’abord par sa note.',
    en: 'There is nothing to give up on these documents. What is claimed already is first taken back with its note.',
  },
  waiverGone: {
    fr: 'Cet abandon a déjà été repris. Rechargez la page.',
    en: 'This waiver was already taken back. Reload the page.',
  },
  noticeAhead: {
    fr: 'La mise en demeure ne peut pas être reçue après aujourd’hui ({today}). Indiquez le jour de sa présentation.',
    en: 'The formal notice cannot have been received after today ({today}). Give the day it was presented.',
  },
  noticeEvidence: {
    fr: 'Indiquez la preuve de la réception (numéro du recommandé, acte, récépissé) : elle sera jointe au calcul.',
    en: 'Say what proves that it was received (number of the registered letter, deed, receipt): it goes with the calculation.',
  },
  businessOnly: {
    fr: 'Un taux de contrat ne vaut qu’entre professionnels : ce client est {kind, select, consumer {un particulier, au taux légal} other {un organisme public, au taux de la loi}}.',
    en: 'A contract rate holds between businesses only: this customer is {kind, select, consumer {a consumer, at the legal rate} other {a public buyer, at the rate of the law}}.',
  },
  stopWhy: {
    fr: 'Dites pourquoi les intérêts s’arrêtent (jugement d’ouverture, accord…) : ce motif est conservé.',
    en: 'Say why interest stops (opening judgment, agreement…): the reason is kept.',
  },
  notesMade: {
    fr: '{count, plural, one {# note d’intérêts porte} other {# notes d’intérêts portent}} sur des pièces de cet import : reprenez-{count, plural, one {la} other {les}} d’abord.',
    en: '{count, plural, one {# note of interest was} other {# notes of interest were}} reckoned on documents of this import: take {count, plural, one {it} other {them}} back first.',
  },
  interestLabel: {
    fr: 'Intérêts de retard au {upTo} ({count, plural, one {# facture} other {# factures}})',
    en: 'Late interest to {upTo} ({count, plural, one {# invoice} other {# invoices}})',
  },
  indemnityLabel: {
    fr: 'Indemnité forfaitaire de recouvrement ({count, plural, one {# facture} other {# factures}})',
    en: 'Fixed recovery indemnity ({count, plural, one {# invoice} other {# invoices}})',
  },
} as const satisfies Record<string, Sentence>
