import type { Sentence } from '../../kernel/wording.ts'

/** Why a document is not in what is proposed for collection. */
export const leftOutWording = {
  suspended: { fr: 'mandat {reference} suspendu : {reason}', en: 'mandate {reference} suspended: {reason}' },
  ended: { fr: 'mandat {reference} révoqué : {reason}', en: 'mandate {reference} ended: {reason}' },
  lapsed: {
    fr: 'mandat {reference} caduc depuis le {on} : 36 mois sans prélèvement',
    en: 'mandate {reference} lapsed on {on}: 36 months without a collection',
  },
  consumer: {
    fr: 'mandat {reference} en B2B, alors que ce client est un particulier',
    en: 'mandate {reference} is under B2B, and this customer is a consumer',
  },
  used_once: {
    fr: 'mandat {reference} donné pour un seul prélèvement, déjà présenté',
    en: 'mandate {reference} was given for one collection, already presented',
  },
  used_last: {
    fr: 'mandat {reference} épuisé : son dernier prélèvement est celui du {on}',
    en: 'mandate {reference} is used up: its last debit is that of {on}',
  },
  before_first: {
    fr: 'le premier prélèvement du mandat {reference} est annoncé à la banque pour le {on} : aucun autre ne peut le précéder',
    en: 'the bank was told that the first debit of mandate {reference} is that of {on}: no other can come before it',
  },
  not_due: { fr: 'échue le {on} seulement', en: 'only due on {on}' },
  collecting: { fr: 'déjà dans la remise n° {no} du {on}', en: 'already in collection no. {no} of {on}' },
  receipt_to_match: {
    fr: 'un paiement de ce client attend d’être rapproché',
    en: 'a payment of this customer waits to be matched',
  },
  credits_open: {
    fr: 'ce client a {credit} d’avoirs ou d’acomptes à imputer d’abord',
    en: 'this customer has {credit} of credits to apply first',
  },
  credits_cover: {
    fr: 'les avoirs et acomptes de ce client ({credit}) couvrent ce qui est dû',
    en: 'the credits of this customer ({credit}) cover what is due',
  },
  retry_later: {
    fr: 'revenu impayé ({reason}) : à représenter à partir du {on}',
    en: 'came back unpaid ({reason}): to be presented again from {on}',
  },
  came_back: {
    fr: 'revenu impayé ({reason}) : à vous de dire s’il est représenté',
    en: 'came back unpaid ({reason}): it is for you to say whether it is presented again',
  },
  in_plan: {
    fr: 'dans un échéancier : rien à prélever avant le versement du {on}',
    en: 'in an instalment plan: nothing to collect before the payment of {on}',
  },
  in_plan_paid: {
    fr: 'dans un échéancier dont les versements sont à jour',
    en: 'in an instalment plan whose payments are up to date',
  },
  held: {
    fr: '{category, select, dispute {litige} promise {promesse de paiement} plan {échéancier} payment_announced {paiement annoncé} commercial {accord commercial} other {suspension}} jusqu’au {on}{note}',
    en: '{category, select, dispute {dispute} promise {promise to pay} plan {instalment plan} payment_announced {payment announced} commercial {commercial agreement} other {on hold}} until {on}{note}',
  },
  held_open: {
    fr: '{category, select, placed {confiée à un prestataire{note}, qui la recouvre : reprenez le dossier pour la prélever} in_court {demandée en justice{note} : convenez d’un échéancier par prélèvement, ou clôturez le dossier} other {{category, select, dispute {litige} promise {promesse de paiement} plan {échéancier} payment_announced {paiement annoncé} commercial {accord commercial} insolvency {procédure collective} other {suspension}} en cours{note}}}',
    en: '{category, select, placed {placed with a provider{note}, who collects it: recall the file to debit it} in_court {asked of a court{note}: agree on a plan by direct debit, or close the matter} other {{category, select, dispute {dispute} promise {promise to pay} plan {instalment plan} payment_announced {payment announced} commercial {commercial agreement} insolvency {insolvency} other {on hold}}, not lifted yet{note}}}',
  },
  notice_short: {
    fr: 'prévenu aujourd’hui, ce client ne peut être prélevé qu’à partir du {on} ({days, plural, one {# jour} other {# jours}} de préavis)',
    en: 'told today, this customer can only be debited from {on} ({days, plural, one {# day} other {# days}} of notice)',
  },
  invoice_late: {
    fr: 'facture trop récente : {days, plural, one {# jour} other {# jours}} après elle, prélèvement possible à partir du {on}',
    en: 'the invoice is too recent: {days, plural, one {# day} other {# days}} after it, it can be debited from {on}',
  },
  unreachable: {
    fr: 'ni e-mail ni adresse postale pour prévenir ce client',
    en: 'neither e-mail nor postal address to tell this customer',
  },
  items_moved: { fr: 'ses pièces ont été réglées ou modifiées', en: 'its documents were settled or changed' },
} satisfies Record<string, Sentence>
export type LeftOutReason = keyof typeof leftOutWording

