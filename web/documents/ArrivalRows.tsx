import type { ArrivalView } from '../../src/documents/contract.ts'
import { documentKindNames } from '../../src/documents/wording.ts'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { useRowsInHand } from '../design/paged-rows.ts'
import { useWords } from '../design/words.tsx'
import { arrivalStateNames, foundByNames, documentWords as words } from './wording.ts'

type Props = { files: readonly ArrivalView[]; activeId: string | null; onActive(id: string): void }

/** The files of a drop, those that wait for a person first. */
export function ArrivalRows({ files, activeId, onActive }: Props) {
  const { t } = useWords()
  const columns: Column<ArrivalView>[] = [
    {
      key: 'file',
      header: t(words.file),
      width: 'minmax(180px, 2fr)',
      cell: (one) => <span title={one.name}>{one.name}</span>,
    },
    { key: 'state', header: t(words.state), width: '122px', cell: (one) => t(arrivalStateNames[one.state]) },
    {
      key: 'kind',
      header: t(words.kind),
      width: '140px',
      hideBelowPx: 700,
      cell: (one) => t(documentKindNames[one.kind]),
    },
    { key: 'customer', header: t(words.customer), width: 'minmax(140px, 2fr)', cell: (one) => one.customerName },
    {
      key: 'documents',
      header: t(words.documents),
      width: 'minmax(110px, 1fr)',
      cell: (one) => one.numbers.join(', '),
    },
    {
      key: 'found',
      header: t(words.foundBy),
      width: '140px',
      hideBelowPx: 860,
      cell: (one) => one.foundBy && t(foundByNames[one.foundBy]),
    },
  ]
  return (
    <DataTable
      label={t(words.files)}
      columns={columns}
      rows={useRowsInHand(files)}
      rowKey={(one) => one.id}
      activeKey={activeId}
      onActive={onActive}
      empty={null}
    />
  )
}
