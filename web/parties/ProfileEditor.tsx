import { Autocomplete, NativeSelect, TagsInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { partiesRoutes } from '../../src/parties/contract.ts'
import { CUSTOMER_SIZES, RISKS } from '../../src/parties/model.ts'
import { riskNames, sizeNames } from '../../src/parties/wording.ts'
import { useOrganisation, useRefusal } from '../access/membership.tsx'
import { CustomerSearch } from '../cash/CustomerSearch.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { useUndo } from '../design/undo.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { RefusedByServer } from '../wire/failures.ts'
import type { Profile } from './CustomerProfile.tsx'
import classes from './parties.module.css'
import { wording } from './wording.ts'

type Props = { customerId: string; profile: Profile; onSaved(): void; onCancel(): void }

/** Group, market, salesperson and limit of a customer. Saving is reversible: the undo puts the former profile back. */
export function ProfileEditor({ customerId, profile, onSaved, onCancel }: Props) {
  const api = useApi()
  const client = useQueryClient()
  const done = useUndo()
  const { t } = useWords()
  const refusal = useRefusal('desk.work')
  const currency = useOrganisation().data?.currency ?? 'EUR'
  const known = useQuery(api.ask(partiesRoutes.profileWords, {})).data
  const colleagues = useQuery(api.ask(partiesRoutes.colleagues, {})).data?.colleagues ?? []
  const group = useQuery(api.ask(partiesRoutes.group, { params: { id: customerId } })).data?.customers
  const [failure, setFailure] = useState<unknown>(null)
  const form = useForm<Profile>({ initialValues: profile })
  const { values } = form
  const [picked, setPicked] = useState<{ id: string; name: string; code: string } | null>(null)
  const head = values.parentId ? (picked ?? group?.find((one) => one.id === values.parentId) ?? null) : null
  const reread = () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === api.orgId })

  const save = async () => {
    setFailure(null)
    const params = { id: customerId }
    try {
      await api.call(partiesRoutes.updateProfile, { params, body: values })
      await reread()
      done({
        message: t(wording.profileSaved),
        undo: () => api.call(partiesRoutes.updateProfile, { params, body: profile }).then(reread),
      })
      onSaved()
    } catch (cause) {
      if (cause instanceof RefusedByServer && cause.where && cause.where in values)
        form.setFieldError(cause.where, cause.message)
      else setFailure(cause)
    }
  }
  return (
    <form className={classes.editor} noValidate onSubmit={(event) => event.preventDefault()}>
      <h2>{t(wording.profilePanel)}</h2>
      <div className={classes.grid}>
        <div className={classes.whole}>
          <CustomerSearch
            label={t(wording.groupHead)}
            chosen={head}
            onChoose={(one) => {
              setPicked(one)
              form.setFieldValue('parentId', one.id)
            }}
          />
          {form.errors.parentId ? (
            <p className={classes.fault} role="alert">
              {form.errors.parentId}
            </p>
          ) : (
            <p className={classes.quiet}>{t(wording.groupHeadUse)}</p>
          )}
          {values.parentId && (
            <button type="button" className={classes.link} onClick={() => form.setFieldValue('parentId', null)}>
              {t(wording.groupAlone)}
            </button>
          )}
        </div>
        <Autocomplete
          label={t(wording.sector)}
          data={known?.sectors ?? []}
          maxLength={100}
          {...form.getInputProps('sector')}
        />
        <NativeSelect
          label={t(wording.salesperson)}
          data={[
            { value: '', label: t(wording.noSalesperson) },
            ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={values.salespersonId ?? ''}
          error={form.errors.salespersonId}
          onChange={(event) => form.setFieldValue('salespersonId', event.currentTarget.value || null)}
        />
        <NativeSelect
          label={t(wording.size)}
          data={[
            { value: '', label: t(wording.notSaid) },
            ...CUSTOMER_SIZES.map((size) => ({ value: size, label: t(sizeNames[size]) })),
          ]}
          value={values.size ?? ''}
          onChange={(event) => form.setFieldValue('size', (event.currentTarget.value || null) as Profile['size'])}
        />
        <NativeSelect
          label={t(wording.risk)}
          data={[
            { value: '', label: t(wording.notSaid) },
            ...RISKS.map((risk) => ({ value: risk, label: t(riskNames[risk]) })),
          ]}
          value={values.risk ?? ''}
          onChange={(event) => form.setFieldValue('risk', (event.currentTarget.value || null) as Profile['risk'])}
        />
        <TagsInput
          className={classes.whole}
          label={t(wording.tags)}
          description={t(wording.tagsUse)}
          data={known?.tags ?? []}
          maxTags={30}
          maxLength={50}
          {...form.getInputProps('tags')}
        />
        <MoneyInput
          label={t(wording.creditLimit)}
          description={t(wording.creditLimitUse)}
          currency={currency}
          cents={values.creditLimitCents}
          onCents={(cents) => form.setFieldValue('creditLimitCents', cents)}
        />
        <MoneyInput
          label={t(wording.insured)}
          currency={currency}
          cents={values.insuredCents}
          onCents={(cents) => form.setFieldValue('insuredCents', cents)}
        />
      </div>
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
      <div className={classes.buttons}>
        <ActionButton onAct={onCancel}>{t(wording.cancel)}</ActionButton>
        <ActionButton type="submit" primary refusal={refusal} onAct={save}>
          {t(wording.saveProfile)}
        </ActionButton>
      </div>
    </form>
  )
}
