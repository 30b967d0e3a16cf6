import type { Sentence } from '../../kernel/wording.ts'

/** What the text bank formats (CFONB, MT940, OFX, QIF) can say. Those about a field receive `line`, `column` and `value`. */
export const textWording = {
  // The file as a whole.
  noStatement: {
    fr: 'Ce fichier ne contient aucun relevé. Vérifiez la période demandée à la banque, puis téléchargez-le à nouveau.',
    en: 'This file holds no statement. Check the period asked of the bank, then download it again.',
  },
  paymentOrder: {
    fr: "Ce fichier est un ordre de paiement ({format}) que l'on envoie à la banque, pas un relevé qu'elle rend. Téléchargez le relevé de compte (CFONB 120, camt.053, MT940 ou OFX).",
    en: 'This file is a payment order ({format}) sent to the bank, not a statement it returns. Download the account statement (CFONB 120, camt.053, MT940 or OFX).',
  },
  lineTooLong: {
    fr: "Ligne {line} : cette ligne dépasse {limit, number} caractères ; ce n'est pas un fichier de ce format, ou ses fins de ligne ont été perdues. Téléchargez-le à nouveau auprès de la banque.",
    en: 'Line {line}: this line exceeds {limit, number} characters; the file is not of this format, or has lost its line ends. Download it again from the bank.',
  },
  // One field.
  unparsableAmount: {
    fr: "Ligne {line}, zone {column} : « {value} » n'est pas un montant de ce format. Téléchargez à nouveau le fichier auprès de la banque, sans l'ouvrir dans un tableur.",
    en: 'Line {line}, field {column}: “{value}” is not an amount of this format. Download the file again from the bank, without opening it in a spreadsheet.',
  },
  tooManyDecimals: {
    fr: "Ligne {line}, zone {column} : « {value} » a plus de décimales que la devise {currency} n'en admet. Demandez à la banque un fichier corrigé.",
    en: 'Line {line}, field {column}: “{value}” has more decimals than {currency} allows. Ask the bank for a corrected file.',
  },
  absurdAmount: {
    fr: 'Ligne {line}, zone {column} : le montant « {value} » dépasse ce que peut valoir un compte. Vérifiez le fichier auprès de la banque.',
    en: 'Line {line}, field {column}: the amount “{value}” exceeds what an account can hold. Check the file with the bank.',
  },
  ambiguousAmount: {
    fr: 'Ligne {line}, zone {column} : « {value} » peut se lire de deux façons (milliers ou décimales). Refaites le fichier avec deux décimales.',
    en: 'Line {line}, field {column}: “{value}” can be read in two ways (thousands or decimals). Make the file again with two decimals.',
  },
  badDate: {
    fr: "Ligne {line}, zone {column} : « {value} » n'est pas une date possible (années 1990 à 2100). Téléchargez à nouveau le fichier auprès de la banque.",
    en: 'Line {line}, field {column}: “{value}” is not a possible date (years 1990 to 2100). Download the file again from the bank.',
  },
  badCurrency: {
    fr: "Ligne {line}, zone {column} : « {value} » n'est pas un code de devise (trois lettres, comme EUR). Demandez à la banque un fichier corrigé.",
    en: 'Line {line}, field {column}: “{value}” is not a currency code (three letters, such as EUR). Ask the bank for a corrected file.',
  },
  missingCurrency: {
    fr: "Ligne {line}, zone {column} : le relevé ne dit pas sa devise. Choisissez d'abord le compte auquel il appartient : sa devise sera celle du relevé.",
    en: 'Line {line}, field {column}: the statement does not name its currency. First choose the account it belongs to: its currency will be taken.',
  },
  otherCurrency: {
    fr: 'Ligne {line}, zone {column} : ce mouvement est en {value}, le compte est en {expected}. Demandez à la banque un relevé par devise.',
    en: 'Line {line}, field {column}: this movement is in {value}, the account in {expected}. Ask the bank for one statement per currency.',
  },
  missingField: {
    fr: 'Ligne {line} : la zone {column} manque ou est vide. Téléchargez à nouveau le fichier auprès de la banque.',
    en: 'Line {line}: the field {column} is missing or empty. Download the file again from the bank.',
  },
  // The structure.
  wrongLength: {
    fr: "Ligne {line} : {found} caractères au lieu de {expected}. Le fichier a été coupé ou modifié ; téléchargez-le à nouveau, sans l'ouvrir dans un autre logiciel.",
    en: 'Line {line}: {found} characters instead of {expected}. The file was cut or altered; download it again, without opening it in other software.',
  },
  unknownRecord: {
    fr: "Ligne {line} : « {value} » n'est pas un code d'enregistrement {format}. Vérifiez que le fichier est bien un {format}, puis téléchargez-le à nouveau.",
    en: 'Line {line}: “{value}” is not a record code of {format}. Check that the file is {format}, then download it again.',
  },
  movementOutside: {
    fr: "Ligne {line} : ce mouvement n'appartient à aucun relevé, faute d'un début de relevé ({column}) avant lui. Le début du fichier manque ; téléchargez-le à nouveau.",
    en: 'Line {line}: this movement belongs to no statement, for want of a statement opening ({column}) before it. The beginning of the file is missing; download it again.',
  },
  detailOutside: {
    fr: 'Ligne {line} : ce complément ({column}) ne suit aucun mouvement. Une ligne manque avant lui ; téléchargez le fichier à nouveau.',
    en: 'Line {line}: this complement ({column}) follows no movement. A line is missing before it; download the file again.',
  },
  closingWithoutOpening: {
    fr: 'Ligne {line} : ce solde final ({column}) ne ferme aucun relevé ouvert. Le solde initial manque ; téléchargez à nouveau le relevé entier.',
    en: 'Line {line}: this closing balance ({column}) closes no open statement. The opening balance is missing; download the whole statement again.',
  },
  notClosed: {
    fr: "Ligne {line} : le relevé commencé ici n'a pas de solde final ({column}). Le fichier est incomplet ; téléchargez-le à nouveau.",
    en: 'Line {line}: the statement begun here has no closing balance ({column}). The file is incomplete; download it again.',
  },
  noOpening: {
    fr: "Ligne {line} : le relevé commencé ici n'a pas de solde initial ({column}). Téléchargez à nouveau le fichier auprès de la banque.",
    en: 'Line {line}: the statement begun here has no opening balance ({column}). Download the file again from the bank.',
  },
  otherAccount: {
    fr: 'Ligne {line}, zone {column} : cette ligne porte le compte {value}, le relevé ouvert est celui du compte {expected}. Des relevés se chevauchent ; téléchargez un fichier par compte.',
    en: 'Line {line}, field {column}: this line is of account {value}, the open statement of account {expected}. Statements overlap; download one file per account.',
  },
  misplacedField: {
    fr: "Ligne {line} : la zone {column} n'a pas sa place ici (« {value} »). Le fichier a été modifié ; téléchargez-le à nouveau.",
    en: 'Line {line}: the field {column} has no place here (“{value}”). The file was altered; download it again.',
  },
  repeatedField: {
    fr: 'Ligne {line} : la zone {column} est écrite deux fois dans le même relevé (« {value} »). Le fichier a été modifié ; téléchargez-le à nouveau.',
    en: 'Line {line}: the field {column} is written twice in one statement (“{value}”). The file was altered; download it again.',
  },
  unreadableEntry: {
    fr: 'Ligne {line}, zone {column} : « {value} » ne se lit pas comme un mouvement MT940 (date, sens, montant, type). Demandez à la banque un fichier conforme.',
    en: 'Line {line}, field {column}: “{value}” cannot be read as an MT940 movement (date, direction, amount, type). Ask the bank for a conforming file.',
  },
  unbalanced: {
    fr: 'Relevé {statement} (ligne {line}) : solde initial {opening} + mouvements {sum} = {computed}, mais le solde final est {closing}, soit un écart de {gap}. Il manque des lignes ou une ligne a été modifiée ; téléchargez à nouveau le relevé.',
    en: 'Statement {statement} (line {line}): opening balance {opening} + movements {sum} = {computed}, but the closing balance is {closing}, a gap of {gap}. Lines are missing or one was altered; download the statement again.',
  },
  totalDiffers: {
    fr: 'Ligne {line} : le total écrit est {declared}, les lignes qui le précèdent font {sum}, soit un écart de {gap}. Des lignes manquent ; demandez à nouveau le fichier à la banque.',
    en: 'Line {line}: the total written is {declared}, the lines before it add up to {sum}, a gap of {gap}. Lines are missing; ask the bank for the file again.',
  },
  // Remarks.
  balanceGap: {
    fr: 'Relevé {statement} (ligne {line}) : le solde initial est {opening}, le relevé précédent du même compte finissait à {previous}. Un relevé manque entre les deux, ou l’un d’eux est répété.',
    en: 'Statement {statement} (line {line}): the opening balance is {opening}, the previous statement of the account ended at {previous}. A statement is missing between them, or one is repeated.',
  },
  unreadFormat: {
    fr: 'Ce fichier est au format {format}, que Quittance ne lit pas. Demandez à votre banque le relevé en camt.053, MT940, CFONB 120 ou OFX.',
    en: 'This file is in the format {format}, which Quittance does not read. Ask your bank for the statement as camt.053, MT940, CFONB 120 or OFX.',
  },
  summaryDiffers: {
    fr: 'Relevé {statement} (ligne {line}) : la banque annonce {declaredCount} mouvement(s) pour {declared}, le fichier en contient {count} pour {sum}.',
    en: 'Statement {statement} (line {line}): the bank announces {declaredCount} movement(s) for {declared}, the file holds {count} for {sum}.',
  },
  partsDiffer: {
    fr: 'Ligne {line} : la banque détaille cette écriture de {sum} en paiements qui font ensemble {parts}. Elle est enregistrée en une seule ligne, sans ses payeurs : demandez le détail à la banque.',
    en: 'Line {line}: the bank breaks this entry of {sum} down into payments that make {parts} together. It is recorded as one line, without its payers: ask the bank for the details.',
  },
  zeroMovements: {
    fr: "{count, plural, one {# mouvement d'un montant nul n'a} other {# mouvements d'un montant nul n'ont}} pas été repris (le premier ligne {line}) : ce sont des informations de la banque.",
    en: '{count, plural, one {# movement of zero was} other {# movements of zero were}} left out (the first on line {line}): they are information from the bank.',
  },
  shortLines: {
    fr: '{count, plural, one {# ligne est plus courte} other {# lignes sont plus courtes}} que {expected} caractères (la première ligne {line}) : des espaces finaux ont été perdus, sans effet sur les montants.',
    en: '{count, plural, one {# line is} other {# lines are}} shorter than {expected} characters (the first is line {line}): trailing spaces were lost, with no effect on amounts.',
  },
  noSuchValueDay: {
    fr: "{count, plural, one {# date de valeur n'existe pas} other {# dates de valeur n'existent pas}} au calendrier (« {value} », ligne {line}) : la banque compte en mois de 30 jours. La date d'opération est reprise, sans date de valeur.",
    en: '{count, plural, one {# value date does} other {# value dates do}} not exist in the calendar (“{value}”, line {line}): the bank counts months of 30 days. The booking date is taken, without a value date.',
  },
  dateOrderAssumed: {
    fr: 'Les dates de ce fichier (par exemple « {value} », ligne {line}) se lisent aussi bien jour/mois que mois/jour : elles sont lues jour/mois. Vérifiez-les avant de valider.',
    en: 'The dates of this file (for example “{value}”, line {line}) read as day/month as well as month/day: they are read as day/month. Check them before you commit.',
  },
  repeatedIdentifier: {
    fr: '{count, plural, one {# identifiant de mouvement est repris} other {# identifiants de mouvement sont repris}} plusieurs fois (« {value} », ligne {line}) : la banque ne les rend pas uniques.',
    en: '{count, plural, one {# movement identifier is} other {# movement identifiers are}} used several times (“{value}”, line {line}): the bank does not make them unique.',
  },
  otherReturns: {
    fr: '{count, plural, one {# ligne est} other {# lignes sont}} d’un code opération que la description de colonnes ne prévoit pas (« {value} », ligne {line}) : elles comptent dans le total et ne sont pas reprises.',
    en: '{count, plural, one {# line has} other {# lines have}} an operation code the column map does not name (“{value}”, line {line}): counted in the total, not taken in.',
  },
  // OFX and QIF.
  bankRefused: {
    fr: 'Ligne {line} : la banque a répondu par une erreur au lieu d’un relevé (code {value} : {words}). Reconnectez-vous à votre banque, puis téléchargez le relevé à nouveau.',
    en: 'Line {line}: the bank answered with an error instead of a statement (code {value}: {words}). Sign in to your bank again, then download the statement again.',
  },
  ofxCorrection: {
    fr: 'Ligne {line} : ce mouvement corrige un mouvement déjà livré ({value}). Corrigez-le à la main dans les encaissements, puis retirez ce bloc du fichier.',
    en: 'Line {line}: this movement corrects one already delivered ({value}). Correct that one by hand in receipts, then remove this block from the file.',
  },
  investment: {
    fr: 'Ligne {line} : « {value} » est un compte-titres, que Quittance ne suit pas. Téléchargez le relevé du compte courant.',
    en: 'Line {line}: “{value}” is a securities account, which Quittance does not follow. Download the statement of the current account.',
  },
  ofxUnclosed: {
    fr: "Ligne {line} : le bloc <{column}> commencé ici n'est pas fermé. Le fichier est incomplet ; téléchargez-le à nouveau.",
    en: 'Line {line}: the <{column}> block begun here is not closed. The file is incomplete; download it again.',
  },
  ofxBroken: {
    fr: "Ligne {line} : une balise ou un texte n'est pas lisible (« {value} »). Le fichier est abîmé ; téléchargez-le à nouveau.",
    en: 'Line {line}: a tag or a text cannot be read (“{value}”). The file is damaged; download it again.',
  },
  qifUnclosed: {
    fr: "Ligne {line} : le mouvement commencé ici n'est pas terminé par « ^ ». Le fichier est incomplet ; exportez-le à nouveau.",
    en: 'Line {line}: the movement begun here does not end with “^”. The file is incomplete; export it again.',
  },
  badColumnMap: {
    fr: 'La description de colonnes du CFONB 240 est incorrecte : {detail}. Corrigez-la d’après la notice de la banque.',
    en: 'The column map of CFONB 240 is incorrect: {detail}. Correct it from the bank’s notice.',
  },
} satisfies Record<string, Sentence>
