import type { Sentence } from '../../src/kernel/wording.ts'

/** The bank's answer to a collection, on the page of its import. */
export const answerWords = {
  head: {
    fr: 'La banque répond à la remise n° {no} du {day} : {rejected, plural, =0 {aucun rejet} one {# prélèvement rejeté} other {# prélèvements rejetés}}{accepted, plural, =0 {} one {, # accepté} other {, # acceptés}}{pending, plural, =0 {} one {, # à l’étude} other {, # à l’étude}}.',
    en: 'The bank answers collection no. {no} of {day}: {rejected, plural, =0 {none rejected} one {# debit rejected} other {# debits rejected}}{accepted, plural, =0 {} one {, # accepted} other {, # accepted}}{pending, plural, =0 {} one {, # being looked at} other {, # being looked at}}.',
  },
  rejectedAmount: { fr: '{amount} rejetés', en: '{amount} rejected' },
  unanswered: {
    fr: '{n, plural, one {# prélèvement n’y est pas cité} other {# prélèvements n’y sont pas cités}} : rien ne change pour eux.',
    en: '{n, plural, one {# debit is not mentioned} other {# debits are not mentioned}}: nothing changes for them.',
  },
  list: { fr: 'Ce que la banque dit de chaque prélèvement', en: 'What the bank says of each debit' },
  says: { fr: 'Réponse', en: 'Answer' },
  accepted: { fr: 'Accepté', en: 'Accepted' },
  pending: { fr: 'À l’étude', en: 'Being looked at' },
  rejected: { fr: 'Rejeté', en: 'Rejected' },
  why: { fr: 'Motif', en: 'Reason' },
  effect: { fr: 'Ce que cela fait', en: 'What it does' },
  rejects: { fr: 'sa pièce est de nouveau due', en: 'its document is owed again' },
  known: { fr: 'déjà connu', en: 'known already' },
  settled: { fr: 'rien : son argent est arrivé', en: 'nothing: its money has come' },
  nothing: { fr: 'noté', en: 'noted' },
  commit: {
    fr: '{n, plural, =0 {la réponse de la banque} one {# rejet} other {# rejets}}',
    en: '{n, plural, =0 {the bank’s answer} one {# rejection} other {# rejections}}',
  },
  withdrawSays: {
    fr: 'Les prélèvements que cette réponse a rejetés seront de nouveau en attente, et leurs mandats comme avant.',
    en: 'The debits that this answer rejected will be waiting again, and their mandates as they were.',
  },
} satisfies Record<string, Sentence>
