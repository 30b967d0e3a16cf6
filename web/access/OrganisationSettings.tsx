import { NativeSelect, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { accessRoutes, type Organisation } from '../../src/access/contract.ts'
import { accessWording } from '../../src/access/wording.ts'
import type { Lang } from '../../src/kernel/wording.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useUndo } from '../design/undo.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { RefusedByServer } from '../wire/failures.ts'
import { fiscalYearEndOf, fiscalYearEndText } from './fiscal-year-end.ts'
import { useOrganisation, useRefusal } from './membership.tsx'
import { OrganisationFields } from './OrganisationFields.tsx'
import { draftOf, inputOf, useOrganisationForm } from './organisation-form.ts'
import { settingsWording as wording } from './settings-wording.ts'
import classes from './welcome.module.css'

/** The organisation as it was set up, open to correction. */
export function OrganisationSettings() {
  const organisation = useOrganisation()
  if (organisation.data) return <Editor key={organisation.data.orgId} organisation={organisation.data} />
  if (organisation.error) return <ErrorState failure={organisation.error} onRetry={() => void organisation.refetch()} />
  return <SkeletonTable columns={[1, 1]} rows={8} />
}

function Editor({ organisation }: { organisation: Organisation }) {
  const api = useApi()
  const client = useQueryClient()
  const done = useUndo()
  const { t, lang } = useWords()
  const refusal = useRefusal('settings.manage')
  const [failure, setFailure] = useState<unknown>(null)
  const form = useOrganisationForm(draftOf(organisation, lang))
  const books = useForm({
    initialValues: {
      bic: organisation.bic ?? '',
      fiscalYearEnd: fiscalYearEndText(organisation.fiscalYearEnd),
      timeZone: organisation.timeZone,
      lang: organisation.lang,
    },
    validateInputOnBlur: true,
    validate: {
      bic: (value) =>
        value.trim() === '' || /^[A-Za-z]{6}[A-Za-z0-9]{2}([A-Za-z0-9]{3})?$/.test(value.replace(/\s/g, ''))
          ? null
          : t(accessWording.bicWrong, { value: value.trim() }),
      fiscalYearEnd: (value) =>
        fiscalYearEndOf(value) ? null : t(wording.fiscalYearEndWrong, { value: value.trim() }),
    },
  })
  const reread = () =>
    client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === api.orgId || queryKey[0] === null })

  const save = async () => {
    if (form.validate().hasErrors || books.validate().hasErrors) return
    setFailure(null)
    const { orgId: _, currency: __, isDemo: ___, ...before } = organisation
    try {
      const { bic, fiscalYearEnd, timeZone } = books.values
      await api.call(accessRoutes.updateOrganisation, {
        body: {
          ...inputOf(form.values, books.values.lang as Lang, organisation),
          bic: bic.trim() || null,
          fiscalYearEnd: fiscalYearEndOf(fiscalYearEnd) ?? organisation.fiscalYearEnd,
          timeZone,
        },
      })
      await reread()
      done({
        message: t(wording.organisationSaved),
        undo: () => api.call(accessRoutes.updateOrganisation, { body: before }).then(reread),
      })
    } catch (cause) {
      const where = cause instanceof RefusedByServer ? cause.where : undefined
      if (where && where in form.values) form.setFieldError(where, (cause as Error).message)
      else if (where && where in books.values) books.setFieldError(where, (cause as Error).message)
      else setFailure(cause)
    }
  }
  return (
    <form className={classes.form} noValidate onSubmit={(event) => event.preventDefault()}>
      <OrganisationFields form={form} />
      <fieldset className={classes.fields}>
        <legend>{t(wording.accounting)}</legend>
        <TextInput label={t(wording.bic)} autoComplete="off" {...books.getInputProps('bic')} />
        <TextInput
          label={t(wording.fiscalYearEnd)}
          description={t(wording.fiscalYearEndUse)}
          autoComplete="off"
          {...books.getInputProps('fiscalYearEnd')}
        />
        <NativeSelect
          label={t(wording.timeZone)}
          description={t(wording.timeZoneUse)}
          data={Intl.supportedValuesOf('timeZone')}
          {...books.getInputProps('timeZone')}
        />
        <NativeSelect
          label={t(wording.messageLang)}
          data={[
            { value: 'fr', label: t(wording.french) },
            { value: 'en', label: t(wording.english) },
          ]}
          {...books.getInputProps('lang')}
        />
      </fieldset>
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
      <div className={classes.buttons}>
        <ActionButton type="submit" primary refusal={refusal} onAct={save}>
          {t(wording.saveOrganisation)}
        </ActionButton>
      </div>
    </form>
  )
}
