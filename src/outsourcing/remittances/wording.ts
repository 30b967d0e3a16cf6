/** Refusals and names of remittances. */
export const remittanceWording = {
  paidAhead: {
    fr: 'Le {day} n’est pas encore passé : dites le jour où le virement est parti.',
    en: '{day} is still to come: say the day on which the transfer left.',
  },
  paidBefore: {
    fr: 'Le reversement est du {made} : il n’a pas pu être viré le {day}. Dites un jour à partir du {made}.',
    en: 'The remittance was made on {made}: it cannot have been paid on {day}. Say a day from {made} on.',
  },
  wentBack: {
    fr: 'L’encaissement n° {no} de {debtor} a été rejeté depuis : annulez ce reversement et refaites-le sans lui.',
    en: 'Receipt no. {no} of {debtor} went back since: undo this remittance and make it again without it.',
  },
  notWaiting: {
    fr: 'Ce reversement n’attend plus : il a été viré ou annulé. Rechargez la page.',
    en: 'This remittance no longer waits: it was paid or undone. Reload the page.',
  },
  providerIsHere: {
    fr: 'Ce prestataire travaille ici : ses reversements arrivent d’eux-mêmes, sans fichier.',
    en: 'This provider works here: its remittances come by themselves, without a file.',
  },
  invoiceMissing: {
    fr: 'Les honoraires sont compensés : dites le numéro de la facture du prestataire.',
    en: 'Fees are set off: say the number of the provider’s invoice.',
  },
  referenceTaken: {
    fr: 'Un reversement porte déjà la référence « {reference} » : donnez celle de ce virement-ci.',
    en: 'A remittance has the reference “{reference}” already: give the one of this transfer.',
  },
  statementTitles: {
    fr: 'Ce fichier n’a pas les colonnes d’un relevé : N°, Dossier, Encaissé, Honoraires HT, TVA.',
    en: 'This file lacks the columns of a statement: No., File, Received, Fee before VAT, VAT.',
  },
  statementLong: {
    fr: 'Plus de {most} lignes : partagez le relevé.',
    en: 'More than {most} lines: split the statement.',
  },
  otherAmount: {
    fr: 'La banque a apporté {brought}, le reversement est de {amount} : demandez au prestataire ce qui manque.',
    en: 'The bank brought {brought}, the remittance is of {amount}: ask the provider what is missing.',
  },
  lineTaken: {
    fr: 'Cette ligne de banque sert déjà : annulez d’abord ce qu’elle règle.',
    en: 'This bank line is used already: undo first what it pays.',
  },
  moneyIn: {
    fr: 'Cette ligne est une entrée d’argent : dites quels dossiers elle paie, ou qu’elle est de l’argent du cabinet.',
    en: 'This line is money in: say which files it pays, or that it is the agency’s own money.',
  },
  leftOther: {
    fr: 'La ligne est de {left}, {numbers} fait {amount} : choisissez les reversements dont la somme est celle de la ligne.',
    en: 'The line is of {left}, {numbers} comes to {amount}: choose the remittances that come to the line.',
  },
  nothingToPay: {
    fr: 'Aucun reversement de cette série n’attend d’être viré en euros.',
    en: 'No remittance of this run waits to be paid in euros.',
  },
} as const

/** Why money stays out of a run. */
export const leftOutSays = {
  waits: { fr: 'Attend le {day}, selon le rythme du mandat.', en: 'Waits for {day}, by the rhythm of the mandate.' },
  no_account: {
    fr: 'Le créancier n’a pas indiqué d’IBAN : demandez-le-lui.',
    en: 'The creditor has told no IBAN: ask for it.',
  },
  not_chosen: { fr: 'Non choisi.', en: 'Not chosen.' },
} as const

/** What a creditor is told when a statement and its own books or bank differ. */
export const differenceSays = {
  notSettled: {
    fr: 'L’encaissement n° {no} de {debtor} ({amount}) ne règle plus rien dans les comptes : il a été rejeté le {day}.',
    en: 'Receipt no. {no} of {debtor} ({amount}) settles nothing in the books any more: it went back on {day}.',
  },
  notArrived: {
    fr: 'Annoncé viré le {day} : la banque n’a encore rien apporté de {amount}.',
    en: 'Told as paid on {day}: the bank has brought nothing of {amount} yet.',
  },
  otherSum: {
    fr: 'Le {day}, la banque a apporté {brought} sous cette référence, le relevé dit {amount} : {difference} de {is, select, less {moins} other {plus}}. Demandez au prestataire d’où vient l’écart.',
    en: 'On {day} the bank brought {brought} under this reference, the statement says {amount}: {difference} {is, select, less {less} other {more}}. Ask the provider where the difference comes from.',
  },
  feeMissing: {
    fr: 'Aucun honoraire n’est calculé pour l’encaissement n° {no}.',
    en: 'No fee is reckoned for receipt no. {no}.',
  },
} as const

