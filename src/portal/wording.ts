import type { Sentence } from '../kernel/wording.ts'

/** Our side of the page: what is refused there. */
export const portalWording = {
  notWaiting: {
    fr: 'Cette demande a déjà reçu une réponse de {who}.',
    en: '{who} answered this request already.',
  },
  templateWrong: {
    fr: 'Donnez une adresse https où se placent, entre accolades : id, amount, signature.',
    en: 'Give an https address with these places, in braces: id, amount, signature.',
  },
  keyMissing: {
    fr: 'Donnez la clé du service, et le secret qui signe ses appels.',
    en: 'Give the key of the service, and the secret that signs its calls.',
  },
  hookForged: {
    fr: 'Cet appel n’est pas signé par le service de paiement : il est refusé.',
    en: 'This call is not signed by the payment service: it is refused.',
  },
  linkGone: {
    fr: 'Ce lien est retiré ou expiré : donnez-en un nouveau.',
    en: 'This link is withdrawn or expired: give a new one.',
  },
  answerMissing: {
    fr: 'Dites pourquoi : le client le lira.',
    en: 'Say why: the customer will read it.',
  },
  planGone: {
    fr: 'Cet échéancier a été annulé entre-temps : refusez la demande, ou faites-en un autre dans ses échéanciers.',
    en: 'This plan was cancelled meanwhile: refuse the request, or make another one among its plans.',
  },
  planBeyond: {
    fr: 'Cet échéancier dépasse les limites : il faut quelqu’un qui peut l’approuver.',
    en: 'This plan goes beyond the limits: it takes somebody who may approve it.',
  },
} satisfies Record<string, Sentence>
