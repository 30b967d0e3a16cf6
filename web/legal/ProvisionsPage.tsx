import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type LocalDate, toLocalDate } from '../../src/kernel/calendar.ts'
import { sumCents } from '../../src/kernel/money.ts'
import { legalRoutes, type ProvisionLineView } from '../../src/legal/contract.ts'
import { doubtNames } from '../../src/legal/provisions/wording.ts'
import type { ReplyOut } from '../../src/platform/route.ts'
import { useRefusal, useToday } from '../access/membership.tsx'
import { percentText } from '../cash/percent.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { Ask } from '../design/Ask.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { DayInput } from '../design/DayInput.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import classes from './claims.module.css'
import { EntryLinks } from './EntryLinks.tsx'
import { LegalFrame } from './LegalFrame.tsx'
import { LossList } from './LossList.tsx'
import { ProvisionPanel } from './ProvisionPanel.tsx'
import { ProvisionSettings } from './ProvisionSettings.tsx'
import { provisionWords as words } from './provision-wording.ts'

/** `au` the closing day · `piece` the debt that is open */
type State = 'au' | 'piece'
type Shown = ReplyOut<typeof legalRoutes.provisions>

/** Doubtful debts at a closing day: what each is provided for, of what that figure is made, and whether tax takes it. */
export function ProvisionsPage() {
  const api = useApi()
  const { t, money } = useWords()
  const today = useToday()
  const mayValidate = useRefusal('debts.forgive')
  const mayManage = useRefusal('settings.manage')
  const [at, change] = useAddressState<State>()
  const [asks, setAsks] = useState<'validate' | 'settings' | null>(null)
  const closingOn = toLocalDate(at.au ?? '') ?? today
  const query = { closingOn }
  const shown = useQuery(api.ask(legalRoutes.provisions, { query })).data
  const rows = usePagedRows<ProvisionLineView>({
    queryKey: [...api.keyOf(legalRoutes.provisions), query],
    fetchPage: async ({ signal }) => {
      const { lines } = await api.call(legalRoutes.provisions, { query, signal })
      return { rows: lines, total: lines.length }
    },
    pageRows: 5000,
  })
  const open = shown?.lines.find(({ itemId }) => itemId === at.piece) ?? null
  const sum = (of: (line: ProvisionLineView) => number) => sumCents((shown?.lines ?? []).map(of))
  const amount = (cents: number) => money(cents, shown?.currency ?? 'EUR')
  const facts = shown
    ? [
        t(words.toAllow, { amount: amount(sum((line) => Math.max(0, line.provisionCents - line.beforeCents))) }),
        t(words.toReverse, { amount: amount(sum((line) => Math.max(0, line.beforeCents - line.provisionCents))) }),
        t(words.addedBack, { amount: amount(sum((line) => (line.refused ? line.provisionCents : 0))) }),
        shown.validated ? t(words.validated, { name: shown.validated.validatedByName }) : t(words.notValidated),
      ]
    : []
  return (
    <LegalFrame
      here="provisions"
      facts={facts}
      actions={
        <>
          <ActionButton refusal={mayManage} onAct={() => setAsks('settings')}>
            {t(words.settings)}
          </ActionButton>
          {shown && !shown.validated && (
            <ActionButton primary refusal={mayValidate} onAct={() => setAsks('validate')}>
              {t(words.validate)}
            </ActionButton>
          )}
        </>
      }
    >
      {asks === 'settings' && <ProvisionSettings onClose={() => setAsks(null)} />}
      {asks === 'validate' && <ValidateQuestion closingOn={closingOn} onClose={() => setAsks(null)} />}
      <div className={classes.tools}>
        <DayInput
          label={t(words.closingOn)}
          value={closingOn}
          onValue={(au) => change({ au, piece: null })}
          today={today}
        />
        {shown?.validated && (
          <EntryLinks
            name={`provisions-${closingOn}`}
            read={(format) =>
              api.call(legalRoutes.provisionEntries, { params: { id: shown.validated!.id }, query: { format } })
            }
          />
        )}
      </div>
      <ListAndPanel
        panelLabel={t(words.panel)}
        onClose={() => change({ piece: null })}
        panel={open && shown ? <ProvisionPanel key={open.itemId} line={open} shown={shown} /> : null}
        list={
          <DataTable
            label={t(words.list)}
            columns={useColumns(shown)}
            rows={rows}
            rowKey={(row) => row.itemId}
            activeKey={at.piece ?? null}
            onActive={(piece) => change({ piece })}
            empty={<EmptyState title={t(words.emptyTitle)}>{t(words.empty)}</EmptyState>}
          />
        }
      />
      <LossList />
    </LegalFrame>
  )
}

