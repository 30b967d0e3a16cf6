import { useOrganisation } from '../access/membership.tsx'
import { Amount } from '../design/Amount.tsx'
import classes from './actions.module.css'

type Props = {
  amounts: readonly { currency: string; cents: number }[]
  strong?: boolean
}

/** Amounts of several currencies, the main one of the books first: never added together. */
export function Amounts({ amounts, strong }: Props) {
  const main = useOrganisation().data?.currency
  const place = (currency: string) => (currency === main ? '' : currency)
  return (
    <span className={classes.amounts}>
      {amounts
        .toSorted((a, b) => (place(a.currency) < place(b.currency) ? -1 : 1))
        .map(({ currency, cents }) => (
          <Amount key={currency} cents={cents} currency={currency} strong={strong} />
        ))}
    </span>
  )
}
