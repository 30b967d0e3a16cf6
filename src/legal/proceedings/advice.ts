import { addDays, type LocalDate } from '../../kernel/calendar.ts'
import type { SentenceParams } from '../../kernel/wording.ts'
import { type EvidenceMark, type StatuteBook, type Subject, statuteOn } from '../../statutes/index.ts'
import type { AdviceCode } from './advice-wording.ts'
import type { CourtKind } from './model.ts'

/** Ways to a title that are weighed against each other; `european_order` is told of and not followed here. */
export const ROUTES = [
  'payment_order',
  'trade_claim',
  'small_claim',
  'urgent_action',
  'full_action',
  'enforcement',
  'european_order',
] as const
export type Route = (typeof ROUTES)[number]

export const CONTESTED = ['no', 'part', 'whole'] as const
export type Contested = (typeof CONTESTED)[number]

/** What is known of a claim, from the books or from whoever asks. Amounts in euro cents, or in those of its currency. */
export type ClaimFacts = {
  readonly today: LocalDate
  readonly principalCents: number
  /** Interest and indemnities with it. */
  readonly accessoryCents: number
  readonly currency: string
  readonly debtorKind: 'business' | 'consumer' | 'public'
  /** Both sides trade: a company by its form, or by what it does (C. com. art. L110-1, L210-1). Null: nobody said. */
  readonly areTraders: boolean | null
  readonly isInvoiced: boolean
  readonly contested: Contested
  /** What is kept that proves it. */
  readonly hasOrder: boolean
  readonly hasDelivery: boolean
  /** The last day on which a court may be asked of the first of its debts; null: nothing runs, or nobody knows. */
  readonly barsOn: LocalDate | null
  /** ISO code of the debtor's country. */
  readonly country: string
  readonly hasAddress: boolean
  readonly debtors: number
  readonly isInsolvent: boolean
  /** A signed plan that runs over one of its documents, by its reference; null: none does. */
  readonly planRunning: string | null
  readonly hasTitle: boolean
  /** The organisation uses the route of L126-1 although its decree is not known. */
  readonly usesTradeClaim: boolean
}

/** `for` and `against` weigh; `note` is to be known. */
export type AdviceReason = {
  readonly code: AdviceCode
  readonly says: 'for' | 'against' | 'note'
  readonly params: SentenceParams
  readonly citation: string
  readonly mark: EvidenceMark
}

export type RouteAdvice = {
  readonly route: Route
  readonly standing: 'advised' | 'possible' | 'not'
  readonly reasons: readonly AdviceReason[]
}

/** States that the European order reaches: the Union without Denmark (Reg. 1896/2006 art. 2). */
const EUROPEAN_ORDER = new Set(
  'AT BE BG CY CZ DE EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
)

/** An order is served some weeks after it is asked for: with less time than this, the request alone saves nothing. */
const ORDER_TAKES_DAYS = 90

const says =
  (side: AdviceReason['says']) =>
  (code: AdviceCode, citation: string, params: SentenceParams = {}, mark: EvidenceMark = 'B'): AdviceReason => ({
    ...{ code, says: side, params, citation, mark },
  })
const pro = says('for')
const con = says('against')
const note = says('note')

/**
 * Which ways to a title are open for a claim, each with its reasons, and the one advised: none where the law closes them all
 * (insolvency, a public debtor, a barred debt). Law sheet §6.1, §3.
 */
export function adviseRoutes(facts: ClaimFacts, book: StatuteBook): readonly RouteAdvice[] {
  const closed = closedToAll(facts)
  const weighed = ROUTES.map((route): RouteAdvice => {
    if (route === 'european_order' && facts.country === 'FR') return { route, standing: 'not', reasons: [domestic] }
    if (closed) return { route, standing: 'not', reasons: [closed] }
    const reasons = WEIGH[route](facts, book)
    return { route, standing: isBarredBy(reasons) ? 'not' : 'possible', reasons }
  })
  const advised = closed
    ? null
    : chosen(facts, new Set(weighed.filter(({ standing }) => standing === 'possible').map(({ route }) => route)))
  return weighed.map((one) => (one.route === advised ? { ...one, standing: 'advised' as const } : one))
}

const domestic = con('domestic', 'Règl. (CE) 1896/2006, art. 3')

/** A reason that closes the way, rather than one that weighs against it. */
const CLOSES: ReadonlySet<AdviceCode> = new Set([
  'insolvent',
  'plan_running',
  'public_debtor',
  'barred',
  'title_already',
  'abroad_or_unknown',
  'domestic',
  'not_eu',
  'contested_ends_it',
  'not_traders',
  'not_invoiced',
  'flag_off',
  'above_small',
  'traders_excluded',
  'seriously_contested',
])
const isBarredBy = (reasons: readonly AdviceReason[]): boolean =>
  reasons.some(({ code, says: side }) => side === 'against' && CLOSES.has(code))

