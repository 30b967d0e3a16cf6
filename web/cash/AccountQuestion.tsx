import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { type AccountView, cashRoutes } from '../../src/cash/contract.ts'
import { Ask } from '../design/Ask.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { accountWords } from './accounts-wording.ts'

const SAID = { yes: true, no: false } as const

/** Names an account, says which account of the ledger it is, and whether customers pay into it. */
export function AccountQuestion({ account, onClose }: { account: AccountView; onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const [name, setName] = useState(account.name)
  const [ledgerAccount, setLedgerAccount] = useState(account.ledgerAccount)
  const [followed, setFollowed] = useState(account.isFollowedSaid === null ? '' : account.isFollowedSaid ? 'yes' : 'no')
  const isGood = /^[0-9A-Z]{3,20}$/.test(ledgerAccount)
  const save = async () => {
    const isFollowed = SAID[followed as keyof typeof SAID] ?? null
    const body = { name: name.trim(), ledgerAccount, isFollowed }
    await api.call(cashRoutes.changeAccount, { params: { id: account.id }, body })
    tellDone(t(accountWords.saved, { name: body.name }))
    await refresh()
  }
  return (
    <Ask
      opened
      title={t(accountWords.changeOf, { name: account.name })}
      act={t(accountWords.save)}
      onAct={save}
      onClose={onClose}
      refusal={name.trim() === '' ? t(accountWords.nameMissing) : isGood ? null : t(accountWords.ledgerAccountWrong)}
    >
      <TextInput
        data-autofocus
        label={t(accountWords.name)}
        value={name}
        maxLength={100}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t(accountWords.ledgerAccount)}
        description={t(accountWords.ledgerAccountWhat)}
        value={ledgerAccount}
        error={isGood ? null : t(accountWords.ledgerAccountWrong)}
        onChange={(event) => setLedgerAccount(event.currentTarget.value.trim().toUpperCase())}
      />
      <NativeSelect
        label={t(accountWords.followed)}
        description={t(accountWords.followedWhat)}
        value={followed}
        onChange={(event) => setFollowed(event.currentTarget.value)}
        data={[
          { value: '', label: t(accountWords.byReceipts) },
          { value: 'yes', label: t(accountWords.yes) },
          { value: 'no', label: t(accountWords.no) },
        ]}
      />
    </Ask>
  )
}
