import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { IndicatorsView } from '../../src/insight/indicator-contract.ts'
import type { Indicator } from '../../src/insight/model.ts'
import type { ledgerRoutes } from '../../src/ledger/contract.ts'
import type { AgedCell } from '../../src/ledger/model.ts'
import { Amount } from '../design/Amount.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { useWords } from '../design/words.tsx'
import { overdueOf } from '../ledger/aged-columns.ts'
import { Change } from './Change.tsx'
import { figureText } from './figures.ts'
import { indicatorWords } from './indicator-wording.ts'
import classes from './insight.module.css'
import { indicatorPageWords } from './page-wording.ts'
import { wording } from './wording.ts'

export type AgedTotal = z.output<typeof ledgerRoutes.agedBalance.reply>['totals'][number]

type Props = {
  total: AgedTotal
  /** Money received and not matched yet, in words; null when there is none. */
  waiting: ReactNode | null
  /** Null while it is being computed. */
  measure: IndicatorsView | null
  /** The aged balance, or one cell of it. */
  balanceAt(cell?: AgedCell): string
  explained: Explained | null
  onExplain(figure: Explained | null): void
}

/** The figures whose making is shown under them, as the address names them. */
export const EXPLAINED = ['part', 'dso'] as const
export type Explained = (typeof EXPLAINED)[number]

/** The figures one comes for; each says what it is made of, and those that are measured how they moved in a month. */
export function Indicators({ total, waiting, measure, balanceAt, explained, onExplain }: Props) {
  const { t, lang } = useWords()
  const { currency } = total
  const month = measure?.months.at(-1)
  const measured = (indicator: Indicator) => {
    if (!measure || !month) return null
    const value = month.figures[indicator]
    const then = measure.monthAgo.figures[indicator]
    return (
      <>
        {value === null ? '—' : figureText(lang, indicator, value, measure.ownCurrency)}
        {value === null && <small>{t(indicatorWords[indicator].none)}</small>}
        {value !== null && then !== null && (
          <small>
            <Change indicator={indicator} now={value} before={then} ownCurrency={measure.ownCurrency} />{' '}
            {t(indicatorPageWords.inAMonth)}
          </small>
        )}
      </>
    )
  }
  return (
    <div className={classes.indicators}>
      <Figure name={t(wording.outstanding)}>
        <FigureLink href={balanceAt()}>
          <Amount cents={total.totalCents} currency={currency} />
        </FigureLink>
        {total.unappliedCents !== 0 && (
          <small>
            {t(wording.unapplied)}{' '}
            <FigureLink href={balanceAt('unapplied')}>
              <Amount cents={-total.unappliedCents} currency={currency} />
            </FigureLink>
          </small>
        )}
        {waiting && <small>{waiting}</small>}
      </Figure>
      <Figure name={t(wording.overdue)}>
        <FigureLink href={balanceAt('overdue')}>
          <Amount cents={overdueOf(total)} currency={currency} />
        </FigureLink>
      </Figure>
      <Figure name={t(wording.overdueShare)} waiting={!measure}>
        {measured('overdueShare')}
        <Explain of="part" explained={explained} onExplain={onExplain} />
      </Figure>
      <Figure name={t(wording.dsoBalance)} waiting={!measure}>
        {measured('dsoBalance')}
        <Explain of="dso" explained={explained} onExplain={onExplain} />
      </Figure>
      <Figure name={t(wording.dsoCountBack)} waiting={!measure}>
        {measured('dsoCountBack')}
        <Explain of="dso" explained={explained} onExplain={onExplain} />
      </Figure>
    </div>
  )
}

function Figure({ name, waiting, children }: { name: string; waiting?: boolean; children: ReactNode }) {
  return (
    <div className={classes.indicator} aria-busy={waiting || undefined}>
      <h2>{name}</h2>
      <div>{waiting ? <span className={classes.waiting} /> : children}</div>
    </div>
  )
}

function Explain({ of, explained, onExplain }: Pick<Props, 'explained' | 'onExplain'> & { of: Explained }) {
  const { t } = useWords()
  const open = explained === of
  return (
    <button type="button" className={classes.link} aria-expanded={open} onClick={() => onExplain(open ? null : of)}>
      {t(wording.how)}
    </button>
  )
}
