import { withoutAccents } from '../src/kernel/plain-letters.ts'
import type { Random } from './random.ts'

/** Everything here is invented: a real firm or person of the same name would be a coincidence. */
const STEMS = [
  'Valtorgne',
  'Kerbrazou',
  'Montségol',
  'Aubrelle',
  'Corvignac',
  'Salmoire',
  'Trébuzec',
  'Fontarges',
  'Rochevive',
  'Lancevert',
  'Ormançay',
  'Puyvallin',
  'Chantelouvre',
  'Merlizac',
  'Vaudrémel',
  'Grésolles',
  'Haucourtel',
  'Béramond',
  'Tervannes',
  'Escalaure',
  'Oustalnau',
  'Mirebrune',
  'Sauvergne',
  'Clairvigne',
  'Noirfontel',
  'Pennardoz',
  'Bréhaudière',
  'Guermelin',
  'Larzenac',
  'Hérissol',
  'Courbevault',
  'Dolmarie',
  'Plouvénec',
  'Fressinol',
  'Armorelle',
  'Bastidane',
]

const TRADES: ReadonlyArray<readonly [name: string, size: FirmSize]> = [
  ['Menuiserie', 'small'],
  ['Boulangerie', 'small'],
  ['Garage', 'small'],
  ['Pharmacie', 'small'],
  ['Électricité', 'small'],
  ['Plomberie', 'small'],
  ['Hôtel', 'small'],
  ['Cave', 'small'],
  ['Cabinet', 'small'],
  ['Clinique vétérinaire', 'small'],
  ['Transports', 'medium'],
  ['Charpentes', 'medium'],
  ['Imprimerie', 'medium'],
  ['Paysages', 'medium'],
  ['Conserverie', 'medium'],
  ['Architecture', 'medium'],
  ['Bâti', 'medium'],
  ['Mécanique', 'medium'],
  ['Nautisme', 'medium'],
  ['Laboratoires', 'large'],
  ['Industries', 'large'],
  ['Logistique', 'large'],
  ['Distribution', 'large'],
  ['Fonderies', 'large'],
]

const FIRST_NAMES = [
  'Élodie',
  'Camille',
  'Nadia',
  'Thomas',
  'Inès',
  'Maël',
  'Sophie',
  'Karim',
  'Lucie',
  'Antoine',
  'Fatou',
  'Hugo',
  'Claire',
  'Yann',
  'Manon',
  'Olivier',
  'Aïcha',
  'Julien',
  'Margaux',
  'Rémi',
]
const SURNAMES = [
  'Marvelin',
  'Corbriol',
  'Faugerel',
  'Lambrusque',
  'Vernusset',
  'Perdriol',
  'Castignol',
  'Douvrelin',
  'Brizolles',
  'Quémadoc',
  'Taravelle',
  'Sourdillac',
  'Rambouleix',
  'Falguerin',
  'Noirmandel',
  'Beaufrisson',
  'Cantegrive',
  'Estradoux',
  'Guilvarec',
  'Pomeroux',
]
const SOLE_TRADES = [
  'Peinture',
  'Plâtrerie',
  'Photographie',
  'Carrelage',
  'Ébénisterie',
  'Traiteur',
  'Maçonnerie',
  'Conseil',
]
/** In the order of `FOREIGN_PLACES`. */
const ENGLISH_NAMES = [
  'Tallpine Studios Inc.',
  'Brambleford Interiors Ltd',
  'Corrigmore Fittings DAC',
  'Oudewaag Projecten BV',
  'Lindenhove Design SRL',
]

/** Invented places; postcodes of the right department that no town has. `area` is the fiction range of the telephone. */
export const PUBLIC_BUYERS: ReadonlyArray<{
  name: string
  city: string
  postcode: string
  hospital: boolean
  area: string
}> = [
  {
    name: 'Commune de Valdorge-sur-Sèvre',
    city: 'Valdorge-sur-Sèvre',
    postcode: '85998',
    hospital: false,
    area: '02 61 91',
  },
  {
    name: "Centre hospitalier du Val d'Aubrelle",
    city: "Val d'Aubrelle",
    postcode: '49998',
    hospital: true,
    area: '02 61 91',
  },
  {
    name: 'Communauté de communes des Trois Guérets',
    city: 'Les Trois Guérets',
    postcode: '79998',
    hospital: false,
    area: '05 36 49',
  },
  { name: 'Commune de Montbrézac', city: 'Montbrézac', postcode: '33998', hospital: false, area: '05 36 49' },
]

export type FirmSize = 'small' | 'medium' | 'large'

/** Firm names that never repeat: when stems and trades run out, a number is added as a holding would. */
export function firmNames(random: Random): (size: FirmSize) => string {
  const pools = new Map<FirmSize, string[]>()
  for (const size of ['small', 'medium', 'large'] as const) {
    const trades = TRADES.filter(([, of]) => of === size)
    pools.set(size, random.fork(size).shuffle(trades.flatMap(([trade]) => STEMS.map((stem) => `${trade} ${stem}`))))
  }
  const used = { small: 0, medium: 0, large: 0 }
  return (size) => {
    const pool = pools.get(size)!
    const rank = used[size]++
    const round = Math.floor(rank / pool.length)
    const form =
      size === 'large'
        ? 'SA'
        : size === 'medium'
          ? random.pick(['SAS', 'SAS', 'SARL'])
          : random.pick(['SARL', 'EURL', 'SAS'])
    return `${pool[rank % pool.length]}${round > 0 ? ` ${round + 1}` : ''} ${form}`
  }
}

export const personName = (random: Random): { first: string; last: string } => ({
  first: random.pick(FIRST_NAMES),
  last: random.pick(SURNAMES),
})

const ENGLISH_PEOPLE = [
  'Imogen Larkspurle',
  'Declan Orrinmoor',
  'Tessa Brackwell',
  'Owen Fallowmere',
  'Marit Haverlund',
]

export const englishPerson = (random: Random): string => random.pick(ENGLISH_PEOPLE)

export const soleTraderTrade = (random: Random): string => random.pick(SOLE_TRADES)

export const englishName = (rank: number): string => {
  const round = Math.floor(rank / ENGLISH_NAMES.length)
  return `${ENGLISH_NAMES[rank % ENGLISH_NAMES.length]}${round > 0 ? ` ${round + 1}` : ''}`
}

/** `Menuiserie Valtorgne SARL` gives `menuiserie-valtorgne`: letters a to z, digits and hyphens. */
export const slug = (text: string): string =>
  withoutAccents(text)
    .toLowerCase()
    .replace(/\b(sarl|sas|sa|eurl|ltd|bv|inc|srl|dac)\b/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
