import type { Sentence } from '../../src/kernel/wording.ts'
import type { LineShow } from './lines.ts'

/** The list of bank lines and what stands around it. */
export const wording = {
  cash: { fr: 'Encaissements', en: 'Receipts' },
  parts: { fr: 'Parties de la page', en: 'Parts of the page' },
  matchedAlone: {
    fr: '{n, plural, one {# rapprochée automatiquement} other {# rapprochées automatiquement}}',
    en: '{n} matched automatically',
  },
  debits: { fr: 'Prélèvements', en: 'Direct debits' },
  advices: { fr: 'Avis de paiement', en: 'Remittance advices' },
  journal: { fr: 'Vers la comptabilité', en: 'To the accounts' },
  accounts: { fr: 'Comptes et relevés', en: 'Accounts and statements' },
  matching: { fr: 'Règles du rapprochement', en: 'Matching rules' },
  freshOn: { fr: 'relevé du {day}', en: 'statement of {day}' },
  linesCount: {
    fr: '{n, plural, one {# ligne} other {# lignes}}',
    en: '{n, plural, one {# line} other {# lines}}',
  },
  leftToMatch: { fr: '{amount} à rapprocher', en: '{amount} to match' },
  broken: {
    fr: '{n, plural, one {un relevé ne suit pas} other {# relevés ne se suivent pas}}',
    en: '{n, plural, one {one statement does not join} other {# statements do not join}}',
  },
  list: { fr: 'Lignes de banque', en: 'Bank lines' },
  panel: { fr: 'Ligne de banque', en: 'Bank line' },
  day: { fr: 'Date', en: 'Date' },
  payer: { fr: 'Payeur ou libellé', en: 'Payer or wording' },
  amount: { fr: 'Montant', en: 'Amount' },
  leftAmount: { fr: 'À rapprocher', en: 'To match' },
  proposed: { fr: 'Proposé', en: 'Proposed' },
  kind: { fr: 'Nature', en: 'Kind' },
  settled: { fr: 'Rapprochée avec', en: 'Matched with' },
  why: { fr: 'Nature', en: 'What it is' },
  tied: { fr: 'à départager', en: 'tied' },
  tiedWhat: { fr: 'd’autres pièces iraient aussi bien', en: 'other documents would fit as well' },
  nothingProposed: { fr: 'rien', en: 'nothing' },
  allAccounts: { fr: 'Tous les comptes', en: 'All accounts' },
  account: { fr: 'Compte', en: 'Account' },
  allClasses: { fr: 'Toutes les propositions', en: 'All proposals' },
  class: { fr: 'Nature de la proposition', en: 'Kind of proposal' },
  classCount: {
    fr: '{kind} ({lines}{tied, plural, =0 {} other {, dont # à départager}})',
    en: '{kind} ({lines}{tied, plural, =0 {} other {, # of them tied}})',
  },
  focusClass: { fr: 'Choisir une nature de proposition', en: 'Choose a kind of proposal' },
  tickAll: { fr: 'Cocher toutes les lignes', en: 'Tick all lines' },
  waiting: { fr: 'Encaissements à rapprocher', en: 'Receipts to match' },
  waitingLines: {
    fr: '{amount} reçus et pas encore rapprochés : voir les lignes de banque',
    en: '{amount} received and not matched yet: see the bank lines',
  },
  onlyReceived: { fr: 'Argent reçu', en: 'Money received' },
  onlyOf: { fr: 'proposé pour {name}', en: 'proposed for {name}' },
  onlyUntil: { fr: 'jusqu’au {day}', en: 'up to {day}' },
  onlyJudged: {
    fr: '{judged, select, right {confirmées justes} wrong {dites fausses} undone {appliquées seules, puis annulées} other {appliquées seules}} en douze mois',
    en: '{judged, select, right {said to be right} wrong {said to be wrong} undone {applied by themselves, then undone} other {applied by themselves}} in twelve months',
  },
  checkedTitle: { fr: 'Rien à vérifier', en: 'Nothing to check' },
  checked: {
    fr: 'De ce qui s’applique seul, une partie attend ici votre réponse. Rien n’y est retenu : ce sont vos réponses qui mesurent le rapprochement.',
    en: 'A share of what applies by itself waits here for your answer. Nothing is held back by it: your answers are what measures matching.',
  },
  everyLine: { fr: 'Toutes les lignes', en: 'All lines' },
  search: { fr: 'Chercher dans les lignes', en: 'Search the lines' },
  searchWords: { fr: 'Payeur, libellé, motif', en: 'Payer, wording, message' },
  focusSearch: { fr: 'Chercher dans les lignes', en: 'Search the lines' },
  matchNow: { fr: 'Chercher à nouveau', en: 'Look again' },
  matchNowSaid: {
    fr: '{lines, plural, one {# ligne relue} other {# lignes relues}} : {applied, plural, =0 {aucune rapprochée seule} one {# rapprochée seule} other {# rapprochées seules}}, {proposed, plural, =0 {rien de proposé} one {# avec une proposition} other {# avec une proposition}}.',
    en: '{lines, plural, one {# line} other {# lines}} read again: {applied, plural, =0 {none matched by itself} one {# matched by itself} other {# matched by themselves}}, {proposed, plural, =0 {nothing proposed} one {# with a proposal} other {# with a proposal}}.',
  },
  doneTitle: { fr: 'Tout est rapproché', en: 'Everything is matched' },
  done: {
    fr: 'Aucune ligne n’attend. Le prochain relevé se dépose dans Imports, ou ici même.',
    en: 'No line is waiting. Drop the next statement in Imports, or right here.',
  },
  noneHereTitle: { fr: 'Aucune ligne ici', en: 'No line here' },
  noneHere: {
    fr: 'Aucune ligne de banque ne correspond à ce filtre.',
    en: 'No bank line fits this filter.',
  },
  clearFilter: { fr: 'Retirer le filtre', en: 'Clear the filter' },
  noStatementTitle: { fr: 'Aucun relevé de banque pour l’instant', en: 'No bank statement yet' },
  noStatement: {
    fr: 'Déposez un relevé sur cette page ou dans Imports : chaque encaissement est rapproché des pièces qu’il règle, avec la raison. Un aperçu montre le relevé avant qu’il n’entre.',
    en: 'Drop a statement on this page or in Imports: each receipt is matched with the documents it settles, and the reason is shown. A preview shows the statement before it is taken in.',
  },
  formats: {
    fr: 'Formats lus : CFONB 120 (.txt, .cfo), camt.053 et camt.054 (.xml), MT940 (.sta), OFX, QIF et tableaux CSV ou XLSX. Votre banque les propose dans « Exporter mes opérations ».',
    en: 'Formats read: CFONB 120 (.txt, .cfo), camt.053 and camt.054 (.xml), MT940 (.sta), OFX, QIF, and CSV or XLSX tables. Your bank offers them under “Export transactions”.',
  },
} satisfies Record<string, Sentence>

