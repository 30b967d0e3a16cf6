import type { Sentence } from '../../kernel/wording.ts'
import type { Cause, ClaimKind, EventEffect, Nearness } from './model.ts'
import type { Remedy } from './remedies.ts'

export const claimKindNames: Record<ClaimKind, Sentence> = {
  trade: { fr: 'Entre commerçants', en: 'Between traders' },
  consumer: { fr: 'Consommateur', en: 'Consumer' },
  carriage: { fr: 'Transport de marchandises', en: 'Carriage of goods' },
  telecom: { fr: 'Télécommunications', en: 'Telecom services' },
  rent: { fr: 'Loyer d’habitation', en: 'Residential rent' },
  insurance: { fr: 'Contrat d’assurance', en: 'Insurance contract' },
  public: { fr: 'Organisme public', en: 'Public body' },
  other: { fr: 'Autre créance', en: 'Another debt' },
}

export const causeNames: Record<Cause, Sentence> = {
  acknowledgement: { fr: 'Reconnaissance écrite du client', en: 'Written acknowledgement by the customer' },
  part_payment: { fr: 'Paiement partiel', en: 'Part-payment' },
  court_action: { fr: 'Action en justice, référé compris', en: 'Court action, urgent proceedings included' },
  enforcement: { fr: 'Saisie ou mesure conservatoire', en: 'Seizure or conservatory measure' },
  order_served: { fr: 'Ordonnance d’injonction de payer signifiée', en: 'Order for payment served' },
  title: { fr: 'Titre exécutoire obtenu', en: 'Enforceable title obtained' },
  proof_of_claim: { fr: 'Déclaration de créance', en: 'Proof of claim in insolvency' },
  mediation: { fr: 'Médiation', en: 'Mediation' },
  conciliation: { fr: 'Conciliation', en: 'Conciliation' },
  small_claim: { fr: 'Procédure simplifiée des petites créances', en: 'Simplified small-claim procedure' },
  order_filed: { fr: 'Requête en injonction de payer déposée', en: 'Request for an order for payment filed' },
  recorded_letter: { fr: 'Mise en demeure ou lettre recommandée', en: 'Formal notice or recorded letter' },
  letter: { fr: 'Relance, lettre simple ou e-mail', en: 'Reminder, plain letter or e-mail' },
  phone_promise: { fr: 'Promesse au téléphone', en: 'Promise by phone' },
}

const noLetter: Sentence = {
  fr: 'Une relance, un e-mail ou une mise en demeure, même recommandée, n’interrompt pas la prescription (Cass. 18 mai 2022, n° 20-23.204) : le jour ne bouge pas. Obtenez du client une reconnaissance écrite ou un paiement, ou saisissez le juge.',
  en: 'A reminder, an e-mail or a formal notice, even recorded, does not interrupt limitation (Cass. 18 May 2022, no. 20-23.204): the day does not move. Obtain a written acknowledgement or a payment from the customer, or go to court.',
}

/** What somebody is told who tells of something that moves nothing. */
export const movesNothing: Partial<Record<Cause, Sentence>> = {
  letter: noLetter,
  recorded_letter: noLetter,
  phone_promise: {
    fr: 'Une promesse au téléphone, sans trace écrite, n’interrompt pas la prescription (C. civ. art. 2240). Demandez au client de l’écrire : depuis sa page, par e-mail ou sur un échéancier signé.',
    en: 'A promise by phone, with no written trace, does not interrupt limitation (C. civ. art. 2240). Ask the customer to write it: on its page, by e-mail or on a signed plan.',
  },
  order_filed: {
    fr: 'Déposer la requête n’interrompt pas la prescription : seule la signification de l’ordonnance le fait (Cass. 10 juillet 1990, n° 89-13.345). Faites-la signifier avant le jour de la prescription, puis indiquez-le ici.',
    en: 'Filing the request does not interrupt limitation: only the service of the order does (Cass. 10 July 1990, no. 89-13.345). Have it served before the day of limitation, then say so here.',
  },
}

