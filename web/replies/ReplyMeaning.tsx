import { useState } from 'react'
import type { Confirmation, ReplyView } from '../../src/replies/contract.ts'
import { REPLY_KINDS, type ReplyKind } from '../../src/replies/model.ts'
import { kindNames } from '../../src/replies/wording.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { useKeys } from '../design/keyboard.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { AssignReply } from './AssignReply.tsx'
import { MeaningFields } from './MeaningFields.tsx'
import { draftOf, meant } from './meaning.ts'
import classes from './replies.module.css'
import { useReplyDoor } from './reply-door.ts'
import { repliesWords as words } from './wording.ts'

/** The key of a meaning by its place: 1 to 9, then 0. */
const keyOf = (at: number): string => String((at + 1) % 10)

/** What a reply means, as it was read or as the person says: Enter does it, 1 to 9 and 0 say otherwise. */
export function ReplyMeaning({ reply }: { reply: ReplyView }) {
  const { t } = useWords()
  const { confirm: says, dismiss, refusal, refresh, isAgency } = useReplyDoor(reply.id)
  const [kind, setKind] = useState<ReplyKind>(reply.proposals[0]?.kind ?? 'other')
  const drafted = (chosen: ReplyKind) => {
    const draft = draftOf(reply, chosen)
    return isAgency ? { ...draft, sendsStatement: false } : draft
  }
  const [draft, setDraft] = useState(() => drafted(kind))
  const [fault, setFault] = useState<string | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const [assigning, setAssigning] = useState(false)
  const choose = (chosen: ReplyKind) => {
    setKind(chosen)
    setDraft(drafted(chosen))
    setFault(null)
    setFailure(null)
  }
  useKeys(
    REPLY_KINDS.map((one, at) => ({
      keys: keyOf(at),
      does: {
        fr: words.keyKind.fr.replace('{kind}', kindNames[one].fr),
        en: words.keyKind.en.replace('{kind}', kindNames[one].en),
      },
      group: 'act' as const,
      run: () => choose(one),
    })),
  )
  const act = async (work: () => Promise<unknown>, done: string) => {
    setFailure(null)
    try {
      await work()
      tellDone(done)
      await refresh()
    } catch (thrown) {
      setFailure(thrown)
    }
  }
  const confirm = async () => {
    const said: Confirmation | keyof typeof words = meant(kind, draft)
    if (typeof said === 'string') return setFault(t(words[said]))
    setFault(null)
    await act(() => says(said), t(words.confirmed))
  }
  const quote = reply.proposals.find((one) => one.kind === kind)?.quote
  if (assigning) return <AssignReply reply={reply} onDone={() => setAssigning(false)} />
  return (
    <form className={classes.form} noValidate onSubmit={(event) => event.preventDefault()}>
      <fieldset className={classes.documents}>
        <legend className={detail.quiet}>{t(words.meaning)}</legend>
        <div className={classes.kinds}>
          {REPLY_KINDS.map((one, at) => (
            <button key={one} type="button" aria-pressed={one === kind} onClick={() => choose(one)}>
              <kbd>{keyOf(at)}</kbd> {t(kindNames[one])}
            </button>
          ))}
        </div>
      </fieldset>
      {quote && <p className={classes.quote}>{t(words.quote, { quote })}</p>}
      <MeaningFields kind={kind} reply={reply} draft={draft} onDraft={setDraft} isAgency={isAgency} />
      {fault && (
        <p role="alert" className={classes.wrong}>
          {fault}
        </p>
      )}
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
      <div className={detail.acts}>
        <ActionButton
          type="submit"
          primary
          refusal={refusal}
          shortcut={{ keys: 'Enter', does: words.keyConfirm }}
          onAct={confirm}
        >
          {t(words.confirm, { kind: t(kindNames[kind]) })}
        </ActionButton>
        <ActionButton
          refusal={refusal}
          shortcut={{ keys: 'z', does: words.keyDismiss }}
          onAct={() => act(dismiss, t(words.dismissed))}
        >
          {t(words.dismiss)}
        </ActionButton>
        {!isAgency && (
          <ActionButton
            refusal={refusal}
            shortcut={{ keys: 'a', does: words.keyAssign }}
            onAct={() => setAssigning(true)}
          >
            {t(words.assign)}
          </ActionButton>
        )}
      </div>
    </form>
  )
}
