import { useState } from 'react'
import { accessRoutes } from '../../src/access/contract.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { useWords } from '../design/words.tsx'
import { apiOf } from '../wire/api.tsx'
import { OrganisationFields } from './OrganisationFields.tsx'
import { inputOf, useOrganisationForm } from './organisation-form.ts'
import type { Me } from './session.ts'
import { Welcome } from './Welcome.tsx'
import classes from './welcome.module.css'
import { wording } from './wording.ts'

/** One more organisation for a person who has an account. */
export function NewOrganisation({ me, onDone }: { me: Me; onDone(orgId: number): void }) {
  const { t, lang } = useWords()
  const form = useOrganisationForm({ senderName: me.name, senderEmail: me.email })
  const [failure, setFailure] = useState<unknown>(null)
  const create = async () => {
    if (form.validate().hasErrors) return
    setFailure(null)
    try {
      onDone((await apiOf(null).call(accessRoutes.createOrganisation, { body: inputOf(form.values, lang) })).orgId)
    } catch (cause) {
      setFailure(cause)
    }
  }
  return (
    <Welcome title={t(wording.newOrganisationTitle)}>
      <form className={classes.form} noValidate onSubmit={(event) => event.preventDefault()}>
        <OrganisationFields form={form} autoFocus />
        {failure !== null && <ErrorState failure={failure} keepsTyped />}
        <div className={classes.buttons}>
          <ActionButton type="submit" primary onAct={create}>
            {t(wording.createOrganisation)}
          </ActionButton>
        </div>
      </form>
    </Welcome>
  )
}
