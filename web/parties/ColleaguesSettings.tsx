import { NativeSelect, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { partiesRoutes } from '../../src/parties/contract.ts'
import { COLLEAGUE_ROLES, type ColleagueRole } from '../../src/parties/model.ts'
import { colleagueRoleNames } from '../../src/parties/wording.ts'
import { useRefusal } from '../access/membership.tsx'
import { DigestSettings } from '../colleagues/DigestSettings.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { RefusedByServer } from '../wire/failures.ts'
import classes from './parties.module.css'
import { wording } from './wording.ts'

type Colleague = z.output<typeof partiesRoutes.colleagues.reply>['colleagues'][number]

/** Who in the house looks after customers without an account here. */
export function ColleaguesSettings() {
  const api = useApi()
  const client = useQueryClient()
  const { t } = useWords()
  const refusal = useRefusal('settings.manage')
  const found = useQuery(api.ask(partiesRoutes.colleagues, {}))
  const [editing, setEditing] = useState<string | null>(null)
  const [asking, setAsking] = useState<string | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const reread = async () => {
    await client.invalidateQueries({ queryKey: api.keyOf(partiesRoutes.colleagues) })
    setEditing(null)
    setAsking(null)
  }
  const remove = async (id: string) => {
    setFailure(null)
    try {
      await api.call(partiesRoutes.removeColleague, { params: { id } })
      await reread()
    } catch (cause) {
      setFailure(cause)
    }
  }
  if (!found.data) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[2, 1, 2]} rows={4} />
  }
  const { colleagues } = found.data
  const form = (colleague: Colleague | null) => (
    <ColleagueForm colleague={colleague} onSaved={reread} onCancel={() => setEditing(null)} />
  )
  return (
    <section className={classes.colleagues}>
      <p className={classes.quiet}>{t(wording.colleaguesUse)}</p>
      {refusal && <p className={classes.quiet}>{refusal}</p>}
      {failure !== null && <ErrorState failure={failure} />}
      {colleagues.length === 0 && editing !== 'new' && <p className={classes.quiet}>{t(wording.noColleague)}</p>}
      <ul>
        {colleagues.map((one) => (
          <li key={one.id}>
            {editing === one.id ? (
              form(one)
            ) : (
              <div className={classes.contact}>
                <div>
                  <b>{one.name}</b> <span className={classes.contactRole}>{t(colleagueRoleNames[one.role])}</span>
                </div>
                {!refusal && (
                  <div className={classes.contactActs}>
                    <button
                      type="button"
                      className={classes.link}
                      aria-label={t(wording.editColleagueOf, { name: one.name })}
                      onClick={() => setEditing(one.id)}
                    >
                      {t(wording.editContact)}
                    </button>
                    <button
                      type="button"
                      className={classes.link}
                      aria-label={t(wording.removeColleagueOf, { name: one.name })}
                      onClick={() => (one.customers > 0 ? setAsking(one.id) : void remove(one.id))}
                    >
                      {t(wording.removeContact)}
                    </button>
                  </div>
                )}
                <div className={classes.whole}>
                  {[one.email, one.phone, one.customers > 0 && t(wording.colleagueCustomers, { n: one.customers })]
                    .filter(Boolean)
                    .join(' · ')}
                </div>
                {asking === one.id && (
                  <div className={classes.ask} role="alert">
                    <p>{t(wording.removeColleagueAsk, { n: one.customers, name: one.name })}</p>
                    <ActionButton onAct={() => setAsking(null)}>{t(wording.keepColleague)}</ActionButton>
                    <ActionButton onAct={() => remove(one.id)}>
                      {t(wording.removeColleagueOf, { name: one.name })}
                    </ActionButton>
                  </div>
                )}
              </div>
            )}
          </li>
        ))}
        {editing === 'new' && <li>{form(null)}</li>}
      </ul>
      {editing !== 'new' && !refusal && (
        <ActionButton onAct={() => setEditing('new')}>{t(wording.addColleague)}</ActionButton>
      )}
      <DigestSettings />
    </section>
  )
}

function ColleagueForm({
  colleague,
  onSaved,
  onCancel,
}: {
  colleague: Colleague | null
  onSaved(): Promise<void>
  onCancel(): void
}) {
  const api = useApi()
  const { t } = useWords()
  const [failure, setFailure] = useState<unknown>(null)
  const form = useForm({
    initialValues: {
      name: colleague?.name ?? '',
      role: colleague?.role ?? ('sales' as ColleagueRole),
      email: colleague?.email ?? '',
      phone: colleague?.phone ?? '',
    },
  })
  const save = async () => {
    setFailure(null)
    const { values } = form
    const body = { ...values, name: values.name.trim(), email: values.email.trim() || null }
    try {
      if (colleague) await api.call(partiesRoutes.updateColleague, { params: { id: colleague.id }, body })
      else await api.call(partiesRoutes.addColleague, { body })
      await onSaved()
    } catch (cause) {
      if (cause instanceof RefusedByServer && cause.where && cause.where in values)
        form.setFieldError(cause.where, cause.message)
      else setFailure(cause)
    }
  }
  return (
    <form className={classes.editor} noValidate onSubmit={(event) => event.preventDefault()}>
      <div className={classes.grid}>
        <TextInput label={t(wording.colleagueName)} autoComplete="off" autoFocus {...form.getInputProps('name')} />
        <NativeSelect
          label={t(wording.role)}
          data={COLLEAGUE_ROLES.map((role) => ({ value: role, label: t(colleagueRoleNames[role]) }))}
          {...form.getInputProps('role')}
        />
        <TextInput label={t(wording.email)} type="email" autoComplete="off" {...form.getInputProps('email')} />
        <TextInput label={t(wording.phone)} type="tel" autoComplete="off" {...form.getInputProps('phone')} />
      </div>
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
      <div className={classes.buttons}>
        <ActionButton onAct={onCancel}>{t(wording.cancel)}</ActionButton>
        <ActionButton type="submit" primary onAct={save}>
          {t(wording.saveColleague)}
        </ActionButton>
      </div>
    </form>
  )
}