/** The statement on paper and as a table. */
export const statementWording = {
  title: { fr: 'Relevé de reversement', en: 'Remittance statement' },
  under: { fr: '{number} du {day} · mandat {mandate}', en: '{number} of {day} · mandate {mandate}' },
  provider: { fr: 'Prestataire', en: 'Provider' },
  creditor: { fr: 'Créancier', en: 'Creditor' },
  to: { fr: 'À virer sur {iban}', en: 'To be paid to {iban}' },
  no: { fr: 'N°', en: 'No.' },
  receivedOn: { fr: 'Reçu le', en: 'Received on' },
  debtor: { fr: 'Débiteur', en: 'Debtor' },
  code: { fr: 'Code débiteur', en: 'Debtor code' },
  file: { fr: 'Dossier', en: 'File' },
  documents: { fr: 'Documents', en: 'Documents' },
  amount: { fr: 'Encaissé', en: 'Received' },
  fee: { fr: 'Honoraires HT', en: 'Fee before VAT' },
  vat: { fr: 'TVA', en: 'VAT' },
  dueOn: { fr: 'À reverser le', en: 'To be remitted by' },
  invoice: { fr: 'Facture', en: 'Invoice' },
  currency: { fr: 'Devise', en: 'Currency' },
  wentBack: { fr: 'rejeté le {day}', en: 'went back on {day}' },
  total: { fr: 'Encaissé', en: 'Received' },
  returns: { fr: 'Rejets déjà reversés, retenus', en: 'Kept for what went back' },
  setOff: { fr: 'Compensé : {number}', en: 'Set off: {number}' },
  service: { fr: 'Pénalités de service, déduites par {number}', en: 'Service credits, taken off by {number}' },
  remitted: { fr: 'Reversé', en: 'Remitted' },
  gross: {
    fr: 'Les honoraires ne sont pas retenus : ils font l’objet d’une facture distincte.',
    en: 'Fees are not kept back: they are invoiced apart.',
  },
  due: {
    fr: 'Sommes à reverser au plus tard le {day} (CPCEx art. R124-6 et mandat ; jour non ouvré avancé au précédent).',
    en: 'To be remitted by {day} (CPCEx art. R124-6 and the mandate; a day off is moved to the one before).',
  },
  reference: { fr: 'Référence du virement : {reference}', en: 'Reference of the transfer: {reference}' },
  undone: { fr: 'Reversement annulé.', en: 'Remittance undone.' },
  foot: { fr: '{provider} · {number} · {creditor}', en: '{provider} · {number} · {creditor}' },
} as const

/** Why a provider's statement does not add up. */
export const statementFaults = {
  noAmount: {
    fr: 'Ligne {line} : un montant, des honoraires ou une TVA ne se lit pas.',
    en: 'Line {line}: an amount, a fee or a VAT cannot be read.',
  },
  unknown: {
    fr: 'Ligne {line} : l’encaissement n° {no} du dossier « {file} » n’est pas connu sous ce mandat.',
    en: 'Line {line}: receipt no. {no} of file “{file}” is not known under this mandate.',
  },
  twice: {
    fr: 'Ligne {line} : l’encaissement n° {no} y est deux fois.',
    en: 'Line {line}: receipt no. {no} stands there twice.',
  },
  remitted: {
    fr: 'Ligne {line} : l’encaissement n° {no} a déjà été reversé.',
    en: 'Line {line}: receipt no. {no} was remitted already.',
  },
  returned: {
    fr: 'Ligne {line} : l’encaissement n° {no} a été rejeté.',
    en: 'Line {line}: receipt no. {no} went back.',
  },
  amountDiffers: {
    fr: 'Ligne {line} : l’encaissement n° {no} est de {ours}, le relevé dit {told}.',
    en: 'Line {line}: receipt no. {no} is of {ours}, the statement says {told}.',
  },
  feeDiffers: {
    fr: 'Ligne {line} : selon le tarif, l’encaissement n° {no} doit {ours} et {oursVat} de TVA ; le relevé retient {told} et {toldVat}.',
    en: 'Line {line}: by the tariff, receipt no. {no} owes {ours} and {oursVat} of VAT; the statement keeps {told} and {toldVat}.',
  },
  contested: {
    fr: 'Ligne {line} : les honoraires de l’encaissement n° {no} sont contestés ; ils ne se retiennent pas avant la réponse. Le relevé retient {told} et {toldVat} de TVA.',
    en: 'Line {line}: the fee of receipt no. {no} is contested and not kept back before it is answered. The statement keeps {told} and {toldVat} of VAT.',
  },
  feeBelowNothing: {
    fr: 'Ligne {line} : des honoraires ou une TVA sous zéro. Un avoir ne se retient pas sur un reversement : facturez-le à part.',
    en: 'Line {line}: a fee or a VAT below nothing. A credit is not kept from a remittance: invoice it apart.',
  },
  empty: { fr: 'Le relevé n’a aucune ligne.', en: 'The statement has no line.' },
  totalDiffers: {
    fr: 'Les lignes font {sum}, le virement annoncé est de {paid}.',
    en: 'The lines come to {sum}, the transfer is said to be {paid}.',
  },
  feesAbove: {
    fr: 'Les honoraires ({fees}) dépassent ce qui a été encaissé ({received}).',
    en: 'The fees ({fees}) are above what was received ({received}).',
  },
} as const
