import type { Sentence } from '../../kernel/wording.ts'
import type { DelayCode } from './delays.ts'

/** Why an act is refused, and what is to be known of a delay. `[act]`, `[stage]` and `[next]` are filled with names. */
export const machineWording = {
  notNow: {
    fr: 'Le dossier en est à « [stage] » : « [act] » ne peut pas suivre. Ce qui peut suivre : [next].',
    en: 'The matter stands at “[stage]”: “[act]” cannot follow. What may follow: [next].',
  },
  nothingNext: {
    fr: 'Ce dossier est clos : rien ne peut plus y être noté. Retirez d’abord sa clôture.',
    en: 'This matter is closed: nothing more can be noted. Withdraw its closing first.',
  },
  dayAhead: {
    fr: 'Le {day} est à venir (nous sommes le {today}) : notez l’acte une fois accompli.',
    en: '{day} is ahead (today is {today}): note the act once it is done.',
  },
  daysReversed: {
    fr: 'Le {day} précède « [act] », noté le {before} : corrigez l’une des deux dates.',
    en: '{day} comes before “[act]”, noted on {before}: correct one of the two days.',
  },
  forAll: {
    fr: 'Cet acte concerne le dossier entier : n’indiquez pas de débiteur.',
    en: 'This act is about the whole matter: name no debtor.',
  },
  whichDebtor: {
    fr: '« [act] » concerne un débiteur à la fois : choisissez-le parmi ceux du dossier.',
    en: '“[act]” is about one debtor at a time: choose one of the matter’s.',
  },
  toldAlready: {
    fr: '« [act] » est déjà noté pour ce débiteur. Si le jour est faux, retirez-le, puis notez-le à nouveau.',
    en: '“[act]” is noted for this debtor already. If its day is wrong, withdraw it, then note it again.',
  },
  noResult: {
    fr: 'Dites ce que la décision accorde : tout, une partie ou rien.',
    en: 'Say what the decision grants: the whole, a part or nothing.',
  },
  isRejected: {
    fr: 'Une ordonnance qui n’accorde rien est un rejet : notez « Requête rejetée ».',
    en: 'An order that grants nothing is a rejection: note “Request rejected”.',
  },
  noAmount: {
    fr: 'Indiquez le principal accordé par la décision.',
    en: 'Give the principal that the decision grants.',
  },
  noAmountHere: {
    fr: 'Cet acte n’accorde pas de somme : n’en indiquez pas.',
    en: 'This act grants no sum: give none.',
  },
  noHearing: { fr: 'Indiquez le jour de l’audience.', en: 'Give the day of the hearing.' },
  hearingBefore: {
    fr: 'L’audience du {day} ne vient pas après l’acte du {on} : corrigez l’une des deux dates.',
    en: 'The hearing of {day} does not come after the act of {on}: correct one of the two days.',
  },
  noDayHere: { fr: 'Cet acte ne fixe pas d’audience : n’en indiquez pas.', en: 'This act sets no hearing: give none.' },
  noLaw: {
    fr: 'Aucune règle connue pour un acte du {day} : ajoutez-la dans Réglages, Références légales.',
    en: 'No rule is known for an act of {day}: add it in Settings, Legal references.',
  },
  orderLapsed: {
    fr: 'L’ordonnance du {from} devait être signifiée au plus tard le {by} ({citation}) : signifiée le {day}, elle est non avenue, et rien ne rattrape ce retard (Cass. 2e civ. 17 octobre 2019, n° 18-18.759). Rien n’a été enregistré. Clôturez ce dossier et déposez une nouvelle requête, tant que la créance n’est pas prescrite.',
    en: 'The order of {from} had to be served by {by} ({citation}): served on {day}, it is void, and nothing cures that (Cass. 2e civ. 17 October 2019, no. 18-18.759). Nothing was recorded. Close this matter and file a new request while the debt is not barred.',
  },
  depositLapsed: {
    fr: 'Les frais d’opposition devaient être consignés au plus tard le {by} ({citation}) : le {day}, la demande est caduque. Rien n’a été enregistré. Notez l’instance éteinte.',
    en: 'The opposition costs had to be deposited by {by} ({citation}): on {day} the request has lapsed. Nothing was recorded. Note the case as extinguished.',
  },
  answerLate: {
    fr: 'Le débiteur avait jusqu’au {by} pour répondre ({citation}) : son silence vaut refus, et l’accord du {day} vient trop tard. Rien n’a été enregistré. Notez le refus, puis choisissez une autre voie.',
    en: 'The debtor had until {by} to answer ({citation}): its silence is a no, and the agreement of {day} comes too late. Nothing was recorded. Note that it declined, then choose another route.',
  },
  titleLapsed: {
    fr: 'Le titre du {from} devait être signifié au plus tard le {by} ({citation}) : le {day} est trop tard. Rien n’a été enregistré. Demandez conseil au commissaire de justice.',
    en: 'The title of {from} had to be served by {by} ({citation}): {day} is too late. Nothing was recorded. Ask the officer for advice.',
  },
  tooEarly: {
    fr: '« [act] » n’est possible qu’à partir du {from} ({citation}) : le {day} est trop tôt. Rien n’a été enregistré.',
    en: '“[act]” is possible from {from} only ({citation}): {day} is too early. Nothing was recorded.',
  },
  noLawyerNeeded: {
    fr: 'Aucun avocat n’est exigé pour ce montant (CPC art. 761) : rien à noter.',
    en: 'No lawyer is required for this amount (CPC art. 761): nothing to note.',
  },
  partOrder: {
    fr: 'Accordée en partie : la faire signifier, c’est l’accepter ainsi. Pour demander le tout, ne la signifiez pas et assignez (CPC art. 1409).',
    en: 'Granted in part: to serve it is to accept it as it is. To ask for the whole, do not serve it and bring a full action (CPC art. 1409).',
  },
  mayOpposeLater: {
    fr: 'Non remise en main propre : l’opposition reste ouverte un mois après le premier acte signifié à personne, ou la première saisie.',
    en: 'Not served in person: opposition stays open a month after the first act served in person, or the first seizure.',
  },
  checkOppositions: {
    fr: 'Vérifiez auprès du greffe qu’aucune opposition n’a été formée, puis notez-le ici : l’ordonnance vaut alors titre.',
    en: 'Check with the registry that nobody opposed, then note it here: the order is a title from then on.',
  },
  depositNote: {
    fr: 'Sans consignation dans ce délai, la demande est caduque.',
    en: 'Without the deposit in that time the request lapses.',
  },
  appealLate: {
    fr: 'Signifiée le {from}, la décision se frappait d’appel au plus tard le {by} ({citation}) : le {day}, l’appel est irrecevable. Rien n’a été enregistré. Clôturez ce dossier, ou demandez conseil à votre avocat.',
    en: 'Served on {from}, the decision could be appealed until {by} ({citation}): on {day} an appeal is inadmissible. Nothing was recorded. Close this matter, or ask your lawyer for advice.',
  },
  noAppealOfRejection: {
    fr: 'Une requête en injonction de payer rejetée ne se frappe pas d’appel (CPC art. 1409) : clôturez ce dossier et assignez, tant que la créance n’est pas prescrite.',
    en: 'A request for an order for payment that was rejected is not appealed (CPC art. 1409): close this matter and bring a full action while the debt is not barred.',
  },
  ourAppeal: {
    fr: 'Par avocat (CPC art. 899). L’appel ne suspend rien et ne donne pas de titre ; jusqu’à 5 000 €, la décision est en dernier ressort et seul un pourvoi est ouvert.',
    en: 'Through a lawyer (CPC art. 899). An appeal suspends nothing and gives no title; up to €5,000 the decision is final and only an appeal in cassation is open.',
  },
  silenceIsNo: { fr: 'Son silence vaut refus.', en: 'Its silence is a no.' },
  ifAbsent: {
    fr: 'Ce délai ne vaut que si le débiteur n’a pas comparu ; signifier fait courir l’appel dans tous les cas.',
    en: 'This limit holds only if the debtor did not appear; service starts the time to appeal in any case.',
  },
} as const satisfies Record<string, Sentence>

