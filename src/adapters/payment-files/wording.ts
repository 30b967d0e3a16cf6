import type { Sentence } from '../../kernel/wording.ts'

/** Why a direct debit file cannot be written. Those about one debit receive `debit`, its end-to-end reference or its rank. */
export const wording = {
  // The file as a whole.
  noDebits: {
    fr: "Cette remise ne contient aucun prélèvement. Ajoutez-en au moins un avant d'établir le fichier.",
    en: 'This collection holds no direct debit. Add at least one before making the file.',
  },
  messageId: {
    fr: "La référence de la remise « {value} » ne convient pas : il faut 1 à {limit} caractères parmi les lettres sans accent, les chiffres, l'espace et / - ? : ( ) . , ' +, sans / au début, à la fin ni deux fois de suite. Corrigez-la.",
    en: "The file reference “{value}” will not do: it takes 1 to {limit} characters among unaccented letters, digits, the space and / - ? : ( ) . , ' +, with no / at either end nor twice in a row. Correct it.",
  },
  unknownVersion: {
    fr: "Le format « {value} » n'est pas connu ici. Choisissez pain.008.001.08 ou, si votre banque le demande encore, pain.008.001.02.",
    en: 'The format “{value}” is not known here. Choose pain.008.001.08 or, if your bank still asks for it, pain.008.001.02.',
  },
  // The creditor.
  creditorName: {
    fr: 'Le nom du créancier « {value} » ne peut pas figurer dans le fichier : il faut 1 à 70 lettres latines. Corrigez-le dans les réglages des prélèvements.',
    en: 'The creditor name “{value}” cannot stand in the file: it takes 1 to 70 Latin letters. Correct it in the direct debit settings.',
  },
  creditorId: {
    fr: "L'identifiant créancier SEPA (ICS) « {value} » est faux : sa clé ne correspond pas. Recopiez-le depuis le courrier de votre banque ; en France il ressemble à FR72ZZZ123456.",
    en: 'The SEPA creditor identifier “{value}” is wrong: its check digits do not hold. Copy it again from the letter of your bank; in France it looks like FR72ZZZ123456.',
  },
  creditorIban: {
    fr: "L'IBAN du créancier « {value} » n'est pas un IBAN SEPA valable. Recopiez celui du compte à créditer.",
    en: 'The creditor IBAN “{value}” is not a valid SEPA IBAN. Copy the one of the account to be credited.',
  },
  creditorBic: {
    fr: "Le BIC du créancier « {value} » n'est pas valable : il compte 8 ou 11 caractères. Corrigez-le ou laissez-le vide.",
    en: 'The creditor BIC “{value}” is not valid: it has 8 or 11 characters. Correct it or leave it empty.',
  },
  creditorAddress: {
    fr: "L'adresse du créancier ne convient pas ({field, select, street {voie} building {numéro} postcode {code postal} town {ville} country {pays} other {ligne libre}} : « {value} »). Depuis novembre 2026, la ville et le pays sont à part et obligatoires ; corrigez l'adresse ou ne la donnez pas.",
    en: 'The creditor address will not do ({field, select, street {street} building {number} postcode {postcode} town {town} country {country} other {free line}}: “{value}”). Since November 2026 town and country stand apart and are mandatory; correct the address or leave it out.',
  },
  // One debit.
  endToEndId: {
    fr: "Prélèvement {debit} : la référence « {value} » ne convient pas. Il faut 1 à 35 caractères parmi les lettres sans accent, les chiffres, l'espace et / - ? : ( ) . , ' +, sans / au début, à la fin ni deux fois de suite.",
    en: "Direct debit {debit}: the reference “{value}” will not do. It takes 1 to 35 characters among unaccented letters, digits, the space and / - ? : ( ) . , ' +, with no / at either end nor twice in a row.",
  },
  twiceEndToEnd: {
    fr: 'Prélèvement {debit} : cette référence est déjà celle du prélèvement n° {other} de la remise. Donnez à chacun la sienne, sans quoi les rejets ne se distingueraient pas.',
    en: 'Direct debit {debit}: this reference is already that of debit no. {other} in the file. Give each its own, or rejects could not be told apart.',
  },
  amount: {
    fr: 'Prélèvement {debit} : le montant ne convient pas. Un prélèvement SEPA va de 0,01 € à 999 999 999,99 €.',
    en: 'Direct debit {debit}: the amount will not do. A SEPA direct debit goes from €0.01 to €999,999,999.99.',
  },
  currency: {
    fr: 'Prélèvement {debit} : la devise est {value}. Un prélèvement SEPA est toujours en euros ; encaissez cette pièce autrement.',
    en: 'Direct debit {debit}: the currency is {value}. A SEPA direct debit is always in euros; collect this item some other way.',
  },
  scheme: {
    fr: "Prélèvement {debit} : « {value} » n'est ni un type de prélèvement (CORE, B2B) ni une séquence (FRST, RCUR, OOFF, FNAL). Corrigez le mandat.",
    en: 'Direct debit {debit}: “{value}” is neither a scheme (CORE, B2B) nor a sequence (FRST, RCUR, OOFF, FNAL). Correct the mandate.',
  },
  collectPast: {
    fr: "Prélèvement {debit} : l'échéance du {value} est passée le jour où le fichier est établi. Choisissez une date à venir.",
    en: 'Direct debit {debit}: the collection date {value} is past on the day the file is made. Choose a date to come.',
  },
  mandateId: {
    fr: 'Prélèvement {debit} : la référence unique de mandat « {value} » ne convient pas. Il faut 1 à 35 caractères sans espace ni accent, sans / au début, à la fin ni deux fois de suite.',
    en: 'Direct debit {debit}: the mandate reference “{value}” will not do. It takes 1 to 35 characters without spaces or accents, with no / at either end nor twice in a row.',
  },
  signedLater: {
    fr: 'Prélèvement {debit} : le mandat {mandate} est daté du {value}, après le jour où le fichier est établi. Vérifiez la date de signature.',
    en: 'Direct debit {debit}: mandate {mandate} is dated {value}, after the day the file is made. Check the date of signature.',
  },
  onceOnly: {
    fr: "Prélèvement {debit} : le mandat {mandate} est ponctuel et sert déjà dans cette remise. Un mandat ponctuel ne sert qu'une fois ; faites signer un mandat récurrent.",
    en: 'Direct debit {debit}: mandate {mandate} is a one-off and already serves in this file. A one-off mandate serves once; have a recurrent one signed.',
  },
  emptyAmendment: {
    fr: "Prélèvement {debit} : le mandat {mandate} est dit modifié, mais rien ne dit ce qui a changé. Indiquez l'ancienne référence ou l'ancien IBAN.",
    en: 'Direct debit {debit}: mandate {mandate} is said to be amended, but nothing says what changed. Give the former reference or the former IBAN.',
  },
  previousId: {
    fr: "Prélèvement {debit} : l'ancienne référence de mandat « {value} » ne convient pas, ou elle est la même que la nouvelle. Recopiez celle des prélèvements passés.",
    en: 'Direct debit {debit}: the former mandate reference “{value}” will not do, or is the same as the new one. Copy the one of past collections.',
  },
  previousIban: {
    fr: "Prélèvement {debit} : l'ancien IBAN « {value} » n'est pas valable, ou il est le même que le nouveau. Corrigez-le, ou indiquez qu'il n'est pas connu.",
    en: 'Direct debit {debit}: the former IBAN “{value}” is not valid, or is the same as the new one. Correct it, or say that it is not known.',
  },
  debtorName: {
    fr: 'Prélèvement {debit} : le nom du débiteur « {value} » ne peut pas figurer dans le fichier. Il faut 1 à 70 lettres latines ; abrégez-le ou transcrivez-le.',
    en: 'Direct debit {debit}: the debtor name “{value}” cannot stand in the file. It takes 1 to 70 Latin letters; shorten or transcribe it.',
  },
  debtorIban: {
    fr: "Prélèvement {debit} : l'IBAN « {value} » n'est pas un IBAN SEPA valable. Demandez son RIB au débiteur.",
    en: 'Direct debit {debit}: the IBAN “{value}” is not a valid SEPA IBAN. Ask the debtor for its bank details.',
  },
  debtorBic: {
    fr: "Prélèvement {debit} : le BIC « {value} » n'est pas valable : il compte 8 ou 11 caractères. Corrigez-le ou laissez-le vide.",
    en: 'Direct debit {debit}: the BIC “{value}” is not valid: it has 8 or 11 characters. Correct it or leave it empty.',
  },
  debtorAbroad: {
    fr: "Prélèvement {debit} : le compte est tenu hors de l'Espace économique européen ({value}). Le BIC et l'adresse du débiteur y sont obligatoires ; complétez-les.",
    en: 'Direct debit {debit}: the account is held outside the European Economic Area ({value}). The BIC and the address of the debtor are mandatory there; complete them.',
  },
  debtorAddress: {
    fr: "Prélèvement {debit} : l'adresse du débiteur ne convient pas ({field, select, street {voie} building {numéro} postcode {code postal} town {ville} country {pays} other {ligne libre}} : « {value} »). Depuis novembre 2026, la ville et le pays sont à part et obligatoires ; corrigez l'adresse ou ne la donnez pas.",
    en: 'Direct debit {debit}: the debtor address will not do ({field, select, street {street} building {number} postcode {postcode} town {town} country {country} other {free line}}: “{value}”). Since November 2026 town and country stand apart and are mandatory; correct the address or leave it out.',
  },
  reference: {
    fr: "Prélèvement {debit} : « {value} » n'est pas une référence RF valable (ISO 11649) : sa clé ne correspond pas. Corrigez-la ou écrivez un libellé.",
    en: 'Direct debit {debit}: “{value}” is not a valid RF reference (ISO 11649): its check digits do not hold. Correct it or write words instead.',
  },
  remittanceText: {
    fr: 'Prélèvement {debit} : le libellé « {value} » ne peut pas figurer dans le fichier. Il faut 1 à 140 lettres latines ; raccourcissez-le.',
    en: 'Direct debit {debit}: the words “{value}” cannot stand in the file. They take 1 to 140 Latin letters; shorten them.',
  },
} satisfies Record<string, Sentence>
