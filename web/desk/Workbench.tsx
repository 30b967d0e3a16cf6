import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useRef, useState } from 'react'
import { dunningRoutes } from '../../src/dunning/contract.ts'
import { useKeys } from '../design/keyboard.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { noneTicked, type Selection } from '../design/selection.ts'
import { useWords } from '../design/words.tsx'
import type { Draft } from '../dunning/ActionPanel.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { WorkBulk } from './WorkBulk.tsx'
import { WorkList } from './WorkList.tsx'
import { WorkPanel } from './WorkPanel.tsx'
import classes from './worklist.module.css'
import { placeOf, useWorklist, type WorkBoard, type WorkFilter, type WorkState } from './worklist.ts'
import { worklistWords as words } from './worklist-wording.ts'

type Props = { filter: WorkFilter; members: WorkBoard['members']; empty: ReactNode }

/** The list of customers and the one that is open beside it. After an act the next customer loads by itself. */
export function Workbench({ filter, members, empty }: Props) {
  const { t } = useWords()
  const [at, change] = useAddressState<WorkState>()
  const refresh = useRefresh()
  const rows = useWorklist(filter)
  const [ticked, setTicked] = useState<{ of: string; selection: Selection }>({ of: '', selection: noneTicked })
  const name = JSON.stringify(filter)
  // Another filter is another list: its ticks start again.
  const selection = ticked.of === name ? ticked.selection : noneTicked
  const tick = (next: Selection) => setTicked({ of: name, selection: next })
  const drafts = useRef(new Map<string, Draft>())
  const panel = useRef<HTMLDivElement>(null)
  const led = useCustomerOfAction(at.client ? undefined : at.action)
  const activeId = at.client ?? led ?? null
  const place = placeOf(rows, activeId)
  const open = (customerId: string | null) => change({ client: customerId, action: null })
  // A step that is done may take its customer out of the list before the person is done with it: who came after is remembered.
  const after = useRef<{ of: string | null; next: string | null }>({ of: null, next: null })
  if (place >= 0) {
    const neighbour = rows.rowAt(place + 1) ?? rows.rowAt(place - 1)
    after.current = { of: activeId, next: neighbour?.customerId ?? null }
  }

  const step = (by: 1 | -1): (() => void) | null => {
    const row = rows.rowAt(place + by)
    return row ? () => open(row.customerId) : null
  }
  const previous = place > 0 ? step(-1) : null
  const next = step(1)
  useKeys([
    { keys: ']', does: words.next, group: 'move', run: () => next?.() },
    { keys: '[', does: words.previous, group: 'move', run: () => previous?.() },
  ])

  /** The customer who takes the place of the one acted upon, chosen before the list changes; who still has work stays in the list. */
  const done = async () => {
    open(after.current.of === activeId ? after.current.next : null)
    await refresh()
  }
  return (
    <>
      <ListAndPanel
        wide
        panelLabel={t(words.panel)}
        onClose={() => open(null)}
        panel={
          activeId ? (
            <div ref={panel} tabIndex={-1} className={classes.panelBody}>
              <WorkPanel
                key={activeId}
                customerId={activeId}
                actionId={at.action ?? null}
                drafts={drafts.current}
                members={members}
                walk={place < 0 ? null : { place: place + 1, total: rows.total ?? 0, previous, next }}
                onAction={(action) => change({ client: activeId, action })}
                onDone={done}
                onChanged={refresh}
              />
            </div>
          ) : null
        }
        list={
          <WorkList
            label={t(words.worklist)}
            rows={rows}
            activeId={activeId}
            onActive={open}
            onOpen={(row) => {
              open(row.customerId)
              panel.current?.focus()
            }}
            selection={selection}
            onSelection={tick}
            empty={empty}
          />
        }
      />
      <WorkBulk filter={filter} total={rows.total ?? 0} members={members} selection={selection} onSelection={tick} />
    </>
  )
}

/** Whose action an address leads to, when it names no customer. */
function useCustomerOfAction(actionId: string | undefined): string | undefined {
  const api = useApi()
  const found = useQuery({
    ...api.ask(dunningRoutes.action, { params: { id: actionId ?? '' } }),
    enabled: actionId !== undefined,
  })
  return found.data?.action.customerId
}
