import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { cashRoutes } from '../../src/cash/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import classes from './cash.module.css'
import { documentName } from './document-name.ts'
import type { LineActs } from './LinePanel.tsx'
import { useLineRefresh } from './line-refresh.ts'
import type { LineView } from './lines.ts'
import { refundWording as words } from './refund-wording.ts'
import { useTellRefused } from './tell-refused.ts'
import { SearchField, useFirstTaken, useTypedSearch } from './typed-search.tsx'

type Props = LineActs & { line: LineView }
type Credit = z.output<typeof cashRoutes.refundable.reply>['credits'][number]

/** Says by hand which credit of a customer a line of money out paid back; asked for first, since most money goes out to others. */
export function RefundPicker(props: Props) {
  const { t } = useWords()
  const [isAsked, setAsked] = useState(false)
  if (isAsked) return <RefundSearch {...props} onClose={() => setAsked(false)} />
  return (
    <div className={detail.acts}>
      <ActionButton shortcut={{ keys: 'b', does: words.ask }} onAct={() => setAsked(true)}>
        {t(words.ask)}
      </ActionButton>
    </div>
  )
}

function RefundSearch({ line, fresh, onGone, onStayed, onBack, onClose }: Props & { onClose(): void }) {
  const api = useApi()
  const { t, lang, day } = useWords()
  const refresh = useLineRefresh()
  const tellRefused = useTellRefused(line)
  const search = useTypedSearch()
  const [chosen, setChosen] = useState<Credit | null>(null)
  const found = useQuery({
    ...api.ask(cashRoutes.refundable, { params: { id: line.id }, query: { words: search.typed } }),
    placeholderData: (before) => before,
  })
  const isLate = search.isTyping || found.isPlaceholderData || found.isPending
  const credits = found.data?.credits ?? []
  useEffect(() => search.field.current?.focus(), [])
  useFirstTaken(search, isLate, credits[0] ? () => setChosen(credits[0]!) : null)

  const payBack = async (credit: Credit, cents: number) => {
    try {
      const body = { parts: [{ itemId: credit.itemId, cents }] }
      const { matchId } = await api.call(cashRoutes.refundCustomer, { params: { id: line.id }, body })
      fresh.tell({
        message: t(words.done, { amount: { cents, currency: line.currency }, customer: credit.customerName }),
        undo: async () => {
          await api.call(cashRoutes.undo, { params: { id: matchId } })
          await refresh()
          onBack(line.id)
        },
      })
      await (cents === -line.leftCents ? onGone() : onStayed())
    } catch (failure) {
      if (await tellRefused(failure)) await onGone()
    }
  }

  return (
    <section className={detail.part} aria-labelledby="refund">
      <div className={detail.partHead}>
        <h3 id="refund">{t(words.title)}</h3>
        <button type="button" className={detail.link} onClick={onClose}>
          {t(words.close)}
        </button>
      </div>
      <SearchField
        search={search}
        label={t(words.search)}
        hint={t(words.hint)}
        onChanged={() => setChosen(null)}
        onLeave={onClose}
      />
      {found.error && <ErrorState failure={found.error} onRetry={() => void found.refetch()} />}
      {!found.error && credits.length === 0 && (
        <p className={detail.quiet}>{t(isLate ? words.searching : words.noneFound)}</p>
      )}
      <ol className={classes.choice}>
        {credits.map((credit) => (
          <li key={credit.itemId}>
            <button
              type="button"
              className={classes.proposal}
              aria-pressed={chosen?.itemId === credit.itemId}
              onClick={() => setChosen(credit)}
            >
              <b>{credit.customerName}</b>
              <small>{t(words.dated, { day: day(credit.issuedOn as LocalDate) })}</small>
              <span>{documentName(lang, credit)}</span>
              <Amount cents={credit.openCents} currency={line.currency} />
            </button>
          </li>
        ))}
      </ol>
      {chosen && (
        <PaidBack
          key={chosen.itemId}
          credit={chosen}
          lineCents={-line.leftCents}
          currency={line.currency}
          onPaid={(cents) => payBack(chosen, cents)}
        />
      )}
    </section>
  )
}

/** How much of a credit was paid back: as much as both have, unless a person says less. */
function PaidBack({
  credit,
  lineCents,
  currency,
  onPaid,
}: {
  credit: Credit
  lineCents: number
  currency: string
  onPaid(cents: number): Promise<void>
}) {
  const { t, money } = useWords()
  const [cents, setCents] = useState<number | null>(Math.min(credit.openCents, lineCents))
  const form = useRef<HTMLFormElement>(null)
  // Chosen from the search by Enter: the amount is next, and Enter there is the end of it.
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const fault =
    cents === null || cents === 0
      ? t(words.nothing)
      : cents > credit.openCents
        ? t(words.beyond, { left: money(credit.openCents, currency) })
        : cents > lineCents
          ? t(words.tooMuch, { over: money(cents - lineCents, currency) })
          : null
  const restCents = lineCents - (cents ?? 0)
  return (
    <form ref={form} className={detail.part} onSubmit={(event) => event.preventDefault()}>
      <div className={classes.returned}>
        <MoneyInput label={t(words.amount)} currency={currency} cents={cents} onCents={setCents} />
      </div>
      {fault === null && restCents > 0 && (
        <p className={detail.quiet}>{t(words.restStays, { rest: money(restCents, currency) })}</p>
      )}
      <div className={detail.acts}>
        <ActionButton primary type="submit" refusal={fault} onAct={() => onPaid(cents ?? 0)}>
          {t(words.payBack)}
        </ActionButton>
      </div>
    </form>
  )
}
