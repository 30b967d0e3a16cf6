import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { toLocalDate } from '../../src/kernel/calendar.ts'
import { ledgerRoutes } from '../../src/ledger/contract.ts'
import type { AgedCell } from '../../src/ledger/model.ts'
import { useOrganisation, useToday } from '../access/membership.tsx'
import { useWaitingFact } from '../cash/waiting-receipts.tsx'
import { wording as cashWording } from '../cash/wording.ts'
import { AgedBar } from '../design/AgedBar.tsx'
import { Amount } from '../design/Amount.tsx'
import { DayInput } from '../design/DayInput.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { useKeys } from '../design/keyboard.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { PageHeader } from '../design/PageHeader.tsx'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { AgedCustomers, agedQuery, orderOf } from './AgedCustomers.tsx'
import { AgedDocuments } from './AgedDocuments.tsx'
import { AGED_COLUMNS, agedParts, type BalanceOn, isAgedCell, overdueOf } from './aged-columns.ts'
import { CellDocuments } from './CellDocuments.tsx'
import { CurrencySwitch } from './CurrencySwitch.tsx'
import { ExportButton } from './ExportButton.tsx'
import { exportCustomers, exportDocuments } from './export-aged.ts'
import { ItemPanel } from './ItemPanel.tsx'
import { type ItemOrder, itemOrderOf } from './item-columns.tsx'
import classes from './ledger.module.css'
import { useWaitingAsKnown, WaitingAsKnown } from './WaitingAsKnown.tsx'
import { wording } from './wording.ts'

/**
 * `au` day · `connu` as known when that day ended · `devise` · `par` piece · `tri` and `ordre` of customers and of
 * documents · `client` and `tranche` the cell that is open · `piece` the item · `attente` the money that waited to be matched.
 */
export type AgedState = 'au' | 'connu' | 'devise' | 'par' | 'tri' | 'ordre' | 'client' | 'tranche' | 'piece' | 'attente'

const BY_DUE_DAY: ItemOrder = { sort: 'due', descending: false }

