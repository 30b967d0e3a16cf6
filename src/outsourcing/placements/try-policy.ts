import { organisationOf } from '../../access/index.ts'
import { sumsByCurrency } from '../../kernel/money.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { snapshotShelf } from '../../platform/snapshot-shelf.ts'
import { mandateNumber } from '../model.ts'
import { barsOf, runningMandates } from './mandate-use.ts'
import { type MandateUse, WHY_CODES } from './model.ts'
import type { TriedRule } from './policy-contract.ts'
import { type RoutedClaim, type RoutingAsked, routeClaims } from './route-claims.ts'
import type { RoutingRule } from './routing.ts'
import { tellWhy, whyNames } from './wording.ts'

type Asked = RoutingAsked & { readonly rules: readonly RoutingRule[] }
export type Trial = { readonly routed: readonly RoutedClaim[]; readonly mandates: readonly MandateUse[] }

/** What rules would do, kept while a person looks at it line by line. */
export const trialShelf = () =>
  snapshotShelf<Asked, Trial>({
    keyOf: ({ today, rules }) => `${today} ${JSON.stringify(rules)}`,
    reckon: async (tx, { rules, ...asked }) => {
      const mandates = await runningMandates(tx)
      return { mandates, routed: await routeClaims(tx, rules, mandates, asked) }
    },
    sizeOf: ({ routed }) => routed.length,
    most: 200_000,
  })

/** Rule by rule, and last what no rule is about: what would go, to whom, and what stays by which reason. */
export async function triedRules(
  tx: OrgTx,
  { lang, rules, today }: { readonly lang: Lang; readonly rules: readonly RoutingRule[] } & Pick<RoutingAsked, 'today'>,
  { routed, mandates }: Trial,
): Promise<TriedRule[]> {
  const { name } = await organisationOf(tx)
  const byPlace = Map.groupBy(routed, ({ place }) => place)
  const lines: TriedRule[] = []
  for (const [place, { then }] of rules.entries()) {
    const mandate = then.to === 'mandate' ? mandates.find(({ id }) => id === then.mandateId) : undefined
    lines.push({
      ...{ place, to: then.to, mandate: mandate ? mandateNumber(mandate.no) : null },
      provider: mandate?.providerName ?? null,
      bars: mandate ? (await barsOf(tx, mandate, name, today)).map((bar) => tellWhy(lang, bar)) : [],
      ...whatOf(lang, byPlace.get(place) ?? []),
    })
  }
  const noRule = byPlace.get(null) ?? []
  if (noRule.length > 0)
    lines.push({ place: null, to: null, mandate: null, provider: null, bars: [], ...whatOf(lang, noRule) })
  return lines
}

/** Claims of one line, of those that go or of those that stay, the largest first. */
export const claimsOfLine = (
  { routed }: Trial,
  shows: { readonly place: number | null; readonly goes: boolean },
): RoutedClaim[] =>
  routed
    .filter(({ place, reasons }) => place === shows.place && (reasons.length === 0) === shows.goes)
    .toSorted((a, b) => b.claim.openCents - a.claim.openCents)

function whatOf(
  lang: Lang,
  routed: readonly RoutedClaim[],
): Pick<TriedRule, 'files' | 'documents' | 'amounts' | 'stays'> {
  const goes = routed.filter(({ reasons }) => reasons.length === 0)
  const stays = routed.filter(({ reasons }) => reasons.length > 0)
  const byCode = Map.groupBy(stays, ({ reasons }) => reasons[0]!.code)
  return {
    files: new Set(goes.map(({ claim }) => `${claim.customerId} ${claim.currency}`)).size,
    documents: goes.length,
    amounts: sumsOf(goes),
    stays: {
      documents: stays.length,
      amounts: sumsOf(stays),
      by: WHY_CODES.flatMap((code) => {
        const of = byCode.get(code)
        return of ? [{ code, name: say(lang, whyNames[code]), documents: of.length }] : []
      }),
    },
  }
}

const sumsOf = (routed: readonly RoutedClaim[]) =>
  sumsByCurrency(routed.map(({ claim }) => ({ currency: claim.currency, cents: claim.openCents })))
