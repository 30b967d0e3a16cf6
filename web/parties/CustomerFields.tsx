import { NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { toSiren } from '../../src/kernel/identifiers.ts'
import { CUSTOMER_KINDS, isPostable } from '../../src/parties/model.ts'
import { kindNames } from '../../src/parties/wording.ts'
import { describeTerms } from '../../src/statutes/index.ts'
import { useOrganisation, useToday } from '../access/membership.tsx'
import { TermsField } from '../access/TermsField.tsx'
import { useWords } from '../design/words.tsx'
import type { useCustomerForm } from './customer-form.ts'
import classes from './parties.module.css'
import { wording } from './wording.ts'

/** Everything kept about a customer, in the order it is read: who, where, on what terms. */
export function CustomerFields({ form }: { form: ReturnType<typeof useCustomerForm> }) {
  const { t, lang } = useWords()
  const today = useToday()
  const usual = useOrganisation().data?.defaultTerms
  const { values } = form
  const posts = isPostable({ ...values, addressLines: values.address.split('\n') })
  const regime = values.kind === 'consumer' ? null : values.kind === 'public' ? 'public_buyer' : 'general'
  return (
    <div className={classes.grid}>
      <TextInput
        className={classes.whole}
        label={t(wording.fullName)}
        autoComplete="off"
        data-autofocus
        {...form.getInputProps('name')}
      />
      <TextInput
        label={t(wording.code)}
        description={t(wording.codeUse)}
        autoComplete="off"
        {...form.getInputProps('code')}
      />
      <TextInput
        label={t(wording.siren)}
        inputMode="numeric"
        autoComplete="off"
        description={
          toSiren(values.siren) && (
            <span className={classes.good}>
              <IconCheck size={13} aria-hidden /> {t(wording.sirenGood)}
            </span>
          )
        }
        {...form.getInputProps('siren')}
      />
      <NativeSelect
        label={t(wording.kind)}
        description={values.kind === 'consumer' ? t(wording.kindConsumerUse) : undefined}
        data={CUSTOMER_KINDS.map((kind) => ({ value: kind, label: t(kindNames[kind]) }))}
        {...form.getInputProps('kind')}
      />
      <TextInput label={t(wording.vatNo)} autoComplete="off" {...form.getInputProps('vatNo')} />
      <div className={classes.whole}>
        <div className={classes.fieldLabel} id="customer-lang">
          {t(wording.language)}
        </div>
        <SegmentedControl
          size="xs"
          aria-labelledby="customer-lang"
          data={[
            { value: 'fr', label: t(wording.french) },
            { value: 'en', label: t(wording.english) },
          ]}
          {...form.getInputProps('lang')}
        />
      </div>
      <Textarea
        className={classes.whole}
        label={t(wording.addressLines)}
        description={posts ? undefined : t(wording.noAddress)}
        autosize
        minRows={2}
        maxRows={5}
        {...form.getInputProps('address')}
      />
      <TextInput label={t(wording.postcode)} autoComplete="off" {...form.getInputProps('postcode')} />
      <TextInput label={t(wording.cityField)} autoComplete="off" {...form.getInputProps('city')} />
      <TextInput
        label={t(wording.country)}
        description={t(wording.countryUse)}
        maxLength={2}
        autoComplete="off"
        {...form.getInputProps('country')}
      />
      <div className={classes.whole}>
        <TermsField
          label={t(wording.terms)}
          text={values.terms}
          today={today}
          regime={regime}
          whenEmpty={usual && t(wording.termsEmpty, { terms: describeTerms(lang, usual) })}
          input={form.getInputProps('terms')}
        />
      </div>
    </div>
  )
}
