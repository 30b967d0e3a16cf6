import type { Behaviour } from './behaviour.ts'
import { BEHAVIOUR_SHARES } from './behaviour.ts'
import { demoSiren, demoVatNo } from './fictitious-identifiers.ts'
import type { FirmSize } from './names.ts'
import { englishName, englishPerson, firmNames, PUBLIC_BUYERS, personName, slug, soleTraderTrade } from './names.ts'
import type { Address } from './places.ts'
import { FOREIGN_PLACES, frenchPlace, mobileNumber } from './places.ts'
import type { Random } from './random.ts'
import type { Terms } from './terms.ts'

export type SimCustomer = {
  /** Auxiliary account of the ledger, `C0042`. */
  readonly code: string
  readonly name: string
  readonly kind: 'business' | 'consumer' | 'public'
  readonly siren: string | null
  readonly vatNo: string | null
  readonly language: 'fr' | 'en'
  readonly address: Address
  /** Who answers, and how; a real file has holes, so the last two may be empty. */
  readonly contact: string
  readonly email: string
  readonly phone: string
  readonly terms: Terms
  readonly means: Means
  readonly currency: 'EUR' | 'USD'
  /** Code of the parent company, on the subsidiaries of a group. */
  readonly groupCode: string | null
  readonly behaviour: Behaviour
  /** When payments leave: any working day, Thursdays, the 10th and 25th, or the end of the month. */
  readonly paymentRun: 'any' | 'thursday' | 'tenth_and_twenty_fifth' | 'month_end'
  /** Half of the invoices are under this amount before VAT, in cents. */
  readonly medianCents: number
  /** Relative number of invoices. */
  readonly weight: number
}

export type Means = 'transfer' | 'cheque' | 'direct_debit'

type Identity = Omit<SimCustomer, 'code' | 'groupCode' | 'behaviour' | 'siren' | 'vatNo'> & {
  readonly registered: boolean
}

const MEDIANS: Readonly<Record<FirmSize, number>> = { small: 85_000, medium: 240_000, large: 700_000 }
/** One group: a parent and its subsidiaries, the first companies of the list when there are enough of them. */
const GROUP = ['Groupe Orvalène SA', 'Orvalène Bâti SAS', 'Orvalène Logistique SAS', 'Orvalène Services SARL']
const COMPANIES_BESIDE_A_GROUP = 8

/**
 * The customers of the company: a few public buyers, consumers and foreign firms (one paying in dollars), the rest
 * French companies and sole traders, a third of the companies small. SIRENs are of the demo range from rank 1.
 */
export function makeCustomers(random: Random, count: number): SimCustomer[] {
  const publicCount = Math.min(count, Math.max(2, Math.round(count * 0.035)))
  const foreignCount = Math.max(1, Math.round(count * 0.08))
  const consumerCount = Math.round(count * 0.1)
  const soleCount = Math.round(count * 0.15)
  const nextFirm = firmNames(random.fork('firms'))
  const firstCompany = publicCount + foreignCount + consumerCount + soleCount
  const groupEnd =
    count - firstCompany >= GROUP.length + COMPANIES_BESIDE_A_GROUP ? firstCompany + GROUP.length : firstCompany

  const identities: Identity[] = []
  for (let i = 0; identities.length < count; i++) {
    const own = random.fork(`customer ${i}`)
    if (i < publicCount) identities.push(publicBuyer(own, i))
    else if (i < publicCount + foreignCount) identities.push(foreignFirm(own, i - publicCount))
    else if (i < publicCount + foreignCount + consumerCount) identities.push(consumer(own))
    else if (i < firstCompany) identities.push(soleTrader(own))
    else identities.push(company(own, i < groupEnd ? () => GROUP[i - firstCompany]! : nextFirm))
  }

  const order = random.fork('order').shuffle(identities.map((_, i) => i))
  const showsHabits = (identity: Identity): boolean =>
    identity.kind === 'business' && identity.address.country === 'FR' && identity.means !== 'direct_debit'
  const behaviours = shareBehaviours(random.fork('behaviours'), identities.filter(showsHabits).length)
  const width = Math.max(4, String(count).length)
  const codeOf = new Map(order.map((i, rank) => [i, `C${String(rank + 1).padStart(width, '0')}`]))

  return order.map((i) => {
    const { registered, ...identity } = identities[i]!
    const siren = registered ? demoSiren(i + 1) : null
    return {
      ...identity,
      code: codeOf.get(i)!,
      siren,
      vatNo: siren && identity.kind === 'business' ? demoVatNo(siren) : null,
      groupCode: i > firstCompany && i < groupEnd ? codeOf.get(firstCompany)! : null,
      behaviour: showsHabits(identities[i]!)
        ? behaviours.pop()!
        : identity.means === 'direct_debit'
          ? 'prompt'
          : random.pick(['prompt', 'prompt', 'ten_days_late'] as const),
    }
  })
}

