import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import type { ImportView } from '../../src/intake/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { formatIban } from '../../src/kernel/identifiers.ts'
import { useWords, type Words } from '../design/words.tsx'
import intakeClasses from './intake.module.css'
import { balanceOf, gapBefore, type StatementShown, statementFigures, toldOf } from './statement-figures.ts'
import { formatNames, wording } from './statement-wording.ts'
import classes from './statements.module.css'

/** Statements shown one by one; past them, only those with something to look at. A year of days is a long page. */
const SHOWN = 8

/** Account by account, what the statement holds, and the proof that nothing is missing: opening, movements, closing. */
export function Statements({ view }: { view: ImportView }) {
  const words = useWords()
  const figures = statementFigures(view)
  if (!figures) return null
  const { statements } = figures
  const shown = statements.length > SHOWN ? statements.filter((one, at) => at < SHOWN || toldOf(one) > 0) : statements
  const more = statements.length - shown.length
  return (
    <section aria-label={words.t(wording.accounts)} className={classes.statements}>
      {shown.map((one) => (
        <Statement key={one.no} shown={one} words={words} />
      ))}
      {more > 0 && <p className={intakeClasses.quiet}>{words.t(wording.more, { n: more })}</p>}
    </section>
  )
}

function Statement({ shown, words }: { shown: StatementShown; words: Words }) {
  const { t, day, money } = words
  const on = (text: string) => day(text as LocalDate)
  const said = (cents: number) => money(cents, shown.account.currency)
  const { openingOn, closingOn } = shown
  const gap = gapBefore(shown)
  const period =
    closingOn === null
      ? ''
      : openingOn === null
        ? t(wording.until, { to: on(closingOn) })
        : t(wording.period, { from: on(openingOn), to: on(closingOn) })
  return (
    <article className={classes.statement}>
      <h2>
        <span className={classes.account}>{accountInWords(shown)}</span>
        {shown.accountId === null && <span className={classes.mark}>{t(wording.newAccount)}</span>}
        <span className={intakeClasses.quiet}>
          {[formatNames[shown.format] ?? (shown.format === 'table' ? t(wording.table) : shown.format), period]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </h2>
      <Balance shown={shown} words={words} />
      <p className={classes.lines}>{t(wording.lines, { n: shown.newLines, m: shown.knownLines })}</p>
      {shown.accountId === null && <Odd>{t(wording.newAccountSays)}</Odd>}
      {gap && (
        <Odd>
          {t(wording.gapBefore, {
            endedOn: gap.on,
            ended: { cents: gap.cents, currency: shown.account.currency },
            begins: { cents: shown.openingCents ?? 0, currency: shown.account.currency },
          })}
        </Odd>
      )}
      {shown.missingLines > 0 && <Odd>{t(wording.missingLines, { n: shown.missingLines })}</Odd>}
      {shown.format === 'cfonb240' && (
        <p className={intakeClasses.quiet}>{t(wording.returnsTotal, { total: said(shown.outCents) })}</p>
      )}
      {balanceOf(shown) === null && shown.format !== 'cfonb240' && (
        <p className={intakeClasses.quiet}>
          {t(wording.noBalances)} {t(wording.moneyIn)} {said(shown.inCents)}, {t(wording.moneyOut).toLowerCase()}{' '}
          {said(shown.outCents)}.
        </p>
      )}
    </article>
  )
}

/** Opening + in − out = closing, and whether it is. */
function Balance({ shown, words }: { shown: StatementShown; words: Words }) {
  const { t, day, money } = words
  const balance = balanceOf(shown)
  if (!balance) return null
  const said = (cents: number) => money(cents, shown.account.currency)
  const on = (text: string) => day(text as LocalDate)
  const { openingOn, closingOn, openingCents, closingCents } = shown
  return (
    <>
      <dl className={classes.balance}>
        <div>
          <dt>{openingOn ? t(wording.opening, { day: on(openingOn) }) : t(wording.openingUndated)}</dt>
          <dd>{said(openingCents!)}</dd>
        </div>
        <div data-sign="+">
          <dt>{t(wording.moneyIn)}</dt>
          <dd>{said(shown.inCents)}</dd>
        </div>
        <div data-sign="−">
          <dt>{t(wording.moneyOut)}</dt>
          <dd>{said(shown.outCents)}</dd>
        </div>
        <div data-sign={balance.gapCents === 0 ? '=' : '≠'}>
          <dt>{closingOn ? t(wording.closing, { day: on(closingOn) }) : t(wording.closingUndated)}</dt>
          <dd>
            {said(closingCents!)}
            {balance.gapCents === 0 && <IconCheck size={16} role="img" aria-label={t(wording.balanced)} />}
          </dd>
        </div>
      </dl>
      {balance.gapCents !== 0 && (
        <Odd>
          {t(wording.unbalanced, {
            computed: { cents: balance.computedCents, currency: shown.account.currency },
            closing: { cents: closingCents!, currency: shown.account.currency },
            gap: { cents: balance.gapCents, currency: shown.account.currency },
          })}
        </Odd>
      )}
    </>
  )
}

function Odd({ children }: { children: string }) {
  return (
    <p className={classes.odd}>
      <IconAlertTriangle size={15} aria-hidden />
      {children}
    </p>
  )
}

/** The name people gave the account, else its number as they write it. */
function accountInWords({ accountName, account }: StatementShown): string {
  if (accountName) return accountName
  if (account.iban) return formatIban(account.iban)
  if (account.rib) return account.rib.replace(/^(.{5})(.{5})/, '$1 $2 ')
  return account.other || '–'
}
