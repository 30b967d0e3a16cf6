import type { Sentence } from '../../kernel/wording.ts'

/** Every sentence this folder can say. Those about a cell receive `line`, `column` and `value`. */
export const wording = {
  // The file as a whole.
  emptyFile: {
    fr: "Ce fichier est vide (0 octet utile). Refaites l'export depuis votre logiciel, puis déposez-le à nouveau.",
    en: 'This file is empty. Run the export again in your software, then drop the new file.',
  },
  binaryFile: {
    fr: "Ce fichier n'est ni un texte ni un classeur : il contient des données binaires. Déposez un FEC (.txt), un CSV ou un classeur .xlsx.",
    en: 'This file is neither text nor a workbook: it holds binary data. Drop a FEC (.txt), a CSV or an .xlsx workbook.',
  },
  pdfFile: {
    fr: "Ce fichier est un PDF : les montants n'y sont pas lisibles de façon sûre. Exportez les mêmes données en FEC, CSV ou Excel (.xlsx).",
    en: 'This file is a PDF, whose amounts cannot be read safely. Export the same data as FEC, CSV or Excel (.xlsx).',
  },
  imageFile: {
    fr: 'Ce fichier est une image ({format}). Exportez les données elles-mêmes en FEC, CSV ou Excel (.xlsx).',
    en: 'This file is an image ({format}). Export the data itself as FEC, CSV or Excel (.xlsx).',
  },
  zipFile: {
    fr: "Ce fichier est une archive ZIP, pas un classeur Excel. Décompressez-la, puis déposez le fichier qu'elle contient.",
    en: 'This file is a ZIP archive, not an Excel workbook. Unpack it, then drop the file it contains.',
  },
  gzipFile: {
    fr: "Ce fichier est compressé ({format}). Décompressez-le, puis déposez le fichier qu'il contient.",
    en: 'This file is compressed ({format}). Unpack it, then drop the file it contains.',
  },
  oldExcel: {
    fr: 'Ce fichier est un classeur Excel ancien (.xls) ou protégé par mot de passe. Ouvrez-le, puis enregistrez-le au format .xlsx sans mot de passe.',
    en: 'This file is an old Excel workbook (.xls) or a password-protected one. Open it, then save it as .xlsx without a password.',
  },
  truncatedXlsx: {
    fr: 'Ce classeur Excel est incomplet ou abîmé : la fin du fichier manque ou son contenu est illisible. Enregistrez-le à nouveau depuis Excel, puis déposez-le.',
    en: 'This Excel workbook is incomplete or damaged: its end is missing or its content cannot be read. Save it again from Excel, then drop it.',
  },
  hugeXlsx: {
    fr: 'Ce classeur Excel occupe {megabytes} Mo une fois décompressé ; la limite est de {limit} Mo. Enregistrez la feuille utile en CSV, puis déposez ce CSV.',
    en: 'This Excel workbook takes {megabytes} MB once unpacked; the limit is {limit} MB. Save the useful sheet as CSV, then drop that CSV.',
  },
  hugeXlsxSheet: {
    fr: 'Ce classeur Excel occupe {megabytes} Mo une fois décompressé, surtout par sa feuille « {sheet} » ; la limite est de {limit} Mo. Ouvrez-le dans Excel, enregistrez cette feuille en CSV, puis déposez ce CSV.',
    en: 'This Excel workbook takes {megabytes} MB once unpacked, mostly for its sheet “{sheet}”; the limit is {limit} MB. Open it in Excel, save that sheet as CSV, then drop that CSV.',
  },
  heavyXlsx: {
    fr: 'Ce classeur Excel pèse plus de {limit} Mo, la limite. Ouvrez-le dans Excel, enregistrez la feuille utile en CSV, puis déposez ce CSV.',
    en: 'This Excel workbook is larger than {limit} MB, the limit. Open it in Excel, save the useful sheet as CSV, then drop that CSV.',
  },
  hugeSheet: {
    fr: "Une feuille de ce classeur s'étend sur {rows, number} lignes et {columns, number} colonnes ; la limite est de {limit, number} cellules. Supprimez les cellules perdues au bout de la feuille, ou enregistrez-la en CSV.",
    en: 'A sheet of this workbook spans {rows, number} rows and {columns, number} columns; the limit is {limit, number} cells. Delete the stray cells at its far end, or save it as CSV.',
  },
  otherWorkbook: {
    fr: "Ce fichier est un classeur d'un autre format (.ods ou .xlsb). Enregistrez-le au format .xlsx ou CSV, puis déposez-le à nouveau.",
    en: 'This file is a workbook of another format (.ods or .xlsb). Save it as .xlsx or CSV, then drop it again.',
  },
  unreadableXlsx: {
    fr: "Ce classeur Excel n'a pas pu être lu . Enregistrez-le à nouveau au format .xlsx depuis Excel, ou en CSV.",
    en: 'This Excel workbook could not be read. Save it again as .xlsx from Excel, or as CSV.',
  },
  noSuchSheet: {
    fr: "Ce classeur n'a pas de feuille « {sheet} ». Ses feuilles sont : {sheets}.",
    en: 'This workbook has no sheet “{sheet}”. Its sheets are: {sheets}.',
  },
  brokenCsv: {
    fr: 'Ligne {line} : ce fichier CSV ne peut pas être découpé en colonnes. Vérifiez les guillemets de cette ligne.',
    en: 'Line {line}: this CSV file cannot be cut into columns. Check the quotes of this line.',
  },
  noTableRows: {
    fr: "Ce tableau n'a aucune ligne sous ses en-têtes. Vérifiez l'export, puis déposez le fichier à nouveau.",
    en: 'This table has no row under its headers. Check the export, then drop the file again.',
  },
  jsonFile: {
    fr: "Ce fichier est du JSON : son schéma n'est pas connu. Exportez les mêmes données en FEC, CSV ou Excel (.xlsx).",
    en: 'This file is JSON, of an unknown schema. Export the same data as FEC, CSV or Excel (.xlsx).',
  },
  eInvoice: {
    fr: "Ce fichier est une facture électronique ({format}), pas un export comptable. Déposez-la dans l'écran « Factures ».",
    en: 'This file is an electronic invoice ({format}), not an accounting export. Drop it on the “Invoices” screen.',
  },
  otherXml: {
    fr: "Ce fichier XML (élément racine « {root} ») n'est pas un FEC. Exportez le FEC de l'exercice, un CSV ou un classeur .xlsx.",
    en: 'This XML file (root element “{root}”) is not a FEC. Export the FEC of the year, a CSV or an .xlsx workbook.',
  },
  htmlFile: {
    fr: 'Ce fichier est une page web (HTML), même si son nom dit autre chose. Ouvrez-la dans un tableur, puis enregistrez-la en .xlsx ou en CSV.',
    en: 'This file is a web page (HTML), whatever its name says. Open it in a spreadsheet, then save it as .xlsx or CSV.',
  },
  proseFile: {
    fr: "Ce fichier est un texte sans colonnes : aucun séparateur (tabulation, point-virgule, virgule, barre) ne revient d'une ligne à l'autre. Déposez un FEC, un CSV ou un classeur .xlsx.",
    en: 'This file is text without columns: no separator (tab, semicolon, comma, bar) recurs from line to line. Drop a FEC, a CSV or an .xlsx workbook.',
  },
  mixedEncoding: {
    fr: "Le fichier mélange deux codages : la ligne {line} n'est pas dans le même codage que la ligne {other}. Chaque ligne a été lue dans le sien ; vérifiez les accents.",
    en: 'The file mixes two encodings: line {line} is not encoded like line {other}. Each line was read in its own; check the accented letters.',
  },
  // The FEC as a whole.
  fecNoHeader: {
    fr: "Ce fichier contient des écritures comptables mais aucune ligne d'en-tête : ce n'est pas un FEC. Demandez à votre logiciel le « fichier des écritures comptables » (menu Contrôle fiscal), qui commence par JournalCode.",
    en: 'This file holds accounting entries but no header line: it is not a FEC. Ask your software for the “fichier des écritures comptables” (tax audit menu), which begins with JournalCode.',
  },
  fecMissingColumns: {
    fr: "Il manque à ce FEC la ou les colonnes {columns}, sans lesquelles aucun montant ne peut être repris. Refaites l'export avec toutes les colonnes.",
    en: 'This FEC lacks the column or columns {columns}, without which no amount can be taken in. Export it again with all its columns.',
  },
  fecNoLines: {
    fr: "Ce FEC n'a que sa ligne d'en-tête : il ne contient aucune écriture. Vérifiez l'exercice choisi, puis refaites l'export.",
    en: 'This FEC has only its header line and no entry. Check the year chosen, then export it again.',
  },
  fecUnbalanced: {
    fr: "Ce FEC n'est pas équilibré : débit {debit, number, ::.00}, crédit {credit, number, ::.00}, écart {gap, number, ::.00}. Il manque sans doute des lignes ; refaites l'export de tout l'exercice.",
    en: 'This FEC does not balance: debit {debit, number, ::.00}, credit {credit, number, ::.00}, difference {gap, number, ::.00}. Lines are probably missing; export the whole year again.',
  },
  fecUnbalancedEntry: {
    fr: "Ce FEC n'est pas équilibré (écart {gap, number, ::.00}) : l'écriture {entry} du journal {journal}, ligne {line}, a un écart de {entryGap, number, ::.00}. Corrigez-la ou refaites l'export.",
    en: 'This FEC does not balance (difference {gap, number, ::.00}): entry {entry} of journal {journal}, line {line}, is off by {entryGap, number, ::.00}. Correct it or export again.',
  },
  fecEntriesUnbalanced: {
    fr: "{count, plural, one {# écriture n'est pas équilibrée} other {# écritures ne sont pas équilibrées}} prise isolément, mais le fichier l'est : les soldes sont justes, la nature de certaines lignes peut être à préciser (par exemple écriture {entry}, ligne {line}).",
    en: '{count, plural, one {# entry does not balance} other {# entries do not balance}} taken alone, though the file does: balances are right, the nature of some lines may need a word from you (for example entry {entry}, line {line}).',
  },
  fecXmlBroken: {
    fr: "Ce FEC XML est incomplet ou mal formé à la ligne {line}. Refaites l'export.",
    en: 'This XML FEC is incomplete or malformed at line {line}. Export it again.',
  },
  fecNoReceivables: {
    fr: "Ce FEC ne contient aucune ligne de compte client (411, 413, 416, 4191, 4197, 4198) : il n'y a rien à suivre.",
    en: 'This FEC has no customer account line (411, 413, 416, 4191, 4197, 4198): there is nothing to follow up.',
  },
  fileChanged: {
    fr: 'Le fichier a changé entre sa vérification et sa lecture. Déposez-le à nouveau.',
    en: 'The file changed between its check and its reading. Drop it again.',
  },
  // One cell or one line.
  wrongColumnCount: {
    fr: "Ligne {line} : {found, plural, one {# colonne} other {# colonnes}} au lieu de {expected, number}. Un séparateur manque, est en trop ou figure dans un libellé ; corrigez cette ligne ou refaites l'export.",
    en: 'Line {line}: {found, plural, one {# column} other {# columns}} instead of {expected, number}. A separator is missing, superfluous or part of a label; correct this line or export again.',
  },
  tooManyJournals: {
    fr: "Ligne {line}, colonne {column} : « {value} » serait un journal de plus, après {count, number} autres. Aucune comptabilité n'en a autant : la colonne ne porte pas ce que son titre annonce ; refaites l'export.",
    en: 'Line {line}, column {column}: “{value}” would be one more journal, after {count, number} others. No accounts have that many: the column does not hold what its title says; export again.',
  },
  truncatedLastLine: {
    fr: "Ligne {line} : le fichier s'arrête au milieu de cette dernière ligne ({found, plural, one {# colonne} other {# colonnes}} sur {expected, number}). L'export ou la copie a été interrompu ; recommencez-le.",
    en: 'Line {line}: the file stops in the middle of this last line ({found, plural, one {# column} other {# columns}} out of {expected, number}). The export or the copy was cut short; do it again.',
  },
  lineTooLong: {
    fr: "Ligne {line} : cette ligne dépasse la longueur admise, ou un guillemet ouvert n'y est jamais refermé. Corrigez-la ou refaites l'export.",
    en: 'Line {line}: this line exceeds the accepted length, or a quote opened on it never closes. Correct it or export again.',
  },
  cellUnparsableAmount: {
    fr: "Ligne {line}, colonne {column} : « {value} » n'est pas un montant. Écrivez un nombre comme 1234,56.",
    en: 'Line {line}, column {column}: “{value}” is not an amount. Write a number such as 1234.56.',
  },
  cellAmbiguousAmount: {
    fr: 'Ligne {line}, colonne {column} : « {value} » peut se lire de deux façons (milliers ou décimales). Écrivez deux décimales.',
    en: 'Line {line}, column {column}: “{value}” can be read in two ways (thousands or decimals). Write two decimals.',
  },
  cellTooManyDecimals: {
    fr: 'Ligne {line}, colonne {column} : « {value} » a plus de deux décimales. Arrondissez ce montant au centime.',
    en: 'Line {line}, column {column}: “{value}” has more than two decimals. Round this amount to the cent.',
  },
  figureTooManyDecimals: {
    fr: 'Ligne {line}, colonne {column} : « {figure, number, ::.########} » a plus de deux décimales. Arrondissez ce montant au centime.',
    en: 'Line {line}, column {column}: “{figure, number, ::.########}” has more than two decimals. Round this amount to the cent.',
  },
  cellAbsurdAmount: {
    fr: 'Ligne {line}, colonne {column} : le montant « {value} » dépasse 100 milliards. Vérifiez la saisie.',
    en: 'Line {line}, column {column}: the amount “{value}” exceeds 100 billion. Check the entry.',
  },
  cellUnparsableDate: {
    fr: "Ligne {line}, colonne {column} : « {value} » n'est pas une date. Écrivez-la AAAAMMJJ ou JJ/MM/AAAA.",
    en: 'Line {line}, column {column}: “{value}” is not a date. Write it YYYYMMDD or DD/MM/YYYY.',
  },
  cellAbsurdDate: {
    fr: "Ligne {line}, colonne {column} : la date « {value} » est hors des années 1990 à 2100. Corrigez l'année.",
    en: 'Line {line}, column {column}: the date “{value}” is outside the years 1990 to 2100. Correct the year.',
  },
  cellBlankDate: {
    fr: 'Ligne {line} : la colonne {column} est vide. Chaque écriture doit porter sa date (AAAAMMJJ).',
    en: 'Line {line}: the column {column} is empty. Every entry must carry its date (YYYYMMDD).',
  },
  bothDebitAndCredit: {
    fr: 'Ligne {line} : débit et crédit sont tous deux renseignés ({value}). Une ligne porte un débit ou un crédit ; séparez-la en deux.',
    en: 'Line {line}: debit and credit are both filled ({value}). A line carries a debit or a credit; split it in two.',
  },
  unknownDirection: {
    fr: "Ligne {line}, colonne Sens : « {value} » n'est ni D ni C (ni +1 ni -1). Corrigez le sens.",
    en: 'Line {line}, column Sens: “{value}” is neither D nor C (nor +1 nor -1). Correct the direction.',
  },
  unknownAccount: {
    fr: "Ligne {line}, colonne {column} : « {value} » n'est pas un numéro de compte (il doit commencer par un chiffre de 1 à 9). Corrigez le compte.",
    en: 'Line {line}, column {column}: “{value}” is not an account number (it must begin with a digit from 1 to 9). Correct the account.',
  },
  optionalDateIgnored: {
    fr: "Ligne {line}, colonne {column} : « {value} » n'est pas une date ; la colonne est laissée vide pour cette ligne.",
    en: 'Line {line}, column {column}: “{value}” is not a date; the column is left empty for this line.',
  },
  optionalDateAbsurd: {
    fr: 'Ligne {line}, colonne {column} : la date « {value} » est hors des années 1990 à 2100 ; la colonne est laissée vide pour cette ligne.',
    en: 'Line {line}, column {column}: the date “{value}” is outside the years 1990 to 2100; the column is left empty for this line.',
  },
  foreignCurrencyIgnored: {
    fr: 'Ligne {line}, colonne {column} : « {value} » n’est pas le code d’une devise ; le montant en devise est laissé de côté, la ligne est prise en euros.',
    en: 'Line {line}, column {column}: “{value}” is not the code of a currency; the foreign amount is left aside and the line is taken in euros.',
  },
  missingCell: {
    fr: 'Ligne {line} : la colonne {column} est vide. Renseignez-la, ou retirez cette ligne.',
    en: 'Line {line}: the column {column} is empty. Fill it in, or remove this line.',
  },
  cellInvalidCurrency: {
    fr: "Ligne {line}, colonne {column} : « {value} » n'est pas le code d'une devise (EUR, USD…). Corrigez-le, ou choisissez la bonne colonne de devise.",
    en: 'Line {line}, column {column}: “{value}” is not the code of a currency (EUR, USD…). Correct it, or choose the right currency column.',
  },
  cellCurrencyDisagrees: {
    fr: 'Ligne {line}, colonne {column} : « {value} » est marqué {mark}, alors que le reste de la ligne ou le titre de la colonne dit {expected}. Corrigez l’un ou l’autre, ou choisissez la bonne colonne de devise.',
    en: 'Line {line}, column {column}: “{value}” is marked {mark}, while the rest of the line or the title of the column says {expected}. Correct one or the other, or choose the right currency column.',
  },
  cellInvalidIdentifier: {
    fr: "Ligne {line}, colonne {column} : « {value} » n'est pas un numéro valable (sa clé de contrôle est fausse). La cellule est ignorée.",
    en: 'Line {line}, column {column}: “{value}” is not a valid number (its check digit is wrong). The cell is ignored.',
  },
  cellInvalidEmail: {
    fr: "Ligne {line}, colonne {column} : « {value} » n'est pas une adresse e-mail. La cellule est ignorée.",
    en: 'Line {line}, column {column}: “{value}” is not an e-mail address. The cell is ignored.',
  },
  cellInvalidPhone: {
    fr: 'Ligne {line}, colonne {column} : « {value} » n’est pas un numéro de téléphone. La cellule est ignorée.',
    en: 'Line {line}, column {column}: “{value}” is not a telephone number. The cell is ignored.',
  },
  cellUnknownKind: {
    fr: 'Ligne {line}, colonne {column} : « {value} » ne dit pas si le client est une entreprise, un particulier ou un organisme public. La cellule est ignorée : écrivez l’un de ces trois mots, car la loi n’est pas la même.',
    en: 'Line {line}, column {column}: “{value}” does not say whether the customer is a company, a consumer or a public body. The cell is ignored: write one of these, since the law differs.',
  },
  cellUnknownLanguage: {
    fr: 'Ligne {line}, colonne {column} : « {value} » n’est pas une langue dans laquelle nous écrivons (français ou anglais). La cellule est ignorée.',
    en: 'Line {line}, column {column}: “{value}” is not a language we write in (French or English). The cell is ignored.',
  },
  cellUnknownSize: {
    fr: 'Ligne {line}, colonne {column} : « {value} » n’est ni une taille d’entreprise (micro, petite, moyenne, grande) ni un effectif. La cellule est ignorée.',
    en: 'Line {line}, column {column}: “{value}” is neither a company size (micro, small, medium, large) nor a headcount. The cell is ignored.',
  },
  cellUnknownRisk: {
    fr: 'Ligne {line}, colonne {column} : « {value} » n’est pas un niveau de risque (faible, normal, élevé). La cellule est ignorée.',
    en: 'Line {line}, column {column}: “{value}” is not a level of risk (low, normal, high). The cell is ignored.',
  },
  cellTooManyTags: {
    fr: 'Ligne {line}, colonne {column} : « {value} » fait plus de 30 étiquettes. La cellule est ignorée.',
    en: 'Line {line}, column {column}: “{value}” makes more than 30 tags. The cell is ignored.',
  },
  cellInvalidLimit: {
    fr: 'Ligne {line}, colonne {column} : « {value} » n’est pas un montant. La cellule est ignorée : laissez-la vide quand il n’y a pas de plafond.',
    en: 'Line {line}, column {column}: “{value}” is not an amount. The cell is ignored: leave it blank where there is no limit.',
  },
  cellLimitCurrency: {
    fr: 'Ligne {line}, colonne {column} : « {value} » n’est pas dans la devise de vos comptes, la seule dans laquelle un plafond s’exprime. La cellule est ignorée.',
    en: 'Line {line}, column {column}: “{value}” is not in the currency of your books, the only one a limit is in. The cell is ignored.',
  },
  bucketsDisagree: {
    fr: 'Ligne {line} : le total {value} ne correspond pas à la somme des tranches ({sum, number, ::.00}). Vérifiez les colonnes choisies.',
    en: 'Line {line}: the total {value} differs from the sum of its age bands ({sum, number, ::.00}). Check the columns chosen.',
  },
  statementRowLeftOut: {
    fr: 'Ligne {line} : « {value} » ne porte pas de date d’opération : c’est un total ou un texte, la ligne est laissée de côté.',
    en: 'Line {line}: “{value}” bears no booking date: it is a total or a text, the line is left aside.',
  },
  statementRowNotExecuted: {
    fr: 'Ligne {line} : son statut est « {value} », qui n’est pas celui d’une opération exécutée. Elle est laissée de côté.',
    en: 'Line {line}: its status is “{value}”, which is not that of an executed operation. It is left aside.',
  },
  unknownTable: {
    fr: 'Les colonnes de ce tableau ne sont celles d’aucun fichier connu : ni liste de pièces ouvertes, ni balance âgée, ni contacts, ni relevé bancaire. Vérifiez que c’est le bon fichier ; à l’import, vous pourrez dire ce que contient chaque colonne.',
    en: 'The columns of this table are those of no known file: neither a list of open items, nor an aged balance, nor contacts, nor a bank statement. Check that it is the right file; when importing, you can say what each column holds.',
  },
  // What a table is taken for, and why.
  reasonColumn: {
    fr: 'La colonne « {column} » est reconnue : {field}.',
    en: 'The column “{column}” is recognised: {field}.',
  },
  reasonBuckets: {
    fr: "{count} colonnes d'ancienneté sont reconnues : c'est une balance âgée.",
    en: '{count} age columns are recognised: this is an aged balance.',
  },
  reasonOpenItems: {
    fr: 'Le tableau nomme un client, un document ou une échéance, et un montant : ce sont des pièces ouvertes.',
    en: 'The table names a customer, a document or a due date, and an amount: these are open items.',
  },
  reasonContacts: {
    fr: 'Le tableau nomme des clients et leurs coordonnées, sans montant : ce sont des contacts.',
    en: 'The table names customers and how to reach them, without amounts: these are contacts.',
  },
  reasonBankStatement: {
    fr: 'Le tableau porte une date, un libellé et des mouvements, mais ni client ni échéance : c’est un relevé bancaire.',
    en: 'The table has a date, a label and movements, but neither customer nor due date: this is a bank statement.',
  },
  reasonUnknown: {
    fr: 'Les colonnes ne suffisent pas à reconnaître ce tableau. Indiquez vous-même à quoi chaque colonne correspond.',
    en: 'The columns are not enough to recognise this table. Say yourself what each column is.',
  },
  reasonRunningBalance: {
    fr: 'La colonne « {column} » est un solde progressif : le montant ouvert est pris dans le débit et le crédit.',
    en: 'The column “{column}” is a running balance: the open amount is taken from debit and credit.',
  },
  reasonDayFirst: {
    fr: 'Les dates peuvent se lire de deux façons (par exemple {value}) : le jour est pris avant le mois. Si c’est l’inverse, choisissez mois/jour/année dans les colonnes.',
    en: 'The dates can be read in two ways (for example {value}): the day is taken before the month. If it is the other way round, choose month/day/year among the columns.',
  },
  reasonMonthFirst: {
    fr: 'Les dates sont écrites mois/jour/année (par exemple {value}) : elles seront lues ainsi.',
    en: 'Dates are written month/day/year (for example {value}) and will be read that way.',
  },
  // Values without a place, as returned by the parsers.
  unparsableAmount: {
    fr: "« {value} » n'est pas un montant. Écrivez un nombre comme 1234,56.",
    en: '“{value}” is not an amount. Write a number such as 1234.56.',
  },
  ambiguousAmount: {
    fr: '« {value} » peut se lire de deux façons : milliers ou décimales. Écrivez deux décimales, ou choisissez le format des nombres de la colonne.',
    en: '“{value}” can be read in two ways: thousands or decimals. Write two decimals, or choose the number format of the column.',
  },
  tooManyDecimals: {
    fr: '« {value} » a plus de deux décimales. Arrondissez ce montant au centime.',
    en: '“{value}” has more than two decimals. Round this amount to the cent.',
  },
  absurdAmount: {
    fr: 'Le montant « {value} » dépasse 100 milliards. Vérifiez la saisie.',
    en: 'The amount “{value}” exceeds 100 billion. Check the entry.',
  },
  unparsableDate: {
    fr: "« {value} » n'est pas une date. Écrivez-la JJ/MM/AAAA ou AAAA-MM-JJ.",
    en: '“{value}” is not a date. Write it DD/MM/YYYY or YYYY-MM-DD.',
  },
  absurdDate: {
    fr: "La date « {value} » est hors des années 1990 à 2100. Corrigez l'année.",
    en: 'The date “{value}” is outside the years 1990 to 2100. Correct the year.',
  },
} satisfies Record<string, Sentence>
