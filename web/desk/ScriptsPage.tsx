import { NativeSelect, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { deskRoutes } from '../../src/desk/contract.ts'
import { STEP_TONES } from '../../src/dunning/model.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import reading from '../design/reading-page.module.css'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { DeskFrame } from './DeskFrame.tsx'
import { toneNames, deskPageWords as words } from './desk-page-wording.ts'
import classes from './worklist.module.css'

type Script = z.output<typeof deskRoutes.scripts.reply>['scripts'][number]

/** What callers are led by, for each tone in each language. */
export function ScriptsPage() {
  const api = useApi()
  const { t, lang } = useWords()
  const [at, change] = useAddressState<'ton' | 'langue'>()
  const found = useQuery(api.ask(deskRoutes.scripts, {}))
  const tone = STEP_TONES.find((one) => one === at.ton) ?? 'courteous'
  const language = at.langue === 'fr' || at.langue === 'en' ? at.langue : lang
  const script = found.data?.scripts.find((one) => one.tone === tone && one.lang === language)
  const variables = (found.data?.variables ?? []).map((name) => `{{${name}}}`).join(' ')
  return (
    <DeskFrame here="scripts">
      <p className={reading.lead}>{t(words.scriptsWhat, { variables })}</p>
      <div className={classes.rule}>
        <NativeSelect
          label={t(words.tone)}
          value={tone}
          onChange={(event) => change({ ton: event.currentTarget.value })}
          data={STEP_TONES.map((one) => ({ value: one, label: t(toneNames[one]) }))}
        />
        <NativeSelect
          label={t(words.language)}
          value={language}
          onChange={(event) => change({ langue: event.currentTarget.value })}
          data={[
            { value: 'fr', label: t(words.french) },
            { value: 'en', label: t(words.english) },
          ]}
        />
      </div>
      {found.error && !found.data && <ErrorState failure={found.error} onRetry={() => void found.refetch()} />}
      {!found.data && !found.error && <SkeletonTable columns={[3]} rows={8} />}
      {script && <ScriptText key={`${tone}-${language}-${script.body}`} script={script} />}
    </DeskFrame>
  )
}

function ScriptText({ script }: { script: Script }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('settings.manage')
  const [body, setBody] = useState(script.body)
  const [failure, setFailure] = useState<unknown>(null)
  const { tone, lang } = script
  const save = async (text: string | null) => {
    setFailure(null)
    try {
      await api.call(deskRoutes.saveScript, { params: { tone, lang }, body: { body: text } })
      tellDone(t(words.saved))
      await refresh()
    } catch (cause) {
      setFailure(cause)
    }
  }
  return (
    <form className={detail.part} noValidate onSubmit={(event) => event.preventDefault()}>
      <Textarea
        label={t(words.script)}
        lang={lang}
        autosize
        minRows={8}
        maxRows={20}
        maxLength={5000}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
      />
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
      <div className={detail.acts}>
        <ActionButton primary refusal={refusal} onAct={() => save(body)}>
          {t(words.saveScript)}
        </ActionButton>
        {script.isOwn && !refusal && <ActionButton onAct={() => save(null)}>{t(words.restore)}</ActionButton>}
      </div>
    </form>
  )
}
