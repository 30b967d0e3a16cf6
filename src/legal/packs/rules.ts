import {
  type CheckedExhibit,
  type CheckedLine,
  EXHIBIT_KINDS,
  type Exhibit,
  type ExhibitKind,
  type LineMark,
  type OtherDebtor,
  type PackFacts,
  type PackPlan,
} from './model.ts'
import { asCounted } from './numbered.ts'

/** What is looked for before a pack is built. */
export const CHECKS = [
  'claims',
  'one_currency',
  'not_public',
  'debtor_in_france',
  'debtor_address',
  'debtor_siren',
  'creditor_identity',
  'creditor_address',
  'court',
  'signatory',
  'power',
  'interest',
  'not_barred',
  'not_frozen',
  'not_planned',
  'not_disputed',
  'not_promised',
  'not_collected',
  'not_elsewhere',
  'dated',
  'others',
  'others_bound',
  'no_credits',
  'costs',
  'performed',
  'invoices',
  'basis',
  'delivery',
  'notice',
  'notice_proof',
  'company_extract',
  'files',
  'sizes',
] as const
export type CheckCode = (typeof CHECKS)[number]

/** Where what is missing is added. */
export type CheckPlace =
  | 'here'
  | 'customer'
  | 'organisation'
  | 'files'
  | 'charges'
  | 'limitation'
  | 'insolvency'
  | 'disputes'
  | 'promises'
  | 'debits'
  | 'proceedings'
  | 'account'

export type Check = {
  readonly code: CheckCode
  /** `required`: no pack is built without it. */
  readonly level: 'required' | 'advised'
  readonly isHeld: boolean
  /** The documents, or files, that lack it. */
  readonly of: readonly string[]
  readonly where: CheckPlace
}

/** Files that are made a PDF here where they are none; anything else is made one first. */
const FILED_TYPES: ReadonlySet<string> = new Set([
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'text/plain',
  'message/rfc822',
])
const isFiled = (type: string): boolean => FILED_TYPES.has(type.split(';')[0]!)

/**
 * What a request for an order for payment needs (CPC art. 54, 57, 1405 to 1407; law sheet §6.2), and what is there. A civil judge asks for
 * the formal notice, from which a consumer's interest runs; a commercial registry for the extract of a company.
 */
export function checksOf(facts: PackFacts, plan: PackPlan): Check[] {
  const { debtor, creditor } = facts
  const lines = facts.lines.filter(({ itemId }) => plan.itemIds.includes(itemId))
  const chosen = chosenOf(facts, plan)
  const has = (...kinds: readonly ExhibitKind[]) => chosen.some(({ kind }) => kinds.includes(kind))
  const invoices = lines.filter(({ isNote }) => !isNote)
  const isCommercial = plan.court.kind === 'commercial'
  const { as, name, capacity } = plan.signatory
  const said = (...texts: readonly string[]) => texts.every((text) => text.trim() !== '')
  const numbers = (of: readonly CheckedLine[]) => of.map(({ documentNo }) => documentNo)
  const without = (kind: ExhibitKind) => {
    const shown = new Set(chosen.filter((one) => one.kind === kind).flatMap((one) => one.numbers))
    return numbers(invoices.filter(({ documentNo }) => !shown.has(documentNo)))
  }
  const check = (
    code: CheckCode,
    level: Check['level'],
    where: CheckPlace,
    isHeld: boolean,
    of: readonly string[] = [],
  ): Check => ({ code, level, where, isHeld, of })
  const none = (code: CheckCode, level: Check['level'], where: CheckPlace, of: readonly string[]) =>
    check(code, level, where, of.length === 0, of)
  const marked = (mark: LineMark) => numbers(lines.filter(({ marks }) => marks.includes(mark)))
  const foreign = lines.filter(({ marks }) => marks.includes('foreign'))
  const shown = new Set(chosen.map(({ key }) => key))
  const found = [
    check('claims', 'required', 'here', lines.length > 0),
    none(
      'one_currency',
      'required',
      'here',
      foreign.map(({ documentNo, currency }) => `${documentNo} : ${currency}`),
    ),
    check('not_public', 'required', 'customer', debtor.kind !== 'public'),
    check('debtor_in_france', 'required', 'customer', debtor.country === 'FR'),
    check('debtor_address', 'required', 'customer', debtor.isPostable),
    ...(debtor.kind === 'business'
      ? [check('debtor_siren', isCommercial ? 'required' : 'advised', 'customer', debtor.siren !== null)]
      : []),
    check(
      'creditor_identity',
      'required',
      creditor.siren === null ? 'organisation' : 'here',
      creditor.siren !== null && said(plan.creditor.form, plan.creditor.registry, plan.creditor.representative),
    ),
    check('creditor_address', 'required', 'organisation', creditor.isPostable),
    check('court', 'required', 'here', said(plan.court.name)),
    check('signatory', 'required', 'here', said(name, capacity, plan.signatory.place)),
    ...(as === 'proxy' ? [check('power', 'required', 'files', has('power_of_attorney'))] : []),
    none('interest', 'required', 'charges', numbers(lines.filter(({ refusal }) => refusal !== null))),
    none('not_barred', 'required', 'limitation', marked('barred')),
    none('not_frozen', 'required', 'insolvency', marked('frozen')),
    none('not_planned', 'required', 'promises', marked('planned')),
    none('invoices', 'required', 'files', without('invoice')),
    check('basis', 'required', 'files', has('order', 'contract', 'terms_accepted')),
    check('company_extract', isCommercial ? 'required' : 'advised', 'files', has('company_extract')),
    check('notice', isCommercial ? 'advised' : 'required', 'files', has('formal_notice')),
    check('notice_proof', 'advised', 'files', has('notice_proof')),
    none('delivery', 'advised', 'files', without('delivery_proof')),
    none('performed', 'advised', 'limitation', numbers(invoices.filter(({ performedOn }) => performedOn === null))),
    none('not_disputed', 'advised', 'disputes', marked('disputed')),
    none('not_promised', 'advised', 'promises', marked('promised')),
    none('not_collected', 'advised', 'debits', marked('collected')),
    none('not_elsewhere', 'advised', 'proceedings', marked('elsewhere')),
    none('dated', 'advised', 'files', marked('undated')),
    ...(plan.others.length === 0
      ? []
      : [
          none('others', 'required', 'here', nameless(plan.others)),
          none('others_bound', 'required', 'here', named(plan.others.filter(({ shownBy }) => !shown.has(shownBy)))),
        ]),
    none('no_credits', 'advised', 'account', creditsOf(facts)),
    ...(debtor.kind === 'consumer'
      ? [
          none(
            'costs',
            'advised',
            'here',
            plan.costs.map(({ label }) => label),
          ),
        ]
      : []),
    none(
      'files',
      'required',
      'files',
      chosen.filter(({ type }) => !isFiled(type)).map(({ title }) => title),
    ),
    none('sizes', 'advised', 'files', tooHeavy(facts, plan, chosen)),
  ]
  return found.toSorted((a, b) => rank(a) - rank(b))
}

