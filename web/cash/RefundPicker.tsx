import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { cashRoutes } from '../../src/cash/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useActByHand } from './act-by-hand.ts'
import classes from './cash.module.css'
import { documentName } from './document-name.ts'
import type { LineActs } from './LinePanel.tsx'
import type { LineView } from './lines.ts'
import { refundWording as words } from './refund-wording.ts'
import { SearchedChoice } from './SearchedChoice.tsx'
import { useTypedSearch } from './typed-search.tsx'

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

function RefundSearch({ onClose, ...acts }: Props & { onClose(): void }) {
  const { line } = acts
  const api = useApi()
  const { t, lang, day } = useWords()
  const actByHand = useActByHand(acts)
  const search = useTypedSearch()
  const [chosen, setChosen] = useState<Credit | null>(null)
  const found = useQuery({
    ...api.ask(cashRoutes.refundable, { params: { id: line.id }, query: { words: search.typed } }),
    placeholderData: (before) => before,
  })
  useEffect(() => search.field.current?.focus(), [])

  const payBack = (credit: Credit, cents: number) =>
    actByHand(async () => {
      const body = { parts: [{ itemId: credit.itemId, cents }] }
      const { matchId } = await api.call(cashRoutes.refundCustomer, { params: { id: line.id }, body })
      return {
        message: t(words.done, { amount: { cents, currency: line.currency }, customer: credit.customerName }),
        undo: () => api.call(cashRoutes.undo, { params: { id: matchId } }),
      }
    }, cents === -line.leftCents)

  return (
    <section className={detail.part} aria-labelledby="refund">
      <div className={detail.partHead}>
        <h3 id="refund">{t(words.title)}</h3>
        <button type="button" className={detail.link} onClick={onClose}>
          {t(words.close)}
        </button>
      </div>
      <SearchedChoice
        search={search}
        label={t(words.search)}
        hint={t(words.hint)}
        found={found}
        choices={(found.data?.credits ?? []).map((credit) => ({
          key: credit.itemId,
          name: credit.customerName,
          when: t(words.dated, { day: day(credit.issuedOn as LocalDate) }),
          what: documentName(lang, credit),
          cents: credit.openCents,
          isChosen: chosen?.itemId === credit.itemId,
          choose: () => setChosen(credit),
        }))}
        currency={line.currency}
        searching={t(words.searching)}
        noneFound={t(words.noneFound)}
        onChanged={() => setChosen(null)}
        onLeave={onClose}
      />
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
