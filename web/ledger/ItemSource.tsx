import { useState } from 'react'
import type { ItemView } from '../../src/ledger/contract.ts'
import { useWords } from '../design/words.tsx'
import { SourceLine } from '../intake/SourceLine.tsx'
import classes from './ledger.module.css'
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
