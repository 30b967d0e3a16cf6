import type { ReactNode } from 'react'
import { PageHeader } from '../design/PageHeader.tsx'
import { PageTabs } from '../design/PageTabs.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { claimWording } from './claim-wording.ts'
import { delayWording } from './delay-wording.ts'
import { wording } from './wording.ts'

type Props = {
  here: 'interets' | 'prescription' | 'delais' | 'reglages'
  facts?: readonly ReactNode[]
  actions?: ReactNode
  children: ReactNode
}

/** The head of the legal desk: what the law adds to debts, and what it takes from them. */
export function LegalFrame({ here, facts = [], actions, children }: Props) {
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
            { key: 'interets', label: t(wording.charges), href: urls.charges(orgId) },
            { key: 'prescription', label: t(claimWording.claims), href: urls.claims(orgId) },
            { key: 'delais', label: t(delayWording.delays), href: urls.delays(orgId) },
          ],
          [{ key: 'reglages', label: t(wording.settings), href: urls.interestSettings(orgId) }],
        ]}
      />
      {children}
    </>
  )
}
