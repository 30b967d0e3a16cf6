import {
  type CheckedExhibit,
  type CheckedLine,
  EXHIBIT_KINDS,
  type Exhibit,
  type ExhibitKind,
  type PackFacts,
  type PackPlan,
} from './model.ts'

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
  'not_disputed',
  'no_credits',
  'performed',
  'invoices',
  'basis',
  'delivery',
  'notice',
  'notice_proof',
  'company_extract',
  'files',
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

/** Files that a court reads: anything else is made a PDF first. */
export const FILED_TYPES: ReadonlySet<string> = new Set(['application/pdf', 'image/png', 'image/jpeg'])

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
  const currencies = new Set(lines.map(({ currency }) => currency))
  const found = [
    check('claims', 'required', 'here', lines.length > 0),
    check(
      'one_currency',
      'required',
      'here',
      [...currencies].every((one) => one === 'EUR'),
      [...currencies],
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
    none('not_barred', 'required', 'limitation', numbers(lines.filter(({ isBarred }) => isBarred))),
    none('not_frozen', 'required', 'insolvency', numbers(lines.filter(({ isFrozen }) => isFrozen))),
    none('invoices', 'required', 'files', without('invoice')),
    check('basis', 'required', 'files', has('order', 'contract', 'terms_accepted')),
    check('company_extract', isCommercial ? 'required' : 'advised', 'files', has('company_extract')),
    check('notice', isCommercial ? 'advised' : 'required', 'files', has('formal_notice')),
    check('notice_proof', 'advised', 'files', has('notice_proof')),
    none('delivery', 'advised', 'files', without('delivery_proof')),
    none('performed', 'advised', 'limitation', numbers(invoices.filter(({ performedOn }) => performedOn === null))),
    none('not_disputed', 'advised', 'disputes', numbers(lines.filter(({ isDisputed }) => isDisputed))),
    none('no_credits', 'advised', 'account', creditsOf(facts)),
    none(
      'files',
      'required',
      'files',
      chosen.filter(({ type }) => !FILED_TYPES.has(type)).map(({ title }) => title),
    ),
  ]
  return found.toSorted((a, b) => rank(a) - rank(b))
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
        a.title.localeCompare(b.title) ||
        a.key.localeCompare(b.key),
    )
}
