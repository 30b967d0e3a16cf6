import type { DebitView } from '../../src/cash/contract.ts'
import { Amount } from '../design/Amount.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { useRowsInHand } from '../design/paged-rows.ts'
import { Reason } from '../design/Reason.tsx'
import type { Selection } from '../design/selection.ts'
import { useWords } from '../design/words.tsx'
import { collectionWords as words } from './collections-wording.ts'
import classes from './debits.module.css'
import { debitStates, wording } from './wording.ts'

type Props = {
  debits: readonly DebitView[]
  activeKey: string | null
  onActive(id: string): void
  selection: Selection
  onSelection?: ((selection: Selection) => void) | undefined
}

/** The debits of a collection: of whom, for what, how much, and what becomes of each. */
export function DebitList({ debits, ...list }: Props) {
  const { t } = useWords()
  const rows = useRowsInHand(debits)
  const live = debits.filter((debit) => debit.state !== 'dropped')
  const columns: Column<DebitView>[] = [
    {
      key: 'customer',
      header: t(wording.customer),
      width: 'minmax(130px, 1.2fr)',
      cell: (debit) => <span title={`${debit.customerName} · ${debit.customerCode}`}>{debit.customerName}</span>,
      foot: t(wording.debitsCount, { n: live.length }),
    },
    { key: 'documents', header: t(wording.documents), width: 'minmax(130px, 1.2fr)', cell: (debit) => debit.words },
    {
      key: 'mandate',
      header: t(wording.mandate),
      width: 'minmax(120px, 0.9fr)',
      hideBelowPx: 760,
      cell: (debit) => <span className={classes.quiet}>{debit.mandate}</span>,
    },
    {
      key: 'amount',
      header: t(wording.amount),
      width: '148px',
      align: 'right',
      cell: (debit) => (
        <Amount cents={debit.cents} currency="EUR" tone={debit.state === 'dropped' ? 'quiet' : undefined} />
      ),
      foot: <Amount cents={live.reduce((sum, debit) => sum + debit.cents, 0)} currency="EUR" strong />,
    },
    {
      key: 'fate',
      header: t(words.fate),
      width: 'minmax(180px, 2fr)',
      cell: (debit) => <FateInShort debit={debit} />,
    },
  ]
  return (
    <DataTable
      label={t(words.debitList)}
      columns={columns}
      rows={rows}
      rowKey={(debit) => debit.id}
      empty={t(wording.debitsCount, { n: 0 })}
      {...list}
    />
  )
}

/** What becomes of a debit, in a few words: its state and why. */
function FateInShort({ debit }: { debit: DebitView }) {
  const { t } = useWords()
  if (debit.obstacle !== '') return <Reason kind="held">{debit.obstacle}</Reason>
  const { state, answer, reason } = debit
  const more =
    reason || (state === 'running' && answer ? t(answer === 'accepted' ? words.accepted : words.pending) : '')
  const failed = state === 'rejected' || state === 'returned'
  const said = more ? t(wording.stateWhy, { state: t(debitStates[state]), why: more }) : t(debitStates[state])
  return (
    <span className={state === 'dropped' || state === 'planned' ? classes.quiet : undefined} title={more}>
      {failed ? <b>{said}</b> : said}
    </span>
  )
}
