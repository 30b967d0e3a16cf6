import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { correspondenceRoutes as routes } from '../../src/correspondence/contract.ts'
import type { Channel } from '../../src/correspondence/model.ts'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { CustomerPicker } from './CustomerPicker.tsx'
import { MessageView } from './MessageView.tsx'
import { PdfView } from './PdfView.tsx'
import type { TemplateRow } from './TemplateTexts.tsx'
import classes from './text-editor.module.css'
import { textWords } from './text-wording.ts'

type Props = {
  template: Pick<TemplateRow, 'key' | 'lang' | 'audience'>
  text: { subject: string; body: string }
  /** A text with a fault is not asked of the server: the last sound preview stays. */
  isSound: boolean
  channel?: Channel
  /** Chosen outside; otherwise the preview has its own choice of customer. */
  customerId?: string | null
}

/** What a text gives for a real customer, as a mail and as a letter, a moment after each keystroke. */
export function TemplatePreview({ template, text, isSound, channel = 'email', customerId: given }: Props) {
  const api = useApi()
  const { t } = useWords()
  const [own, setOwn] = useState<string | null>(null)
  const customerId = given === undefined ? own : given
  const [settled] = useDebouncedValue(text, 350)
  const { key, lang, audience } = template
  const body = { key, lang, audience, ...settled, channel, customerId }
  const preview = useQuery({
    queryKey: [...api.keyOf(routes.previewTemplate), body],
    queryFn: ({ signal }) => api.call(routes.previewTemplate, { body, signal }),
    enabled: isSound,
    placeholderData: (before) => before,
  })
  return (
    <div className={detail.panel}>
      {given === undefined && (
        <div className={classes.previewFor}>
          <CustomerPicker label={t(textWords.previewFor)} customerId={own} onCustomer={setOwn} />
        </div>
      )}
      {!isSound && <p className={detail.quiet}>{t(textWords.previewWaits)}</p>}
      {preview.error && isSound && <ErrorState failure={preview.error} />}
      {preview.data && !preview.error && (
        <>
          {preview.data.isInvented && <p className={detail.quiet}>{t(textWords.isInvented)}</p>}
          <MessageView
            subject={preview.data.subject}
            html={preview.data.html}
            text={preview.data.text}
            letter={
              <PdfView
                queryKey={[...api.keyOf(routes.previewLetter), body]}
                fetchPdf={(signal) =>
                  api.call(routes.previewLetter, {
                    body: { ...body, channel: channel === 'email' ? 'letter' : channel },
                    signal,
                  })
                }
              />
            }
          />
        </>
      )}
    </div>
  )
}
