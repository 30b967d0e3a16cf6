import type { Sentence } from '../kernel/wording.ts'

export const platformWording = {
  signIn: { fr: 'Vous devez vous connecter.', en: 'You need to sign in.' },
  notFound: {
    fr: 'Cette page ou cette donnée n’existe pas, ou ne vous est pas ouverte.',
    en: 'This does not exist, or is not open to you.',
  },
  badInput: { fr: '{field} : {problem}', en: '{field}: {problem}' },
  foreignOrigin: {
    fr: 'Cette demande vient d’un autre site : elle a été refusée.',
    en: 'This request comes from another site and was refused.',
  },
  tooLarge: {
    fr: 'Cet envoi dépasse la taille permise ({limit}).',
    en: 'This upload is larger than allowed ({limit}).',
  },
  broken: {
    fr: 'Une erreur est survenue de notre côté ; rien n’a été enregistré. Réessayez ; si cela persiste, transmettez la référence {reference}.',
    en: 'Something failed on our side; nothing was saved. Try again; if it persists, pass on the reference {reference}.',
  },
} satisfies Record<string, Sentence>
