import type { Check, CheckPlace } from '../../src/legal/packs/rules.ts'
import { checkNames } from '../../src/legal/packs/wording.ts'
import detail from '../design/detail.module.css'
import { FigureLink } from '../design/FigureLink.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { placeNames, packWords as words } from './pack-wording.ts'
import classes from './packs.module.css'

/** What is missing, required first, each with where to add it; what is there is counted. */
export function PackChecks({ customerId, checks }: { customerId: string; checks: readonly Check[] }) {
  const { t } = useWords()
  const missing = checks.filter(({ isHeld }) => !isHeld)
  const isComplete = missing.every(({ level }) => level === 'advised')
  return (
    <section className={detail.part} aria-label={t(words.checks)}>
      <h3>{t(words.checks)}</h3>
      {isComplete && <p>{t(words.complete)}</p>}
      <ul className={classes.rows}>
        {missing.map((one) => (
          <li key={one.code} className={classes.check}>
            <span aria-hidden className={one.level === 'required' ? classes.needed : classes.advised} />
            <span>
              {t(checkNames[one.code])} <span className={detail.quiet}>{t(words[one.level])}</span>
              {one.of.length > 0 && <span className={detail.quiet}> · {one.of.slice(0, 5).join(', ')}</span>}
            </span>
            <WhereToAdd customerId={customerId} place={one.where} />
          </li>
        ))}
      </ul>
      <p className={detail.quiet}>{t(words.held, { n: checks.length - missing.length })}</p>
    </section>
  )
}

function WhereToAdd({ customerId, place }: { customerId: string; place: CheckPlace }) {
  const api = useApi()
  const { t } = useWords()
  const orgId = api.orgId ?? 0
  const addresses: Readonly<Record<Exclude<CheckPlace, 'here'>, string>> = {
    customer: urls.customer(orgId, customerId, { panneau: 'fiche' }),
    organisation: urls.settings(orgId, 'organisation'),
    files: urls.customer(orgId, customerId),
    charges: urls.customer(orgId, customerId, { panneau: 'interets' }),
    limitation: urls.claims(orgId),
    insolvency: urls.insolvencies(orgId),
    disputes: urls.customer(orgId, customerId),
    promises: urls.customer(orgId, customerId),
    debits: urls.collections(orgId),
    proceedings: urls.proceedings(orgId),
    account: urls.customer(orgId, customerId),
  }
  if (place === 'here') return <span className={detail.quiet}>{t(placeNames.here)}</span>
  return <FigureLink href={addresses[place]}>{t(placeNames[place])}</FigureLink>
}
