import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { insightRoutes } from '../../src/insight/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import classes from './insight.module.css'
import { wording } from './wording.ts'

export type StepFigures = z.output<typeof insightRoutes.outcomes.reply>['steps'][number]

const PAGE_ROWS = 50

/** The contacts that one step's figures are made of: each customer, its documents, and what was settled of them since. */
export function StepContacts({
  step,
  period,
  closeHref,
}: {
  step: StepFigures
  period: { readonly from: LocalDate; readonly to: LocalDate; readonly currency: string }
  closeHref: string
}) {
  const api = useApi()
  const { t, day, count } = useWords()
  const [shown, setShown] = useState(PAGE_ROWS)
  const { stepId, position, channel, stepName } = step
  const query = { ...period, stepId, position, channel, limit: Math.min(shown, 200), offset: 0 }
  const found = useQuery(api.ask(insightRoutes.stepContacts, { query }))
  const orgId = api.orgId ?? 0
  const { currency } = period
  if (found.error && !found.data) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <SkeletonTable columns={[2, 1, 3, 1, 1]} rows={4} />
  const { contacts, count: all } = found.data
  return (
    <section className={classes.contacts} aria-label={t(wording.contactsOf, { step: stepName })}>
      <div className={classes.blockHead}>
        <h3>{t(wording.contactsOf, { step: stepName })}</h3>
        <FigureLink href={closeHref}>{t(wording.closeContacts)}</FigureLink>
      </div>
      <table className={classes.late}>
        <caption className="visually-hidden">{t(wording.contactsOf, { step: stepName })}</caption>
        <thead>
          <tr>
            <th scope="col">{t(wording.customer)}</th>
            <th scope="col">{t(wording.sentOn)}</th>
            <th scope="col">{t(wording.documents)}</th>
            <th scope="col">{t(wording.reminded)}</th>
            <th scope="col">{t(wording.settledAfter)}</th>
          </tr>
        </thead>
        <tbody>
          {contacts.map((contact) => (
            <tr key={contact.id}>
              <th scope="row" title={contact.customerName}>
                <FigureLink href={urls.customer(orgId, contact.customerId)}>{contact.customerName}</FigureLink>
              </th>
              <td>
                {contact.messageId ? (
                  <FigureLink href={urls.customer(orgId, contact.customerId, { message: contact.messageId })}>
                    {day(contact.contactOn as LocalDate)}
                  </FigureLink>
                ) : (
                  day(contact.contactOn as LocalDate)
                )}
              </td>
              <td className={classes.documents}>
                {contact.documents.map((document) => (
                  <FigureLink key={document.itemId} href={urls.item(orgId, contact.customerId, document.itemId)}>
                    {document.documentNo || t(wording.unnumbered)}
                  </FigureLink>
                ))}
              </td>
              <td>
                <Amount cents={contact.remindedCents} currency={currency} />
              </td>
              <td>
                <Amount
                  cents={contact.settledCents}
                  currency={currency}
                  tone={contact.settledCents > 0 ? 'received' : 'quiet'}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {all > contacts.length && (
        <p className={classes.quiet}>
          {t(wording.contactsShown, { n: count(contacts.length), all: count(all) })}{' '}
          {shown < 200 && (
            <ActionButton onAct={() => setShown(shown + PAGE_ROWS)}>{t(wording.moreContacts)}</ActionButton>
          )}
        </p>
      )}
    </section>
  )
}
