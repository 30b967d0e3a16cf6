import type { Sentence } from '../../kernel/wording.ts'
import type { MandateState } from '../model.ts'
import type {
  BILLING_RHYTHMS,
  OPEN_FILES,
  REMITTANCE_MODES,
  REMITTANCE_RHYTHMS,
  REPORTING_RHYTHMS,
  VOICES,
} from './model.ts'
import type { FaultCode } from './rules.ts'

export const mandateStateNames: Record<MandateState, Sentence> = {
  draft: { fr: 'Brouillon', en: 'Draft' },
  proposed: { fr: 'À signer', en: 'To be signed' },
  running: { fr: 'En cours', en: 'Running' },
  ended: { fr: 'Terminé', en: 'Ended' },
  dropped: { fr: 'Abandonné', en: 'Dropped' },
}

export const voiceNames: Record<(typeof VOICES)[number], Sentence> = {
  own: { fr: 'au nom du prestataire, pour le compte du créancier', en: 'in the provider’s name, for the creditor' },
  creditor: { fr: 'au nom du créancier', en: 'in the creditor’s name' },
}

export const remittanceModeNames: Record<(typeof REMITTANCE_MODES)[number], Sentence> = {
  net: { fr: 'net des honoraires', en: 'net of fees' },
  gross: { fr: 'brut, honoraires facturés à part', en: 'gross, fees invoiced apart' },
}

export const remittanceRhythmNames: Record<(typeof REMITTANCE_RHYTHMS)[number], Sentence> = {
  each: { fr: 'à chaque encaissement', en: 'for each payment' },
  weekly: { fr: 'chaque semaine', en: 'weekly' },
  fortnightly: { fr: 'tous les quinze jours', en: 'every fortnight' },
  monthly: { fr: 'chaque mois', en: 'monthly' },
}

export const billingRhythmNames: Record<(typeof BILLING_RHYTHMS)[number], Sentence> = {
  each: { fr: 'à chaque reversement', en: 'with each remittance' },
  monthly: { fr: 'chaque mois', en: 'monthly' },
  quarterly: { fr: 'chaque trimestre', en: 'quarterly' },
}

export const reportingRhythmNames: Record<(typeof REPORTING_RHYTHMS)[number], Sentence> = {
  weekly: { fr: 'chaque semaine', en: 'weekly' },
  fortnightly: { fr: 'tous les quinze jours', en: 'every fortnight' },
  monthly: { fr: 'chaque mois', en: 'monthly' },
  quarterly: { fr: 'chaque trimestre', en: 'quarterly' },
}

export const openFilesNames: Record<(typeof OPEN_FILES)[number], Sentence> = {
  handed_back: { fr: 'rendus au créancier', en: 'handed back to the creditor' },
  finished: { fr: 'terminés par le prestataire', en: 'finished by the provider' },
}

