import type { ReactNode } from 'react'
import { classWording } from '../../src/cash/wording.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { useToday } from '../access/membership.tsx'
import { Amount } from '../design/Amount.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import type { Selection } from '../design/selection.ts'
import { useWords } from '../design/words.tsx'
import { trackFor } from '../ledger/figure-width.ts'
import classes from './cash.module.css'
import type { LineShow, Lines, LineView } from './lines.ts'
import { asideNames, wording } from './wording.ts'

type Props = {
  show: LineShow
  rows: Lines
  severalAccounts: boolean
  activeId: string | null
  onActive(id: string): void
  selection: Selection
  onSelection?: ((selection: Selection) => void) | undefined
  empty: ReactNode
}

/** Bank lines: when, who, how much, and what is proposed or was done, in short. */
export function LineList({ show, rows, severalAccounts, activeId, onActive, selection, onSelection, empty }: Props) {
  const { t } = useWords()
  const amounts = largest(rows.seen.values())
  const last = {
    open: wording.proposed,
    all: wording.proposed,
    returned: wording.proposed,
    refunds: wording.proposed,
    to_check: wording.settled,
  } as const
  const columns: Column<LineView>[] = [
    {
      key: 'day',
      header: t(wording.day),
      width: '76px',
      // Beside an open line, which tells its day, there is room for names or for days: names are what one decides by.
      hideBelowPx: 510,
      cell: (line) => <ShortDay date={line.bookedOn as LocalDate} />,
    },
    {
      key: 'payer',
      header: t(wording.payer),
      width: 'minmax(90px, 1.2fr)',
      cell: (line) => <span title={line.label}>{payerOf(line)}</span>,
    },
    {
      key: 'amount',
      header: t(show === 'open' ? wording.leftAmount : wording.amount),
      width: trackFor(amounts, 104, amounts.every((one) => one.currency === 'EUR') ? 14 : 34, 0.6),
      align: 'right',
      cell: (line) => <Amount cents={show === 'open' ? line.leftCents : line.cents} currency={line.currency} />,
    },
    {
      key: 'what',
      header: t(
        show === 'matched' ? wording.settled : show === 'set_aside' ? wording.why : (last[show] ?? wording.proposed),
      ),
      width: 'minmax(84px, 1.2fr)',
      hideBelowPx: 420,
      cell: (line) => <InShort line={line} />,
    },
    ...(show === 'open'
      ? [
          {
            key: 'kind',
            header: t(wording.kind),
            width: 'minmax(180px, 1.4fr)',
            hideBelowPx: 680,
            cell: ({ best }: LineView) => best && <span className={classes.quiet}>{t(classWording[best.class])}</span>,
          },
        ]
      : []),
    ...(severalAccounts
      ? [
          {
            key: 'account',
            header: t(wording.account),
            width: 'minmax(120px, 0.7fr)',
            hideBelowPx: 900,
            cell: (line: LineView) => <span className={classes.quiet}>{accountShort(line.accountName)}</span>,
          },
        ]
      : []),
  ]
  return (
    <DataTable
      label={t(wording.list)}
      columns={columns}
      rows={rows}
      rowKey={(line) => line.id}
      activeKey={activeId}
      onActive={onActive}
      selection={selection}
      onSelection={onSelection}
      empty={empty}
    />
  )
}

/** Who the bank says it comes from; failing that, its own words. */
export const payerOf = (line: Pick<LineView, 'payerName' | 'label'>): string => line.payerName || line.label || '–'

/** The largest amount of each currency among lines. */
function largest(lines: Iterable<LineView>): { cents: number; currency: string }[] {
  const most = new Map<string, number>()
  for (const { cents, currency } of lines) most.set(currency, Math.max(most.get(currency) ?? 0, Math.abs(cents)))
  return [...most].map(([currency, cents]) => ({ cents: -cents, currency }))
}

/** An account that is named by its number is told from the others by the end of it. */
const accountShort = (name: string): string =>
  /^[A-Z]{2}\d{2}( [A-Z0-9]{1,4}){3,}$/.test(name) ? `${name.slice(0, 4)} … ${name.slice(-8).trim()}` : name

export function asideName(t: ReturnType<typeof useWords>['t'], as: string): string {
  const known = asideNames[as]
  return known ? t(known) : as
}

/** What is proposed, or what became of the line. */
function InShort({ line }: { line: LineView }) {
  const { t } = useWords()
  // Money out that may be a refund says to whom; all other lines set aside, why they are.
  if (line.state === 'set_aside' && !line.best)
    return <span className={classes.quiet}>{asideName(t, line.setAsideAs)}</span>
  if (line.state === 'matched') return <span>{line.customers.join(', ')}</span>
  const { best } = line
  if (!best) return <span className={classes.quiet}>{t(wording.nothingProposed)}</span>
  return (
    <span className={classes.short} title={`${best.customerName} · ${t(classWording[best.class])}`}>
      {best.isTied && (
        <span className={classes.tied} title={t(wording.tiedWhat)}>
          <span aria-hidden>?</span>
          <span className="visually-hidden">{t(wording.tied)}</span>
        </span>
      )}
      <span>{best.customerName}</span>
    </span>
  )
}

/** `21/11`; with its year when that is another than this one. */
function ShortDay({ date }: { date: LocalDate }) {
  const { day } = useWords()
  const today = useToday()
  const whole = day(date)
  const short = date.slice(0, 4) === today.slice(0, 4) ? whole.slice(0, 5) : `${whole.slice(0, 6)}${whole.slice(8)}`
  return (
    <time dateTime={date} title={whole}>
      {short}
    </time>
  )
}
