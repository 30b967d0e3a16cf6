import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { correspondenceRoutes as routes } from '../../src/correspondence/contract.ts'
import type { ProviderInput } from '../../src/correspondence/provider-contract.ts'
import type { ProviderKind } from '../../src/correspondence/provider-model.ts'
import { useMembership } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import letters from './letters.module.css'
import { providerWords as words } from './provider-wording.ts'
import classes from './settings.module.css'

/** Tries a service as it is typed, before it is saved: one text to oneself, or a question about the account. */
export function ProviderTrial({ kind, input }: { kind: ProviderKind; input: ProviderInput }) {
  const api = useApi()
  const { t } = useWords()
  const { isDemo } = useMembership()
  const [to, setTo] = useState('')
  const [answer, setAnswer] = useState<{ response: string; wasSent: boolean } | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  if (isDemo) return null
  const name = t(kind === 'sms' ? words.trySms : words.tryAccount)
  const attempt = async () => {
    setAnswer(null)
    setFailure(null)
    try {
      setAnswer(await api.call(routes.tryProvider, { params: { kind }, body: { ...input, to } }))
    } catch (thrown) {
      setFailure(thrown)
    }
  }
  return (
    <section className={classes.standing} aria-label={name}>
      {kind === 'sms' && (
        <TextInput
          label={t(words.tryTo)}
          type="tel"
          autoComplete="tel"
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
      )}
      <div className={detail.acts}>
        <ActionButton onAct={attempt}>{name}</ActionButton>
      </div>
      {answer && (
        <div className={letters.answer} role="status">
          <p>{t(answer.wasSent ? words.trySent : words.tryGood, { response: answer.response })}</p>
        </div>
      )}
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
    </section>
  )
}
