import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { cashRoutes } from '../../src/cash/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { useKeys } from '../design/keyboard.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useActByHand } from './act-by-hand.ts'
import { payerOf } from './LineList.tsx'
import type { LineActs } from './LinePanel.tsx'
import type { LineView } from './lines.ts'
import { ReturnedPart } from './ReturnedPart.tsx'
import type { Payment, Returnable } from './return-draft.ts'
import { returnsWording as words } from './returns-wording.ts'
import { SearchedChoice } from './SearchedChoice.tsx'
import { useTypedSearch } from './typed-search.tsx'

type Props = LineActs & { line: LineView }
type Came = Returnable['lines'][number]
type Chosen = { readonly payment: Payment } | { readonly came: Came }

/** Says by hand which payment came back in a line of money out, how much of it, or which money went back as it had come. */
export function ReturnPicker(acts: Props) {
  const { line } = acts
  const api = useApi()
  const { t, day, money } = useWords()
  const actByHand = useActByHand(acts)
  const search = useTypedSearch()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const found = useQuery({
    ...api.ask(cashRoutes.returnable, { params: { id: line.id }, query: { words: search.typed } }),
    placeholderData: (before) => before,
  })
  const { payments, lines } = found.data ?? { payments: [], lines: [] }
  const closing = useRef<HTMLDivElement>(null)
  // Chosen by Enter, it is closed by Enter.
  useEffect(() => closing.current?.querySelector('button')?.focus(), [chosen])
  useKeys([{ keys: 'c', does: words.pickKey, group: 'act', run: () => search.field.current?.focus() }], true)

  const reopen = (payment: Payment, cents: number, bankFeeCents: number) =>
    actByHand(
      async () => {
        const body = { itemId: payment.itemId, cents, bankFeeCents }
        const { matchId } = await api.call(cashRoutes.reopenPayment, { params: { id: line.id }, body })
        return {
          message: t(words.reopenedSaid, {
            amount: { cents, currency: line.currency },
            customer: payment.customerName,
          }),
          undo: () => api.call(cashRoutes.undo, { params: { id: matchId } }),
        }
      },
      cents + bankFeeCents === -line.leftCents,
    )
  const close = (came: Came) =>
    actByHand(async () => {
      await api.call(cashRoutes.closeTogether, { params: { id: line.id }, body: { lineId: came.lineId } })
      return {
        message: t(words.closedSaid, { payer: payerOf(line) }),
        undo: () => api.call(cashRoutes.setAside, { body: { lineIds: [line.id], as: '' } }),
      }
    }, true)

  const choices = [
    ...lines.map((came) => ({
      key: came.lineId,
      name: payerOf(came),
      when: t(words.receivedOn, { day: day(came.bookedOn as LocalDate) }),
      what: t(words.cameAs),
      cents: came.cents,
      isChosen: chosen !== null && 'came' in chosen && chosen.came.lineId === came.lineId,
      choose: () => setChosen({ came }),
    })),
    ...payments.map((payment) => ({
      key: payment.itemId,
      name: payment.customerName,
      when: t(words.receivedOn, { day: day(payment.receivedOn as LocalDate) }),
      what: `${payment.documents.join(', ')}${
        payment.leftCents < payment.amountCents
          ? ` ${t(words.leftOf, { left: money(payment.leftCents, line.currency) })}`
          : ''
      }`,
      cents: payment.amountCents,
      isChosen: chosen !== null && 'payment' in chosen && chosen.payment.itemId === payment.itemId,
      choose: () => setChosen({ payment }),
    })),
  ]

  return (
    <section className={detail.part} aria-labelledby="came-back">
      <h3 id="came-back">{t(words.pickTitle)}</h3>
      <SearchedChoice
        search={search}
        label={t(words.pickKey)}
        hint={t(words.pickHint)}
        found={found}
        choices={choices}
        currency={line.currency}
        searching={t(words.searching)}
        noneFound={t(words.noneFound)}
        onChanged={() => setChosen(null)}
        onLeave={() => search.field.current?.blur()}
      />
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
