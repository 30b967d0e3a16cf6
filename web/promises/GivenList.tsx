import { SegmentedControl } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Sentence } from '../../src/kernel/wording.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import type { PagedRows } from '../design/paged-rows.ts'
import { WordsField } from '../design/WordsField.tsx'
import { useWords } from '../design/words.tsx'
import classes from './promises.module.css'
import { SHOW_NAMES } from './shows.ts'
import { wording } from './wording.ts'

type Show = keyof typeof SHOW_NAMES

type Props<Row, Shown extends Show> = {
  words: Readonly<Record<'filter' | 'list' | 'noneFound' | 'noneTitle' | 'none', Sentence>>
  shows: readonly Shown[]
  names: Readonly<Record<Shown, Sentence>>
  show: Shown
  /** How many each choice shows, once it is known. */
  byShow: Readonly<Partial<Record<Show, number>>> | undefined
  /** What they are looked for by, as typed. */
  typed: string
  onNarrow(next: { voir?: string | null; mots?: string | null }): void
  rows: PagedRows<Row>
  columns: readonly Column<Row>[]
  footLines?: number
  openId: string | null
  onOpen(id: string | null): void
  panelLabel: string
  panel: ReactNode
  /** The way to add the first. */
  add: ReactNode
}

/** Promises or plans: which are shown, the words they are looked for by, the list, and the one that is open beside it. */
export function GivenList<Row extends { id: string }, Shown extends Show>(props: Props<Row, Shown>) {
  const { words, names, byShow, typed, onNarrow, onOpen, openId, panel, ...rest } = props
  const { t } = useWords()
  return (
    <>
      <div className={classes.tools}>
        <SegmentedControl
          size="xs"
          aria-label={t(words.filter)}
          value={rest.show}
          onChange={(one) => onNarrow({ voir: one === 'running' ? null : SHOW_NAMES[one as Shown] })}
          data={rest.shows.map((one) => ({
            value: one,
            label: byShow?.[one] ? `${t(names[one])} (${byShow[one]})` : t(names[one]),
          }))}
        />
        <WordsField
          value={typed}
          onValue={(mots) => onNarrow({ mots: mots || null })}
          label={t(wording.search)}
          placeholder={t(wording.searchHint)}
          does={wording.keySearch}
        />
      </div>
      <ListAndPanel
        panelLabel={rest.panelLabel}
        onClose={() => onOpen(null)}
        panel={panel}
        list={
          <DataTable
            label={t(words.list)}
            columns={rest.columns}
            footLines={rest.footLines}
            rows={rest.rows}
            rowKey={(row) => row.id}
            activeKey={openId}
            onActive={onOpen}
            empty={
              typed !== '' || (byShow?.all ?? 0) > 0 ? (
                <EmptyState
                  title={t(wording.noneFoundTitle)}
                  actions={
                    <ActionButton onAct={() => onNarrow({ voir: SHOW_NAMES.all, mots: null })}>
                      {t(wording.showAll)}
                    </ActionButton>
                  }
                >
                  {t(words.noneFound)}
                </EmptyState>
              ) : (
                <EmptyState title={t(words.noneTitle)} actions={rest.add}>
                  {t(words.none)}
                </EmptyState>
              )
            }
          />
        }
      />
    </>
  )
}