/** What to do about a payment that came back, and why it may not be presented again. */
export const retryWording = {
  again: {
    fr: 'représenter à partir du {on}',
    en: 'present again from {on}',
  },
  neverByItself: {
    fr: 'votre réglage ne représente pas ceci de lui-même : appeler le client, puis dire quand représenter',
    en: 'your settings do not present this again by themselves: call the customer, then say when to present it',
  },
  exhausted: {
    fr: 'déjà représenté {times, plural, one {une fois} other {# fois}}, autant que le permet votre réglage : appeler le client avant de décider',
    en: 'already presented again {times, plural, one {once} other {# times}}, as often as your settings allow: call the customer before you decide',
  },
  ask_new_iban: {
    fr: 'ne pas représenter sur ce compte ; demander de nouvelles coordonnées bancaires',
    en: 'do not present it on this account again; ask for new bank details',
  },
  stop_debit: {
    fr: 'ne plus prélever sous ce mandat ; demander un virement',
    en: 'debit no more under this mandate; ask for a transfer',
  },
  refunded: {
    fr: 'ne pas représenter : le client s’est fait rembourser ; l’appeler et demander un virement',
    en: 'do not present it again: the customer had its money given back; call it and ask for a transfer',
  },
  check_twice: {
    fr: 'vérifier si le paiement a été présenté deux fois',
    en: 'check whether the payment was presented twice',
  },
  fix_data: { fr: 'corriger les données, puis représenter', en: 'correct the data, then present again' },
  call: { fr: 'appeler le client', en: 'call the customer' },
  noServingMandate: {
    fr: 'demander un autre paiement, ou un nouveau mandat : aucun mandat de ce client ne sert aujourd’hui',
    en: 'ask for another payment, or for a new mandate: no mandate of this customer serves today',
  },
  sameAccount: {
    fr: 'Ce prélèvement ne peut pas être représenté : [why]. Le compte de ce mandat ne peut plus être prélevé. Enregistrez un mandat sur un autre compte de ce client, ou demandez-lui un virement.',
    en: 'This debit cannot be presented again: [why]. The account of this mandate can no longer be debited. Record a mandate on another account of this customer, or ask it for a transfer.',
  },
  sameMandate: {
    fr: 'Ce prélèvement ne peut pas être représenté : [why]. Faites signer un nouveau mandat à ce client, ou demandez-lui un virement.',
    en: 'This debit cannot be presented again: [why]. Have this customer sign a new mandate, or ask it for a transfer.',
  },
  refundedRefusal: {
    fr: 'Ce prélèvement ne peut pas être représenté : [why]. Il serait remboursé de nouveau. Appelez le client : demandez-lui un virement, ou faites-lui signer un nouveau mandat.',
    en: 'This debit cannot be presented again: [why]. It would be given back once more. Call the customer: ask it for a transfer, or have it sign a new mandate.',
  },
  noMandate: {
    fr: 'Ce prélèvement ne peut pas être représenté : aucun mandat de ce client ne sert aujourd’hui. Corrigez ou reprenez son mandat, ou faites-en signer un autre.',
    en: 'This debit cannot be presented again: no mandate of this customer serves today. Correct or resume its mandate, or have another one signed.',
  },
} satisfies Record<string, Sentence>

