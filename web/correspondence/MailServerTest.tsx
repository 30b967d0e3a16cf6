import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { correspondenceRoutes as routes } from '../../src/correspondence/contract.ts'
import { useMe } from '../access/session.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import classes from './correspondence.module.css'
import type { MailServerInput } from './mail-server-draft.ts'
import { wording } from './wording.ts'

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
    <section className={classes.fields} aria-label={t(wording.testServer)}>
      {isDemo && <p className={classes.quiet}>{t(wording.serverDemo)}</p>}
      <TextInput
        label={t(wording.testTo)}
        type="email"
        value={to}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div className={classes.acts}>
        <ActionButton onAct={test}>{t(wording.testServer)}</ActionButton>
      </div>
      {answer && (
        <div className={classes.answer} role="status">
          <p>{t(wording.testGood, { response: answer.response })}</p>
          {!answer.isEncrypted && <p>{t(wording.testPlain)}</p>}
        </div>
      )}
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
    </section>
  )
}