export const effectSentences: Record<EventEffect, Sentence> = {
  restarts: { fr: 'Un nouveau délai entier court', en: 'A full period runs anew' },
  suspends: { fr: 'Le délai s’arrête, puis reprend', en: 'The clock stops, then goes on' },
  none: { fr: 'Sans effet sur la prescription', en: 'No effect on limitation' },
  lost: { fr: 'Effet perdu : {why}', en: 'Effect lost: {why}' },
  late: { fr: 'Trop tard : la créance était déjà prescrite', en: 'Too late: the debt was barred already' },
  early: { fr: 'Sans effet : avant le départ du délai', en: 'No effect: before the clock began' },
  covered: {
    fr: 'Sans effet de plus : un autre événement court encore',
    en: 'No further effect: another event covers it',
  },
}

export const nearNames: Record<Nearness, Sentence> = {
  barred: { fr: 'Prescrites', en: 'Barred' },
  m1: { fr: 'Moins d’un mois', en: 'Under a month' },
  m3: { fr: 'De 1 à 3 mois', en: '1 to 3 months' },
  m6: { fr: 'De 3 à 6 mois', en: '3 to 6 months' },
  m12: { fr: 'De 6 à 12 mois', en: '6 to 12 months' },
  later: { fr: 'Plus d’un an', en: 'Over a year' },
  stopped: { fr: 'Délai arrêté', en: 'Clock stopped' },
  unknown: { fr: 'À déterminer', en: 'To be settled' },
}

export const remedySentences: Record<Remedy['code'], Sentence> = {
  acknowledgement: {
    fr: 'Demandez une reconnaissance de dette écrite, reçue avant le {by} : un nouveau délai entier court.',
    en: 'Ask for a written acknowledgement of the debt, received by {by}: a full period runs anew.',
  },
  part_payment: {
    fr: 'Obtenez un paiement, même partiel, que le client désigne pour cette facture : il vaut pour toute la dette.',
    en: 'Obtain a payment, even in part, that the customer names this invoice for: it counts for the whole debt.',
  },
  plan: {
    fr: 'Proposez un échéancier : signé par le client, il reconnaît la dette par écrit.',
    en: 'Propose a plan: signed by the customer, it acknowledges the debt in writing.',
  },
  conciliation: {
    fr: 'Proposez une médiation ou une conciliation acceptée par écrit : le délai s’arrête, et il reste six mois au moins après.',
    en: 'Propose a mediation or conciliation agreed in writing: the clock stops, and six months at least are left after it.',
  },
  order: {
    fr: 'Injonction de payer : l’ordonnance doit être signifiée avant le {by} ; déposer la requête ne suffit pas.',
    en: 'Order for payment: the order must be served by {by}; filing the request is not enough.',
  },
  urgent_action: {
    fr: 'Référé-provision, si la dette n’est pas sérieusement contestable : l’assignation, délivrée avant le {by}, interrompt.',
    en: 'Urgent proceedings, if the debt cannot be seriously disputed: the summons, served by {by}, interrupts.',
  },
  full_action: {
    fr: 'Assignation au fond avant le {by} ; au-dessus de 10\u202f000 €, avec un avocat.',
    en: 'Full action by {by}; above €10,000, with a lawyer.',
  },
  title: {
    fr: 'Faites exécuter le titre : toute mesure d’exécution avant le {by} fait courir un nouveau délai.',
    en: 'Have the title enforced: any enforcement measure by {by} starts a new period.',
  },
  end: {
    fr: 'Rien ne court pour l’instant. Indiquez le jour où cela prend fin : le délai repart de ce jour-là.',
    en: 'Nothing runs for now. Give the day it ends: the clock goes on from that day.',
  },
  barred: {
    fr: 'Le client peut refuser de payer. Un paiement volontaire reste acquis ; une renonciation claire et écrite du client ferait revivre la dette. Demandez conseil avant de relancer.',
    en: 'The customer may refuse to pay. A voluntary payment is kept; a clear written waiver by the customer would revive the debt. Take advice before reminding.',
  },
}

