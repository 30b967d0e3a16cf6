import type { ReactNode } from 'react'
import type { ProposedDebitView } from '../../src/cash/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { Amount } from '../design/Amount.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { Day } from '../design/Day.tsx'
import detail from '../design/detail.module.css'
import { FigureLink } from '../design/FigureLink.tsx'
import { useRowsInHand } from '../design/paged-rows.ts'
import type { Selection } from '../design/selection.ts'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { DebitParts } from './DebitParts.tsx'
import classes from './debits.module.css'
import { prepareWords as words } from './prepare-wording.ts'
import { sequenceNames, wording } from './wording.ts'

/** A proposal has no identity of its own: the first document it collects is in no other. */
export const keyOf = (debit: ProposedDebitView): string =>
  debit.parts.find((part) => part.cents > 0)?.itemId ?? debit.mandateId

type NoticeBy = 'message' | 'invoice'

type Props = {
  debits: readonly ProposedDebitView[]
  noticeBy: NoticeBy
  activeKey: string | null
  onActive(key: string): void
  selection: Selection
  onSelection(selection: Selection): void
  empty: ReactNode
}

/** What could be collected, ticked; who is debited, for which documents, under which mandate, told how. */
export function ProposedList({ debits, noticeBy, empty, ...list }: Props) {
  const { t } = useWords()
  const rows = useRowsInHand(debits)
  const total = debits.reduce((sum, debit) => sum + debit.cents, 0)
  const columns: Column<ProposedDebitView>[] = [
    {
      key: 'customer',
      header: t(wording.customer),
      width: 'minmax(140px, 1.4fr)',
      cell: (debit) => <span title={`${debit.customerName} · ${debit.customerCode}`}>{debit.customerName}</span>,
      foot: t(wording.debitsCount, { n: debits.length }),
    },
    {
      key: 'documents',
      header: t(wording.documents),
      width: 'minmax(140px, 1.4fr)',
      cell: (debit) => documentsOf(debit),
    },
    {
      key: 'mandate',
      header: t(wording.mandate),
      width: 'minmax(130px, 1fr)',
      hideBelowPx: 720,
      cell: (debit) => (
        <span className={classes.quiet}>
          {debit.mandate} · {debit.scheme}
        </span>
      ),
    },
    {
      key: 'told',
      header: t(words.told),
      width: '110px',
      hideBelowPx: 860,
      cell: (debit) => <span className={classes.quiet}>{t(toldBy(debit, noticeBy))}</span>,
    },
    {
      key: 'amount',
      header: t(wording.amount),
      width: '148px',
      align: 'right',
      cell: (debit) => <Amount cents={debit.cents} currency="EUR" />,
      foot: <Amount cents={total} currency="EUR" strong />,
    },
  ]
  return <DataTable label={t(words.list)} columns={columns} rows={rows} rowKey={keyOf} empty={empty} {...list} />
}

const toldBy = ({ channel }: ProposedDebitView, noticeBy: NoticeBy) =>
  noticeBy === 'invoice' ? words.byInvoice : channel === 'email' ? words.byEmail : words.byLetter

const documentsOf = ({ parts }: ProposedDebitView): string => parts.map((part) => part.documentNo).join(', ')

/** One debit that is proposed: what it is made of, from which account, by which mandate. */
export function ProposedPanel({ debit, noticeBy }: { debit: ProposedDebitView; noticeBy: NoticeBy }) {
  const api = useApi()
  const { t } = useWords()
  const orgId = api.orgId ?? 0
  const due = debit.parts.filter((part) => part.cents > 0).map((part) => part.dueOn)
  return (
    <article className={detail.panel}>
      <header className={detail.panelHead}>
        <h2>
          <FigureLink href={urls.customer(orgId, debit.customerId)}>{debit.customerName}</FigureLink>
        </h2>
        <div className={detail.panelFacts}>
          <Amount cents={debit.cents} currency="EUR" strong />
          <span>
            {t(words.due)} <Day date={due.toSorted()[0] as LocalDate} />
          </span>
        </div>
      </header>
      <DebitParts customerId={debit.customerId} parts={debit.parts} />
      <dl className={classes.facts}>
        <dt>{t(wording.mandate)}</dt>
        <dd>
          <FigureLink href={urls.mandates(orgId, { mandat: debit.mandateId })}>{debit.mandate}</FigureLink> ·{' '}
          {debit.scheme}
        </dd>
        <dt>{t(wording.account)}</dt>
        <dd>{debit.account}</dd>
        <dt>{t(words.sequence)}</dt>
        <dd>
          {debit.sequence} ({t(sequenceNames[debit.sequence])})
        </dd>
        <dt>{t(words.told)}</dt>
        <dd>{t(toldBy(debit, noticeBy))}</dd>
      </dl>
    </article>
  )
}
