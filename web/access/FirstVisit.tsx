import { PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useEffect, useRef, useState } from 'react'
import { accessRoutes } from '../../src/access/contract.ts'
import { MIN_PASSWORD } from '../../src/access/model.ts'
import { accessWording } from '../../src/access/wording.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { useWords } from '../design/words.tsx'
import { apiOf } from '../wire/api.tsx'
import { OrganisationFields } from './OrganisationFields.tsx'
import { inputOf, looksLikeEmail, useOrganisationForm } from './organisation-form.ts'
import { Welcome } from './Welcome.tsx'
import classes from './welcome.module.css'
import { wording } from './wording.ts'

/** The owner's account, then the organisation; the third step, the data, is the first page of the organisation. */
export function FirstVisit({ onDone }: { onDone(orgId: number): void }) {
  const { t, lang } = useWords()
  const [step, setStep] = useState<1 | 2>(1)
  const [failure, setFailure] = useState<unknown>(null)
  const top = useRef<HTMLOListElement>(null)
  const person = useForm({
    initialValues: { name: '', email: '', password: '' },
    validateInputOnBlur: true,
    validate: {
      name: (name) => (name.trim() === '' ? t(accessWording.nameMissing) : null),
      email: (value) => (looksLikeEmail(value) ? null : t(accessWording.emailWrong, { value: value.trim() })),
      password: (password) =>
        password.length < MIN_PASSWORD ? t(accessWording.passwordShort, { min: MIN_PASSWORD }) : null,
    },
  })
  const organisation = useOrganisationForm()
  useEffect(() => {
    top.current?.scrollIntoView({ block: 'nearest' })
  }, [step])

  const next = () => {
    if (person.validate().hasErrors) return
    // The person who installs usually signs the reminders: proposed, not imposed.
    organisation.setValues((values) => ({
      senderName: values.senderName || person.values.name,
      senderEmail: values.senderEmail || person.values.email,
    }))
    setStep(2)
  }
  const create = async () => {
    if (organisation.validate().hasErrors) return
    setFailure(null)
    try {
      const body = { person: { ...person.values, lang }, organisation: inputOf(organisation.values, lang) }
      onDone((await apiOf(null).call(accessRoutes.setUp, { body })).orgId)
    } catch (cause) {
      setFailure(cause)
    }
  }
  return (
    <Welcome title={t(wording.welcomeTitle)} lead={t(wording.welcomeLead)} aside={<Steps at={step} list={top} />}>
      <form className={classes.form} noValidate onSubmit={(event) => event.preventDefault()}>
        {step === 1 ? (
          <>
            <TextInput label={t(wording.yourName)} autoComplete="name" autoFocus {...person.getInputProps('name')} />
            <TextInput
              label={t(wording.email)}
              description={t(wording.emailUse)}
              type="email"
              autoComplete="username"
              {...person.getInputProps('email')}
            />
            <PasswordInput
              label={t(wording.newPassword)}
              description={t(wording.passwordRule, { min: MIN_PASSWORD })}
              autoComplete="new-password"
              visibilityToggleButtonProps={{ 'aria-label': t(wording.showPassword) }}
              {...person.getInputProps('password')}
            />
          </>
        ) : (
          <OrganisationFields form={organisation} autoFocus />
        )}
        {failure !== null && <ErrorState failure={failure} keepsTyped />}
        <div className={classes.buttons}>
          {step === 2 && <ActionButton onAct={() => setStep(1)}>{t(wording.back)}</ActionButton>}
          <ActionButton type="submit" primary onAct={step === 1 ? next : create}>
            {t(step === 1 ? wording.next : wording.createOrganisation)}
          </ActionButton>
        </div>
      </form>
    </Welcome>
  )
}

function Steps({ at, list }: { at: number; list: React.Ref<HTMLOListElement> }) {
  const { t } = useWords()
  return (
    <ol className={classes.steps} ref={list}>
      {[wording.stepYou, wording.stepOrganisation, wording.stepData].map((name, index) => (
        <li key={name.en} aria-current={index + 1 === at ? 'step' : undefined} data-done={index + 1 < at || undefined}>
          {t(name)}
        </li>
      ))}
    </ol>
  )
}
