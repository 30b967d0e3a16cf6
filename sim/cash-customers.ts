import { withoutAccents } from '../src/kernel/plain-letters.ts'
import type { CashCustomer } from './cash-model.ts'
import { CITING_SHARES, LIST_PRICES, CUSTOMER_SHARES as SHARE } from './cash-shares.ts'
import { demoIban } from './fictitious-identifiers.ts'
import { personName } from './names.ts'
import { frenchPlace } from './places.ts'
import type { Random } from './random.ts'

const TRADES =
  'Menuiserie|Boulangerie|Garage|Pharmacie|Électricité|Plomberie|Hôtel|Cave|Cabinet|Transports|Charpentes|Imprimerie|Paysages|Conserverie|Mécanique|Nautisme|Laboratoires|Industries|Logistique|Distribution|Fonderies|Bâtiment|Travaux publics|Ambulances|Négoce|Maçonnerie|Carrelage|Serrurerie|Chauffage|Isolation|Peinture|Emballages|Viandes|Primeurs|Optique|Conseil'.split(
    '|',
  )
/** Signs that exist in every town. */
const SIGNS =
  'Pharmacie de la Gare|Garage du Port|Hôtel du Commerce|Boulangerie des Halles|Café de la Paix|Auto École du Centre|Clinique Saint Jean|Optique du Marché|Brasserie du Théâtre|Résidence les Tilleuls'.split(
    '|',
  )
const FORMS = ['SARL', 'SARL', 'SAS', 'SAS', 'SASU', 'EURL', 'SA', 'SNC']

/** Banks and typists shorten these, each in its way. */
const SHORT: Readonly<Record<string, readonly string[]>> = {
  MENUISERIE: ['MENUIS', 'MEN'],
  BOULANGERIE: ['BOULANG'],
  TRANSPORTS: ['TRANSP', 'TRPTS'],
  ELECTRICITE: ['ELEC'],
  CHARPENTES: ['CHARP'],
  IMPRIMERIE: ['IMP'],
  DISTRIBUTION: ['DISTRIB', 'DIST'],
  LOGISTIQUE: ['LOG'],
  INDUSTRIES: ['IND'],
  LABORATOIRES: ['LABO'],
  BATIMENT: ['BAT'],
  MACONNERIE: ['MACON'],
  TRAVAUX: ['TRVX'],
  PUBLICS: ['PUB'],
  PHARMACIE: ['PHIE'],
  ETABLISSEMENTS: ['ETS'],
}

/** Customers with the likenesses that mislead: groups, families, namesakes of another town. */
export function cashCustomers(random: Random, count: number): CashCustomer[] {
  const customers: CashCustomer[] = []
  const families: string[] = []
  while (customers.length < count) {
    const family =
      random.chance(SHARE.sameFamilyName) && families.length > 0 ? random.pick(families) : familyName(random)
    families.push(family)
    if (random.chance(SHARE.inGroup)) {
      const size = Math.min(random.int(2, 5), count - customers.length)
      const trades = random.shuffle(TRADES).slice(0, size)
      const parentId = random.chance(0.5) ? customerId(customers.length) : null
      for (const [place, trade] of trades.entries()) {
        const name =
          place === 0 ? `${family} ${random.pick(['Holding', 'Groupe', 'Participations'])}` : `${family} ${trade}`
        customers.push(
          customer(random, customers.length, `${name} ${random.pick(FORMS)}`, place === 0 ? null : parentId),
        )
      }
      continue
    }
    customers.push(customer(random, customers.length, bookName(random, family, customers), null))
  }
  return customers
}

const customerId = (index: number): string => `c0000000-0000-4000-8000-${String(index).padStart(12, '0')}`

