import { useQuery } from '@tanstack/react-query'
import { legalRoutes, type PackView } from '../../src/legal/contract.ts'
import detail from '../design/detail.module.css'
import { Instant } from '../design/Instant.tsx'
import { Reason } from '../design/Reason.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { packWords as words } from './pack-wording.ts'
import classes from './packs.module.css'

const POLL_MS = 1_000

const isBuilding = ({ state }: PackView): boolean => state === 'building'

/** Files made for a customer, or one of them, with who made them and their hashes; one being made shows as such until it is there. */
export function PacksMade({ customerId, only }: { customerId: string; only?: string }) {
  const api = useApi()
  const { t } = useWords()
  const found = useQuery({
    ...api.ask(legalRoutes.packs, { params: { id: customerId } }),
    refetchInterval: ({ state: { data } }) => (data?.packs.some(isBuilding) ? POLL_MS : false),
  })
  const packs = (found.data?.packs ?? []).filter(({ id }) => !only || id === only)
  if (found.data && packs.length === 0) return <p className={detail.quiet}>{t(words.noneMade)}</p>
  return (
    <ul className={classes.rows} aria-label={t(words.made)}>
      {packs.map((one) => (
        <li key={one.id}>
          {one.state === 'ready' ? (
            <a
              className={detail.link}
              href={`/api/orgs/${api.orgId ?? 0}/packs/${one.id}/archive`}
              aria-label={t(words.download, { name: one.name })}
              download
            >
              {one.name}
            </a>
          ) : (
            <span>{one.name}</span>
          )}{' '}
          <span className={detail.quiet}>
            {one.size !== null && <>{t(words.megabytes, { n: Math.ceil(one.size / 1_000) })} · </>}
            <Instant at={one.madeAt} /> {t(words.by, { name: one.madeByName })}
          </span>
          {one.sha256 && (
            <div className={classes.hash} title={t(words.print)}>
              {one.sha256}
            </div>
          )}
          {isBuilding(one) && <div role="status">{t(words.building)}</div>}
          {one.refusal && <Reason kind="held">{one.refusal}</Reason>}
        </li>
      ))}
    </ul>
  )
}
