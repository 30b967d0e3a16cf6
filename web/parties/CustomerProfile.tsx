import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import { ledgerRoutes } from '../../src/ledger/contract.ts'
import { partiesRoutes, type profile as profileSchema } from '../../src/parties/contract.ts'
import { riskNames, sizeNames } from '../../src/parties/wording.ts'
import { useOrganisation, useRefusal } from '../access/membership.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import classes from './parties.module.css'
import { wording } from './wording.ts'

export type Profile = z.output<typeof profileSchema>

/** What a customer is to us, and what it owes of what it may: each line only when it is known. */
export function CustomerProfile({
  customerId,
  profile,
  onEdit,
}: {
  customerId: string
  profile: Profile
  onEdit(): void
}) {
  const { t } = useWords()
  const refusal = useRefusal('desk.work')
  const { sector, size, risk, tags } = profile
  const words = [
    sector,
    size && t(sizeNames[size]),
    risk && t(wording.riskSaid, { risk: t(riskNames[risk]).toLowerCase() }),
  ]
  const isEmpty =
    words.every((word) => !word) && tags.length === 0 && !profile.salespersonId && profile.creditLimitCents === null
  return (
    <section className={classes.section} aria-labelledby="profile">
      <div className={classes.sectionHead}>
        <h3 id="profile">{t(wording.profile)}</h3>
        {!refusal && (
          <button type="button" className={classes.link} aria-label={t(wording.editProfileOf)} onClick={onEdit}>
            {t(wording.editProfile)}
          </button>
        )}
      </div>
      {isEmpty && <p className={classes.quiet}>{t(wording.noProfile)}</p>}
      {words.some(Boolean) && <p className={classes.said}>{words.filter(Boolean).join(' · ')}</p>}
      {tags.length > 0 && (
        <ul className={classes.tags} aria-label={t(wording.tags)}>
          {tags.map((tag) => (
            <li key={tag}>{tag}</li>
          ))}
        </ul>
      )}
      {profile.salespersonId && <Salesperson id={profile.salespersonId} />}
      {profile.creditLimitCents !== null && (
        <Exposure customerId={customerId} limitCents={profile.creditLimitCents} insuredCents={profile.insuredCents} />
      )}
      <Group customerId={customerId} />
    </section>
  )
}

function Salesperson({ id }: { id: string }) {
  const api = useApi()
  const { t } = useWords()
  const found = useQuery(api.ask(partiesRoutes.colleagues, {})).data?.colleagues.find((one) => one.id === id)
  if (!found) return null
  return (
    <p className={classes.said}>
      {t(wording.salespersonIs)} {found.email ? <a href={`mailto:${found.email}`}>{found.name}</a> : found.name}
    </p>
  )
}

/** What is owed in the organisation's currency against what may be owed; other currencies have no limit here. */
function Exposure({
  customerId,
  limitCents,
  insuredCents,
}: {
  customerId: string
  limitCents: number
  insuredCents: number | null
}) {
  const api = useApi()
  const { t, money } = useWords()
  const currency = useOrganisation().data?.currency ?? 'EUR'
  const balances = useQuery(api.ask(ledgerRoutes.customerBalance, { params: { id: customerId } }))
  if (!balances.data) return null
  const used = Math.max(0, balances.data.totals.find((one) => one.currency === currency)?.totalCents ?? 0)
  const percent = limitCents === 0 ? (used > 0 ? 100 : 0) : Math.round((used * 100) / limitCents)
  const isOver = used > limitCents
  return (
    <div className={classes.exposure}>
      <span>{t(wording.creditLimit)}</span>
      <div
        className={classes.exposureBar}
        data-over={isOver || undefined}
        role="img"
        aria-label={t(isOver ? wording.exposureOver : wording.exposure, {
          used: money(used, currency),
          limit: money(limitCents, currency),
          percent,
        })}
      >
        <i style={{ width: `${Math.min(100, percent)}%` }} />
      </div>
      <p>
        {t(isOver ? wording.exposureOver : wording.exposure, {
          used: money(used, currency),
          limit: money(limitCents, currency),
          percent,
        })}
        {insuredCents !== null && ` · ${t(wording.insuredIs, { amount: money(insuredCents, currency) })}`}
      </p>
    </div>
  )
}

function Group({ customerId }: { customerId: string }) {
  const api = useApi()
  const { t } = useWords()
  const customers = useQuery(api.ask(partiesRoutes.group, { params: { id: customerId } })).data?.customers ?? []
  if (customers.length < 2) return null
  return (
    <div className={classes.group}>
      <span>{t(wording.group)}</span>
      <ul>
        {customers.map(({ id, name, isHead }) => (
          <li key={id} aria-current={id === customerId ? 'true' : undefined}>
            {id === customerId ? name : <Link to={urls.customer(api.orgId ?? 0, id)}>{name}</Link>}
            {isHead && <small> {t(wording.groupHead).toLowerCase()}</small>}
          </li>
        ))}
      </ul>
    </div>
  )
}
