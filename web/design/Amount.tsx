import { formatAmount } from '../../src/kernel/money.ts'
import classes from './figures.module.css'
import { useWords } from './words.tsx'

type Props = {
  cents: number
  currency: string
  /** The column header names the currency: the figure stands alone. */
  bare?: boolean
  /** Green is for money received, red for money that will be lost if nobody acts. Nothing else has a colour. */
  tone?: 'received' | 'loss' | 'quiet'
  strong?: boolean
}

/** An amount with tabular figures and a true minus. */
export function Amount({ cents, currency, bare, tone, strong }: Props) {
  const { lang, money } = useWords()
  const look = [classes.amount, tone && classes[tone], strong && classes.strong].filter(Boolean).join(' ')
  return <span className={look}>{bare ? formatAmount(lang, cents, currency) : money(cents, currency)}</span>
}
