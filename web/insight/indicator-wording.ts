import type { Indicator } from '../../src/insight/model.ts'
import type { Sentence } from '../../src/kernel/wording.ts'

type Told = {
  readonly name: Sentence
  /** The formula in words. */
  readonly formula: Sentence
  /** Why there is no figure. */
  readonly none: Sentence
}

const noSales: Sentence = { fr: 'aucune vente sur la période', en: 'no sales in the period' }
const nothingOwed: Sentence = { fr: 'rien n’était dû ce jour-là', en: 'nothing was owed on that day' }
const nothingThen: Sentence = {
  fr: 'rien de cet âge n’était dû un mois plus tôt',
  en: 'nothing of that age was owed a month earlier',
}
const noPromise: Sentence = {
  fr: 'aucune promesse arrivée à échéance sur la période',
  en: 'no promise fell due in the period',
}

export const indicatorWords: Readonly<Record<Indicator, Told>> = {
  dsoBalance: {
    name: { fr: 'DSO, par le solde', en: 'DSO, by balance' },
    formula: {
      fr: 'Encours ÷ ventes de 90 jours × 90 : combien de jours de ventes attendent d’être payés.',
      en: 'Receivables ÷ sales of 90 days × 90: how many days of sales wait to be paid.',
    },
    none: noSales,
  },
  dsoCountBack: {
    name: { fr: 'DSO, par épuisement', en: 'DSO, by count-back' },
    formula: {
      fr: 'On retire de l’encours les ventes des mois, du plus récent au plus ancien ; chaque mois épuisé compte ses jours, le dernier sa part. La saison ne le fausse pas.',
      en: 'Months of sales are taken off the receivables, latest first; each whole month counts its days, the last one its share. Seasons do not distort it.',
    },
    none: {
      fr: 'les ventes connues n’épuisent pas l’encours',
      en: 'known sales do not exhaust the receivables',
    },
  },
  bestDso: {
    name: { fr: 'Meilleur DSO possible', en: 'Best possible DSO' },
    formula: {
      fr: 'Encours non échu ÷ ventes de 90 jours × 90 : le DSO si chacun payait à l’échéance.',
      en: 'Receivables not yet due ÷ sales of 90 days × 90: the DSO if everybody paid when due.',
    },
    none: noSales,
  },
  daysDelinquent: {
    name: { fr: 'Jours de retard dans le DSO (ADD)', en: 'Average days delinquent (ADD)' },
    formula: {
      fr: 'DSO par le solde − meilleur DSO possible : les jours que les retards coûtent.',
      en: 'DSO by balance − best possible DSO: the days that late payment costs.',
    },
    none: noSales,
  },
  daysLate: {
    name: { fr: 'Retard moyen des factures payées', en: 'Average days late of paid invoices' },
    formula: {
      fr: 'Σ montant payé × jours après l’échéance ÷ Σ montant payé, sur 90 jours ; payer en avance compte zéro.',
      en: 'Σ amount paid × days after the due day ÷ Σ amount paid, over 90 days; paid early counts as nought.',
    },
    none: { fr: 'aucune facture payée sur la période', en: 'no invoice was paid in the period' },
  },
  effectiveness: {
    name: { fr: 'Efficacité du recouvrement (CEI)', en: 'Collection effectiveness index (CEI)' },
    formula: {
      fr: '(Encours au début + ventes − encours à la fin) ÷ (encours au début + ventes − encours non échu à la fin), sur 90 jours : la part de l’encaissable qui a été réglée.',
      en: '(Opening receivables + sales − closing receivables) ÷ (opening receivables + sales − closing receivables not yet due), over 90 days: how much of what could be collected was.',
    },
    none: { fr: 'rien n’était à encaisser sur la période', en: 'nothing could be collected in the period' },
  },
  overdueShare: {
    name: { fr: 'Part échue', en: 'Overdue share' },
    formula: {
      fr: 'Échu ÷ tout ce que les clients doivent ; avoirs et règlements non lettrés à part.',
      en: 'Overdue ÷ all that customers owe; credits and payments not applied stay apart.',
    },
    none: nothingOwed,
  },
  rollNotDue: {
    name: { fr: 'Glissement, de non échu à 1–30 j', en: 'Roll rate, not due to 1–30 d' },
    formula: {
      fr: 'Échu de 1 à 30 jours ÷ non échu un mois plus tôt : ce qui n’a pas été payé à l’échéance.',
      en: 'Overdue by 1 to 30 days ÷ not yet due a month earlier: what was not paid when due.',
    },
    none: nothingThen,
  },
  roll1to30: {
    name: { fr: 'Glissement, de 1–30 à 31–60 j', en: 'Roll rate, 1–30 to 31–60 d' },
    formula: {
      fr: 'Échu de 31 à 60 jours ÷ échu de 1 à 30 jours un mois plus tôt.',
      en: 'Overdue by 31 to 60 days ÷ overdue by 1 to 30 days a month earlier.',
    },
    none: nothingThen,
  },
  roll31to60: {
    name: { fr: 'Glissement, de 31–60 à 61–90 j', en: 'Roll rate, 31–60 to 61–90 d' },
    formula: {
      fr: 'Échu de 61 à 90 jours ÷ échu de 31 à 60 jours un mois plus tôt.',
      en: 'Overdue by 61 to 90 days ÷ overdue by 31 to 60 days a month earlier.',
    },
    none: nothingThen,
  },
  roll61to90: {
    name: { fr: 'Glissement, de 61–90 à 91–120 j', en: 'Roll rate, 61–90 to 91–120 d' },
    formula: {
      fr: 'Échu de 91 à 120 jours ÷ échu de 61 à 90 jours un mois plus tôt.',
      en: 'Overdue by 91 to 120 days ÷ overdue by 61 to 90 days a month earlier.',
    },
    none: nothingThen,
  },
  disputedShare: {
    name: { fr: 'Part contestée', en: 'Disputed share' },
    formula: {
      fr: 'Ce que les litiges en cours contestent ÷ tout ce que les clients doivent.',
      en: 'What running disputes contest ÷ all that customers owe.',
    },
    none: nothingOwed,
  },
  disputedCount: {
    name: { fr: 'Litiges par facture', en: 'Disputes by invoice' },
    formula: {
      fr: 'Litiges ouverts en 90 jours ÷ factures émises en 90 jours.',
      en: 'Disputes opened in 90 days ÷ invoices issued in 90 days.',
    },
    none: { fr: 'aucune facture émise sur la période', en: 'no invoice was issued in the period' },
  },
  deductionDays: {
    name: { fr: 'Délai de règlement des litiges (DDO)', en: 'Days deductions outstanding (DDO)' },
    formula: {
      fr: 'Montant contesté et non réglé ÷ montant contesté en 90 jours × 90 : combien de jours de contestations attendent une réponse.',
      en: 'Deductions still open ÷ deductions raised in 90 days × 90: how many days of them wait for an answer. A deduction is what a dispute contests.',
    },
    none: { fr: 'rien n’a été contesté sur la période', en: 'nothing was contested in the period' },
  },
  keptCount: {
    name: { fr: 'Promesses tenues, en nombre', en: 'Promises kept, by count' },
    formula: {
      fr: 'Promesses payées en entier dans leur délai ÷ promesses arrivées à échéance, sur 90 jours.',
      en: 'Promises paid in full in time ÷ promises fallen due, over 90 days.',
    },
    none: noPromise,
  },
  keptAmount: {
    name: { fr: 'Promesses tenues, en montant', en: 'Promises kept, by amount' },
    formula: {
      fr: 'Montant payé dans le délai des promesses ÷ montant promis, sur 90 jours ; ce qui a été payé des promesses tenues en partie compte.',
      en: 'Amount paid in time ÷ amount promised, over 90 days; what was paid of promises partly kept counts.',
    },
    none: noPromise,
  },
  recovered: {
    name: { fr: 'Recouvré en contentieux', en: 'Recovered through courts' },
    formula: {
      fr: 'Principal encaissé depuis l’ouverture du dossier ÷ principal réclamé, pour les dossiers ouverts en douze mois.',
      en: 'Principal received since the matter was opened ÷ principal claimed, for matters opened in twelve months.',
    },
    none: { fr: 'aucun dossier ouvert en douze mois', en: 'no matter was opened in twelve months' },
  },
  badDebt: {
    name: { fr: 'Taux de pertes', en: 'Bad-debt ratio' },
    formula: {
      fr: 'Créances perdues en douze mois ÷ ventes de douze mois, taxes comprises ; une perte reprise ne compte plus.',
      en: 'Debts lost in twelve months ÷ sales of twelve months, VAT included; a loss taken back counts no more.',
    },
    none: { fr: 'aucune vente en douze mois', en: 'no sales in twelve months' },
  },
  reminderCost: {
    name: { fr: 'Coût d’une relance', en: 'Cost of a reminder' },
    formula: {
      fr: '(Temps passé + affranchissement + SMS + abonnements) ÷ relances faites, sur 30 jours, toutes devises ensemble, aux prix d’aujourd’hui.',
      en: '(Labour + postage + texts + licences) ÷ reminders done, over 30 days, for all currencies together, at the prices of today.',
    },
    none: {
      fr: 'aucune relance sur 30 jours, ou ce qu’elles coûtent n’a pas été dit',
      en: 'no reminder in 30 days, or nobody said what they cost',
    },
  },
}

