import type { Sentence } from '../../src/kernel/wording.ts'
import type { SectionId, SettingsTab } from './urls.ts'

export const sectionNames: Record<SectionId, Sentence> = {
  aujourdhui: { fr: "Aujourd'hui", en: 'Today' },
  clients: { fr: 'Clients', en: 'Customers' },
  encaissements: { fr: 'Encaissements', en: 'Receipts' },
  relances: { fr: 'Relances', en: 'Reminders' },
  reponses: { fr: 'Réponses', en: 'Replies' },
  litiges: { fr: 'Litiges', en: 'Disputes' },
  promesses: { fr: 'Promesses', en: 'Promises' },
  'balance-agee': { fr: 'Balance âgée', en: 'Aged balance' },
  pilotage: { fr: 'Pilotage', en: 'Dashboard' },
  imports: { fr: 'Imports', en: 'Imports' },
  reglages: { fr: 'Réglages', en: 'Settings' },
}

export const settingsTabNames: Record<SettingsTab, Sentence> = {
  organisation: { fr: 'Organisation', en: 'Organisation' },
  membres: { fr: 'Membres', en: 'Members' },
  collegues: { fr: 'Collègues', en: 'Colleagues' },
  envoi: { fr: 'Envoi des e-mails', en: 'Sending e-mail' },
  apparence: { fr: 'Lettres et e-mails', en: 'Letters and e-mails' },
  relances: { fr: 'Relances', en: 'Reminders' },
  langue: { fr: 'Langue et couleurs', en: 'Language and colours' },
}

export const wording = {
  mainNavigation: { fr: 'Navigation principale', en: 'Main navigation' },
  skipToContent: { fr: 'Aller au contenu', en: 'Skip to content' },
  demoBanner: {
    fr: 'Société de démonstration : les clients, les factures et les envois sont inventés.',
    en: 'Demo company: its customers, invoices and mailings are invented.',
  },
  search: { fr: 'Rechercher', en: 'Search' },
  searchHint: {
    fr: 'Client, numéro de facture, montant (1234,56), commande',
    en: 'Customer, invoice number, amount (1234.56), command',
  },
  searchNothing: {
    fr: 'Rien ne correspond à « {text} ». Essayez un nom, un numéro de facture ou un montant exact.',
    en: 'Nothing matches “{text}”. Try a name, an invoice number or an exact amount.',
  },
  searchResults: { fr: 'Résultats', en: 'Results' },
  foundCustomers: { fr: 'Clients', en: 'Customers' },
  foundDocuments: { fr: 'Pièces', en: 'Documents' },
  foundAmounts: { fr: 'Montants', en: 'Amounts' },
  commands: { fr: 'Commandes', en: 'Commands' },
  goTo: { fr: 'Aller à : {name}', en: 'Go to: {name}' },
  back: { fr: 'Revenir d’où l’on vient', en: 'Back to where one came from' },
  addCustomer: { fr: 'Ajouter un client', en: 'Add a customer' },
  importFile: { fr: 'Importer un fichier', en: 'Import a file' },
  toCollections: { fr: 'Encaissements : prélèvements', en: 'Receipts: direct debits' },
  toMandates: { fr: 'Encaissements : mandats de prélèvement', en: 'Receipts: direct debit mandates' },
  toTemplates: { fr: 'Relances : modèles', en: 'Reminders: templates' },
  toScenario: { fr: 'Relances : scénario', en: 'Reminders: scenario' },
  toSimulation: { fr: 'Relances : simulation', en: 'Reminders: simulation' },
  toSettings: { fr: 'Réglages : {name}', en: 'Settings: {name}' },
  toOrganisation: { fr: 'Changer d’organisation : {name}', en: 'Switch to {name}' },
  switchOrganisation: { fr: 'Changer d’organisation', en: 'Switch organisation' },
  newOrganisation: { fr: 'Créer une organisation', en: 'Create an organisation' },
  demoMark: { fr: 'démo', en: 'demo' },
  jobs: { fr: 'Travaux', en: 'Work' },
  jobsNone: {
    fr: 'Rien en cours. Les imports et les envois longs s’affichent ici.',
    en: 'Nothing under way. Imports and long mailings show here.',
  },
  jobsCount: {
    fr: '{n, plural, one {# travail en cours} other {# travaux en cours}}',
    en: '{n, plural, one {# task under way} other {# tasks under way}}',
  },
  preferences: { fr: 'Préférences', en: 'Preferences' },
  language: { fr: 'Langue', en: 'Language' },
  colours: { fr: 'Couleurs', en: 'Colours' },
  coloursLight: { fr: 'Claires', en: 'Light' },
  coloursDark: { fr: 'Sombres', en: 'Dark' },
  coloursAuto: { fr: 'Système', en: 'System' },
  signOut: { fr: 'Se déconnecter', en: 'Sign out' },
  keyboard: { fr: 'Raccourcis clavier', en: 'Keyboard shortcuts' },
  notFoundTitle: { fr: 'Cette page n’existe pas', en: 'This page does not exist' },
  notFound: {
    fr: 'L’adresse est incomplète, ou ce qu’elle montrait a été déplacé. Revenez à l’accueil ou cherchez avec la touche /.',
    en: 'The address is incomplete, or what it showed has moved. Go back to the start, or search with the / key.',
  },
  backHome: { fr: 'Revenir à l’accueil', en: 'Back to the start' },
  noRightTitle: { fr: 'Cette page demande un autre rôle', en: 'This page takes another role' },
  noOrganisationTitle: { fr: 'Vous ne faites partie d’aucune organisation', en: 'You belong to no organisation' },
  noOrganisation: {
    fr: 'Demandez une invitation au propriétaire de votre organisation, ou créez la vôtre.',
    en: 'Ask the owner of your organisation for an invitation, or create your own.',
  },
  foreignOrganisationTitle: { fr: 'Cette organisation vous est fermée', en: 'This organisation is closed to you' },
  foreignOrganisation: {
    fr: 'Aucun rôle ne vous y est donné. Demandez une invitation à son propriétaire ; votre compte est {email}.',
    en: 'You have no role in it. Ask its owner for an invitation; your account is {email}.',
  },
  brokenTitle: { fr: 'Cette page s’est arrêtée', en: 'This page stopped' },
  reload: { fr: 'Recharger la page', en: 'Reload the page' },
} satisfies Record<string, Sentence>
