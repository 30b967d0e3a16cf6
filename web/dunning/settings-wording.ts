import type { Sentence } from '../../src/kernel/wording.ts'

/** What the settings of reminders say. */
export const settingsWords = {
  settingsTitle: { fr: 'Relances', en: 'Reminders' },
  freshness: { fr: 'Comptes trop anciens au-delà de', en: 'Books too old beyond' },
  freshnessDays: { fr: 'jours', en: 'days' },
  letGoTitle: { fr: 'Étapes automatiques', en: 'Automatic steps' },
  letGoWhat: {
    fr: 'Tant que vous ne l’avez pas décidé, rien ne part seul : chaque étape, même automatique, attend votre accord sur Aujourd’hui.',
    en: 'Until you decide so, nothing leaves by itself: each step, even an automatic one, waits for your yes on Today.',
  },
  letGo: { fr: 'Laisser partir seules les étapes automatiques', en: 'Let automatic steps leave by themselves' },
  freshnessWhat: {
    fr: 'Quand les encaissements connus sont plus anciens que cette limite, aucune relance ne part : un client qui a payé ne doit pas être relancé.',
    en: 'When known receipts are older than this limit, no reminder leaves: a customer who has paid must not be reminded.',
  },
  freshnessOff: { fr: 'Ne pas vérifier l’âge des comptes', en: 'Do not check the age of the books' },
  freshOn: { fr: 'Encaissements connus jusqu’au {day}.', en: 'Receipts known up to {day}.' },
  freshNever: { fr: 'Aucun encaissement connu pour l’instant.', en: 'No receipt known for now.' },
  attestedBy: { fr: 'Attesté par {name} au {day}.', en: 'Attested by {name} up to {day}.' },
  saveSettings: { fr: 'Enregistrer la limite', en: 'Save the limit' },
  settingsSaved: { fr: 'La limite est enregistrée.', en: 'The limit is saved.' },
  daysWrong: {
    fr: 'Indiquez un nombre entier de jours entre 1 et 365.',
    en: 'Give a whole number of days between 1 and 365.',
  },
  scenarioLink: {
    fr: 'Le scénario se règle dans Relances › Scénario.',
    en: 'The scenario is set in Reminders › Scenario.',
  },
} satisfies Record<string, Sentence>
