import { Amount } from '../design/Amount.tsx'
import classes from './actions.module.css'

type Props = {
  amounts: readonly { currency: string; cents: number }[]
  /** The main currency of the books: its figures stand without a sign in a column. */
  bareIn?: string
  strong?: boolean
}

/** Amounts of several currencies, one after the other: never added together. */
export function Amounts({ amounts, bareIn, strong }: Props) {
  return (
    <span className={classes.amounts}>
      {amounts.map(({ currency, cents }) => (
        <Amount key={currency} cents={cents} currency={currency} bare={currency === bareIn} strong={strong} />
      ))}
    </span>
  )
}
