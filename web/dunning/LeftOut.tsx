import detail from '../design/detail.module.css'
import { useWords } from '../design/words.tsx'
import classes from './bulk.module.css'
import type { Weight } from './bulk.ts'
import { bulkWords } from './bulk-wording.ts'

/** Who is no part of a bulk act, each with the reason; the server tells the first of a long list. */
export function LeftOut({ lines, count }: { lines: Weight['leftOut']; count: number }) {
  const { t } = useWords()
  return (
    <>
      <ul className={classes.apart}>
        {lines.map((one) => (
          <li key={one.id}>
            <b>{one.customerName}</b> {one.message}
          </li>
        ))}
      </ul>
      {count > lines.length && <p className={detail.quiet}>{t(bulkWords.bulkAndMore, { n: count - lines.length })}</p>}
    </>
  )
}
