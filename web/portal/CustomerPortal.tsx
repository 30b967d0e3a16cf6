import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LinkView } from '../../src/portal/contract.ts'
import { portalRoutes } from '../../src/portal/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Ask } from '../design/Ask.tsx'
import detail from '../design/detail.module.css'
import { Instant } from '../design/Instant.tsx'
import { Reason } from '../design/Reason.tsx'
import { tellDone, tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import { PortalAct } from './PortalAct.tsx'
import classes from './portal.module.css'
import { wording as words } from './wording.ts'

/** The page of a customer as we see it: the link that opens it, whether it was, and what was asked there. */
export function CustomerPortal({ customerId, customerName }: { customerId: string; customerName: string }) {
  const api = useApi()
  const { t, lang } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('desk.work')
  const [asking, setAsking] = useState(false)
  const found = useQuery(api.ask(portalRoutes.customerPortal, { params: { id: customerId } })).data
  if (!found) return null
  const [link] = found.links
  const act = async (work: () => Promise<string>) => {
    try {
      tellDone(await work())
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
    await refresh()
  }
  const copy = async ({ address }: Pick<LinkView, 'address'>) => {
    try {
      await navigator.clipboard.writeText(address)
      return t(words.copied)
    } catch {
      return t(words.notCopied)
    }
  }
  const give = () => act(async () => copy(await api.call(portalRoutes.giveLink, { params: { id: customerId } })))
  const renew = ({ id }: LinkView) =>
    act(async () => {
      await api.call(portalRoutes.renewLink, { params: { id } })
      return t(words.renewed)
    })
  const revokeOne = ({ id }: LinkView) =>
    act(async () => {
      await api.call(portalRoutes.revokeLink, { params: { id } })
      return t(words.revoked, { n: 1 })
    })
  const revoke = async () => {
    const { revoked } = await api.call(portalRoutes.revokeLinks, { params: { id: customerId } })
    tellDone(t(words.revoked, { n: revoked }))
    await refresh()
  }
  return (
    <section className={detail.part} aria-label={t(words.title)}>
      <h3>{t(words.title)}</h3>
      {!found.isOn && <Reason kind="held">{t(words.off)}</Reason>}
      {found.isOn && !found.isReachable && <Reason kind="held">{t(words.unreachable)}</Reason>}
      {link ? <OpenLink link={link} /> : <p className={detail.quiet}>{t(words.noLink)}</p>}
      <div className={detail.acts}>
        {link && !refusal && <ActionButton onAct={() => act(() => copy(link))}>{t(words.copy)}</ActionButton>}
        {link && !refusal && <ActionButton onAct={() => renew(link)}>{t(words.renew)}</ActionButton>}
        {!link && (
          <ActionButton refusal={refusal} onAct={give}>
            {t(words.give)}
          </ActionButton>
        )}
        {link && !refusal && <ActionButton onAct={() => setAsking(true)}>{t(words.revokeAll)}</ActionButton>}
      </div>
      {found.links.length > 1 && (
        <details className={detail.quiet}>
          <summary>{t(words.everyLink, { n: found.links.length })}</summary>
          <ul className={classes.acts}>
            {found.links.map((one) => (
              <li key={one.id} className={classes.act}>
                <OpenLink link={one} />
                {!refusal && <ActionButton onAct={() => revokeOne(one)}>{t(words.revokeOne)}</ActionButton>}
              </li>
            ))}
          </ul>
        </details>
      )}
      {found.acts.length > 0 && (
        <>
          <h4 className={detail.quiet}>{t(words.asked)}</h4>
          <ul className={classes.acts}>
            {found.acts.map((one) => (
              <PortalAct key={one.id} act={one} customerId={customerId} refusal={refusal} />
            ))}
          </ul>
        </>
      )}
      <Ask
        opened={asking}
        title={t(words.revokeAll)}
        act={t(words.revokeAll)}
        onAct={revoke}
        onClose={() => setAsking(false)}
      >
        <p>{t(words.revokeAsk, { name: customerName })}</p>
      </Ask>
    </section>
  )
}

function OpenLink({ link }: { link: LinkView }) {
  const { t } = useWords()
  return (
    <p className={detail.quiet}>
      {link.address !== '' && (
        <>
          <a href={link.address} target="_blank" rel="noreferrer">
            {t(words.see)}
          </a>{' '}
          ·{' '}
        </>
      )}
      {t(link.messageId ? words.fromMessage : words.byHand)} {t(words.until)} <Instant at={link.expiresAt} /> ·{' '}
      {link.lastVisitAt ? (
        <>
          {t(words.visits, { n: link.visits })} · {t(words.lastVisit)} <Instant at={link.lastVisitAt} />
        </>
      ) : (
        t(words.neverVisited)
      )}
    </p>
  )
}
