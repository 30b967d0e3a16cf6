import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { QuoteRequestView, QuoteView } from '../../src/outsourcing/providers/quote-contract.ts'
import { useRefusal, useToday } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import classes from '../legal/claims.module.css'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { useAct } from './act.ts'
import parts from './outsourcing.module.css'
import { PageLink } from './PageLink.tsx'
import { pageLinkWords as pageWords } from './page-link-words.ts'
import { AnswerQuote, AskQuotes } from './QuoteQuestions.tsx'
import { quoteWords as words } from './quote-words.ts'

/** Requests for prices, and what each answer would leave of the portfolio that was priced, the best first. */
export function QuotesBoard() {
  const api = useApi()
  const { t } = useWords()
  const refusal = useRefusal('settings.manage')
  const [asks, setAsks] = useState(false)
  const found = useQuery(api.ask(routes.quoteRequests, {}))
  if (!found.data) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[3, 1, 1, 1]} rows={6} />
  }
  const { requests } = found.data
  return (
    <div className={classes.body}>
      <div className={detail.acts}>
        <ActionButton primary refusal={refusal} onAct={() => setAsks(true)}>
          {t(words.ask)}
        </ActionButton>
      </div>
      {requests.length === 0 && <p className={detail.quiet}>{t(words.none)}</p>}
      {requests.map((request) => (
        <Request key={request.id} request={request} refusal={refusal} />
      ))}
      {asks && <AskQuotes onClose={() => setAsks(false)} />}
    </div>
  )
}

function Request({ request, refusal }: { request: QuoteRequestView; refusal: string | null }) {
  const api = useApi()
  const { t } = useWords()
  const orgId = api.orgId ?? 0
  const { files, cents, currency } = request
  return (
    <section className={parts.part}>
      <h2>{t(words.head, { number: request.number, files, amount: { cents, currency }, by: request.answerBy })}</h2>
      {request.fewWhy !== '' && <p className={detail.quiet}>{t(words.few, { why: request.fewWhy })}</p>}
      <ul className={classes.list}>
        {request.quotes.map((quote) => (
          <Line key={quote.id} quote={quote} request={request} refusal={refusal} />
        ))}
      </ul>
      <p className={detail.quiet}>
        {t(words.method)}{' '}
        <a
          className={detail.link}
          href={`/api/orgs/${orgId}/quote-requests/${request.id}/pdf`}
          target="_blank"
          rel="noreferrer"
        >
          {t(words.pdf)}
        </a>
      </p>
    </section>
  )
}

type LineProps = { quote: QuoteView; request: QuoteRequestView; refusal: string | null }

function Line({ quote, request: { currency, isClosed, answerBy }, refusal }: LineProps) {
  const api = useApi()
  const { t } = useWords()
  const navigate = useNavigate()
  const { act, failure } = useAct()
  const [types, setTypes] = useState(false)
  const orgId = api.orgId ?? 0
  const draft = () =>
    act(async () => {
      const body = { providerId: quote.providerId, quoteId: quote.id }
      const { id } = await api.call(routes.draftMandate, { body })
      await navigate({ to: urls.collectionMandates(orgId, { mandat: id }) })
    })
  const { worth } = quote
  const params = { id: quote.id }
  const today = useToday()
  return (
    <li>
      {failure !== null && <ErrorState failure={failure} />}
      <FigureLink href={urls.providers(orgId, { prestataire: quote.providerId })}>{quote.providerName}</FigureLink>
      {worth ? (
        <>
          <span>
            <b>
              {t(words.net)} <Amount cents={worth.netCents} currency={currency} />
            </b>
            {' · '}
            {t(words.recovered)} <Amount cents={worth.recoveredCents} currency={currency} />
            {' · '}
            {t(words.fees)} <Amount cents={worth.feesCents} currency={currency} />
          </span>
          <span className={classes.cited}>
            {quote.tariffSays[0]}
            {worth.assumedCents > 0 && ` · ${t(words.assumed)}`}
            {quote.remitDays !== null && ` · ${t(pageWords.remits, { days: quote.remitDays })}`}
            {quote.isByLink && ` · ${t(pageWords.byLink, { name: quote.answeredByName ?? '' })}`}
          </span>
        </>
      ) : (
        <span className={classes.cited}>
          {quote.fault ??
            t(
              quote.state === 'declined'
                ? words.declined
                : quote.state === 'withdrawn'
                  ? words.withdrawn
                  : words.waiting,
            )}
        </span>
      )}
      <span className={detail.acts}>
        {!quote.isHere && !isClosed && (
          <ActionButton refusal={refusal} onAct={() => setTypes(true)}>
            {t(words.type)}
          </ActionButton>
        )}
        {quote.state === 'answered' && (
          <ActionButton refusal={refusal} onAct={draft}>
            {t(words.draft)}
          </ActionButton>
        )}
        {!quote.isHere && (
          <PageLink
            page={quote.page}
            refusal={refusal}
            onSend={isClosed || answerBy < today ? null : () => api.call(routes.sendQuotePage, { params })}
            onClose={() => api.call(routes.closeQuotePage, { params })}
          />
        )}
      </span>
      {types && (
        <AnswerQuote
          isTyped
          quoteId={quote.id}
          currency={currency}
          title={`${t(words.type)} · ${quote.providerName}`}
          onClose={() => setTypes(false)}
        />
      )}
    </li>
  )
}