/** Why a matter is not opened or changed. */
export const proceedingWording = {
  noOutcome: {
    fr: 'Un dossier se clôt en disant comment il finit : payé, accord, irrécouvrable ou abandonné ; aucun autre acte ne le dit.',
    en: 'A matter is closed by saying how it ends: paid, settled, irrecoverable or given up; no other act says so.',
  },
  notItsDocument: {
    fr: 'Ce fichier n’est pas conservé pour ce client : choisissez-en un autre, ou ajoutez-le à ses fichiers.',
    en: 'This file is not kept for this customer: choose another, or add it to its files.',
  },
  gone: {
    fr: 'Cet acte vient d’être retiré par quelqu’un d’autre. Rechargez la page.',
    en: 'This act has just been withdrawn by somebody else. Reload the page.',
  },
  notTheLast: (act: Sentence): Sentence => ({
    fr: `D’autres actes en découlent : retirez d’abord le dernier, « ${act.fr} ».`,
    en: `Other acts follow from it: withdraw the last one first, “${act.en}”.`,
  }),
  effectLost: {
    fr: 'Demande rejetée, instance éteinte ou dossier clos avant la décision',
    en: 'Claim rejected, case extinguished or matter closed before the decision',
  },
  actWithdrawn: { fr: 'Acte noté par erreur dans le dossier', en: 'Act noted by mistake in the matter' },
  itemsMissing: { fr: 'Choisissez au moins une pièce à réclamer.', en: 'Choose at least one document to claim.' },
  notItsDebt: {
    fr: 'L’une de ces pièces n’est pas une dette ouverte de ce client. Rechargez la page et choisissez-les à nouveau.',
    en: 'One of these documents is not an open debt of this customer. Reload the page and choose them again.',
  },
  oneCurrency: {
    fr: 'Un dossier se tient dans une seule devise : ouvrez-en un par devise.',
    en: 'A matter is kept in one currency: open one for each.',
  },
  placedElsewhere: {
    fr: 'Un prestataire recouvre seul l’une de ces pièces : reprenez le dossier avant de saisir un tribunal.',
    en: 'A provider alone collects one of these documents: recall the file before you go to court.',
  },
  alreadyClaimed: {
    fr: '{document} est déjà demandée dans le dossier {number} : clôturez-le d’abord, ou laissez cette pièce de côté.',
    en: '{document} is claimed in matter {number} already: close it first, or leave this document out.',
  },
  closedRoute: {
    fr: 'Cette voie n’est pas ouverte : {why} Rien n’a été enregistré.',
    en: 'This route is not open: {why} Nothing was recorded.',
  },
  importClaimed: {
    fr: '{count, plural, one {Un dossier de contentieux demande} other {# dossiers de contentieux demandent}} des pièces de cet import : clôturez-les d’abord.',
    en: '{count, plural, one {A legal matter claims} other {# legal matters claim}} documents of this import: close them first.',
  },
  isClosed: {
    fr: 'Ce dossier est clos. Retirez d’abord sa clôture.',
    en: 'This matter is closed. Withdraw its closing first.',
  },
  lastDebtor: {
    fr: 'Un dossier vise au moins un débiteur, et le client reste le premier.',
    en: 'A matter is against one debtor at least, and the customer stays the first.',
  },
  debtorActed: {
    fr: 'Des actes sont notés pour ce débiteur : retirez-les d’abord.',
    en: 'Acts are noted for this debtor: withdraw them first.',
  },
  courtMoves: {
    fr: 'Un acte est déjà noté : le genre de tribunal ne change plus. Clôturez ce dossier et ouvrez-en un autre.',
    en: 'An act is noted already: the kind of court does not change any more. Close this matter and open another.',
  },
  costAhead: {
    fr: 'Le {day} est à venir (nous sommes le {today}) : notez ces frais une fois engagés.',
    en: '{day} is ahead (today is {today}): note these costs once they are incurred.',
  },
  notRecoverable: {
    fr: 'Ces frais restent à notre charge : ils ne peuvent pas être réclamés au débiteur. S’ils ont été accordés par le juge, notez-les comme récupérables.',
    en: 'These costs stay with us: they cannot be asked of the debtor. If the judge granted them, note them as recoverable.',
  },
  noTitleForCosts: {
    fr: 'Sans titre exécutoire, les frais de recouvrement restent au créancier (CPCEx art. L111-8) : réclamez-les une fois le titre obtenu.',
    en: 'Without an enforceable title the costs of collection stay with the creditor (CPCEx art. L111-8): claim them once there is a title.',
  },
  costClaimed: {
    fr: 'Ces frais sont déjà réclamés au débiteur ({document}).',
    en: 'These costs are asked of the debtor already ({document}).',
  },
  costLabel: { fr: 'Frais de procédure {number} : {what}', en: 'Costs of {number}: {what}' },
  emptyFile: { fr: 'Ce fichier ne contient aucun tribunal.', en: 'This file holds no court.' },
  tooManyCourts: {
    fr: 'Plus de {most} tribunaux : gardez ceux dont vous avez besoin. Rien n’a été importé.',
    en: 'More than {most} courts: keep those you need. Nothing was imported.',
  },
  courtColumns: {
    fr: 'Ligne 1 : les colonnes attendues sont genre ; nom ; adresse ; code postal ; ville ; ressort. Rien n’a été importé.',
    en: 'Line 1: the columns expected are genre; nom; adresse; code postal; ville; ressort. Nothing was imported.',
  },
  courtKind: {
    fr: 'Ligne {line} : « {value} » n’est pas un genre de tribunal (commerce, judiciaire ou protection). Rien n’a été importé.',
    en: 'Line {line}: “{value}” is no kind of court (commerce, judiciaire or protection). Nothing was imported.',
  },
  courtMissing: {
    fr: 'Ligne {line} : le nom, le code postal, la ville et le ressort sont nécessaires. Rien n’a été importé.',
    en: 'Line {line}: the name, postcode, town and district are needed. Nothing was imported.',
  },
  courtCovers: {
    fr: 'Ligne {line} : « {value} » n’est pas un code postal ou le début d’un code postal. Rien n’a été importé.',
    en: 'Line {line}: “{value}” is no postcode nor the beginning of one. Nothing was imported.',
  },
}

