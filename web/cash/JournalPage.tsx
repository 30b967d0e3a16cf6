import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { cashRoutes } from '../../src/cash/contract.ts'
import { type LocalDate, toLocalDate } from '../../src/kernel/calendar.ts'
import { useOrganisation, useRefusal, useToday } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { DayInput } from '../design/DayInput.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import listing from '../design/listing.module.css'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { tellDone, tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import { CashFrame } from './CashFrame.tsx'
import { JournalAccountList } from './JournalAccountList.tsx'
import { JournalEntries } from './JournalEntries.tsx'
import { JournalExports } from './JournalExports.tsx'
import classes from './journal.module.css'
import { type EntriesShown, entriesIn, type JournalState, kindName, stateOfSum } from './journal-entries.ts'
import { journalWords } from './journal-wording.ts'
import settings from './settings.module.css'

export type Journal = z.output<typeof cashRoutes.journal.reply>

/** What the accounts lack and were given: `ecritures` names a kind that is open, `export` an export, `jusqu` the last day. */
export function JournalPage() {
  const api = useApi()
  const { t } = useWords()
  const [at, change] = useAddressState<JournalState>()
  const through = at.jusqu ? toLocalDate(at.jusqu) : null
  const found = useQuery({
    ...api.ask(cashRoutes.journal, { query: { through: through ?? undefined } }),
    placeholderData: keepPreviousData,
  })
  const shown: EntriesShown | null = found.data ? entriesIn(at, found.data) : null
  return (
    <CashFrame here="comptabilite">
      <ListAndPanel
        wide
        panelLabel={t(journalWords.panel)}
        onClose={() => change({ ecritures: null, export: null })}
        panel={shown && <JournalEntries key={JSON.stringify(shown)} shown={shown} />}
        list={
          <div className={settings.body}>
            {found.error && !found.data && <ErrorState failure={found.error} onRetry={() => void found.refetch()} />}
            {found.isPending && <SkeletonTable columns={[3, 1, 2, 1]} rows={5} />}
            {found.data && (
              <>
                <Pending
                  journal={found.data}
                  through={through}
                  onThrough={(jusqu) => change({ jusqu })}
                  onExported={(id) => change({ export: id, ecritures: null })}
                />
                <JournalExports exports={found.data.exports} />
                <JournalAccountList accounts={found.data.accounts} />
              </>
            )}
          </div>
        }
      />
    </CashFrame>
  )
}

/** What waits, kind by kind, each figure opening its entries; and the export that closes it. */
function Pending({
  journal,
  through,
  onThrough,
  onExported,
}: {
  journal: Journal
  through: LocalDate | null
  onThrough(day: LocalDate | null): void
  onExported(exportId: string): void
}) {
  const api = useApi()
  const { t, lang, count, day } = useWords()
  const refresh = useRefresh()
  const today = useToday()
  const role = useRefusal('books.import')
  const base = useOrganisation().data?.currency ?? 'EUR'
  const currencies = [...new Set(journal.pending.map((sum) => sum.currency))].toSorted((a, b) =>
    a === base ? -1 : b === base ? 1 : a < b ? -1 : 1,
  )
  const entriesOf = (currency: string) =>
    journal.pending.filter((sum) => sum.currency === currency).reduce((total, sum) => total + sum.count, 0)
  const give = async (currency: string) => {
    try {
      const made = await api.call(cashRoutes.exportJournal, { body: { currency, through: through ?? undefined } })
      tellDone(t(journalWords.exported, { no: made.no, n: made.entries }))
      await refresh()
      onExported(made.id)
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
      await refresh()
    }
  }
  return (
    <section className={settings.section} aria-labelledby="pending">
      <h2 id="pending">{t(journalWords.pendingTitle)}</h2>
      <p className={settings.lead}>{t(journalWords.pendingWhat)}</p>
      <div className={classes.through}>
        <DayInput inline label={t(journalWords.through)} today={today} value={through} onValue={onThrough} />
      </div>
      {journal.pending.length === 0 ? (
        <p className={classes.none}>
          {through ? t(journalWords.nothingThrough, { day: day(through) }) : t(journalWords.nothing)}
        </p>
      ) : (
        <table className={listing.grid} aria-labelledby="pending">
          <thead>
            <tr>
              <th scope="col">{t(journalWords.kind)}</th>
              <th scope="col">{t(journalWords.accountsUsed)}</th>
              <th scope="col" data-align="right">
                {t(journalWords.entries)}
              </th>
              <th scope="col" data-align="right">
                {t(journalWords.amount)}
              </th>
            </tr>
          </thead>
          <tbody>
            {journal.pending.map((sum) => (
              <tr key={`${sum.kind} ${sum.currency} ${sum.isUndoing}`}>
                <th scope="row">{kindName(t, sum)}</th>
                <td className={detail.quiet}>{accountsOf(t, journal.accounts, sum.kind)}</td>
                <td data-align="right">
                  <FigureLink href={urls.cashJournal(api.orgId ?? 0, { ecritures: stateOfSum(sum), jusqu: through })}>
                    {count(sum.count)}
                  </FigureLink>
                </td>
                <td data-align="right">
                  <Amount cents={sum.cents} currency={sum.currency} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {journal.pending.length > 0 &&
        journal.letterings.map((one) => (
          <p key={one.currency} className={detail.quiet}>
            {t(journalWords.letterings, { n: one.count, amount: { cents: one.cents, currency: one.currency } })}
          </p>
        ))}
      {currencies.length > 0 && (
        <div className={detail.acts}>
          {currencies.map((currency, place) => (
            <ActionButton
              key={currency}
              primary={place === 0}
              refusal={role}
              shortcut={place === 0 ? { keys: 'e', does: journalWords.exportKey } : undefined}
              onAct={() => give(currency)}
            >
              {currency === base
                ? t(journalWords.export, { n: entriesOf(currency) })
                : t(journalWords.exportCurrency, { n: entriesOf(currency), currency })}
            </ActionButton>
          ))}
        </div>
      )}
    </section>
  )
}

/** The accounts of a kind of entry, the customers' first where it is of one. */
function accountsOf(t: ReturnType<typeof useWords>['t'], accounts: Journal['accounts'], kind: string): string {
  const against: Readonly<Record<string, string>> = {
    receipt: t(journalWords.bankAccounts),
    returned: t(journalWords.bankAccounts),
    refund: t(journalWords.bankAccounts),
    write_off: t(journalWords.gapAccounts),
    fee: accounts.returnFeeAccount,
    interest: accounts.interestAccount,
    transfer: accounts.suspenseAccount,
    collected: accounts.collectorAccount,
  }
  const told: Readonly<Record<string, readonly string[]>> = {
    fee_invoice: [accounts.feeAccount, accounts.feeVatAccount, accounts.supplierAccount],
    fee_set_off: [accounts.supplierAccount, accounts.collectorAccount],
    remittance: [t(journalWords.bankAccounts), accounts.collectorAccount],
  }
  return (told[kind] ?? [accounts.customersAccount, against[kind] ?? '']).join(' · ')
}
