import type { Sentence } from '../../kernel/wording.ts'

/** What the readers of ISO 20022 files can say. Those about an element receive `line`, `column` (the element) and `value`. */
export const wordingXml = {
  // The file as a whole.
  emptyFile: {
    fr: 'Ce fichier est vide. Téléchargez-le à nouveau depuis le site de votre banque, puis déposez-le.',
    en: 'This file is empty. Download it from your bank again, then drop it here.',
  },
  notXml: {
    fr: "Ce fichier n'est pas du XML : il ne commence pas par « < ». S'il s'agit d'une archive, décompressez-la ; sinon, demandez à votre banque le fichier {expected}.",
    en: 'This file is not XML: it does not begin with “<”. If it is an archive, unpack it; otherwise ask your bank for the {expected} file.',
  },
  unknownEncoding: {
    fr: 'Ce fichier déclare un codage de caractères inconnu (« {value} »). Demandez à votre banque un fichier en UTF-8.',
    en: 'This file declares an unknown character encoding (“{value}”). Ask your bank for a file in UTF-8.',
  },
  wrongEncoding: {
    fr: "Ligne {line} : ces octets ne sont pas du {value}, le codage que le fichier déclare. Le fichier a été réenregistré ou converti ; téléchargez l'original auprès de votre banque.",
    en: 'Line {line}: these bytes are not {value}, the encoding the file declares. The file was saved again or converted; download the original from your bank.',
  },
  doctype: {
    fr: "Ligne {line} : ce fichier contient une déclaration DOCTYPE, qu'aucune banque n'envoie et qui peut cacher une attaque. Il n'a pas été lu ; téléchargez l'original auprès de votre banque.",
    en: 'Line {line}: this file holds a DOCTYPE declaration, which no bank sends and which may hide an attack. It was not read; download the original from your bank.',
  },
  tooDeep: {
    fr: 'Ligne {line} : les éléments sont imbriqués sur plus de {limit} niveaux. Ce fichier ne vient pas de votre banque tel quel ; téléchargez-le à nouveau.',
    en: 'Line {line}: elements are nested more than {limit} deep. This is not the file your bank sent; download it again.',
  },
  tooLong: {
    fr: 'Ligne {line} : un texte ou une balise dépasse {limit, number} caractères. Le fichier est abîmé à cet endroit ; téléchargez-le à nouveau.',
    en: 'Line {line}: a text or a tag exceeds {limit, number} characters. The file is damaged there; download it again.',
  },
  tooManyAttributes: {
    fr: 'Ligne {line} : une balise porte plus de {limit} attributs. Le fichier est abîmé à cet endroit ; téléchargez-le à nouveau.',
    en: 'Line {line}: a tag carries more than {limit} attributes. The file is damaged there; download it again.',
  },
  tooManyParts: {
    fr: 'Ligne {line} : un même bloc compte plus de {limit, number} éléments. Demandez à votre banque un fichier découpé en plusieurs relevés.',
    en: 'Line {line}: a single block has more than {limit, number} elements. Ask your bank for a file split into several statements.',
  },
  truncated: {
    fr: "Ligne {line} : le fichier s'arrête avant sa fin ({detail}). Le téléchargement ou la copie a été interrompu ; recommencez-le.",
    en: 'Line {line}: the file stops before its end ({detail}). The download or the copy was cut short; do it again.',
  },
  broken: {
    fr: 'Ligne {line} : le XML est mal formé ({detail}). Téléchargez à nouveau le fichier auprès de votre banque.',
    en: 'Line {line}: the XML is malformed ({detail}). Download the file from your bank again.',
  },
  // The message inside.
  paymentOrder: {
    fr: 'Ce fichier est un ordre de paiement ({value}), pas {wanted, select, statement {un relevé de compte} status {un compte rendu de paiement} other {le fichier attendu}}. Demandez à votre banque le fichier {expected}.',
    en: 'This file is a payment order ({value}), not {wanted, select, statement {an account statement} status {a payment status report} other {the file expected}}. Ask your bank for the {expected} file.',
  },
  paymentStatus: {
    fr: 'Ce fichier est un compte rendu de paiement (pain.002), pas un relevé de compte. Déposez-le avec vos prélèvements ; ici, il faut un fichier {expected}.',
    en: 'This file is a payment status report (pain.002), not an account statement. Drop it with your direct debits; a {expected} file goes here.',
  },
  accountStatement: {
    fr: 'Ce fichier est un relevé de compte ({value}), pas un compte rendu de paiement. Déposez-le avec vos relevés ; ici, il faut un fichier {expected}.',
    en: 'This file is an account statement ({value}), not a payment status report. Drop it with your statements; a {expected} file goes here.',
  },
  otherRoot: {
    fr: "Ce fichier XML (élément « {value} ») n'est pas un message bancaire attendu ici. Demandez à votre banque le fichier {expected}.",
    en: 'This XML file (element “{value}”) is not a bank message expected here. Ask your bank for the {expected} file.',
  },
  noStatement: {
    fr: "Ce fichier n'a que son en-tête : il ne contient aucun relevé. Vérifiez la période choisie sur le site de votre banque, puis téléchargez-le à nouveau.",
    en: 'This file has only its header: it contains no statement. Check the period chosen at your bank, then download it again.',
  },
  // One element.
  missingAmount: {
    fr: "Ligne {line}, élément {column} : ce mouvement n'a pas de montant. Demandez à votre banque un fichier corrigé.",
    en: 'Line {line}, element {column}: this movement has no amount. Ask your bank for a corrected file.',
  },
  unparsableAmount: {
    fr: "Ligne {line}, élément {column} : « {value} » n'est pas un montant (un nombre positif à point décimal, comme 1234.56). Demandez à votre banque un fichier corrigé.",
    en: 'Line {line}, element {column}: “{value}” is not an amount (a positive number with a decimal point, such as 1234.56). Ask your bank for a corrected file.',
  },
  tooManyDecimals: {
    fr: 'Ligne {line}, élément {column} : « {value} » a plus de décimales que la devise {currency} n’en admet. Demandez à votre banque un fichier corrigé.',
    en: 'Line {line}, element {column}: “{value}” has more decimals than the currency {currency} allows. Ask your bank for a corrected file.',
  },
  absurdAmount: {
    fr: 'Ligne {line}, élément {column} : le montant « {value} » est trop grand pour être compté exactement. Demandez à votre banque de le vérifier.',
    en: 'Line {line}, element {column}: the amount “{value}” is too large to be counted exactly. Ask your bank to check it.',
  },
  invalidCurrency: {
    fr: "Ligne {line}, élément {column} : « {value} » n'est pas un code de devise à trois lettres (EUR, USD…). Demandez à votre banque un fichier corrigé.",
    en: 'Line {line}, element {column}: “{value}” is not a three-letter currency code (EUR, USD…). Ask your bank for a corrected file.',
  },
  missingDirection: {
    fr: "Ligne {line}, élément {column} : « {value} » ne dit pas si l'argent entre (CRDT) ou sort (DBIT). Demandez à votre banque un fichier corrigé.",
    en: 'Line {line}, element {column}: “{value}” does not say whether money comes in (CRDT) or goes out (DBIT). Ask your bank for a corrected file.',
  },
  unparsableDate: {
    fr: "Ligne {line}, élément {column} : « {value} » n'est pas une date (AAAA-MM-JJ). Demandez à votre banque un fichier corrigé.",
    en: 'Line {line}, element {column}: “{value}” is not a date (YYYY-MM-DD). Ask your bank for a corrected file.',
  },
  missingDate: {
    fr: 'Ligne {line} : ni ce mouvement ni son relevé ne portent de date. Demandez à votre banque un fichier corrigé.',
    en: 'Line {line}: neither this movement nor its statement carries a date. Ask your bank for a corrected file.',
  },
  invalidReversal: {
    fr: "Ligne {line}, élément {column} : « {value} » n'est ni true ni false. Demandez à votre banque un fichier corrigé.",
    en: 'Line {line}, element {column}: “{value}” is neither true nor false. Ask your bank for a corrected file.',
  },
  // Remarks.
  foreignEntries: {
    fr: "{count, plural, one {# mouvement est} other {# mouvements sont}} dans une autre devise que le compte ({value} au lieu de {expected}, le premier ligne {line}) : {count, plural, one {il n'entre} other {ils n'entrent}} pas dans le contrôle du solde.",
    en: '{count, plural, one {# movement is} other {# movements are}} in another currency than the account ({value} instead of {expected}, the first on line {line}): left out of the balance check.',
  },
} satisfies Record<string, Sentence>
