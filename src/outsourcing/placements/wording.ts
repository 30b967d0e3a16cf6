import { type Lang, type Sentence, say } from '../../kernel/wording.ts'
import type { Paper } from '../audit/model.ts'
import type { EndedWhy, EventKind, Why, WhyCode } from './model.ts'

export const paperNames: Readonly<Record<Paper, Sentence>> = {
  invoice: { fr: 'facture', en: 'invoice' },
  order: { fr: 'bon de commande ou contrat', en: 'order or contract' },
  terms: { fr: 'conditions acceptées', en: 'accepted terms' },
  delivery: { fr: 'preuve de livraison', en: 'proof of delivery' },
  reminders: { fr: 'relance déjà envoyée', en: 'reminder sent before' },
}

const KIND_FR = '{kind, select, consumer {les particuliers} public {les organismes publics} other {les professionnels}}'
const KIND_EN = '{kind, select, consumer {consumers} public {public bodies} other {businesses}}'

const whySentences: Readonly<Record<WhyCode, Sentence>> = {
  paid: { fr: 'Elle est soldée : il n’y a rien à recouvrer.', en: 'It is settled: there is nothing to collect.' },
  insolvent: {
    fr: 'Procédure collective ouverte le {openedOn} : la créance se déclare au mandataire, personne ne la recouvre.',
    en: 'Insolvency opened on {openedOn}: the claim is proved to the officeholder, nobody collects it.',
  },
  barred: {
    fr: 'Prescrite depuis le {barsOn} : aucun juge ne l’ordonnerait plus.',
    en: 'Barred since {barsOn}: no court would order it any more.',
  },
  in_court: {
    fr: 'Demandée en justice (dossier {number}) : elle suit son cours.',
    en: 'Claimed in court (matter {number}): it runs its course.',
  },
  disputed: {
    fr: 'Contestée ({cause}) : réglez d’abord le litige.',
    en: 'Contested ({cause}): settle the dispute first.',
  },
  promised: {
    fr: 'Promise pour le {dueOn} : la promesse reste chez qui l’a reçue.',
    en: 'Promised for {dueOn}: a promise stays with whoever was given it.',
  },
  planned: {
    fr: 'Dans un échéancier en cours, prochain versement le {dueOn} : l’accord reste chez qui l’a conclu.',
    en: 'In a running instalment plan, next payment on {dueOn}: an agreement stays with whoever made it.',
  },
  placed: { fr: 'Déjà confiée à {provider} ({number}).', en: 'Already placed with {provider} ({number}).' },
  collecting: {
    fr: 'Un prélèvement est en cours pour le {collectOn} : attendez la réponse de la banque.',
    en: 'A direct debit is under way for {collectOn}: wait for the bank’s answer.',
  },
  credit_covers: {
    fr: 'Un crédit non affecté du client en réglerait {covered} : affectez-le d’abord.',
    en: 'An open credit of the customer would settle {covered} of it: apply it first.',
  },
  money_waiting: {
    fr: 'Un encaissement à lettrer paie peut-être cette pièce : lettrez-le d’abord.',
    en: 'Money that waits to be matched may pay this document: match it first.',
  },
  not_due: { fr: 'Elle n’est pas échue (échéance le {dueOn}).', en: 'It is not due yet (due on {dueOn}).' },
  too_young: {
    fr: '{days, plural, one {# jour} other {# jours}} de retard, le mandat en demande {least, number} : à partir du {fromOn}.',
    en: '{days, plural, one {# day} other {# days}} late, the mandate asks for {least, number}: from {fromOn} on.',
  },
  too_old: {
    fr: '{days, number} jours de retard, le mandat s’arrête avant {most, number}.',
    en: '{days, number} days late, the mandate stops before {most, number}.',
  },
  incomplete: { fr: 'Il manque au dossier : {papers}.', en: 'Missing from the file: {papers}.' },
  kind_outside: { fr: `Le mandat ne couvre pas ${KIND_FR}.`, en: `The mandate does not cover ${KIND_EN}.` },
  country_outside: {
    fr: 'Le mandat ne couvre pas les débiteurs de ce pays ({country}).',
    en: 'The mandate does not cover debtors of this country ({country}).',
  },
  currency_outside: {
    fr: 'Le mandat ne couvre pas les créances en {currency}.',
    en: 'The mandate does not cover claims in {currency}.',
  },
  below_least: {
    fr: 'Sous le minimum du mandat, {least}.',
    en: 'Below the mandate’s least amount, {least}.',
  },
  above_most: {
    fr: 'Au-dessus du plafond du mandat : moins de {most}.',
    en: 'Above the mandate’s bound: less than {most}.',
  },
  stage_outside: {
    fr: 'Le mandat ne couvre pas {stage, select, court {le recouvrement judiciaire} other {le recouvrement amiable}}.',
    en: 'The mandate does not cover {stage, select, court {court collection} other {amicable collection}}.',
  },
  mandate_over: {
    fr: 'Le mandat de la règle « {rule} » ne court plus : changez la règle.',
    en: 'The mandate of the rule “{rule}” no longer runs: change the rule.',
  },
  mandate_barred: {
    fr: 'Le mandat {number} ne peut pas servir : {bar}.',
    en: 'Mandate {number} cannot be used: {bar}.',
  },
  stays_home: {
    fr: 'Reste en interne par la règle « {rule} »{hasWhy, select, yes { : {reason}} other {}}.',
    en: 'Stays in-house by the rule “{rule}”{hasWhy, select, yes {: {reason}} other {}}.',
  },
  no_rule: { fr: 'Aucune règle ne la concerne.', en: 'No rule is about it.' },
}

