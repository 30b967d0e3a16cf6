import { type ReactNode, useRef, useState } from 'react'
import { useKeys } from '../design/keyboard.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { noneTicked, type Selection } from '../design/selection.ts'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { useRefresh } from '../wire/refresh.ts'
import { ActionList } from './ActionList.tsx'
import { ActionPanel, type Draft } from './ActionPanel.tsx'
import { actWords } from './act-wording.ts'
import { actionWords } from './action-wording.ts'
import classes from './actions.module.css'
import { type ActionFilter, positionOf, useActions } from './actions.ts'
import { BulkActions } from './BulkActions.tsx'

type Props = {
  label: string
  filter: ActionFilter
  empty: ReactNode
  /** Whether rows are ticked and approved together. */
  bulk?: boolean
  footer?: ReactNode
}

/** A list of actions and the one that is open beside it. After an act the next row loads by itself. */
export function ActionBoard({ label, filter, empty, bulk, footer }: Props) {
  const { t } = useWords()
  const [at, change] = useAddressState<'action'>()
  const refresh = useRefresh()
  const rows = useActions(filter)
  const [ticked, setTicked] = useState<{ of: string; selection: Selection }>({ of: '', selection: noneTicked })
  const name = JSON.stringify(filter)
  // Another filter is another list: its ticks start again.
  const selection = ticked.of === name ? ticked.selection : noneTicked
  const tick = (next: Selection) => setTicked({ of: name, selection: next })
  const drafts = useRef(new Map<string, Draft>())
  const panel = useRef<HTMLDivElement>(null)
  const activeId = at.action ?? null

  const step = (by: 1 | -1) => {
    const from = positionOf(rows, activeId)
    const owner = rows.rowAt(from)?.customerId
    for (let index = from + by; index >= 0 && index < (rows.total ?? 0); index += by) {
      const row = rows.rowAt(index)
      if (!row) return
      if (row.customerId !== owner) return change({ action: row.id })
    }
  }
  useKeys([
    { keys: ']', does: actWords.keyNext, group: 'move', run: () => step(1) },
    { keys: '[', does: actWords.keyPrevious, group: 'move', run: () => step(-1) },
  ])

  /** The row that takes the place of the one acted upon, chosen before the list changes. */
  const gone = async () => {
    const index = positionOf(rows, activeId)
    const next = rows.rowAt(index + 1) ?? rows.rowAt(index - 1)
    if (activeId) drafts.current.delete(activeId)
    change({ action: index >= 0 && next ? next.id : null })
    await refresh()
  }
  /** After an act that leaves the customer in the list, perhaps as another action. */
  const changed = async (customerId: string) => {
    await refresh()
    const again = await rows.read(0, Math.min(99, (rows.total ?? 1) - 1))
    const same = again.find((row) => row.id === activeId) ?? again.find((row) => row.customerId === customerId)
    change({ action: same?.id ?? null })
  }
  return (
    <>
      <ListAndPanel
        wide
        panelLabel={t(actionWords.panel)}
        onClose={() => change({ action: null })}
        panel={
          activeId ? (
            <div ref={panel} tabIndex={-1} className={classes.panelBody}>
              <ActionPanel
                key={activeId}
                actionId={activeId}
                drafts={drafts.current}
                onGone={gone}
                onChanged={changed}
              />
            </div>
          ) : null
        }
        list={
          <ActionList
            label={label}
            rows={rows}
            activeId={activeId}
            onActive={(action) => change({ action })}
            onOpen={(row) => {
              change({ action: row.id })
              panel.current?.focus()
            }}
            selection={selection}
            onSelection={bulk ? tick : undefined}
            empty={empty}
          />
        }
      />
      {bulk && <BulkActions filter={filter} rows={rows} selection={selection} onSelection={tick} />}
      {footer}
    </>
  )
}
