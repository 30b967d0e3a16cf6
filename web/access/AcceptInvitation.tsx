import { PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { accessRoutes } from '../../src/access/contract.ts'
import { MIN_PASSWORD } from '../../src/access/model.ts'
import { accessWording, roleNames } from '../../src/access/wording.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { useWords } from '../design/words.tsx'
import { apiOf } from '../wire/api.tsx'
import { signIn } from './session.ts'
import { Welcome } from './Welcome.tsx'
import classes from './welcome.module.css'
import { wording } from './wording.ts'

const api = apiOf(null)
type Invitation = z.output<typeof accessRoutes.readInvitation.reply>

/** What an invitation link opens: a new account, or the password of the one that exists. */
export function AcceptInvitation({ token, onDone }: { token: string; onDone(orgId: number): void }) {
  const { t } = useWords()
  const invitation = useQuery(api.ask(accessRoutes.readInvitation, { params: { token } }))
  if (invitation.data) return <Join token={token} invitation={invitation.data} onDone={onDone} />
  return (
    <Welcome title={t(wording.signInTitle)}>
      {invitation.error && <ErrorState failure={invitation.error} onRetry={() => void invitation.refetch()} />}
    </Welcome>
  )
}

function Join({ token, invitation, onDone }: { token: string; invitation: Invitation; onDone(orgId: number): void }) {
  const { t, lang } = useWords()
  const [failure, setFailure] = useState<unknown>(null)
  const { hasAccount, email, organisation, role } = invitation
  const form = useForm({
    initialValues: { name: '', password: '' },
    validate: {
      name: (name) => (!hasAccount && name.trim() === '' ? t(accessWording.nameMissing) : null),
      password: (password) =>
        !hasAccount && password.length < MIN_PASSWORD ? t(accessWording.passwordShort, { min: MIN_PASSWORD }) : null,
    },
  })
  const join = async () => {
    if (form.validate().hasErrors) return
    setFailure(null)
    try {
      if (hasAccount) await signIn(t, email, form.values.password)
      const body = hasAccount ? null : { ...form.values, lang }
      onDone((await api.call(accessRoutes.acceptInvitation, { params: { token }, body })).orgId)
    } catch (cause) {
      setFailure(cause)
    }
  }
  return (
    <Welcome
      title={t(wording.invitationTitle, { organisation })}
      lead={t(wording.invitationSays, { role: t(roleNames[role]), email })}
    >
      <form className={classes.form} noValidate onSubmit={(event) => event.preventDefault()}>
        {hasAccount ? (
          <p>{t(wording.invitationHasAccount)}</p>
        ) : (
          <TextInput label={t(wording.yourName)} autoComplete="name" autoFocus {...form.getInputProps('name')} />
        )}
        {/* Password keepers need to know whose password it is. */}
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <PasswordInput
          label={t(hasAccount ? wording.password : wording.newPassword)}
          description={hasAccount ? undefined : t(wording.passwordRule, { min: MIN_PASSWORD })}
          autoComplete={hasAccount ? 'current-password' : 'new-password'}
          visibilityToggleButtonProps={{ 'aria-label': t(wording.showPassword) }}
          {...form.getInputProps('password')}
        />
        {failure !== null && <ErrorState failure={failure} keepsTyped />}
        <div className={classes.buttons}>
          <ActionButton type="submit" primary onAct={join}>
            {t(wording.join)}
          </ActionButton>
        </div>
      </form>
    </Welcome>
  )
}
