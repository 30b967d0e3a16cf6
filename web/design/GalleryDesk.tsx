import { useState } from 'react'
import { membershipsOf } from '../access/session.ts'
import { Frame } from '../shell/Frame.tsx'
import { SECTIONS } from '../shell/urls.ts'
import { ActionButton } from './ActionButton.tsx'
import { AgeBadge } from './AgeBadge.tsx'
import { Amount } from './Amount.tsx'
import { BulkBar } from './BulkBar.tsx'
import { type Column, DataTable } from './DataTable.tsx'
import { EmptyState } from './EmptyState.tsx'
import { FigureLink } from './FigureLink.tsx'
import classes from './gallery.module.css'
import { ListAndPanel } from './ListAndPanel.tsx'
import { PageHeader } from './PageHeader.tsx'
import { usePagedRows } from './paged-rows.ts'
import { Reason } from './Reason.tsx'
import { noneTicked, type Selection } from './selection.ts'
import { type Specimen, specimens } from './specimens.ts'
import type { Sort } from './TableHead.tsx'
import { useUndo } from './undo.tsx'
import { useWords } from './words.tsx'

const me = {
  userId: 'u1',
  name: 'Claire Aubry',
  email: 'claire.aubry@exemple.example',
  lang: 'fr' as const,
  organisations: [
    { orgId: 1, name: 'Menuiseries Aubry', role: 'owner' as const, isDemo: true, collects: false },
    { orgId: 2, name: 'Aubry Services', role: 'collector' as const, isDemo: false, collects: false },
  ],
  mandated: [],
}
const startedAt = new Date(Date.now() - 24_000)
const jobs = [{ id: 'j1', name: '732829320FEC20251231.txt', progress: { done: 412_000, total: 1_000_000, startedAt } }]

export function useSpecimenColumns(total: string): Column<Specimen>[] {
  const { lang, t } = useWords()
  return [
    {
      key: 'customer',
      header: lang === 'fr' ? 'Client' : 'Customer',
      width: 'minmax(150px, 1.5fr)',
      sortable: true,
      cell: (row) => <span title={row.customer}>{row.customer}</span>,
      foot: 'Total',
    },
    {
      key: 'overdue',
      header: lang === 'fr' ? 'Échu (€)' : 'Overdue (€)',
      width: '124px',
      align: 'right',
      sortable: true,
      cell: (row) => <Amount cents={row.overdueCents} currency="EUR" bare />,
      foot: total,
    },
    {
      key: 'age',
      header: lang === 'fr' ? 'Plus ancien' : 'Oldest',
      width: '104px',
      align: 'right',
      sortable: true,
      cell: (row) => <AgeBadge daysLate={row.daysLate} />,
    },
    {
      key: 'next',
      header: lang === 'fr' ? 'Prochaine action' : 'Next action',
      width: 'minmax(120px, 1fr)',
      hideBelowPx: 560,
      cell: (row) => row.nextAction,
    },
    {
      key: 'why',
      header: t({ fr: 'Pourquoi', en: 'Why' }),
      width: 'minmax(160px, 1.7fr)',
      hideBelowPx: 760,
      cell: (row) => (row.held ? <Reason kind="held">{row.reason}</Reason> : row.reason),
    },
  ]
}

