import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { cashRoutes } from '../../src/cash/contract.ts'
import { useIsAgent } from '../access/membership.tsx'
import { Amount } from '../design/Amount.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { type CashState, filterOf } from './lines.ts'
import { wording } from './wording.ts'

type Asked = {
  /** Only money that is proposed for this customer. */
  customerId?: string
  /** Only what the bank had booked by that day: what is matched since counts from the day it was received. */
  asOf?: string
  currency?: string
}

/** Money received that nobody has matched yet, one amount a currency; each opens its bank lines. Empty while none is known. */
export function useWaitingReceipts({ customerId, asOf, currency }: Asked): ReactNode[] {
  const api = useApi()
  const { t } = useWords()
  const at: { readonly [name in CashState]?: string } = { client: customerId, au: asOf, recus: 'oui' }
  // Money at the bank is nothing of an agency's.
  const enabled = !useIsAgent()
  const found = useQuery({ ...api.ask(cashRoutes.lines, { query: { ...filterOf(at), limit: 1 } }), enabled })
  return (found.data?.totals ?? [])
    .filter((total) => total.leftCents > 0 && (currency === undefined || total.currency === currency))
    .map((total) => (
      <FigureLink
        key={total.currency}
        href={urls.cash(api.orgId ?? 0, at)}
        says={t(wording.waitingLines, { amount: { cents: total.leftCents, currency: total.currency } })}
      >
        <Amount cents={total.leftCents} currency={total.currency} />
      </FigureLink>
    ))
}

/** The same as one fact of a page's head; null while no money waits. */
export function useWaitingFact(asked: Asked): ReactNode | null {
  const { t } = useWords()
  const amounts = useWaitingReceipts(asked)
  return amounts.length === 0 ? null : (
    <span key="waiting">
      {t(wording.waiting)} {amounts}
    </span>
  )
}