export const debitWording = {
  noSetting: {
    fr: 'Les prélèvements ne sont pas réglés : saisissez d’abord votre identifiant créancier SEPA (ICS) et le compte à créditer.',
    en: 'Direct debit is not set up: first enter your SEPA creditor identifier and the account to be credited.',
  },
  creditorId: {
    fr: 'L’identifiant créancier SEPA « {value} » est incorrect : sa clé ne correspond pas. Recopiez-le depuis le courrier de votre banque.',
    en: 'The SEPA creditor identifier “{value}” is wrong: its check digits do not match. Copy it from your bank’s letter.',
  },
  iban: {
    fr: 'L’IBAN « {value} » est incorrect : vérifiez-le sur le relevé d’identité bancaire.',
    en: 'The IBAN “{value}” is wrong: check it against the bank details you were given.',
  },
  bic: {
    fr: 'Le BIC « {value} » est incorrect : huit ou onze caractères. Laissez-le vide si vous ne l’avez pas.',
    en: 'The BIC “{value}” is wrong: eight or eleven characters. Leave it empty when you do not have it.',
  },
  reference: {
    fr: 'La référence de mandat « {value} » ne peut pas voyager : 35 caractères au plus, lettres sans accent, chiffres et / - ? : ( ) . , + sans espace.',
    en: 'The mandate reference “{value}” cannot travel: at most 35 characters, plain letters, digits and / - ? : ( ) . , + without spaces.',
  },
  debtorName: {
    fr: 'Le nom du titulaire « {value} » ne peut pas figurer dans le fichier de la banque : il faut 1 à 70 lettres latines. Abrégez-le ou transcrivez-le.',
    en: 'The account holder “{value}” cannot stand in the file for the bank: it takes 1 to 70 Latin letters. Shorten or transcribe the name.',
  },
  referenceUsed: {
    fr: 'La référence de mandat « {value} » est déjà celle d’un autre mandat, ou l’a été : donnez-en une nouvelle.',
    en: 'The mandate reference “{value}” is, or was, that of another mandate: give a new one.',
  },
  consumer: {
    fr: 'Un particulier ne peut pas être prélevé en B2B : choisissez CORE.',
    en: 'A consumer cannot be debited under B2B: choose CORE.',
  },
  signedLater: {
    fr: 'Le mandat serait signé le {on}, après aujourd’hui : corrigez la date.',
    en: 'The mandate would be signed on {on}, after today: correct the date.',
  },
  mandateEnded: {
    fr: 'Le mandat {reference} est révoqué : ajoutez-en un nouveau.',
    en: 'The mandate {reference} has ended: add a new one.',
  },
  noBankingDay: {
    fr: 'Le {on}, les banques ne règlent pas : choisissez le {next}.',
    en: 'Banks do not settle on {on}: choose {next}.',
  },
  tooSoon: {
    fr: 'Le {on} est trop tôt : la banque doit avoir le fichier un jour ouvré avant. Choisissez le {next} ou plus tard.',
    en: '{on} is too soon: the bank must have the file one banking day before. Choose {next} or later.',
  },
  nothingToCollect: {
    fr: 'Il n’y a rien à prélever ce jour-là : aucune des pièces choisies ne peut l’être. Consultez les motifs et choisissez de nouveau.',
    en: 'There is nothing to collect on that day: none of the documents chosen can be. See the reasons and choose again.',
  },
  choiceMoved: {
    fr: 'Une des pièces choisies n’est plus à prélever ce jour-là : elle a été réglée, n’est pas échue, ou son client n’a pas de mandat. Rechargez la page et choisissez de nouveau.',
    en: 'One of the documents chosen is not to be collected on that day: it was paid, is not due, or its customer gave no mandate. Reload the page and choose again.',
  },
  notValidated: {
    fr: 'Cette remise est encore un brouillon : validez-la d’abord.',
    en: 'This collection is still a draft: validate it first.',
  },
  dayFixed: {
    fr: 'Le jour de cette remise ne change plus : elle est validée et ses clients sont prévenus. Annulez-la, puis préparez-en une autre.',
    en: 'The day of this collection no longer changes: it is validated and its customers are told. Cancel it, then prepare another.',
  },
  stateMoved: {
    fr: 'Cette remise a changé d’état entre-temps. Rechargez la page.',
    en: 'This collection has moved on meanwhile. Reload the page.',
  },
  lastOfOne: {
    fr: 'Le mandat {reference} a été donné pour un seul prélèvement : il n’a pas de dernier.',
    en: 'Mandate {reference} was given for one collection: it has no last debit.',
  },
  lastOfSeveral: {
    fr: 'La remise a plusieurs prélèvements sous le mandat {reference} : un seul peut être le dernier. Retirez les autres, ou marquez-le dans une remise suivante.',
    en: 'The collection has several debits under mandate {reference}: only one can be the last. Take the others out, or mark it in a later collection.',
  },
  debitGone: {
    fr: 'Un des prélèvements choisis n’est plus dans cette remise. Rechargez la page.',
    en: 'One of the debits chosen is no longer in this collection. Reload the page.',
  },
  nothingLeft: {
    fr: 'Il ne resterait aucun prélèvement dans cette remise : annulez-la plutôt.',
    en: 'No debit would be left in this collection: cancel it instead.',
  },
  someDoNotHold: {
    fr: '{n, plural, one {Un prélèvement ne tient plus : retirez-le d’abord.} other {# prélèvements ne tiennent plus : retirez-les d’abord.}}',
    en: '{n, plural, one {One debit no longer holds: take it out first.} other {# debits no longer hold: take them out first.}}',
  },
  alreadyValidated: { fr: 'Cette remise est déjà validée.', en: 'This collection is already validated.' },
  alreadyHanded: { fr: 'La banque a déjà ce fichier.', en: 'The bank already has this file.' },
  notHanded: { fr: 'La banque n’a pas encore ce fichier.', en: 'The bank does not have this file yet.' },
  isCancelled: { fr: 'Cette remise est annulée.', en: 'This collection is cancelled.' },
  noticeGivenUp: {
    fr: 'Le prélèvement du {on} a été retiré de la remise n° {no} : il n’y a plus rien à annoncer.',
    en: 'The debit of {on} was taken out of collection no. {no}: there is nothing left to announce.',
  },
  noticeForbidden: {
    fr: 'Le prélèvement du {on} (remise n° {no}) n’aura pas lieu : {category, select, insolvency {une procédure collective l’interdit} other {sa créance est demandée en justice}}. Retirez-le de la remise ; l’avis n’est pas parti.',
    en: 'The debit of {on} (collection no. {no}) will not take place: {category, select, insolvency {insolvency proceedings forbid it} other {a court was asked for its debt}}. Take it out of the collection; the notice did not leave.',
  },
  moneyCame: {
    fr: 'La banque a déjà répondu à cette remise ou l’a payée : elle ne peut plus être annulée.',
    en: 'The bank has already answered or paid this collection: it can no longer be cancelled.',
  },
  answerOfNothing: {
    fr: 'Cette réponse de la banque concerne le fichier « {found} », qui n’a pas été fait dans cette organisation. Vérifiez que vous êtes dans la bonne organisation, puis déposez-la là où la remise a été faite.',
    en: 'This answer of the bank is about the file “{found}”, which was not made in this organisation. Check that you are in the right organisation, then drop it where the collection was made.',
  },
  answerOfDraft: {
    fr: 'Cette réponse concerne la remise n° {no}, qui est encore un brouillon : la banque ne peut pas l’avoir. Ouvrez la remise et vérifiez-la.',
    en: 'This answer is about collection no. {no}, which is still a draft: the bank cannot have it. Open the collection and check it.',
  },
  answerOfCancelled: {
    fr: 'Cette réponse concerne la remise n° {no}, annulée ici. Si la banque l’a reçue malgré tout, demandez-lui de la rejeter, puis rapprochez ses lignes à la main.',
    en: 'This answer is about collection no. {no}, cancelled here. If the bank received it all the same, ask it to reject it, then match its lines by hand.',
  },
  answerSaysNothing: {
    fr: 'Cette réponse ne dit d’aucun prélèvement s’il est accepté ou rejeté. Il n’y a rien à enregistrer.',
    en: 'This answer says of no debit whether it is accepted or rejected. There is nothing to record.',
  },
  answerAmount: {
    fr: 'Ligne {line} : la réponse donne {found} pour le prélèvement {reference}, qui est de {wanted}. Demandez à la banque de quel fichier elle parle.',
    en: 'Line {line}: the answer gives {found} for the debit {reference}, which is of {wanted}. Ask the bank which file it is about.',
  },
  answerUnknown: {
    fr: 'Ligne {line} : la remise n° {no} ne contient pas de prélèvement « {reference} ». Cette ligne est laissée de côté.',
    en: 'Line {line}: collection no. {no} holds no debit “{reference}”. This line is left aside.',
  },
  answerContradicts: {
    fr: 'La réponse rejette le prélèvement {reference} et ne le rejette pas (lignes {line} et {other}). Rien n’en est retenu : demandez à la banque ce qu’il en est.',
    en: 'The answer both rejects the debit {reference} and does not (lines {line} and {other}). Nothing is kept of it: ask the bank which is right.',
  },
  answerAfterMoney: {
    fr: 'Le prélèvement {reference} est annoncé rejeté, alors que son argent est déjà arrivé. Rien n’est changé : le relevé dira s’il revient.',
    en: 'The debit {reference} is said to be rejected, but its money has already come. Nothing is changed: the statement will tell whether it comes back.',
  },
  answerWithdrawn: {
    fr: 'Cette réponse de la banque n’est plus enregistrée. Déposez de nouveau son fichier.',
    en: 'This answer of the bank is no longer recorded. Drop its file again.',
  },
  answerReliedUpon: {
    fr: 'La pièce de {customer} rejetée par cette réponse est de nouveau prélevée par la remise n° {no}. Annulez d’abord cette remise.',
    en: 'The document of {customer} that this answer rejected is collected again by collection no. {no}. Cancel that collection first.',
  },
  noLot: {
    fr: 'Cette ligne de {found} n’est le montant d’aucun lot de cette remise ({wanted} attendus en tout). Rapprochez-la à la main.',
    en: 'This line of {found} is the amount of no lot of this collection ({wanted} expected in all). Match it by hand.',
  },
  notFailed: {
    fr: 'Ce prélèvement n’est pas revenu impayé : il n’y a rien à représenter.',
    en: 'This debit did not come back unpaid: there is nothing to present again.',
  },
} satisfies Record<string, Sentence>

/** A document that a person chose and that cannot be collected, with the reason spelt out. */
export const cannotCollect = (why: Sentence): Sentence => ({
  fr: `{documentNo} ne peut pas être prélevé : ${why.fr}. Retirez cette pièce de votre choix.`,
  en: `{documentNo} cannot be collected: ${why.en}. Take it out of your choice.`,
})

/** A debit that cannot follow its collection to another day, with the reason spelt out. */
export const cannotMove = (why: Sentence): Sentence => ({
  fr: `La remise reste au {from} : le prélèvement de {customer} ({words}) ne peut pas être du {to} — ${why.fr}. Choisissez un autre jour, ou retirez-le d’abord.`,
  en: `The collection stays on {from}: the debit of {customer} ({words}) cannot be on {to} — ${why.en}. Choose another day, or take it out first.`,
})

/** A debit that held when it was drafted and does not when it is handed over, with the reason spelt out. */
export const noLongerHolds = (why: Sentence): Sentence => ({
  fr: `Le prélèvement de {customer} ({words}) ne tient plus : ${why.fr}. Retirez-le de la remise.`,
  en: `The debit of {customer} ({words}) no longer holds: ${why.en}. Take it out of the collection.`,
})
