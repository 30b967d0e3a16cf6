import type { ImportView } from '../../src/intake/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { useOrganisation } from '../access/membership.tsx'
import { Amount } from '../design/Amount.tsx'
import { Day } from '../design/Day.tsx'
import { useWords } from '../design/words.tsx'
import { type ImportRow, kindName } from './ImportRows.tsx'
import classes from './intake.module.css'
import { partyChanges } from './party-changes.ts'
import rowsClasses from './rows.module.css'
import { wording } from './rows-wording.ts'
import { SourceLine } from './SourceLine.tsx'
import { wording as bankWording } from './statement-wording.ts'

/** One row as it was understood, above the line it was read from. */
export function ImportRowPanel({ view, row }: { view: ImportView; row: ImportRow }) {
  const { t } = useWords()
  return (
    <div className={classes.panel}>
      <div>
        <h2>{row.customerName || row.customerCode || row.label}</h2>
        <p className={classes.quiet}>{row.customerCode}</p>
      </div>
      {view.kind === 'contacts' ? (
        <Changes row={row} />
      ) : view.kind === 'bank_statement' ? (
        <BankLine row={row} />
      ) : (
        <Item row={row} />
      )}
      {row.line ? (
        <SourceLine importId={view.id} line={row.line} />
      ) : (
        <p className={classes.quiet}>{t(wording.sourceNone)}</p>
      )}
    </div>
  )
}

function Item({ row }: { row: ImportRow }) {
  const { t } = useWords()
  return (
    <dl className={classes.facts}>
      <dt>{t(wording.document)}</dt>
      <dd>{[kindName(t, row.kind), row.documentNo].filter(Boolean).join(' ')}</dd>
      <dt>{t(wording.amount)}</dt>
      <dd>
        <Amount cents={row.side * row.amountCents} currency={row.currency} strong />
      </dd>
      {row.issuedOn && (
        <>
          <dt>{t(wording.issuedOn)}</dt>
          <dd>
            <Day date={row.issuedOn as LocalDate} /> {!row.isDated && t(wording.undated)}
          </dd>
        </>
      )}
      {row.dueOn && row.side === 1 && (
        <>
          <dt>{t(wording.dueOn)}</dt>
          <dd>
            <Day date={row.dueOn as LocalDate} /> {row.dueSource === 'computed' && t(wording.dueComputed)}
          </dd>
        </>
      )}
      {row.label && (
        <>
          <dt>{t(wording.label)}</dt>
          <dd>{row.label}</dd>
        </>
      )}
    </dl>
  )
}

function BankLine({ row }: { row: ImportRow }) {
  const { t } = useWords()
  return (
    <dl className={classes.facts}>
      <dt>{t(wording.amount)}</dt>
      <dd>
        <Amount cents={row.side * row.amountCents} currency={row.currency} strong />
      </dd>
      {row.issuedOn && (
        <>
          <dt>{t(bankWording.bookedOn)}</dt>
          <dd>
            <Day date={row.issuedOn as LocalDate} />
          </dd>
        </>
      )}
      {row.dueOn && row.dueOn !== row.issuedOn && (
        <>
          <dt>{t(bankWording.valueOn)}</dt>
          <dd>
            <Day date={row.dueOn as LocalDate} />
          </dd>
        </>
      )}
      {row.label && (
        <>
          <dt>{t(bankWording.words)}</dt>
          <dd>{row.label}</dd>
        </>
      )}
      {row.documentNo && (
        <>
          <dt>{t(bankWording.reference)}</dt>
          <dd>{row.documentNo}</dd>
        </>
      )}
    </dl>
  )
}

function Changes({ row }: { row: ImportRow }) {
  const { t, lang } = useWords()
  const currency = useOrganisation().data?.currency ?? 'EUR'
  const changes = partyChanges(lang, row.was, row.became, currency)
  return (
    <table className={rowsClasses.changes}>
      <thead>
        <tr>
          <td />
          <th scope="col">{t(wording.before)}</th>
          <th scope="col">{t(wording.after)}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.field}>
            <th scope="row">{change.name}</th>
            <td>{change.before || '–'}</td>
            <td>{change.after || '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
