import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { partiesRoutes } from '../../src/parties/contract.ts'
import { CONTACT_ROLES, type ContactRole, OPT_OUTS, type OptOut } from '../../src/parties/model.ts'
import { contactRoleNames, partiesWording } from '../../src/parties/wording.ts'
import { useToday } from '../access/membership.tsx'
import { looksLikeEmail } from '../access/organisation-form.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { DayInput } from '../design/DayInput.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import type { Contact } from './Contacts.tsx'
import classes from './parties.module.css'
import { wording } from './wording.ts'

type Props = {
  customerId: string
  /** Null: a person to add. */
  contact: Contact | null
  onSaved(): void | Promise<void>
  onCancel(): void
}

/** A person, or a mailbox: any of a name, an address or a number will do. */
export function ContactForm({ customerId, contact, onSaved, onCancel }: Props) {
  const api = useApi()
  const { t } = useWords()
  const today = useToday()
  const [failure, setFailure] = useState<unknown>(null)
  const form = useForm({
    initialValues: {
      firstName: contact?.firstName ?? '',
      lastName: contact?.lastName ?? '',
      role: contact?.role ?? ('accounts_payable' as ContactRole),
      email: contact?.email ?? '',
      phone: contact?.phone ?? '',
      optedOut: contact?.optedOut ?? ([] as OptOut[]),
      takesLre: (contact?.lreConsentOn ?? null) !== null,
      // An absence that is over is none.
      absentUntil: contact?.absentUntil && contact.absentUntil >= today ? (contact.absentUntil as LocalDate) : null,
    },
    validateInputOnBlur: ['email'],
    validate: {
      email: (value) =>
        value.trim() === '' || looksLikeEmail(value) ? null : t(partiesWording.emailWrong, { value: value.trim() }),
      lastName: (_, all) =>
        [all.firstName, all.lastName, all.email, all.phone].some((value) => value.trim() !== '')
          ? null
          : t(partiesWording.contactEmpty),
    },
  })
  const save = async () => {
    if (form.validate().hasErrors) return
    setFailure(null)
    const { optedOut, takesLre, absentUntil, ...values } = form.values
    const lreConsentOn = takesLre ? (contact?.lreConsentOn ?? today) : null
    const body = { ...values, email: values.email.trim() || null, phone: values.phone.trim() || null, lreConsentOn }
    try {
      const params = { id: contact?.id ?? customerId }
      const { id } = contact
        ? await api.call(partiesRoutes.updateContact, { params, body })
        : await api.call(partiesRoutes.addContact, { params, body })
      if (optedOut.join() !== (contact?.optedOut ?? []).join())
        await api.call(partiesRoutes.optOut, { params: { id }, body: { optedOut } })
      if (absentUntil !== form.getInitialValues().absentUntil)
        await api.call(partiesRoutes.absence, { params: { id }, body: { untilOn: absentUntil } })
      await onSaved()
    } catch (cause) {
      setFailure(cause)
    }
  }
  return (
    <form
      className={classes.editor}
      noValidate
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={(event) => event.key === 'Escape' && (event.stopPropagation(), onCancel())}
    >
      <div className={classes.grid}>
        <TextInput label={t(wording.firstName)} autoComplete="off" autoFocus {...form.getInputProps('firstName')} />
        <TextInput label={t(wording.lastName)} autoComplete="off" {...form.getInputProps('lastName')} />
        <TextInput
          className={classes.whole}
          label={t(wording.email)}
          type="email"
          autoComplete="off"
          {...form.getInputProps('email')}
        />
        <TextInput label={t(wording.phone)} type="tel" autoComplete="off" {...form.getInputProps('phone')} />
        <NativeSelect
          label={t(wording.role)}
          data={CONTACT_ROLES.map((role) => ({ value: role, label: t(contactRoleNames[role]) }))}
          {...form.getInputProps('role')}
        />
      </div>
      <DayInput
        label={t(wording.absentField)}
        description={t(wording.absentHint)}
        value={form.values.absentUntil}
        onValue={(day) => form.setFieldValue('absentUntil', day)}
        today={today}
        earliest={today}
      />
      {OPT_OUTS.map((one) => (
        <Checkbox
          key={one}
          size="xs"
          label={t(one === 'email' ? wording.stopEmail : wording.stopSms)}
          checked={form.values.optedOut.includes(one)}
          onChange={(event) => {
            const { checked } = event.currentTarget
            const { optedOut } = form.values
            form.setFieldValue('optedOut', checked ? [...optedOut, one] : optedOut.filter((other) => other !== one))
          }}
        />
      ))}
      <Checkbox
        size="xs"
        label={t(wording.takesLre)}
        description={t(wording.takesLreHint)}
        {...form.getInputProps('takesLre', { type: 'checkbox' })}
      />
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
      <div className={classes.buttons}>
        <ActionButton onAct={onCancel}>{t(wording.cancel)}</ActionButton>
        <ActionButton type="submit" primary onAct={save}>
          {t(wording.saveContact)}
        </ActionButton>
      </div>
    </form>
  )
}
