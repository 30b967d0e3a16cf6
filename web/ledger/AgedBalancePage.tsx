import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type LocalDate, toLocalDate } from '../../src/kernel/calendar.ts'
import { ledgerRoutes } from '../../src/ledger/contract.ts'
import { useOrganisation, useToday } from '../access/membership.tsx'
import { AgedBar } from '../design/AgedBar.tsx'
import { Amount } from '../design/Amount.tsx'
import { DayInput } from '../design/DayInput.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { useKeys } from '../design/keyboard.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { PageHeader } from '../design/PageHeader.tsx'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { AgedCell } from './AgedCell.tsx'
import { AgedCustomers, agedQuery, orderOf } from './AgedCustomers.tsx'
import { AgedDocuments } from './AgedDocuments.tsx'
import { AGED_COLUMNS, agedParts, isAgedColumn, overdueOf } from './aged-columns.ts'
import { CurrencySwitch } from './CurrencySwitch.tsx'
import { ExportButton } from './ExportButton.tsx'
import { ItemPanel } from './ItemPanel.tsx'
import classes from './ledger.module.css'
import { wording } from './wording.ts'

/** `au` day · `devise` · `par` piece · `tri` · `client` and `tranche` the cell that is open · `piece` the item. */
export type AgedState = 'au' | 'devise' | 'par' | 'tri' | 'client' | 'tranche' | 'piece'

/** Who owes what, by age, on any day: customers or documents, each figure opening what it is made of. */
export function AgedBalancePage() {
  const api = useApi()
  const { t, count } = useWords()
  const [at, change] = useAddressState<AgedState>()
  const today = useToday()
  const currency = at.devise ?? useOrganisation().data?.currency ?? 'EUR'
  const asOf = toLocalDate(at.au ?? '') ?? today
  const tranche = isAgedColumn(at.tranche) ? at.tranche : null
  const byDocument = at.par === 'piece'
  const order = orderOf(at.tri)
  const head = useQuery(api.ask(ledgerRoutes.agedBalance, agedQuery(asOf, currency, order, 0)))
  const total = head.data?.totals.find((one) => one.currency === currency)
  const cellOpen = at.client !== undefined || (!byDocument && tranche !== null)

  const stepBack = () => {
    if (at.piece) change({ piece: null })
    else change({ client: null, tranche: byDocument ? at.tranche : null })
  }
  const turn = (step: 1 | -1) => () => {
    if (!cellOpen || at.piece) return
    const cells = [null, ...AGED_COLUMNS]
    change({ tranche: cells[(cells.indexOf(tranche) + step + cells.length) % cells.length] })
  }
  useKeys([
    { keys: 'ArrowRight', run: turn(1) },
    { keys: 'ArrowLeft', run: turn(-1) },
  ])
  const hrefOf = (column: string) =>
    urls.agedBalance(api.orgId ?? 0, { au: at.au, devise: at.devise, par: at.par, tri: at.tri, tranche: column })

  const panel = at.piece ? (
    <>
      {(cellOpen || byDocument) && (
        <button type="button" className={classes.link} onClick={stepBack} hidden={!cellOpen}>
          ← {t(wording.backToCell)}
        </button>
      )}
      <ItemPanel itemId={at.piece} onItem={(piece) => change({ piece }, 'push')} />
    </>
  ) : cellOpen ? (
    <AgedCell
      asOf={asOf}
      currency={currency}
      customerId={at.client ?? null}
      column={tranche}
      onItem={(piece) => change({ piece }, 'push')}
    />
  ) : null

  return (
    <>
      <PageHeader
        title={t(wording.agedBalance)}
        facts={
          total && [
            <Amount key="total" cents={total.totalCents} currency={currency} strong />,
            <span key="overdue">
              {t(wording.overdue)} <Amount cents={overdueOf(total)} currency={currency} />
            </span>,
            t(wording.customersCount, { n: count(total.customers) }),
          ]
        }
        actions={
          <div className={classes.tools}>
            <CurrencySwitch
              totals={head.data?.totals ?? []}
              value={currency}
              onValue={(devise) => change({ devise, client: null, tranche: null, piece: null })}
            />
            <SegmentedControl
              size="xs"
              aria-label={t(wording.by)}
              value={byDocument ? 'piece' : 'client'}
              onChange={(par) =>
                change({ par: par === 'piece' ? par : null, client: null, tranche: null, piece: null })
              }
              data={[
                { value: 'client', label: t(wording.byCustomer) },
                { value: 'piece', label: t(wording.byDocument) },
              ]}
            />
            <DayInput
              inline
              label={t(wording.asOf)}
              value={asOf}
              today={today}
              onValue={(day) => day && change({ au: day === today ? null : day, piece: null })}
            />
            <ExportButton asOf={asOf} currency={currency} order={order} byDocument={byDocument} bucket={tranche} />
          </div>
        }
      />
      {head.error && !head.data && <ErrorState failure={head.error} onRetry={() => void head.refetch()} />}
      {total && (
        <div className={classes.bar}>
          <AgedBar
            title={t(wording.ageTitle, { currency })}
            currency={currency}
            buckets={agedParts(total, t, hrefOf)}
          />
        </div>
      )}
      <ListAndPanel
        panelLabel={t(at.piece ? wording.itemPanel : wording.cellItems)}
        onClose={stepBack}
        panel={panel}
        list={
          byDocument ? (
            <AgedDocuments
              asOf={asOf}
              currency={currency}
              bucket={tranche}
              onBucket={(bucket) => change({ tranche: bucket, piece: null })}
              activeId={at.piece ?? null}
              onItem={(piece) => change({ piece })}
            />
          ) : (
            <AgedCustomers
              asOf={asOf as LocalDate}
              currency={currency}
              order={order}
              onOrder={(tri) => change({ tri })}
              customerId={at.client ?? null}
              column={tranche}
              total={total ?? null}
              onCell={(client, column, how) => change({ client, tranche: column, piece: null }, how)}
            />
          )
        }
      />
    </>
  )
}
