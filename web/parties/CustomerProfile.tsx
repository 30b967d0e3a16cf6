import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import { partiesRoutes, type profile as profileSchema } from '../../src/parties/contract.ts'
import { riskNames, sizeNames } from '../../src/parties/wording.ts'
import { useRefusal } from '../access/membership.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import classes from './parties.module.css'
import { wording } from './wording.ts'

export type Profile = z.output<typeof profileSchema>

/** Members of a group that the page of one of them shows. */
const SHOWN = 8

/** What a customer is to us, and its group: each line only when it is known. */
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

function Group({ customerId }: { customerId: string }) {
  const api = useApi()
  const { t } = useWords()
  const orgId = api.orgId ?? 0
  const customers = useQuery(api.ask(partiesRoutes.group, { params: { id: customerId } })).data?.customers ?? []
  const head = customers[0]
  if (!head || customers.length < 2) return null
  return (
    <div className={classes.group}>
      <span>
        {t(wording.group)} · <Link to={urls.group(orgId, customerId)}>{t(wording.openGroup)}</Link>
      </span>
      <ul>
        {customers.slice(0, SHOWN).map(({ id, name, isHead }) => (
          <li key={id} aria-current={id === customerId ? 'true' : undefined}>
            {id === customerId ? name : <Link to={urls.customer(orgId, id)}>{name}</Link>}
            {isHead && <small> {t(wording.groupHead).toLowerCase()}</small>}
          </li>
        ))}
      </ul>
      {customers.length > SHOWN && (
        <p className={classes.quiet}>{t(wording.groupMore, { n: customers.length - SHOWN })}</p>
      )}
    </div>
  )
}
