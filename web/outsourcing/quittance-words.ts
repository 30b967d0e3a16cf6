import type { Sentence } from '../../src/kernel/wording.ts'

export const quittanceWords = {
  send: { fr: 'Envoyer au débiteur', en: 'Mail to the debtor' },
  sent: { fr: 'La quittance part par courriel', en: 'The receipt is leaving by mail' },
  mailed: { fr: 'Envoyée à {address} par {name}', en: 'Mailed to {address} by {name}' },
  atOnce: { fr: 'Quittances envoyées d’elles-mêmes', en: 'Receipts mailed by themselves' },
  atOnceWhat: {
    fr: 'Chaque paiement enregistré désormais envoie sa quittance au débiteur (CPCEx art. R. 124-6).',
    en: 'Each payment recorded from now on mails its receipt to the debtor (CPCEx art. R. 124-6).',
  },
  onNow: {
    fr: 'Chaque paiement enregistré désormais envoie sa quittance',
    en: 'Each payment recorded from now on mails its receipt',
  },
  offNow: { fr: 'Les quittances s’envoient une à une', en: 'Receipts are mailed one by one' },
} as const satisfies Record<string, Sentence>