/** One of each kind first, then the shares, shuffled, so that small economies hold every behaviour too. */
function shareBehaviours(random: Random, count: number): Behaviour[] {
  const shares = BEHAVIOUR_SHARES
  const total = shares.reduce((sum, [share]) => sum + share, 0)
  const list = shares.flatMap(([share, behaviour]) =>
    Array<Behaviour>(Math.max(1, Math.round((count * share) / total))).fill(behaviour),
  )
  while (list.length < count) list.push('prompt')
  return random.shuffle(list)
}

const hole = (random: Random, probability: number, text: string): string => (random.chance(probability) ? '' : text)

function company(random: Random, nextFirm: (size: FirmSize) => string): Identity {
  const size = random.weighted<FirmSize>([
    [45, 'small'],
    [40, 'medium'],
    [15, 'large'],
  ])
  const name = nextFirm(size)
  const { address, phone } = frenchPlace(random)
  const person = personName(random)
  return {
    name,
    kind: 'business',
    registered: true,
    language: 'fr',
    address,
    contact: `${person.first} ${person.last}`,
    email: hole(
      random,
      0.05,
      `${random.pick(['compta', 'comptabilite', 'fournisseurs', `${slug(person.first)}.${slug(person.last)}`])}@${slug(name)}.example`,
    ),
    phone: hole(random, 0.1, phone),
    terms: random.weighted<Terms>([
      [45, { days: 30, endOfMonth: false }],
      [25, { days: 30, endOfMonth: true }],
      [size === 'small' ? 0 : 20, { days: 45, endOfMonth: true }],
      [size === 'large' ? 25 : 8, { days: 60, endOfMonth: false }],
    ]),
    means: random.weighted<Means>([
      [78, 'transfer'],
      [size === 'small' ? 16 : 6, 'cheque'],
      [size === 'large' ? 0 : 9, 'direct_debit'],
    ]),
    currency: 'EUR',
    paymentRun: random.weighted([
      [50, 'any'],
      [20, 'thursday'],
      [18, 'tenth_and_twenty_fifth'],
      [12, 'month_end'],
    ] as const),
    medianCents: MEDIANS[size],
    weight: random.logNormal(size === 'large' ? 1.8 : size === 'medium' ? 1.3 : 0.8, 0.5),
  }
}

function soleTrader(random: Random): Identity {
  const person = personName(random)
  const name = `${person.first} ${person.last} ${soleTraderTrade(random)}`
  const { address } = frenchPlace(random)
  return {
    name,
    kind: 'business',
    registered: true,
    language: 'fr',
    address,
    contact: `${person.first} ${person.last}`,
    email: hole(random, 0.1, `contact@${slug(name)}.example`),
    phone: mobileNumber(random),
    terms: { days: random.pick([0, 30, 30]), endOfMonth: false },
    means: random.pick(['transfer', 'transfer', 'cheque']),
    currency: 'EUR',
    paymentRun: 'any',
    medianCents: 45_000,
    weight: random.logNormal(0.6, 0.4),
  }
}

function consumer(random: Random): Identity {
  const person = personName(random)
  const { address } = frenchPlace(random)
  return {
    name: `${person.first} ${person.last}`,
    kind: 'consumer',
    registered: false,
    language: 'fr',
    address,
    contact: `${person.first} ${person.last}`,
    email: hole(random, 0.1, `${slug(person.first)}.${slug(person.last)}${random.int(10, 99)}@messagerie.example`),
    phone: mobileNumber(random),
    terms: { days: random.pick([0, 15]), endOfMonth: false },
    means: random.pick(['transfer', 'cheque']),
    currency: 'EUR',
    paymentRun: 'any',
    medianCents: 24_000,
    weight: random.logNormal(0.25, 0.3),
  }
}

function publicBuyer(random: Random, rank: number): Identity {
  const buyer = PUBLIC_BUYERS[rank % PUBLIC_BUYERS.length]!
  const person = personName(random)
  const round = Math.floor(rank / PUBLIC_BUYERS.length)
  const name = `${buyer.name}${round > 0 ? ` (service ${round + 1})` : ''}`
  return {
    name,
    kind: 'public',
    registered: true,
    language: 'fr',
    address: {
      street: `${random.int(1, 12)} place de la République`,
      city: buyer.city,
      postcode: buyer.postcode,
      country: 'FR',
    },
    contact: `${person.first} ${person.last}`,
    email: `finances@${slug(name)}.example`,
    phone: `${buyer.area} ${random.int(10, 99)} ${random.int(10, 99)}`,
    terms: { days: buyer.hospital ? 50 : 30, endOfMonth: false },
    means: 'transfer',
    currency: 'EUR',
    paymentRun: 'thursday',
    medianCents: 380_000,
    weight: 1.5,
  }
}

function foreignFirm(random: Random, rank: number): Identity {
  const { phone, ...address } = FOREIGN_PLACES[rank % FOREIGN_PLACES.length]!
  const name = englishName(rank)
  const currency = address.country === 'US' ? 'USD' : 'EUR'
  return {
    name,
    kind: 'business',
    registered: false,
    language: 'en',
    address,
    contact: englishPerson(random),
    email: `accounts@${slug(name)}.example`,
    phone,
    terms: { days: random.pick([30, 60]), endOfMonth: false },
    means: 'transfer',
    currency,
    paymentRun: 'any',
    medianCents: 310_000,
    weight: 1,
  }
}
