import { TextInput } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { dayIn } from '../../src/kernel/calendar.ts'
import { toIban, toSiren } from '../../src/kernel/identifiers.ts'
import { useWords } from '../design/words.tsx'
import type { useOrganisationForm } from './organisation-form.ts'
import { TermsField } from './TermsField.tsx'
import classes from './welcome.module.css'
import { wording } from './wording.ts'

type Props = {
  form: ReturnType<typeof useOrganisationForm>
  /** A page that asks nothing else: one types at once. */
  autoFocus?: boolean
}

/** Everything asked about an organisation, in four short groups. */
export function OrganisationFields({ form, autoFocus }: Props) {
  const { t } = useWords()
  const optional = (label: string) => t(wording.optional, { label })
  return (
    <>
      <fieldset className={classes.fields}>
        <legend>{t(wording.identity)}</legend>
        <TextInput
          className={classes.whole}
          label={t(wording.organisationName)}
          autoFocus={autoFocus}
          autoComplete="organization"
          {...form.getInputProps('name')}
        />
        <TextInput
          label={optional(t(wording.siren))}
          inputMode="numeric"
          autoComplete="off"
          description={toSiren(form.values.siren) ? <Good>{t(wording.sirenGood)}</Good> : t(wording.sirenUse)}
          {...form.getInputProps('siren')}
        />
        <TextInput
          label={optional(t(wording.iban))}
          autoComplete="off"
          description={toIban(form.values.iban) ? <Good>{t(wording.ibanGood)}</Good> : t(wording.ibanUse)}
          {...form.getInputProps('iban')}
        />
      </fieldset>
      <fieldset className={classes.fields}>
        <legend>{t(wording.address)}</legend>
        <p>{t(wording.addressUse)}</p>
        <TextInput
          className={classes.whole}
          label={t(wording.street)}
          autoComplete="address-line1"
          {...form.getInputProps('street')}
        />
        <TextInput
          className={classes.whole}
          label={optional(t(wording.street2))}
          autoComplete="address-line2"
          {...form.getInputProps('street2')}
        />
        <TextInput label={t(wording.postcode)} autoComplete="postal-code" {...form.getInputProps('postcode')} />
        <TextInput label={t(wording.city)} autoComplete="address-level2" {...form.getInputProps('city')} />
      </fieldset>
      <fieldset className={classes.fields}>
        <legend>{t(wording.sender)}</legend>
        <p>{t(wording.senderUse)}</p>
        <TextInput label={t(wording.senderName)} autoComplete="name" {...form.getInputProps('senderName')} />
        <TextInput
          label={optional(t(wording.senderTitle))}
          autoComplete="organization-title"
          {...form.getInputProps('senderTitle')}
        />
        <TextInput
          label={optional(t(wording.senderEmail))}
          type="email"
          autoComplete="email"
          {...form.getInputProps('senderEmail')}
        />
        <TextInput
          label={optional(t(wording.senderPhone))}
          type="tel"
          autoComplete="tel"
          {...form.getInputProps('senderPhone')}
        />
      </fieldset>
      <fieldset className={classes.fields}>
        <legend>{t(wording.terms)}</legend>
        <p>{t(wording.termsUse)}</p>
        <TermsField
          label={t(wording.terms)}
          labelHidden
          text={form.values.terms}
          today={dayIn('Europe/Paris', new Date())}
          regime="general"
          input={form.getInputProps('terms')}
        />
      </fieldset>
    </>
  )
}

function Good({ children }: { children: string }) {
  return (
    <span className={classes.good}>
      <IconCheck size={13} aria-hidden /> {children}
    </span>
  )
}
