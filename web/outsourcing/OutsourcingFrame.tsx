import type { ReactNode } from 'react'
import { PageHeader } from '../design/PageHeader.tsx'
import { PageTabs } from '../design/PageTabs.tsx'
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

type Props = {
  here:
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
  facts?: readonly ReactNode[]
  actions?: ReactNode
  children: ReactNode
}

/** The head of what is collected by others: what the books would make of it, what it would cost, who does it and what they were given. */
export function OutsourcingFrame({ here, facts = [], actions, children }: Props) {
  const api = useApi()
  const { t } = useWords()
  const orgId = api.orgId ?? 0
  return (
    <>
      <PageHeader title={t(wording.title)} facts={facts} actions={actions} />
      <PageTabs
        label={t(wording.parts)}
        here={here}
        groups={[
          [
            { key: 'audit', label: t(wording.audit), href: urls.outsourcingAudit(orgId) },
            { key: 'simulateur', label: t(wording.simulator), href: urls.outsourcingSimulator(orgId) },
            { key: 'prestataires', label: t(providerWords.providers), href: urls.providers(orgId) },
            { key: 'mandats', label: t(mandateWords.mandates), href: urls.collectionMandates(orgId) },
            { key: 'regles', label: t(routingWords.rules), href: urls.routingRules(orgId) },
            { key: 'prets', label: t(placeWords.ready), href: urls.readyFiles(orgId) },
            { key: 'confies', label: t(placeWords.placed), href: urls.placements(orgId) },
            { key: 'encaissements', label: t(receiptWords.receipts), href: urls.placedReceipts(orgId) },
            { key: 'fonds', label: t(receiptWords.funds), href: urls.funds(orgId) },
            { key: 'reversements', label: t(remittanceWords.tab), href: urls.remittances(orgId) },
            { key: 'resultats', label: t(scoreWords.results), href: urls.results(orgId) },
            { key: 'demandes', label: t(approvalWords.tab), href: urls.approvals(orgId) },
          ],
        ]}
      />
      {children}
    </>
  )
}