/** Who owes besides the debtor is told by name and address, or nothing can be served on it (CPC art. 54, 57). */
const nameless = (others: readonly OtherDebtor[]): string[] =>
  others.flatMap(({ name, addressLines }, place) => {
    const isWhole = name.trim() !== '' && addressLines.some((line) => /\b\d{5}\b/.test(line))
    return isWhole ? [] : [name.trim() || String(place + 2)]
  })

const named = (others: readonly OtherDebtor[]): string[] =>
  others.map(({ name }, place) => name.trim() || String(place + 2))

/** How networks and portals count. */
export const MEGABYTE = 1_000_000

function tooHeavy({ limits }: PackFacts, { channel }: PackPlan, chosen: readonly CheckedExhibit[]): string[] {
  const fileMb = limits.find((one) => one.channel === channel)?.fileMb ?? null
  if (fileMb === null) return []
  return chosen.filter(({ size }) => size !== null && size > fileMb * MEGABYTE).map(({ title }) => title)
}

/** A court that is asked for more than is left owed opens the door to an opposition: what is there to be applied is told. */
const creditsOf = ({ credits }: PackFacts): string[] => credits.map(({ documentNo }) => documentNo)

/** What stops the pack first, then what would help, then what is there. */
const rank = ({ isHeld, level }: Check): number => (isHeld ? 2 : level === 'required' ? 0 : 1)

export const chosenOf = <One extends CheckedExhibit>(
  { exhibits }: { readonly exhibits: readonly One[] },
  plan: Pick<PackPlan, 'exhibits'>,
): One[] => {
  const byKey = new Map(exhibits.map((one) => [one.key, one]))
  return plan.exhibits.flatMap(({ key }) => byKey.get(key) ?? [])
}

const ALONE: ReadonlySet<ExhibitKind> = new Set(['reminder', 'correspondence', 'statement_of_account', 'other'])

/**
 * What is shown unless somebody says otherwise, in the order in which a court reads it: what the claim rests on, the claim, the notice. What
 * is only about other documents stays out, as do reminders and letters, which are many and prove little.
 */
export function usualExhibits(exhibits: readonly Exhibit[], claimed: readonly string[]): Exhibit[] {
  const numbers = new Set(claimed)
  return exhibits
    .filter((one) => !ALONE.has(one.kind) && (one.numbers.length === 0 || one.numbers.some((no) => numbers.has(no))))
    .toSorted(
      (a, b) =>
        EXHIBIT_KINDS.indexOf(a.kind) - EXHIBIT_KINDS.indexOf(b.kind) ||
        (a.on ?? '').localeCompare(b.on ?? '') ||
        asCounted(a.title, b.title) ||
        a.key.localeCompare(b.key),
    )
}
