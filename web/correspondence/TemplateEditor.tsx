import { Textarea, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { correspondenceRoutes as routes } from '../../src/correspondence/contract.ts'
import { isSmsKey } from '../../src/correspondence/model.ts'
import { checkTemplate, MAX_BODY, MAX_SMS_BODY, MAX_SUBJECT } from '../../src/correspondence/template.ts'
import { tellRefusal } from '../../src/kernel/verdict.ts'
import { useOrganisation, useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { Instant } from '../design/Instant.tsx'
import { tellDone } from '../design/tell.ts'
import { useUndo } from '../design/undo.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { insertAt, offsetOf } from './place-in-text.ts'
import { providerWords } from './provider-wording.ts'
import { TemplatePreview } from './TemplatePreview.tsx'
import { type TemplateRow, type Templates, templateId } from './TemplateTexts.tsx'
import classes from './text-editor.module.css'
import { textWords } from './text-wording.ts'
import { VariablePalette } from './VariablePalette.tsx'
import { audienceNames, langNames, templateNames, wording } from './wording.ts'

/** One text to write: its faults said at their place while typing, its preview on a real customer beside it. */
export function TemplateEditor({ template, known }: { template: TemplateRow; known: Templates }) {
  const api = useApi()
  const { t, lang } = useWords()
  const refresh = useRefresh()
  const undo = useUndo()
  const refusal = useRefusal('settings.manage')
  const timeZone = useOrganisation().data?.timeZone
  const [text, setText] = useState({ subject: template.subject, body: template.body })
  const [failure, setFailure] = useState<unknown>(null)
  const subjectBox = useRef<HTMLInputElement>(null)
  const bodyBox = useRef<HTMLTextAreaElement>(null)
  const lastBox = useRef<'subject' | 'body'>('body')
  const isSms = isSmsKey(template.key)
  const checked = checkTemplate(text, template.key, template.audience)
  const changed = text.subject !== template.subject || text.body !== template.body
  const params = { key: template.key, lang: template.lang, audience: template.audience }
  const name = `${t(templateNames[template.key])}, ${t(langNames[template.lang])}, ${t(audienceNames[template.audience])}`

  const attempt = async (work: () => Promise<void>) => {
    setFailure(null)
    try {
      await work()
      await refresh()
    } catch (thrown) {
      setFailure(thrown)
    }
  }
  const save = () =>
    attempt(async () => {
      await api.call(routes.saveTemplate, { params, body: text })
      tellDone(t(textWords.savedText, { name }))
    })
  const reset = () =>
    attempt(async () => {
      const before = { subject: template.subject, body: template.body }
      await api.call(routes.resetTemplate, { params })
      const { templates } = await api.call(routes.templates, {})
      const shipped = templates.find((one) => templateId(one) === templateId(template))
      if (shipped) setText({ subject: shipped.subject, body: shipped.body })
      undo({
        message: t(textWords.resetSaid, { name }),
        undo: async () => {
          await api.call(routes.saveTemplate, { params, body: before })
          setText(before)
          await refresh()
        },
      })
    })
  const goTo = (where: string) => {
    const box = where.startsWith('subject') ? subjectBox.current : bodyBox.current
    const offset = offsetOf(box?.value ?? '', where)
    box?.focus()
    box?.setSelectionRange(offset, offset)
  }
  const insert = (piece: string, alone: boolean) => {
    const inSubject = lastBox.current === 'subject' && !alone
    const box = inSubject ? subjectBox.current : bodyBox.current
    if (!box) return
    const { text: next, caret } = insertAt(box.value, box.selectionStart ?? 0, box.selectionEnd ?? 0, piece, alone)
    setText({ ...text, [inSubject ? 'subject' : 'body']: next })
    requestAnimationFrame(() => {
      box.focus()
      box.setSelectionRange(caret, caret)
    })
  }
  return (
    <article className={detail.panel}>
      <header className={detail.panelHead}>
        <h2>{t(templateNames[template.key])}</h2>
        <span>
          {t(langNames[template.lang])} · {t(audienceNames[template.audience])}
        </span>
        {template.updatedAt && template.updatedBy && (
          <span className={detail.quiet}>
            {t(textWords.updatedBy, { name: template.updatedBy })}{' '}
            <Instant at={template.updatedAt} timeZone={timeZone} />
          </span>
        )}
      </header>
      <div className={classes.editorHead}>
        <ActionButton
          primary={changed}
          refusal={refusal ?? (checked.ok ? null : t(textWords.previewWaits))}
          onAct={save}
        >
          {t(textWords.saveText)}
        </ActionButton>
        {template.source === 'own' && !refusal && <ActionButton onAct={reset}>{t(textWords.resetText)}</ActionButton>}
      </div>
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
      <TextInput
        ref={subjectBox}
        label={t(isSms ? providerWords.titleForUs : wording.subject)}
        description={isSms ? t(providerWords.titleHint) : undefined}
        value={text.subject}
        maxLength={MAX_SUBJECT}
        onFocus={() => (lastBox.current = 'subject')}
        onChange={(event) => setText({ ...text, subject: event.currentTarget.value })}
      />
      <VariablePalette known={isSms ? { ...known, blocks: [] } : known} onInsert={insert} />
      <Textarea
        ref={bodyBox}
        className={classes.body}
        label={t(textWords.body)}
        description={t(isSms ? providerWords.smsHint : textWords.bodyHint)}
        value={text.body}
        maxLength={isSms ? MAX_SMS_BODY : MAX_BODY}
        autosize
        minRows={isSms ? 4 : 12}
        maxRows={26}
        onFocus={() => (lastBox.current = 'body')}
        onChange={(event) => setText({ ...text, body: event.currentTarget.value })}
      />
      {!checked.ok && (
        <div className={detail.fault} role="alert">
          <span>{tellRefusal(lang, checked.refusal)}</span>
          {checked.refusal.where && (
            <button type="button" className={detail.link} onClick={() => goTo(checked.refusal.where ?? 'body')}>
              {t(textWords.goToFault)}
            </button>
          )}
        </div>
      )}
      <TemplatePreview template={template} text={text} isSound={checked.ok} />
    </article>
  )
}
