import { useQuery } from '@tanstack/react-query'
import { intakeRoutes } from '../../src/intake/contract.ts'
import { ErrorState } from '../design/ErrorState.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { pairFields } from '../ledger/source-fields.ts'
import { useApi } from '../wire/api.tsx'
import classes from './intake.module.css'
import rowsClasses from './rows.module.css'
import { wording } from './rows-wording.ts'

/** A line of the imported file as it came, each value beside the name of its column. */
export function SourceLine({ importId, line }: { importId: string; line: number }) {
  const api = useApi()
  const { t, count } = useWords()
  const found = useQuery({
    ...api.ask(intakeRoutes.sourceLine, { params: { id: importId }, query: { line } }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const fields = found.data && pairFields(found.data.header, found.data.text)
  return (
    <section>
      <h3 className={classes.part}>{t(wording.sourceLine, { line: count(line) })}</h3>
      {found.error ? (
        <ErrorState failure={found.error} />
      ) : !found.data ? (
        <SkeletonTable columns={[1, 2]} rows={4} />
      ) : fields ? (
        <dl className={rowsClasses.fields}>
          {fields.map(([name, value], index) => (
            <div key={`${index}-${name}`}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <pre className={rowsClasses.raw}>{found.data.text}</pre>
      )}
    </section>
  )
}
