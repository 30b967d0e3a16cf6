import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dunningRoutes } from '../../src/dunning/contract.ts'
import { MessageFrame } from '../correspondence/MessageFrame.tsx'
import { Ask } from '../design/Ask.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { NextAction } from './ActionList.tsx'
import { Amounts } from './Amounts.tsx'
import { actionWords } from './action-wording.ts'
import { type ActionRow, isPersonal } from './actions.ts'
import bulk from './bulk.module.css'
import type { Weight } from './bulk.ts'
import { bulkWords } from './bulk-wording.ts'
import documents from './documents.module.css'
import { LeftOut } from './LeftOut.tsx'
import { outcomeOf } from './outcome-in-words.ts'

type Props = {
  opened: boolean
  /** Null while it is being worked out. */
  weight: Weight | null
  /** The first of the ticked rows, to check by eye. */
  shown: readonly ActionRow[]
  onAct(): Promise<void>
  onClose(): void
}

/** Asks before several messages leave, with each of them to see as it will leave. */
export function BulkQuestion({ opened, weight, shown, onAct, onClose }: Props) {
  const { t, lang, count: figure } = useWords()
  const [seen, setSeen] = useState<ActionRow | null>(null)
  if (!weight) return null
  const { count, leftOut, leftOutCount } = weight
  const apart = new Set(leftOut.map(({ id }) => id))
  const ready = shown.filter(({ id }) => !apart.has(id))
  const leaving = count - leftOutCount
  return (
    <Ask
      opened={opened}
      size={1080}
      title={t(bulkWords.bulkSendTitle, { n: leaving })}
      refusal={leaving === 0 ? t(bulkWords.bulkNothing) : null}
      act={t(bulkWords.bulkAct)}
      onAct={onAct}
      onClose={() => {
        setSeen(null)
        onClose()
      }}
    >
      <p>
        {outcomeOf(lang, weight)} <Amounts amounts={weight.amounts} strong />
      </p>
      <p className={detail.quiet}>{t(bulkWords.bulkChecked)}</p>
      {ready.length < leaving && <p className={detail.quiet}>{t(bulkWords.bulkMore, { n: figure(ready.length) })}</p>}
      {leftOutCount > 0 && (
        <details>
          <summary>{t(bulkWords.bulkNotThese, { n: leftOutCount })}</summary>
          <LeftOut lines={leftOut} count={leftOutCount} />
        </details>
      )}
      <div className={bulk.leaving} data-seen={seen !== null || undefined}>
        <div className={bulk.leavingList} tabIndex={0}>
          <table className={documents.documents}>
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
                        className={detail.link}
                        aria-label={t(bulkWords.seeMessage, { customer: row.customerName })}
                        onClick={() => setSeen(row)}
                      >
                        {t(bulkWords.see)}
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
    <section aria-label={t(bulkWords.seenMessage, { customer: row.customerName })} aria-busy={preview.isPending}>
      {preview.error && <ErrorState failure={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.data && (
        <>
          <p className={detail.address}>
            {t(actionWords.goesTo, { name: preview.data.toName })} · {preview.data.toAddress}
          </p>
          <MessageFrame subject={preview.data.subject} html={preview.data.html} />
        </>
      )}
    </section>
  )
}
