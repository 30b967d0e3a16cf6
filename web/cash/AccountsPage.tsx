import { useState } from 'react'
import type { AccountView } from '../../src/cash/contract.ts'
import { daysBetween, type LocalDate } from '../../src/kernel/calendar.ts'
import { formatIban } from '../../src/kernel/identifiers.ts'
import { useRefusal, useToday } from '../access/membership.tsx'
import { Amount } from '../design/Amount.tsx'
import { Day } from '../design/Day.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import listing from '../design/listing.module.css'
import { Reason } from '../design/Reason.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { DropPage } from '../intake/DropFiles.tsx'
import { QueuedFiles } from '../intake/QueuedFiles.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { AccountQuestion } from './AccountQuestion.tsx'
import { accountWords } from './accounts-wording.ts'
import { CashFrame, useAccounts } from './CashFrame.tsx'
import { GapPanel } from './GapPanel.tsx'
import { gapWords } from './gap-wording.ts'
import classes from './settings.module.css'

/** Bank accounts: how far each is known, what waits there, and where its statements do not join. */
export function AccountsPage() {
  const { t } = useWords()
  const found = useAccounts()
  const refusal = useRefusal('settings.manage')
  const [changed, setChanged] = useState<AccountView | null>(null)
  const [at, change] = useAddressState<'compte' | 'ecart'>()
  const open = found.data?.accounts.find((one) => one.id === at.compte && one.gaps.some((gap) => gap.toOn === at.ecart))
  return (
    <DropPage>
      <CashFrame here="comptes">
        <QueuedFiles />
        <ListAndPanel
          panelLabel={t(gapWords.panel)}
          onClose={() => change({ compte: null, ecart: null })}
          panel={open && at.ecart ? <GapPanel key={`${open.id} ${at.ecart}`} account={open} toOn={at.ecart} /> : null}
          list={
            <div className={classes.body}>
              <p className={classes.lead}>{t(accountWords.what)}</p>
              {found.error && !found.data && <ErrorState failure={found.error} onRetry={() => void found.refetch()} />}
              {found.isPending && <SkeletonTable columns={[3, 1, 1, 1]} rows={3} />}
              {found.data && found.data.accounts.length > 0 && (
                <AccountTable accounts={found.data.accounts} refusal={refusal} onChange={setChanged} />
              )}
              {refusal && <p className={detail.refusal}>{refusal}</p>}
            </div>
          }
        />
        {changed && <AccountQuestion account={changed} onClose={() => setChanged(null)} />}
      </CashFrame>
    </DropPage>
  )
}

function AccountTable({
  accounts,
  refusal,
  onChange,
}: {
  accounts: readonly AccountView[]
  refusal: string | null
  onChange(account: AccountView): void
}) {
  const { t } = useWords()
  return (
    <table className={listing.grid}>
      <thead>
        <tr>
          <th scope="col">{t(accountWords.account)}</th>
          <th scope="col">{t(accountWords.lastStatement)}</th>
          <th scope="col" data-align="right">
            {t(accountWords.balance)}
          </th>
          <th scope="col" data-align="right">
            {t(accountWords.openLines)}
          </th>
          <th scope="col" className={classes.after}>
            {t(accountWords.ledgerAccount)}
          </th>
          <th scope="col">{t(accountWords.followed)}</th>
          <th scope="col">
            <span className="visually-hidden">{t(accountWords.change)}</span>
          </th>
        </tr>
      </thead>
      {accounts.map((account) => (
        <tbody key={account.id}>
          <AccountRow account={account} refusal={refusal} onChange={() => onChange(account)} />
          {account.gaps.length > 0 && (
            <tr className={classes.gaps}>
              <td colSpan={7}>
                <Gaps account={account} />
              </td>
            </tr>
          )}
        </tbody>
      ))}
    </table>
  )
}

function AccountRow({
  account,
  refusal,
  onChange,
}: {
  account: AccountView
  refusal: string | null
  onChange(): void
}) {
  const api = useApi()
  const { t, count } = useWords()
  const today = useToday()
  const no = account.iban ? formatIban(account.iban) : (account.rib ?? account.other)
  const href = urls.cash(api.orgId ?? 0, { compte: account.id })
  return (
    <tr>
      <th scope="row">
        <b>{account.name}</b>
        {no !== account.name && <div className={detail.quiet}>{no}</div>}
      </th>
      <td>
        {account.freshOn ? (
          <>
            <Day date={account.freshOn as LocalDate} />
            <div className={detail.quiet}>
              {t(accountWords.daysAgo, { n: Math.max(0, daysBetween(account.freshOn as LocalDate, today)) })}
            </div>
          </>
        ) : (
          t(accountWords.none)
        )}
      </td>
      <td data-align="right">
        {account.balanceCents === null ? '–' : <Amount cents={account.balanceCents} currency={account.currency} />}
      </td>
      <td data-align="right">
        {account.openLines > 0 ? <FigureLink href={href}>{count(account.openLines)}</FigureLink> : count(0)}
      </td>
      <td className={classes.after}>{account.ledgerAccount}</td>
      <td>{t(account.isFollowed ? accountWords.yes : accountWords.no)}</td>
      <td data-align="right">
        {!refusal && (
          <button
            type="button"
            className={detail.link}
            aria-label={t(accountWords.changeOf, { name: account.name })}
            onClick={onChange}
          >
            {t(accountWords.change)}
          </button>
        )}
      </td>
    </tr>
  )
}

/** Both figures of each place where statements do not join, and the way to what would fill it. */
function Gaps({ account }: { account: AccountView }) {
  const api = useApi()
  const { t, day, money } = useWords()
  return (
    <div className={detail.part}>
      <Reason kind="held">{t(accountWords.gaps, { n: account.gaps.length })}</Reason>
      <ul className={classes.gapList}>
        {account.gaps.map((gap) => (
          <li key={`${gap.importId} ${gap.toOn}`}>
            {t(accountWords.gap, {
              from: day(gap.fromOn as LocalDate),
              to: day(gap.toOn as LocalDate),
              ended: money(gap.endedCents, account.currency),
              begins: money(gap.beginsCents, account.currency),
              difference: money(gap.beginsCents - gap.endedCents, account.currency),
            })}{' '}
            <FigureLink href={urls.cashGap(api.orgId ?? 0, account.id, gap.toOn)}>{t(accountWords.seeGap)}</FigureLink>
          </li>
        ))}
      </ul>
    </div>
  )
}