/** A reason as a sentence. */
export function tellWhy(lang: Lang, { code, params }: Why): string {
  const told = { ...params }
  if (code === 'incomplete') told.papers = papersTold(lang, String(params.papers).split(',') as Paper[])
  if (code === 'mandate_barred') told.bar = params[lang]!
  return say(lang, whySentences[code], told)
}

export const papersTold = (lang: Lang, papers: readonly Paper[]): string =>
  papers.map((paper) => say(lang, paperNames[paper])).join(', ')

/** What a reason is called where claims are counted by it. */
export const whyNames: Readonly<Record<WhyCode, Sentence>> = {
  paid: { fr: 'Soldée', en: 'Settled' },
  insolvent: { fr: 'Procédure collective', en: 'Insolvency' },
  barred: { fr: 'Prescrite', en: 'Barred' },
  in_court: { fr: 'En justice', en: 'In court' },
  disputed: { fr: 'Contestée', en: 'Contested' },
  promised: { fr: 'Promise', en: 'Promised' },
  planned: { fr: 'En échéancier', en: 'In a plan' },
  placed: { fr: 'Déjà confiée', en: 'Already placed' },
  collecting: { fr: 'Prélèvement en cours', en: 'Direct debit under way' },
  credit_covers: { fr: 'Crédit à affecter', en: 'Credit to apply' },
  money_waiting: { fr: 'Encaissement à lettrer', en: 'Money to match' },
  not_due: { fr: 'Non échue', en: 'Not due' },
  too_young: { fr: 'Trop récente', en: 'Too recent' },
  too_old: { fr: 'Trop ancienne', en: 'Too old' },
  incomplete: { fr: 'Dossier incomplet', en: 'Incomplete file' },
  kind_outside: { fr: 'Type de client hors mandat', en: 'Kind of customer not covered' },
  country_outside: { fr: 'Pays hors mandat', en: 'Country not covered' },
  currency_outside: { fr: 'Devise hors mandat', en: 'Currency not covered' },
  below_least: { fr: 'Sous le minimum', en: 'Below the least amount' },
  above_most: { fr: 'Au-dessus du maximum', en: 'Above the greatest amount' },
  stage_outside: { fr: 'Phase hors mandat', en: 'Stage not covered' },
  mandate_over: { fr: 'Mandat terminé', en: 'Mandate over' },
  mandate_barred: { fr: 'Mandat inutilisable', en: 'Mandate not usable' },
  stays_home: { fr: 'Reste en interne', en: 'Stays in-house' },
  no_rule: { fr: 'Sans règle', en: 'No rule' },
}

export const endedNames: Readonly<Record<EndedWhy, Sentence>> = {
  paid: { fr: 'soldé', en: 'settled' },
  recalled: { fr: 'repris', en: 'recalled' },
  abandoned: { fr: 'abandonné par le prestataire', en: 'given up by the provider' },
  mandate_ended: { fr: 'rendu à la fin du mandat', en: 'handed back as the mandate ended' },
  uncollectible: { fr: 'rendu comme irrécouvrable', en: 'handed back as uncollectible' },
  undone: { fr: 'remise annulée', en: 'placing undone' },
}

