import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ActionButton } from '../design/ActionButton.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { AccountFields } from './AccountChoice.tsx'
import classes from './mapping.module.css'
import { type ImportFound, optionsOf, useReread } from './use-imports.ts'
import { wording } from './wording.ts'

/** Asks which account a bank's file is of that names none, and reads it again as that account's. */
export function AccountQuestion({ view }: { view: ImportFound }) {
  const { t } = useWords()
  const api = useApi()
  const navigate = useNavigate()
  const reread = useReread()
  const [account, setAccount] = useState('')
  const [failure, setFailure] = useState<unknown>(null)
  const read = async () => {
    setFailure(null)
    try {
      const id = await reread(view, { options: { ...optionsOf(view), account: account.trim() } })
      await navigate({ to: urls.import(api.orgId ?? 0, id) })
    } catch (cause) {
      setFailure(cause)
    }
  }
  return (
    <form className={classes.question} onSubmit={(event) => event.preventDefault()}>
      <AccountFields account={account} onAccount={setAccount} />
      <ActionButton type="submit" primary refusal={account.trim() === '' ? t(wording.accountFirst) : null} onAct={read}>
        {t(wording.readAsAccount)}
      </ActionButton>
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
    </form>
  )
}
