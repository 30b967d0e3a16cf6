import type { LeftOutView } from '../../src/cash/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { Amount } from '../design/Amount.tsx'
import { Day } from '../design/Day.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import listing from '../design/listing.module.css'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import classes from './debits.module.css'
import { prepareWords as words } from './prepare-wording.ts'
import { wording } from './wording.ts'

/** What a collection leaves out, each with its reason: seen beside what goes in, never dropped without a word. */
export function LeftOutTable({ leftOut }: { leftOut: readonly LeftOutView[] }) {
  const api = useApi()
  const { t } = useWords()
  const orgId = api.orgId ?? 0
  const cents = leftOut.reduce((sum, one) => sum + one.cents, 0)
  const title = t(words.leftOut, { n: leftOut.length, amount: { cents, currency: 'EUR' } })
  return (
    <section className={classes.leftOut} aria-label={title}>
      <h2>{title}</h2>
      <table className={listing.grid}>
        <thead>
          <tr>
            <th scope="col">{t(wording.customer)}</th>
            <th scope="col">{t(wording.documents)}</th>
            <th scope="col">{t(words.due)}</th>
            <th scope="col" data-align="right">
              {t(wording.amount)}
            </th>
            <th scope="col">{t(words.why)}</th>
          </tr>
        </thead>
        <tbody>
          {leftOut.map((one) => (
            <tr key={one.itemId}>
              <td>
                <FigureLink href={urls.customer(orgId, one.customerId)}>{one.customerName}</FigureLink>
              </td>
              <td>
                <FigureLink href={urls.item(orgId, one.customerId, one.itemId)}>{one.documentNo}</FigureLink>
              </td>
              <td>
                <Day date={one.dueOn as LocalDate} />
              </td>
              <td data-align="right">
                <Amount cents={one.cents} currency="EUR" />
              </td>
              <td>
                {one.message}{' '}
                {ABOUT_MANDATE.has(one.reason) && (
                  <FigureLink href={urls.mandates(orgId, { mandat: one.mandateId })}>{t(words.seeMandate)}</FigureLink>
                )}
                {one.collectionId && (
                  <FigureLink href={urls.collection(orgId, one.collectionId)}>{t(wording.seeCollection)}</FigureLink>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Reasons that somebody mends at the mandate. */
const ABOUT_MANDATE = new Set(['suspended', 'ended', 'lapsed', 'consumer', 'used_once', 'notice_short', 'invoice_late'])
