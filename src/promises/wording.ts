import type { Sentence } from '../kernel/wording.ts'
import type { PlanState, PromiseSource, PromiseState } from './model.ts'

export const sourceNames: Record<PromiseSource, Sentence> = {
  call: { fr: 'Appel', en: 'Call' },
  mail: { fr: 'E-mail', en: 'E-mail' },
  sms: { fr: 'SMS', en: 'Text message' },
  letter: { fr: 'Lettre', en: 'Letter' },
  visit: { fr: 'Visite', en: 'Visit' },
  portal: { fr: 'Espace client', en: 'Customer page' },
}

export const promiseStateNames: Record<PromiseState, Sentence> = {
  running: { fr: 'En cours', en: 'Running' },
  kept: { fr: 'Tenue', en: 'Kept' },
  partly_kept: { fr: 'Tenue en partie', en: 'Partly kept' },
  broken: { fr: 'Rompue', en: 'Broken' },
  cancelled: { fr: 'Annulée', en: 'Cancelled' },
  replaced: { fr: 'Remplacée', en: 'Replaced' },
}

export const planStateNames: Record<PlanState, Sentence> = {
  draft: { fr: 'Brouillon', en: 'Draft' },
  proposed: { fr: 'Proposé', en: 'Proposed' },
  active: { fr: 'En cours', en: 'Running' },
  completed: { fr: 'Soldé', en: 'Paid in full' },
  lapsed: { fr: 'Caduc', en: 'Lapsed' },
  cancelled: { fr: 'Annulé', en: 'Cancelled' },
}

/** Why a plan is approved before it is proposed. */
export const beyondNames = {
  too_long: {
    fr: 'il dure plus de {months, plural, one {# mois} other {# mois}}',
    en: 'it lasts more than {months, plural, one {# month} other {# months}}',
  },
  too_small: { fr: 'un versement est inférieur à {least}', en: 'an instalment is under {least}' },
  too_much: { fr: 'son total dépasse {most}', en: 'its total is over {most}' },
} satisfies Record<string, Sentence>

/** What a judgment or a court keeps a debt, or a plan, from. */
export const atLawWording = {
  frozen: {
    fr: '{documentNo} est née avant le jugement du {day} : une procédure collective interdit depuis de la payer, de la promettre ou de l’échelonner (C. com. art. L622-7). Elle est à déclarer au mandataire.',
    en: '{documentNo} was born before the judgment of {day}: insolvency proceedings forbid since then to pay it, promise it or spread it out (C. com. art. L622-7). It is to be proved to the agent.',
  },
  inCourt: {
    fr: '{documentNo} est demandée en justice depuis cette proposition (dossier {number}) : ses termes ne valent plus et elle ne se signe plus. Il faut en proposer une autre.',
    en: 'A court has been asked for {documentNo} since this proposal (matter {number}): its terms no longer hold and it can no longer be signed. Another one has to be proposed.',
  },
  planFrozen: {
    fr: 'Suspendu par la procédure collective ouverte le {day} : rien de ce qui est né avant n’est payé, réclamé ni prélevé (C. com. art. L622-7).',
    en: 'Suspended by the insolvency proceedings opened on {day}: nothing born before is paid, asked for or debited (C. com. art. L622-7).',
  },
  planOutrun: {
    fr: 'Ne se signe plus : ses pièces sont demandées en justice depuis (dossier {number}). Annulez-le, ou proposez-en un autre.',
    en: 'Can no longer be signed: a court has been asked for its documents since (matter {number}). Cancel it, or propose another.',
  },
  notAsked: {
    fr: 'Une procédure collective est ouverte depuis le {on} : rien de ce qui est né avant n’est demandé au client (C. com. art. L622-7). Le message n’est pas parti.',
    en: 'Insolvency proceedings have been open since {on}: nothing born before is asked of the customer (C. com. art. L622-7). The message did not leave.',
  },
  promiseFrozen: {
    fr: 'procédure collective ouverte le {day} : elle ne pouvait plus être tenue',
    en: 'insolvency proceedings opened on {day}: it could no longer be kept',
  },
} satisfies Record<string, Sentence>

