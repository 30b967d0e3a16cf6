import { Textarea, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { correspondenceRoutes } from '../../src/correspondence/contract.ts'
import { MAX_BODY, MAX_SUBJECT, parseTemplate } from '../../src/correspondence/template.ts'
import { dunningRoutes } from '../../src/dunning/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { tellRefusal } from '../../src/kernel/verdict.ts'
import { useToday } from '../access/membership.tsx'
import { MessageView } from '../correspondence/MessageView.tsx'
import { PdfView } from '../correspondence/PdfView.tsx'
import { insertAt } from '../correspondence/place-in-text.ts'
import classes from '../correspondence/text-editor.module.css'
import { VariablePalette } from '../correspondence/VariablePalette.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { tellDone, tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import type { Draft } from './ActionPanel.tsx'
import { actionWords } from './action-wording.ts'
import { type ActionDetail, may } from './actions.ts'
import { worklistWords } from './worklist-wording.ts'

type Props = {
  action: ActionDetail['action']
  text: NonNullable<ActionDetail['text']>
  draft: Draft | null
  onDraft(draft: Draft | null): void
  /** Whether what is shown may leave as it is. */
  onSound(isSound: boolean): void
}

/** The message ready to leave, as its reader will see it; its text can be changed and the preview follows. */
export function ActionMessage({ action, text, draft, onDraft, onSound }: Props) {
  const api = useApi()
  const { t, lang, day } = useWords()
  const today = useToday()
  const mayEdit = may(action, 'edit')
  const [editing, setEditing] = useState(draft !== null)
  const [typed] = useDebouncedValue(draft, 350)
  const parsed = draft ? parseTemplate(draft) : null
  const body = typed && parseTemplate(typed).ok ? typed : null
  const preview = useQuery({
    queryKey: [...api.keyOf(dunningRoutes.preview), { id: action.id }, body, text],
    queryFn: ({ signal }) => api.call(dunningRoutes.preview, { params: { id: action.id }, body, signal }),
    placeholderData: (before) => before,
  })
  const isSound = parsed?.ok !== false && preview.error === null
  useEffect(() => onSound(isSound), [isSound])
  const isLetter = action.channel === 'letter' || action.channel === 'registered_letter'
  const shown = preview.data
  return (
    <section className={detail.part} aria-labelledby="message">
      <div className={detail.partHead}>
        <h3 id="message">{t(actionWords.theMessage)}</h3>
        {mayEdit && (
          <button type="button" className={detail.link} onClick={() => setEditing(!editing)} aria-expanded={editing}>
            {t(editing ? actionWords.editDone : actionWords.editText)}
          </button>
        )}
      </div>
      {editing && mayEdit && (
        <TextEditor
          action={action}
          text={text}
          draft={draft}
          onDraft={onDraft}
          fault={parsed && !parsed.ok ? tellRefusal(lang, parsed.refusal) : null}
        />
      )}
      {preview.error && parsed?.ok !== false && (
        <ErrorState failure={preview.error} onRetry={() => void preview.refetch()} />
      )}
      {shown && !preview.error && (
        <>
          <p className={detail.address}>
            {t(actionWords.goesTo, { name: shown.toName })}
            {shown.toAddress && <span> · {shown.toAddress}</span>}
            <span>
              {' '}
              ·{' '}
              {shown.leavesOn === today
                ? t(worklistWords.leavesToday)
                : t(worklistWords.leavesOn, { day: day(shown.leavesOn as LocalDate) })}
            </span>
          </p>
          {shown.joined && <JoinedFiles joined={shown.joined} />}
          {parsed?.ok === false && <p className={detail.quiet}>{t(actionWords.previewWaits)}</p>}
          <MessageView
            subject={shown.subject}
            html={shown.html}
            text={shown.text}
            letter={
              isLetter && (
                <PdfView
                  queryKey={[...api.keyOf(dunningRoutes.previewLetter), action.id, text]}
                  fetchPdf={(signal) => api.call(dunningRoutes.previewLetter, { params: { id: action.id }, signal })}
                />
              )
            }
          />
        </>
      )}
    </section>
  )
}

type Joined = { names: readonly string[]; missing: number; leftOut: number }

/** The PDFs that leave with the message, and the documents that have none or did not fit. */
function JoinedFiles({ joined: { names, missing, leftOut } }: { joined: Joined }) {
  const { t } = useWords()
  return (
    <p className={detail.quiet}>
      {[
        t(actionWords.joined, { n: names.length, names: names.join(', ') }),
        ...(missing > 0 ? [t(actionWords.joinedMissing, { n: missing })] : []),
        ...(leftOut > 0 ? [t(actionWords.joinedLeftOut, { n: leftOut })] : []),
      ].join(' ')}
    </p>
  )
}

type EditorProps = Pick<Props, 'action' | 'text' | 'draft' | 'onDraft'> & { fault: string | null }

/** The text of this one message, as a template: its variables are filled when it leaves. */
function TextEditor({ action, text, draft, onDraft, fault }: EditorProps) {
  const api = useApi()
  const { t, lang } = useWords()
  const refresh = useRefresh()
  const known = useQuery({ ...api.ask(correspondenceRoutes.templates, {}), staleTime: 300_000 })
  const box = useRef<HTMLTextAreaElement>(null)
  const shown = draft ?? { subject: text.subject, body: text.body }
  const keep = async (next: Draft | null) => {
    try {
      await api.call(dunningRoutes.edit, { params: { id: action.id }, body: next })
      onDraft(null)
      tellDone(t(actionWords.textKept))
      await refresh()
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
  }
  const insert = (piece: string, alone: boolean) => {
    const area = box.current
    if (!area) return
    const { text: next, caret } = insertAt(area.value, area.selectionStart, area.selectionEnd, piece, alone)
    onDraft({ ...shown, body: next })
    requestAnimationFrame(() => {
      area.focus()
      area.setSelectionRange(caret, caret)
    })
  }
  return (
    <div className={classes.editor}>
      <TextInput
        label={t(actionWords.subject)}
        value={shown.subject}
        maxLength={MAX_SUBJECT}
        onChange={(event) => onDraft({ ...shown, subject: event.currentTarget.value })}
      />
      <Textarea
        ref={box}
        className={classes.body}
        label={t(actionWords.body)}
        value={shown.body}
        maxLength={MAX_BODY}
        autosize
        minRows={8}
        maxRows={18}
        onChange={(event) => onDraft({ ...shown, body: event.currentTarget.value })}
      />
      {fault && (
        <p className={detail.fault} role="alert">
          {fault}
        </p>
      )}
      {known.data && <VariablePalette known={known.data} onInsert={insert} />}
      <div className={detail.links}>
        {draft && !fault && (
          <button type="button" className={detail.link} onClick={() => void keep(draft)}>
            {t(actionWords.saveText)}
          </button>
        )}
        {(draft || text.isEdited) && (
          <button
            type="button"
            className={detail.link}
            onClick={() => (text.isEdited ? void keep(null) : onDraft(null))}
          >
            {t(actionWords.backToTemplate)}
          </button>
        )}
      </div>
    </div>
  )
}
