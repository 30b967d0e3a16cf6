import type { LocalDate } from '../../kernel/calendar.ts'
import { recoveries } from '../../ledger/index.ts'
import { CUSTOMER_KINDS, type CustomerKind } from '../../parties/model.ts'
import type { OrgTx } from '../../platform/db.ts'
import { AGES, type Age, SIZES, type Size } from '../audit/model.ts'
import type { ProvenRates } from '../comparing/model.ts'
import type { MandateInForce } from '../mandates/store.ts'
import { mandateNumber } from '../model.ts'
import { providersById } from '../providers/provider-store.ts'
import { quoteOf } from '../providers/quote-store.ts'
import { type Cohort, cohortsOf } from './cohorts.ts'
import { feesOfNoFile, filesUnder } from './facts-store.ts'
import type { FileFacts } from './model.ts'
import { checkPromise, hereInstead, type PromiseCheck, type Score, scoreOf } from './score.ts'

type By<K extends string, V> = Score & { readonly [key in K]: V }

/** How one provider did with what it was given in one currency. */
export type Results = {
  readonly providerId: string
  readonly provider: string
  readonly creditor: string
  readonly creditorOrgId: number
  readonly currency: string
  readonly mandates: readonly { readonly id: string; readonly number: string; readonly isRunning: boolean }[]
  readonly score: Score
  readonly byAge: readonly By<'age', Age>[]
  readonly bySize: readonly By<'size', Size>[]
  readonly byKind: readonly By<'kind', CustomerKind>[]
  /** Those that owed most, first. */
  readonly bySector: readonly By<'sector', string>[]
  readonly pilot: { readonly pilot: Score; readonly rest: Score } | null
  readonly cohorts: readonly Cohort[]
  /** What it said that it recovers by age, and from where that is known. */
  readonly promised: { readonly from: 'quote' | 'card'; readonly rates: ProvenRates } | null
  readonly promise: PromiseCheck | null
  /** What the same files would have brought here. The provider is not told. */
  readonly here: { readonly cents: number; readonly bp: number; readonly ownFiles: number } | null
}

/** What was promised under each mandate: in the quote that it follows, else on the provider's card. */
async function promisesOf(tx: OrgTx, mandates: readonly MandateInForce[]) {
  const cards = new Map(
    (await providersById(tx, [...new Set(mandates.map(({ providerId }) => providerId))])).map((one) => [one.id, one]),
  )
  const promised = new Map<string, NonNullable<Results['promised']>>()
  for (const { id, providerId, quoteId } of mandates) {
    const quoted = quoteId === null ? null : ((await quoteOf(tx, quoteId))?.proven ?? null)
    const rates = quoted ?? cards.get(providerId)?.proven ?? null
    if (rates) promised.set(id, { from: quoted ? 'quote' : 'card', rates })
  }
  return promised
}

/** Mandates under which something may have been placed. */
export const signedOnes = (mandates: readonly MandateInForce[]): MandateInForce[] =>
  mandates.filter(({ version }) => version !== null)

/** Every provider with files under these mandates, one entry for each currency; who was given most comes first. */
export async function resultsUnder(
  tx: OrgTx,
  mandates: readonly MandateInForce[],
  today: LocalDate,
): Promise<{ results: Results[]; files: FileFacts[] }> {
  const ids = mandates.map(({ id }) => id)
  const files = await filesUnder(tx, ids, today)
  const periodFees = await feesOfNoFile(tx, ids)
  const promised = await promisesOf(tx, mandates)
  const measured = await recoveries(tx)
  const results = [...Map.groupBy(files, ({ providerId, currency }) => `${providerId} ${currency}`).values()].map(
    (own): Results => {
      const { providerId, currency } = own[0]!
      const theirs = mandates.filter((one) => one.providerId === providerId)
      const ofPeriods = periodFees
        .filter((fee) => fee.currency === currency && theirs.some(({ id }) => id === fee.mandateId))
        .reduce((sum, { cents }) => sum + cents, 0)
      const [latest] = theirs
      return {
        ...{
          providerId,
          currency,
          provider: latest!.providerName,
          creditor: latest!.creditorName,
          creditorOrgId: tx.orgId,
        },
        mandates: theirs.map(({ id, no, state }) => ({
          id,
          number: mandateNumber(no),
          isRunning: state === 'running',
        })),
        ...cutsOf(own, ofPeriods),
        cohorts: cohortsOf(own, today),
        promised: theirs.map(({ id }) => promised.get(id)).find((one) => one !== undefined) ?? null,
        promise: checkPromise(own, ({ mandateId }) => promised.get(mandateId)?.rates ?? null, today),
        here: hereInstead(own, measured),
      }
    },
  )
  return { results: results.toSorted((a, b) => b.score.placedCents - a.score.placedCents), files }
}

function cutsOf(files: readonly FileFacts[], ofPeriods: number) {
  const sectors = [...Map.groupBy(files, ({ sector }) => sector)].map(([sector, own]) => ({ sector, ...scoreOf(own) }))
  const [pilot, rest] = [files.filter(({ isPilot }) => isPilot), files.filter(({ isPilot }) => !isPilot)]
  return {
    score: scoreOf(files, ofPeriods),
    byAge: AGES.map((age) => ({ age, ...scoreOf(files.filter((one) => one.age === age)) })),
    bySize: SIZES.map((size) => ({ size, ...scoreOf(files.filter((one) => one.size === size)) })),
    byKind: CUSTOMER_KINDS.map((kind) => ({ kind, ...scoreOf(files.filter((one) => one.kind === kind)) })),
    bySector: sectors.toSorted((a, b) => b.placedCents - a.placedCents),
    pilot: pilot.length > 0 && rest.length > 0 ? { pilot: scoreOf(pilot), rest: scoreOf(rest) } : null,
  }
}
