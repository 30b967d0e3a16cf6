import { NativeSelect, PasswordInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { portalRoutes } from '../../src/portal/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import classes from './portal.module.css'
import { takerNames, wording as words } from './wording.ts'

type Taker = z.output<typeof portalRoutes.paymentTaker.reply>

/** Who takes online payments. Secrets go in and are never shown again. */
export function PaymentTakerForm({ taker }: { taker: Taker }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('settings.manage')
  const [draft, setDraft] = useState({ kind: taker.kind, template: taker.template, key: '', hookSecret: '' })
  const [failure, setFailure] = useState<unknown>(null)
  const isKept = taker.kind === draft.kind
  const save = async () => {
    setFailure(null)
    try {
      await api.call(portalRoutes.setPaymentTaker, { body: draft })
      setDraft({ ...draft, key: '', hookSecret: '' })
      tellDone(t(words.takerSaved))
      await refresh()
    } catch (cause) {
      setFailure(cause)
    }
  }
  const secret = (name: 'key' | 'hookSecret') => (
    <PasswordInput
      label={t(words[name])}
      description={isKept ? t(words.keyKept) : undefined}
      autoComplete="off"
      value={draft[name]}
      onChange={(event) => setDraft({ ...draft, [name]: event.currentTarget.value })}
    />
  )
  return (
    <form className={classes.form} noValidate onSubmit={(event) => event.preventDefault()}>
      <h2>{t(words.onlineTitle)}</h2>
      <p className={classes.lead}>{t(words.onlineLead)}</p>
      <NativeSelect
        label={t(words.taker)}
        value={draft.kind}
        data={(['none', 'stripe', 'template'] as const).map((value) => ({ value, label: t(takerNames[value]) }))}
        onChange={(event) => setDraft({ ...draft, kind: event.currentTarget.value as Taker['kind'] })}
      />
      {draft.kind === 'template' && (
        <TextInput
          label={t(words.template)}
          description={t(words.templateHint)}
          value={draft.template}
          onChange={(event) => setDraft({ ...draft, template: event.currentTarget.value })}
        />
      )}
      {draft.kind !== 'none' && secret('key')}
      {draft.kind === 'stripe' && secret('hookSecret')}
      {isKept && taker.kind !== 'none' && <TextInput label={t(words.hookAddress)} value={taker.hookAddress} readOnly />}
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
      <div className={detail.acts}>
        <ActionButton refusal={refusal} onAct={save}>
          {t(words.saveTaker)}
        </ActionButton>
      </div>
    </form>
  )
}
