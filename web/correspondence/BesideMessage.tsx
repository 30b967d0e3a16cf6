import type { ReactNode } from 'react'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { MessagePanel } from './MessagePanel.tsx'
import { wording } from './wording.ts'

export type MessageChoice = { activeId: string | null; onMessage(id: string): void }

/** A list of messages and the one that is open beside it; the address says which. */
export function BesideMessage({ list }: { list(choice: MessageChoice): ReactNode }) {
  const { t } = useWords()
  const [at, change] = useAddressState<'message'>()
  return (
    <ListAndPanel
      wide
      panelLabel={t(wording.message)}
      onClose={() => change({ message: null })}
      panel={at.message ? <MessagePanel messageId={at.message} /> : null}
      list={list({ activeId: at.message ?? null, onMessage: (message) => change({ message }) })}
    />
  )
}