export const limitationWording = {
  contractNotForKind: {
    fr: 'Aucun contrat ne peut allonger ou réduire la prescription de ce genre de créance : laissez la durée de la loi.',
    en: 'No contract can lengthen or shorten the limitation of this kind of debt: leave the period of the law.',
  },
  contractYears: {
    fr: 'Un contrat peut fixer de {least} à {most} ans de prescription ({citation}) : donnez un nombre entre les deux.',
    en: 'A contract may set {least} to {most} years of limitation ({citation}): give a number between them.',
  },
  notItsDebt: {
    fr: 'L’un de ces documents n’est pas une dette de ce client, ou a été annulé. Rechargez la page et choisissez-les à nouveau.',
    en: 'One of these documents is not a debt of this customer, or was taken back. Reload the page and choose them again.',
  },
  dayAhead: {
    fr: 'Le {day} est à venir (nous sommes le {today}) : indiquez le jour où cela a eu lieu.',
    en: '{day} is ahead (today is {today}): give the day it took place.',
  },
  daysReversed: {
    fr: 'La fin ({until}) précède le début ({on}) : corrigez l’une des deux dates.',
    en: 'The end ({until}) comes before the start ({on}): correct one of the two days.',
  },
  oneDay: {
    fr: 'Cet événement a lieu en un jour : n’indiquez pas de fin.',
    en: 'This event takes place on one day: give no end.',
  },
  movesNothing: {
    fr: 'Cet événement n’a pas d’effet sur la prescription de ces documents : rien n’a été enregistré.',
    en: 'This event has no effect on the limitation of these documents: nothing was recorded.',
  },
  eventUnwritten: {
    fr: 'Ce que fait cet événement n’est écrit ici que pour la France, où il n’interrompt rien. Rien n’est enregistré, et le jour ne bouge pas : demandez conseil, puis indiquez au besoin une reconnaissance ou une action.',
    en: 'What this event does is written here for France alone, where it interrupts nothing. Nothing is recorded, and the day does not move: take advice, then tell an acknowledgement or an action if need be.',
  },
  effectsUnwritten: {
    fr: 'l’effet des événements, écrit ici pour la France seulement',
    en: 'the effect of events, written here for France alone',
  },
  notRunning: {
    fr: 'Cet événement n’est plus en cours : il n’y a pas de fin à indiquer.',
    en: 'This event is not under way any more: there is no end to give.',
  },
  cannotBeLost: {
    fr: 'Seul l’effet d’une action ou d’un acte d’huissier peut se perdre. Si l’événement est une erreur, retirez-le.',
    en: 'Only the effect of an action or of an officer’s act can be lost. If the event is a slip, withdraw it.',
  },
  lostAlready: {
    fr: 'L’effet de cet événement est déjà perdu depuis le {day}.',
    en: 'The effect of this event has been lost since {day} already.',
  },
  withdrawn: {
    fr: 'Cet événement vient d’être retiré par quelqu’un d’autre. Rechargez la page.',
    en: 'This event has just been withdrawn by somebody else. Reload the page.',
  },
  noEvidence: {
    fr: 'Indiquez ce qui prouve ce jour : bon de livraison, procès-verbal de réception, feuille d’intervention…',
    en: 'Say what proves this day: delivery note, acceptance report, work sheet…',
  },
  noEventEvidence: {
    fr: 'Indiquez ce qui prouve cet événement, et où le retrouver : un juge le demandera.',
    en: 'Say what proves this event, and where it is found: a judge will ask for it.',
  },
  startKnown: {
    fr: 'Départ le {day}, fin du travail ou livraison, indiqué par {name}.',
    en: 'Starts on {day}, when the work was done or the goods delivered, as told by {name}.',
  },
  startImported: {
    fr: 'Départ le {day}, fin du travail ou livraison, selon le fichier importé.',
    en: 'Starts on {day}, when the work was done or the goods delivered, as the imported file says.',
  },
  startCharged: {
    fr: 'Départ le {day}, échéance de la plus ancienne facture dont ces sommes découlent ; ce qui a couru plus tard se prescrit plus tard.',
    en: 'Starts on {day}, when the oldest invoice that these sums come from fell due; what ran later is barred later.',
  },
  startTooFar: {
    fr: 'Le {day} est trop loin pour être le départ d’une dette : corrigez la date du document, ou celle du travail.',
    en: '{day} is too far ahead for a debt to begin: correct the date of the document, or that of the work.',
  },
  startGuessed: {
    fr: 'Départ le {day}, jour de la facture, faute de mieux : le délai court du jour où le travail est achevé, souvent plus tôt. Date optimiste.',
    en: 'Starts on {day}, the invoice day, for want of better: time runs from the day the work is done, often earlier. An optimistic day.',
  },
  startMoved: {
    fr: 'Départ le {day}, jour de la facture dont cette somme vient : la passer d’un compte à un autre ne la rajeunit pas. Date optimiste.',
    en: 'Starts on {day}, the day of the invoice that this sum comes from: moving it from one account to another makes it no younger. An optimistic day.',
  },
  startUndated: {
    fr: 'Départ au plus tard le {day} : le fichier importé ne donne pas le jour de la facture, qui est plus ancien. La créance se prescrit plus tôt, et l’est peut-être déjà. Indiquez le jour du travail, de la livraison ou de la facture (« Préciser la créance »).',
    en: 'Starts on {day} at the latest: the imported file does not give the day of the invoice, which is earlier. The debt is barred sooner, and may be already. Tell the day of the work, of the delivery or of the invoice (“Describe the debt”).',
  },
  startUnwritten: {
    fr: 'Départ le {day}, jour de la facture : de quel jour le délai court dans ce pays n’est pas écrit ici.',
    en: 'Starts on {day}, the invoice day: from which day time runs in this country is not written here.',
  },
  period: {
    fr: '{name} : {years, plural, one {# an} other {# ans}}.',
    en: '{name}: {years, plural, one {# year} other {# years}}.',
  },
  byYear: {
    fr: 'Compté à partir du 1er janvier qui suit.',
    en: 'Counted from the next 1 January.',
  },
  contract: {
    fr: 'Le contrat fixe {years, plural, one {# an} other {# ans}}.',
    en: 'The contract sets {years, plural, one {# year} other {# years}}.',
  },
  titleGoverns: {
    fr: 'Un titre exécutoire : {years, plural, one {# an} other {# ans}} depuis le dernier acte.',
    en: 'An enforceable title: {years, plural, one {# year} other {# years}} from the last act.',
  },
  capped: {
    fr: 'La limite extérieure de {years} ans depuis la naissance de la créance l’emporte.',
    en: 'The outer limit of {years} years from the birth of the debt prevails.',
  },
  paymentEvidence: {
    fr: '{document} de {amount}. Vérifiez que le client a lui-même désigné cette facture.',
    en: '{document} of {amount}. Check that the customer itself named this invoice.',
  },
  receipt: { fr: 'Encaissement', en: 'Receipt' },
  mailToRead: {
    fr: 'Promesse par e-mail notée le {on}{by, select, none {} other { ({by})}}',
    en: 'Promise by e-mail noted on {on}{by, select, none {} other { ({by})}}',
  },
  letterToRead: {
    fr: 'Promesse par lettre notée le {on}{by, select, none {} other { ({by})}}',
    en: 'Promise by letter noted on {on}{by, select, none {} other { ({by})}}',
  },
  planEvidence: {
    fr: 'Échéancier signé par le client, gardé avec sa reconnaissance de dette.',
    en: 'Plan signed by the customer, kept with its acknowledgement of the debt.',
  },
  promiseEvidence: {
    fr: 'Promesse écrite par le client sur sa page ; la date et le lien sont dans la piste d’audit.',
    en: 'Promise written by the customer on its page; its date and link are in the trail.',
  },
} as const satisfies Record<string, Sentence>
