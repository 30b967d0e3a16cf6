import { useQuery } from '@tanstack/react-query'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { type ItemView, ledgerRoutes } from '../../src/ledger/contract.ts'
import { useToday } from '../access/membership.tsx'
import { Amount } from '../design/Amount.tsx'
import detail from '../design/detail.module.css'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import classes from './promises.module.css'
import { wording as words } from './wording.ts'

/** What a customer owes and can promise, oldest due first. */
export function useDebts(customerId: string | null) {
  const api = useApi()
  const found = useQuery({
    ...api.ask(ledgerRoutes.customerItems, {
      params: { id: customerId ?? '' },
      query: { show: 'open', sort: 'due', descending: 'false', limit: 500 },
    }),
    enabled: customerId !== null,
  })
  return { debts: found.data?.items.filter(({ side }) => side === 1), failure: found.error }
}

type Props = {
  debts: readonly ItemView[]
  ticked: ReadonlySet<string>
  onTicked(ticked: ReadonlySet<string>): void
  error?: string | undefined
}

/** The documents of a promise or a plan: ticked one by one, or all that are late. */
export function DebtPicker({ debts, ticked, onTicked, error }: Props) {
  const { t, day } = useWords()
  const today = useToday()
  if (debts.length === 0) return <p className={classes.quiet}>{t(words.noDocument)}</p>
  const toggle = (id: string) => {
    const next = new Set(ticked)
    if (!next.delete(id)) next.add(id)
    onTicked(next)
  }
  const every = (which: readonly ItemView[]) => onTicked(new Set(which.map(({ id }) => id)))
  return (
    <fieldset className={classes.debts} aria-describedby={error ? 'debts-wrong' : undefined}>
      <legend>{t(words.whichDocuments)}</legend>
      <div className={classes.debtList}>
        {debts.map((debt) => (
          <label key={debt.id} className={classes.debt}>
            <input type="checkbox" checked={ticked.has(debt.id)} onChange={() => toggle(debt.id)} />
            <span>{debt.documentNo || debt.label}</span>
            <span className={classes.quiet}>
              {t(debt.dueOn < today ? words.late : words.coming, { day: day(debt.dueOn as LocalDate) })}
            </span>
            <Amount cents={debt.openCents} currency={debt.currency} />
          </label>
        ))}
      </div>
      <div className={classes.ticks}>
        <button type="button" className={detail.link} onClick={() => every(debts.filter(({ dueOn }) => dueOn < today))}>
          {t(words.tickLate)}
        </button>
        <button type="button" className={detail.link} onClick={() => every(debts)}>
          {t(words.tickAll)}
        </button>
      </div>
      {error && (
        <p id="debts-wrong" role="alert" className={classes.wrong}>
          {error}
        </p>
      )}
    </fieldset>
  )
}
