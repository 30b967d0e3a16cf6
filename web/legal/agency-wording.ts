import type { Sentence } from '../../src/kernel/wording.ts'

export const agencyWords = {
  title: { fr: 'Recouvrement pour autrui', en: 'Collecting for others' },
  what: {
    fr: 'Qui recouvre à l’amiable les créances d’autrui doit être assuré, tenir un compte à part et l’avoir déclaré au procureur avant de commencer (CPCEx art. R124-2), avec un mandat écrit de chaque créancier (art. R124-3). Tant qu’une condition manque, rien ne part vers ses débiteurs.',
    en: 'Whoever collects for others by amicable means must be insured, keep a separate account and have told the prosecutor before starting (CPCEx art. R124-2), with a written mandate from each creditor (art. R124-3). While a condition is missing, nothing leaves for its debtors.',
  },
  collects: { fr: 'Nous recouvrons pour autrui', en: 'We collect for others' },
  insurer: { fr: 'Assureur en responsabilité', en: 'Liability insurer' },
  policyNo: { fr: 'N° de contrat', en: 'Policy number' },
  insuredUntil: { fr: 'Assurés jusqu’au', en: 'Insured until' },
  iban: { fr: 'IBAN du compte réservé', en: 'IBAN of the separate account' },
  ibanHint: {
    fr: 'Vos lettres aux débiteurs d’autrui donnent ce compte, et non le vôtre.',
    en: 'Your letters to other people’s debtors give this account, and not your own.',
  },
  declaredOn: { fr: 'Déclaration au procureur le', en: 'Declared to the prosecutor on' },
  declaredTo: { fr: 'Tribunal judiciaire de', en: 'At the court of' },
  save: { fr: 'Enregistrer', en: 'Save' },
  saved: { fr: 'Enregistré', en: 'Saved' },
  creditors: { fr: 'Créanciers', en: 'Creditors' },
  noCreditor: {
    fr: 'Aucun créancier. Ajoutez-en un, puis rattachez-lui ses clients sur leur fiche.',
    en: 'No creditor. Add one, then attach its customers on their pages.',
  },
  customers: {
    fr: '{n, plural, =0 {aucun client} one {# client} other {# clients}}',
    en: '{n, plural, =0 {no customer} one {# customer} other {# customers}}',
  },
  ready: { fr: 'conditions remplies', en: 'conditions met' },
  add: { fr: 'Ajouter un créancier', en: 'Add a creditor' },
  change: { fr: 'Modifier', en: 'Change' },
  changeOf: { fr: 'Modifier {name}', en: 'Change {name}' },
  creditorTitle: { fr: 'Créancier et mandat', en: 'Creditor and mandate' },
  name: { fr: 'Nom ou dénomination', en: 'Name' },
  address: { fr: 'Adresse ou siège', en: 'Address or seat' },
  siren: { fr: 'SIREN', en: 'SIREN (company number)' },
  mandateOn: { fr: 'Mandat écrit du', en: 'Written mandate of' },
  mandateUntil: { fr: 'Jusqu’au (vide : sans terme)', en: 'Until (empty: no term)' },
  mandateSays: { fr: 'Le mandat précise', en: 'The mandate states' },
  nameMissing: { fr: 'Indiquez son nom et son adresse.', en: 'Give its name and address.' },
} as const satisfies Record<string, Sentence>
