import type { z } from 'zod'
import type { serviceProofs, tracking as trackingSchema } from '../../src/correspondence/provider-contract.ts'
import { useOrganisation } from '../access/membership.tsx'
import detail from '../design/detail.module.css'
import { Instant } from '../design/Instant.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import classes from './message.module.css'
import { proofNames, trackingNames, providerWords as words } from './provider-wording.ts'

type Props = {
  messageId: string
  tracking: z.output<typeof trackingSchema>
  proofs: z.output<typeof serviceProofs>
}

/** What the service that carries a message said since it left, and what it attests, to be kept. */
export function MessageTracking({ messageId, tracking, proofs }: Props) {
  const api = useApi()
  const { t } = useWords()
  const timeZone = useOrganisation().data?.timeZone
  if (tracking.length === 0 && proofs.length === 0) return null
  return (
    <section className={detail.part} aria-labelledby="followed">
      <h3 id="followed">{t(words.followed)}</h3>
      <ol className={classes.tracking}>
        {tracking.map((one) => (
          <li key={`${one.kind} ${String(one.at)} ${one.detail}`}>
            <Instant at={one.at} timeZone={timeZone} />
            <span>
              {t(trackingNames[one.kind])}
              {one.detail && ` · ${one.detail}`}
            </span>
          </li>
        ))}
      </ol>
      {proofs.map((proof) => (
        <p key={proof.kind}>
          <a
            className={detail.link}
            href={`/api/orgs/${api.orgId ?? 0}/messages/${messageId}/proofs/${proof.kind}`}
            download
          >
            {t(proofNames[proof.kind])}
          </a>{' '}
          <span className={classes.hash}>{proof.sha256.slice(0, 16)}…</span>
        </p>
      ))}
    </section>
  )
}
