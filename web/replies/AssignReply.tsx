import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { type ReplyView, repliesRoutes } from '../../src/replies/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { useMe } from '../access/session.ts'
import { CustomerSearch } from '../cash/CustomerSearch.tsx'
import type { Named } from '../cash/match-draft.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { FileFinder } from '../outsourcing/FileFinder.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import classes from './replies.module.css'
import { repliesWords as words } from './wording.ts'

/** Says whose reply it is; its address may be theirs from now on. */
export function AssignReply({ reply, onDone }: { reply: ReplyView; onDone?(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('desk.work')
  const collects = useMe().data?.organisations.find(({ orgId }) => orgId === api.orgId)?.collects ?? false
  const [chosen, setChosen] = useState<Named | null>(null)
  const [learns, setLearns] = useState(true)
  const [failure, setFailure] = useState<unknown>(null)
  const act = async (work: () => Promise<unknown>, done: string) => {
    setFailure(null)
    try {
      await work()
      tellDone(done)
      onDone?.()
      await refresh()
    } catch (thrown) {
      setFailure(thrown)
    }
  }
  const params = { id: reply.id }
  const assign = async () => {
    if (!chosen) return
    const body = { customerId: chosen.id, learns }
    await act(() => api.call(repliesRoutes.assignReply, { params, body }), t(words.assigned))
  }
  const handOn = ({ creditor: creditorId, customerId }: { creditor: number; customerId: string }) =>
    act(
      () => api.call(repliesRoutes.handOnReply, { params, body: { creditorId, customerId, learns } }),
      t(words.handedOn),
    )
  return (
    <form className={classes.form} onSubmit={(event) => event.preventDefault()}>
      <CustomerSearch label={t(words.assignTo)} chosen={chosen} onChoose={setChosen} />
      {reply.fromAddress && (
        <Checkbox
          size="xs"
          label={t(words.learns, { address: reply.fromAddress })}
          checked={learns}
          onChange={(event) => setLearns(event.currentTarget.checked)}
        />
      )}
      {collects && reply.channel === 'email' && (
        <details>
          <summary className={detail.quiet}>{t(words.ofCreditors)}</summary>
          <FileFinder act={t(words.handOn)} onFile={(file) => void handOn(file)} />
        </details>
      )}
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
      <div className={detail.acts}>
        <ActionButton type="submit" primary refusal={refusal} onAct={assign}>
          {t(words.assign)}
        </ActionButton>
        <ActionButton
          refusal={refusal}
          shortcut={{ keys: 'z', does: words.keyDismiss }}
          onAct={() => act(() => api.call(repliesRoutes.dismissReply, { params }), t(words.dismissed))}
        >
          {t(words.dismiss)}
        </ActionButton>
      </div>
    </form>
  )
}