function ValidateQuestion({ closingOn, onClose }: { closingOn: LocalDate; onClose(): void }) {
  const api = useApi()
  const { t, day } = useWords()
  const refresh = useRefresh()
  const validate = async () => {
    await api.call(legalRoutes.validateProvisions, { body: { closingOn } })
    tellDone(t(words.done))
    await refresh()
  }
  return (
    <Ask
      opened
      title={t(words.validateTitle, { day: day(closingOn) })}
      act={t(words.validate)}
      onAct={validate}
      onClose={onClose}
    >
      <p>{t(words.validateWhat)}</p>
    </Ask>
  )
}

function useColumns(shown: Shown | undefined): Column<ProvisionLineView>[] {
  const { t, lang } = useWords()
  const currency = shown?.currency ?? 'EUR'
  const sum = (of: (line: ProvisionLineView) => number) => (
    <Amount cents={sumCents((shown?.lines ?? []).map(of))} currency={currency} />
  )
  const amount = (cents: number) => (cents === 0 ? '' : <Amount cents={cents} currency={currency} />)
  return [
    {
      key: 'customer',
      header: t(words.customer),
      width: 'minmax(110px, 1.5fr)',
      cell: (row) => row.customerName,
      foot: t(words.total),
    },
    { key: 'document', header: t(words.document), width: 'minmax(90px, .9fr)', cell: (row) => row.documentNo },
    {
      key: 'reason',
      header: t(words.reason),
      width: 'minmax(130px, 1.1fr)',
      hideBelowPx: 900,
      cell: (row) => (
        <span className={classes.quiet}>{t(row.reason === 'settled' ? words.settled : doubtNames[row.reason])}</span>
      ),
    },
    {
      key: 'net',
      header: t(words.net),
      width: 'minmax(132px, .9fr)',
      align: 'right',
      cell: (row) => (row.vatCents === null ? <b>{t(words.unknown)}</b> : amount(row.grossCents - row.vatCents)),
      foot: sum((row) => (row.vatCents === null ? 0 : row.grossCents - row.vatCents)),
    },
    {
      key: 'percent',
      header: t(words.percent),
      width: '72px',
      align: 'right',
      cell: (row) =>
        row.isLeftOut ? t(words.leftOut) : row.reason === 'settled' ? '' : percentText(lang, row.percentBp),
    },
    {
      key: 'provision',
      header: t(words.provision),
      width: 'minmax(132px, .9fr)',
      align: 'right',
      cell: (row) => amount(row.provisionCents),
      foot: sum((row) => row.provisionCents),
    },
    {
      key: 'before',
      header: t(words.before),
      width: 'minmax(110px, .8fr)',
      align: 'right',
      hideBelowPx: 760,
      cell: (row) => amount(row.beforeCents),
      foot: sum((row) => row.beforeCents),
    },
    {
      key: 'tax',
      header: t(words.tax),
      width: '76px',
      cell: (row) => (row.provisionCents === 0 ? '' : row.refused ? <b>{t(words.refused)}</b> : t(words.deductible)),
    },
  ]
}