/** What is wrong with terms, and what to do. */
export const faultSentences: Record<FaultCode, Sentence> = {
  party_missing: {
    fr: 'Le nom, l’adresse ou le signataire d’une des parties manque : un contrat dit qui s’engage.',
    en: 'The name, the address or the signatory of a party is missing: a contract says who is bound.',
  },
  no_power: {
    fr: 'Le mandat ne donne pas pouvoir de recevoir les fonds : sans lui, personne ne peut recouvrer pour vous (CPCEx art. R124-3).',
    en: 'The mandate gives no power to receive the money: without it nobody may collect for you (CPCEx art. R124-3).',
  },
  no_basis: {
    fr: 'Le fondement des créances manque (CPCEx art. R124-3) : dites d’où elles naissent.',
    en: 'The basis of the claims is missing (CPCEx art. R124-3): say what they arise from.',
  },
  scope_empty: {
    fr: 'Aucune créance n’entre dans ce périmètre : une limite haute est sous sa limite basse.',
    en: 'No claim falls within this scope: an upper limit is below its lower one.',
  },
  currency_differs: {
    fr: 'Le tarif est dans une autre devise que les créances : choisissez la même.',
    en: 'The tariff is in another currency than the claims: choose the same.',
  },
  stage_not_priced: {
    fr: 'Le tarif ne prévoit rien pour un des stades confiés : complétez-le, ou retirez ce stade.',
    en: 'The tariff has nothing for one of the stages placed: complete it, or remove this stage.',
  },
  notice_outside: {
    fr: 'Le préavis va d’un à trois mois : moins surprend, plus enferme.',
    en: 'Notice runs from one to three months: less takes by surprise, more locks in.',
  },
  too_long: {
    fr: 'Plus de douze mois sans sortie anticipée : si le prestataire déçoit, vous restez lié. Réduisez la durée, ou permettez de sortir avant le terme.',
    en: 'More than twelve months without an early exit: if the provider disappoints you stay bound. Shorten the term, or let either side leave before it.',
  },
  no_data_annex: {
    fr: 'L’annexe sur les données manque : un sous-traitant ne les traite que par un contrat écrit (RGPD art. 28).',
    en: 'The data-processing annex is missing: a processor acts on a written contract only (GDPR art. 28).',
  },
  term_over: {
    fr: 'Le terme est déjà passé : corrigez le début ou la durée.',
    en: 'The term is over already: correct its start or its length.',
  },
  no_early_exit: {
    fr: 'Aucune sortie avant le terme : vous ne pourrez pas quitter ce prestataire plus tôt.',
    en: 'No exit before the term: you will not be able to leave this provider earlier.',
  },
  long: {
    fr: 'Plus de douze mois : commencez plus court, le temps de juger les résultats.',
    en: 'More than twelve months: start shorter, until results can be judged.',
  },
  renews: {
    fr: 'Il se renouvelle de lui-même : notez le jour avant lequel il faut donner congé.',
    en: 'It renews itself: note the day before which notice must be given.',
  },
  slow_remittance: {
    fr: 'Le reversement prend plus d’un mois : la loi dit un mois, sauf accord (CPCEx art. R124-6).',
    en: 'Remittance takes more than a month: the law says a month, unless agreed otherwise (CPCEx art. R124-6).',
  },
  both_chase: {
    fr: 'Vous relancez en même temps que le prestataire : le débiteur reçoit deux voix, et les honoraires se discutent.',
    en: 'You chase at the same time as the provider: the debtor hears two voices, and fees are argued about.',
  },
  creditor_voice: {
    fr: 'Le prestataire écrit en votre nom : sa première lettre doit tout de même dire qui il est et pour qui il agit (CPCEx art. R124-4).',
    en: 'The provider writes in your name: its first letter must all the same say who it is and for whom it acts (CPCEx art. R124-4).',
  },
  free_hand: {
    fr: 'Le prestataire peut remettre plus de 20 % ou étaler sur plus d’un an sans vous demander.',
    en: 'The provider may rebate more than 20% or spread over more than a year without asking you.',
  },
  paid_without_result: {
    fr: 'Une part du prix est due même si rien ne rentre.',
    en: 'Part of the price is due even if nothing comes in.',
  },
  outside_europe: {
    fr: 'Des données sortiraient de l’Espace économique européen : il faut des garanties (RGPD art. 44 et suivants).',
    en: 'Data would leave the European Economic Area: safeguards are needed (GDPR art. 44 and following).',
  },
  long_tail: {
    fr: 'Un paiement reçu plus de trois mois après la fin donnerait encore des honoraires.',
    en: 'A payment more than three months after the end would still earn a fee.',
  },
}

/** Why nothing may be placed, in words that follow « car ». */
export const barSentences = {
  unsigned: { fr: 'le mandat n’est pas signé des deux parties', en: 'the mandate is not signed by both sides' },
  not_started: { fr: 'le mandat commence le {on}', en: 'the mandate starts on {on}' },
  over: { fr: 'le mandat a pris fin le {on}', en: 'the mandate ended on {on}' },
} as const satisfies Record<string, Sentence>

