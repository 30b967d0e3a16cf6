import { Checkbox, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { ReplyOut } from '../../src/platform/route.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { Instant } from '../design/Instant.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import classes from '../legal/claims.module.css'
import { useApi } from '../wire/api.tsx'
import { useAct } from './act.ts'
import { webhookWords as words } from './provider-webhook-words.ts'

type Webhook = NonNullable<ReplyOut<typeof routes.webhook>['webhook']>

/** Where the program of a provider is told what happens to its files, the key that signs it, and what it answered lately. */
export function ProviderWebhook({ providerId, refusal }: { providerId: string; refusal: string | null }) {
  const api = useApi()
  const { t } = useWords()
  // Given once, and gone with this panel.
  const [secret, setSecret] = useState<string | null>(null)
  // Who may not settle it may not read it either.
  const found = useQuery({
    ...api.ask(routes.webhook, { params: { id: providerId } }),
    enabled: refusal === null,
    // A call leaves by itself at once: what came of it shows without being asked for.
    refetchInterval: ({ state }) =>
      state.data?.webhook?.calls.some(({ state, tries }) => state === 'waiting' && tries === 0) ? 3_000 : false,
  })
  if (refusal !== null) return null
  const webhook = found.data?.webhook ?? null
  return (
    <section className={detail.part}>
      <h3>{t(words.title)}</h3>
      {found.error && <ErrorState failure={found.error} onRetry={() => void found.refetch()} />}
      {found.data && (
        <Address
          key={`${webhook?.url} ${webhook?.isOn}`}
          providerId={providerId}
          webhook={webhook}
          onSecret={setSecret}
        />
      )}
      {secret !== null && (
        <TextInput
          readOnly
          label={t(words.key)}
          description={t(words.keyHint)}
          value={secret}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
      {webhook && <Calls webhook={webhook} />}
    </section>
  )
}

type AddressProps = { providerId: string; webhook: Webhook | null; onSecret(secret: string): void }

function Address({ providerId, webhook, onSecret }: AddressProps) {
  const api = useApi()
  const { t } = useWords()
  const { act, failure } = useAct()
  const [url, setUrl] = useState(webhook?.url ?? '')
  const [isOn, setIsOn] = useState(webhook?.isOn ?? true)
  const params = { id: providerId }
  const save = (newKey: boolean) =>
    act(async () => {
      const made = await api.call(routes.saveWebhook, { params, body: { url: url.trim(), isOn, newKey } })
      if (made.secret !== null) onSecret(made.secret)
      tellDone(t(words.saved))
    })
  const send = () =>
    act(async () => {
      await api.call(routes.tryWebhook, { params })
      tellDone(t(words.sent))
    })
  const isSame = webhook !== null && webhook.url === url.trim() && webhook.isOn === isOn
  return (
    <>
      <TextInput
        label={t(words.address)}
        description={t(words.hint)}
        placeholder="https://"
        value={url}
        maxLength={500}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      <Checkbox label={t(words.isOn)} checked={isOn} onChange={(event) => setIsOn(event.currentTarget.checked)} />
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
      <div className={detail.acts}>
        <ActionButton
          refusal={url.trim() === '' ? t(words.noAddress) : isSame ? t(words.same) : null}
          onAct={() => save(false)}
        >
          {t(words.save)}
        </ActionButton>
        {webhook && (
          <>
            <ActionButton refusal={webhook.isOn ? null : t(words.off)} onAct={send}>
              {t(words.test)}
            </ActionButton>
            <ActionButton onAct={() => save(true)}>{t(words.newKey)}</ActionButton>
          </>
        )}
      </div>
    </>
  )
}

function Calls({ webhook }: { webhook: Webhook }) {
  const { t } = useWords()
  if (webhook.calls.length === 0) return <p className={detail.quiet}>{t(words.noCall)}</p>
  return (
    <ul className={classes.list} aria-label={t(words.calls)}>
      {webhook.calls.map((one) => (
        <li key={one.id}>
          <span>
            {one.kind} · {t(words.states, { state: one.state, n: one.tries })}
          </span>
          <span className={classes.cited}>
            <Instant at={one.madeAt} />
            {one.answer && ` · ${one.answer}`}
          </span>
        </li>
      ))}
    </ul>
  )
}
