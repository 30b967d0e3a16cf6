import type { Sentence } from '../../src/kernel/wording.ts'

/** Words of claims made of many customers at once. */
export const togetherWords = {
  find: { fr: 'Chercher un client', en: 'Find a customer' },
  keyFind: { fr: 'Chercher un client en retard', en: 'Find a late customer' },
  segment: { fr: 'Segment', en: 'Segment' },
  everySegment: { fr: 'Tous les segments', en: 'Every segment' },
  upTo: { fr: 'Arrêté au', en: 'Reckoned to' },
  weighed: {
    fr: '{n, plural, =0 {Rien à réclamer} one {# note, pour un client} other {Une note par client, # clients}}, {documents, plural, one {# facture} other {# factures}} : {interest} d’intérêts et {indemnity} d’indemnités. Rien ne part.',
    en: '{n, plural, =0 {Nothing to claim} one {One note, for one customer} other {One note a customer, # customers}}, {documents, plural, one {# invoice} other {# invoices}}: {interest} of interest and {indemnity} of indemnities. Nothing leaves.',
  },
  aside: {
    fr: '{barred, plural, =0 {} one {# pièce prescrite reste de côté. } other {# pièces prescrites restent de côté. }}{refused, plural, =0 {} one {# pièce ne se calcule pas.} other {# pièces ne se calculent pas.}}',
    en: '{barred, plural, =0 {} one {# barred document stays aside. } other {# barred documents stay aside. }}{refused, plural, =0 {} one {# document cannot be reckoned.} other {# documents cannot be reckoned.}}',
  },
  reading: { fr: 'Calcul en cours…', en: 'Reckoning…' },
  nothing: { fr: 'Rien n’est à réclamer de ces clients.', en: 'Nothing can be claimed of these customers.' },
  asked: {
    fr: '{n, plural, one {Réclamation lancée pour # client} other {Réclamation lancée pour # clients}}',
    en: '{n, plural, one {Claim begun for # customer} other {Claim begun for # customers}}',
  },
  claiming: { fr: 'Réclamation d’intérêts', en: 'Claim of interest' },
  takingBack: { fr: 'Reprise d’une réclamation', en: 'Claim being taken back' },
  together: { fr: 'Réclamations groupées', en: 'Claims made together' },
  none: { fr: 'Aucune réclamation groupée.', en: 'No claim made together.' },
  line: {
    fr: '{n, plural, =0 {Aucune note} one {Note {first}} other {# notes, {first} à {last}}}, au {upTo}',
    en: '{n, plural, =0 {No note} one {Note {first}} other {# notes, {first} to {last}}}, to {upTo}',
  },
  backLine: {
    fr: '{n, plural, =0 {Aucune note reprise} one {# note reprise} other {# notes reprises}}{kept, plural, =0 {} one {, # gardée car réglée en partie} other {, # gardées car réglées en partie}} : {why}',
    en: '{n, plural, =0 {No note taken back} one {# note taken back} other {# notes taken back}}{kept, plural, =0 {} one {, # kept since part of it is paid} other {, # kept since part of them is paid}}: {why}',
  },
  takeBack: { fr: 'Tout reprendre', en: 'Take all back' },
  takeBackTitle: { fr: 'Reprendre la réclamation', en: 'Take the claim back' },
  takeBackWhat: {
    fr: 'Les {n} notes quittent les comptes des clients, et ce qu’elles réclamaient court de nouveau. Celles qui sont réglées, même en partie, restent.',
    en: 'The {n} notes leave the customers’ accounts, and what they claimed runs again. Those that are paid, even in part, stay.',
  },
  takingBackSaid: { fr: 'Reprise lancée', en: 'Taking back has begun' },
  proposed: {
    fr: 'Au {upTo}, {n, plural, one {# client doit} other {# clients doivent}} {interest} d’intérêts et {indemnity} d’indemnités qui ne sont pas réclamés.',
    en: 'On {upTo}, {n, plural, one {# customer owes} other {# customers owe}} {interest} of interest and {indemnity} of indemnities that are not claimed.',
  },
  seeProposal: { fr: 'Choisir ces clients', en: 'Choose these customers' },
  dismiss: { fr: 'Pas ce mois-ci', en: 'Not this month' },
  dismissed: { fr: 'Écarté jusqu’au mois prochain', en: 'Set aside until next month' },
} as const satisfies Record<string, Sentence>
