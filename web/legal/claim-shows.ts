import { CLAIM_SHOWS, type ClaimShow } from '../../src/legal/contract.ts'

/** How an address says which debts the list shows. */
export const CLAIM_SHOW_NAMES: Readonly<Record<ClaimShow, string>> = {
  risk: 'a-risque',
  barred: 'prescrites',
  m1: '1-mois',
  m3: '3-mois',
  m6: '6-mois',
  m12: '12-mois',
  later: 'plus-tard',
  stopped: 'arretees',
  unknown: 'a-determiner',
  undated: 'sans-date',
  all: 'tout',
}

export const claimShowNamed = (text: string | undefined): ClaimShow | undefined =>
  CLAIM_SHOWS.find((show) => CLAIM_SHOW_NAMES[show] === text)
