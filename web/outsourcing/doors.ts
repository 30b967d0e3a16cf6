import { useQuery } from '@tanstack/react-query'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import { useMe } from '../access/session.ts'
import type { PageTab } from '../design/PageTabs.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { approvalWords } from './approval-words.ts'
import { mandateWords } from './mandate-words.ts'
import { placeWords } from './place-wording.ts'
import { providerWords } from './provider-words.ts'
import { receiptWords } from './receipt-words.ts'
import { remittanceWords } from './remittance-words.ts'
import { routingWords } from './routing-words.ts'
import { scoreWords } from './score-words.ts'
import { wording } from './wording.ts'

export type OutsourcingPart =
  | 'audit'
  | 'simulateur'
  | 'prestataires'
  | 'mandats'
  | 'regles'
  | 'prets'
  | 'confies'
  | 'encaissements'
  | 'fonds'
  | 'reversements'
  | 'resultats'
  | 'demandes'

type Part = PageTab & { readonly key: OutsourcingPart }
type Door = { readonly key: string; readonly label: string; readonly parts: readonly Part[] }

/** Whether the organisation on screen collects for others: its doors begin with what it was given. */
export function useCollects(): boolean {
  const { orgId } = useApi()
  return useMe().data?.organisations.some((one) => one.orgId === orgId && one.collects) ?? false
}

/** The doors of outsourcing, in the order in which work goes through them, with what waits behind each. */
export function useDoors(): readonly Door[] {
  const api = useApi()
  const { t } = useWords()
  const collects = useCollects()
  const orgId = api.orgId ?? 0
  const counted = { query: { show: 'all', limit: 1 } } as const
  const requests = useQuery(api.ask(collects ? routes.requestsMade : routes.requests, counted)).data
  const asked: Part = {
    ...{ key: 'demandes', label: t(approvalWords.tab), href: urls.approvals(orgId) },
    count: requests?.ours ?? 0,
  }
  const mandates: Part = {
    ...{ key: 'mandats', label: t(mandateWords.mandates) },
    href: urls.collectionMandates(orgId, { voir: collects ? 'recus' : null }),
  }
  const choosing: Part[] = [
    { key: 'audit', label: t(wording.audit), href: urls.outsourcingAudit(orgId) },
    { key: 'simulateur', label: t(wording.simulator), href: urls.outsourcingSimulator(orgId) },
    { key: 'prestataires', label: t(providerWords.providers), href: urls.providers(orgId) },
  ]
  const placing: Part[] = [
    { key: 'prets', label: t(placeWords.ready), href: urls.readyFiles(orgId) },
    { key: 'confies', label: t(placeWords.placed), href: urls.placements(orgId) },
  ]
  const rules: Part = { key: 'regles', label: t(routingWords.rules), href: urls.routingRules(orgId) }
  const money: Door = {
    ...{ key: 'argent', label: t(wording.money) },
    parts: [
      { key: 'encaissements', label: t(receiptWords.receipts), href: urls.placedReceipts(orgId) },
      { key: 'reversements', label: t(remittanceWords.tab), href: urls.remittances(orgId) },
      { key: 'fonds', label: t(receiptWords.funds), href: urls.funds(orgId) },
    ],
  }
  const results: Door = {
    ...{ key: 'bilan', label: t(scoreWords.results) },
    parts: [{ key: 'resultats', label: t(scoreWords.results), href: urls.results(orgId) }],
  }
  return collects
    ? [
        { key: 'recevoir', label: t(wording.received), parts: [mandates, asked] },
        ...[money, results],
        { key: 'confier', label: t(wording.placeOurs), parts: [...choosing, ...placing, rules] },
      ]
    : [
        { key: 'decider', label: t(wording.choose), parts: [...choosing, mandates] },
        { key: 'confier', label: t(wording.place), parts: [...placing, asked, rules] },
        ...[money, results],
      ]
}
