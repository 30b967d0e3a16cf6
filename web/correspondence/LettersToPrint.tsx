import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { correspondenceRoutes as routes } from '../../src/correspondence/contract.ts'
import { useOrganisation, useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Ask } from '../design/Ask.tsx'
import detail from '../design/detail.module.css'
import { EmptyState } from '../design/EmptyState.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { Instant } from '../design/Instant.tsx'
import listing from '../design/listing.module.css'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import classes from './letters.module.css'
import { lettersWords } from './letters-wording.ts'
import { MarkPosted } from './MarkPosted.tsx'
import { wording } from './wording.ts'

type Gathered = { letters: number; leftOut: readonly { id: string; message: string }[] }

/** Letters approved and ready: gathered into one PDF to print, then said to be posted, batch by batch. */
export function LettersToPrint() {
  const api = useApi()
  const { t, count } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('desk.work')
  const timeZone = useOrganisation().data?.timeZone
  const [asking, setAsking] = useState(false)
  const [posting, setPosting] = useState<{ id: string; letters: number } | null>(null)
  const [gathered, setGathered] = useState<Gathered | null>(null)
  const found = useQuery(api.ask(routes.printBatches, { query: { limit: 100 } }))
  if (!found.data) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[2, 2, 1, 1]} rows={5} />
  }
  const { toPrint, rows } = found.data
  const gather = async () => {
    setGathered(await api.call(routes.printBatch, { body: { ids: null } }))
    await refresh()
  }
  const pdfOf = (id: string) => `/api/orgs/${api.orgId}/print-batches/${id}/pdf`
  return (
    <div className={classes.page}>
      <div className={classes.pageHead}>
        <h2>{t(lettersWords.lettersToPrint, { n: toPrint })}</h2>
        {toPrint > 0 && (
          <ActionButton
            primary
            refusal={refusal}
            onAct={() => setAsking(true)}
            shortcut={{ keys: 'e', does: lettersWords.gather }}
          >
            {t(lettersWords.gather)}
          </ActionButton>
        )}
      </div>
      {gathered && (
        <div className={classes.answer} role="status">
          <p>{t(lettersWords.gathered, { n: gathered.letters })}</p>
          {gathered.leftOut.length > 0 && (
            <details>
              <summary>{t(lettersWords.gatheredLeftOut, { n: gathered.leftOut.length })}</summary>
              <ul>
                {gathered.leftOut.map((one) => (
                  <li key={one.id}>{one.message}</li>
                ))}
              </ul>
            </details>
          )}
        </div>
      )}
      {rows.length === 0 ? (
        toPrint === 0 && (
          <EmptyState title={t(lettersWords.lettersToPrint, { n: 0 })}>{t(lettersWords.noLetter)}</EmptyState>
        )
      ) : (
        <table className={listing.grid}>
          <caption className="visually-hidden">{t(lettersWords.batches)}</caption>
          <thead>
            <tr>
              <th scope="col">{t(lettersWords.batchOf)}</th>
              <th scope="col">{t(lettersWords.batchBy)}</th>
              <th scope="col" data-align="right">
                {t(lettersWords.batchLetters)}
              </th>
              <th scope="col" data-align="right">
                {t(lettersWords.batchPosted)}
              </th>
              <th scope="col">
                <span className="visually-hidden">{t(lettersWords.markPosted)}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((batch) => (
              <tr key={batch.id}>
                <td>
                  <Instant at={batch.madeAt} timeZone={timeZone} />
                </td>
                <td>{batch.madeBy}</td>
                <td data-align="right">{count(batch.letters)}</td>
                <td data-align="right">{count(batch.posted)}</td>
                <td>
                  <div className={classes.rowActs}>
                    <a className={detail.link} href={pdfOf(batch.id)} target="_blank" rel="noreferrer">
                      {t(wording.openPdf)}
                    </a>
                    {batch.posted < batch.letters && !refusal && (
                      <button type="button" className={detail.link} onClick={() => setPosting(batch)}>
                        {t(lettersWords.markPosted)}
                      </button>
                    )}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Ask
        opened={asking}
        title={t(lettersWords.gatherTitle, { n: toPrint })}
        act={t(lettersWords.gather)}
        onAct={gather}
        onClose={() => setAsking(false)}
      >
        <p>{t(lettersWords.gatherWhat)}</p>
      </Ask>
      <MarkPosted batch={posting} onClose={() => setPosting(null)} />
    </div>
  )
}
