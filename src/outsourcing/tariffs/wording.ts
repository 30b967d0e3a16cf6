import type { Sentence } from '../../kernel/wording.ts'
import type { Bearer, Period, SideCostKind, Stage } from './model.ts'

export const stageNames: Record<Stage, Sentence> = {
  amicable: { fr: 'amiable', en: 'amicable' },
  court: { fr: 'judiciaire', en: 'court' },
}

export const periodNames: Record<Period, Sentence> = {
  month: { fr: 'mois', en: 'month' },
  quarter: { fr: 'trimestre', en: 'quarter' },
  year: { fr: 'an', en: 'year' },
}

export const sideCostNames: Record<SideCostKind, Sentence> = {
  registered_letter: { fr: 'lettre recommandée', en: 'registered letter' },
  search: { fr: 'recherche d’adresse ou de solvabilité', en: 'search of address or solvency' },
  visit: { fr: 'visite', en: 'visit' },
  bailiff: { fr: 'commissaire de justice', en: 'court officer' },
  lawyer: { fr: 'avocat', en: 'lawyer' },
  court: { fr: 'greffe et procédure', en: 'registry and procedure' },
  other: { fr: 'autres frais', en: 'other costs' },
}

export const bearerNames: Record<Bearer, Sentence> = {
  provider: { fr: 'le prestataire', en: 'the provider' },
  creditor: { fr: 'le créancier', en: 'the creditor' },
  debtor: { fr: 'le débiteur', en: 'the debtor' },
}

/** Why a tariff does not hold, or a fee is refused: each names the cell or the file at fault, and what to do. */
export const tariffRefusals = {
  empty: {
    fr: 'Ce tarif ne demande rien : donnez des honoraires de résultat, un prix par dossier ou un forfait.',
    en: 'This tariff asks for nothing: give a success fee, a price for each file or a flat fee.',
  },
  noTier: {
    fr: 'Les honoraires de résultat n’ont aucune case : donnez au moins un taux.',
    en: 'The success fee has no cell: give one rate at least.',
  },
  upsideDown: {
    fr: 'La case « {cell} » finit avant de commencer : corrigez ses bornes.',
    en: 'The cell “{cell}” ends before it begins: correct its bounds.',
  },
  gap: {
    fr: 'Rien n’est prévu pour « {cell} » : ajoutez cette case ou étendez une voisine.',
    en: 'Nothing is asked for “{cell}”: add this cell or extend one beside it.',
  },
  overlap: {
    fr: 'Deux taux valent pour « {cell} » ({first} et {second}) : un seul peut rester.',
    en: 'Two rates hold for “{cell}” ({first} and {second}): one only may stay.',
  },
  aboveReceipt: {
    fr: 'La case « {cell} » demande {rate} de ce qui est reçu, plus que le tout : 100 % est le plus.',
    en: 'The cell “{cell}” asks for {rate} of what is received, more than all of it: 100% is the most.',
  },
  bandGap: {
    fr: 'Aucun prix n’est donné pour « {cell} » : ajoutez cette tranche ou étendez une voisine.',
    en: 'No price is given for “{cell}”: add this band or extend one beside it.',
  },
  bandOverlap: {
    fr: 'Deux prix valent pour « {cell} » ({first} et {second}) : un seul peut rester.',
    en: 'Two prices hold for “{cell}” ({first} and {second}): one only may stay.',
  },
  bandUpsideDown: {
    fr: 'La tranche « {cell} » finit avant de commencer : corrigez ses bornes.',
    en: 'The band “{cell}” ends before it begins: correct its bounds.',
  },
  minimumAboveCap: {
    fr: 'Le minimum par dossier ({minimum}) dépasse le maximum ({cap}) : baissez l’un ou relevez l’autre.',
    en: 'The minimum for a file ({minimum}) is above the maximum ({cap}): lower one or raise the other.',
  },
  periodMinimumAboveCap: {
    fr: 'Le minimum de la période ({minimum}) dépasse son maximum ({cap}) : baissez l’un ou relevez l’autre.',
    en: 'The minimum of the period ({minimum}) is above its maximum ({cap}): lower one or raise the other.',
  },
  priceMissing: {
    fr: 'Le prix fixe de « {cost} » manque : donnez-le, ou choisissez les frais réels.',
    en: 'The fixed price of “{cost}” is missing: give it, or choose actual costs.',
  },
  costTwice: {
    fr: 'Les frais « {cost} » sont donnés deux fois : gardez une seule ligne.',
    en: 'The costs “{cost}” are given twice: keep one line only.',
  },
  debtorBears: {
    fr: 'Les frais « {cost} » ne peuvent pas être mis à la charge du débiteur : sans titre exécutoire, le recouvrement reste aux frais du créancier (CPCEx art. L111-8). Choisissez le créancier ou le prestataire.',
    en: 'The costs “{cost}” cannot be borne by the debtor: without an enforceable title, collection is at the creditor’s expense (CPCEx art. L111-8). Choose the creditor or the provider.',
  },
  stageNotQuoted: {
    fr: 'Ce tarif ne prévoit pas d’honoraires au stade {stage} : complétez-le ou ne confiez pas ce dossier à ce stade.',
    en: 'This tariff asks no fee at the {stage} stage: complete it, or do not place this file at that stage.',
  },
  fileFee: {
    fr: 'Les honoraires du dossier ({fee}) dépassent ce qui en a été reçu ({received}) : ce tarif les refuse, convenez du montant avec le prestataire.',
    en: 'The fee of the file ({fee}) is above what was received of it ({received}): this tariff refuses it, agree on the amount with the provider.',
  },
  periodMinimum: {
    fr: 'Le minimum de la période ({minimum}) prendrait plus que ce qui a été reçu ({received}) : ce tarif le refuse, convenez du montant avec le prestataire.',
    en: 'The minimum of the period ({minimum}) would take more than was received ({received}): this tariff refuses it, agree on the amount with the provider.',
  },
} as const satisfies Record<string, Sentence>

