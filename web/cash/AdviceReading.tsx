import type { AdviceReading as Reading } from '../../src/cash/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { Amount } from '../design/Amount.tsx'
import detail from '../design/detail.module.css'
import { FigureLink } from '../design/FigureLink.tsx'
import listing from '../design/listing.module.css'
import { Reason } from '../design/Reason.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { adviceWords, findingNames } from './advice-wording.ts'
import classes from './advices.module.css'

/** What is understood of an advice: its figures, what a person should look at, and each document cited with what is found of it. */
export function AdviceReading({ reading }: { reading: Reading }) {
  const { t, money, day } = useWords()
  const { currency } = reading
  const figures = [
    [adviceWords.announced, reading.totalCents ?? reading.sumCents],
    [adviceWords.explained, reading.explainedCents],
    [adviceWords.unexplained, reading.unexplainedCents],
  ] as const
  const names = reading.customers.map((customer) => customer.name).join(', ')
  return (
    <section aria-label={t(adviceWords.understood)} className={classes.reading}>
      <p className={detail.panelFacts}>
        <span>{reading.payer || t(adviceWords.payerUnknown)}</span>
        {reading.paidOn && (
          <span>
            {t(adviceWords.paidOn)} {day(reading.paidOn as LocalDate)}
          </span>
        )}
        {names && <span>{t(adviceWords.customerOf, { names })}</span>}
      </p>
      <dl className={classes.balance}>
        {figures.map(([name, cents]) => (
          <div key={name.fr} data-open={name === adviceWords.unexplained && cents !== 0 ? true : undefined}>
            <dt>{t(name)}</dt>
            <dd>{money(cents, currency)}</dd>
          </div>
        ))}
      </dl>
      {reading.remarks.map((remark) => (
        <div key={remark} className={detail.part}>
          <Reason kind="held">{remark}</Reason>
        </div>
      ))}
      <table className={listing.grid} aria-label={t(adviceWords.rows)}>
        <thead>
          <tr>
            <th scope="col">{t(adviceWords.cited)}</th>
            <th scope="col">{t(adviceWords.found)}</th>
            <th scope="col" data-align="right">
              {t(adviceWords.open)}
            </th>
            <th scope="col" data-align="right">
              {t(adviceWords.pays)}
            </th>
          </tr>
        </thead>
        <tbody>
          {reading.rows.map((row, place) => (
            <CitedRow key={`${row.line} ${place}`} row={row} currency={currency} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Documents of one row shown by name: past a few, a person looks them up. */
const SHOWN = 3

function CitedRow({ row, currency }: { row: Reading['rows'][number]; currency: string }) {
  const api = useApi()
  const { t, day } = useWords()
  const [first] = row.documents
  return (
    <tr>
      <th scope="row">
        <span title={row.words}>{row.candidates[0] ?? row.words.slice(0, 60)}</span>
      </th>
      <td>
        <span className={detail.quiet}>{t(findingNames[row.finding])}</span>
        {row.documents.slice(0, SHOWN).map((document) => (
          <div key={document.itemId}>
            <FigureLink href={urls.item(api.orgId ?? 0, document.customerId, document.itemId)}>
              {document.documentNo || document.kind}
            </FigureLink>{' '}
            <span className={detail.quiet}>
              {document.customerName}
              {document.settledOn && ` · ${t(adviceWords.settledOn, { day: day(document.settledOn as LocalDate) })}`}
            </span>
          </div>
        ))}
      </td>
      <td data-align="right">{first ? <Amount cents={first.side * first.openCents} currency={currency} /> : '–'}</td>
      <td data-align="right">
        {row.cents === null ? (
          <span className={detail.quiet}>{t(adviceWords.noAmount)}</span>
        ) : (
          <Amount cents={row.cents} currency={currency} />
        )}
      </td>
    </tr>
  )
}
