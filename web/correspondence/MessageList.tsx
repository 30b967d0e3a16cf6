import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { correspondenceRoutes, messageRow } from '../../src/correspondence/contract.ts'
import { correspondenceRoutes as routes } from '../../src/correspondence/contract.ts'
import type { MessageState as State } from '../../src/correspondence/rules.ts'
import { useOrganisation } from '../access/membership.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { Instant } from '../design/Instant.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { Reason } from '../design/Reason.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { MessageState } from './MessageState.tsx'
import { messageChannelNames, wording } from './wording.ts'

type Row = z.output<typeof messageRow>
type Query = z.input<typeof correspondenceRoutes.messages.query>

type Props = {
  label: string
  filter: Pick<Query, 'state' | 'channel' | 'customerId'>
  activeId: string | null
  onMessage(id: string): void
  empty: ReactNode
}

/** Messages of one state or all, newest first. */
export function MessageList({ label, filter, activeId, onMessage, empty }: Props) {
  const api = useApi()
  const rows = usePagedRows<Row>({
    queryKey: [...api.keyOf(routes.messages), filter],
    fetchPage: async ({ offset, limit, signal }) => {
      const page = await api.call(routes.messages, { query: { ...filter, offset, limit }, signal })
      return { rows: page.rows, total: page.count }
    },
  })
  return (
    <DataTable
      label={label}
      columns={useMessageColumns()}
      rows={rows}
      rowKey={(row) => row.id}
      activeKey={activeId}
      onActive={onMessage}
      empty={empty}
    />
  )
}

/** The test mailbox: mails that went nowhere, newest first. */
export function TestMailboxList({ activeId, onMessage, empty }: Pick<Props, 'activeId' | 'onMessage' | 'empty'>) {
  const api = useApi()
  const { t } = useWords()
  const rows = usePagedRows<Row & { receivedAt: Date | string }>({
    queryKey: api.keyOf(routes.testMailbox),
    fetchPage: async ({ offset, limit, signal }) => {
      const page = await api.call(routes.testMailbox, { query: { offset, limit }, signal })
      return { rows: page.rows, total: page.count }
    },
  })
  const [when, , customer, subject] = useMessageColumns((row) => (row as { receivedAt?: Date | string }).receivedAt)
  return (
    <DataTable
      label={t(wording.mailboxTitle)}
      columns={[
        when,
        customer,
        {
          key: 'to',
          header: t(wording.to),
          width: 'minmax(140px, 1.2fr)',
          hideBelowPx: 620,
          cell: (row: Row) => row.toAddress,
        },
        subject,
      ].filter((one) => one !== undefined)}
      rows={rows}
      rowKey={(row) => row.id}
      activeKey={activeId}
      onActive={onMessage}
      empty={empty}
    />
  )
}

const settledOr = (row: Row) => row.settledAt ?? row.queuedAt

function useMessageColumns(at: (row: Row) => Date | string | undefined = settledOr): Column<Row>[] {
  const { t } = useWords()
  const timeZone = useOrganisation().data?.timeZone
  return [
    {
      key: 'when',
      header: t(wording.when),
      width: '140px',
      cell: (row) => <Instant at={at(row) ?? row.queuedAt} timeZone={timeZone} />,
    },
    {
      key: 'state',
      header: t(wording.state),
      width: '150px',
      cell: (row) => <MessageState state={row.state as State} tracked={row.tracked} />,
    },
    {
      key: 'customer',
      header: t(wording.customer),
      width: 'minmax(104px, 1.4fr)',
      cell: (row) => (
        <>
          {row.customerName ?? row.toName}
          {row.agencyName && <span> · {t(wording.writtenBy, { agency: row.agencyName })}</span>}
        </>
      ),
    },
    {
      key: 'subject',
      header: t(wording.subject),
      width: 'minmax(96px, 2.4fr)',
      cell: (row) =>
        row.outcome && row.state !== 'sent' ? <Reason kind="held">{row.outcome.message}</Reason> : row.subject,
    },
    {
      key: 'channel',
      header: t(wording.channel),
      width: '104px',
      hideBelowPx: 720,
      cell: (row) => t(messageChannelNames[row.channel]),
    },
  ]
}
