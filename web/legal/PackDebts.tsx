import { Checkbox } from '@mantine/core'
import type { ClaimedLineView } from '../../src/legal/contract.ts'
import { sumsOf } from '../../src/legal/packs/claim-sums.ts'
import { Amount } from '../design/Amount.tsx'
import listing from '../design/listing.module.css'
import { Reason } from '../design/Reason.tsx'
import { useWords } from '../design/words.tsx'
import classes from './legal.module.css'
import { markNames, packWords as words } from './pack-wording.ts'

type Props = {
  lines: readonly ClaimedLineView[]
  itemIds: readonly string[]
  /** Asked on top, in euro cents. */
  costsCents: number
  onItems(itemIds: string[]): void
}

/** The overdue debts of a customer, each with what it bears; those ticked are claimed. */
export function PackDebts({ lines, itemIds, costsCents, onItems }: Props) {
  const { t } = useWords()
  const ticked = new Set(itemIds)
  const sums = sumsOf(lines.filter(({ itemId }) => ticked.has(itemId)))
  const toggle = (id: string) =>
    onItems(
      ticked.has(id)
        ? itemIds.filter((one) => one !== id)
        : lines.map((one) => one.itemId).filter((one) => one === id || ticked.has(one)),
    )
  const cell = (cents: number, currency: string) => (cents === 0 ? '–' : <Amount cents={cents} currency={currency} />)
  if (lines.length === 0) return <p className={classes.quiet}>{t(words.noDebts)}</p>
  return (
    <div className={classes.scroll}>
      <table className={listing.grid} aria-label={t(words.debts)}>
        <thead>
          <tr>
            <td className={classes.tick} />
            <th scope="col">{t(words.debt)}</th>
            <th scope="col" data-align="right">
              {t(words.owed)}
            </th>
            <th scope="col" data-align="right">
              {t(words.interest)}
            </th>
            <th scope="col" data-align="right">
              {t(words.indemnity)}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((one) => (
            <tr key={one.itemId}>
              <td className={classes.tick}>
                <Checkbox
                  aria-label={t(words.tick, { document: one.documentNo })}
                  checked={ticked.has(one.itemId)}
                  onChange={() => toggle(one.itemId)}
                />
              </td>
              <th scope="row">
                {one.documentNo}
                <span className={classes.why}>{t(words.dueOn, { day: one.dueOn })}</span>
                {one.marks.map((mark) => (
                  <Reason key={mark} kind="held">
                    {t(markNames[mark])}
                  </Reason>
                ))}
                {one.refusal && <Reason kind="held">{one.refusal}</Reason>}
              </th>
              <td data-align="right">
                <Amount cents={one.openCents} currency={one.currency} />
              </td>
              <td data-align="right">{cell(one.interestCents, one.currency)}</td>
              <td data-align="right">{cell(one.indemnityCents, 'EUR')}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={4}>
              {t(words.total)}
            </th>
            <td data-align="right">
              <Amount
                cents={sums.principalCents + sums.notesCents + sums.interestCents + sums.indemnityCents + costsCents}
                currency="EUR"
                strong
              />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
