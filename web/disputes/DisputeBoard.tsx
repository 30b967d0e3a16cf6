import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { disputesRoutes } from '../../src/disputes/contract.ts'
import { DISPUTE_AGES } from '../../src/disputes/model.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import type { DisputesState } from './DisputesPage.tsx'
import classes from './disputes.module.css'
import { ageNames, disputeWords as words } from './wording.ts'

type At = { readonly [name in DisputesState]?: string }
type Narrow = (next: { readonly [name in DisputesState]?: string | null }) => void

/** Running disputes by age, one line a currency; each figure narrows the list down to what it is made of. Two currencies are never added. */
export function DisputeBoard({ at, onNarrow }: { at: At; onNarrow: Narrow }) {
  const api = useApi()
  const { t, money } = useWords()
  const found = useQuery(api.ask(disputesRoutes.board, {}))
  const cells = (found.data?.cells ?? []).filter(
    (cell) =>
      (!at.responsable || (cell.owner ?? 'none') === at.responsable) &&
      (!at.motif || cell.categoryId === at.motif) &&
      (at.voir !== 'avoirs' || cell.state === 'waiting'),
  )
  const currencies = [...new Set(cells.map((cell) => cell.currency))]
  if (currencies.length === 0) return null
  const figure = (of: typeof cells, isOn: boolean, says: string, next: Parameters<Narrow>[0]): ReactNode => {
    const n = of.reduce((sum, cell) => sum + cell.count, 0)
    if (n === 0) return <span aria-hidden>–</span>
    const amount = money(
      of.reduce((sum, cell) => sum + cell.cents, 0),
      of[0]!.currency,
    )
    return (
      <button
        type="button"
        className={classes.figure}
        aria-pressed={isOn}
        aria-label={t(words.boardCell, { says, amount, count: t(words.nOf, { n }) })}
        onClick={() => onNarrow(isOn ? { anciennete: null, devise: null, ...(next.voir ? { voir: null } : {}) } : next)}
      >
        {amount} <small>({n})</small>
      </button>
    )
  }
  return (
    <div className={classes.board}>
      <table aria-label={t(words.board)}>
        <thead>
          <tr>
            <th scope="col">{t(words.age)}</th>
            {DISPUTE_AGES.map(({ key }) => (
              <th key={key} scope="col">
                {t(ageNames[key])}
              </th>
            ))}
            <th scope="col">{t(words.total)}</th>
            <th scope="col">{t(words.overdue)}</th>
          </tr>
        </thead>
        <tbody>
          {currencies.map((currency) => {
            const own = cells.filter((cell) => cell.currency === currency)
            const isHere = at.devise === currency
            const isLateOn = isHere && at.voir === 'retard'
            return (
              <tr key={currency}>
                <th scope="row">{currency}</th>
                {DISPUTE_AGES.map(({ key }) => (
                  <td key={key}>
                    {figure(
                      own.filter((cell) => cell.age === key),
                      isHere && at.anciennete === key,
                      t(ageNames[key]),
                      { anciennete: key, devise: currency },
                    )}
                  </td>
                ))}
                <td>
                  {figure(own, isHere && !at.anciennete && !isLateOn, t(words.total), {
                    anciennete: null,
                    devise: currency,
                  })}
                </td>
                <td>
                  {figure(
                    own.filter((cell) => cell.isLate),
                    isLateOn,
                    t(words.overdue),
                    { anciennete: null, devise: currency, voir: 'retard' },
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
