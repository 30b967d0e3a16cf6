import { NativeSelect, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { documentsRoutes } from '../../src/documents/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { legalRoutes, type NoticeInFull } from '../../src/legal/contract.ts'
import { NOTICE_EVENTS, type NoticeEventKind } from '../../src/legal/notices/model.ts'
import { noticeEventNames } from '../../src/legal/notices/wording.ts'
import { useToday } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Ask } from '../design/Ask.tsx'
import { DayInput } from '../design/DayInput.tsx'
import detail from '../design/detail.module.css'
import { FilesInput } from '../design/FilesInput.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { noticeWords as words } from './notice-wording.ts'

/** What a slip or a receipt on paper shows: the day, and its scan, which is kept among the customer's documents as a proof. */
export function NoticeEventQuestion({ notice, onClose }: { notice: NoticeInFull; onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const today = useToday()
  const refresh = useRefresh()
  const field = useRef<HTMLInputElement>(null)
  const [kind, setKind] = useState<NoticeEventKind>('presented')
  const [on, setOn] = useState<LocalDate | null>(null)
  const [evidence, setEvidence] = useState('')
  const [scan, setScan] = useState<File | null>(null)
  const save = async () => {
    const kept = scan && (await keepScan(scan))
    const body = { kind, on: on!, evidence, documentId: kept }
    await api.call(legalRoutes.noteNoticeEvent, { params: { id: notice.id }, body })
    tellDone(t(words.noted))
    await refresh()
  }
  const keepScan = async (file: File): Promise<string> => {
    const query = { name: file.name, kind: 'notice_proof' as const, ...(on ? { bearsOn: on } : {}) }
    return (await api.call(documentsRoutes.add, { params: { id: notice.customerId }, query, body: file })).id
  }
  const wrong = on === null ? t(words.dayMissing) : !scan && evidence.trim() === '' ? t(words.evidenceMissing) : null
  return (
    <Ask opened title={t(words.noteTitle)} act={t(words.noteAct)} onAct={save} onClose={onClose} refusal={wrong}>
      <NativeSelect
        data-autofocus
        label={t(words.noteWhat)}
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value as NoticeEventKind)}
        data={NOTICE_EVENTS.map((value) => ({ value, label: t(noticeEventNames[value]) }))}
      />
      <DayInput
        label={t(words.noteOn)}
        today={today}
        earliest={notice.sentOn as LocalDate}
        latest={today}
        value={on}
        onValue={setOn}
      />
      <div className={detail.acts}>
        <ActionButton onAct={() => field.current?.click()}>{t(words.scan)}</ActionButton>
        <FilesInput field={field} testId="notice-scan" onFiles={([file]) => setScan(file ?? null)} />
        {scan && <span className={detail.quiet}>{t(words.scanned, { name: scan.name })}</span>}
      </div>
      <TextInput
        label={t(words.evidence)}
        value={evidence}
        maxLength={300}
        onChange={(event) => setEvidence(event.currentTarget.value)}
      />
    </Ask>
  )
}
