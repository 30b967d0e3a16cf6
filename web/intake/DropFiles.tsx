import { IconUpload } from '@tabler/icons-react'
import { type ReactNode, useCallback, useRef } from 'react'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { useDropArea } from '../design/drop-area.ts'
import { FilesInput } from '../design/FilesInput.tsx'
import { useWords } from '../design/words.tsx'
import arrivalClasses from './arrival.module.css'
import { wording } from './arrival-wording.ts'
import classes from './intake.module.css'
import { useOpenWhatWasRead } from './open-what-was-read.ts'
import { useFileQueue } from './queue.tsx'

const ACCEPTED =
  '.txt,.csv,.xml,.xlsx,.xls,.tsv,.fec,.zip,.cfo,.cfonb,.afb,.asc,.dat,.120,.240,.sta,.mt9,.940,.mt940,.camt,.ofx,.qfx,.qif'

/** A page on which files may be dropped anywhere. */
export function DropPage({ children }: { children: ReactNode }) {
  const { t } = useWords()
  const queue = useFileQueue()
  const refusal = useRefusal('books.import')
  useOpenWhatWasRead()
  const over = useDropArea(useCallback((files) => refusal === null && queue.add(files), [queue, refusal]))
  return (
    <div className={classes.page}>
      {children}
      {over && (
        <div className={arrivalClasses.over} role="status">
          <p>{refusal ?? t(wording.dropNow)}</p>
        </div>
      )}
    </div>
  )
}

/** The way to the files for those who do not drag. */
export function ChooseFiles({ primary, label }: { primary?: boolean; label?: string }) {
  const { t } = useWords()
  const queue = useFileQueue()
  const refusal = useRefusal('books.import')
  const field = useRef<HTMLInputElement>(null)
  return (
    <>
      <ActionButton
        primary={primary}
        refusal={refusal}
        icon={<IconUpload size={16} aria-hidden />}
        shortcut={{ keys: 'f', does: wording.chooseFiles }}
        onAct={() => field.current?.click()}
      >
        {label ?? t(wording.chooseFiles)}
      </ActionButton>
      <FilesInput field={field} multiple accept={ACCEPTED} testId="files" onFiles={(files) => queue.add(files)} />
    </>
  )
}

/** For books that hold nothing yet: what to bring, where to find it, and where to put it. */
export function FirstImport() {
  const { t } = useWords()
  return (
    <section className={arrivalClasses.first}>
      <h2>{t(wording.emptyTitle)}</h2>
      <p>{t(wording.emptyWhat)}</p>
      <p>{t(wording.emptyWhere)}</p>
      <p>{t(wording.emptyElse)}</p>
      <p>{t(wording.emptyBank)}</p>
      <div className={arrivalClasses.zone}>
        <p className={arrivalClasses.zoneTitle}>{t(wording.dropHere)}</p>
        <p className={classes.quiet}>{t(wording.dropSays)}</p>
        <ChooseFiles primary />
      </div>
    </section>
  )
}