export const promiseWording = {
  mandateAsks: {
    fr: 'Votre mandat demande l’accord du créancier ({why}) : envoyez-lui la demande depuis cet échéancier.',
    en: 'Your mandate asks for the creditor’s word ({why}): send it the request from this plan.',
  },
  noMandateKnown: { fr: 'aucun mandat signé n’est connu', en: 'no signed mandate is known' },
  debitByCreditor: {
    fr: 'Le prélèvement passe par le créancier : laissez le client payer cet échéancier par virement.',
    en: 'Direct debits go through the creditor: let the customer pay this plan by transfer.',
  },
  debitInEuro: {
    fr: 'On ne prélève qu’en euros : laissez le client payer cet échéancier par virement.',
    en: 'Only euros are debited: let the customer pay this plan by transfer.',
  },
  noMandate: {
    fr: 'Ce client n’a pas de mandat de prélèvement valable. Enregistrez-en un, ou laissez-le payer par virement.',
    en: 'This customer has no valid direct debit mandate. Record one, or let it pay by transfer.',
  },
  noItem: {
    fr: 'Cochez au moins une pièce que le client promet de payer.',
    en: 'Tick at least one document that the customer promises to pay.',
  },
  itemUnknown: {
    fr: 'Une des pièces choisies n’est plus due par ce client. Rechargez la page et choisissez de nouveau.',
    en: 'One of the documents chosen is no longer owed by this customer. Reload the page and choose again.',
  },
  currencies: {
    fr: 'Ces pièces sont dans plusieurs devises ({currencies}) : faites une promesse ou un échéancier par devise.',
    en: 'These documents are in several currencies ({currencies}): make one promise or plan for each.',
  },
  nothingPromised: { fr: 'Indiquez le montant promis.', en: 'Enter the amount promised.' },
  tooMuch: {
    fr: 'Le montant promis ({asked}) dépasse ce qui reste à promettre sur ces pièces ({owed}). Cochez d’autres pièces ou corrigez le montant.',
    en: 'The amount promised ({asked}) is more than what is left to promise on these documents ({owed}). Tick others or correct the amount.',
  },
  promisedPast: {
    fr: 'Le {day} est passé : une promesse porte sur aujourd’hui ou plus tard.',
    en: '{day} is past: a promise is for today or later.',
  },
  promisedFar: {
    fr: 'Le {day} est à plus d’un an : accordez plutôt un échéancier, ou corrigez la date.',
    en: '{day} is more than a year away: agree on an instalment plan instead, or correct the date.',
  },
  alreadyPromised: {
    fr: '{documentNo} est déjà promis pour le {day}. Remplacez cette promesse, ou annulez-la d’abord.',
    en: '{documentNo} is already promised for {day}. Replace that promise, or cancel it first.',
  },
  underPlan: {
    fr: '{documentNo} est dans l’échéancier {plan}, qui court encore. Annulez-le d’abord, ou laissez cette pièce de côté.',
    en: '{documentNo} is in plan {plan}, which is still running. Cancel it first, or leave this document aside.',
  },
  promiseOver: {
    fr: 'Cette promesse n’est plus en cours ({state}) : rechargez la page.',
    en: 'This promise no longer runs ({state}): reload the page.',
  },
  graceEnds: {
    fr: 'plus rien n’est dû sur ces pièces',
    en: 'nothing is owed on these documents any more',
  },
  byPlan: { fr: 'remplacée par l’échéancier {plan}', en: 'replaced by plan {plan}' },

  tooFew: {
    fr: 'Un échéancier compte au moins deux versements. Pour un seul, enregistrez une promesse.',
    en: 'A plan has two payments at least. For a single one, record a promise.',
  },
  emptyPayment: {
    fr: 'Le versement n° {place} est vide : donnez-lui un montant ou retirez-le.',
    en: 'Payment no. {place} is empty: give it an amount or take it out.',
  },
  dayPast: {
    fr: 'Le versement n° {place} est daté du {day}, qui est passé : choisissez une date à venir.',
    en: 'Payment no. {place} is for {day}, which is past: choose a day to come.',
  },
  daysOrder: {
    fr: 'Le versement n° {place} ne vient pas après le précédent, du {before} : mettez les dates dans l’ordre.',
    en: 'Payment no. {place} does not come after the one before, of {before}: put the days in order.',
  },
  sumWrong: {
    fr: 'Les versements font {sum} et non {total} : corrigez-en un.',
    en: 'The payments add up to {sum}, not {total}: correct one of them.',
  },
  totalMoved: {
    fr: 'Ce qui reste dû sur ces pièces est maintenant de {owed} : cet échéancier portait sur {total}. Rouvrez le brouillon et refaites ses versements.',
    en: 'What is left on these documents is now {owed}: this plan was for {total}. Open the draft again and divide it anew.',
  },
  notDraft: {
    fr: 'Cet échéancier est déjà proposé : ses versements ne changent plus. Annulez-le, puis faites-en un autre.',
    en: 'This plan is proposed already: its payments no longer change. Cancel it, then make another.',
  },
  notApproved: {
    fr: 'Cet échéancier dépasse vos limites ({why}). Un responsable doit l’approuver avant qu’il soit proposé.',
    en: 'This plan goes beyond your limits ({why}). A manager must approve it before it is proposed.',
  },
  notProposed: {
    fr: 'Cet échéancier n’attend pas de signature ({state}).',
    en: 'This plan is not waiting to be signed ({state}).',
  },
  signedLater: {
    fr: 'L’accord serait signé le {on}, après aujourd’hui : corrigez la date.',
    en: 'The agreement would be signed on {on}, after today: correct the date.',
  },
  planOver: {
    fr: 'Cet échéancier est terminé ({state}) : il ne change plus.',
    en: 'This plan is over ({state}): it no longer changes.',
  },
  noAgreement: {
    fr: 'Cet échéancier est un brouillon : proposez-le d’abord, son accord sera alors établi.',
    en: 'This plan is a draft: propose it first, its agreement is made then.',
  },
  reasonMissing: { fr: 'Dites pourquoi, en quelques mots.', en: 'Say why, in a few words.' },
  promisesMade: {
    fr: '{count, plural, one {Une promesse ou un échéancier porte sur une pièce} other {# promesses ou échéanciers portent sur des pièces}} de cet import : annulez-{count, plural, one {le} other {les}} d’abord.',
    en: '{count, plural, one {A promise or plan is} other {# promises or plans are}} about documents of this import: cancel {count, plural, one {it} other {them}} first.',
  },
  lapsedWhy: {
    fr: 'versement du {day} impayé après notre avis',
    en: 'instalment of {day} unpaid after our notice',
  },
  noticePaid: {
    fr: 'Le versement du {day} est payé, ou son échéancier n’est plus en cours : ce message n’a plus lieu d’être.',
    en: 'The instalment of {day} is paid, or its plan no longer runs: this message has lost its purpose.',
  },
} satisfies Record<string, Sentence>
