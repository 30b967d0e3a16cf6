import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { cashRoutes } from '../../src/cash/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { FigureLink } from '../design/FigureLink.tsx'
import { PageHeader } from '../design/PageHeader.tsx'
import { type PageTab, PageTabs } from '../design/PageTabs.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { type LineShow, SHOW_WORDS } from './lines.ts'
import { showNames, wording } from './wording.ts'

type Props = {
  here: LineShow | 'avis' | 'comptabilite' | 'comptes' | 'rapprochement'
  /** The account that the list is limited to: moving to another tab keeps it. */
  accountId?: string | undefined
  facts?: readonly ReactNode[]
  actions?: ReactNode
  children: ReactNode
}

/** The head of everything about receipts: how fresh the bank is, what waits, then accounts and rules. */
export function CashFrame({ here, accountId, facts = [], actions, children }: Props) {
  const api = useApi()
  const { t, day } = useWords()
  const counts = useQuery(api.ask(cashRoutes.lines, { query: { show: 'open', limit: 1 } })).data?.counts
  const accounts = useAccounts().data?.accounts ?? []
  const fresh = accounts
    .filter((account) => account.isFollowed)
    .map((account) => account.freshOn)
    .reduce<string | null>((oldest, on) => (on && (oldest === null || on < oldest) ? on : oldest), null)
  const gaps = accounts.reduce((sum, account) => sum + account.gaps.length, 0)
  const orgId = api.orgId ?? 0
  const of = (show: LineShow, n?: number): PageTab => ({
    key: show,
    label: t(showNames[show]),
    count: n,
    href: urls.cash(orgId, { voir: show === 'open' ? null : SHOW_WORDS[show], compte: accountId }),
  })
  return (
    <>
      <PageHeader
        title={t(wording.cash)}
        facts={[
          ...(fresh
            ? [
                <FigureLink key="fresh" href={urls.cashAccounts(orgId)}>
                  {t(wording.freshOn, { day: day(fresh as LocalDate) })}
                </FigureLink>,
              ]
            : []),
          ...(gaps > 0
            ? [
                <FigureLink key="gaps" href={urls.cashAccounts(orgId)}>
                  {t(wording.broken, { n: gaps })}
                </FigureLink>,
              ]
            : []),
          ...(counts && counts.automatic > 0
            ? [
                <FigureLink key="alone" href={urls.cash(orgId, { voir: SHOW_WORDS.matched, compte: accountId })}>
                  {t(wording.matchedAlone, { n: counts.automatic })}
                </FigureLink>,
              ]
            : []),
          ...facts,
        ]}
        actions={actions}
      />
      <PageTabs
        label={t(wording.parts)}
        here={here}
        groups={[
          [
            of('open', counts?.open),
            of('matched', counts?.matched),
            of('set_aside', counts?.setAside),
            of('refunds', counts?.refunds),
            of('returned', counts?.returned),
            of('to_check', counts?.toCheck),
            of('all'),
          ],
          [
            { key: 'prelevements', label: t(wording.debits), href: urls.collections(orgId) },
            { key: 'avis', label: t(wording.advices), href: urls.cashAdvices(orgId) },
            { key: 'comptabilite', label: t(wording.journal), href: urls.cashJournal(orgId) },
            { key: 'comptes', label: t(wording.accounts), href: urls.cashAccounts(orgId) },
            { key: 'rapprochement', label: t(wording.matching), href: urls.cashMatching(orgId) },
          ],
        ]}
      />
      {children}
    </>
  )
}

export function useAccounts() {
  const api = useApi()
  return useQuery(api.ask(cashRoutes.accounts, {}))
}
