import { Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import { useMe } from '../access/session.ts'
import { Welcome } from '../access/Welcome.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { useWords } from '../design/words.tsx'
import { Waiting } from '../shell/entry-pages.tsx'
import { urls } from '../shell/urls.ts'
import { apiOf } from '../wire/api.tsx'
import { mandateWords as words } from './mandate-words.ts'

/** What the invitation of a creditor opens for a provider: which of its organisations connects, and with its consent. */
export function ConnectPage() {
  const { token } = useParams({ strict: false }) as { token: string }
  const { t } = useWords()
  const navigate = useNavigate()
  const me = useMe()
  const [consents, setConsents] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const invitation = useQuery(apiOf(null).ask(routes.readConnection, { params: { token } }))
  if (!me.data || !invitation.data)
    return (
      <Waiting
        error={me.error ?? invitation.error}
        retry={() => void (me.error ? me.refetch() : invitation.refetch())}
      />
    )
  const { creditor, provider } = invitation.data
  const owned = me.data.organisations.filter(({ role }) => role === 'owner')
  const connect = async (orgId: number) => {
    setFailure(null)
    try {
      await apiOf(orgId).call(routes.acceptConnection, { params: { token }, body: { consents } })
      await navigate({ to: urls.collectionMandates(orgId, { voir: 'recus' }) })
    } catch (thrown) {
      setFailure(thrown)
    }
  }
  return (
    <Welcome title={t(words.connectTitle, { creditor })} lead={t(words.connectLead, { creditor, provider })}>
      {owned.length === 0 && <p>{t(words.noOwned)}</p>}
      <Checkbox
        label={t(words.consent, { creditor })}
        checked={consents}
        onChange={(event) => setConsents(event.currentTarget.checked)}
      />
      {failure !== null && <ErrorState failure={failure} />}
      <div className={detail.acts}>
        {owned.map(({ orgId, name }) => (
          <ActionButton key={orgId} onAct={() => connect(orgId)}>
            {t(words.connect, { name })}
          </ActionButton>
        ))}
      </div>
    </Welcome>
  )
}
