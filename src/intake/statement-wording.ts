import type { Sentence } from '../kernel/wording.ts'

/** What is said of a bank file that is imported. */
export const statementWording = {
  paymentOrder: {
    fr: 'Ce fichier est un ordre de paiement ({format}) : il part vers la banque, il ne dit pas ce qui est arrivé. Déposez un relevé de compte.',
    en: 'This file is a payment order ({format}): it goes to the bank and does not say what arrived. Drop an account statement.',
  },
  returnsFile: {
    fr: 'Ce fichier annonce des rejets ({format}). Déposez le relevé de compte qui les porte : chaque rejet y rouvre le paiement rejeté.',
    en: 'This file announces returns ({format}). Drop the account statement that carries them: each return reopens the payment that came back.',
  },
  notATable: {
    fr: 'Ce fichier est un relevé bancaire ({format}) : ses champs sont fixés par la banque, il n’y a pas de colonnes à désigner.',
    en: 'This file is a bank statement ({format}): its fields are set by the bank, there are no columns to name.',
  },
  tableWithoutTitles: {
    fr: 'Ce tableau ressemble à un relevé bancaire, mais aucune de ses lignes ne porte de titres. Dites ce que contient chaque colonne, au moins la date, le libellé et le montant.',
    en: 'This table looks like a bank statement, but none of its lines bears titles. Say what each column holds, at least the date, the label and the amount.',
  },
  accountMissing: {
    fr: 'Ligne {line} : rien ne dit de quel compte vient ce relevé. Revoyez les colonnes, et choisissez le compte ou la colonne qui le porte.',
    en: 'Line {line}: nothing says which account this statement is of. Review the columns, and choose the account or the column that bears it.',
  },
  accountUnnamed: {
    fr: 'Ce fichier ne dit pas de quel compte il vient. Choisissez le compte, et il est lu à nouveau.',
    en: 'This file does not say which account it is of. Choose the account, and it is read again.',
  },
  accountAssumed: {
    fr: 'Ce fichier ne nomme aucun compte : il est pris pour un relevé de {account}, le seul compte ici dans cette devise. Si ce n’est pas le bon, lisez-le à nouveau en choisissant le compte.',
    en: 'This file names no account: it is taken for a statement of {account}, the only account here in that currency. If that is wrong, read it again and choose the account.',
  },
  twoCurrencies: {
    fr: 'Ligne {line} : ce mouvement est en {currency}, alors que ceux du même compte sont en {other} (ligne {otherLine}). Un compte a une seule devise : exportez un relevé par devise, ou revoyez la colonne de devise.',
    en: 'Line {line}: this movement is in {currency}, while those of the same account are in {other} (line {otherLine}). An account has one currency: export one statement per currency, or review the currency column.',
  },
  balanceBroken: {
    fr: 'Ligne {line} : après ce mouvement, le solde devrait être de {computed} ; le fichier écrit {written}. Il manque une ligne, ou un montant ou la colonne du solde est mal lu. Refaites l’export, ou revoyez les colonnes.',
    en: 'Line {line}: after this movement the balance should be {computed}; the file writes {written}. A line is missing, or an amount or the balance column is misread. Export again, or review the columns.',
  },
  absurdSum: {
    fr: 'À la ligne {line}, les mouvements de ce relevé dépassent ensemble dix mille milliards. Vérifiez que la colonne lue est bien celle des montants.',
    en: 'At line {line}, the movements of this statement together exceed ten thousand billion. Check that the column read is the one of amounts.',
  },
  tooManyRows: {
    fr: 'Ce relevé compte plus de {limit, number} lignes, la limite d’un tableau. Exportez-le par mois, ou dans un format bancaire (CFONB, camt).',
    en: 'This statement has more than {limit, number} lines, the limit of a table. Export it month by month, or in a bank format (CFONB, camt).',
  },
  noMovement: {
    fr: 'Ce relevé ne contient que des soldes, et aucun mouvement à enregistrer.',
    en: 'This statement holds balances only, and no movement to record.',
  },
  zeroMovements: {
    fr: '{count, plural, one {# ligne sans montant ou à zéro est laissée} other {# lignes sans montant ou à zéro sont laissées}} de côté.',
    en: '{count, plural, one {# line without an amount, or of zero, is} other {# lines without an amount, or of zero, are}} left aside.',
  },
  notExecuted: {
    fr: '{count, plural, one {# ligne est laissée} other {# lignes sont laissées}} de côté : d’après la colonne de statut, rien n’y a été exécuté. Si ce statut dit autre chose, revoyez les colonnes.',
    en: '{count, plural, one {# line is} other {# lines are}} left aside: by the status column, nothing was executed there. If that status says something else, review the columns.',
  },
  noneExecuted: {
    fr: 'D’après la colonne de statut, rien n’a été exécuté dans ce relevé ({count, plural, one {# ligne} other {# lignes}}). Téléchargez-le quand les opérations sont passées ; si ce statut dit autre chose, revoyez les colonnes.',
    en: 'By the status column, nothing was executed in this statement ({count, plural, one {# line} other {# lines}}). Download it once the operations have gone through; if that status says something else, review the columns.',
  },
  noStatement: {
    fr: 'Ce fichier ne contient aucun relevé de compte. Vérifiez la période demandée à la banque, puis téléchargez-le à nouveau.',
    en: 'This file holds no account statement. Check the period asked of the bank, then download it again.',
  },
  notBooked: {
    fr: '{count, plural, one {# mouvement est annoncé mais pas encore comptabilisé par la banque : il n’entre pas dans les comptes} other {# mouvements sont annoncés mais pas encore comptabilisés par la banque : ils n’entrent pas dans les comptes}}. Ce qu’un encaissement annoncé paierait n’est pas relancé tant qu’il peut arriver.',
    en: '{count, plural, one {# movement is announced but not booked by the bank yet: it does not enter the books} other {# movements are announced but not booked by the bank yet: they do not enter the books}}. What a receipt announced would pay is not chased while it may still come.',
  },
  lineAhead: {
    fr: 'Ligne {line} : un mouvement est daté du {on}, dans le futur. Une banque ne comptabilise rien d’avance : vérifiez l’année, ou téléchargez à nouveau le relevé. Il n’est pas rapproché de lui-même avant ce jour, et la banque n’est tenue pour connue que jusqu’au {through}.',
    en: 'Line {line}: a movement is dated {on}, in the future. A bank books nothing ahead: check the year, or download the statement again. It is not matched by itself before that day, and the bank is taken as known up to {through} only.',
  },
  endAhead: {
    fr: 'Un relevé de ce fichier s’arrête au {on}, dans le futur : vérifiez l’année, ou téléchargez-le à nouveau. La banque n’est tenue pour connue que jusqu’au {through}.',
    en: 'A statement of this file ends on {on}, in the future: check the year, or download it again. The bank is taken as known up to {through} only.',
  },
  accountNew: {
    fr: 'Le compte {account} n’est pas encore connu ici. Vérifiez qu’il est bien le vôtre : valider l’import l’ajoutera.',
    en: 'The account {account} is not known here yet. Check that it is yours: committing the import adds it.',
  },
  balancesApart: {
    fr: 'Compte {account} : le relevé précédent finit le {endedOn} à {ended}, celui-ci commence le {beginsOn} à {begins}. Il manque un relevé entre les deux, ou l’un d’eux est faux.',
    en: 'Account {account}: the statement before ends on {endedOn} with {ended}, this one begins on {beginsOn} with {begins}. A statement between them is missing, or one of them is wrong.',
  },
  balanceUnexplained: {
    fr: 'Compte {account} : au {on} la banque annonce {stated}. Avec le solde du {beforeOn} et les mouvements connus jusque-là, ce devrait être {computed}. Il manque des mouvements, ou l’un d’eux est en trop : téléchargez la période depuis le {beforeOn}.',
    en: 'Account {account}: on {on} the bank states {stated}. From the balance of {beforeOn} and the movements known since, it should be {computed}. Movements are missing, or one is too many: download the period since {beforeOn}.',
  },
  maybeKnown: {
    fr: 'Ligne {line} : {sum} au {on}, alors qu’un autre fichier de la banque a déjà donné ce montant au {knownOn}. Si c’est le même argent, écartez cette ligne dans les encaissements.',
    en: 'Line {line}: {sum} on {on}, while another file of the bank already gave this amount on {knownOn}. If it is the same money, set this line aside in receipts.',
  },
  linesMissing: {
    fr: 'Compte {account} : {count, plural, one {# ligne déjà enregistrée pour ces jours n’est} other {# lignes déjà enregistrées pour ces jours ne sont}} pas dans ce relevé. Les deux sources se contredisent : comparez-les avant de valider.',
    en: 'Account {account}: {count, plural, one {# line already recorded for these days is} other {# lines already recorded for these days are}} not in this statement. The two sources disagree: compare them before committing.',
  },
} satisfies Record<string, Sentence>