/** What an appeal that a court still has to decide changes, and what it does not. */
export const appealWording = {
  theirs: {
    fr: 'Le débiteur a fait appel le {on} : cela ne suspend rien, sauf décision contraire (CPC art. 514 et 514-3). Exécuter avant l’arrêt se fait à nos risques : ce qui est annulé se restitue (CPCEx art. L111-10).',
    en: 'The debtor appealed on {on}: this suspends nothing, unless decided otherwise (CPC art. 514 and 514-3). To enforce before the court of appeal has said is at our risk: what is set aside is given back (CPCEx art. L111-10).',
  },
  oursOfPart: {
    fr: 'Nous avons fait appel le {on} : ce que la décision accorde reste exécutoire, et la cour peut accorder plus, ou moins si le débiteur fait appel à son tour.',
    en: 'We appealed on {on}: what the decision grants stays enforceable, and the court may grant more, or less if the debtor appeals as well.',
  },
  oursOfNothing: {
    fr: 'Nous avons fait appel le {on} : rien ne s’exécute tant que la cour n’a pas dit. L’action continue d’interrompre la prescription (C. civ. art. 2242) ; éteint ou rejeté, l’appel l’efface (art. 2243).',
    en: 'We appealed on {on}: nothing is enforced until the court of appeal has said. The action still interrupts limitation (C. civ. art. 2242); extinguished or dismissed, the appeal undoes that (art. 2243).',
  },
} as const satisfies Record<string, Sentence>

