import type { Indicator } from '../../src/insight/model.ts'

/** The order of the list: what one comes for first. Each with its name in an address. */
export const INDICATOR_NAMES: Readonly<Record<Indicator, string>> = {
  dsoBalance: 'dso',
  dsoCountBack: 'dso-epuisement',
  bestDso: 'meilleur-dso',
  daysDelinquent: 'add',
  daysLate: 'retard-moyen',
  effectiveness: 'cei',
  overdueShare: 'part-echue',
  rollNotDue: 'glissement-non-echu',
  roll1to30: 'glissement-30',
  roll31to60: 'glissement-60',
  roll61to90: 'glissement-90',
  disputedShare: 'part-contestee',
  disputedCount: 'litiges-par-facture',
  deductionDays: 'ddo',
  keptCount: 'promesses-tenues',
  keptAmount: 'promesses-montant',
  recovered: 'dossiers',
  badDebt: 'pertes',
  reminderCost: 'cout-relance',
}
export const INDICATOR_ORDER = Object.keys(INDICATOR_NAMES) as readonly Indicator[]

export const indicatorNamed = (text: string | undefined): Indicator | null =>
  INDICATOR_ORDER.find((one) => INDICATOR_NAMES[one] === text) ?? null
