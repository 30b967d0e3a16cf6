import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { promiseRoutes } from '../../src/promises/contract.ts'
import { planStateNames, promiseStateNames } from '../../src/promises/wording.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { FigureLink } from '../design/FigureLink.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { percentOf } from './percent-of.ts'
import { planWords } from './plan-wording.ts'
import classes from './promises.module.css'
import { SHOW_NAMES } from './shows.ts'
import { wording as words } from './wording.ts'

/** As many promises as a card shows; the list has them all. */
const SHOWN = 5

/** What a customer promised and how it kept its word, on its page; `p` writes down another. */
export function CustomerPromises({ customerId, customerName }: { customerId: string; customerName: string }) {
  const api = useApi()
  const navigate = useNavigate()
  const { t, lang, day, money } = useWords()
  const refusal = useRefusal('claims.work')
  const mayNotPlan = useRefusal('claims.work')
  const found = useQuery(api.ask(promiseRoutes.customerPromises, { params: { id: customerId } }))
  const orgId = api.orgId ?? 0
  const add = () => void navigate({ href: urls.promises(orgId, { panneau: 'nouvelle', client: customerId }) })
  const plan = () => void navigate({ href: urls.plans(orgId, { panneau: 'nouveau', client: customerId }) })
  const promises = found.data?.promises ?? []
  const plans = found.data?.plans ?? []
  const kept = found.data?.kept
  return (
    <section className={classes.card} aria-label={t(words.customerCard)}>
      <h2>{t(words.customerCard)}</h2>
      {kept && kept.due > 0 && (
        <p className={detail.quiet}>
          <FigureLink href={urls.promises(orgId, { voir: SHOW_NAMES.all, mots: customerName })}>
            {t(words.keptRate, { due: kept.due, kept: kept.kept, percent: percentOf(lang, kept.kept, kept.due) })}
          </FigureLink>
        </p>
      )}
      {found.data && promises.length + plans.length === 0 && <p className={detail.quiet}>{t(words.noneOfCustomer)}</p>}
      <ul>
        {plans.map((one) => (
          <li key={one.id}>
            <FigureLink href={urls.plans(orgId, { voir: SHOW_NAMES.all, plan: one.id })}>{one.reference}</FigureLink> ·{' '}
            {t(planStateNames[one.state])} ·{' '}
            {t(planWords.progress, {
              paid: money(one.paidCents, one.currency),
              total: money(one.cents, one.currency),
            })}
          </li>
        ))}
        {promises.slice(0, SHOWN).map((one) => (
          <li key={one.id}>
            <FigureLink href={urls.promises(orgId, { voir: SHOW_NAMES.all, promesse: one.id })}>
              {t(words.promiseLine, { amount: money(one.cents, one.currency), day: day(one.dueOn as LocalDate) })}
            </FigureLink>{' '}
            · {t(promiseStateNames[one.state])}
          </li>
        ))}
      </ul>
      <div className={detail.acts}>
        <ActionButton refusal={refusal} shortcut={{ keys: 'p', does: words.keyAdd }} onAct={add}>
          {t(words.addShort)}
        </ActionButton>
        {!mayNotPlan && <ActionButton onAct={plan}>{t(planWords.add)}</ActionButton>}
      </div>
    </section>
  )
}
