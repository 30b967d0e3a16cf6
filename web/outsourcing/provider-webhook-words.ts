import type { Sentence } from '../../src/kernel/wording.ts'

export const webhookWords = {
  title: { fr: 'Son logiciel', en: 'Its program' },
  address: { fr: 'Adresse prévenue', en: 'Address told' },
  hint: {
    fr: 'Chaque remise, reprise et paiement y est annoncé par un appel signé, sans nom de débiteur.',
    en: 'Each placing, recall and payment is told there by a signed call, without any debtor’s name.',
  },
  isOn: { fr: 'Prévenir cette adresse', en: 'Tell this address' },
  key: { fr: 'Clé de signature, montrée une seule fois', en: 'Signing key, shown only once' },
  keyHint: {
    fr: 'Transmettez-la au prestataire : Quittance-Signature porte le HMAC-SHA256 de « heure.corps » par cette clé.',
    en: 'Pass it on to the provider: Quittance-Signature bears the HMAC-SHA256 of “time.body” by this key.',
  },
  save: { fr: 'Enregistrer l’adresse', en: 'Save the address' },
  saved: { fr: 'Adresse enregistrée', en: 'Address saved' },
  noAddress: { fr: 'Écrivez l’adresse.', en: 'Write the address.' },
  same: { fr: 'Rien n’a changé.', en: 'Nothing has changed.' },
  test: { fr: 'Envoyer un essai', en: 'Send a test' },
  sent: { fr: 'Essai envoyé : la réponse s’affiche ici', en: 'Test sent: the answer shows here' },
  off: { fr: 'Cette adresse n’est pas prévenue.', en: 'This address is not told.' },
  newKey: { fr: 'Faire une nouvelle clé', en: 'Make a new key' },
  calls: { fr: 'Derniers appels', en: 'Latest calls' },
  noCall: { fr: 'Rien ne lui a encore été dit.', en: 'Nothing was told yet.' },
  states: {
    fr: '{state, select, taken {reçu} given_up {abandonné après {n, plural, one {# essai} other {# essais}}} other {en attente{n, plural, =0 {} one {, # essai} other {, # essais}}}}',
    en: '{state, select, taken {taken} given_up {given up after {n, plural, one {# try} other {# tries}}} other {waiting{n, plural, =0 {} one {, # try} other {, # tries}}}}',
  },
} as const satisfies Record<string, Sentence>
