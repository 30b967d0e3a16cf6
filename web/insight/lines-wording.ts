import type { Operand } from '../../src/insight/model.ts'
import type { Sentence } from '../../src/kernel/wording.ts'

type Told = { readonly title: Sentence; readonly on: Sentence; readonly cents: Sentence; readonly empty: Sentence }

/** What each list behind an operand is called, and its day and its amount. */
export const operandLists: Readonly<Record<Operand, Told>> = {
  owed: {
    title: { fr: 'Ce qui était dû', en: 'What was owed' },
    on: { fr: 'Datée du', en: 'Dated' },
    cents: { fr: 'Ouvert', en: 'Open' },
    empty: { fr: 'Rien n’était dû ce jour-là.', en: 'Nothing was owed on that day.' },
  },
  invoiced: {
    title: { fr: 'Factures émises', en: 'Invoices issued' },
    on: { fr: 'Datée du', en: 'Dated' },
    cents: { fr: 'Montant', en: 'Amount' },
    empty: { fr: 'Aucune facture n’a été émise ces jours-là.', en: 'No invoice was issued on those days.' },
  },
  paid: {
    title: { fr: 'Factures payées', en: 'Invoices paid' },
    on: { fr: 'Payé le', en: 'Paid on' },
    cents: { fr: 'Payé', en: 'Paid' },
    empty: { fr: 'Aucune facture n’a été payée ces jours-là.', en: 'No invoice was paid on those days.' },
  },
  disputed: {
    title: { fr: 'Litiges en cours ce jour-là', en: 'Disputes running on that day' },
    on: { fr: 'Ouvert le', en: 'Opened on' },
    cents: { fr: 'Contesté', en: 'Contested' },
    empty: { fr: 'Rien n’était contesté ce jour-là.', en: 'Nothing was contested on that day.' },
  },
  raised: {
    title: { fr: 'Litiges ouverts', en: 'Disputes opened' },
    on: { fr: 'Ouvert le', en: 'Opened on' },
    cents: { fr: 'Contesté', en: 'Contested' },
    empty: { fr: 'Aucun litige n’a été ouvert ces jours-là.', en: 'No dispute was opened on those days.' },
  },
  promised: {
    title: { fr: 'Promesses arrivées à échéance', en: 'Promises fallen due' },
    on: { fr: 'Promis pour le', en: 'Promised for' },
    cents: { fr: 'Promis', en: 'Promised' },
    empty: { fr: 'Aucune promesse n’est arrivée à échéance ces jours-là.', en: 'No promise fell due on those days.' },
  },
  claimed: {
    title: { fr: 'Dossiers contentieux ouverts', en: 'Matters opened' },
    on: { fr: 'Ouvert le', en: 'Opened on' },
    cents: { fr: 'Réclamé', en: 'Claimed' },
    empty: { fr: 'Aucun dossier n’a été ouvert ces jours-là.', en: 'No matter was opened on those days.' },
  },
  lost: {
    title: { fr: 'Créances perdues', en: 'Debts lost' },
    on: { fr: 'Perdue le', en: 'Lost on' },
    cents: { fr: 'Perdu, TTC', en: 'Lost, VAT included' },
    empty: { fr: 'Aucune créance n’a été perdue ces jours-là.', en: 'No debt was lost on those days.' },
  },
  reminded: {
    title: { fr: 'Relances faites', en: 'Reminders done' },
    on: { fr: 'Faite le', en: 'Done on' },
    cents: { fr: 'Montant', en: 'Amount' },
    empty: { fr: 'Aucune relance n’a été faite ces jours-là.', en: 'No reminder was done on those days.' },
  },
}

export const linesWords = {
  customer: { fr: 'Client', en: 'Customer' },
  documents: { fr: 'Pièces', en: 'Documents' },
  dueOn: { fr: 'Échéance', en: 'Due on' },
  late: { fr: 'Retard', en: 'Late' },
  kept: { fr: 'Payé dans les délais', en: 'Paid in time' },
  recovered: { fr: 'Principal encaissé', en: 'Principal received' },
  promiseEnd: { fr: 'Issue', en: 'Outcome' },
  channel: { fr: 'Par', en: 'By' },
  total: { fr: 'Total', en: 'Total' },
  on: { fr: 'au {day}', en: 'on {day}' },
  between: { fr: 'du {from} au {to}', en: '{from} to {to}' },
  count: { fr: '{n, plural, one {# ligne} other {# lignes}}', en: '{n, plural, one {# line} other {# lines}}' },
  back: { fr: 'Revenir aux indicateurs', en: 'Back to the indicators' },
  emptyTitle: { fr: 'Aucune ligne', en: 'No line' },
} satisfies Record<string, Sentence>
