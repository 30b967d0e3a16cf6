import { NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type AgencyWriting, dunningRoutes as routes } from '../../src/dunning/contract.ts'
import { dayIn } from '../../src/kernel/calendar.ts'
import { useMembership, useOrganisation } from '../access/membership.tsx'
import { MessageView } from '../correspondence/MessageView.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { Reason } from '../design/Reason.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import classes from '../parties/parties.module.css'
import { useAgencyApi, useRefreshBoth, useWriting } from './agency-api.ts'
import { agencyWords as words } from './agency-words.ts'
import { channelNames } from './wording.ts'

type Channel = AgencyWriting['channels'][number]['channel']
type Props = { customerId: string; onSent(messageId: string): void }

/** What an agent writes to a debtor: by which step and channel, as it would leave now, in the step's words or their own. */
export function AgencyLetter({ customerId, onSent }: Props) {
  const found = useWriting(customerId)
  if (!found.data) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[2, 1]} rows={8} />
  }
  return <Letter one={found.data} customerId={customerId} onSent={onSent} />
}

function Letter({ one, customerId, onSent }: Props & { one: AgencyWriting }) {
  const { t, day } = useWords()
  const api = useAgencyApi()!
  const refresh = useRefreshBoth()
  const { orgId } = useMembership()
  const timeZone = useOrganisation().data?.timeZone ?? 'Europe/Paris'
  const may = one.channels.filter(({ whyNot }) => whyNot === null).map(({ channel }) => channel)
  const [stepId, setStepId] = useState(one.steps[0]?.id ?? '')
  const [channel, setChannel] = useState<Channel>(may.includes('email') ? 'email' : (may[0] ?? 'letter'))
  const [text, setText] = useState<{ subject: string; body: string } | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const params = { creditorId: orgId, id: customerId }
  const body = { stepId, channel, text }
  const preview = useQuery({
    queryKey: [...api.keyOf(routes.previewAgencyMessage), params, body, document.documentElement.lang],
    queryFn: ({ signal }) => api.call(routes.previewAgencyMessage, { params, body, signal }),
    placeholderData: (before) => before,
    retry: false,
  })
  const shown = preview.error ? undefined : preview.data
  const send = async () => {
    setFailure(null)
    try {
      const { messageId } = await api.call(routes.sendAgencyMessage, { params, body })
      await refresh()
      tellDone(t(words.sent))
      onSent(messageId)
    } catch (cause) {
      setFailure(cause)
    }
  }
  const isPaper = channel === 'letter' || channel === 'registered_letter'
  return (
    <article className={detail.panel} aria-busy={preview.isPlaceholderData}>
      <header className={detail.panelHead}>
        <h2>{t(words.write)}</h2>
        <span className={detail.quiet}>
          {one.documents.map(({ documentNo, number }) => `${documentNo} (${number})`).join(', ')}
        </span>
      </header>
      <div className={classes.choices}>
        <NativeSelect
          size="xs"
          label={t(words.step)}
          value={stepId}
          onChange={(event) => {
            setStepId(event.currentTarget.value)
            setText(null)
          }}
          data={one.steps.map((step) => ({ value: step.id, label: step.name }))}
        />
        <SegmentedControl
          size="xs"
          aria-label={t(words.channel)}
          value={channel}
          onChange={(value) => setChannel(value as Channel)}
          data={one.channels.map((each) => ({
            value: each.channel,
            label: t(channelNames[each.channel]),
            disabled: each.whyNot !== null,
          }))}
        />
      </div>
      <ul className={classes.reasons}>
        {[...new Set(one.channels.flatMap(({ whyNot }) => whyNot ?? []))].map((whyNot) => (
          <li key={whyNot}>
            <Reason kind="held">{whyNot}</Reason>
          </li>
        ))}
      </ul>
      {preview.error && <ErrorState failure={preview.error} onRetry={() => void preview.refetch()} />}
      {!preview.data && !preview.error && <SkeletonTable columns={[2, 1]} rows={8} />}
      {text && (
        <>
          <TextInput
            label={t(words.subject)}
            value={text.subject}
            maxLength={300}
            onChange={(event) => setText({ ...text, subject: event.currentTarget.value })}
          />
          <Textarea
            label={t(words.body)}
            autosize
            minRows={8}
            value={text.body}
            onChange={(event) => setText({ ...text, body: event.currentTarget.value })}
          />
        </>
      )}
      {shown && (
        <p className={detail.address}>
          {shown.toName}
          {shown.toAddress && <span> · {shown.toAddress}</span>}
          <span> · {t(words.leaves, { day: day(dayIn(timeZone, new Date(shown.leavesAt))) })}</span>
        </p>
      )}
      {failure !== null && <ErrorState failure={failure} />}
      <div className={detail.acts}>
        <ActionButton primary refusal={one.barred} onAct={send}>
          {t(isPaper ? words.sendLetter : words.send)}
        </ActionButton>
        {(text || shown) && (
          <ActionButton onAct={() => setText(text ? null : (shown?.template ?? null))}>
            {t(text ? words.keepText : words.editText)}
          </ActionButton>
        )}
      </div>
      {shown && <MessageView subject={shown.subject} html={shown.html} text={shown.text} />}
    </article>
  )
}
