import { useQuery } from '@tanstack/react-query'
import { type AnsweredDebitView, cashRoutes } from '../../src/cash/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { Amount } from '../design/Amount.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import listing from '../design/listing.module.css'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { answerWords as words } from './answer-wording.ts'
import classes from './debits.module.css'
import { wording } from './wording.ts'

/** What the bank's answer in an import says of each debit of a collection, and what recording it does or did. */
export function BankAnswer({ importId }: { importId: string }) {
  const api = useApi()
  const { t, day } = useWords()
  const found = useQuery(api.ask(cashRoutes.bankAnswer, { params: { id: importId } }))
  if (!found.data) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[2, 2, 1, 2]} rows={4} />
  }
  const { collectionId, collectionNo, collectOn, debits, unanswered } = found.data
  const orgId = api.orgId ?? 0
  const saying = (what: AnsweredDebitView['says']) => debits.filter((debit) => debit.says === what)
  const rejected = saying('rejected')
  const cents = rejected.reduce((sum, debit) => sum + debit.cents, 0)
  const counts = { rejected: rejected.length, accepted: saying('accepted').length, pending: saying('pending').length }
  return (
    <div className={`${classes.section} ${classes.answers}`}>
      <h2>{t(words.head, { no: collectionNo, day: day(collectOn as LocalDate), ...counts })}</h2>
      <p className={detail.links}>
        {cents > 0 && <span>{t(words.rejectedAmount, { amount: { cents, currency: 'EUR' } })}</span>}
        {unanswered > 0 && <span>{t(words.unanswered, { n: unanswered })}</span>}
        <FigureLink href={urls.collection(orgId, collectionId)}>{t(wording.seeCollection)}</FigureLink>
      </p>
      <table className={listing.grid}>
        <caption className="visually-hidden">{t(words.list)}</caption>
        <thead>
          <tr>
            <th scope="col">{t(wording.customer)}</th>
            <th scope="col">{t(wording.documents)}</th>
            <th scope="col" data-align="right">
              {t(wording.amount)}
            </th>
            <th scope="col">{t(words.says)}</th>
            <th scope="col">{t(words.why)}</th>
            <th scope="col">{t(words.effect)}</th>
          </tr>
        </thead>
        <tbody>
          {debits.map((debit) => (
            <tr key={debit.debitId}>
              <td>
                <FigureLink href={urls.collection(orgId, collectionId, { prelevement: debit.debitId })}>
                  {debit.customerName}
                </FigureLink>
              </td>
              <td>{debit.words}</td>
              <td data-align="right">
                <Amount cents={debit.cents} currency="EUR" />
              </td>
              <td>{t(words[debit.says])}</td>
              <td>{[debit.reason, debit.code && `(${debit.code})`].filter(Boolean).join(' ')}</td>
              <td>{t(words[debit.effect])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
