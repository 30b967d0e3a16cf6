import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { FeeInvoiceView } from '../../src/outsourcing/fees/contract.ts'
import { useRefusal, useToday } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { Ask } from '../design/Ask.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { Day } from '../design/Day.tsx'
import { DayInput } from '../design/DayInput.tsx'
import detail from '../design/detail.module.css'
import { EmptyState } from '../design/EmptyState.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { useWords } from '../design/words.tsx'
import classes from '../legal/claims.module.css'
import { useAddressState } from '../shell/address-state.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import sums from './outsourcing.module.css'
import { remittanceWords as words } from './remittance-words.ts'

type Side = 'creditor' | 'agency'

const SHOWS = [
  ['toutes', 'showAll'],
  ['a-regler', 'openOnes'],
  ['echues', 'lateOnes'],
] as const

/** Invoices and credit notes of fees: `quelles` which, `facture` the one that is open. */
export function FeeInvoices({ side }: { side: Side }) {
  const api = useApi()
  const { t } = useWords()
  const [at, change] = useAddressState<'facture' | 'quelles'>()
  const [show] = SHOWS.find(([one]) => one === at.quelles) ?? SHOWS[0]
  const asked = { side, ...(show === 'a-regler' && { open: 'true' }), ...(show === 'echues' && { late: 'true' }) }
  const rows = usePagedRows<FeeInvoiceView>({
    queryKey: [...api.keyOf(routes.feeInvoices), asked],
    fetchPage: async ({ offset, limit, signal }) => {
      const page = await api.call(routes.feeInvoices, { query: { ...asked, offset, limit }, signal })
      return { rows: page.invoices, total: page.count }
    },
  })
  return (
    <>
      <div className={classes.tools}>
        <SegmentedControl
          size="xs"
          aria-label={t(words.invoiceShown)}
          value={show}
          onChange={(quelles) => change({ quelles: quelles === 'toutes' ? null : quelles, facture: null })}
          data={SHOWS.map(([value, word]) => ({ value, label: t(words[word]) }))}
        />
      </div>
      <ListAndPanel
        panelLabel={t(words.invoicePanel)}
        onClose={() => change({ facture: null })}
        panel={at.facture ? <InvoicePanel key={at.facture} id={at.facture} side={side} /> : null}
        list={
          <DataTable
            label={t(words.invoiceList)}
            columns={useColumns(side)}
            rows={rows}
            rowKey={(row) => row.id}
            activeKey={at.facture ?? null}
            onActive={(facture) => change({ facture })}
            empty={<EmptyState title={t(words.invoicesEmptyTitle)}>{t(words.invoicesEmpty)}</EmptyState>}
          />
        }
      />
    </>
  )
}

function InvoicePanel({ id, side }: { id: string; side: Side }) {
  const api = useApi()
  const { t } = useWords()
  const refusal = useRefusal('settings.manage')
  const [asks, setAsks] = useState(false)
  const found = useQuery(api.ask(routes.feeInvoice, { params: { id } }))
  const one = found.data
  if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
  if (!one) return null
  const { currency } = one
  const orgId = api.orgId ?? 0
  const page = (state: Record<string, string>) =>
    urls.remittances(orgId, { cote: side === 'agency' ? 'prestataire' : 'creancier', ...state })
  return (
    <article className={detail.panel}>
      <header className={detail.panelHead}>
        <h2>
          {one.number} · {one.otherName}
        </h2>
        <div className={detail.panelFacts}>
          <Amount cents={one.totalCents} currency={currency} strong /> {t(words.total)}
          {one.isCredit && <span>{t(words.creditNote)}</span>}
          <Day date={one.issuedOn as LocalDate} />
          <span>
            {t(words.due)} <Day date={one.dueOn as LocalDate} />
          </span>
        </div>
      </header>
      <div className={detail.acts}>
        {one.leftCents !== 0 && (
          <ActionButton refusal={refusal} onAct={() => setAsks(true)}>
            {t(words.paidPart)}
          </ActionButton>
        )}
        <a
          className={detail.link}
          href={`/api/orgs/${orgId}/fee-invoices/${one.id}/pdf`}
          target="_blank"
          rel="noreferrer"
        >
          {t(words.invoicePdf)}
        </a>
      </div>
      <section className={detail.part}>
        <ul className={sums.sums}>
          {one.lines.map((line) => (
            <li key={line.id}>
              <FigureLink href={page({ voir: 'honoraires', ligne: line.id })}>
                {[line.debtorName, line.label].filter(Boolean).join(' · ')}
              </FigureLink>
              <Amount cents={line.netCents} currency={currency} />
            </li>
          ))}
          {one.settlements.map((of) => (
            <li key={of.id}>
              {of.remittanceId ? (
                <FigureLink href={page({ voir: 'faits', reversement: of.remittanceId })}>
                  {t(words.bySetOff)} <Day date={of.on as LocalDate} />
                </FigureLink>
              ) : (
                <span className={classes.quiet}>
                  {t(words.byPayment)} <Day date={of.on as LocalDate} />
                </span>
              )}
              <Amount cents={-of.cents} currency={currency} />
            </li>
          ))}
          <li>
            <span className={classes.quiet}>{t(words.left)}</span>
            <Amount cents={one.leftCents} currency={currency} strong />
          </li>
        </ul>
      </section>
      {asks && <PaidQuestion one={one} onClose={() => setAsks(false)} />}
    </article>
  )
}

function PaidQuestion({ one, onClose }: { one: FeeInvoiceView; onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const today = useToday()
  const [id] = useState(() => crypto.randomUUID())
  const [cents, setCents] = useState<number | null>(Math.abs(one.leftCents))
  const [on, setOn] = useState<LocalDate | null>(today)
  const save = async () => {
    await api.call(routes.payFeeInvoice, { params: { id: one.id }, body: { id, cents: cents!, on: on! } })
    await refresh()
  }
  const missing = cents === null || cents <= 0 ? t(words.amountMissing) : on === null ? t(words.dayMissing) : null
  return (
    <Ask
      opened
      title={t(words.paidTitle, { number: one.number })}
      act={t(words.paidPart)}
      refusal={missing}
      onAct={save}
      onClose={onClose}
    >
      <MoneyInput label={t(words.amount)} cents={cents} onCents={setCents} currency={one.currency} />
      <DayInput label={t(words.day)} value={on} onValue={setOn} today={today} latest={today} />
    </Ask>
  )
}

function useColumns(side: Side): Column<FeeInvoiceView>[] {
  const { t } = useWords()
  return [
    { key: 'day', header: t(words.day), width: '112px', cell: (row) => <Day date={row.issuedOn as LocalDate} /> },
    { key: 'number', header: t(words.number), width: '96px', cell: (row) => row.number },
    {
      key: 'other',
      header: t(side === 'creditor' ? words.provider : words.creditor),
      width: 'minmax(120px, 1.4fr)',
      cell: (row) => row.otherName,
    },
    {
      key: 'total',
      header: t(words.total),
      width: 'minmax(104px, 0.8fr)',
      align: 'right',
      cell: (row) => <Amount cents={row.totalCents} currency={row.currency} />,
    },
    {
      key: 'left',
      header: t(words.left),
      width: 'minmax(104px, 0.8fr)',
      align: 'right',
      cell: (row) => <Amount cents={row.leftCents} currency={row.currency} strong={row.isLate} />,
    },
    {
      key: 'due',
      header: t(words.due),
      width: '112px',
      hideBelowPx: 560,
      cell: (row) => row.leftCents > 0 && <Day date={row.dueOn as LocalDate} />,
    },
  ]
}
