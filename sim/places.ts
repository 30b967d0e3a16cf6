import type { Random } from './random.ts'

type Place = { readonly city: string; readonly postcode: string; readonly country: string }
export type Address = Place & { readonly street: string }

/** Real towns with a postcode of theirs and the first digit of their telephone area. */
const FRENCH_TOWNS: ReadonlyArray<readonly [city: string, postcode: string, area: number]> = [
  ['Nantes', '44000', 2],
  ['Rezé', '44400', 2],
  ['Saint-Nazaire', '44600', 2],
  ['Rennes', '35000', 2],
  ['Vannes', '56000', 2],
  ['Quimper', '29000', 2],
  ['Brest', '29200', 2],
  ['Angers', '49000', 2],
  ['Cholet', '49300', 2],
  ['Laval', '53000', 2],
  ['Le Mans', '72000', 2],
  ['La Roche-sur-Yon', '85000', 2],
  ['Tours', '37000', 2],
  ['Orléans', '45000', 2],
  ['Caen', '14000', 2],
  ['Rouen', '76000', 2],
  ['Paris', '75011', 1],
  ['Paris', '75014', 1],
  ['Boulogne-Billancourt', '92100', 1],
  ['Montreuil', '93100', 1],
  ['Créteil', '94000', 1],
  ['Versailles', '78000', 1],
  ['Lille', '59000', 3],
  ['Amiens', '80000', 3],
  ['Reims', '51100', 3],
  ['Metz', '57000', 3],
  ['Nancy', '54000', 3],
  ['Strasbourg', '67000', 3],
  ['Dijon', '21000', 3],
  ['Besançon', '25000', 3],
  ['Lyon', '69003', 4],
  ['Villeurbanne', '69100', 4],
  ['Grenoble', '38000', 4],
  ['Annecy', '74000', 4],
  ['Clermont-Ferrand', '63000', 4],
  ['Montpellier', '34000', 4],
  ['Marseille', '13008', 4],
  ['Nice', '06000', 4],
  ['Bordeaux', '33000', 5],
  ['Pessac', '33600', 5],
  ['La Rochelle', '17000', 5],
  ['Niort', '79000', 5],
  ['Poitiers', '86000', 5],
  ['Limoges', '87000', 5],
  ['Toulouse', '31000', 5],
  ['Pau', '64000', 5],
]

const WAYS = ['rue', 'avenue', 'boulevard', 'allée', 'impasse', 'chemin', 'place']
const WAY_NAMES = [
  'des Tilleuls',
  'de la Gare',
  'des Artisans',
  'du Moulin',
  'de la Fontaine',
  'des Acacias',
  'du Stade',
  'des Entrepreneurs',
  'de la Liberté',
  'des Peupliers',
  'du Marché',
  'de la Forge',
  'des Lilas',
  'du Port',
  'de la Paix',
  "de l'Industrie",
  'des Charmes',
  'du Canal',
  'des Écoles',
  'de la Croix Blanche',
]

/** Ranges that the French numbering plan reserves for works of fiction: a call never rings at anybody's. */
const FICTION_PREFIX: Readonly<Record<number, string>> = {
  1: '01 99 00',
  2: '02 61 91',
  3: '03 53 01',
  4: '04 65 71',
  5: '05 36 49',
  6: '06 39 98',
}

const MOBILE = 6

const fictionNumber = (random: Random, area: number): string =>
  `${FICTION_PREFIX[area]} ${String(random.int(0, 99)).padStart(2, '0')} ${String(random.int(0, 99)).padStart(2, '0')}`

/** A French postal address and a telephone number of the same area. */
export function frenchPlace(random: Random): { address: Address; phone: string } {
  const [city, postcode, area] = random.pick(FRENCH_TOWNS)
  const street = `${random.int(1, 148)} ${random.pick(WAYS)} ${random.pick(WAY_NAMES)}`
  return {
    address: { street, city, postcode, country: 'FR' },
    phone: fictionNumber(random, random.chance(0.2) ? MOBILE : area),
  }
}

export const mobileNumber = (random: Random): string => fictionNumber(random, MOBILE)

/**
 * Abroad, in English: numbers from the ranges kept for fiction by Ofcom (UK) and NANPA (US); none exists for the others,
 * whose telephone stays empty.
 */
export const FOREIGN_PLACES: ReadonlyArray<Address & { readonly phone: string }> = [
  { street: '310 Mercer Street', city: 'Seattle', postcode: 'WA 98109', country: 'US', phone: '+1 206 555 0147' },
  { street: '24 Harbour Row', city: 'Bristol', postcode: 'BS1 4ND', country: 'GB', phone: '+44 117 496 0142' },
  { street: '7 Quayside Lane', city: 'Cork', postcode: 'T12 W8KP', country: 'IE', phone: '' },
  { street: 'Singelkade 118', city: 'Utrecht', postcode: '3511 AB', country: 'NL', phone: '' },
  { street: 'Rue des Drapiers 15', city: 'Bruxelles', postcode: '1050', country: 'BE', phone: '' },
]
