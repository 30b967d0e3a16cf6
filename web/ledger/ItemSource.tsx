import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { intakeRoutes } from '../../src/intake/contract.ts'
import type { ItemView } from '../../src/ledger/contract.ts'
import { ErrorState } from '../design/ErrorState.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import classes from './ledger.module.css'
import { pairFields } from './source-fields.ts'
import { wording } from './wording.ts'

/** The line of the imported file that made the item, shown when asked for. */
export function ItemSource({ item }: { item: ItemView }) {
  const { t, count } = useWords()
  const [shown, setShown] = useState(false)
  const { sourceId, sourceLine } = item
  return (
    <section>
      <h3 className={classes.part}>{t(wording.source)}</h3>
      {sourceId === null || sourceLine === null ? (
        <p className={classes.quiet}>{t(wording.sourceByHand)}</p>
      ) : (
        <>
          <p className={classes.inline}>
            {t(wording.sourceOf, { line: count(sourceLine) })}
            <button type="button" className={classes.link} aria-expanded={shown} onClick={() => setShown(!shown)}>
              {t(shown ? wording.hideSource : wording.showSource)}
            </button>
          </p>
          {shown && <SourceLine importId={sourceId} line={sourceLine} />}
        </>
      )}
    </section>
  )
}

function SourceLine({ importId, line }: { importId: string; line: number }) {
  const api = useApi()
  const found = useQuery(api.ask(intakeRoutes.sourceLine, { params: { id: importId }, query: { line } }))
  if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <SkeletonTable columns={[1, 2]} rows={4} />
  const fields = pairFields(found.data.header, found.data.text)
  if (!fields) return <pre className={classes.raw}>{found.data.text}</pre>
  return (
    <dl className={classes.fields}>
      {fields.map(([name, value], index) => (
        <div key={`${index}-${name}`}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
