import { Checkbox, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { legalRoutes } from '../../src/legal/contract.ts'
import type { ReplyOut } from '../../src/platform/route.ts'
import { Ask } from '../design/Ask.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { insolvencyWording as words } from './insolvency-wording.ts'

/** Asks the public bulletin about one company, now. */
export function CheckQuestion({ onClose }: { onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const [siren, setSiren] = useState('')
  const check = async () => {
    const { followed, toLook, known, elsewhere } = await api.call(legalRoutes.checkCompany, { body: { siren } })
    const isOther = elsewhere > 0 && followed + toLook + known === 0
    tellDone(isOther ? t(words.checkedOther) : t(words.checked, { followed, toLook, known }))
    await refresh()
  }
  return (
    <Ask opened title={t(words.checkTitle)} act={t(words.checkAct)} onAct={check} onClose={onClose}>
      <TextInput
        data-autofocus
        label={t(words.siren)}
        value={siren}
        maxLength={20}
        inputMode="numeric"
        onChange={(event) => setSiren(event.currentTarget.value)}
      />
    </Ask>
  )
}

/** Whether and where the bulletin is read. */
export function WatchQuestion({ onClose }: { onClose(): void }) {
  const api = useApi()
  const setting = useQuery(api.ask(legalRoutes.insolvencySetting, {})).data
  return setting ? <Watch setting={setting} onClose={onClose} /> : null
}

type Setting = ReplyOut<typeof legalRoutes.insolvencySetting>

function Watch({ setting, onClose }: { setting: Setting; onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const [body, setBody] = useState<Setting>(setting)
  const save = async () => {
    await api.call(legalRoutes.changeInsolvencySetting, { body })
    tellDone(t(words.saved))
    await refresh()
  }
  return (
    <Ask opened title={t(words.watchTitle)} act={t(words.watchAct)} onAct={save} onClose={onClose}>
      <Checkbox
        data-autofocus
        label={t(words.watches)}
        description={t(words.watchesHint)}
        checked={body.watches}
        onChange={(event) => setBody({ ...body, watches: event.currentTarget.checked })}
      />
      <TextInput
        label={t(words.url)}
        value={body.url}
        maxLength={500}
        onChange={(event) => setBody({ ...body, url: event.currentTarget.value })}
      />
      <Checkbox
        label={t(words.retentionUsual)}
        checked={body.hasTitleRetention}
        onChange={(event) => setBody({ ...body, hasTitleRetention: event.currentTarget.checked })}
      />
    </Ask>
  )
}
