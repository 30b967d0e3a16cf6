import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { type customer as customerSchema, partiesRoutes } from '../../src/parties/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { useUndo } from '../design/undo.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { RefusedByServer } from '../wire/failures.ts'
import { CustomerFields } from './CustomerFields.tsx'
import { draftOf, inputOf, useCustomerForm } from './customer-form.ts'
import classes from './parties.module.css'
import { wording } from './wording.ts'

type Customer = z.output<typeof customerSchema>

type Props = {
  /** Null: a customer to add. */
  customer: Customer | null
  onSaved(id: string): void
  onCancel(): void
}

/** Adds or corrects a customer. A correction is reversible: the undo puts the former text back. */
export function CustomerEditor({ customer, onSaved, onCancel }: Props) {
  const api = useApi()
  const client = useQueryClient()
  const done = useUndo()
  const { t, lang } = useWords()
  const refusal = useRefusal('desk.work')
  const [failure, setFailure] = useState<unknown>(null)
  const form = useCustomerForm(customer ? draftOf(customer, lang) : undefined)
  const reread = () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === api.orgId })

  const save = async () => {
    if (form.validate().hasErrors) return
    setFailure(null)
    try {
      const body = inputOf(form.values, lang)
      if (!customer) {
        const { id } = await api.call(partiesRoutes.createCustomer, { body })
        await reread()
        return onSaved(id)
      }
      const params = { id: customer.id }
      await api.call(partiesRoutes.updateCustomer, { params, body })
      await reread()
      const { id: _, ...before } = customer
      done({
        message: t(wording.customerSaved, { name: form.values.name }),
        undo: () => api.call(partiesRoutes.updateCustomer, { params, body: before }).then(reread),
      })
      onSaved(customer.id)
    } catch (cause) {
      const field = cause instanceof RefusedByServer && cause.where && cause.where in form.values ? cause.where : null
      if (field) form.setFieldError(field, (cause as Error).message)
      else setFailure(cause)
    }
  }
  return (
    <form className={classes.editor} noValidate onSubmit={(event) => event.preventDefault()}>
      <h2>{customer ? t(wording.identityPanel) : t(wording.newPanel)}</h2>
      <CustomerFields form={form} />
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
      <div className={classes.buttons}>
        <ActionButton onAct={onCancel}>{t(wording.cancel)}</ActionButton>
        <ActionButton type="submit" primary refusal={refusal} onAct={save}>
          {t(customer ? wording.saveCustomer : wording.addCustomer)}
        </ActionButton>
      </div>
    </form>
  )
}
