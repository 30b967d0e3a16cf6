import type { Sentence } from '../kernel/wording.ts'
import type { Role } from './model.ts'

export const roleNames: Record<Role, Sentence> = {
  owner: { fr: 'Propriétaire', en: 'Owner' },
  manager: { fr: 'Responsable', en: 'Manager' },
  collector: { fr: 'Chargé de relance', en: 'Collector' },
  reader: { fr: 'Lecteur', en: 'Reader' },
  agent: { fr: 'Prestataire de recouvrement', en: 'Collection agency' },
}

export const accessWording = {
  rightMissing: {
    fr: 'Votre rôle ({role}) ne permet pas cette action : il faut au moins le rôle {needed}.',
    en: 'Your role ({role}) does not allow this: it takes at least the role {needed}.',
  },
  notForAgents: {
    fr: 'Cela appartient à {creditor} et ne fait pas partie de ce qui vous est confié.',
    en: 'This belongs to {creditor} and is no part of what was placed with you.',
  },
  alreadySetUp: {
    fr: 'Cette installation a déjà un propriétaire : connectez-vous, ou demandez une invitation.',
    en: 'This installation already has an owner: sign in, or ask for an invitation.',
  },
  nameMissing: { fr: 'Indiquez un nom (200 caractères au plus).', en: 'Give a name (200 characters at most).' },
  emailWrong: {
    fr: '« {value} » n’est pas une adresse e-mail complète, comme prenom@entreprise.fr.',
    en: '“{value}” is not a complete e-mail address, such as name@company.com.',
  },
  emailTaken: {
    fr: 'Un compte existe déjà pour {value} : connectez-vous avec ce compte.',
    en: 'An account already exists for {value}: sign in with it.',
  },
  passwordShort: {
    fr: 'Choisissez un mot de passe d’au moins {min} caractères.',
    en: 'Choose a password of at least {min} characters.',
  },
  sirenWrong: {
    fr: '« {value} » n’est pas un SIREN : il faut 9 chiffres dont la clé est juste. Recopiez-le depuis un extrait Kbis.',
    en: '“{value}” is not a SIREN: nine digits with a valid check are needed. Copy it from a company extract.',
  },
  ibanWrong: {
    fr: '« {value} » n’est pas un IBAN valide : sa longueur ou sa clé est fausse. Recopiez-le depuis un RIB.',
    en: '“{value}” is not a valid IBAN: its length or check digits are wrong. Copy it from a bank statement.',
  },
  bicWrong: {
    fr: '« {value} » n’est pas un BIC : il compte 8 ou 11 lettres et chiffres.',
    en: '“{value}” is not a BIC: it has 8 or 11 letters and digits.',
  },
  zoneWrong: {
    fr: '« {value} » n’est pas un fuseau horaire connu, comme Europe/Paris.',
    en: '“{value}” is not a known time zone, such as Europe/Paris.',
  },
  yearEndWrong: {
    fr: '« {value} » n’est pas un jour de l’année : écrivez le mois puis le jour de clôture, comme 12-31.',
    en: '“{value}” is not a day of the year: write the month, then the day the year closes, such as 12-31.',
  },
  countryWrong: {
    fr: '« {value} » n’est pas un pays : écrivez son code à deux lettres, comme FR ou BE.',
    en: '“{value}” is not a country: write its code of two letters, such as FR or BE.',
  },
  invitationGone: {
    fr: 'Cette invitation n’est plus valable : elle a expiré, a déjà servi ou a été retirée. Demandez-en une nouvelle.',
    en: 'This invitation is no longer valid: it has expired, been used or been withdrawn. Ask for a new one.',
  },
  alreadyMember: {
    fr: '{email} fait déjà partie de l’organisation.',
    en: '{email} is already a member of the organisation.',
  },
  lastOwner: {
    fr: 'L’organisation doit garder au moins un propriétaire : nommez-en un autre d’abord.',
    en: 'The organisation must keep at least one owner: name another one first.',
  },
  noCreditor: {
    fr: 'Ce créancier ne vous a pas donné de mandat : choisissez parmi les vôtres.',
    en: 'This creditor gave you no mandate: choose among yours.',
  },
  seesAllCreditors: {
    fr: '{name} répond de tous les créanciers : donnez-lui d’abord le rôle Chargé de relance ou Lecteur.',
    en: '{name} answers for all creditors: give them the role of Collector or Reader first.',
  },
  ownAccountOnly: {
    fr: 'Cette invitation est adressée à {email} : connectez-vous avec ce compte pour l’accepter.',
    en: 'This invitation is addressed to {email}: sign in with that account to accept it.',
  },
} satisfies Record<string, Sentence>