export const mandatesWording = {
  faulty: { fr: 'Ces termes ne peuvent pas être proposés. {what}', en: 'These terms cannot be offered. {what}' },
  warned: {
    fr: 'Avant de proposer ces termes, confirmez ce point. {what}',
    en: 'Before you offer these terms, confirm this point. {what}',
  },
  overlaps: {
    fr: 'Le mandat {number} ({provider}) porte sur les mêmes créances et l’un des deux est exclusif : réduisez un périmètre, retirez l’exclusivité ou mettez fin à l’autre.',
    en: 'Mandate {number} ({provider}) takes the same claims and one of the two is exclusive: narrow a scope, give up exclusivity or end the other.',
  },
  notDraft: {
    fr: 'Ce mandat n’est plus un brouillon : ce qui a été proposé ne se modifie pas. Proposez une nouvelle version.',
    en: 'This mandate is no draft any more: what was offered is not changed. Offer a new version.',
  },
  isOver: {
    fr: 'Le mandat {number} est terminé : rien n’y change plus.',
    en: 'Mandate {number} is over: nothing changes in it any more.',
  },
  nothingOffered: { fr: 'Aucune version n’attend de signature.', en: 'No version waits for a signature.' },
  otherVersion: {
    fr: 'Une autre version a été proposée entre-temps : relisez-la avant de signer.',
    en: 'Another version was offered meanwhile: read it before you sign.',
  },
  signedAlready: {
    fr: 'Cette version est déjà signée de ce côté.',
    en: 'This version is signed on this side already.',
  },
  signsHere: {
    fr: '{name} est une organisation d’ici : elle signe elle-même.',
    en: '{name} is an organisation here: it signs itself.',
  },
  paperUnknown: {
    fr: 'Ce document n’est pas dans le coffre de ce prestataire : ajoutez d’abord le scan du mandat signé.',
    en: 'This file is not in the vault of this provider: first add the scan of the signed mandate.',
  },
  signedAhead: {
    fr: 'Le jour de signature est après aujourd’hui ({today}) : indiquez celui qui figure sur le mandat.',
    en: 'The day of signature is after today ({today}): give the one on the mandate.',
  },
  signerMissing: { fr: 'Indiquez qui signe.', en: 'Say who signs.' },
  notConnected: {
    fr: '{name} n’est relié à aucune organisation d’ici.',
    en: '{name} is connected to no organisation here.',
  },
  changedMeanwhile: {
    fr: 'Le mandat a changé pendant que vous le lisiez : rouvrez-le.',
    en: 'The mandate changed while you were reading it: open it again.',
  },
  noEarlyExit: {
    fr: 'Ce mandat ne permet pas de sortir avant son terme, le {on} : il finira de lui-même.',
    en: 'This mandate lets nobody leave before its term, on {on}: it will end by itself.',
  },
  noticeGiven: {
    fr: 'Congé a déjà été donné le {on} : le mandat prend fin le {ends}.',
    en: 'Notice was given on {on} already: the mandate ends on {ends}.',
  },
  noNotice: { fr: 'Aucun congé n’a été donné.', en: 'No notice was given.' },
  noticeTheirs: {
    fr: 'Ce congé vient de l’autre partie : elle seule peut le retirer.',
    en: 'This notice comes from the other side: it alone can take it back.',
  },
  noCause: {
    fr: 'Le prestataire remplit les conditions de la loi : donnez congé avec préavis. Une fin immédiate est réservée au manquement à ces conditions.',
    en: 'The provider meets the conditions of the law: give notice. An end at once is kept for a failure to meet them.',
  },
  notRunning: { fr: 'Le mandat {number} n’est pas en cours.', en: 'Mandate {number} does not run.' },
  whyMissing: { fr: 'Dites pourquoi, en quelques mots.', en: 'Say why, in a few words.' },
} as const satisfies Record<string, Sentence>
