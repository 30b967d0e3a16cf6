import { Amount } from '../design/Amount.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import classes from './promises.module.css'
import { wording as words } from './wording.ts'

type Props = {
  customerId: string
  currency: string
  parts: readonly { itemId: string; documentNo: string; cents: number; openCents: number }[]
}

/** The documents of a promise or a plan: what of each is in it, and what is left to pay. Each opens. */
export function DebtList({ customerId, currency, parts }: Props) {
  const api = useApi()
  const { t, money } = useWords()
  return (
    <ul className={classes.list}>
      {parts.map((one) => (
        <li key={one.itemId}>
          <span>
            <FigureLink href={urls.item(api.orgId ?? 0, customerId, one.itemId)}>{one.documentNo}</FigureLink>{' '}
            <span className={classes.quiet}>
              {one.openCents === 0 ? t(words.paidUp) : t(words.ofOpen, { open: money(one.openCents, currency) })}
            </span>
          </span>
          <Amount cents={one.cents} currency={currency} />
        </li>
      ))}
    </ul>
  )
}
