import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { insightRoutes } from '../../src/insight/contract.ts'
import type { ledgerRoutes } from '../../src/ledger/contract.ts'
import type { AgedCell } from '../../src/ledger/model.ts'
import { Amount } from '../design/Amount.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { useWords } from '../design/words.tsx'
import { debitsOf, overdueOf } from '../ledger/aged-columns.ts'
import { oneDecimal, shareOf } from './figures.ts'
import classes from './insight.module.css'
import { wording } from './wording.ts'

export type Dso = z.output<typeof insightRoutes.dso.reply>
export type AgedTotal = z.output<typeof ledgerRoutes.agedBalance.reply>['totals'][number]

type Props = {
  total: AgedTotal
  /** Money received and not matched yet, in words; null when there is none. */
  waiting: ReactNode | null
  /** Null while it is being computed. */
  dso: Dso | null
  /** The aged balance, or one cell of it. */
  balanceAt(cell?: AgedCell): string
  explained: Explained | null
  onExplain(figure: Explained | null): void
}

/** The figures whose making is shown under them, as the address names them. */
export const EXPLAINED = ['part', 'dso'] as const
export type Explained = (typeof EXPLAINED)[number]

/** The five figures one comes for; each says what it is made of. */
export function Indicators({ total, waiting, dso, balanceAt, explained, onExplain }: Props) {
  const { t, lang } = useWords()
  const { currency } = total
  const overdue = overdueOf(total)
  const days = (value: number | null, why: string) =>
    value === null ? (
      <>
        –<small>{why}</small>
      </>
    ) : (
      t(wording.days, { n: oneDecimal(lang, value) })
    )
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
          <Amount cents={overdue} currency={currency} />
        </FigureLink>
      </Figure>
      <Figure name={t(wording.overdueShare)}>
        {shareOf(lang, overdue, debitsOf(total)) || '–'}
        <small>{t(wording.overdueShareOf)}</small>
        <Explain of="part" explained={explained} onExplain={onExplain} />
      </Figure>
      <Figure name={t(wording.dsoBalance)} waiting={dso === null}>
        {dso && days(dso.byBalance.days, t(wording.noSales))}
        <Explain of="dso" explained={explained} onExplain={onExplain} />
      </Figure>
      <Figure name={t(wording.dsoCountBack)} waiting={dso === null}>
        {dso && days(dso.byCountBack.days, t(wording.notExhausted))}
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
