import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { intakeRoutes } from '../../src/intake/contract.ts'
import { useOrganisation, useRefusal } from '../access/membership.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { PageHeader } from '../design/PageHeader.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { NoRight } from '../shell/notices.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import classes from './intake.module.css'
import { MappingForm } from './MappingForm.tsx'
import { wording as words } from './mapping-wording.ts'
import { optionsOf, useImport } from './use-imports.ts'

/** What each column of a table is, shown on its own first rows. `feuille` is the sheet of a workbook. */
export function MappingPage() {
  const { importId = '' } = useParams({ strict: false })
  const api = useApi()
  const { t } = useWords()
  const right = useRefusal('books.import')
  const [at, change] = useAddressState<'feuille'>()
  const found = useImport(importId)
  const organisation = useOrganisation()
  const view = found.data
  const sheet = at.feuille ?? (view ? optionsOf(view).sheet : undefined)
  const table = useQuery({
    ...api.ask(intakeRoutes.table, { params: { id: view?.fileId ?? '' }, query: sheet ? { sheet } : {} }),
    enabled: view !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (right !== null) return <NoRight sentence={right} />
  const failure = found.error ?? table.error ?? organisation.error
  const back = (
    <Link to={urls.import(api.orgId ?? 0, importId)} className={classes.link}>
      ← {t(words.cancel)}
    </Link>
  )
  const facts = table.data
    ? [
        view?.fileName ?? '',
        t(words.columnsCount, { n: widthOf(table.data) }),
        table.data.headerLine > 0 ? t(words.headerAt, { line: table.data.headerLine }) : t(words.headerNone),
      ]
    : []
  return (
    <>
      <PageHeader title={t(words.title)} facts={facts} actions={back} />
      {failure ? (
        <ErrorState failure={failure} onRetry={() => void (found.error ? found.refetch() : table.refetch())} />
      ) : view && table.data && organisation.data ? (
        <MappingForm
          key={table.data.sheet ?? ''}
          view={view}
          table={table.data}
          currency={organisation.data.currency}
          onSheet={(name) => change({ feuille: name })}
        />
      ) : (
        <SkeletonTable columns={[2, 3, 2, 2]} rows={10} />
      )}
    </>
  )
}

/** Columns of a table: those of its header, or of its widest row when it has none. */
export const widthOf = (table: {
  header: readonly string[]
  samples: readonly { cells: readonly string[] }[]
}): number => Math.max(table.header.length, ...table.samples.map((row) => row.cells.length))
