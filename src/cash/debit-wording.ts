import type { Sentence } from '../kernel/wording.ts'

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
  collecting: { fr: 'déjà dans le prélèvement n° {no} du {on}', en: 'already in collection no. {no} of {on}' },
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
} satisfies Record<string, Sentence>
export type LeftOutReason = keyof typeof leftOutWording

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
  notDraft: {
    fr: 'Ce prélèvement n’est plus un brouillon. Rechargez la page.',
    en: 'This collection is no longer a draft. Reload the page.',
  },
  notHandedOver: {
    fr: 'Ce prélèvement n’a pas été remis à la banque : remettez-le d’abord.',
    en: 'This collection was not handed to the bank: hand it over first.',
  },
  moneyCame: {
    fr: 'La banque a déjà répondu à ce prélèvement ou l’a payé : il ne peut plus être annulé.',
    en: 'The bank has already answered or paid this collection: it can no longer be cancelled.',
  },
  itemsMoved: { fr: 'ses pièces ont été réglées ou modifiées', en: 'its documents were settled or changed' },
  otherFile: {
    fr: 'Cette réponse de la banque concerne le fichier « {found} », et non « {expected} » : ouvrez le prélèvement qu’elle concerne.',
    en: 'This answer of the bank is about the file “{found}”, not “{expected}”: open the collection it is about.',
  },
  noLot: {
    fr: 'Cette ligne de {found} n’est le montant d’aucun lot de ce prélèvement ({wanted} attendus en tout). Rapprochez-la à la main.',
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

/** A debit that held when it was drafted and does not when it is handed over, with the reason spelt out. */
export const noLongerHolds = (why: Sentence): Sentence => ({
  fr: `Le prélèvement de {customer} ({words}) ne tient plus : ${why.fr}. Annulez ce brouillon et recommencez.`,
  en: `The debit of {customer} ({words}) no longer holds: ${why.en}. Cancel this draft and start again.`,
})
