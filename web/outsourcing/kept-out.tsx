import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { outsourcingRoutes } from '../../src/outsourcing/contract.ts'
import type { ReplyOut } from '../../src/platform/route.ts'
import { useIsAgent } from '../access/membership.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { keptOutWords as words } from './kept-out-words.ts'

type Item = ReplyOut<typeof outsourcingRoutes.keptOut>['items'][number]
type Told = { readonly refusal: string | null; readonly way: ReactNode }
type KeptOut = Told & {
  /** The same of documents that somebody ticked. */
  of(itemIds: ReadonlySet<string>): Told
  readonly itemIds: ReadonlySet<string>
}

/** Why an act of ours about a customer is closed while a provider alone collects, with the way to its file; an agency acts on what is placed. */
export function useKeptOut(customerId: string, act: 'reminder' | 'law'): KeptOut {
  const api = useApi()
  const { t } = useWords()
  const isAgent = useIsAgent()
  const found = useQuery({
    ...api.ask(outsourcingRoutes.keptOut, { params: { id: customerId } }),
    enabled: !isAgent,
  }).data
  const items = isAgent ? [] : (found?.items.filter(({ bars }) => bars.includes(act)) ?? [])
  const told = (these: readonly Item[], sentence: keyof typeof words): Told => {
    const [first] = these
    if (!first) return { refusal: null, way: null }
    const files = new Map(these.map(({ number, placementId }) => [number, placementId]))
    const providers = [...new Set(these.map(({ provider }) => provider))].join(', ')
    const says = { n: these.length, provider: providers, numbers: [...files.keys()].join(', ') }
    const state = { client: customerId, dossier: first.placementId, voir: first.untilOn ? 'tous' : null }
    return {
      refusal: t(words[sentence], says),
      way: <FigureLink href={urls.placements(api.orgId ?? 0, state)}>{t(words.open, { n: files.size })}</FigureLink>,
    }
  }
  const isWhole = found !== undefined && found.leaves[act] === 0
  return {
    ...told(isWhole ? items : [], items.some(({ untilOn }) => untilOn === null) ? act : 'cameBack'),
    of: (itemIds) =>
      told(
        items.filter(({ itemId }) => itemIds.has(itemId)),
        'chosen',
      ),
    itemIds: new Set(items.map(({ itemId }) => itemId)),
  }
}
