import { hideNotification, showNotification, updateNotification } from '@mantine/notifications'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { ProgressLine } from '../design/ProgressLine.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import type { AgedOrder } from './AgedCustomers.tsx'
import type { AgedColumn } from './aged-columns.ts'
import { download, exportCustomers, exportDocuments } from './export-aged.ts'
import { wording } from './wording.ts'

type Props = { asOf: LocalDate; currency: string; order: AgedOrder; byDocument: boolean; bucket: AgedColumn | null }

/** What is on screen, whole, as a file for a spreadsheet. It says how far it has come, and one may leave the page. */
export function ExportButton({ asOf, currency, order, byDocument, bucket }: Props) {
  const api = useApi()
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
      const at = { asOf, currency, order, bucket: bucket ?? undefined }
      const file = await (byDocument ? exportDocuments(api, lang, at, tell) : exportCustomers(api, lang, at, tell))
      download(file)
      hideNotification(id)
      showNotification({ message: t(wording.exported, { n: count(file.rows), file: file.name }), autoClose: 6000 })
    } catch (failure) {
      hideNotification(id)
      showNotification({ message: t(wording.exportFailed, { why: tellFailure(lang, failure) }), autoClose: false })
    }
  }
  return <ActionButton onAct={run}>{t(wording.exportCsv)}</ActionButton>
}
