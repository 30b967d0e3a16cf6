import type { Sentence } from '../kernel/wording.ts'

/** What people are told about the actions they take, and why one is refused. */
export const actionWording = {
  mandateGone: {
    fr: 'Le mandat de {agency} ne court plus : rien ne part en son nom.',
    en: 'The mandate of {agency} does not run any more: nothing leaves in its name.',
  },
  placementOver: {
    fr: 'Ce dossier de {customer} n’est plus entre les mains de {agency} : le message ne part pas.',
    en: 'This file of {customer} is no longer in the hands of {agency}: the message does not leave.',
  },
  agencyChannel: {
    fr: '{agency} n’envoie pas par ce canal depuis les livres de son mandant : choisissez l’e-mail ou une lettre.',
    en: '{agency} does not send by this channel from the books of its principal: choose e-mail or a letter.',
  },
  agencyFirstLetter: {
    fr: 'Le premier écrit à {customer} doit être une lettre, qui porte les mentions de l’article R. 124-4 : choisissez une lettre, simple ou recommandée. La suite pourra partir par e-mail.',
    en: 'The first thing written to {customer} has to be a letter, which bears the mentions of article R. 124-4: choose a letter, plain or registered. What follows may leave by e-mail.',
  },
  agencyOnItsWay: {
    fr: 'Un écrit à {customer} est déjà préparé ou en route : attendez qu’il soit parti, et pour une lettre qu’elle soit postée.',
    en: 'Something written to {customer} is ready or on its way already: wait until it has left, and for a letter until it is posted.',
  },
  noticeOnPaper: {
    fr: 'Une mise en demeure part par lettre, simple ou recommandée : choisissez l’une des deux.',
    en: 'A formal notice leaves by letter, plain or registered: choose one of them.',
  },
  agencyMoney: {
    fr: 'Le créancier a d’abord de l’argent à rapprocher, qui pourrait régler ce dossier : rien ne part avant.',
    en: 'The creditor first has money to match that may settle this file: nothing leaves before.',
  },
  agencyHeld: {
    fr: 'Le créancier a suspendu les relances de ce débiteur : demandez-lui avant d’écrire.',
    en: 'The creditor suspended reminders of this debtor: ask it before you write.',
  },
  agencyDecides: {
    fr: 'C’est une démarche de {agency}, qui a ce dossier en main : elle seule en décide.',
    en: 'This is a step of {agency}, which has this file in hand: it alone decides.',
  },
  notHeld: {
    fr: 'Ce dossier n’est pas, ou n’est plus, entre vos mains : rouvrez votre liste de dossiers.',
    en: 'This file is not, or no longer, in your hands: open your list of files again.',
  },
  scenarioNotOurs: {
    fr: 'Ce scénario n’est pas un des vôtres : choisissez-en un dans la liste.',
    en: 'This scenario is none of yours: choose one from the list.',
  },
  agencyAccount: {
    fr: 'Aucun compte dédié aux fonds encaissés pour autrui n’est confirmé pour {agency} : rien ne part avant.',
    en: 'No account for money collected for others is confirmed for {agency}: nothing leaves before.',
  },
  notEditable: {
    fr: 'Cette action ne peut plus être modifiée : décidez-la de nouveau depuis la fiche du client.',
    en: 'This action can no longer be changed: decide it again from the customer record.',
  },
  alreadyQueued: {
    fr: "Le message est déjà confié à l'envoi : il part dès la prochaine heure d'envoi.",
    en: 'The message is already handed over for sending: it leaves at the next sending hour.',
  },
  alreadyPrepared: {
    fr: "Une étape est déjà préparée à la main pour {customer} : faites-la partir ou retirez-la d'abord.",
    en: 'A step was already prepared by hand for {customer}: let it leave or withdraw it first.',
  },
  mayNotForgive: {
    fr: 'Passer une créance en perte demande le droit d’abandonner une créance : confiez-le à un responsable.',
    en: 'Writing a debt off takes the right to forgive debts: leave it to a manager.',
  },
  alreadyDone: { fr: 'Cette action est déjà faite.', en: 'This action is already done.' },
  settleFirst: {
    fr: "On ne sait pas si ce message est parti : dites d'abord, sur le message, s'il est arrivé ou s'il faut le renvoyer.",
    en: 'It is not known whether this message left: first say, on the message, whether it arrived or must be sent again.',
  },
  alreadyCancelled: { fr: 'Cette action a été annulée.', en: 'This action was cancelled.' },
  alreadySkipped: { fr: 'Cette étape a déjà été passée.', en: 'This step was already skipped.' },
  alreadyReplaced: {
    fr: 'Cette action a été remplacée par une décision plus récente : ouvrez celle du jour.',
    en: 'This action was replaced by a later decision: open the one of the day.',
  },
  onlyNoted: {
    fr: "Ceci est l'historique d'une décision de ne rien envoyer : il n'y a rien à faire partir.",
    en: 'This is the record of a decision to send nothing: there is nothing to send.',
  },
  nothingWritten: {
    fr: "Un appel ou une tâche n'a pas de texte à modifier.",
    en: 'A call or a task has no text to edit.',
  },
  nothingLeft: {
    fr: "Il n'y a plus rien à réclamer à {customer} : ses pièces ont été réglées ou déduites depuis la décision. L'action est annulée.",
    en: 'Nothing is left to claim from {customer}: its items were paid or deducted since the decision. The action is cancelled.',
  },
  decidedOtherwise: {
    fr: 'La situation de {customer} a changé depuis la décision : {whyFr}',
    en: 'The situation of {customer} changed since the decision: {whyEn}',
  },
  editedAmountsChanged: {
    fr: 'Les montants de {customer} ont changé depuis que le texte a été modifié à la main : relisez-le avant de le laisser partir.',
    en: 'The amounts of {customer} changed since the text was edited by hand: read it again before letting it leave.',
  },
  noAddress: {
    fr: "{customer} n'a pas d'adresse valide pour ce canal : complétez sa fiche.",
    en: '{customer} has no valid address for this channel: complete the record.',
  },
  agencyOfMember: {
    fr: 'Vous recouvrez auprès de {customer} pour un autre créancier que celui de ce message : relancez-le à part, sans regrouper ses pièces chez la tête du groupe.',
    en: 'You collect from {customer} for another creditor than that of this message: remind it apart, not through the head of its group.',
  },
  skipReason: { fr: 'Dites pourquoi cette étape est passée.', en: 'Say why this step is skipped.' },
  notSkipped: {
    fr: "Cette étape n'a pas été passée : il n'y a rien à reprendre.",
    en: 'This step was not skipped: there is nothing to take back.',
  },
  notPutOff: {
    fr: "Cette action n'est pas reportée : elle est déjà à faire.",
    en: 'This action is not put off: it is already to be done.',
  },
  contactedSince: {
    fr: "Une étape plus récente est partie pour ces pièces depuis que celle-ci a été passée : elle ne se reprend plus. Préparez l'étape voulue depuis la fiche du client.",
    en: 'A later step left for these items since this one was skipped: it can no longer be taken back. Prepare the step you want from the customer record.',
  },
  excludeReason: {
    fr: 'Dites pourquoi ce client est exclu des relances.',
    en: 'Say why this customer is left out of reminders.',
  },
  dayPast: {
    fr: "Le {day} n'est pas un jour à venir : choisissez une date après le {today}.",
    en: '{day} is not a day to come: choose a date after {today}.',
  },
  dayWrong: { fr: "« {value} » n'est pas un jour.", en: '“{value}” is not a day.' },
  holdEndsBefore: {
    fr: 'La suspension finirait le {until}, avant de commencer le {from} : corrigez la date de fin.',
    en: 'The hold would end on {until}, before it starts on {from}: correct the end.',
  },
  holdOver: { fr: 'Cette suspension est déjà levée.', en: 'This hold is already lifted.' },
  scenarioUnknown: {
    fr: "Ce scénario n'existe plus : choisissez-en un autre dans la liste.",
    en: 'This scenario does not exist: choose another one from the list.',
  },
  scenarioNameMissing: {
    fr: "Donnez un nom au scénario, pour le reconnaître sur la fiche d'un client.",
    en: 'Give the scenario a name, to know it again on a customer record.',
  },
  scenarioNameTaken: {
    fr: 'Un scénario porte déjà le nom « {name} » : donnez-en un autre.',
    en: 'A scenario is already named “{name}”: give it another name.',
  },
  scenarioReason: {
    fr: 'Dites pourquoi ce client suit un scénario à part.',
    en: 'Say why this customer follows a scenario of their own.',
  },
  scenarioSame: {
    fr: '{customer} suit déjà ce scénario : il n’y a rien à changer.',
    en: '{customer} already follows this scenario: there is nothing to change.',
  },
  stepUnknown: {
    fr: "Cette étape n'existe pas dans le scénario du client.",
    en: "This step does not exist in the customer's scenario.",
  },
  remindedWithGroup: {
    fr: '{customer} est relancé avec son groupe : préparez l’étape sur la fiche de {head}.',
    en: '{customer} is reminded with its group: prepare the step on the page of {head}.',
  },
  nothingToClaim: {
    fr: "{customer} n'a aucune pièce échue à réclamer par cette étape.",
    en: '{customer} has no overdue item to claim by this step.',
  },
  itemDisputed: {
    fr: '{document} est en litige : rien n’en est demandé avant la fin du litige.',
    en: '{document} is in dispute: nothing of it is claimed before the dispute ends.',
  },
  itemPlaced: {
    fr: '{document} est confiée à {provider} (dossier {number}), qui la recouvre seul : reprenez le dossier pour la relancer vous-même.',
    en: '{document} is placed with {provider} (file {number}), who alone collects it: recall the file to remind the customer yourself.',
  },
  itemCameBack: {
    fr: '{document} est revenue aujourd’hui de chez {provider} (dossier {number}) : relancez-la à partir de demain.',
    en: '{document} came back from {provider} today (file {number}): remind the customer from tomorrow on.',
  },
  itemUnknown: {
    fr: "Cette pièce n'est pas une pièce ouverte de ce client.",
    en: 'This is not an open item of this customer.',
  },
  levelTooHigh: {
    fr: "Le scénario n'a que {max, plural, one {# étape} other {# étapes}} : donnez un niveau entre 0 et {max}.",
    en: 'The scenario has only {max, plural, one {# step} other {# steps}}: give a level between 0 and {max}.',
  },
  runBackwards: {
    fr: 'Les relances ont déjà été décidées pour le {last} : on ne décide pas un jour antérieur ({asked}). Utilisez la simulation.',
    en: 'Reminders were already decided for {last}: an earlier day ({asked}) is not decided again. Use the simulation.',
  },
  runAhead: {
    fr: "Le {asked} n'est pas encore arrivé : utilisez la simulation.",
    en: '{asked} has not come yet: use the simulation.',
  },
  spanWrong: {
    fr: 'La simulation porte sur 1 à {max} jours, la fin après le début : corrigez les dates.',
    en: 'A simulation covers 1 to {max} days, the end after the start: correct the dates.',
  },
  attestFuture: {
    fr: 'Vous ne pouvez pas attester que les comptes sont à jour au {day} : ce jour est à venir.',
    en: 'You cannot attest that the books are up to date on {day}: that day is still to come.',
  },
  scenarioChanged: {
    fr: 'Le scénario a été modifié entre-temps (version {current}) : rechargez-le, puis refaites vos changements.',
    en: 'The scenario was changed meanwhile (version {current}): load it again, then redo your changes.',
  },
  remindersSent: {
    fr: '{count, plural, one {# relance déjà partie porte} other {# relances déjà parties portent}} sur ses pièces.',
    en: '{count, plural, one {# reminder that left is} other {# reminders that left are}} about its items.',
  },
} as const satisfies Record<string, Sentence>
