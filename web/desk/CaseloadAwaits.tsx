import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dunningRoutes, type MessageDoubt } from '../../src/dunning/contract.ts'
import { type ReplyInHand, repliesRoutes } from '../../src/replies/contract.ts'
import { kindNames, natureNames } from '../../src/replies/wording.ts'
import { useRefusal } from '../access/membership.tsx'
import { Ask } from '../design/Ask.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { Instant } from '../design/Instant.tsx'
import { Reason } from '../design/Reason.tsx'
import { tellDone, tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import classes from './awaits.module.css'
import { awaitsWords as words } from './caseload-awaits-words.ts'

/** Above the files of an agency: answers of debtors that nobody read yet, and messages of which nobody knows whether they left. */
export function CaseloadAwaits() {
  const api = useApi()
  const { t } = useWords()
  const replies = useQuery(api.ask(repliesRoutes.repliesInHand, { query: {} }))
  const doubts = useQuery(api.ask(dunningRoutes.agencyDoubts, { query: {} }))
  const failure = replies.error ?? doubts.error
  if (failure)
    return <ErrorState failure={failure} onRetry={() => void Promise.all([replies.refetch(), doubts.refetch()])} />
  const [answers, unsure] = [replies.data, doubts.data]
  if (!answers?.count && !unsure?.count) return null
  return (
    <div className={classes.awaits}>
      {answers !== undefined && answers.count > 0 && (
        <details>
          <summary>{t(words.replies, { n: answers.count })}</summary>
          <ul>
            {answers.rows.map((row) => (
              <Answer key={row.id} row={row} />
            ))}
          </ul>
          {answers.count > answers.rows.length && <p className={detail.quiet}>{t(words.firstOnly)}</p>}
        </details>
      )}
      {unsure !== undefined && unsure.count > 0 && (
        <details>
          <summary>{t(words.doubts, { n: unsure.count })}</summary>
          <ul>
            {unsure.rows.map((row) => (
              <Unsure key={row.id} row={row} />
            ))}
          </ul>
          {unsure.count > unsure.rows.length && <p className={detail.quiet}>{t(words.firstOnly)}</p>}
        </details>
      )}
    </div>
  )
}

function Answer({ row }: { row: ReplyInHand }) {
  const { t } = useWords()
  const what = row.proposals[0]?.kind
  return (
    <li>
      <FigureLink href={urls.customer(row.creditorId, row.customerId ?? '', { panneau: 'reponse', reponse: row.id })}>
        {row.customerName ?? (row.fromName || row.fromAddress)}
      </FigureLink>
      {' · '}
      <span>
        {t(what ? kindNames[what] : natureNames[row.nature])}
        <span className={detail.quiet}> · {row.proposals[0]?.quote ?? (row.begins || row.subject)}</span>
      </span>
      <span className={detail.quiet}>
        {' · '}
        {row.creditor} · <Instant at={row.arrivedAt} />
      </span>
    </li>
  )
}

type Said = 'confirm_arrival' | 'send_again' | 'cancel'
const ACTS = [
  { action: 'confirm_arrival', name: words.left, nameOf: words.leftOf },
  { action: 'send_again', name: words.notLeft, nameOf: words.notLeftOf },
  { action: 'cancel', name: words.cancel, nameOf: words.cancelOf },
] as const

function Unsure({ row }: { row: MessageDoubt }) {
  const api = useApi()
  const { t, lang } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('desk.work')
  const [asking, setAsking] = useState<'send_again' | 'cancel' | null>(null)
  const say = async (action: Said) => {
    const params = { creditorId: row.creditorId, id: row.id }
    await api.call(dunningRoutes.settleAgencyMessage, { params, body: { action } })
    tellDone(t({ confirm_arrival: words.leftSaid, send_again: words.againSaid, cancel: words.cancelSaid }[action]))
    await refresh()
  }
  const sayOrTell = (action: Said) => void say(action).catch((failure) => tellNotDone(tellFailure(lang, failure)))
  const of = { debtor: row.debtor }
  return (
    <li>
      <FigureLink href={urls.customer(row.creditorId, row.customerId ?? '', { message: row.id })}>
        {row.debtor}
      </FigureLink>
      {' · '}
      <span>
        {row.subject}
        <span className={detail.quiet}>
          {' '}
          · {row.toAddress} · {row.creditor} · <Instant at={row.since} />
        </span>
      </span>
      {row.waitsForCreditor ? (
        <Reason kind="held">{t(words.waitsForCreditor, { creditor: row.creditor })}</Reason>
      ) : (
        <>
          <Reason kind="held">{t(words.lookFor, { id: row.id })}</Reason>
          {refusal ? (
            <Reason kind="excluded">{refusal}</Reason>
          ) : (
            <div className={detail.acts}>
              {ACTS.map(({ action, name, nameOf }) => (
                <button
                  key={action}
                  type="button"
                  className={detail.link}
                  aria-label={t(nameOf, of)}
                  onClick={() => (action === 'confirm_arrival' ? sayOrTell(action) : setAsking(action))}
                >
                  {t(name)}
                </button>
              ))}
            </div>
          )}
          <Ask
            opened={asking !== null}
            title={t(asking === 'cancel' ? words.cancelTitle : words.againTitle)}
            act={t(asking === 'cancel' ? words.cancel : words.again)}
            onAct={async () => {
              if (asking) await say(asking)
            }}
            onClose={() => setAsking(null)}
          >
            <p>{t(asking === 'cancel' ? words.cancelWhat : words.againWhat, { ...of, address: row.toAddress })}</p>
          </Ask>
        </>
      )}
    </li>
  )
}
