import { useRef, useState } from 'react'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { ReplyOut } from '../../src/platform/route.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { Ask } from '../design/Ask.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FilesInput } from '../design/FilesInput.tsx'
import { Reason } from '../design/Reason.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import classes from '../legal/claims.module.css'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { providerWords as words } from './provider-words.ts'

type Read = ReplyOut<typeof routes.importProviders>

/** A list of providers: read first, line by line, and added once somebody has seen what it would add. */
export function ProviderImport({ onClose }: { onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const field = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File | null>(null)
  const [read, setRead] = useState<Read | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const choose = async (chosen: File | undefined) => {
    if (!chosen) return
    setFile(chosen)
    setRead(null)
    setFailure(null)
    try {
      setRead(await api.call(routes.importProviders, { query: {}, body: chosen }))
    } catch (thrown) {
      setFailure(thrown)
    }
  }
  const add = async () => {
    const { added } = await api.call(routes.importProviders, { query: { commit: 'true' }, body: file! })
    tellDone(t(words.importDone, { n: added.length }))
    await refresh()
  }
  const refusal = file === null ? t(words.noFile) : read && read.added.length > 0 ? null : t(words.importNone)
  return (
    <Ask
      opened
      size="lg"
      title={t(words.importList)}
      act={t(words.importAct, { n: read?.added.length ?? 0 })}
      refusal={refusal}
      onAct={add}
      onClose={onClose}
    >
      <p className={detail.quiet}>{t(words.importWhat)}</p>
      <FilesInput field={field} testId="providers" accept=".csv,.txt,.xlsx" onFiles={([first]) => void choose(first)} />
      <ActionButton onAct={() => field.current?.click()}>{file?.name ?? t(words.choose)}</ActionButton>
      {failure !== null && <ErrorState failure={failure} />}
      {read && (
        <>
          <Lines
            title={t(words.importAdded, { n: read.added.length })}
            lines={read.added.map((one) => ({
              line: one.line,
              said: [one.name, one.siren].filter(Boolean).join(', '),
            }))}
          />
          {read.known.length > 0 && (
            <Lines
              title={t(words.importKnown, { n: read.known.length })}
              lines={read.known.map((one) => ({ line: one.line, said: one.name }))}
            />
          )}
          {read.refused.length > 0 && (
            <section className={detail.part}>
              <h3>{t(words.importRefused, { n: read.refused.length })}</h3>
              {read.refused.map(({ line, message }) => (
                <Reason key={line} kind="held">
                  {t(words.importLine, { line, said: message })}
                </Reason>
              ))}
            </section>
          )}
        </>
      )}
    </Ask>
  )
}

function Lines({ title, lines }: { title: string; lines: readonly { line: number; said: string }[] }) {
  const { t } = useWords()
  return (
    <section className={detail.part}>
      <h3>{title}</h3>
      <ul className={classes.list}>
        {lines.map((one) => (
          <li key={one.line}>{t(words.importLine, one)}</li>
        ))}
      </ul>
    </section>
  )
}
