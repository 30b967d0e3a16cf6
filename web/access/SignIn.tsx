import { PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { ActionButton } from '../design/ActionButton.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { useWords } from '../design/words.tsx'
import { signIn } from './session.ts'
import { Welcome } from './Welcome.tsx'
import classes from './welcome.module.css'
import { wording } from './wording.ts'

/** E-mail address and password. */
export function SignIn({ onDone }: { onDone(): void }) {
  const { t } = useWords()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [failure, setFailure] = useState<unknown>(null)
  const send = async () => {
    setFailure(null)
    try {
      await signIn(t, email, password)
      onDone()
    } catch (cause) {
      setFailure(cause)
    }
  }
  return (
    <Welcome title={t(wording.signInTitle)} lead={t(wording.signInLead)}>
      <form className={classes.form} onSubmit={(event: FormEvent) => event.preventDefault()}>
        <TextInput
          label={t(wording.email)}
          type="email"
          autoComplete="username"
          autoFocus
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t(wording.password)}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t(wording.showPassword) }}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {failure !== null && <ErrorState failure={failure} keepsTyped />}
        <div className={classes.buttons}>
          <ActionButton type="submit" primary onAct={send}>
            {t(wording.signIn)}
          </ActionButton>
        </div>
      </form>
    </Welcome>
  )
}
