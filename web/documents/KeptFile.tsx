import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { type DocumentView, documentsRoutes } from '../../src/documents/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { Ask } from '../design/Ask.tsx'
import detail from '../design/detail.module.css'
import { Instant } from '../design/Instant.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { DocumentFields, numbersTyped } from './DocumentFields.tsx'
import { documentAddress } from './document-address.ts'
import classes from './documents.module.css'
import { documentWords as words } from './wording.ts'

type Props = { file: DocumentView; refusal: string | null; onItem(itemId: string): void }

/** One file kept for a customer: opened, said anew, taken away. */
export function KeptFile({ file, refusal, onItem }: Props) {
  const api = useApi()
  const { t, count, day } = useWords()
  const refresh = useRefresh()
  const [asking, setAsking] = useState<'change' | 'remove' | null>(null)
  const [name, setName] = useState(file.name)
  const [draft, setDraft] = useState({
    kind: file.kind,
    numbers: file.about.map(({ documentNo }) => documentNo).join(', '),
    bearsOn: file.bearsOn as LocalDate | null,
  })
  const params = { id: file.id }
  const change = async () => {
    const { kind, bearsOn } = draft
    const body = { kind, bearsOn, name, numbers: numbersTyped(draft.numbers) }
    await api.call(documentsRoutes.change, { params, body })
    tellDone(t(words.saved))
    await refresh()
  }
  const remove = async () => {
    await api.call(documentsRoutes.remove, { params })
    tellDone(t(words.removed, { name: file.name }))
    await refresh()
  }
  return (
    <li className={classes.row}>
      <a
        className={`${detail.link} ${classes.name}`}
        href={documentAddress(api.orgId, file.id)}
        target="_blank"
        rel="noreferrer"
        title={t(words.opensTab, { name: file.name })}
      >
        {file.name}
      </a>
      <span className={detail.links}>
        {!refusal && (
          <>
            <button type="button" className={detail.link} onClick={() => setAsking('change')}>
              {t(words.change)}
            </button>
            <button type="button" className={detail.link} onClick={() => setAsking('remove')}>
              {t(words.remove)}
            </button>
          </>
        )}
      </span>
      <span className={`${detail.quiet} ${classes.about}`}>
        {file.about.map(({ documentNo, itemId }) =>
          itemId === null ? (
            <span key={documentNo}>{documentNo} · </span>
          ) : (
            <span key={documentNo}>
              <button type="button" className={detail.link} onClick={() => onItem(itemId)}>
                {documentNo}
              </button>{' '}
              ·{' '}
            </span>
          ),
        )}
        {file.bearsOn && <>{t(words.ofDay, { day: day(file.bearsOn as LocalDate) })} · </>}
        {t(words.kilobytes, { n: count(Math.ceil(file.size / 1024)) })} · {t(words.keptOn)}{' '}
        <Instant at={file.addedAt} /> · {file.addedBy}
        {file.isProof && ` · ${t(words.isProof)}`}
      </span>
      <Ask
        opened={asking === 'change'}
        title={t(words.changeTitle)}
        act={t(words.save)}
        onAct={change}
        onClose={() => setAsking(null)}
      >
        <TextInput
          label={t(words.name)}
          value={name}
          maxLength={300}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <DocumentFields draft={draft} onDraft={setDraft} />
      </Ask>
      <Ask
        opened={asking === 'remove'}
        title={t(words.removeTitle)}
        act={t(words.remove)}
        onAct={remove}
        onClose={() => setAsking(null)}
      >
        <p>{t(words.removeAsk, { name: file.name })}</p>
      </Ask>
    </li>
  )
}
