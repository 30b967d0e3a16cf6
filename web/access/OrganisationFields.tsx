import { Autocomplete, TextInput } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { toIban, toSiren } from '../../src/kernel/identifiers.ts'
import { describeTerms, type PaymentTerms, parseTerms } from '../../src/statutes/index.ts'
import { useWords } from '../design/words.tsx'
import type { useOrganisationForm } from './organisation-form.ts'
import classes from './welcome.module.css'
import { wording } from './wording.ts'

const USUAL_TERMS: readonly PaymentTerms[] = [
  { kind: 'net', days: 0 },
  { kind: 'net', days: 30 },
  { kind: 'net', days: 45 },
  { kind: 'eom_after', days: 30 },
  { kind: 'eom_after', days: 45 },
  { kind: 'net', days: 60 },
]

/** Everything asked about an organisation, in four short groups. */
export function OrganisationFields({ form }: { form: ReturnType<typeof useOrganisationForm> }) {
  const { t, lang } = useWords()
  const optional = (label: string) => t(wording.optional, { label })
  const terms = parseTerms(form.values.terms)
  return (
    <>
      <fieldset className={classes.fields}>
        <legend>{t(wording.identity)}</legend>
        <TextInput
          className={classes.whole}
          label={t(wording.organisationName)}
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
        <Autocomplete
          className={classes.whole}
          aria-label={t(wording.terms)}
          data={USUAL_TERMS.map((usual) => describeTerms(lang, usual))}
          filter={({ options }) => options}
          description={
            terms.ok ? <Good>{t(wording.termsRead, { terms: describeTerms(lang, terms.value) })}</Good> : undefined
          }
          {...form.getInputProps('terms')}
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
