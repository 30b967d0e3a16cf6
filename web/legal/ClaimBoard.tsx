import type { ClaimShow, legalRoutes } from '../../src/legal/contract.ts'
import { NEARNESS } from '../../src/legal/limitation/model.ts'
import { nearNames } from '../../src/legal/limitation/wording.ts'
import type { ReplyOut } from '../../src/platform/route.ts'
import { useWords } from '../design/words.tsx'
import { claimWording as words } from './claim-wording.ts'
import classes from './claims.module.css'

type Totals = ReplyOut<typeof legalRoutes.claimsBoard>['byNear']

/** Debts by the time left, one line a currency; each figure narrows the list down to what it is made of. */
export function ClaimBoard({
  byNear,
  show,
  onShow,
}: {
  byNear: Totals
  show: ClaimShow
  onShow(show: ClaimShow): void
}) {
  const { t, money } = useWords()
  const columns = NEARNESS.filter(
    (near) => near !== 'unknown' || byNear.some((one) => one.near === near && one.count > 0),
  )
  const currencies = [...new Set(byNear.flatMap(({ amounts }) => amounts.map(({ currency }) => currency)))]
  if (currencies.length === 0) return null
  const figure = (near: (typeof NEARNESS)[number], currency: string) => {
    const cell = byNear.find((one) => one.near === near)
    const amount = cell?.amounts.find((one) => one.currency === currency)
    if (!cell || !amount) return <span aria-hidden>–</span>
    const written = money(amount.cents, currency)
    return (
      <button
        type="button"
        className={classes.figure}
        aria-pressed={show === near}
        aria-label={t(words.figure, { what: t(nearNames[near]), amount: written })}
        onClick={() => onShow(show === near ? 'risk' : near)}
      >
        {written}
      </button>
    )
  }
  return (
    <div className={classes.board}>
      <table aria-label={t(words.board)}>
        <thead>
          <tr>
            <th scope="col">{t(words.timeLeft)}</th>
            {columns.map((near) => (
              <th key={near} scope="col">
                {t(nearNames[near])} ({byNear.find((one) => one.near === near)?.count ?? 0})
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {currencies.map((currency) => (
            <tr key={currency}>
              <th scope="row">{currency}</th>
              {columns.map((near) => (
                <td key={near}>{figure(near, currency)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
