import type { Sentence } from '../../src/kernel/wording.ts'

export const pageLinkWords = {
  open: {
    fr: 'Sa page s’ouvre jusqu’au {until}, {visits, plural, =0 {jamais ouverte} one {ouverte une fois} other {ouverte # fois}}',
    en: 'Its page opens until {until}, {visits, plural, =0 {never opened} one {opened once} other {opened # times}}',
  },
  none: { fr: 'Aucune page ouverte au prestataire', en: 'No page is open to the provider' },
  send: { fr: 'Lui écrire avec le lien', en: 'Write to it with the link' },
  sent: { fr: 'Le lien est parti par e-mail', en: 'The link left by e-mail' },
  close: { fr: 'Retirer le lien', en: 'Take the link back' },
  closed: { fr: 'Le lien n’ouvre plus rien', en: 'The link opens nothing any more' },
  byLink: { fr: 'répondu depuis sa page par {name}', en: 'answered on its page by {name}' },
  remits: {
    fr: 'reversement sous {days, plural, one {un jour} other {# jours}}',
    en: 'remittance within {days, plural, one {one day} other {# days}}',
  },
  contested: { fr: 'Contesté par {name}, le {on} : {reason}', en: 'Contested by {name} on {on}: {reason}' },
  toVerify: { fr: 'à vérifier, déposée par {name}', en: 'to be checked, dropped by {name}' },
  verify: { fr: 'Confirmer', en: 'Confirm' },
  verifyOf: { fr: 'Confirmer {name}', en: 'Confirm {name}' },
} as const satisfies Record<string, Sentence>