/** What operands are called where they are shown. */
export const operandWords = {
  receivable: { fr: 'Encours, avoirs et règlements non lettrés déduits', en: 'Receivables, less credits not applied' },
  receivableAt: { fr: 'Encours au {day}', en: 'Receivables on {day}' },
  notDue: { fr: 'Encours non échu', en: 'Not yet due' },
  notDueAt: { fr: 'Non échu au {day}', en: 'Not yet due on {day}' },
  overdue: { fr: 'Échu', en: 'Overdue' },
  owed: { fr: 'Tout ce que les clients doivent', en: 'All that customers owe' },
  sales: { fr: 'Ventes TTC du {from} au {to}', en: 'Sales, VAT included, {from} to {to}' },
  bucketAt: { fr: 'Échu de {from} à {to} jours au {day}', en: 'Overdue by {from} to {to} days on {day}' },
  paid: { fr: 'Payé du {from} au {to}', en: 'Paid {from} to {to}' },
  lateDays: { fr: 'Σ montant × jours de retard', en: 'Σ amount × days late' },
  disputed: { fr: 'Contesté au {day}', en: 'Contested on {day}' },
  raised: { fr: 'Contesté du {from} au {to}', en: 'Contested {from} to {to}' },
  cases: { fr: 'Litiges ouverts du {from} au {to}', en: 'Disputes opened {from} to {to}' },
  invoices: { fr: 'Factures émises du {from} au {to}', en: 'Invoices issued {from} to {to}' },
  promisesKept: { fr: 'Promesses tenues en entier', en: 'Promises kept in full' },
  promisesDue: { fr: 'Promesses échues du {from} au {to}', en: 'Promises fallen due {from} to {to}' },
  keptCents: { fr: 'Payé dans les délais', en: 'Paid in time' },
  promisedCents: { fr: 'Promis du {from} au {to}', en: 'Promised {from} to {to}' },
  recovered: { fr: 'Principal encaissé', en: 'Principal received' },
  claimed: {
    fr: 'Principal des dossiers ouverts du {from} au {to}',
    en: 'Principal of matters opened {from} to {to}',
  },
  lost: { fr: 'Créances perdues du {from} au {to}', en: 'Debts lost {from} to {to}' },
  labour: { fr: 'Temps passé', en: 'Labour' },
  postage: { fr: 'Affranchissement', en: 'Postage' },
  sms: { fr: 'SMS', en: 'Texts' },
  licence: { fr: 'Abonnements', en: 'Licences' },
  reminders: { fr: 'Relances faites du {from} au {to}', en: 'Reminders done {from} to {to}' },
  dso: { fr: 'DSO par le solde', en: 'DSO by balance' },
  best: { fr: 'Meilleur DSO possible', en: 'Best possible DSO' },
} satisfies Record<string, Sentence>
