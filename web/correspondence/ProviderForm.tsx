import { NativeSelect, NumberInput, PasswordInput, Switch } from '@mantine/core'
import { useState } from 'react'
import { correspondenceRoutes as routes } from '../../src/correspondence/contract.ts'
import type { ProviderInput } from '../../src/correspondence/provider-contract.ts'
import {
  PROVIDERS,
  type ProviderKind,
  type ProviderName,
  providersOf,
} from '../../src/correspondence/provider-model.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { RefusedByServer } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import { ProviderFieldInput } from './ProviderFieldInput.tsx'
import type { ProviderView } from './ProviderSettings.tsx'
import { ProviderStanding } from './ProviderStanding.tsx'
import { ProviderTrial } from './ProviderTrial.tsx'
import { PROVIDER_FIELDS, SECRET_NAMES } from './provider-fields.ts'
import { providerKindNames, providerNames, providerWords as words } from './provider-wording.ts'
import classes from './settings.module.css'

type Draft = {
  name: ProviderName
  settings: Record<string, string | boolean>
  secrets: Record<string, string>
  isLive: boolean
  perMinute: number
}

function draftFor(name: ProviderName, provider: ProviderView | null): Draft {
  const known = provider?.name === name ? provider : null
  const start = PROVIDER_FIELDS[name].map((field): [string, string | boolean] => {
    const value = known?.settings[field.name]
    return [field.name, typeof value === 'string' || typeof value === 'boolean' ? value : field.start]
  })
  return {
    name,
    settings: Object.fromEntries(start),
    secrets: {},
    isLive: known?.isLive ?? true,
    perMinute: known?.perMinute ?? 60,
  }
}

/** One kind of service: which, its settings, whether it is in service, how it answers; and a trial before it is kept. */
export function ProviderForm({ kind, provider }: { kind: ProviderKind; provider: ProviderView | null }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const [draft, setDraft] = useState<Draft | null>(provider ? draftFor(provider.name, provider) : null)
  const [failure, setFailure] = useState<unknown>(null)
  const title = t(providerKindNames[kind])
  const faultAt = (name: string) =>
    failure instanceof RefusedByServer && failure.where === name ? failure.message : null
  const attempt = async (work: () => Promise<string>) => {
    setFailure(null)
    try {
      const said = await work()
      await refresh()
      tellDone(said)
    } catch (thrown) {
      setFailure(thrown)
    }
  }
  const input: ProviderInput | null = draft
  const save = () =>
    attempt(async () => {
      if (!draft || !input) return ''
      await api.call(routes.saveProvider, { params: { kind }, body: input })
      setDraft({ ...draft, secrets: {} })
      return t(words.saved, { name: t(providerNames[draft.name]) })
    })
  const drop = () =>
    attempt(async () => {
      await api.call(routes.dropProvider, { params: { kind } })
      return t(words.dropped, { name: provider ? t(providerNames[provider.name]) : '' })
    })
  const isAtField = failure instanceof RefusedByServer && failure.where !== undefined && failure.where !== 'to'
  return (
    <section className={classes.service} aria-label={title}>
      <h2>{title}</h2>
      <div className={classes.settings}>
        <form className={classes.fields} noValidate onSubmit={(event) => event.preventDefault()}>
          <NativeSelect
            label={t(words.service)}
            value={draft?.name ?? ''}
            data={[
              ...(provider ? [] : [{ value: '', label: t(words.none) }]),
              ...providersOf(kind).map((name) => ({ value: name, label: t(providerNames[name]) })),
            ]}
            onChange={(event) => {
              const name = event.currentTarget.value as ProviderName | ''
              setFailure(null)
              setDraft(name === '' ? null : draftFor(name, provider))
            }}
          />
          {draft && (
            <>
              {PROVIDER_FIELDS[draft.name].map((field) => (
                <ProviderFieldInput
                  key={field.name}
                  field={field}
                  value={draft.settings[field.name] ?? field.start}
                  error={faultAt(field.name)}
                  onValue={(value) => setDraft({ ...draft, settings: { ...draft.settings, [field.name]: value } })}
                />
              ))}
              {PROVIDERS[draft.name].secrets.map((name) => (
                <PasswordInput
                  key={name}
                  label={t(SECRET_NAMES[name] ?? words.secret)}
                  description={
                    provider?.name === draft.name && provider.secretsKnown.includes(name)
                      ? t(words.secretKept)
                      : undefined
                  }
                  autoComplete="new-password"
                  value={draft.secrets[name] ?? ''}
                  error={faultAt(name)}
                  onChange={(event) =>
                    setDraft({ ...draft, secrets: { ...draft.secrets, [name]: event.currentTarget.value } })
                  }
                />
              ))}
              <NumberInput
                label={t(words.perMinute)}
                value={draft.perMinute}
                min={1}
                max={1000}
                hideControls
                allowDecimal={false}
                onChange={(value) => setDraft({ ...draft, perMinute: Number(value) })}
              />
              <Switch
                size="xs"
                label={t(words.live)}
                description={t(words.liveHint)}
                checked={draft.isLive}
                onChange={(event) => setDraft({ ...draft, isLive: event.currentTarget.checked })}
              />
              {failure !== null && !isAtField && <ErrorState failure={failure} keepsTyped />}
              <div className={detail.acts}>
                <ActionButton primary type="submit" onAct={save}>
                  {t(words.save)}
                </ActionButton>
                {provider && <ActionButton onAct={drop}>{t(words.drop)}</ActionButton>}
              </div>
            </>
          )}
        </form>
        {draft && input && (
          <div className={classes.fields}>
            {provider?.name === draft.name && <ProviderStanding provider={provider} />}
            <ProviderTrial kind={kind} input={input} />
          </div>
        )}
      </div>
    </section>
  )
}
