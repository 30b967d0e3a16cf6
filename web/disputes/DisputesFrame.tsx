import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { disputesRoutes } from '../../src/disputes/contract.ts'
import { useIsAgent } from '../access/membership.tsx'
import { PageHeader } from '../design/PageHeader.tsx'
import { type PageTab, PageTabs } from '../design/PageTabs.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { SHOW_NAMES, type Show } from './shows.ts'
import { disputeWords as words } from './wording.ts'

type Props = { here: Show | 'bilan' | 'motifs'; facts?: readonly ReactNode[]; actions?: ReactNode; children: ReactNode }

/** The head of everything about disputes: how many run and wait, then the report and the causes. */
export function DisputesFrame({ here, facts = [], actions, children }: Props) {
  const api = useApi()
  const { t } = useWords()
  const cells = useQuery(api.ask(disputesRoutes.board, {})).data?.cells ?? []
  const orgId = api.orgId ?? 0
  const isAgent = useIsAgent()
  const count = (which: (cell: (typeof cells)[number]) => boolean) =>
    cells.filter(which).reduce((sum, cell) => sum + cell.count, 0)
  const tab = (show: Show, label: string, n?: number): PageTab => ({
    key: show,
    label,
    count: n,
    href: urls.disputes(orgId, { voir: show === 'running' ? null : SHOW_NAMES[show] }),
  })
  return (
    <>
      <PageHeader title={t(words.disputes)} facts={facts} actions={actions} />
      <PageTabs
        label={t(words.parts)}
        here={here}
        groups={[
          [
            tab(
              'running',
              t(words.running),
              count(() => true),
            ),
            tab(
              'late',
              t(words.late),
              count((cell) => cell.isLate),
            ),
            tab(
              'waiting',
              t(words.waiting),
              count((cell) => cell.state === 'waiting'),
            ),
            tab('resolved', t(words.resolved)),
          ],
          isAgent
            ? []
            : [
                { key: 'bilan', label: t(words.report), href: urls.disputeReport(orgId) },
                { key: 'motifs', label: t(words.categories), href: urls.disputeCategories(orgId) },
              ],
        ]}
      />
      {children}
    </>
  )
}