function closedToAll({
  isInsolvent,
  planRunning,
  debtorKind,
  barsOn,
  today,
  hasTitle,
}: ClaimFacts): AdviceReason | null {
  if (isInsolvent) return con('insolvent', 'C. com. art. L622-7 et L622-21')
  // What is owed by instalments is not due before their days, with a title or without.
  if (planRunning) return con('plan_running', 'C. civ. art. 1305-2', { plan: planRunning })
  if (hasTitle) return null
  if (debtorKind === 'public') return con('public_debtor', 'CJA art. R541-1 ; loi 80-539 art. 1', {}, 'verify')
  if (barsOn !== null && barsOn < today) return con('barred', 'C. civ. art. 2219 et 2247', { day: barsOn })
  return null
}

/** The advised way among those that are open. */
function chosen(facts: ClaimFacts, open: ReadonlySet<Route>): Route | null {
  if (facts.hasTitle) return 'enforcement'
  const isDocumented = facts.hasOrder || facts.hasDelivery
  const order: Route[] =
    facts.contested === 'whole'
      ? ['full_action']
      : facts.contested === 'part'
        ? ['urgent_action', 'full_action']
        : facts.country !== 'FR'
          ? ['european_order', 'full_action']
          : isPressed(facts)
            ? ['urgent_action', 'full_action']
            : isDocumented
              ? ['trade_claim', 'payment_order', 'urgent_action', 'full_action']
              : ['trade_claim', 'full_action']
  return order.find((route) => open.has(route)) ?? null
}

const isPressed = ({ barsOn, today }: ClaimFacts): boolean =>
  barsOn !== null && barsOn < addDays(today, ORDER_TAKES_DAYS)

export const totalOf = ({
  principalCents,
  accessoryCents,
}: Pick<ClaimFacts, 'principalCents' | 'accessoryCents'>): number => principalCents + accessoryCents

/** The court for a debtor: a trader's is commercial, a consumer's civil (C. com. art. L721-3; CPC art. 1406). */
export const courtKindFor = ({ debtorKind }: Pick<ClaimFacts, 'debtorKind'>): CourtKind =>
  debtorKind === 'consumer' ? 'civil' : 'commercial'

type Weigh = (facts: ClaimFacts, book: StatuteBook) => AdviceReason[]

const money = (cents: number, currency = 'EUR') => ({ cents, currency })

/** A threshold of the law in the claim's terms; a claim in another currency is told of it and not held against it. */
function over(facts: ClaimFacts, book: StatuteBook, subject: Subject) {
  const row = statuteOn(book, subject, facts.today)
  if (!row) return null
  const isAbove = facts.currency === 'EUR' && totalOf(facts) > row.value
  return { row, isAbove, params: { ceiling: money(row.value) } }
}

const noTitleYet: Weigh = ({ hasTitle }) => (hasTitle ? [con('title_already', 'CPCEx art. L111-3')] : [])

const limitation = (facts: ClaimFacts, isByService: boolean): AdviceReason[] => {
  const { barsOn } = facts
  if (barsOn === null) return []
  if (!isByService) return [pro('summons_interrupts', 'C. civ. art. 2241', { day: barsOn }, 'A')]
  return [
    (isPressed(facts) ? con : note)(
      isPressed(facts) ? 'service_too_near' : 'service_interrupts',
      'Cass. 10 juillet 1990, n° 89-13.345',
      { day: barsOn },
    ),
  ]
}

const proofs: Weigh = ({ hasOrder, hasDelivery }) => [
  hasOrder ? pro('order_held', 'CPC art. 1405 et 1407') : con('no_order_held', 'CPC art. 1405 et 1407'),
  hasDelivery ? pro('delivery_held', 'CPC art. 1407') : con('no_delivery_held', 'CPC art. 1407'),
]

const several: Weigh = ({ debtors }) =>
  debtors > 1 ? [note('several_debtors', 'CPC art. 42 al. 2 et 1411', { n: debtors })] : []

