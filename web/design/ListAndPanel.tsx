import { CloseButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useKeys } from './keyboard.tsx'
import classes from './list-and-panel.module.css'
import { wording } from './wording.ts'
import { useWords } from './words.tsx'

type Props = {
  list: ReactNode
  /** Null while no row is chosen: the list then has the whole width. */
  panel: ReactNode | null
  panelLabel: string
  /** The page takes the row out of the URL. */
  onClose(): void
  /** The panel holds a document to read, such as a letter: it gets more of the width. */
  wide?: boolean
}

/** The list stays; what is chosen in it opens at its right. Escape closes. */
export function ListAndPanel({ list, panel, panelLabel, onClose, wide }: Props) {
  const { t } = useWords()
  useKeys([{ keys: 'Escape', does: wording.keyClosePanel, group: 'move', run: onClose }], panel !== null)
  return (
    <div className={classes.split} data-open={panel !== null || undefined} data-wide={wide || undefined}>
      <div className={classes.list}>{list}</div>
      {panel !== null && (
        <aside className={classes.panel} aria-label={panelLabel}>
          <CloseButton className={classes.close} aria-label={t(wording.close)} onClick={onClose} />
          {panel}
        </aside>
      )}
    </div>
  )
}
