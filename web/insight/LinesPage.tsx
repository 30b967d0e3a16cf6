import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { insightRoutes } from '../../src/insight/contract.ts'
import type { OperandLineView } from '../../src/insight/indicator-contract.ts'
import type { Operand } from '../../src/insight/model.ts'
import { addDays, type LocalDate, toLocalDate } from '../../src/kernel/calendar.ts'
import { Amount } from '../design/Amount.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { Day } from '../design/Day.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { PageHeader } from '../design/PageHeader.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { useWords } from '../design/words.tsx'
import { cellNames, isAgedCell } from '../ledger/aged-columns.ts'
import { useAddressState } from '../shell/address-state.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { QUARTER_DAYS } from './figures.ts'
import { useMeasuredAt } from './InsightFrame.tsx'
import { lineHref } from './line-href.ts'
import { standingName } from './line-standing.ts'
import { operandLists, linesWords as words } from './lines-wording.ts'
import { listNamed } from './operand-hrefs.ts'
import { wording } from './wording.ts'

/** `de` which list · `depuis` `jusque` its days · `mesure` the day it was measured on · `tranche` an age · `indicateur` to go back to */
type State = 'de' | 'depuis' | 'jusque' | 'mesure' | 'devise' | 'tranche' | 'indicateur'

/** Lists of what stood on one day; the others are of what happened between two. */
const OF_A_DAY: ReadonlySet<Operand> = new Set(['owed', 'disputed'])

/** The lines that an operand of the indicators is the sum of, as they were counted. */
export function LinesPage() {
  const api = useApi()
  const navigate = useNavigate()
  const { t, day, count } = useWords()
  const [at] = useAddressState<State>()
  const { currency, today } = useMeasuredAt()
  const orgId = api.orgId ?? 0
  const of = listNamed(at.de)
  const own = operandLists[of]
  const to = toLocalDate(at.jusque ?? '') ?? today
  const from = OF_A_DAY.has(of) ? to : (toLocalDate(at.depuis ?? '') ?? addDays(to, 1 - QUARTER_DAYS))
  const asOf = toLocalDate(at.mesure ?? '') ?? today
  const cell = isAgedCell(at.tranche) ? at.tranche : undefined
  const asked = { of, from, to, asOf, currency, ...(cell ? { cell } : {}) }
  const sums = useQuery(api.ask(insightRoutes.operandLines, { query: { ...asked, limit: 1 } })).data
  const rows = usePagedRows<OperandLineView>({
    queryKey: [...api.keyOf(insightRoutes.operandLines), 'rows', asked],
    fetchPage: async ({ offset, limit, signal }) => {
      const page = await api.call(insightRoutes.operandLines, { query: { ...asked, offset, limit }, signal })
      return { rows: page.lines, total: page.count }
    },
  })
  const isOf = (...operands: readonly Operand[]) => operands.includes(of)
  const money = (cents: number | null) => (cents === null ? '–' : <Amount cents={cents} currency={currency} />)
  type Shown = Column<OperandLineView>
  const only = (isShown: boolean, column: Shown): Shown[] => (isShown ? [column] : [])
  const columns: Shown[] = [
    {
      key: 'customer',
      header: t(words.customer),
      width: 'minmax(180px, 2fr)',
      foot: t(words.total),
      cell: ({ customerId, customerName }) => (
        <span title={customerName}>
          <FigureLink href={urls.customer(orgId, customerId)}>{customerName}</FigureLink>
        </span>
      ),
    },
    ...only(!isOf('promised', 'reminded'), {
      key: 'documents',
      header: t(words.documents),
      width: 'minmax(120px, 2fr)',
      cell: ({ documentNos }) => (
        <span title={documentNos.join(', ')}>{documentNos.join(', ') || t(wording.unnumbered)}</span>
      ),
    }),
    {
      key: 'on',
      header: t(own.on),
      width: '104px',
      cell: (line) =>
        of === 'reminded' ? (
          <FigureLink href={lineHref(orgId, of, line)}>{day(line.on as LocalDate)}</FigureLink>
        ) : (
          <Day date={line.on as LocalDate} />
        ),
    },
    ...only(isOf('owed', 'invoiced', 'paid'), {
      key: 'due',
      header: t(words.dueOn),
      width: '104px',
      hideBelowPx: 640,
      cell: ({ dueOn }) => (dueOn ? <Day date={dueOn as LocalDate} /> : '–'),
    }),
    ...only(isOf('owed', 'paid'), {
      key: 'late',
      header: t(words.late),
      width: '90px',
      align: 'right',
      cell: ({ daysLate }) => (daysLate ? t(wording.days, { n: count(daysLate) }) : '–'),
    }),
    ...only(isOf('promised', 'reminded'), {
      key: 'standing',
      header: t(of === 'promised' ? words.promiseEnd : words.channel),
      width: 'minmax(120px, 1fr)',
      cell: ({ standing }) => (standing ? t(standingName(standing)) : ''),
    }),
    ...only(isOf('promised', 'claimed'), {
      key: 'part',
      header: t(of === 'promised' ? words.kept : words.recovered),
      width: '150px',
      align: 'right',
      foot: money(sums?.partCents ?? null),
      cell: ({ partCents }) => money(partCents),
    }),
    ...only(!isOf('reminded'), {
      key: 'cents',
      header: t(own.cents),
      width: '150px',
      align: 'right',
      foot: sums && <Amount cents={sums.cents} currency={currency} strong />,
      cell: (line) => <FigureLink href={lineHref(orgId, of, line)}>{money(line.cents)}</FigureLink>,
    }),
  ]
  return (
    <>
      <PageHeader
        title={t(own.title)}
        facts={
          sums && [
            ...(isOf('reminded') ? [] : [<Amount key="total" cents={sums.cents} currency={currency} strong />]),
            t(words.count, { n: sums.count }),
            ...(cell ? [t(cellNames[cell])] : []),
            OF_A_DAY.has(of) ? t(words.on, { day: day(to) }) : t(words.between, { from: day(from), to: day(to) }),
            <FigureLink
              key="back"
              href={urls.indicators(orgId, {
                au: asOf === today ? null : asOf,
                devise: at.devise,
                indicateur: at.indicateur,
              })}
            >
              {t(words.back)}
            </FigureLink>,
          ]
        }
      />
      <DataTable
        label={t(own.title)}
        columns={columns}
        rows={rows}
        // A payment of one document in two parts is two lines of it.
        rowKey={(line) => [line.id, line.on, line.itemId, line.cents].join(' ')}
        onOpen={(line) => void navigate({ href: lineHref(orgId, of, line) })}
        empty={<EmptyState title={t(words.emptyTitle)}>{t(own.empty)}</EmptyState>}
      />
    </>
  )
}
