import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dunningRoutes } from '../../src/dunning/contract.ts'
import { MessageFrame } from '../correspondence/MessageFrame.tsx'
import { Ask } from '../design/Ask.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { NextAction } from './ActionList.tsx'
import { Amounts } from './Amounts.tsx'
import { type ActionRow, isPersonal } from './actions.ts'
import { SHOWN_ROWS, sumUp } from './bulk.ts'
import classes from './dunning.module.css'
import { outcomeOf } from './outcome-in-words.ts'
import { wording } from './wording.ts'

export type BulkResult = {
  queued: number
  done: number
  leftOutCount: number
  leftOut: { key: string; name: string; reason: string }[]
}

type Props = {
  opened: boolean
  count: number
  ready: readonly ActionRow[]
  apart: readonly { key: string; name: string; reason: string }[]
  isWhole: boolean
  onAct(): Promise<void>
  onClose(): void
}

/** Asks before several messages leave, with each of them to see as it will leave. */
export function BulkQuestion({ opened, count, ready, apart, isWhole, onAct, onClose }: Props) {
  const { t, lang, count: figure } = useWords()
  const [seen, setSeen] = useState<ActionRow | null>(null)
  const sum = sumUp(ready)
  return (
    <Ask
      opened={opened}
      size={1080}
      title={t(wording.bulkSendTitle, { n: count })}
      act={t(wording.bulkAct)}
      onAct={onAct}
      onClose={() => {
        setSeen(null)
        onClose()
      }}
    >
      {isWhole && (
        <p>
          {outcomeOf(lang, sum)} <Amounts amounts={sum.amounts} strong />
        </p>
      )}
      <p className={classes.quiet}>{t(wording.bulkChecked)}</p>
      {!isWhole && (
        <p className={classes.quiet}>{t(wording.bulkMore, { n: figure(Math.min(SHOWN_ROWS, ready.length)) })}</p>
      )}
      {apart.length > 0 && (
        <details>
          <summary>{t(wording.bulkNotThese, { n: apart.length })}</summary>
          <ul className={classes.apart}>
            {apart.map((one) => (
              <li key={one.key}>
                <b>{one.name}</b> {one.reason}
              </li>
            ))}
          </ul>
        </details>
      )}
      <div className={classes.leaving} data-seen={seen !== null || undefined}>
        <div className={classes.leavingList} tabIndex={0}>
          <table className={classes.documents}>
            <tbody>
              {ready.map((row) => (
                <tr key={row.id} data-here={seen?.id === row.id || undefined}>
                  <th scope="row">{row.customerName}</th>
                  <td>
                    <NextAction row={row} />
                  </td>
                  <td data-align="right">
                    <Amounts amounts={row.amounts} />
                  </td>
                  <td data-align="right">
                    {!isPersonal(row) && (
                      <button
                        type="button"
                        className={classes.link}
                        aria-label={t(wording.seeMessage, { customer: row.customerName })}
                        onClick={() => setSeen(row)}
                      >
                        {t(wording.see)}
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {seen && <Seen row={seen} />}
      </div>
    </Ask>
  )
}

function Seen({ row }: { row: ActionRow }) {
  const api = useApi()
  const { t } = useWords()
  const preview = useQuery({
    queryKey: [...api.keyOf(dunningRoutes.preview), { id: row.id }, null, 'bulk'],
    queryFn: ({ signal }) => api.call(dunningRoutes.preview, { params: { id: row.id }, body: null, signal }),
  })
  return (
    <section aria-label={t(wording.seenMessage, { customer: row.customerName })} aria-busy={preview.isPending}>
      {preview.error && <ErrorState failure={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.data && (
        <>
          <p className={classes.address}>
            {t(wording.goesTo, { name: preview.data.toName })} · {preview.data.toAddress}
          </p>
          <MessageFrame subject={preview.data.subject} html={preview.data.html} />
        </>
      )}
    </section>
  )
}