export const eventNames: Readonly<Record<EventKind, Sentence>> = {
  placed: { fr: 'Confié', en: 'Placed' },
  instructed: { fr: 'Instruction donnée', en: 'Instruction given' },
  paid_direct: { fr: 'Payé directement au créancier', en: 'Paid straight to the creditor' },
  credited: { fr: 'Réduit par un avoir ou une écriture', en: 'Lowered by a credit note or an entry' },
  reopened: { fr: 'Rouvert : un paiement est revenu', en: 'Open again: a payment came back' },
  recalled: { fr: 'Repris', en: 'Recalled' },
  undone: { fr: 'Remise annulée', en: 'Placing undone' },
  ended: { fr: 'Terminé', en: 'Ended' },
  escalated: { fr: 'Passé au judiciaire', en: 'Gone to court' },
  complaint: { fr: 'Réclamation du débiteur', en: 'Complaint of the debtor' },
}

export const placementWording = {
  usualRule: { fr: 'Plus de 60 jours de retard', en: 'More than 60 days late' },
  boundsCrossed: {
    fr: 'Règle « {name} » : le minimum dépasse le maximum. Corrigez l’un des deux.',
    en: 'Rule “{name}”: the least is above the greatest. Correct one of them.',
  },
  mandateUnknown: {
    fr: 'Ce mandat n’existe plus : choisissez-en un autre.',
    en: 'This mandate is no longer there: choose another.',
  },
  policyUnknown: {
    fr: 'Cette politique n’existe plus : rechargez la page.',
    en: 'This policy is no longer there: reload the page.',
  },
  policyUsed: {
    fr: 'Cette politique est appliquée : appliquez-en une autre avant de la supprimer.',
    en: 'This policy is in use: use another before you delete it.',
  },
  nothingChosen: { fr: 'Choisissez au moins un dossier.', en: 'Choose at least one file.' },
  tooMany: {
    fr: 'Une remise porte sur {most, number} pièces au plus, et vous en avez choisi {n, number} : confiez en plusieurs fois.',
    en: 'At most {most, number} documents are placed at once, and you chose {n, number}: place them in several goes.',
  },
  tooFew: {
    fr: 'Un pilote compte au moins {least, number} dossiers, et {n, plural, =0 {aucun n’est prêt} one {# seul est prêt} other {# sont prêts}} pour ce mandat : complétez les dossiers écartés, ou confiez ceux-ci sans pilote.',
    en: 'A pilot has at least {least, number} files, and {n, plural, =0 {none is} one {only # is} other {only # are}} ready for this mandate: complete those left out, or place these without a pilot.',
  },
  acted: {
    fr: '{provider} a déjà agi sur {number} : la remise ne s’annule plus. Reprenez le dossier avec un motif.',
    en: '{provider} has already acted on {number}: the placing can no longer be undone. Recall the file with a reason.',
  },
  fetched: {
    fr: 'Le fichier de la remise {number} a été récupéré le {on} : elle ne s’annule plus. Reprenez les dossiers avec un motif.',
    en: 'The file of placing {number} was fetched on {on}: it can no longer be undone. Recall the files with a reason.',
  },
  alreadyEnded: {
    fr: 'Aucun de ces dossiers n’est encore confié : rechargez la page.',
    en: 'None of these files is placed any more: reload the page.',
  },
  neverPlaced: {
    fr: 'La remise du dossier {number} a été annulée : le prestataire ne l’a jamais eu.',
    en: 'Placing file {number} was undone: the provider never had it.',
  },
  notRunning: {
    fr: 'Le dossier {number} n’est plus confié : il n’y a personne à qui donner cette instruction.',
    en: 'File {number} is no longer placed: there is nobody to give this instruction to.',
  },
  importPlaced: {
    fr: '{count, plural, one {# pièce de cet import est confiée} other {# pièces de cet import sont confiées}} à un prestataire : reprenez-la d’abord.',
    en: '{count, plural, one {# document of this import is} other {# documents of this import are}} placed with a provider: recall first.',
  },
  handoverBuilding: {
    fr: 'Le fichier de remise est en préparation : réessayez dans un instant.',
    en: 'The hand-over file is being made: try again in a moment.',
  },
  handoverTooLarge: {
    fr: 'Le fichier de remise dépasserait {limit, number} Mo : confiez en plusieurs fois.',
    en: 'The hand-over file would be larger than {limit, number} MB: place in several goes.',
  },
  webhookAddress: {
    fr: 'Indiquez une adresse qui commence par https://, par exemple https://prestataire.example/quittance.',
    en: 'Give an address that begins with https://, such as https://provider.example/quittance.',
  },
  providerUnknown: { fr: 'Ce prestataire n’existe plus.', en: 'This provider is no longer there.' },
  secretMissing: {
    fr: 'Il n’y a pas encore de clé : créez-en une avec l’adresse.',
    en: 'There is no key yet: make one with the address.',
  },
} as const satisfies Record<string, Sentence>
