import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { legalRoutes } from '../../src/legal/contract.ts'
import { BUSINESS_KINDS, CONSUMER_KINDS, type LimitationSetting } from '../../src/legal/limitation/model.ts'
import { claimKindNames } from '../../src/legal/limitation/wording.ts'
import { Ask } from '../design/Ask.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { claimWording as words } from './claim-wording.ts'
import { ContractYears } from './DescribeQuestion.tsx'

/** What the debts of each kind of customer are, and what contracts say: every clock is reckoned by it. */
export function LimitationSettings({ onClose }: { onClose(): void }) {
  const api = useApi()
  const setting = useQuery(api.ask(legalRoutes.limitationSetting, {})).data
  return setting ? <Question setting={setting} onClose={onClose} /> : null
}

function Question({ setting, onClose }: { setting: LimitationSetting; onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const [draft, setDraft] = useState(setting)
  const save = async () => {
    await api.call(legalRoutes.changeLimitationSetting, { body: draft })
    tellDone(t(words.settingsDone))
    await refresh()
  }
  const choices = <Kind extends keyof typeof claimKindNames>(kinds: readonly Kind[]) =>
    kinds.map((value) => ({ value, label: t(claimKindNames[value]) }))
  return (
    <Ask opened title={t(words.settingsTitle)} act={t(words.settingsAct)} onAct={save} onClose={onClose}>
      <p>{t(words.settingsWhat)}</p>
      <NativeSelect
        data-autofocus
        label={t(words.businessKind)}
        value={draft.businessKind}
        onChange={(event) =>
          setDraft({ ...draft, businessKind: event.currentTarget.value as LimitationSetting['businessKind'] })
        }
        data={choices(BUSINESS_KINDS)}
      />
      <ContractYears
        label={t(words.contractForAll)}
        value={draft.contractYears}
        onValue={(contractYears) => setDraft({ ...draft, contractYears })}
      />
      <NativeSelect
        label={t(words.consumerKind)}
        value={draft.consumerKind}
        onChange={(event) =>
          setDraft({ ...draft, consumerKind: event.currentTarget.value as LimitationSetting['consumerKind'] })
        }
        data={choices(CONSUMER_KINDS)}
      />
    </Ask>
  )
}
