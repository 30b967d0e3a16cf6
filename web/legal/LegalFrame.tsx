import type { ReactNode } from 'react'
import { PageHeader } from '../design/PageHeader.tsx'
import { PageTabs } from '../design/PageTabs.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { claimWording } from './claim-wording.ts'
import { delayWording } from './delay-wording.ts'
import { insolvencyWording } from './insolvency-wording.ts'
import { noticeWords } from './notice-wording.ts'
import { proceedingWords } from './proceeding-wording.ts'
import { wording } from './wording.ts'

type Props = {
  here:
    | 'mises-en-demeure'
    | 'dossiers'
    | 'procedures'
    | 'provisions'
    | 'interets'
    | 'prescription'
    | 'delais'
    | 'reglages'
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
            { key: 'mises-en-demeure', label: t(noticeWords.notices), href: urls.notices(orgId) },
            { key: 'prescription', label: t(claimWording.claims), href: urls.claims(orgId) },
            { key: 'dossiers', label: t(proceedingWords.proceedings), href: urls.proceedings(orgId) },
            { key: 'procedures', label: t(insolvencyWording.insolvencies), href: urls.insolvencies(orgId) },
            { key: 'provisions', label: t(wording.provisions), href: urls.provisions(orgId) },
            { key: 'delais', label: t(delayWording.delays), href: urls.delays(orgId) },
          ],
          [{ key: 'reglages', label: t(wording.settings), href: urls.interestSettings(orgId) }],
        ]}
      />
      {children}
    </>
  )
}
