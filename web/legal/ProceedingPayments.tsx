import type { LocalDate } from '../../src/kernel/calendar.ts'
import type { PartsView, PaymentView, ProceedingView } from '../../src/legal/contract.ts'
import { SHOW_WORDS } from '../cash/lines.ts'
import { Amount } from '../design/Amount.tsx'
import { Day } from '../design/Day.tsx'
import detail from '../design/detail.module.css'
import { FigureLink } from '../design/FigureLink.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import classes from './claims.module.css'
import { proceedingWords as words } from './proceeding-wording.ts'

const PARTS = [
  ['costsCents', words.partCosts],
  ['interestCents', words.partInterest],
  ['indemnityCents', words.partIndemnity],
  ['principalCents', words.partPrincipal],
] as const satisfies readonly (readonly [keyof PartsView, unknown])[]

/** Money that came since a matter was opened, each from its bank line, with what it paid; and what is left of each part. */
export function ProceedingPayments({ matter }: { matter: ProceedingView }) {
  const { t, money } = useWords()
  const { currency, payments, left } = matter
  const told = (parts: PartsView): string =>
    PARTS.flatMap(([key, name]) => (parts[key] === 0 ? [] : [`${t(name)} ${money(parts[key], currency)}`])).join(' · ')
  return (
    <section className={detail.part} aria-label={t(words.payments)}>
      <h3>{t(words.payments)}</h3>
      {payments.length === 0 && <p className={detail.quiet}>{t(words.noPayment)}</p>}
      <ul className={classes.list}>
        {payments.map((one) => (
          <li key={one.itemId}>
            <span className={classes.head}>
              <PaymentName one={one} matter={matter} />
              <Amount cents={one.cents} currency={currency} />
            </span>
            <span>{t(words.imputedTo, { parts: told(one.imputed) })}</span>
            <span className={classes.cited}>
              <Day date={one.on as LocalDate} />
              {one.order && ` · ${t(one.order === 'interest_first' ? words.interestFirst : words.principalFirst)}`}
            </span>
          </li>
        ))}
      </ul>
      <p>
        {matter.openCents === 0 && told(left) === '' ? t(words.nothingLeft) : t(words.leftOf, { parts: told(left) })}
      </p>
    </section>
  )
}

/** Who paid, which opens the line of the bank; without one, the document of the books. */
function PaymentName({ one, matter }: { one: PaymentView; matter: ProceedingView }) {
  const orgId = useApi().orgId ?? 0
  const { t } = useWords()
  const name = one.payerName || one.label || t(words.aPayment)
  return one.lineId ? (
    <FigureLink href={urls.cash(orgId, { voir: SHOW_WORDS.all, ligne: one.lineId })}>{name}</FigureLink>
  ) : (
    <FigureLink href={urls.item(orgId, matter.customerId, one.itemId)}>{name}</FigureLink>
  )
}
