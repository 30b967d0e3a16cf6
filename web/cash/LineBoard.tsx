import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { cashRoutes } from '../../src/cash/contract.ts'
import { useKeys } from '../design/keyboard.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { allTicked, noneTicked, type Selection, tickedCount } from '../design/selection.ts'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { useApi } from '../wire/api.tsx'
import { BulkChecks } from './BulkChecks.tsx'
import { BulkLines } from './BulkLines.tsx'
import classes from './cash.module.css'
import { useFreshUndo } from './fresh-undo.ts'
import { LineList } from './LineList.tsx'
import { LinePanel } from './LinePanel.tsx'
import { useLineRefresh } from './line-refresh.ts'
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
  const refresh = useLineRefresh()
  const rows = useLines(filter)
  const name = JSON.stringify(filter)
  const [ticked, setTicked] = useState<{ of: string; selection: Selection }>({ of: '', selection: noneTicked })
  // Another filter is another list: its ticks start again.
  const selection = ticked.of === name ? ticked.selection : noneTicked
  const fresh = useFreshUndo()
  const activeId = at.ligne ?? null
  const isChecking = filter.show === 'to_check'
  const mayTick = filter.show === 'open' || isChecking
  const tick = (next: Selection) => setTicked({ of: name, selection: next })
  useKeys(
    [{ keys: 'Shift+a', does: wording.tickAll, group: 'act', run: () => tick(allTicked) }],
    mayTick && (rows.total ?? 0) > 0,
  )
  const works = useRef(new Map<string, Work>())
  /** Acts that the server has not answered yet, and the lines that are about to leave the list. */
  const underWay = useRef(0)
  const leaving = useRef(new Set<string>())

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

  /**
   * The line that takes the place of the one acted upon, chosen before the list changes and shown before the act has ended:
   * nobody waits for the server between two lines. The list is read again once, after the last of the acts under way.
   */
  const gone = async (act?: Promise<unknown>) => {
    const left = activeId
    if (left) leaving.current.add(left)
    change({ ligne: follower() })
    underWay.current++
    const isDone = await (act ?? Promise.resolve()).then(
      () => true,
      () => false,
    )
    underWay.current--
    if (left && isDone) works.current.delete(left)
    if (left && !isDone) leaving.current.delete(left)
    if (underWay.current > 0) return
    await refresh()
    if (underWay.current === 0) leaving.current.clear()
  }
  /** The next line that is still to be looked at, or failing that the one before. */
  const follower = (): string | null => {
    if (place < 0) return null
    const stays = (index: number) => {
      const row = rows.rowAt(index)
      return row && !leaving.current.has(row.id) ? row.id : null
    }
    for (let after = place + 1; rows.rowAt(after); after++) if (stays(after)) return stays(after)
    for (let before = place - 1; rows.rowAt(before); before--) if (stays(before)) return stays(before)
    return null
  }
  /** Something of the line is left: it is read again and stays open. */
  const stayed = async () => {
    if (activeId) works.current.delete(activeId)
    await refresh()
  }
  const Bulk = isChecking ? BulkChecks : BulkLines
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
                isChecking={isChecking}
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
      {mayTick && <Bulk filter={filter} rows={rows} selection={selection} fresh={fresh} onSelection={tick} />}
    </>
  )
}
