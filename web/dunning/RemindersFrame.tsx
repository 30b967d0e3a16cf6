import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { correspondenceRoutes } from '../../src/correspondence/contract.ts'
import { PageHeader } from '../design/PageHeader.tsx'
import { type PageTab, PageTabs } from '../design/PageTabs.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { listOf, useBoard } from './board.ts'
import { remindersWords } from './reminders-wording.ts'

/** The parts of the page, as its address names them; the first is the page itself. */
export const REMINDER_TABS = ['confirmer', 'automatiques', 'retenus', 'envoyes', 'envoi', 'lettres', 'essai'] as const
export type ReminderTab = (typeof REMINDER_TABS)[number]

type Props = {
  here: ReminderTab | 'segments' | 'scenario' | 'simulation' | 'comparaisons' | 'modeles'
  facts?: readonly ReactNode[]
  actions?: ReactNode
  children: ReactNode
}

/** The head of everything about reminders: what is under way, then how it is decided and written. */
export function RemindersFrame({ here, facts, actions, children }: Props) {
  const api = useApi()
  const { t } = useWords()
  const board = useBoard().data
  const known = useQuery(api.ask(correspondenceRoutes.messages, { query: { limit: 1 } })).data
  const letters = useQuery(api.ask(correspondenceRoutes.printBatches, { query: { limit: 1 } })).data
  const orgId = api.orgId ?? 0
  const state = known?.byState
  const of = (key: ReminderTab, label: string, count?: number): PageTab => ({
    key,
    label,
    count,
    href: urls.reminders(orgId, key === 'confirmer' ? {} : { onglet: key }),
  })
  const waiting = (state?.queued ?? 0) + (state?.sending ?? 0) + (state?.failed ?? 0) + (state?.uncertain ?? 0)
  return (
    <>
      <PageHeader title={t(remindersWords.reminders)} facts={facts} actions={actions} />
      <PageTabs
        label={t(remindersWords.parts)}
        here={here}
        groups={[
          [
            of('confirmer', t(remindersWords.toConfirm), listOf(board, 'to_confirm').count),
            of('automatiques', t(remindersWords.automatic), listOf(board, 'automatic').count),
            of(
              'retenus',
              t(remindersWords.held),
              board?.held.reduce((sum, one) => sum + one.count, 0),
            ),
            of('envoyes', t(remindersWords.sent)),
            of('envoi', t(remindersWords.outbox), known && waiting),
            of('lettres', t(remindersWords.letters), letters?.toPrint),
            of('essai', t(remindersWords.mailbox)),
          ],
          [
            { key: 'segments', label: t(remindersWords.segments), href: urls.segments(orgId) },
            { key: 'scenario', label: t(remindersWords.scenario), href: urls.scenario(orgId) },
            { key: 'simulation', label: t(remindersWords.simulation), href: urls.simulation(orgId) },
            { key: 'comparaisons', label: t(remindersWords.trials), href: urls.trials(orgId) },
            { key: 'modeles', label: t(remindersWords.templates), href: urls.templates(orgId) },
          ],
        ]}
      />
      {children}
    </>
  )
}
