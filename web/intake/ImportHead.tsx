import { Fragment } from 'react'
import type { ImportView } from '../../src/intake/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { useOrganisation } from '../access/membership.tsx'
import { useWords } from '../design/words.tsx'
import { changeInWords, sumsInWords } from './amounts-in-words.ts'
import { figuresOf, outcomesOf } from './import-figures.ts'
import classes from './preview.module.css'
import { wording } from './preview-wording.ts'
import { wording as statementWording } from './statement-wording.ts'
import { kindNames } from './wording.ts'

/** The currency of the books, for sums that come to nothing. */
export const useBaseCurrency = (): string => useOrganisation().data?.currency ?? 'EUR'

/** What the file holds, in one sentence. */
export function Headline({ view }: { view: ImportView }) {
  const words = useWords()
  const base = useBaseCurrency()
  const figures = figuresOf(view)
  if (!figures) return null
  const { t } = words
  const isNews = outcomesOf(view).some((one) => ['created', 'changed', 'vanished'].includes(one.show) && one.count > 0)
  if (!isNews) return <p className={classes.headline}>{t(wording.headNothing)}</p>
  if (figures.kind === 'contacts')
    return <p className={classes.headline}>{t(wording.headContacts, { n: figures.created, m: figures.changed })}</p>
  if (figures.kind === 'statement') {
    const { created, known, accounts } = figures
    return <p className={classes.headline}>{t(statementWording.head, { n: created, m: known, accounts })}</p>
  }
  if (figures.kind === 'fec' && figures.isFollowing)
    return (
      <p className={classes.headline}>
        {t(wording.headFollowing, {
          entries: figures.entries,
          rows: figures.created,
          amount: changeInWords(words, figures.owed, base),
        })}
      </p>
    )
  if (figures.kind === 'fec')
    return (
      <p className={classes.headline}>
        {t(wording.headFec, {
          entries: figures.entries,
          open: figures.openItems,
          amount: sumsInWords(words, figures.owed, base),
        })}
      </p>
    )
  return (
    <p className={classes.headline}>
      {t(wording.headList, {
        rows: figures.rows,
        amount: sumsInWords(words, figures.listed, base),
        day: view.booksThrough ? words.day(view.booksThrough as LocalDate) : '',
      })}
    </p>
  )
}

/** Kind, days, year and customers: the figures that place a file. */
export function importFacts({ t, day }: ReturnType<typeof useWords>, view: ImportView): string[] {
  const figures = figuresOf(view)
  const on = (text: string) => day(text as LocalDate)
  return [
    view.state !== 'reading' && t(kindNames[view.kind]),
    view.firstOn && view.booksThrough && t(wording.period, { from: on(view.firstOn), to: on(view.booksThrough) }),
    view.fiscalYearEnd && t(wording.yearEnded, { day: on(view.fiscalYearEnd) }),
    !view.firstOn && view.booksThrough && t(wording.asOf, { day: on(view.booksThrough) }),
    figures &&
      figures.kind !== 'contacts' &&
      figures.kind !== 'statement' &&
      t(wording.customersCount, { n: figures.customers, m: figures.newCustomers }),
  ].filter((fact): fact is string => Boolean(fact))
}

export function ImportFacts({ view }: { view: ImportView }) {
  const facts = importFacts(useWords(), view)
  return (
    <>
      {facts.map((fact, index) => (
        <Fragment key={fact}>
          {index > 0 && ' · '}
          {fact}
        </Fragment>
      ))}
    </>
  )
}
