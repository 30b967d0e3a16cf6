import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { cashRoutes } from '../../src/cash/contract.ts'
import { useKeys } from '../design/keyboard.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { allTicked, noneTicked, type Selection, tickedCount } from '../design/selection.ts'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { BulkLines } from './BulkLines.tsx'
import classes from './cash.module.css'
import { useFreshUndo } from './fresh-undo.ts'
import { LineList } from './LineList.tsx'
import { LinePanel } from './LinePanel.tsx'
import { type CashState, type LineFilter, type LineShow, useLines } from './lines.ts'
import type { Work } from './open-work.ts'
import { wording } from './wording.ts'

type Props = {
  filter: LineFilter & { show: LineShow }
  severalAccounts: boolean
  empty: ReactNode
}

/** The lines of a filter and the one that is open beside them. After an act the next line follows by itself. */
export function LineBoard({ filter, severalAccounts, empty }: Props) {
  const api = useApi()
  const { t } = useWords()
  const [at, change] = useAddressState<CashState>()
  const refresh = useRefresh()
  const rows = useLines(filter)
  const name = JSON.stringify(filter)
  const [ticked, setTicked] = useState<{ of: string; selection: Selection }>({ of: '', selection: noneTicked })
  // Another filter is another list: its ticks start again.
  const selection = ticked.of === name ? ticked.selection : noneTicked
  const fresh = useFreshUndo()
  const activeId = at.ligne ?? null
  const mayTick = filter.show === 'open'
  const tick = (next: Selection) => setTicked({ of: name, selection: next })
  useKeys(
    [{ keys: 'Shift+a', does: wording.tickAll, group: 'act', run: () => tick(allTicked) }],
    mayTick && (rows.total ?? 0) > 0,
  )
  const works = useRef(new Map<string, Work>())

  // Two panes from the start: the first line is open until somebody closes it.
  const arrived = useRef(false)
  useEffect(() => {
    if (arrived.current || rows.total === null) return
    arrived.current = true
    const first = rows.rowAt(0)
    if (activeId === null && first) change({ ligne: first.id })
  }, [rows.total])

  const place = rows.placeOf(activeId)
  const next = place >= 0 ? rows.rowAt(place + 1) : undefined
  // Read ahead: the line that follows is there when its turn comes.
  useQuery({
    ...api.ask(cashRoutes.line, { params: { id: next?.id ?? '' } }),
    enabled: next !== undefined,
  })

  /** The line that takes the place of the one acted upon, chosen before the list changes. */
  const gone = async () => {
    const follower = next ?? rows.rowAt(place - 1)
    if (activeId) works.current.delete(activeId)
    change({ ligne: place >= 0 && follower ? follower.id : null })
    await refresh()
  }
  /** Something of the line is left: it is read again and stays open. */
  const stayed = async () => {
    if (activeId) works.current.delete(activeId)
    await refresh()
  }
  return (
    <>
      <div className={classes.panes}>
        <ListAndPanel
          wide
          panelLabel={t(wording.panel)}
          onClose={() => change({ ligne: null })}
          panel={
            activeId ? (
              <LinePanel
                key={activeId}
                lineId={activeId}
                works={works.current}
                fresh={fresh}
                isQuiet={tickedCount(selection, rows.total ?? 0) > 0}
                onGone={gone}
                onStayed={stayed}
                onBack={(ligne) => change({ ligne })}
              />
            ) : null
          }
          list={
            <LineList
              show={filter.show}
              rows={rows}
              severalAccounts={severalAccounts}
              activeId={activeId}
              onActive={(ligne) => change({ ligne })}
              selection={selection}
              onSelection={mayTick ? tick : undefined}
              empty={empty}
            />
          }
        />
      </div>
      {mayTick && <BulkLines filter={filter} rows={rows} selection={selection} fresh={fresh} onSelection={tick} />}
    </>
  )
}
