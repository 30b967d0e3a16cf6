import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { correspondenceRoutes as routes } from '../../src/correspondence/contract.ts'
import { useMembership, useOrganisation, useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { NoRight } from '../shell/notices.tsx'
import { useApi } from '../wire/api.tsx'
import { RefusedByServer } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import { MailServerFields } from './MailServerFields.tsx'
import { MailServerTest } from './MailServerTest.tsx'
import type { MailServerDraft, MailServerInput } from './mail-server-draft.ts'
import { settingsWords } from './sending-settings-wording.ts'
import classes from './settings.module.css'

/** The mail server of the organisation: without one, everything goes to the test mailbox. */
export function MailServerSettings() {
  const api = useApi()
  const { t } = useWords()
  const refusal = useRefusal('settings.manage')
  const found = useQuery({ ...api.ask(routes.mailServer, {}), enabled: refusal === null })
  const organisation = useOrganisation().data
  if (refusal) return <NoRight sentence={refusal} />
  if (!found.data || !organisation) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[1, 2]} rows={6} />
  }
  const { server, isDemo } = found.data
  const initial: MailServerDraft = server
    ? { ...server, password: '' }
    : {
        host: '',
        port: 587,
        security: 'starttls',
        username: '',
        password: '',
        authority: '',
        fromName: organisation.name,
        fromEmail: organisation.senderEmail,
        messagesPerMinute: 60,
        connections: 2,
      }
  return (
    <div className={classes.section}>
      <h2>{t(settingsWords.server)}</h2>
      {!server && <p>{t(isDemo ? settingsWords.serverDemo : settingsWords.serverNone)}</p>}
      <MailServerForm key={server ? 'set' : 'none'} initial={initial} server={server} />
    </div>
  )
}

type Server = { hasPassword: boolean; isPasswordReadable: boolean } | null

function MailServerForm({ initial, server }: { initial: MailServerDraft; server: Server }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const { isDemo } = useMembership()
  const [draft, setDraft] = useState(initial)
  const [failure, setFailure] = useState<unknown>(null)
  const input: MailServerInput = { ...draft, password: draft.password === '' ? null : draft.password }
  const at = failure instanceof RefusedByServer ? failure.where : undefined
  const attempt = async (work: () => Promise<unknown>, done: string) => {
    setFailure(null)
    try {
      await work()
      setDraft((now) => ({ ...now, password: '' }))
      await refresh()
      tellDone(done)
    } catch (thrown) {
      setFailure(thrown)
    }
  }
  const save = () =>
    attempt(() => api.call(routes.saveMailServer, { body: input }), t(settingsWords.serverSaved, { host: draft.host }))
  const faultAt = (field: keyof MailServerDraft) =>
    at === field && failure instanceof RefusedByServer ? failure.message : null
  return (
    <div className={classes.settings}>
      <form
        className={classes.fields}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <MailServerFields draft={draft} onDraft={setDraft} server={server} faultAt={faultAt} />
        {failure !== null && !(at && at in draft) && <ErrorState failure={failure} keepsTyped />}
        <div className={detail.acts}>
          <ActionButton primary type="submit" onAct={save}>
            {t(settingsWords.saveServer)}
          </ActionButton>
          {server && (
            <ActionButton
              onAct={() => attempt(() => api.call(routes.dropMailServer, {}), t(settingsWords.serverDropped))}
            >
              {t(settingsWords.dropServer)}
            </ActionButton>
          )}
        </div>
      </form>
      <MailServerTest input={input} isDemo={isDemo} />
    </div>
  )
}
