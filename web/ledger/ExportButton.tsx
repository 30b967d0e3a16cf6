import { hideNotification, showNotification, updateNotification } from '@mantine/notifications'
import { ActionButton } from '../design/ActionButton.tsx'
import { ProgressLine } from '../design/ProgressLine.tsx'
import { useWords } from '../design/words.tsx'
import { tellFailure } from '../wire/failures.ts'
import { type CsvFile, download } from './export-aged.ts'
import classes from './ledger.module.css'
import { wording } from './wording.ts'

type Tell = (done: number, total: number) => void
type Props = {
  /** Makes the file, telling how far it has come. */
  make(tell: Tell): Promise<CsvFile>
  /** A link among the facts of a panel, where a button would shout. */
  quiet?: boolean
}

/** What is on screen, whole, as a file for a spreadsheet. It says how far it has come, and one may leave the page. */
export function ExportButton({ make, quiet }: Props) {
  const { t, lang, count } = useWords()
  const run = async () => {
    const id = 'export-aged'
    const startedAt = new Date()
    const shown = { id, autoClose: false as const, withCloseButton: false }
    const line = (done: number, total: number) => (
      <ProgressLine label={t(wording.exporting)} progress={{ done, total, startedAt }} />
    )
    showNotification({ ...shown, message: line(0, 1) })
    const tell = (done: number, total: number) => updateNotification({ ...shown, message: line(done, total) })
    try {
      const file = await make(tell)
      download(file)
      hideNotification(id)
      showNotification({ message: t(wording.exported, { n: count(file.rows), file: file.name }), autoClose: 6000 })
    } catch (failure) {
      hideNotification(id)
      showNotification({ message: t(wording.exportFailed, { why: tellFailure(lang, failure) }), autoClose: false })
    }
  }
  return quiet ? (
    <button type="button" className={classes.link} onClick={() => void run()}>
      {t(wording.exportCsv)}
    </button>
  ) : (
    <ActionButton onAct={run}>{t(wording.exportCsv)}</ActionButton>
  )
}
