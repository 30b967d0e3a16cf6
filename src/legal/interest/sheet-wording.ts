import type { Sentence } from '../../kernel/wording.ts'

/** Every word printed on a calculation sheet. */
export const printed = {
  title: { fr: 'Calcul des intérêts de retard', en: 'Calculation of late interest' },
  noteTitle: {
    fr: 'Note {number} : intérêts de retard et indemnités',
    en: 'Note {number}: late interest and indemnities',
  },
  upTo: { fr: 'Calcul arrêté au {upTo}', en: 'Reckoned to {upTo}' },
  customer: { fr: 'Débiteur', en: 'Debtor' },
  creditor: { fr: 'Créancier', en: 'Creditor' },
  siren: { fr: 'SIREN {siren}', en: 'SIREN (French company number) {siren}' },
  summary: { fr: 'Récapitulatif', en: 'Summary' },
  detail: { fr: 'Détail par facture', en: 'Detail by invoice' },
  document: { fr: 'Facture', en: 'Invoice' },
  dueOn: { fr: 'Échéance', en: 'Due' },
  amount: { fr: 'Montant TTC', en: 'Amount incl. VAT' },
  interest: { fr: 'Intérêts', en: 'Interest' },
  before: { fr: 'Déjà réclamé ou abandonné', en: 'Claimed or given up before' },
  indemnity: { fr: 'Indemnité', en: 'Indemnity' },
  asked: { fr: 'Réclamé', en: 'Claimed' },
  toAsk: { fr: 'À réclamer', en: 'To claim' },
  total: { fr: 'Total', en: 'Total' },
  from: { fr: 'Du', en: 'From' },
  to: { fr: 'Au', en: 'To' },
  days: { fr: 'Jours', en: 'Days' },
  balance: { fr: 'Reste dû', en: 'Balance' },
  rate: { fr: 'Taux annuel', en: 'Yearly rate' },
  basis: { fr: 'Fondement', en: 'Basis' },
  currency: { fr: 'Devise', en: 'Currency' },
  subtotal: { fr: 'Intérêts de la facture', en: 'Interest on the invoice' },
  documentHead: { fr: '{document} de {amount}, échue le {dueOn}', en: '{document} for {amount}, due on {dueOn}' },
  unnumbered: { fr: 'Pièce sans numéro', en: 'Document without a number' },
  method: {
    fr: 'Intérêts simples : reste dû × taux annuel × jours / 365. Le jour de l’échéance ne compte pas, le dernier jour compte. Le calcul est découpé à chaque semestre, à chaque règlement et à chaque avoir ; chaque ligne est arrondie au centime le plus proche, puis additionnée.',
    en: 'Simple interest: balance × yearly rate × days / 365. The due day does not count, the last day does. The calculation is cut at each half-year, payment and credit note; each line is rounded to the nearest cent, then added.',
  },
  law: {
    fr: 'Textes appliqués : {citations}. Ni les intérêts ni l’indemnité ne sont soumis à la TVA.',
    en: 'Texts applied: {citations}. Neither interest nor the indemnity is subject to VAT.',
  },
  lawElsewhere: { fr: 'Textes appliqués : {citations}.', en: 'Texts applied: {citations}.' },
  toVerify: {
    fr: '* Taux ou montant repris d’une source secondaire, à vérifier au texte officiel.',
    en: '* Rate or amount taken from a secondary source, to be checked against the official text.',
  },
  takenBack: { fr: 'Note reprise : elle n’est plus due.', en: 'Note taken back: it is owed no more.' },
  page: { fr: 'Page', en: 'Page' },
  fileName: { fr: 'interets', en: 'interest' },
} as const satisfies Record<string, Sentence>

export const basisNames = {
  default: { fr: 'taux de la loi', en: 'rate of the law' },
  contract: { fr: 'taux du contrat', en: 'contract rate' },
  floor: { fr: 'plancher légal du contrat', en: 'legal floor of a contract' },
  legal: { fr: 'taux légal', en: 'legal rate' },
} as const satisfies Record<string, Sentence>
