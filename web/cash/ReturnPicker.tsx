import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { cashRoutes } from '../../src/cash/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { useKeys } from '../design/keyboard.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import classes from './cash.module.css'
import { payerOf } from './LineList.tsx'
import type { LineActs } from './LinePanel.tsx'
import { useLineRefresh } from './line-refresh.ts'
import type { LineView } from './lines.ts'
import { ReturnedPart } from './ReturnedPart.tsx'
import type { Payment, Returnable } from './return-draft.ts'
import { returnsWording as words } from './returns-wording.ts'
import { useTellRefused } from './tell-refused.ts'
import { SearchField, useFirstTaken, useTypedSearch } from './typed-search.tsx'

type Props = LineActs & { line: LineView }
type Came = Returnable['lines'][number]
type Chosen = { readonly payment: Payment } | { readonly came: Came }

/** Says by hand which payment came back in a line of money out, how much of it, or which money went back as it had come. */
export function ReturnPicker({ line, fresh, onGone, onStayed, onBack }: Props) {
  const api = useApi()
  const { t, day, money } = useWords()
  const refresh = useLineRefresh()
  const tellRefused = useTellRefused(line)
  const search = useTypedSearch()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const found = useQuery({
    ...api.ask(cashRoutes.returnable, { params: { id: line.id }, query: { words: search.typed } }),
    placeholderData: (before) => before,
  })
  const isLate = search.isTyping || found.isPlaceholderData || found.isPending
  const { payments, lines } = found.data ?? { payments: [], lines: [] }
  const first: Chosen | null = lines[0] ? { came: lines[0] } : payments[0] ? { payment: payments[0] } : null
  useFirstTaken(search, isLate, first && (() => setChosen(first)))
  const closing = useRef<HTMLDivElement>(null)
  // Chosen by Enter, it is closed by Enter.
  useEffect(() => closing.current?.querySelector('button')?.focus(), [chosen])
  useKeys([{ keys: 'c', does: words.pickKey, group: 'act', run: () => search.field.current?.focus() }], true)

  const act = async (done: Promise<unknown>, isGone: boolean) => {
    try {
      await done
      await (isGone ? onGone() : onStayed())
    } catch (failure) {
      if (await tellRefused(failure)) await onGone()
    }
  }
  const reopen = (payment: Payment, cents: number, bankFeeCents: number) => {
    const body = { itemId: payment.itemId, cents, bankFeeCents }
    const call = api.call(cashRoutes.reopenPayment, { params: { id: line.id }, body }).then(({ matchId }) =>
      fresh.tell({
        message: t(words.reopenedSaid, { amount: { cents, currency: line.currency }, customer: payment.customerName }),
        undo: async () => {
          await api.call(cashRoutes.undo, { params: { id: matchId } })
          await refresh()
          onBack(line.id)
        },
      }),
    )
    return act(call, cents + bankFeeCents === -line.leftCents)
  }
  const close = (came: Came) => {
    const call = api
      .call(cashRoutes.closeTogether, { params: { id: line.id }, body: { lineId: came.lineId } })
      .then(() =>
        fresh.tell({
          message: t(words.closedSaid, { payer: payerOf(line) }),
          undo: async () => {
            await api.call(cashRoutes.setAside, { body: { lineIds: [line.id], as: '' } })
            await refresh()
            onBack(line.id)
          },
        }),
      )
    return act(call, true)
  }

  return (
    <section className={detail.part} aria-labelledby="came-back">
      <h3 id="came-back">{t(words.pickTitle)}</h3>
      <SearchField
        search={search}
        label={t(words.pickKey)}
        hint={t(words.pickHint)}
        onChanged={() => setChosen(null)}
        onLeave={() => search.field.current?.blur()}
      />
      {found.error && <ErrorState failure={found.error} onRetry={() => void found.refetch()} />}
      {!found.error && payments.length + lines.length === 0 && (
        <p className={detail.quiet}>{t(isLate ? words.searching : words.noneFound)}</p>
      )}
      <ol className={classes.choice}>
        {lines.map((came) => (
          <li key={came.lineId}>
            <button
              type="button"
              className={classes.proposal}
              aria-pressed={chosen !== null && 'came' in chosen && chosen.came.lineId === came.lineId}
              onClick={() => setChosen({ came })}
            >
              <b>{payerOf(came)}</b>
              <small>{t(words.receivedOn, { day: day(came.bookedOn as LocalDate) })}</small>
              <span>{t(words.cameAs)}</span>
              <Amount cents={came.cents} currency={line.currency} />
            </button>
          </li>
        ))}
        {payments.map((payment) => (
          <li key={payment.itemId}>
            <button
              type="button"
              className={classes.proposal}
              aria-pressed={chosen !== null && 'payment' in chosen && chosen.payment.itemId === payment.itemId}
              onClick={() => setChosen({ payment })}
            >
              <b>{payment.customerName}</b>
              <small>{t(words.receivedOn, { day: day(payment.receivedOn as LocalDate) })}</small>
              <span>
                {payment.documents.join(', ')}
                {payment.leftCents < payment.amountCents &&
                  ` ${t(words.leftOf, { left: money(payment.leftCents, line.currency) })}`}
              </span>
              <Amount cents={payment.amountCents} currency={line.currency} />
            </button>
          </li>
        ))}
      </ol>
      {chosen && 'payment' in chosen && (
        <ReturnedPart
          key={chosen.payment.itemId}
          payment={chosen.payment}
          lineCents={-line.leftCents}
          currency={line.currency}
          onReopen={(cents, bankFeeCents) => reopen(chosen.payment, cents, bankFeeCents)}
        />
      )}
      {chosen && 'came' in chosen && (
        <div ref={closing} className={detail.part}>
          <p>
            {t(words.closeWhat)}{' '}
            {chosen.came.customers.length > 0 && t(words.closeUndoes, { customers: chosen.came.customers.join(', ') })}
          </p>
          <div className={detail.acts}>
            <ActionButton primary onAct={() => close(chosen.came)}>
              {t(words.close)}
            </ActionButton>
          </div>
        </div>
      )}
    </section>
  )
}
