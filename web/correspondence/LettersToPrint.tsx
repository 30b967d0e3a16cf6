import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { correspondenceRoutes as routes } from '../../src/correspondence/contract.ts'
import { useOrganisation, useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Ask } from '../design/Ask.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { Instant } from '../design/Instant.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import classes from './correspondence.module.css'
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
        <h2>{t(wording.lettersToPrint, { n: toPrint })}</h2>
        {toPrint > 0 && (
          <ActionButton
            primary
            refusal={refusal}
            onAct={() => setAsking(true)}
            shortcut={{ keys: 'e', does: wording.gather }}
          >
            {t(wording.gather)}
          </ActionButton>
        )}
      </div>
      {gathered && (
        <div className={classes.answer} role="status">
          <p>{t(wording.gathered, { n: gathered.letters })}</p>
          {gathered.leftOut.length > 0 && (
            <details>
              <summary>{t(wording.gatheredLeftOut, { n: gathered.leftOut.length })}</summary>
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
        toPrint === 0 && <EmptyState title={t(wording.lettersToPrint, { n: 0 })}>{t(wording.noLetter)}</EmptyState>
      ) : (
        <table className={classes.grid}>
          <caption className="visually-hidden">{t(wording.batches)}</caption>
          <thead>
            <tr>
              <th scope="col">{t(wording.batchOf)}</th>
              <th scope="col">{t(wording.batchBy)}</th>
              <th scope="col" data-align="right">
                {t(wording.batchLetters)}
              </th>
              <th scope="col" data-align="right">
                {t(wording.batchPosted)}
              </th>
              <th scope="col">
                <span className="visually-hidden">{t(wording.markPosted)}</span>
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
                    <a className={classes.link} href={pdfOf(batch.id)} target="_blank" rel="noreferrer">
                      {t(wording.openPdf)}
                    </a>
                    {batch.posted < batch.letters && !refusal && (
                      <button type="button" className={classes.link} onClick={() => setPosting(batch)}>
                        {t(wording.markPosted)}
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
        title={t(wording.gatherTitle, { n: toPrint })}
        act={t(wording.gather)}
        onAct={gather}
        onClose={() => setAsking(false)}
      >
        <p>{t(wording.gatherWhat)}</p>
      </Ask>
      <MarkPosted batch={posting} onClose={() => setPosting(null)} />
    </div>
  )
}
