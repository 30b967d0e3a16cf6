import type { Sentence } from '../kernel/wording.ts'

/** Refusals of this capability: what is wrong, where, what to do. The words printed on letters are in `letter-wording.ts`. */
export const wording = {
  nothingDue: {
    fr: "Rien n'est à payer pour {customer} une fois les avoirs déduits : aucune relance ne peut partir. Lettrez les avoirs ou retirez l'action.",
    en: 'Nothing is payable by {customer} once credits are deducted, so no reminder can leave. Allocate the credits or withdraw the action.',
  },
  valueTooLong: {
    fr: 'Le champ {field} compte {length, number} caractères (« {start}… »), {max, number} au plus peuvent être imprimés. Raccourcissez-le sur la fiche concernée.',
    en: 'Field {field} has {length, number} characters (“{start}…”); at most {max, number} can be printed. Shorten it where it is recorded.',
  },
  valueMissing: {
    fr: 'Le champ {field} est vide. Renseignez-le avant de préparer ce message.',
    en: 'Field {field} is empty. Fill it in before preparing this message.',
  },
  tooManyLines: {
    fr: 'Le champ {field} compte {lines, number} lignes, {max, number} au plus peuvent être imprimées. Regroupez-les dans les réglages.',
    en: 'Field {field} has {lines, number} lines; at most {max, number} can be printed. Merge some in the settings.',
  },
  addressTooLong: {
    fr: "L'adresse compte {lines, number} lignes ; l'enveloppe à fenêtre en montre {max, number} au plus. Regroupez ou supprimez des lignes.",
    en: 'The address has {lines, number} lines; a window envelope shows at most {max, number}. Merge or remove lines.',
  },
  addressMissing: {
    fr: "{customer} n'a pas d'adresse postale : la lettre ne peut pas être préparée. Ajoutez l'adresse sur la fiche client.",
    en: '{customer} has no postal address, so the letter cannot be prepared. Add the address to the customer record.',
  },
  colourInvalid: {
    fr: "La couleur « {colour} » n'est pas de la forme #1f3a5f. Choisissez une couleur dans les réglages de l'organisation.",
    en: 'Colour “{colour}” is not of the form #1f3a5f. Pick a colour in the organisation settings.',
  },
  ibanInvalid: {
    fr: "L'IBAN {iban} de l'organisation est faux (longueur ou clé de contrôle). Corrigez-le dans les réglages.",
    en: "The organisation's IBAN {iban} is wrong (length or check digits). Correct it in the settings.",
  },
  payUrlInvalid: {
    fr: "Le lien de paiement « {url} » n'est pas une adresse https. Corrigez l'adresse publique dans les réglages.",
    en: 'Payment link “{url}” is not an https address. Correct the public address in the settings.',
  },
  itemAmountInvalid: {
    fr: 'Le reste dû du document {document} doit être supérieur à zéro et au plus égal à son montant. Vérifiez ce document dans les comptes.',
    en: 'The open amount of document {document} must be above zero and at most its original amount. Check this document in the books.',
  },
  creditAmountInvalid: {
    fr: "Le montant de l'avoir {document} doit être un nombre exact supérieur à zéro. Vérifiez cet avoir dans les comptes.",
    en: 'The amount of credit {document} must be an exact number above zero. Check this credit in the books.',
  },
  currencyInvalid: {
    fr: "« {currency} » n'est pas un code de devise ISO 4217 (document {document}). Corrigez la devise du document.",
    en: '“{currency}” is not an ISO 4217 currency code (document {document}). Correct the currency of the document.',
  },
  consumerLateCharges: {
    fr: "{customer} est un consommateur : ni l'indemnité forfaitaire de recouvrement ni les pénalités de l'article L. 441-10 du code de commerce ne peuvent lui être réclamées. Retirez-les de cette étape.",
    en: '{customer} is a consumer: neither the fixed recovery indemnity nor the penalties of article L. 441-10 of the French Commercial Code may be claimed. Remove them from this step.',
  },
  consumerFee: {
    fr: '{customer} est un consommateur : les frais {document} restent à la charge du créancier (article L. 111-8 du code des procédures civiles d’exécution). Retirez cette ligne ou annulez ces frais.',
    en: '{customer} is a consumer: fee {document} stays with the creditor (article L. 111-8 of the French Code of Civil Enforcement Procedures). Remove this line or cancel the fee.',
  },
  noticeNotLate: {
    fr: "Le document {document} n'est pas encore en retard : une mise en demeure ne peut pas le réclamer. Retirez-le du message.",
    en: 'Document {document} is not late yet, so a formal notice cannot claim it. Take it out of the message.',
  },
  noticeDeadline: {
    fr: 'Une mise en demeure doit laisser un délai : indiquez une date limite postérieure à sa date (huit à quinze jours sont habituels).',
    en: 'A formal notice must leave time to pay: state a deadline later than its own date (eight to fifteen days is usual).',
  },
  templateEmpty: {
    fr: 'Le modèle est vide ({part, select, subject {objet} other {texte}}). Écrivez au moins une phrase.',
    en: 'The template is empty ({part, select, subject {subject} other {text}}). Write at least one sentence.',
  },
  templateTooLong: {
    fr: 'Le modèle compte {length, number} caractères ({part, select, subject {objet} other {texte}}), {max, number} au plus sont admis. Raccourcissez-le.',
    en: 'The template has {length, number} characters ({part, select, subject {subject} other {text}}); at most {max, number} are allowed. Shorten it.',
  },
  variableUnknown: {
    fr: "La variable « {name} » n'existe pas ({part, select, subject {objet} other {texte}}, ligne {line, number}, colonne {column, number}). Choisissez-en une dans la liste{near}.",
    en: 'There is no variable “{name}” ({part, select, subject {subject} other {text}}, line {line, number}, column {column, number}). Pick one from the list{near}.',
  },
  bracesUnbalanced: {
    fr: 'Des accolades ne sont pas fermées ou pas ouvertes ({part, select, subject {objet} other {texte}}, ligne {line, number}, colonne {column, number}). Une variable s’écrit entre deux accolades ouvrantes et deux fermantes.',
    en: 'Braces are not closed or not opened ({part, select, subject {subject} other {text}}, line {line, number}, column {column, number}). A variable is written between two opening and two closing braces.',
  },
  boldUnbalanced: {
    fr: 'Un gras commence sans finir ({part, select, subject {objet} other {texte}}, ligne {line, number}, colonne {column, number}). Écrivez **mot** sur une seule ligne.',
    en: 'Bold starts but does not end ({part, select, subject {subject} other {text}}, line {line, number}, column {column, number}). Write **word** on one line.',
  },
  blockMisplaced: {
    fr: 'Le bloc « {name} » doit être seul sur sa ligne, dans le corps du message ({part, select, subject {objet} other {texte}}, ligne {line, number}, colonne {column, number}).',
    en: 'Block “{name}” must stand alone on its line, in the body of the message ({part, select, subject {subject} other {text}}, line {line, number}, column {column, number}).',
  },
  blockTwice: {
    fr: 'Le bloc « {name} » figure deux fois ({part, select, subject {objet} other {texte}}, ligne {line, number}). Gardez-en un seul.',
    en: 'Block “{name}” appears twice ({part, select, subject {subject} other {text}}, line {line, number}). Keep only one.',
  },
  subjectLines: {
    fr: "L'objet doit tenir sur une seule ligne. Supprimez le retour à la ligne.",
    en: 'The subject must fit on one line. Remove the line break.',
  },
  courtWords: {
    fr: 'Le texte contient « {found} » : seul un tribunal ou un commissaire de justice muni d’un titre écrit cela. Dites plutôt ce que vous ferez, par exemple « nous saisirons la juridiction compétente ».',
    en: 'The text contains “{found}”: only a court, or its officer with a title, may write that. Say what you will do instead, for example “we shall go to court”.',
  },
  agentFirstLetter: {
    fr: 'Vous recouvrez pour le compte d’autrui et {customer} n’a pas encore reçu votre première lettre (CPCEx art. R124-4). Envoyez-la par courrier, recommandé ou non : les messages suivants en rappelleront la référence.',
    en: 'You collect for another, and {customer} has not had your first letter yet (CPCEx art. R124-4). Send it by post, registered or not: later messages repeat its reference.',
  },
  noticeWords: {
    fr: 'Une mise en demeure doit contenir les mots « mise en demeure », dans son objet ou son texte. Ajoutez-les.',
    en: 'A formal notice must contain the words “mise en demeure”, in its subject or its text. Add them.',
  },
  consumerTemplateCharges: {
    fr: 'Ce modèle destiné aux consommateurs mentionne « {found} » : ces sommes ne peuvent pas leur être réclamées. Retirez cette mention.',
    en: 'This template for consumers mentions “{found}”: those sums may not be claimed from them. Remove the mention.',
  },
  valueUnknown: {
    fr: "Le modèle utilise la variable « {name} », mais elle n'a pas de valeur pour ce message : {why}",
    en: 'The template uses variable “{name}”, but it has no value for this message: {why}',
  },
  whyNoDeadline: {
    fr: 'cette étape ne fixe pas de date limite. Fixez-en une ou retirez la variable.',
    en: 'this step sets no deadline. Set one or remove the variable.',
  },
  blockInText: {
    fr: 'Un SMS ne porte pas de bloc « {name} » : quelques mots suffisent. Retirez-le.',
    en: 'A text message carries no “{name}” block: a few words will do. Remove it.',
  },
  noticeBySms: {
    fr: 'Une mise en demeure ne part pas par SMS : elle doit pouvoir être prouvée et lue en entier. Choisissez une lettre recommandée.',
    en: 'A formal notice does not leave by text message: it must be provable and read whole. Choose a registered letter.',
  },
  whyNoCharges: {
    fr: 'ce message ne compte ni intérêts ni indemnités : son client n’en doit pas, ou ils ne peuvent pas être calculés en euros',
    en: 'this message counts neither interest nor indemnities: its customer owes none, or they cannot be reckoned in euros',
  },
  whyNoInstalment: {
    fr: 'ce message ne concerne aucun versement d’un échéancier.',
    en: 'this message is about no instalment of a plan.',
  },
  whyNoDebit: {
    fr: "ce message n'annonce pas de prélèvement.",
    en: 'this message announces no direct debit.',
  },
  whyNoSenderEmail: {
    fr: "l'expéditeur n'a pas d'adresse e-mail. Ajoutez-la dans les réglages ou retirez la variable.",
    en: 'the sender has no e-mail address. Add it in the settings or remove the variable.',
  },
  whyNoSenderPhone: {
    fr: "l'expéditeur n'a pas de téléphone. Ajoutez-le dans les réglages ou retirez la variable.",
    en: 'the sender has no phone number. Add it in the settings or remove the variable.',
  },
  whyNoItem: {
    fr: 'le message ne liste aucun document. Retirez la variable de ce modèle.',
    en: 'the message lists no document. Remove the variable from this template.',
  },
  whyNothingLate: {
    fr: "aucun document n'est en retard. Retirez la variable de ce modèle.",
    en: 'no document is late. Remove the variable from this template.',
  },
  logoTooBig: {
    fr: 'Le logo pèse {kilobytes, number} ko, {max, number} ko au plus sont admis. Réduisez-le (600 pixels de large suffisent).',
    en: 'The logo weighs {kilobytes, number} kB; at most {max, number} kB is allowed. Shrink it (600 pixels wide is enough).',
  },
  logoFormat: {
    fr: "Ce fichier n'est ni un PNG, ni un JPEG, ni un SVG. Enregistrez le logo dans l'un de ces formats.",
    en: 'This file is neither a PNG, a JPEG nor an SVG. Save the logo in one of these formats.',
  },
  logoUnsafe: {
    fr: 'Ce SVG contient « {found} », qui pourrait charger ou exécuter autre chose qu’un dessin. Exportez-le en SVG simple, ou en PNG.',
    en: 'This SVG contains “{found}”, which could load or run something other than a drawing. Export it as plain SVG, or as PNG.',
  },
  logoPixels: {
    fr: 'Le logo mesure {width, number} × {height, number} pixels, {max, number} au plus par côté. Réduisez-le.',
    en: 'The logo measures {width, number} × {height, number} pixels; at most {max, number} a side. Shrink it.',
  },
  logoBroken: {
    fr: "L'image du logo est abîmée : elle ne peut pas être imprimée. Enregistrez-la de nouveau et réessayez.",
    en: 'The logo image is damaged and cannot be printed. Save it again and retry.',
  },
} as const satisfies Record<string, Sentence>
