import { Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { disputesRoutes } from '../../src/disputes/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { ledgerRoutes } from '../../src/ledger/contract.ts'
import { Amount } from '../design/Amount.tsx'
import { Day } from '../design/Day.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import type { Contested } from './contested.ts'
import classes from './disputes.module.css'
import { disputeWords as words } from './wording.ts'

/** Documents that are read at once: a customer with more of them open contests its oldest ones here. */
const AT_ONCE = 500

type Props = {
  customerId: string
  /** Ticked from the start. */
  firstId: string | null
  contested: Contested
  onContested(contested: Contested): void
}

/** What a customer owes, oldest first: which documents are contested, and how much of each. */
export function DocumentChoice({ customerId, firstId, contested, onContested }: Props) {
  const api = useApi()
  const { t } = useWords()
  const query = { show: 'open', sort: 'due', descending: 'false', limit: AT_ONCE } as const
  const found = useQuery(api.ask(ledgerRoutes.customerItems, { params: { id: customerId }, query }))
  const others = useQuery(api.ask(disputesRoutes.disputes, { query: { show: 'running', customerId, limit: AT_ONCE } }))
  const items = found.data?.items.filter((item) => item.side === 1)
  const taken = new Set(others.data?.rows.flatMap((row) => row.documentNos))
  const first = items?.find((item) => item.id === firstId)
  const put = (id: string, part: { cents: number | null; openCents: number; currency: string } | null) => {
    const next = new Map(contested)
    if (part) next.set(id, part)
    else next.delete(id)
    onContested(next)
  }
  useEffect(() => {
    if (first && contested.size === 0)
      put(first.id, { cents: first.openCents, openCents: first.openCents, currency: first.currency })
  }, [first?.id])
  if (!items) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[1, 2, 1, 1]} rows={4} />
  }
  if (items.length === 0) return <p>{t(words.nothingOwed)}</p>
  return (
    <section>
      <p id="which">{t(words.tickWhich)}</p>
      <div className={classes.scroll} tabIndex={0} role="region" aria-labelledby="which">
        <table className={classes.documents} aria-label={t(words.what)}>
          <thead>
            <tr>
              <th scope="col">{t(words.document)}</th>
              <th scope="col">{t(words.dueOn)}</th>
              <th scope="col" data-align="right">
                {t(words.leftOpen)}
              </th>
              <th scope="col" data-align="right">
                {t(words.amount)}
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => {
              const { id, openCents, currency } = item
              const document = item.documentNo || item.label
              const part = contested.get(id)
              return (
                <tr key={id}>
                  <td>
                    <Checkbox
                      size="xs"
                      label={document}
                      aria-label={t(words.tickDocument, { document })}
                      checked={part !== undefined}
                      onChange={(event) =>
                        put(id, event.currentTarget.checked ? { cents: openCents, openCents, currency } : null)
                      }
                    />
                  </td>
                  <td>
                    <Day date={item.dueOn as LocalDate} />
                    {taken.has(document) && <small> {t(words.inDispute)}</small>}
                  </td>
                  <td data-align="right">
                    <Amount cents={openCents} currency={currency} />
                  </td>
                  <td data-align="right" data-field>
                    {part && (
                      <MoneyInput
                        label={t(words.contestedAmount, { document })}
                        currency={currency}
                        cents={part.cents}
                        onCents={(cents) => put(id, { cents, openCents, currency })}
                      />
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}
