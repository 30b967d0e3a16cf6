import type { Sentence } from '../../kernel/wording.ts'
import type { Doubt, EvidenceKind, LossCause, ProvisionAccount } from './model.ts'

export const provisionWording = {
  noEvidence: {
    fr: 'Rien ne montre encore cet événement avant la clôture : joignez ce qui le prouve, sinon l’administration fiscale refusera la dotation.',
    en: 'Nothing shows this event before the closing yet: add what proves it, or the tax office will refuse the allowance.',
  },
  ageAlone: {
    fr: 'L’ancienneté seule ne suffit pas : un pourcentage forfaitaire par âge est refusé (CGI art. 39-1-5°). Sans démarche prouvée, cette dotation se réintègre au résultat fiscal.',
    en: 'Age alone is not enough: a flat percentage by age is refused (CGI art. 39-1-5°). Without a proven step, this allowance is added back to taxable profit.',
  },
  noVat: {
    fr: 'La TVA de {documentNo} n’est pas connue : indiquez le taux habituel dans les réglages, ou la TVA de cette facture. La provision se calcule hors taxe.',
    en: 'The VAT of {documentNo} is not known: give the usual rate in the settings, or the VAT of this invoice. A provision is reckoned net of VAT.',
  },
  vatTooMuch: {
    fr: 'La TVA indiquée ({vat}) dépasse le montant de la facture ({amount}).',
    en: 'The VAT given ({vat}) is more than the invoice ({amount}).',
  },
  closingAhead: {
    fr: 'Le {on} n’est pas encore passé (aujourd’hui {today}) : la clôture se valide à partir de ce jour.',
    en: '{on} has not passed yet (today {today}): the closing is validated from that day on.',
  },
  closed: {
    fr: 'La clôture du {on} est validée : ses lignes ne changent plus. Corrigez à la clôture suivante.',
    en: 'The closing of {on} is validated: its lines change no more. Correct at the next closing.',
  },
  closedSince: {
    fr: 'Le {on} est dans un exercice déjà clos (clôture du {closingOn}, validée) : constatez la perte à un jour d’après.',
    en: '{on} lies before a closing that is validated ({closingOn}): give the debt up on a later day.',
  },
  closedAfter: {
    fr: 'Une clôture du {on}, plus récente, est déjà validée : celle-ci ne peut plus l’être avant elle.',
    en: 'A later closing, of {on}, is validated already: this one can no longer come before it.',
  },
  tooMany: {
    fr: 'Plus de {most, number} créances sont douteuses au {on} : elles ne se clôturent pas ensemble. Passez d’abord en perte celles qui sont irrécouvrables.',
    en: 'More than {most, number} debts are doubtful on {on}: they are not closed together. First write off those that are lost.',
  },
  nothingToClose: {
    fr: 'Aucune créance n’est à provisionner ni à reprendre à cette date.',
    en: 'No debt is to be provided for or taken back on that day.',
  },
  noReason: {
    fr: 'Dites pourquoi : un pourcentage choisi se justifie créance par créance.',
    en: 'Say why: a percentage that is chosen is justified debt by debt.',
  },
  badPercent: {
    fr: 'Un pourcentage va de 0 à 100.',
    en: 'A percentage is from 0 to 100.',
  },
  sentenceValues: {
    fr: 'La phrase doit contenir {values} : le montant net, la TVA et le texte y sont écrits à la place.',
    en: 'The sentence must contain {values}: the net amount, the VAT and the text are written there.',
  },
  badAccount: {
    fr: 'Le compte « {value} » n’est pas un numéro de compte : de 3 à 20 chiffres ou lettres majuscules, sans espace.',
    en: 'The account “{value}” is no account number: from 3 to 20 digits or capital letters, without spaces.',
  },
  notLiquidated: {
    fr: 'Aucune liquidation judiciaire de ce client n’est connue au {on} : la TVA se reprend à compter du jugement de liquidation, ou quand la créance est définitivement irrécouvrable (CGI art. 272).',
    en: 'No liquidation of this customer is known on {on}: VAT is taken back from the liquidation judgment, or once the debt is lost for good (CGI art. 272).',
  },
  nothingToLose: {
    fr: 'Aucune de ces factures n’est encore ouverte : il n’y a rien à passer en perte.',
    en: 'None of these invoices is still open: there is nothing to write off.',
  },
  onlyInvoices: {
    fr: 'Une perte avec TVA ne concerne que des factures d’un même client, dans une même devise.',
    en: 'A loss with VAT is of invoices of one customer, in one currency.',
  },
  dayAhead: {
    fr: 'Le {on} est après aujourd’hui ({today}).',
    en: '{on} is after today ({today}).',
  },
  lossGone: { fr: 'Cette perte a déjà été reprise.', en: 'This loss was taken back already.' },
  lossSent: {
    fr: 'Les duplicatas sont partis le {on} : la TVA est reprise auprès du client. Facturez-la de nouveau s’il paie.',
    en: 'The duplicates left on {on}: the customer was told of the VAT. Invoice it again if it pays.',
  },
} as const satisfies Record<string, Sentence>

export const doubtNames: Readonly<Record<Doubt, Sentence>> = {
  liquidation: { fr: 'Liquidation judiciaire', en: 'Liquidation' },
  receivership: { fr: 'Redressement judiciaire', en: 'Receivership' },
  safeguard: { fr: 'Sauvegarde', en: 'Safeguard' },
  proceeding: { fr: 'Procédure en justice', en: 'Court proceeding' },
  dispute: { fr: 'Litige', en: 'Dispute' },
  age: { fr: 'Ancienneté', en: 'Age' },
}

export const evidenceNames: Readonly<Record<EvidenceKind, Sentence>> = {
  judgment: { fr: 'Jugement d’ouverture', en: 'Opening judgment' },
  proof: { fr: 'Créance déclarée', en: 'Claim proved' },
  notice: { fr: 'Mise en demeure', en: 'Formal notice' },
  proceeding: { fr: 'Procédure en justice', en: 'Court proceeding' },
  dispute: { fr: 'Litige', en: 'Dispute' },
  reminders: { fr: 'Relances', en: 'Reminders' },
  broken_promise: { fr: 'Promesse rompue', en: 'Broken promise' },
  returned: { fr: 'Paiement impayé', en: 'Returned payment' },
  told: { fr: 'Motif indiqué', en: 'Reason given' },
}

export const accountNames: Readonly<Record<ProvisionAccount, Sentence>> = {
  customers: { fr: 'Clients', en: 'Customers' },
  doubtful: { fr: 'Clients douteux ou litigieux', en: 'Doubtful customers' },
  depreciation: { fr: 'Dépréciations des comptes de clients', en: 'Impairment of customers' },
  allowance: { fr: 'Dotations aux dépréciations des créances', en: 'Allowances for doubtful debts' },
  reversal: { fr: 'Reprises sur dépréciations des créances', en: 'Reversals of allowances' },
  loss: { fr: 'Pertes sur créances irrécouvrables', en: 'Bad debts' },
  vat: { fr: 'TVA collectée', en: 'Output VAT' },
}

export const lossCauseNames: Readonly<Record<LossCause, Sentence>> = {
  liquidation: { fr: 'Jugement de liquidation judiciaire', en: 'Liquidation judgment' },
  irrecoverable: { fr: 'Créance définitivement irrécouvrable', en: 'Debt lost for good' },
}
