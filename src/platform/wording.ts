import type { Sentence } from '../kernel/wording.ts'

export const platformWording = {
  signIn: { fr: 'Vous devez vous connecter.', en: 'You need to sign in.' },
  notFound: {
    fr: 'Cette page ou cette donnée n’existe pas, ou ne vous est pas ouverte.',
    en: 'This does not exist, or is not open to you.',
  },
  notPlaced: {
    fr: 'Cela dépasse ce qui vous est confié : rien n’a été changé.',
    en: 'This goes beyond what was placed with you: nothing was changed.',
  },
  hostPrivate: {
    fr: '« {host} » mène à une adresse privée de cette installation, qui ne peut pas être appelée. Donnez une adresse publique, ou demandez à qui tient l’installation d’ajouter cet hôte à QUITTANCE_ALLOW_PRIVATE_HOSTS.',
    en: '“{host}” leads to a private address of this installation, which cannot be called. Give a public address, or ask whoever runs the installation to add this host to QUITTANCE_ALLOW_PRIVATE_HOSTS.',
  },
  fieldEmpty: { fr: '« {field} » est vide : renseignez-le.', en: '“{field}” is empty: fill it in.' },
  fieldShort: {
    fr: '« {field} » est trop court : {min, number} caractères au moins.',
    en: '“{field}” is too short: {min, number} characters at least.',
  },
  fieldLong: {
    fr: '« {field} » est trop long : {max, number} caractères au plus.',
    en: '“{field}” is too long: {max, number} characters at most.',
  },
  fieldFew: {
    fr: '« {field} » ne compte pas assez de lignes : {min, number} au moins.',
    en: '“{field}” has too few lines: {min, number} at least.',
  },
  fieldMany: {
    fr: '« {field} » compte trop de lignes : {max, number} au plus.',
    en: '“{field}” has too many lines: {max, number} at most.',
  },
  fieldSmall: {
    fr: '« {field} » est trop petit : {min, number} au moins.',
    en: '“{field}” is too small: {min, number} at least.',
  },
  fieldLarge: {
    fr: '« {field} » est trop grand : {max, number} au plus.',
    en: '“{field}” is too large: {max, number} at most.',
  },
  fieldOther: {
    fr: '« {field} » n’a pas une valeur prévue. Valeurs admises : {known}.',
    en: '“{field}” does not have a known value. Known: {known}.',
  },
  zeroByte: {
    fr: '« {field} » contient un caractère nul, qui ne s’écrit pas. Retirez-le et recommencez.',
    en: '“{field}” holds a null character, which cannot be written. Remove it and try again.',
  },
  fieldShape: {
    fr: '« {field} » n’a pas la forme attendue : corrigez-le et réessayez.',
    en: '“{field}” is not in the expected form: correct it and try again.',
  },
  notABackup: {
    fr: '{file} n’est pas une sauvegarde de Quittance, ou est abîmé : reprenez le fichier d’origine.',
    en: '{file} is not a Quittance backup, or is damaged: take the original file again.',
  },
  backupCut: {
    fr: '{file} est incomplet ou modifié : son contenu ne correspond pas à son sceau. Reprenez le fichier d’origine.',
    en: '{file} is cut short or altered: its content does not match its seal. Take the original file again.',
  },
  backupNewer: {
    fr: 'Cette sauvegarde vient d’une version plus récente de Quittance (elle connaît {step}) : installez d’abord cette version.',
    en: 'This backup was taken by a newer Quittance (it knows {step}): install that version first.',
  },
  notEmpty: {
    fr: 'Cette base contient déjà des données ({table}) : restaurez dans un nouveau dossier de données (QUITTANCE_DATA) ou dans une base vide.',
    en: 'This database already holds data ({table}): restore into a new data folder (QUITTANCE_DATA) or an empty database.',
  },
  foreignOrigin: {
    fr: 'Cette demande vient d’un autre site : elle a été refusée.',
    en: 'This request comes from another site and was refused.',
  },
  tooLarge: {
    fr: 'Cet envoi dépasse la taille permise ({limit}).',
    en: 'This upload is larger than allowed ({limit}).',
  },
  fileTooLarge: {
    fr: '« {name} » dépasse {limit, number} Mo. Envoyez-en une version plus légère.',
    en: '“{name}” is over {limit, number} MB. Send a lighter version of it.',
  },
  fileEmpty: { fr: '« {name} » est vide.', en: '“{name}” is empty.' },
  fileExecutable: {
    fr: '« {name} » est un programme : les programmes ne sont pas acceptés.',
    en: '“{name}” is a program: programs are not accepted.',
  },
  fileUnknown: {
    fr: 'Le contenu de « {name} » n’est pas reconnu. Envoyez un PDF, une image (PNG, JPEG, GIF, WebP, HEIC), un texte, un e-mail ou un document de bureau.',
    en: 'The content of “{name}” is not recognised. Send a PDF, a picture (PNG, JPEG, GIF, WebP, HEIC), a text, an e-mail or an office document.',
  },
  formTooLarge: {
    fr: 'Cet envoi dépasse la taille permise (10 Mo) : rien n’a été enregistré. Réduisez le fichier, ou envoyez-le par e-mail.',
    en: 'This upload is larger than allowed (10 MB): nothing was saved. Make the file smaller, or send it by e-mail.',
  },
  formUnread: {
    fr: 'Cet envoi n’a pas pu être lu : rien n’a été enregistré. Revenez en arrière et recommencez.',
    en: 'What was sent could not be read: nothing was saved. Go back and try again.',
  },
  broken: {
    fr: 'Une erreur est survenue de notre côté ; rien n’a été enregistré. Réessayez ; si cela persiste, transmettez la référence {reference}.',
    en: 'Something failed on our side; nothing was saved. Try again; if it persists, pass on the reference {reference}.',
  },
} satisfies Record<string, Sentence>
