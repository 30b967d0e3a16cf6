import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { correspondenceRoutes as routes } from '../../src/correspondence/contract.ts'
import { useMe } from '../access/session.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import letters from './letters.module.css'
import type { MailServerInput } from './mail-server-draft.ts'
import { settingsWords } from './sending-settings-wording.ts'
import settings from './settings.module.css'

/** Tries the settings as they are typed, before they are saved: the server's answer, or the sentence that names what fails. */
export function MailServerTest({ input, isDemo }: { input: MailServerInput; isDemo: boolean }) {
  const api = useApi()
  const { t } = useWords()
  const me = useMe()
  const [typed, setTyped] = useState<string | null>(null)
  const [answer, setAnswer] = useState<{ response: string; isEncrypted: boolean } | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const to = typed ?? me.data?.email ?? ''
  const test = async () => {
    setAnswer(null)
    setFailure(null)
    try {
      setAnswer(await api.call(routes.testMailServer, { body: { ...input, to } }))
    } catch (thrown) {
      setFailure(thrown)
    }
  }
  return (
    <section className={settings.fields} aria-label={t(settingsWords.testServer)}>
      {isDemo && <p className={detail.quiet}>{t(settingsWords.serverDemo)}</p>}
      <TextInput
        label={t(settingsWords.testTo)}
        type="email"
        value={to}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div className={detail.acts}>
        <ActionButton onAct={test}>{t(settingsWords.testServer)}</ActionButton>
      </div>
      {answer && (
        <div className={letters.answer} role="status">
          <p>{t(settingsWords.testGood, { response: answer.response })}</p>
          {!answer.isEncrypted && <p>{t(settingsWords.testPlain)}</p>}
        </div>
      )}
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
    </section>
  )
}
