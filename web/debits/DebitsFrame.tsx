import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { cashRoutes } from '../../src/cash/contract.ts'
import { FigureLink } from '../design/FigureLink.tsx'
import { PageHeader } from '../design/PageHeader.tsx'
import { PageTabs } from '../design/PageTabs.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import classes from './debits.module.css'
import { wording } from './wording.ts'

type Props = {
  here: 'remises' | 'impayes' | 'mandats' | 'reglages'
  facts?: readonly ReactNode[]
  actions?: ReactNode
  children: ReactNode
}

/** The head of everything about direct debits: what was collected, what came back, who gave a mandate, who collects. */
export function DebitsFrame({ here, facts = [], actions, children }: Props) {
  const api = useApi()
  const { t } = useWords()
  const failed = useFailedDebits().data?.debits.length
  const orgId = api.orgId ?? 0
  return (
    <>
      <PageHeader
        title={t(wording.debits)}
        facts={facts}
        actions={
          <>
            <BackTo href={urls.cash(orgId)}>{t(wording.toCash)}</BackTo>
            {actions}
          </>
        }
      />
      <PageTabs
        label={t(wording.parts)}
        here={here}
        groups={[
          [
            { key: 'remises', label: t(wording.collections), href: urls.collections(orgId) },
            { key: 'impayes', label: t(wording.failed), href: urls.failedDebits(orgId), count: failed ?? 0 },
          ],
          [
            { key: 'mandats', label: t(wording.mandates), href: urls.mandates(orgId) },
            { key: 'reglages', label: t(wording.settings), href: urls.debitSettings(orgId) },
          ],
        ]}
      />
      {children}
    </>
  )
}

/** The page above this one. */
export function BackTo({ href, children }: { href: string; children: ReactNode }) {
  return (
    <span className={classes.back}>
      <FigureLink href={href}>← {children}</FigureLink>
    </span>
  )
}

export function useFailedDebits() {
  const api = useApi()
  return useQuery(api.ask(cashRoutes.failedDebits, {}))
}

export function useDebitSetting() {
  const api = useApi()
  return useQuery(api.ask(cashRoutes.debitSetting, {}))
}