/** A whole screen of the desk, on invented lines: the measure of density and calm. */
export function GalleryDesk({ total, delayMs = 0 }: { total: number; delayMs?: number }) {
  const { lang, t, money, count } = useWords()
  const [active, setActive] = useState<Specimen | null>(null)
  const [selection, setSelection] = useState<Selection>(noneTicked)
  const [sort, setSort] = useState<Sort | null>({ column: 'overdue', direction: 'desc' })
  const done = useUndo()
  const columns = useSpecimenColumns(money(18_432_000, 'EUR').replace('€', '').trim())
  const rows = usePagedRows({
    queryKey: ['gallery', lang, total, delayMs],
    fetchPage: async ({ offset, limit }) => {
      await new Promise((arrive) => setTimeout(arrive, delayMs))
      return { rows: specimens(lang, offset, limit, total), total }
    },
  })
  const snooze = () => {
    done({
      message: t({ fr: 'Relance reportée au 28/11/2026.', en: 'Reminder put off to 28/11/2026.' }),
      undo: async () => {},
    })
  }
  return (
    <Frame
      me={me}
      membership={membershipsOf(me)[0]!}
      sections={SECTIONS.map((section) => section.id)}
      jobs={jobs}
      go={() => {}}
      onSignOut={() => {}}
    >
      <PageHeader
        title={t({ fr: "Aujourd'hui", en: 'Today' })}
        facts={[
          t({ fr: '{n} actions', en: '{n} actions' }, { n: count(total) }),
          <FigureLink key="s" href="/design">
            <Amount cents={18_432_000} currency="EUR" />
          </FigureLink>,
          t({ fr: '11 retenues', en: '11 held' }),
        ]}
        actions={
          <ActionButton
            primary={!active && selection.keys.size === 0 && selection.kind === 'some'}
            onAct={snooze}
            shortcut={{ keys: 'e', does: { fr: 'Envoyer la relance', en: 'Send the reminder' } }}
          >
            {t({ fr: 'Envoyer les relances prêtes', en: 'Send the ready reminders' })}
          </ActionButton>
        }
      />
      <ListAndPanel
        panelLabel={active?.customer ?? ''}
        onClose={() => setActive(null)}
        list={
          <DataTable
            label={t({ fr: "Actions d'aujourd'hui", en: 'Today’s actions' })}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            activeKey={active?.id ?? null}
            onActive={(_key, row) => setActive(row)}
            onOpen={(row) => setActive(row)}
            selection={selection}
            onSelection={setSelection}
            sort={sort}
            onSort={setSort}
            empty={
              <EmptyState title={t({ fr: 'Tout est à jour', en: 'All caught up' })}>
                {t({ fr: 'Aucune action ne vous attend.', en: 'Nothing awaits you.' })}
              </EmptyState>
            }
          />
        }
        panel={active && <Panel row={active} primary={selection === noneTicked} onSnooze={snooze} />}
      />
      <BulkBar
        selection={selection}
        onSelection={setSelection}
        total={total}
        amount={<Amount cents={4_521_050} currency="EUR" />}
        outcome={t({
          fr: '3 clients recevront un e-mail, 1 une lettre.',
          en: '3 customers will get an e-mail, 1 a letter.',
        })}
        leftOut={[
          {
            key: 'l2',
            name: 'Dupont et Fils',
            reason: t({ fr: 'Litige ouvert le 03/11.', en: 'Dispute opened on 03/11.' }),
          },
        ]}
      >
        <ActionButton primary onAct={snooze}>
          {t({ fr: 'Envoyer les relances', en: 'Send the reminders' })}
        </ActionButton>
      </BulkBar>
    </Frame>
  )
}

function Panel({ row, primary, onSnooze }: { row: Specimen; primary: boolean; onSnooze(): void }) {
  const { t } = useWords()
  return (
    <div className={classes.panel}>
      <h2>{row.customer}</h2>
      <p>
        <FigureLink href="/design">
          <Amount cents={row.overdueCents} currency="EUR" strong />
        </FigureLink>{' '}
        {t({ fr: 'échus', en: 'overdue' })} · <AgeBadge daysLate={row.daysLate} />
      </p>
      <p>
        <Reason kind={row.held ? 'held' : 'evidence'}>{row.reason}</Reason>
      </p>
      <div className={classes.line}>
        <ActionButton
          primary={primary && !row.held}
          onAct={onSnooze}
          refusal={
            row.held
              ? t({ fr: 'Retenue : terminez d’abord ce qui la bloque.', en: 'Held: settle what blocks it first.' })
              : null
          }
        >
          {t({ fr: 'Envoyer', en: 'Send' })}
        </ActionButton>
        <ActionButton onAct={onSnooze} shortcut={{ keys: 's', does: { fr: 'Reporter', en: 'Put off' } }}>
          {t({ fr: 'Reporter', en: 'Put off' })}
        </ActionButton>
      </div>
    </div>
  )
}
