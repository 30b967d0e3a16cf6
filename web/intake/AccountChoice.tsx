import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { cashRoutes } from '../../src/cash/contract.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import type { TableShown } from './MappingForm.tsx'
import classes from './mapping.module.css'
import type { Draft } from './mapping-draft.ts'
import { wording } from './mapping-wording.ts'

type Props = { table: TableShown; draft: Draft; onDraft(draft: Draft): void }

/** Which account a statement is of: a column says so, or a person does, among the accounts known or by typing a new one. */
export function AccountChoice({ table, draft, onDraft }: Props) {
  const { t } = useWords()
  const column = draft.meanings.findIndex((one) => one && 'field' in one && one.field === 'ownAccount')
  if (column >= 0)
    return (
      <div className={classes.told}>
        <span>{t(wording.account)}</span>
        <p>{t(wording.accountColumn, { column: table.header[column] || t(wording.unnamed, { n: column + 1 }) })}</p>
      </div>
    )
  return (
    <AccountFields
      account={draft.account}
      use={t(wording.accountUse)}
      onAccount={(account) => onDraft({ ...draft, account })}
    />
  )
}

type Fields = { account: string; use?: string; onAccount(account: string): void }

/** An account among those known, or typed; `use` says what the choice is kept for. */
export function AccountFields({ account, use, onAccount }: Fields) {
  const { t } = useWords()
  const api = useApi()
  const accounts = useQuery(api.ask(cashRoutes.accounts, {})).data?.accounts ?? []
  const [types, setTypes] = useState(false)
  const choices = accounts.map((one) => ({ value: one.iban ?? one.rib ?? one.other, label: one.name }))
  const bare = (text: string) => text.replace(/\s/g, '').toUpperCase()
  const known = choices.find((one) => bare(one.value) === bare(account))
  const isTyped = types || (account !== '' && !known) || choices.length === 0
  const chosen = isTyped ? OTHER : (known?.value ?? '')
  return (
    <>
      {choices.length > 0 && (
        <NativeSelect
          className={classes.wide}
          label={t(wording.account)}
          description={use}
          value={chosen}
          onChange={({ currentTarget: { value } }) => {
            setTypes(value === OTHER)
            onAccount(value === OTHER ? '' : value)
          }}
          data={[
            { value: '', label: t(wording.accountChoose) },
            ...choices,
            { value: OTHER, label: t(wording.accountOther) },
          ]}
        />
      )}
      {isTyped && (
        <TextInput
          className={classes.wide}
          label={choices.length > 0 ? t(wording.accountTyped) : t(wording.account)}
          description={t(wording.accountTypedUse)}
          placeholder={choices.length > 0 ? undefined : t(wording.accountTyped)}
          value={account}
          maxLength={80}
          onChange={(event) => onAccount(event.currentTarget.value)}
        />
      )}
    </>
  )
}

const OTHER = '\u0000'
