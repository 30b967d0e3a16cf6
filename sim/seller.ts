import { demoIban, demoSiren, demoVatNo } from './fictitious-identifiers.ts'
import type { Address } from './places.ts'

/** The demo company: its name says that it is one. */
export type Seller = {
  readonly name: string
  readonly siren: string
  readonly vatNo: string
  readonly iban: string
  readonly address: Address
  readonly email: string
  readonly phone: string
}

const SIREN = demoSiren(0)

/** As banks write it. */
export const SELLER_AT_THE_BANK = 'BREVANNE AGENCEMENT'

export const SELLER: Seller = {
  name: 'Brévanne Agencement SAS (démo)',
  siren: SIREN,
  vatNo: demoVatNo(SIREN),
  iban: demoIban(12_345_678_901),
  address: { street: '14 quai des Menuisiers', postcode: '44200', city: 'Nantes', country: 'FR' },
  email: 'comptabilite@brevanne-agencement.example',
  phone: '02 61 91 40 15',
}
