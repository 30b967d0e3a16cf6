import type { Sentence } from '../../src/kernel/wording.ts'

/** Preparing a collection: what is proposed, what is left out, who is told. */
export const prepareWords = {
  title: { fr: 'Préparer une remise', en: 'Prepare a collection' },
  toCollections: { fr: 'Remises', en: 'Collections' },
  collectOn: { fr: 'Prélever le', en: 'Debit on' },
  dueUntil: { fr: 'Pièces échues au', en: 'Documents due by' },
  firstToldOn: {
    fr: 'Prévenus aujourd’hui, vos clients peuvent être prélevés à partir du {day}.',
    en: 'Told today, your customers can be debited from {day}.',
  },
  list: { fr: 'Prélèvements proposés', en: 'Debits proposed' },
  proposed: {
    fr: '{n, plural, =0 {aucun prélèvement possible} one {# prélèvement possible} other {# prélèvements possibles}}',
    en: '{n, plural, =0 {no debit possible} one {# debit possible} other {# debits possible}}',
  },
  told: { fr: 'Préavis', en: 'Notice' },
  byEmail: { fr: 'e-mail', en: 'e-mail' },
  byLetter: { fr: 'lettre', en: 'letter' },
  byInvoice: { fr: 'par la facture', en: 'by the invoice' },
  due: { fr: 'Échéance', en: 'Due' },
  outcome: {
    fr: 'Une remise du {day} est créée en brouillon : rien ne part avant que vous la validiez.',
    en: 'A collection of {day} is drafted: nothing leaves before you validate it.',
  },
  create: { fr: 'Créer la remise', en: 'Create the collection' },
  keyCreate: { fr: 'Créer la remise des prélèvements cochés', en: 'Create the collection of the ticked debits' },
  created: { fr: 'La remise n° {no} est créée.', en: 'Collection no. {no} is created.' },
  excluded: {
    fr: '{n, plural, one {# prélèvement décoché n’y entre pas} other {# prélèvements décochés n’y entrent pas}}',
    en: '{n, plural, one {# unticked debit does not go in} other {# unticked debits do not go in}}',
  },
  leftOut: {
    fr: '{n, plural, one {# pièce laissée de côté} other {# pièces laissées de côté}}, {amount}',
    en: '{n, plural, one {# document left out} other {# documents left out}}, {amount}',
  },
  why: { fr: 'Pourquoi', en: 'Why' },
  seeMandate: { fr: 'Voir le mandat', en: 'See the mandate' },
  noneTitle: { fr: 'Rien à prélever ce jour-là', en: 'Nothing to collect on that day' },
  none: {
    fr: 'Aucune pièce échue d’un client qui a signé un mandat ne peut être prélevée. Les motifs sont ci-dessous ; essayez un autre jour.',
    en: 'No due document of a customer who signed a mandate can be collected. The reasons are below; try another day.',
  },
  noneAtAll: {
    fr: 'Aucun client qui a signé un mandat n’a de pièce échue à cette date. Reculez la date d’échéance pour prélever d’avance.',
    en: 'No customer who signed a mandate has a document due by that day. Choose a later due day to collect ahead.',
  },
  wrongDay: { fr: 'Choisissez un autre jour', en: 'Choose another day' },
  panel: { fr: 'Prélèvement proposé', en: 'Debit proposed' },
  sequence: { fr: 'Séquence', en: 'Sequence' },
} satisfies Record<string, Sentence>
