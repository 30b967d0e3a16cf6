import type { Sentence } from '../../kernel/wording.ts'
import type { CustomerKind } from '../../parties/model.ts'
import type { Age, Paper, SignalCode, Size } from './model.ts'

export const sizeNames: Record<Size, Sentence> = {
  small: { fr: 'moins de 1 000', en: 'under 1,000' },
  medium: { fr: 'de 1 000 à 10 000', en: '1,000 to 10,000' },
  large: { fr: '10 000 et plus', en: '10,000 and more' },
}

export const ageNames: Record<Age, Sentence> = {
  young: { fr: 'moins de 3 mois', en: 'under 3 months' },
  middle: { fr: 'de 3 à 12 mois', en: '3 to 12 months' },
  old: { fr: 'plus de 12 mois', en: 'over 12 months' },
}

export const kindNames: Record<CustomerKind, Sentence> = {
  business: { fr: 'professionnels', en: 'businesses' },
  consumer: { fr: 'particuliers', en: 'consumers' },
  public: { fr: 'organismes publics', en: 'public bodies' },
}

export const paperNames: Record<Paper, Sentence> = {
  invoice: { fr: 'facture', en: 'invoice' },
  order: { fr: 'commande ou contrat', en: 'order or contract' },
  terms: { fr: 'conditions acceptées', en: 'accepted terms' },
  delivery: { fr: 'preuve de livraison', en: 'proof of delivery' },
  reminders: { fr: 'relances après l’échéance', en: 'reminders after the due day' },
}

export const signalNames: Record<SignalCode, Sentence> = {
  overdue: { fr: 'Retards sur ventes de l’année', en: 'Overdue against a year of sales' },
  hours: { fr: 'Temps passé à relancer', en: 'Time spent on reminders' },
  recovery: { fr: 'Recouvré en un an', en: 'Recovered within a year' },
  relations: { fr: 'Relations abîmées', en: 'Relations harmed' },
  expertise: { fr: 'Créances laissées sans suite', en: 'Claims left alone' },
}

/** What each signal holds against its threshold, so that nobody has to ask where a figure comes from. */
export const signalMeanings: Record<SignalCode, Sentence> = {
  overdue: {
    fr: 'Échu et ouvert, rapporté aux factures moins avoirs des douze derniers mois, toutes taxes comprises.',
    en: 'Open and past due, against invoices less credit notes of the last twelve months, VAT included.',
  },
  hours: { fr: 'Dit par vous : les comptes ne le savent pas.', en: 'Told by you: the books do not know it.' },
  recovery: {
    fr: 'Des dettes encore dues 60 jours après l’échéance, ce que de l’argent a réglé dans l’année qui a suivi.',
    en: 'Of debts still owed 60 days after their due day, what money settled in the year that followed.',
  },
  relations: {
    fr: 'Clients relancés depuis un an qui ont ensuite ouvert un litige, demandé à ne plus être écrits ou signalé un message.',
    en: 'Customers reminded in the last year who then opened a dispute, asked not to be written to or reported a message.',
  },
  expertise: {
    fr: 'Part des montants échus depuis six mois sans mise en demeure ni dossier de contentieux.',
    en: 'Share of amounts late for six months without a formal notice or a matter.',
  },
}

export const complaintNames = {
  dispute: { fr: 'litige ouvert', en: 'dispute opened' },
  opt_out: { fr: 'ne veut plus être écrit', en: 'wants no more messages' },
  spam: { fr: 'message signalé', en: 'message reported' },
} as const satisfies Record<string, Sentence>

export const signalSays = {
  threshold: { fr: 'seuil : {limit}', en: 'threshold: {limit}' },
  above: { fr: 'au-dessus du seuil', en: 'above the threshold' },
  below: { fr: 'sous le seuil', en: 'below the threshold' },
  fine: { fr: 'dans la limite', en: 'within the limit' },
  unknown: { fr: 'non connu', en: 'not known' },
  hours: { fr: '{hours} h par semaine', en: '{hours} h a week' },
} as const satisfies Record<string, Sentence>

