import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { cashRoutes } from '../../src/cash/contract.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import classes from './cash.module.css'
import { type Payment, type ReturnDraft, returnOf, weighReturn } from './return-draft.ts'
import { returnsWording as words } from './returns-wording.ts'

type Props = {
  payment: Payment
  /** What the line still has, positive. */
  lineCents: number
  currency: string
  onReopen(cents: number, bankFeeCents: number): Promise<void>
}

/** How much of a payment came back, and what the bank took with it; ready to apply when it is all of the line. */
export function ReturnedPart({ payment, lineCents, currency, onReopen }: Props) {
  const api = useApi()
  const { t, money } = useWords()
  const setting = useQuery(api.ask(cashRoutes.setting, {})).data
  const [typed, setTyped] = useState<ReturnDraft | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const isReady = setting !== undefined
  // Chosen from the search by Enter: the amount is next, and Enter there is the end of it.
  useEffect(() => form.current?.querySelector('input')?.focus(), [isReady])
  if (!setting) return null
  const draft = typed ?? returnOf(payment, lineCents, setting.feeCents)
  const { restCents, fault } = weighReturn(draft, payment, lineCents)
  const faults = {
    nothing: t(words.nothing),
    beyond: t(words.beyond, { left: money(payment.leftCents, currency) }),
    too_much: t(words.tooMuch, { over: money(-restCents, currency) }),
  }
  return (
    <form ref={form} className={detail.part} onSubmit={(event) => event.preventDefault()}>
      <div className={classes.returned}>
        <MoneyInput
          label={t(words.cameBack)}
          currency={currency}
          cents={draft.cents}
          onCents={(cents) => setTyped({ ...draft, cents })}
        />
        <MoneyInput
          label={t(words.bankFee)}
          currency={currency}
          cents={draft.bankFeeCents}
          onCents={(bankFeeCents) => setTyped({ ...draft, bankFeeCents })}
        />
      </div>
      {restCents > 0 && <p className={detail.quiet}>{t(words.restStays, { rest: money(restCents, currency) })}</p>}
      <div className={detail.acts}>
        <ActionButton
          primary
          type="submit"
          refusal={fault && faults[fault]}
          onAct={() => onReopen(draft.cents ?? 0, draft.bankFeeCents ?? 0)}
        >
          {t(words.reopen)}
        </ActionButton>
      </div>
    </form>
  )
}