function bookName(random: Random, family: string, known: readonly CashCustomer[]): string {
  if (random.chance(SHARE.sameName) && known.length > 0) return random.pick(known).name
  const form = random.pick(FORMS)
  const trade = random.pick(TRADES)
  return random.weighted<() => string>([
    [46, () => `${trade} ${family} ${form}`],
    [12, () => `${form} ${trade} ${family}`],
    [12, () => `${family} ${form}`],
    [7, () => `${family} ${random.pick(['et Fils', 'Frères', 'Père et Fils', '& Associés'])} ${form}`],
    [6, () => `Ets ${family}`],
    // Signs are told apart by their town, when the books say it.
    [4, () => `${random.pick(SIGNS)}${random.chance(0.7) ? ` ${familyName(random)}` : ''}`],
    [5, () => acronym(random)],
    [4, () => `SCI ${random.pick(['les', 'des', 'du'])} ${familyName(random)}`],
    [
      4,
      () => {
        const { first, last } = personName(random)
        return `${last} ${first}`
      },
    ],
  ])()
}

/** Consonants and vowels in turn: thousands of names that sound French and belong to nobody we know. */
export function familyName(random: Random): string {
  const start = [
    'B',
    'Br',
    'C',
    'Ch',
    'Cl',
    'D',
    'F',
    'Fr',
    'G',
    'Gr',
    'J',
    'L',
    'M',
    'N',
    'P',
    'Pl',
    'R',
    'S',
    'T',
    'Tr',
    'V',
  ]
  const vowel = ['a', 'e', 'i', 'o', 'ou', 'au', 'an', 'on', 'in', 'ar', 'er', 'al', 'el']
  const middle = ['b', 'ch', 'd', 'g', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'll', 'nn', 'rd', 'rm', 'gn', 'br', 'tr']
  const end = ['ac', 'et', 'eau', 'ier', 'in', 'on', 'ard', 'ot', 'el', 'ais', 'oux', 'ec', 'ille', 'ane', 'ert', 'ois']
  const length = random.chance(0.45) ? 2 : 1
  let name = random.pick(start)
  for (let i = 0; i < length; i++) name += random.pick(vowel) + random.pick(middle)
  return (name + random.pick(end))
    .replace(/([bcdfghlmnprstv])([bcdfghlmnprstv])\1+/g, '$1$2')
    .replace(/(.)\1\1+/g, '$1$1')
}

function acronym(random: Random): string {
  const letters = Array.from({ length: random.int(3, 5) }, () => random.pick([...'ABCDEFGILMNOPRSTV']))
  return letters.join(random.chance(0.3) ? '.' : '')
}

function customer(random: Random, index: number, name: string, parentId: string | null): CashCustomer {
  return {
    id: customerId(index),
    code: `C${String(index + 1).padStart(5, '0')}`,
    name,
    bankName: atTheBank(random, name),
    city: frenchPlace(random).address.city,
    iban: demoIban(10_000_000 + index * 7),
    citing: random.weighted(CITING_SHARES),
    channel: random.chance(SHARE.cfonb) ? 'cfonb' : 'camt',
    parentId,
    subscriptionCents: random.chance(SHARE.subscription) ? random.pick(LIST_PRICES) : null,
  }
}

export const plain = (text: string): string =>
  withoutAccents(text)
    .toUpperCase()
    .replace(/[^A-Z0-9.&' -]/g, ' ')

/** The holder's name as its bank has it: capitals, the legal form at either end or left out, long words cut short. */
export function atTheBank(random: Random, name: string): string {
  const words = plain(name).split(/ +/)
  const form = words.find((word) => FORMS.includes(word))
  const own = words.filter((word) => word !== form)
  return random.weighted<() => string>([
    [38, () => words.join(' ')],
    [16, () => own.join(' ')],
    [14, () => [form ?? 'STE', ...own].join(' ')],
    [14, () => own.map((word) => (SHORT[word] ? random.pick(SHORT[word]) : word)).join(' ')],
    [4, () => `${own.join(' ').replace(/[.&' -]+/g, ' ')}`],
    [4, () => `ETS ${own.join(' ')}`],
    [4, () => [...own].reverse().join(' ')],
    [
      SHARE.otherAtTheBank * 100,
      () => `${random.pick(['SAS', 'SARL', 'SC'])} ${random.chance(0.5) ? acronym(random) : plain(familyName(random))}`,
    ],
  ])()
}
