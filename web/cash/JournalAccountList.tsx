import { TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { z } from 'zod'
import { cashRoutes } from '../../src/cash/contract.ts'
import type { JournalAccounts } from '../../src/cash/journal/model.ts'
import { checkAccounts } from '../../src/cash/journal/rules.ts'
import { accountNames } from '../../src/cash/journal/wording.ts'
import { tellRefusal } from '../../src/kernel/verdict.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Ask } from '../design/Ask.tsx'
import detail from '../design/detail.module.css'
import { tellDone } from '../design/tell.ts'
import { useWords, type Words } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import classes from './journal.module.css'
import { journalWords } from './journal-wording.ts'
import settings from './settings.module.css'

type Accounts = z.output<typeof cashRoutes.journal.reply>['accounts']

const FIELDS = [
  'customersAccount',
  'bankFeeAccount',
  'discountAccount',
  'roundingAccount',
  'lossAccount',
  'returnFeeAccount',
  'interestAccount',
  'suspenseAccount',
  'collectorAccount',
  'supplierAccount',
  'feeAccount',
  'feeVatAccount',
  'bankJournal',
  'otherJournal',
] as const satisfies readonly (keyof JournalAccounts)[]

const nameOf = (t: Words['t'], field: (typeof FIELDS)[number]): string =>
  field === 'bankJournal' || field === 'otherJournal' ? t(journalWords[field]) : t(accountNames[field])

/** The accounts and journals that entries use, and the way to change them. */
export function JournalAccountList({ accounts }: { accounts: Accounts }) {
  const api = useApi()
  const { t } = useWords()
  const role = useRefusal('settings.manage')
  const [asks, setAsks] = useState(false)
  return (
    <section className={settings.section} aria-labelledby="accounts">
      <h2 id="accounts">{t(journalWords.accountsTitle)}</h2>
      <p className={settings.lead}>{t(journalWords.accountsWhat)}</p>
      <dl className={classes.accounts}>
        {FIELDS.map((field) => (
          <div key={field}>
            <dt>{nameOf(t, field)}</dt>
            <dd>{accounts[field]}</dd>
          </div>
        ))}
      </dl>
      <div className={classes.change}>
        <ActionButton refusal={role} onAct={() => setAsks(true)}>
          {t(journalWords.change)}
        </ActionButton>
        <Link to={urls.cashAccounts(api.orgId ?? 0)} className={detail.link}>
          {t(journalWords.toBanks)}
        </Link>
      </div>
      {asks && <AccountsQuestion accounts={accounts} onClose={() => setAsks(false)} />}
    </section>
  )
}

function AccountsQuestion({ accounts, onClose }: { accounts: Accounts; onClose(): void }) {
  const api = useApi()
  const { t, lang } = useWords()
  const refresh = useRefresh()
  const [draft, setDraft] = useState<Accounts>(accounts)
  const verdict = checkAccounts(draft)
  const fault = verdict.ok ? null : verdict.refusal
  const save = async () => {
    await api.call(cashRoutes.changeJournalAccounts, { body: draft })
    tellDone(t(journalWords.saved))
    await refresh()
  }
  return (
    <Ask
      opened
      size="lg"
      title={t(journalWords.change)}
      act={t(journalWords.save)}
      onAct={save}
      onClose={onClose}
      refusal={fault && tellRefusal(lang, fault)}
    >
      <div className={settings.fields}>
        {FIELDS.map((field, place) => (
          <TextInput
            key={field}
            data-autofocus={place === 0 || undefined}
            label={nameOf(t, field)}
            value={draft[field]}
            maxLength={20}
            error={fault?.where === field}
            onChange={(event) => setDraft({ ...draft, [field]: event.currentTarget.value.trim().toUpperCase() })}
          />
        ))}
      </div>
    </Ask>
  )
}
