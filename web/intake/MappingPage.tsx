import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { intakeRoutes } from '../../src/intake/contract.ts'
import { useOrganisation, useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { PageHeader } from '../design/PageHeader.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { NoRight } from '../shell/notices.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import classes from './intake.module.css'
import { inAddress, type LayoutState, layoutIn } from './layout-in-address.ts'
import { wording as layoutWording } from './layout-wording.ts'
import { MappingForm } from './MappingForm.tsx'
import { wording as words } from './mapping-wording.ts'
import { useImport } from './use-imports.ts'

/** What each column of a table is, shown on its own first rows; and how the file was cut into those columns. */
export function MappingPage() {
  const { importId = '' } = useParams({ strict: false })
  const api = useApi()
  const { t } = useWords()
  const right = useRefusal('books.import')
  const [at, change] = useAddressState<LayoutState>()
  const found = useImport(importId)
  const organisation = useOrganisation()
  const view = found.data
  const layout = view ? layoutIn(at, view) : {}
  const table = useQuery({
    ...api.ask(intakeRoutes.table, { params: { id: view?.fileId ?? '' }, query: layout }),
    enabled: view !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    // The page stays while the file is cut again: only what stands in it changes.
    placeholderData: keepPreviousData,
  })
  if (right !== null) return <NoRight sentence={right} />
  const failure = found.error ?? table.error ?? organisation.error
  const back = (
    <Link to={urls.import(api.orgId ?? 0, importId)} className={classes.link}>
      ← {t(words.cancel)}
    </Link>
  )
  const facts = table.data ? [view?.fileName ?? '', t(words.columnsCount, { n: widthOf(table.data) })] : []
  return (
    <>
      <PageHeader title={t(words.title)} facts={facts} actions={back} />
      {failure ? (
        <div className={classes.stopped}>
          <ErrorState failure={failure} onRetry={() => void (found.error ? found.refetch() : table.refetch())} />
          {Object.keys(at).length > 0 && (
            <ActionButton onAct={() => change({ feuille: null, ...recognised })}>{t(layoutWording.reset)}</ActionButton>
          )}
        </div>
      ) : view && table.data && organisation.data ? (
        <MappingForm
          view={view}
          table={table.data}
          currency={organisation.data.currency}
          layout={layout}
          onLayout={(wanted) => change(inAddress(wanted))}
        />
      ) : (
        <SkeletonTable columns={[2, 3, 2, 2]} rows={10} />
      )}
    </>
  )
}

const recognised = inAddress({ headerLine: undefined, separator: undefined, encoding: undefined })

/** Columns of a table: those of its header, or of its widest row when it has none. */
export const widthOf = (table: {
  header: readonly string[]
  samples: readonly { cells: readonly string[] }[]
}): number => Math.max(table.header.length, ...table.samples.map((row) => row.cells.length))
