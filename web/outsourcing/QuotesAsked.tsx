import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { sumCents } from '../../src/kernel/money.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { QuoteAsked } from '../../src/outsourcing/providers/quote-contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { useWords } from '../design/words.tsx'
import classes from '../legal/claims.module.css'
import { useApi } from '../wire/api.tsx'
import { useAct } from './act.ts'
import { AnswerQuote } from './QuoteQuestions.tsx'
import { quoteWords as words } from './quote-words.ts'

/** What connected creditors ask us to price, while it may be answered. */
export function QuotesAsked() {
  const api = useApi()
  const { t } = useWords()
  const refusal = useRefusal('settings.manage')
  const { act, failure } = useAct()
  const [answered, setAnswered] = useState<QuoteAsked | null>(null)
  const open = (useQuery(api.ask(routes.quotesAsked, {})).data?.quotes ?? []).filter(({ isClosed }) => !isClosed)
  if (open.length === 0) return null
  const told = (one: QuoteAsked) => {
    const files = sumCents(one.portfolio.map((cell) => cell.files))
    const cents = sumCents(one.portfolio.map((cell) => cell.cents))
    return t(words.head, {
      number: one.creditorName,
      files,
      amount: { cents, currency: one.currency },
      by: one.answerBy,
    })
  }
  return (
    <section className={detail.part}>
      <h3>{t(words.requests)}</h3>
      {failure !== null && <ErrorState failure={failure} />}
      <ul className={classes.list}>
        {open.map((one) => (
          <li key={one.id}>
            <span>{told(one)}</span>
            {one.words !== '' && <span className={classes.cited}>{one.words}</span>}
            <span className={detail.acts}>
              <ActionButton refusal={refusal} onAct={() => setAnswered(one)}>
                {t(words.answer)}
              </ActionButton>
              {one.state === 'asked' && (
                <ActionButton
                  refusal={refusal}
                  onAct={() => act(() => api.call(routes.declineQuote, { params: { id: one.id } }))}
                >
                  {t(words.decline)}
                </ActionButton>
              )}
            </span>
          </li>
        ))}
      </ul>
      {answered && (
        <AnswerQuote
          isTyped={false}
          quoteId={answered.id}
          currency={answered.currency}
          title={`${t(words.answer)} · ${answered.creditorName}`}
          onClose={() => setAnswered(null)}
        />
      )}
    </section>
  )
}
