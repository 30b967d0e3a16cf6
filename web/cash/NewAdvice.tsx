import { Textarea } from '@mantine/core'
import { type DragEvent, type KeyboardEvent, useRef, useState } from 'react'
import { cashRoutes, type AdviceReading as Reading } from '../../src/cash/contract.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FilesInput } from '../design/FilesInput.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { AdviceReading } from './AdviceReading.tsx'
import { adviceWords } from './advice-wording.ts'
import classes from './advices.module.css'
import { CustomerSearch } from './CustomerSearch.tsx'
import type { Named } from './match-draft.ts'

/** What was brought: a file, or a text that is being pasted. */
type Brought = { readonly file: File | null; readonly text: string }

/** An advice pasted or dropped: read first, corrected if need be, then kept. */
export function NewAdvice({ start, onKept }: { start: File | null; onKept(id: string): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const [brought, setBrought] = useState<Brought>({ file: start, text: '' })
  const [reading, setReading] = useState<Reading | null>(null)
  const [customer, setCustomer] = useState<Named | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const field = useRef<HTMLInputElement>(null)

  const bring = (next: Partial<Brought>) => {
    setBrought({ file: null, text: brought.text, ...next })
    setReading(null)
    setFailure(null)
  }
  const drop = (event: DragEvent) => {
    const file = event.dataTransfer.files[0]
    if (!file) return
    event.preventDefault()
    bring({ file })
  }
  const { file, text } = brought
  const read = async (of: Named | null) => {
    setFailure(null)
    try {
      const found = file
        ? await api.call(cashRoutes.readAdviceFile, { query: { name: file.name, customerId: of?.id }, body: file })
        : await api.call(cashRoutes.readAdvice, { body: { text, customerId: of?.id ?? null } })
      setReading(found)
    } catch (thrown) {
      setReading(null)
      setFailure(thrown)
    }
  }
  const keep = async () => {
    setFailure(null)
    try {
      const kept = file
        ? await api.call(cashRoutes.uploadAdvice, { query: { name: file.name, customerId: customer?.id }, body: file })
        : await api.call(cashRoutes.pasteAdvice, { body: { text, customerId: customer?.id ?? null } })
      tellDone(t(kept.state === 'linked' ? adviceWords.keptLinked : adviceWords.keptWaiting))
      await refresh()
      onKept(kept.id)
    } catch (thrown) {
      setFailure(thrown)
    }
  }
  const isBrought = file !== null || text.trim().length >= 5
  const busy = useRef(false)
  /** Ctrl-Enter goes on from the field that is being typed in: it reads, then keeps. */
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    if (busy.current || !isBrought) return
    busy.current = true
    void (reading ? keep() : read(customer)).finally(() => {
      busy.current = false
    })
  }
  const act = { keys: 'Mod+Enter', does: reading ? adviceWords.keep : adviceWords.read }
  return (
    <article className={detail.panel} onKeyDown={pressed} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <header className={detail.panelHead}>
        <h2>{t(adviceWords.newTitle)}</h2>
      </header>
      {file ? (
        <p className={detail.links}>
          <span>{t(adviceWords.fileChosen, { name: file.name })}</span>
          <button type="button" className={detail.link} onClick={() => bring({ file: null })}>
            {t(adviceWords.otherText)}
          </button>
        </p>
      ) : (
        <Textarea
          autoFocus
          label={t(adviceWords.paste)}
          placeholder={t(adviceWords.pasteHint)}
          rows={reading ? 4 : 12}
          value={text}
          maxLength={200_000}
          onChange={(event) => bring({ text: event.currentTarget.value })}
        />
      )}
      <div className={classes.bring}>
        <ActionButton onAct={() => field.current?.click()}>{t(adviceWords.chooseFile)}</ActionButton>
        <span className={detail.quiet}>{t(adviceWords.orFile)}</span>
        <FilesInput
          field={field}
          accept=".pdf,.csv,.xlsx,.txt,.eml"
          testId="advice-file"
          onFiles={([file]) => file && bring({ file })}
        />
      </div>
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
      {reading && (
        <>
          <AdviceReading reading={reading} />
          <div className={classes.customer}>
            <CustomerSearch
              label={t(adviceWords.customer)}
              chosen={customer}
              likely={reading.payer}
              onChoose={(one) => {
                setCustomer(one)
                void read(one)
              }}
            />
            {customer && (
              <button
                type="button"
                className={detail.link}
                onClick={() => {
                  setCustomer(null)
                  void read(null)
                }}
              >
                {t(adviceWords.anyCustomer)}
              </button>
            )}
          </div>
        </>
      )}
      <div className={detail.acts}>
        {reading ? (
          <ActionButton primary shortcut={act} onAct={keep}>
            {t(adviceWords.keep)}
          </ActionButton>
        ) : (
          <ActionButton
            primary
            shortcut={act}
            refusal={isBrought ? null : t(adviceWords.pasteFirst)}
            onAct={() => read(customer)}
          >
            {t(adviceWords.read)}
          </ActionButton>
        )}
      </div>
    </article>
  )
}