/** Who owes what, by age, on any day: customers or documents, each figure opening what it is made of. */
export function AgedBalancePage() {
  const api = useApi()
  const { t, lang, day } = useWords()
  const [at, change] = useAddressState<AgedState>()
  const today = useToday()
  const own = useOrganisation().data?.currency ?? 'EUR'
  const asOf = toLocalDate(at.au ?? '') ?? today
  const known = toLocalDate(at.connu ?? '')
  const knownOn = known !== null && known < today ? known : null
  const on: BalanceOn = knownOn ? { asOf, knownOn } : { asOf }
  const tranche = isAgedCell(at.tranche) ? at.tranche : null
  const byDocument = at.par === 'piece'
  const order = orderOf(at.tri)
  const itemOrder = itemOrderOf(at.ordre, BY_DUE_DAY)
  const first = useQuery(api.ask(ledgerRoutes.agedBalance, agedQuery(on, at.devise ?? own, order, 0)))
  // Books that hold nothing in the currency of the house open on what they hold: an empty page would say that nobody owes.
  const owed = first.data?.totals ?? []
  const currency = at.devise ?? (owed.some((one) => one.currency === own) ? own : (owed[0]?.currency ?? own))
  const head = useQuery(api.ask(ledgerRoutes.agedBalance, agedQuery(on, currency, order, 0)))
  const total = head.data?.totals.find((one) => one.currency === currency)
  const cellOpen = at.client !== undefined || (!byDocument && tranche !== null)

  const waiting = useWaitingFact({ asOf: asOf === today ? undefined : asOf, currency })
  const asKnown = knownOn ? { asOf, knownOn, currency } : null
  const waited = useWaitingAsKnown(asKnown)
  const waitingOpen = asKnown !== null && at.attente === 'oui'

  const stepBack = () => {
    if (at.piece) change({ piece: null })
    else if (waitingOpen) change({ attente: null })
    else change({ client: null, tranche: byDocument ? at.tranche : null })
  }
  const turn = (step: 1 | -1) => () => {
    if (!cellOpen || at.piece) return
    const cells: (AgedCell | null)[] = [null, ...AGED_COLUMNS, 'overdue']
    change({ tranche: cells[(cells.indexOf(tranche) + step + cells.length) % cells.length] })
  }
  useKeys([
    { keys: 'ArrowRight', does: wording.nextCell, group: 'move', run: turn(1) },
    { keys: 'ArrowLeft', does: wording.previousCell, group: 'move', run: turn(-1) },
  ])
  const hrefOf = (column: string) =>
    urls.agedBalance(api.orgId ?? 0, { ...at, client: null, piece: null, tranche: column })

  const panel = at.piece ? (
    <>
      {(cellOpen || byDocument) && (
        <button type="button" className={classes.link} onClick={stepBack} hidden={!cellOpen}>
          ← {t(wording.backToCell)}
        </button>
      )}
      <ItemPanel itemId={at.piece} asOf={asOf} onItem={(piece) => change({ piece }, 'push')} />
    </>
  ) : waitingOpen ? (
    <WaitingAsKnown asked={asKnown} />
  ) : cellOpen ? (
    <CellDocuments
      on={on}
      currency={currency}
      customerId={at.client ?? null}
      column={tranche}
      order={itemOrder}
      onOrder={(ordre) => change({ ordre })}
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
            t(wording.customersCount, { n: total.customers }),
            ...(knownOn || !waiting ? [] : [waiting]),
            ...(waited === null
              ? []
              : [
                  <span key="waited">
                    {t(cashWording.waiting)}{' '}
                    <FigureLink
                      href={urls.agedBalance(api.orgId ?? 0, { ...at, piece: null, attente: 'oui' })}
                      says={t(cashWording.waitingLines, { amount: { cents: waited, currency } })}
                    >
                      <Amount cents={waited} currency={currency} />
                    </FigureLink>
                  </span>,
                ]),
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
              onValue={(chosen) => chosen && change({ au: chosen === today ? null : chosen, piece: null })}
            />
            {(asOf < today || knownOn) && (
              <DayInput
                inline
                label={t(wording.knownOn)}
                value={knownOn ?? today}
                today={today}
                latest={today}
                onValue={(chosen) => chosen && change({ connu: chosen === today ? null : chosen, piece: null })}
              />
            )}
            <ExportButton
              make={(tell) =>
                byDocument
                  ? exportDocuments(
                      api,
                      lang,
                      { on, currency, order: itemOrder, customerId: null, bucket: tranche },
                      tell,
                    )
                  : exportCustomers(api, lang, { on, currency, order }, tell)
              }
            />
          </div>
        }
      />
      {knownOn && (
        <p className={classes.known} role="status">
          {t(wording.knownNote, { day: day(knownOn) })}
          <button
            type="button"
            className={classes.link}
            onClick={() => change({ connu: null, piece: null, attente: null })}
          >
            {t(wording.knownAll)}
          </button>
        </p>
      )}
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
        // Documents of everybody bear their customer too.
        wide={cellOpen && !at.piece && at.client === undefined}
        panelLabel={t(at.piece ? wording.itemPanel : waitingOpen ? cashWording.waiting : wording.cellItems)}
        onClose={stepBack}
        panel={panel}
        list={
          byDocument ? (
            <AgedDocuments
              on={on}
              currency={currency}
              bucket={tranche}
              onBucket={(bucket) => change({ tranche: bucket, piece: null })}
              order={itemOrder}
              onOrder={(ordre) => change({ ordre })}
              activeId={at.piece ?? null}
              onItem={(piece) => change({ piece })}
            />
          ) : (
            <AgedCustomers
              on={on}
              currency={currency}
              order={order}
              onOrder={(tri) => change({ tri })}
              customerId={at.client ?? null}
              column={tranche}
              total={total ?? null}
              onCell={(client, column, how) => change({ client, tranche: column, piece: null, attente: null }, how)}
            />
          )
        }
      />
    </>
  )
}
