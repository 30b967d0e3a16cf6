import { CopyButton, NativeSelect, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { accessRoutes } from '../../src/access/contract.ts'
import { INVITATION_DAYS, type MemberRole, ROLES } from '../../src/access/model.ts'
import { accessWording, roleNames } from '../../src/access/wording.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { RefusedByServer } from '../wire/failures.ts'
import { looksLikeEmail } from './organisation-form.ts'
import classes from './settings.module.css'
import { settingsWording as wording } from './settings-wording.ts'

/** Makes an invitation; its link is shown here once, because only its fingerprint is kept. */
export function InviteForm({ onInvited }: { onInvited(): Promise<void> }) {
  const api = useApi()
  const { t } = useWords()
  const [made, setMade] = useState<{ email: string; link: string } | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const form = useForm({
    initialValues: { email: '', role: 'collector' as MemberRole },
    validate: {
      email: (value) => (looksLikeEmail(value) ? null : t(accessWording.emailWrong, { value: value.trim() })),
    },
  })
  const invite = async () => {
    if (form.validate().hasErrors) return
    setFailure(null)
    try {
      const { link } = await api.call(accessRoutes.invite, { body: form.values })
      setMade({ email: form.values.email.trim(), link })
      form.reset()
      await onInvited()
    } catch (cause) {
      if (cause instanceof RefusedByServer && cause.where === 'email') form.setFieldError('email', cause.message)
      else setFailure(cause)
    }
  }
  return (
    <section className={classes.section}>
      <h2>{t(wording.invite)}</h2>
      <p>{t(wording.inviteUse, { days: INVITATION_DAYS })}</p>
      <form className={classes.invite} noValidate onSubmit={(event) => event.preventDefault()}>
        <TextInput label={t(wording.email)} type="email" autoComplete="off" {...form.getInputProps('email')} />
        <NativeSelect
          label={t(wording.role)}
          data={ROLES.map((role) => ({ value: role, label: t(roleNames[role]) }))}
          {...form.getInputProps('role')}
        />
        <ActionButton type="submit" primary={made === null} onAct={invite}>
          {t(wording.createInvitation)}
        </ActionButton>
      </form>
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
      {made && (
        <div className={classes.made} role="status">
          <p>{t(wording.linkOnce, { email: made.email })}</p>
          <div className={classes.invite}>
            <TextInput
              readOnly
              aria-label={t(wording.link)}
              value={made.link}
              onFocus={(event) => event.currentTarget.select()}
            />
            <CopyButton value={made.link} timeout={2000}>
              {({ copied, copy }) => (
                <ActionButton primary onAct={copy}>
                  {t(copied ? wording.copied : wording.copyLink)}
                </ActionButton>
              )}
            </CopyButton>
          </div>
        </div>
      )}
    </section>
  )
}