/** The audit on paper, for who decides and has two minutes. */
export const printed = {
  fileName: { fr: 'audit-externalisation', en: 'outsourcing-audit' },
  title: { fr: 'Faut-il confier nos créances ?', en: 'Should others collect for us?' },
  on: { fr: 'Audit du portefeuille au {on}', en: 'Audit of the portfolio on {on}' },
  page: { fr: 'Page', en: 'Page' },
  late: { fr: 'en retard de paiement', en: 'late' },
  lateSub: { fr: '{n, plural, one {# créance} other {# créances}}', en: '{n, plural, one {# claim} other {# claims}}' },
  expected: { fr: 'attendu en continuant ainsi', en: 'expected if nothing changes' },
  expectedSub: { fr: '{share} des montants en retard', en: '{share} of what is late' },
  lost: { fr: 'que l’on s’attend à perdre', en: 'that we expect to lose' },
  lostSub: { fr: 'avant tout effort de plus', en: 'before any further effort' },
  raised: {
    fr: '{n, plural, =0 {Aucun des cinq signaux n’est levé.} one {Un signal sur cinq est levé : {which}.} other {# signaux sur cinq sont levés : {which}.}}',
    en: '{n, plural, =0 {None of the five signals is raised.} one {One signal in five is raised: {which}.} other {# signals in five are raised: {which}.}}',
  },
  signals: { fr: 'Les cinq signaux', en: 'The five signals' },
  signal: { fr: 'Signal', en: 'Signal' },
  value: { fr: 'Chez nous', en: 'Here' },
  limit: { fr: 'Seuil', en: 'Threshold' },
  state: { fr: 'Constat', en: 'Finding' },
  portfolio: { fr: 'Ce qui est en retard, par montant et par âge', en: 'What is late, by amount and age' },
  claim: { fr: 'Créances de', en: 'Claims of' },
  total: { fr: 'Total', en: 'Total' },
  ofWhich: { fr: 'attendu {amount} ({share})', en: 'expected {amount} ({share})' },
  whereFrom: {
    fr: 'Attendu : {own} des montants sont jugés sur vos propres encaissements ({enough} dettes au moins de ce montant et de cet âge suivies pendant un an) ; le reste, sur une règle générale : moins de 3 mois 85 %, 6 mois 65 %, 12 mois 40 %, de 12 à 24 mois 27,5 %, au-delà 15 %.',
    en: 'Expected: {own} of the amounts are judged on your own receipts (at least {enough} debts of that amount and age followed for a year); the rest, on a general rule: under 3 months 85%, 6 months 65%, 12 months 40%, 12 to 24 months 27.5%, beyond 15%.',
  },
  complete: { fr: 'Les dossiers sont-ils prêts ?', en: 'Are the files ready?' },
  completeSays: {
    fr: '{n, plural, =0 {Aucune créance n’a} one {Une créance a} other {# créances ont}} un dossier complet, pour {amount}. Ce qui manque retarde un prestataire et affaiblit un juge : il faut le réunir avant de confier.',
    en: '{n, plural, =0 {No claim has} one {One claim has} other {# claims have}} a complete file, for {amount}. What is missing slows a provider down and weakens a case: gather it before placing.',
  },
  paper: { fr: 'Pièce', en: 'Paper' },
  has: { fr: 'Créances qui l’ont', en: 'Claims that have it' },
  lacks: { fr: 'Créances sans', en: 'Claims without' },
  lacking: { fr: 'Montant sans', en: 'Amount without' },
  who: { fr: 'Qui doit', en: 'Who owes' },
  kind: { fr: 'Clients', en: 'Customers' },
  claims: { fr: 'Créances', en: 'Claims' },
  amount: { fr: 'En retard', en: 'Late' },
  expectedColumn: { fr: 'Attendu', en: 'Expected' },
  sector: { fr: 'Secteur', en: 'Sector' },
  share: { fr: 'Part', en: 'Share' },
  noSector: { fr: 'non renseigné', en: 'not told' },
  otherSectors: {
    fr: '{n, plural, one {un autre secteur} other {# autres secteurs}}',
    en: '{n, plural, one {one other sector} other {# other sectors}}',
  },
  next: { fr: 'Et maintenant', en: 'What next' },
  nextSays: {
    fr: 'Le simulateur de Quittance compare, sur ces mêmes créances, ce qui reste en poche en les gardant, en les confiant toutes ou en n’en confiant qu’une partie, avec le tarif d’un prestataire. Il propose la règle qui rapporte le plus et dit ce qu’elle laisse sur la table.',
    en: 'Quittance’s simulator compares, on these same claims, what stays in the pocket when they are kept, all placed or placed in part, with a provider’s tariff. It proposes the rule that nets most and says what it leaves on the table.',
  },
  method: {
    fr: 'Montants toutes taxes comprises, en {currency}, des débits ouverts dont l’échéance est passée, tels que les comptes les tiennent ce jour ; les avoirs et encaissements non affectés ne sont pas déduits.',
    en: 'Amounts with VAT, in {currency}, of open debits past due, as the books have them today; credit notes and receipts not applied are not taken off.',
  },
} as const satisfies Record<string, Sentence>