export const showNames: Readonly<Record<LineShow, Sentence>> = {
  open: { fr: 'À voir', en: 'To review' },
  matched: { fr: 'Rapprochées', en: 'Matched' },
  set_aside: { fr: 'Hors clients', en: 'Not from customers' },
  refunds: { fr: 'Remboursements', en: 'Refunds' },
  returned: { fr: 'Rejets', en: 'Returned' },
  to_check: { fr: 'À vérifier', en: 'To check' },
  all: { fr: 'Toutes', en: 'All' },
}

/** Why a line is no matter of a customer. The first is the server's own, for money that went out. */
export const asideNames: Readonly<Record<string, Sentence>> = {
  outgoing: { fr: 'Sortie d’argent', en: 'Money out' },
  batch_detailed: { fr: 'Détaillé par un avis de la banque', en: 'Detailed by a notice of the bank' },
  returns_detailed: { fr: 'Détaillé par le fichier des impayés', en: 'Detailed by the file of returns' },
  came_and_went: { fr: 'Reçu, puis reparti', en: 'Came and went back' },
  internal_transfer: { fr: 'Virement interne', en: 'Internal transfer' },
  remittance: { fr: 'Reversement', en: 'Remittance' },
  refund: { fr: 'Remboursement', en: 'Refund' },
  bank_fee: { fr: 'Frais de banque', en: 'Bank charges' },
  third_party_funds: { fr: 'Fonds de tiers', en: 'Third-party funds' },
  vat: { fr: 'TVA ou impôts', en: 'VAT or taxes' },
  other: { fr: 'Autre', en: 'Other' },
}

/** Those that a person chooses among, each with the digit that chooses it. */
export const ASIDE_REASONS = ['internal_transfer', 'refund', 'bank_fee', 'vat', 'other'] as const