/** A tariff in sentences, as a contract and a screen read it. */
export const tariffSays = {
  cell: { fr: '{stage}, {amounts}, {ages}', en: '{stage}, {amounts}, {ages}' },
  anyAmount: { fr: 'tout montant', en: 'any amount' },
  amountsFrom: { fr: '{from} et plus', en: '{from} and more' },
  amountsTo: { fr: 'moins de {to}', en: 'under {to}' },
  amountsBetween: { fr: 'de {from} à moins de {to}', en: 'from {from} to under {to}' },
  anyAge: { fr: 'tout âge', en: 'any age' },
  agesFrom: { fr: '{from} jours de retard et plus', en: '{from} days late and more' },
  agesTo: { fr: 'moins de {to} jours de retard', en: 'under {to} days late' },
  agesBetween: { fr: 'de {from} à {last} jours de retard', en: '{from} to {last} days late' },
  filesFrom: { fr: '{from} dossiers et plus', en: '{from} files and more' },
  filesBetween: { fr: 'de {from} à {last} dossiers', en: '{from} to {last} files' },
  anyFiles: { fr: 'tout nombre de dossiers', en: 'any number of files' },
  success: { fr: '{rate} de ce qui est reçu : {cell}', en: '{rate} of what is received: {cell}' },
  byFile: {
    fr: 'Les montants sont ceux confiés ; le taux du dossier vaut pour tout ce qui en est reçu.',
    en: 'Amounts are those placed; the rate of a file holds for all that is received of it.',
  },
  bySlice: {
    fr: 'Les montants sont ceux reçus d’un dossier : chaque tranche porte son taux.',
    en: 'Amounts are those received of a file: each slice bears its own rate.',
  },
  perFile: {
    fr: '{price} par dossier confié : {cell} par {period}',
    en: '{price} for each file placed: {cell} a {period}',
  },
  flat: { fr: 'Forfait de {price} par {period}', en: 'Flat fee of {price} a {period}' },
  minimumPerFile: {
    fr: 'Au moins {price} par dossier dont une somme est reçue',
    en: 'At least {price} for each file of which money is received',
  },
  capPerFile: { fr: 'Au plus {price} par dossier', en: 'At most {price} for each file' },
  minimumPerPeriod: { fr: 'Au moins {price} par {period}', en: 'At least {price} a {period}' },
  capPerPeriod: { fr: 'Au plus {price} par {period}', en: 'At most {price} a {period}' },
  capped: {
    fr: 'Un minimum ne prend jamais plus que ce qui a été reçu : il s’arrête là.',
    en: 'A minimum never takes more than was received: it stops there.',
  },
  refused: {
    fr: 'Un minimum qui dépasserait ce qui a été reçu n’est pas facturé : les parties en conviennent.',
    en: 'A minimum above what was received is not charged: the parties agree on it.',
  },
  costFixed: {
    fr: 'Frais, {cost} ({stage}) : {price}, à la charge de {bearer}',
    en: 'Costs, {cost} ({stage}): {price}, borne by {bearer}',
  },
  costActual: {
    fr: 'Frais, {cost} ({stage}) : au réel, à la charge de {bearer}',
    en: 'Costs, {cost} ({stage}): as paid, borne by {bearer}',
  },
  costActualTo: {
    fr: 'Frais, {cost} ({stage}) : au réel, {price} au plus sans accord, à la charge de {bearer}',
    en: 'Costs, {cost} ({stage}): as paid, {price} at most without an agreement, borne by {bearer}',
  },
  rounding: {
    fr: 'Les honoraires d’un dossier sont calculés sur tout ce qui en a été reçu, puis arrondis une fois au centime, le demi-centime vers le haut.',
    en: 'The fee of a file is reckoned on all that was received of it, then rounded once to the cent, half a cent upwards.',
  },
  vatStandard: { fr: 'TVA au taux normal en vigueur, en sus.', en: 'VAT at the standard rate in force, on top.' },
  vatNone: { fr: 'Sans TVA.', en: 'Without VAT.' },
} as const satisfies Record<string, Sentence>