const WEIGH: Readonly<Record<Route, Weigh>> = {
  enforcement: ({ hasTitle }) => [
    hasTitle ? pro('title_held', 'CPCEx art. L111-3', {}, 'A') : note('no_title_yet', 'CPCEx art. L111-3', {}, 'A'),
  ],

  payment_order: (facts, book) => {
    const fee = facts.debtorKind === 'consumer' ? null : statuteOn(book, 'order_registry_fee', facts.today)
    return [
      ...noTitleYet(facts, book),
      ...(facts.country !== 'FR' || !facts.hasAddress ? [con('abroad_or_unknown', 'CPC art. 1406')] : []),
      facts.contested === 'no' ? pro('undisputed', 'CPC art. 1405') : con('opposition_likely', 'CPC art. 1415 et 1417'),
      ...proofs(facts, book),
      ...limitation(facts, true),
      ...several(facts, book),
      ...(facts.debtorKind === 'consumer'
        ? [note('no_amicable_attempt', 'Cass. avis 25 septembre 2025, n° 25-70.013')]
        : []),
      ...(fee ? [note('registry_fee', fee.citation, { fee: money(fee.value) }, fee.mark)] : []),
    ]
  },

  trade_claim: (facts, book) => [
    ...noTitleYet(facts, book),
    ...(facts.usesTradeClaim ? [] : [con('flag_off', 'Loi 2026-307 du 23 avril 2026', {}, 'verify')]),
    facts.debtorKind === 'business' && facts.areTraders === true
      ? pro('both_traders', 'CPCEx art. L126-1 ; C. com. art. L210-1')
      : facts.areTraders === null && facts.debtorKind === 'business'
        ? note('traders_to_check', 'CPCEx art. L126-1 ; C. com. art. L210-1')
        : con('not_traders', 'CPCEx art. L126-1'),
    facts.isInvoiced ? pro('invoiced', 'CPCEx art. L126-1') : con('not_invoiced', 'CPCEx art. L126-1'),
    facts.contested === 'no' ? pro('any_amount', 'CPCEx art. L126-1') : con('contested_ends_it', 'CPCEx art. L126-2'),
    note('decree_missing', 'Service-Public A18889, 27 avril 2026', {}, 'verify'),
  ],

  small_claim: (facts, book) => {
    const ceiling = over(facts, book, 'small_claim_ceiling')
    return [
      ...noTitleYet(facts, book),
      ...(ceiling
        ? [
            ceiling.isAbove
              ? con('above_small', ceiling.row.citation, ceiling.params, ceiling.row.mark)
              : pro('within_small', ceiling.row.citation, ceiling.params, ceiling.row.mark),
          ]
        : []),
      ...(facts.debtorKind === 'business' && facts.areTraders !== false && facts.isInvoiced
        ? [con('traders_excluded', 'CPCEx art. L125-1 (loi 2026-307)')]
        : []),
      ...(facts.contested === 'no' ? [] : [con('contested_ends_it', 'CPCEx art. L125-1')]),
      note('debtor_must_agree', 'CPCEx art. L125-1 et R125-2'),
      note('costs_stay', 'CPCEx art. L125-1'),
    ]
  },

  urgent_action: (facts, book) => [
    ...noTitleYet(facts, book),
    facts.contested === 'whole'
      ? con('seriously_contested', 'CPC art. 835 al. 2 et 873 al. 2', {}, 'A')
      : facts.contested === 'part'
        ? pro('undisputed_part', 'CPC art. 835 al. 2 et 873 al. 2', {}, 'A')
        : pro('not_contestable', 'CPC art. 835 al. 2 et 873 al. 2', {}, 'A'),
    ...limitation(facts, false),
    note('provisional', 'CPC art. 484 et 488'),
    ...several(facts, book),
  ],

  full_action: (facts, book) => {
    const lawyer = over(facts, book, 'lawyer_threshold')
    const amicable = over(facts, book, 'amicable_attempt_ceiling')
    return [
      ...noTitleYet(facts, book),
      facts.contested === 'no'
        ? con('longest', 'CPC art. 54 et suivants')
        : pro('decides_contest', 'CPC art. 54 et suivants'),
      ...limitation(facts, false),
      ...(lawyer
        ? [note(lawyer.isAbove ? 'lawyer_needed' : 'no_lawyer', lawyer.row.citation, lawyer.params, lawyer.row.mark)]
        : []),
      ...(amicable && !amicable.isAbove && facts.debtorKind === 'consumer'
        ? [note('amicable_first', amicable.row.citation, amicable.params, amicable.row.mark)]
        : []),
      ...several(facts, book),
    ]
  },

  european_order: (facts, book) => [
    ...noTitleYet(facts, book),
    EUROPEAN_ORDER.has(facts.country)
      ? pro('cross_border', 'Règl. (CE) 1896/2006, formulaire A', { country: facts.country })
      : con('not_eu', 'Règl. (CE) 1896/2006, art. 2', { country: facts.country }),
    ...(facts.contested === 'no' ? [] : [con('contested_ends_it', 'Règl. (CE) 1896/2006, art. 17')]),
    note('outside_product', 'Règl. (CE) 1896/2006, art. 7'),
  ],
}
