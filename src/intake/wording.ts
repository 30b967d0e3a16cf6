import type { Sentence } from '../kernel/wording.ts'

export const intakeWording = {
  fileTooLarge: {
    fr: 'Ce fichier dépasse {limit} Go, la taille permise. Exportez un exercice à la fois, puis déposez chaque fichier.',
    en: 'This file is larger than {limit} GB, the size allowed. Export one fiscal year at a time, then drop each file.',
  },
  isALedger: {
    fr: "Ce fichier est un journal d'écritures (FEC), pas un tableau. Choisissez « FEC » ou laissez le type être reconnu.",
    en: 'This file is a journal of entries (FEC), not a table. Choose “FEC”, or let the kind be recognised.',
  },
  notALedger: {
    fr: "Ce fichier n'est pas un FEC : c'est un tableau. Choisissez le type de liste, ou laissez-le être reconnu.",
    en: 'This file is not a FEC: it is a table. Choose the kind of list, or let it be recognised.',
  },
  codeTooLong: {
    fr: 'Ligne {line} : le code client « {value}… » compte plus de 80 caractères. Vérifiez que les colonnes de l’export ne sont pas décalées.',
    en: 'Line {line}: the customer code “{value}…” is longer than 80 characters. Check that the columns of the export are not shifted.',
  },
  documentTooLong: {
    fr: 'Ligne {line} : le numéro de pièce « {value}… » compte plus de 200 caractères. Vérifiez que les colonnes de l’export ne sont pas décalées.',
    en: 'Line {line}: the document number “{value}…” is longer than 200 characters. Check that the columns of the export are not shifted.',
  },
  absurdTotal: {
    fr: 'À la ligne {line}, les montants de ce fichier dépassent ensemble dix mille milliards. Vérifiez que la colonne lue est bien celle des montants.',
    en: 'At line {line}, the amounts of this file together exceed ten thousand billion. Check that the column read is the one of amounts.',
  },
  partyTextTooLong: {
    fr: 'Ligne {line}, colonne {column} : « {value}… » dépasse {limit} caractères. Vérifiez que les colonnes ne sont pas décalées, ou raccourcissez ce texte.',
    en: 'Line {line}, column {column}: “{value}…” is longer than {limit} characters. Check that the columns are not shifted, or shorten this text.',
  },
  currencyWithoutCents: {
    fr: 'Ligne {line} : le montant en {currency} a des décimales que cette devise n’a pas. Corrigez la ligne, puis refaites l’export.',
    en: 'Line {line}: the amount in {currency} has decimals this currency does not have. Correct the line, then export again.',
  },
  yearEndUnlikely: {
    fr: 'Le nom du fichier annonce un exercice clos le {stated}, mais ses écritures vont du {first} au {last} : l’exercice clos le {used} a été retenu.',
    en: 'The file name announces a year ended {stated}, but its entries run from {first} to {last}: the year ended {used} was used.',
  },
  otherSiren: {
    fr: 'Le nom du fichier porte le SIREN {file}, celui de votre organisation est {organisation}. Vérifiez qu’il s’agit bien de la même entreprise.',
    en: 'The file name bears the SIREN {file}; your organisation’s is {organisation}. Check that this is the same company.',
  },
  laterYearPresent: {
    fr: 'Un exercice plus récent (clos le {year}, fichier « {file} ») est déjà importé : ajouter ou changer celui du {this} fausserait ses reports. Retirez l’exercice {year}, importez celui-ci, puis importez-le de nouveau.',
    en: 'A later year (ended {year}, file “{file}”) is already imported: adding to or changing the year ended {this} would falsify its opening balances. Withdraw {year}, import this one, then import it again.',
  },
  openingUndated: {
    fr: '{count, plural, one {# ligne d’à-nouveau donne} other {# lignes d’à-nouveau donnent}} le jour de l’ouverture et non celui de la facture, qui est plus ancienne (la première : ligne {line}). Retards, intérêts et prescription sont comptés au plus tard. Pour les connaître, importez d’abord le FEC de l’exercice précédent, ou indiquez le jour de chaque créance dans Prescription.',
    en: '{count, plural, one {# line brought forward gives} other {# lines brought forward give}} the day of the opening and not that of its invoice, which is older (the first: line {line}). Delays, interest and limitation are counted at the latest. To know them, import the FEC of the year before first, or tell the day of each debt under Limitation.',
  },
  openingDiffers: {
    fr: '{customer} : l’à-nouveau du fichier est de {opening}, les exercices précédents laissent {carried}. La différence de {difference} sera portée en ajustement.',
    en: '{customer}: the file opens at {opening}, earlier years left {carried}. The difference of {difference} will be booked as an adjustment.',
  },
  letteredOtherwise: {
    fr: '{code} : ce règlement est lettré avec d’autres pièces que {documentNo}, qu’il règle ici pour {sum}. Rien n’est changé : si la comptabilité a raison, annulez ce rapprochement et refaites-le.',
    en: '{code}: this payment is lettered with other documents than {documentNo}, which it settles here for {sum}. Nothing is changed: if the accounts are right, undo that match and make it again.',
  },
  maybeOurs: {
    fr: 'Ligne {line} : {code}, {sum} au {on}. Le même montant, du {oursOn}, est déjà enregistré ici d’après la banque, et rien ne dit que c’est le même argent : valider le comptera en plus. Si c’est le même, ne validez pas encore : faites lettrer cette écriture avec les pièces que l’argent règle ici, puis importez le nouvel export, qui sera alors reconnu.',
    en: 'Line {line}: {code}, {sum} on {on}. The same amount, of {oursOn}, is already recorded here from the bank, and nothing says that it is the same money: committing counts it once more. If it is the same, do not commit yet: have this entry lettered with the documents that the money settles here, then import the new export, which will then be recognised.',
  },
  openingDifferenceLabel: {
    fr: 'Écart entre l’à-nouveau et les exercices précédents',
    en: 'Difference between the opening balance and earlier years',
  },
  correctedMatched: {
    fr: 'Ligne {line} : {documentNo} ({code}) passe de {was} à {becomes}. Ce qui la réglait ici, {settled}, réglera la pièce corrigée.',
    en: 'Line {line}: {documentNo} ({code}) goes from {was} to {becomes}. What settled it here, {settled}, will settle the corrected document.',
  },
  correctedBelow: {
    fr: 'Ligne {line} : {documentNo} ({code}) passe de {was} à {becomes}. Ce qui la réglait ici, {settled}, réglera la pièce corrigée ; {rest} resteront à imputer sur le compte du client.',
    en: 'Line {line}: {documentNo} ({code}) goes from {was} to {becomes}. What settled it here, {settled}, will settle the corrected document; {rest} will be left to apply on the customer’s account.',
  },
  vanishedMatched: {
    fr: '{count, plural, one {# écriture a disparu du fichier mais un règlement rapproché ici en dépend : elle est gardée} other {# écritures ont disparu du fichier mais des règlements rapprochés ici en dépendent : elles sont gardées}}.',
    en: '{count, plural, one {# entry is gone from the file but a payment matched here relies on it: it is kept} other {# entries are gone from the file but payments matched here rely on them: they are kept}}.',
  },
  vanishedReliedUpon: {
    fr: '{count, plural, one {# écriture a disparu du fichier mais une relance déjà partie la cite : elle est gardée} other {# écritures ont disparu du fichier mais des relances déjà parties les citent : elles sont gardées}}.',
    en: '{count, plural, one {# entry is gone from the file but a reminder already sent quotes it: it is kept} other {# entries are gone from the file but reminders already sent quote them: they are kept}}.',
  },
  alreadyCommitted: { fr: '« {file} » est déjà importé.', en: '“{file}” is already imported.' },
  notCommittable: {
    fr: '« {file} » n’est pas prêt à être importé : sa lecture n’est pas finie, a été refusée, ou il a été retiré.',
    en: '“{file}” is not ready to be imported: it is still being read, was refused, or was withdrawn.',
  },
  notWithdrawable: {
    fr: '« {file} » n’est pas importé : il n’y a rien à retirer.',
    en: '“{file}” is not imported: there is nothing to withdraw.',
  },
  alreadyWithdrawing: {
    fr: '« {file} » est en train d’être retiré des comptes : attendez la fin du retrait.',
    en: '“{file}” is being withdrawn from the books: wait until that is done.',
  },
  notDiscardable: {
    fr: '« {file} » est importé ou en train de l’être : retirez-le plutôt.',
    en: '“{file}” is imported or being imported: withdraw it instead.',
  },
  laterImport: {
    fr: 'L’import « {file} », fait ensuite, s’appuie sur celui-ci : retirez-le d’abord.',
    en: 'The import “{file}”, made later, builds on this one: withdraw it first.',
  },
  matchedByHand: {
    fr: '{count, plural, one {# lettrage, automatique ou fait à la main, s’appuie sur cet import : annulez-le} other {# lettrages, automatiques ou faits à la main, s’appuient sur cet import : annulez-les}} d’abord.',
    en: '{count, plural, one {# matching, automatic or done by hand, relies on this import: undo it} other {# matchings, automatic or done by hand, rely on this import: undo them}} first.',
  },
  linesMatched: {
    fr: '{count, plural, one {# ligne de ce relevé est rapprochée : annulez d’abord ce rapprochement} other {# lignes de ce relevé sont rapprochées : annulez d’abord ces rapprochements}}.',
    en: '{count, plural, one {# line of this statement is matched: undo this match} other {# lines of this statement are matched: undo these matches}} first.',
  },
  linesRecognised: {
    fr: '{count, plural, one {# ligne de banque est reconnue comme un règlement de cet import : annulez d’abord ce rapprochement} other {# lignes de banque sont reconnues comme des règlements de cet import : annulez d’abord ces rapprochements}}.',
    en: '{count, plural, one {# bank line is known to be a payment of this import: undo this match} other {# bank lines are known to be payments of this import: undo these matches}} first.',
  },
  unknownTable: {
    fr: 'Les colonnes de ce tableau n’ont pas été reconnues. Indiquez à quoi elles correspondent, au moins le client et le montant.',
    en: 'The columns of this table were not recognised. Say what they are, at least the customer and the amount.',
  },
  noSuchHeader: {
    fr: 'La ligne {line} ne peut pas être celle des titres : elle est vide ou trop loin du début. Choisissez une autre ligne, ou « pas de titres ».',
    en: 'Line {line} cannot hold the column titles: it is blank or too far from the top. Choose another line, or “no titles”.',
  },
  titlesNotFound: {
    fr: 'Le modèle « {name} » attend les titres {titles}… : aucune des premières lignes du fichier ne les porte. Revoyez les colonnes, ou choisissez un autre modèle.',
    en: 'The saved mapping “{name}” expects the titles {titles}…: none of the first lines of this file bears them. Review the columns, or choose another mapping.',
  },
  formDiffers: {
    fr: 'Ce fichier n’a pas la forme attendue par le modèle « {name} » : ses colonnes sont autres. Revoyez-les, ou choisissez un autre modèle.',
    en: 'This file does not have the form the saved mapping “{name}” expects: its columns are others. Review them, or choose another mapping.',
  },
  noRows: {
    fr: 'Ce tableau ne contient aucune ligne sous ses titres.',
    en: 'This table holds no row under its header.',
  },
  asOfWrong: { fr: '« {value} » n’est pas une date (AAAA-MM-JJ).', en: '“{value}” is not a day (YYYY-MM-DD).' },
  totalDiffers: {
    fr: 'Ligne {line} : le total écrit « {label} » est de {written}, les lignes lues font {computed}. Vérifiez qu’aucune ligne ne manque et que la colonne de montant est la bonne.',
    en: 'Line {line}: the total written “{label}” is {written}, the rows read add up to {computed}. Check that no row is missing and that the amount column is the right one.',
  },
  rowsRejected: {
    fr: '{count, plural, one {# ligne n’a pas pu être lue} other {# lignes n’ont pas pu être lues}} : une liste incomplète ferait croire à des règlements. Corrigez-les, puis déposez le fichier à nouveau.',
    en: '{count, plural, one {# row could not be read} other {# rows could not be read}}: an incomplete list would look like payments. Correct them, then drop the file again.',
  },
  noSourceLine: {
    fr: 'Le fichier n’a pas de ligne {line} à montrer en texte.',
    en: 'The file has no line {line} to show as text.',
  },
  profileNameTaken: {
    fr: 'Un modèle de lecture porte déjà le nom « {name} ».',
    en: 'A saved mapping is already named “{name}”.',
  },
  asOfAssumed: {
    fr: 'Le fichier ne dit pas à quelle date il a été arrêté : le {day} a été retenu. Si ce n’est pas la bonne date, indiquez-la et relisez le fichier.',
    en: 'The file does not say on which day it was drawn up: {day} was used. If that is not right, give the day and read the file again.',
  },
  observedPayment: { fr: 'Règlement constaté (liste du {day})', en: 'Payment observed (list of {day})' },
  observedRaise: { fr: 'Solde revu à la hausse (liste du {day})', en: 'Balance raised (list of {day})' },
  replacedByAged: { fr: 'Repris par la balance âgée du {day}', en: 'Replaced by the aged balance of {day}' },
  alreadySettled: { fr: 'Déjà réglé avant reprise', en: 'Already settled before takeover' },
  agedBucket: {
    fr: 'Balance âgée du {day}, tranche {bucket} : échéance estimée',
    en: 'Aged balance of {day}, band {bucket}: estimated due date',
  },
  agedUnapplied: { fr: 'non lettré', en: 'unapplied' },
  agedNotDue: { fr: 'non échu', en: 'not due' },
  agedDays: { fr: '{from} à {to} jours', en: '{from} to {to} days' },
  agedOver: { fr: 'plus de {from} jours', en: 'over {from} days' },
  stillListed: {
    fr: '{customer}, {document} : la liste laisse {listed} ouverts, mais un lettrage fait ici n’en laisse que {open}. Rien n’a été changé.',
    en: '{customer}, {document}: the list leaves {listed} open, but matching done here leaves only {open}. Nothing was changed.',
  },
  unmatchedParty: {
    fr: 'Ligne {line} : « {value} » ne correspond à aucun client connu (ni par code, ni par SIREN, ni par nom). Ajoutez le code client à la liste.',
    en: 'Line {line}: “{value}” matches no known customer (by code, SIREN or name). Add the customer code to the list.',
  },
  ambiguousParty: {
    fr: 'Ligne {line} : « {value} » correspond à plusieurs clients. Ajoutez le code client à la liste.',
    en: 'Line {line}: “{value}” matches several customers. Add the customer code to the list.',
  },
  dueBeforeIssue: {
    fr: 'Ligne {line}, colonne {column} : l’échéance {value} précède la date de la pièce, {issuedOn}. Elle est laissée de côté et calculée d’après les conditions de règlement ; si elle est juste, corrigez la date de la pièce.',
    en: 'Line {line}, column {column}: the due date {value} is before the date of the document, {issuedOn}. It is left aside and computed from the payment terms; if it is right, correct the date of the document.',
  },
  datedAfterList: {
    fr: 'Ligne {line}, colonne {column} : la pièce est datée du {value}, après le {asOf} où la liste est arrêtée. Elle ne comptera dans les soldes qu’à sa date ; vérifiez l’année.',
    en: 'Line {line}, column {column}: the document is dated {value}, after {asOf}, the day of the list. It will count in balances from its own date only; check the year.',
  },
  datedAhead: {
    fr: 'Ligne {line}, colonne {column} : une écriture est datée du {value}, dans le futur. Elle ne comptera dans les soldes qu’à sa date, et les comptes ne sont tenus pour connus que jusqu’au {through} ; vérifiez l’année.',
    en: 'Line {line}, column {column}: an entry is dated {value}, in the future. It will count in balances from its own date only, and the accounts are taken as known up to {through} only; check the year.',
  },
  sameDocumentTwice: {
    fr: 'Ligne {line}, colonne {column} : la pièce {value} de {customer} figure déjà à la ligne {first}, avec les mêmes dates. Les deux sont comptées ; si c’est la même, retirez l’une des lignes.',
    en: 'Line {line}, column {column}: the document {value} of {customer} already stands on line {first}, with the same dates. Both are counted; if they are one, remove one of the lines.',
  },
  numberOfAnotherCustomer: {
    fr: 'Ligne {line}, colonne {column} : le numéro {value} est déjà, à la ligne {first}, celui d’une pièce d’un autre client ({other}). Chacun garde la sienne ; vérifiez le client de ces deux lignes.',
    en: 'Line {line}, column {column}: the number {value} is already, on line {first}, that of a document of another customer ({other}). Each keeps its own; check the customer of both lines.',
  },
  referenceOfTwo: {
    fr: 'Ligne {line}, colonne {column} : le numéro {value} est celui de pièces de deux clients. Chacun garde la sienne ; vérifiez le client de cette écriture.',
    en: 'Line {line}, column {column}: the number {value} is that of documents of two customers. Each keeps its own; check the customer of this entry.',
  },
  referenceOfMany: {
    fr: 'Ligne {line}, colonne {column} : « {value} » est la référence de trop de pièces ou de clients pour en numéroter une. {count, plural, one {# pièce reste sans numéro} other {# pièces restent sans numéro}} dans ce fichier ; si c’en est un, corrigez les écritures en double.',
    en: 'Line {line}, column {column}: “{value}” is the reference of too many documents or customers to be the number of one. {count, plural, one {# document is left without a number} other {# documents are left without a number}} in this file; if it is one, correct the repeated entries.',
  },
  asOfAhead: {
    fr: 'La liste serait arrêtée au {value}, dans le futur : personne ne sait encore ce qui sera ouvert ce jour-là. Indiquez le jour où elle a été tirée.',
    en: 'The list would be drawn up on {value}, in the future: nobody knows yet what will be open then. Give the day it was printed.',
  },
  headUnknown: {
    fr: 'Ligne {line} : « {value} » n’est ni le code ni le nom d’un seul client ; le groupe est laissé tel quel.',
    en: 'Line {line}: “{value}” is neither the code nor the name of one customer; the group is left as it is.',
  },
  groupWrong: {
    fr: 'Ligne {line} : « {value} » ne peut pas être la tête de ce client, car un groupe n’a qu’un niveau ; le groupe est laissé tel quel.',
    en: 'Line {line}: “{value}” cannot be the head of this customer, since a group has one level; the group is left as it is.',
  },
  salespersonAmbiguous: {
    fr: 'Ligne {line} : plusieurs de vos collègues s’appellent « {value} » ; écrivez plutôt l’adresse e-mail. La cellule est laissée de côté.',
    en: 'Line {line}: several of your colleagues are called “{value}”; write the e-mail address instead. The cell is left aside.',
  },
  salespersonNew: {
    fr: 'Ligne {line} : « {value} » n’est pas encore parmi vos collègues et y sera ajouté(e) comme commercial.',
    en: 'Line {line}: “{value}” is not yet among your colleagues and will be added as a salesperson.',
  },
  termsNotUnderstood: {
    fr: 'Ligne {line} : les conditions « {value} » n’ont pas été comprises ; elles sont laissées de côté.',
    en: 'Line {line}: the terms “{value}” were not understood; they are left aside.',
  },
  countryNotUnderstood: {
    fr: 'Ligne {line} : le pays « {value} » n’a pas été reconnu ; il est laissé de côté. Écrivez son code à deux lettres.',
    en: 'Line {line}: the country “{value}” was not recognised and is left aside. Write its two-letter code.',
  },
  otherSource: {
    fr: '« {file} », déjà importé, est d’une autre nature : les factures présentes dans les deux compteraient deux fois. Si elles s’y trouvent, retirez d’abord « {file} ».',
    en: '“{file}”, already imported, is of another kind: invoices present in both would count twice. If they are, withdraw “{file}” first.',
  },
  olderSnapshot: {
    fr: 'Une liste plus récente (arrêtée au {day}) est déjà importée. Retirez-la d’abord pour importer celle du {this}.',
    en: 'A later list (drawn up on {day}) is already imported. Withdraw it first to import the one of {this}.',
  },
} satisfies Record<string, Sentence>
