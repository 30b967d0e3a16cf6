import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { ResultFileView, ResultsView } from '../../src/outsourcing/results/contract-views.ts'
import type { QueryIn } from '../../src/platform/route.ts'
import { type AddressState, urls } from '../shell/urls.ts'
import type { useApi } from '../wire/api.tsx'

/** Whose results are read: a provider's of ours, or our own with one creditor's mandate. */
export type ScoreSide = { kind: 'creditor' } | { kind: 'agency'; mandateId: string }

/** What opens the panel: `montre` a figure of `taille` `age` `genre` `secteur` `mois` `pilote`. */
export type ScoreState =
  | 'prestataire'
  | 'devise'
  | 'recu'
  | 'cote'
  | 'mandat'
  | 'avec'
  | 'duree'
  | 'montre'
  | 'taille'
  | 'age'
  | 'genre'
  | 'secteur'
  | 'mois'
  | 'pilote'
export const NO_FIGURE = {
  montre: null,
  taille: null,
  age: null,
  genre: null,
  secteur: null,
  mois: null,
  pilote: null,
} as const

/** A sector that nobody told has an empty name, which an address could not tell from none. */
export const NO_SECTOR = '-'

export type FigureCut = Omit<QueryIn<typeof routes.resultFiles>, 'providerId' | 'currency' | 'limit' | 'offset'>

export function filesPage(
  api: ReturnType<typeof useApi>,
  side: ScoreSide,
  { providerId, currency }: Pick<ResultsView, 'providerId' | 'currency'>,
  cut: FigureCut,
  { offset, limit, signal }: { offset: number; limit: number; signal: AbortSignal },
): Promise<{ files: ResultFileView[]; count: number }> {
  const query = { ...cut, currency, offset, limit }
  return side.kind === 'creditor'
    ? api.call(routes.resultFiles, { query: { ...query, providerId }, signal })
    : api.call(routes.receivedResultFiles, { params: { id: side.mandateId }, query, signal })
}

/** The address of a figure of these results. */
export const figureAt = (
  orgId: number,
  side: ScoreSide,
  of: Pick<ResultsView, 'providerId' | 'currency'>,
  figure: AddressState,
): string =>
  urls.results(orgId, {
    ...(side.kind === 'creditor' ? { prestataire: of.providerId } : { recu: side.mandateId }),
    devise: of.currency,
    montre: 'all',
    ...figure,
  })