/** How a delay was reckoned. */
export const delayWording = {
  period: {
    fr: '{unit, select, months {{n} mois} other {{n, plural, one {# jour} other {# jours}}}}',
    en: '{unit, select, months {{n, plural, one {# month} other {# months}}} other {{n, plural, one {# day} other {# days}}}}',
  },
  moved: {
    fr: 'Le {day} est {off, select, saturday {un samedi} sunday {un dimanche} other {férié ({holiday})}} : le délai va au jour ouvrable suivant (CPC art. 642).',
    en: '{day} is a {off, select, saturday {Saturday} sunday {Sunday} other {public holiday ({holiday})}}: the time limit goes on to the next working day (CPC art. 642).',
  },
  movedBack: {
    fr: 'Le {day} n’est pas ouvrable : le dernier jour ouvrable qui précède, par prudence.',
    en: '{day} is no working day: the last working day before it, to be safe.',
  },
} as const satisfies Record<string, Sentence>

/** What is lost once a delay of ours is over. */
export const missedSentences: Partial<Record<DelayCode, Sentence>> = {
  our_appeal: {
    fr: 'La décision ne se frappe plus d’appel : ce qu’elle refuse est perdu. Si l’appel a été formé à temps, notez-le à son jour ; sinon clôturez ce dossier.',
    en: 'The decision can no longer be appealed: what it refuses is lost. If the appeal was lodged in time, note it on its day; if not, close this matter.',
  },
  serve_order: {
    fr: 'L’ordonnance est non avenue (CPC art. 1411) : clôturez ce dossier et déposez une nouvelle requête, tant que la créance n’est pas prescrite. Si elle a été signifiée à temps, notez-le à son jour.',
    en: 'The order is void (CPC art. 1411): close this matter and file a new request while the debt is not barred. If it was served in time, note it on its day.',
  },
  deposit: {
    fr: 'La demande est caduque (CPC art. 1425). Si les frais ont été consignés à temps, notez-le à leur jour ; sinon notez l’instance éteinte.',
    en: 'The request has lapsed (CPC art. 1425). If the costs were deposited in time, note it on that day; if not, note the case as extinguished.',
  },
  serve_title: {
    fr: 'Le titre n’a pas été signifié à temps (CPCEx art. L126-5) : demandez conseil au commissaire de justice.',
    en: 'The title was not served in time (CPCEx art. L126-5): ask the officer for advice.',
  },
  tell_seizure: {
    fr: 'Une saisie qui n’est pas dénoncée à temps est caduque : demandez au commissaire de justice de la refaire.',
    en: 'A seizure of which the debtor is not told in time lapses: ask the officer to make it again.',
  },
}
