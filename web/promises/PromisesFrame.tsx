import type { ReactNode } from 'react'
import { useIsAgent } from '../access/membership.tsx'
import { PageHeader } from '../design/PageHeader.tsx'
import { PageTabs } from '../design/PageTabs.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { wording } from './wording.ts'

type Props = {
  here: 'promesses' | 'echeanciers' | 'bilan' | 'reglages'
  facts?: readonly ReactNode[]
  actions?: ReactNode
  children: ReactNode
}

/** The head of everything that customers gave their word on: promises, plans, how they were kept, what may be agreed. */
export function PromisesFrame({ here, facts = [], actions, children }: Props) {
  const api = useApi()
  const { t } = useWords()
  const orgId = api.orgId ?? 0
  const isAgent = useIsAgent()
  return (
    <>
      <PageHeader title={t(wording.title)} facts={facts} actions={actions} />
      <PageTabs
        label={t(wording.parts)}
        here={here}
        groups={[
          [
            { key: 'promesses', label: t(wording.promises), href: urls.promises(orgId) },
            { key: 'echeanciers', label: t(wording.plans), href: urls.plans(orgId) },
          ],
          isAgent
            ? []
            : [
                { key: 'bilan', label: t(wording.report), href: urls.promiseReport(orgId) },
                { key: 'reglages', label: t(wording.settings), href: urls.promiseSettings(orgId) },
              ],
        ]}
      />
      {children}
    </>
  )
}
