import type { z } from 'zod'
import type { intakeRoutes } from '../../src/intake/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { Amount } from '../design/Amount.tsx'
import { Day } from '../design/Day.tsx'
import listing from '../design/listing.module.css'
import { Reason } from '../design/Reason.tsx'
import { useWords } from '../design/words.tsx'
import classes from './positions.module.css'
import { positionWords } from './positions-wording.ts'

/** Rows shown: enough to see that the columns are right. */
const SHOWN = 10

/** What positions read of a file: its returns and their sum, or the first defects with their line. */
export function ReturnsRead({
  read,
  currency,
}: {
  read: z.output<typeof intakeRoutes.returnsFile.reply>
  currency: string
}) {
  const { t } = useWords()
  return (
    <section className={classes.part} aria-labelledby="result">
      <h2 id="result">
        {t(positionWords.result)}{' '}
        <span className={classes.quiet}>
          {t(positionWords.resultCount, { n: read.count, total: { cents: read.totalCents, currency } })}
        </span>
      </h2>
      {read.defectCount > 0 && (
        <div className={classes.defects} role="status">
          <Reason kind="held">{t(positionWords.defects, { n: read.defectCount })}</Reason>
          {read.defects.slice(0, 3).map((defect) => (
            <p key={`${defect.line} ${defect.column}`}>
              {t(positionWords.atLine, { line: defect.line ?? 0, message: defect.message })}
            </p>
          ))}
        </div>
      )}
      {read.remarks.map((remark) => (
        <p key={remark} className={classes.quiet}>
          {remark}
        </p>
      ))}
      {read.items.length > 0 && (
        <table className={listing.grid} aria-labelledby="result">
          <thead>
            <tr>
              <th scope="col">{t(positionWords.on)}</th>
              <th scope="col">{t(positionWords.debtor)}</th>
              <th scope="col">{t(positionWords.label)}</th>
              <th scope="col">{t(positionWords.reason)}</th>
              <th scope="col" data-align="right">
                {t(positionWords.amount)}
              </th>
            </tr>
          </thead>
          <tbody>
            {read.items.slice(0, SHOWN).map((item) => (
              <tr key={item.line}>
                <td>
                  <Day date={item.returnedOn as LocalDate} />
                </td>
                <th scope="row">{item.debtorName}</th>
                <td>{item.label}</td>
                <td>{item.reason}</td>
                <td data-align="right">
                  <Amount cents={item.cents} currency={item.currency} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
