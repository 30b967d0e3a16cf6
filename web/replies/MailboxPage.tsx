import { Checkbox, NumberInput, PasswordInput, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type MailboxInput, type MailboxView, repliesRoutes } from '../../src/replies/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { Instant } from '../design/Instant.tsx'
import { Reason } from '../design/Reason.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { NoRight } from '../shell/notices.tsx'
import { useApi } from '../wire/api.tsx'
import { RefusedByServer } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import { RepliesFrame } from './RepliesFrame.tsx'
import classes from './replies.module.css'
import { repliesWords as words } from './wording.ts'

/** The mailbox that replies reach: where it is, how often it is read, and how the last visit went. */
export function MailboxPage() {
  const api = useApi()
  const refusal = useRefusal('settings.manage')
  const found = useQuery({ ...api.ask(repliesRoutes.mailbox, {}), enabled: refusal === null })
  return (
    <RepliesFrame here="boite">
      {refusal && <NoRight sentence={refusal} />}
      {found.error && !found.data && <ErrorState failure={found.error} onRetry={() => void found.refetch()} />}
      {!refusal && !found.data && !found.error && <SkeletonTable columns={[2, 3]} rows={8} />}
      {found.data && <MailboxForm key={found.data.mailbox ? 'set' : 'none'} mailbox={found.data.mailbox} />}
    </RepliesFrame>
  )
}

type Draft = Omit<MailboxInput, 'password'> & { password: string }
const NEW: Draft = {
  host: '',
  port: 993,
  security: 'tls',
  username: '',
  password: '',
  authority: '',
  folder: 'INBOX',
  pollMinutes: 5,
  trustedServer: '',
  marksSeen: false,
}

function draftOf({ isPasswordReadable, polledAt, failure, ...mailbox }: MailboxView): Draft {
  return { ...mailbox, password: '' }
}

function MailboxForm({ mailbox }: { mailbox: MailboxView | null }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const [draft, setDraft] = useState<Draft>(mailbox ? draftOf(mailbox) : NEW)
  const [failure, setFailure] = useState<unknown>(null)
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change })
  const body: MailboxInput = { ...draft, password: draft.password || null }
  const at = failure instanceof RefusedByServer ? failure.where : undefined
  const faultAt = (field: keyof Draft) => (at === field && failure instanceof RefusedByServer ? failure.message : null)
  const attempt = async (work: () => Promise<string>) => {
    setFailure(null)
    try {
      tellDone(await work())
      await refresh()
    } catch (thrown) {
      setFailure(thrown)
    }
  }
  const save = () =>
    attempt(async () => {
      await api.call(repliesRoutes.saveMailbox, { body })
      set({ password: '' })
      return t(words.saved)
    })
  const text = (field: 'host' | 'username' | 'folder' | 'trustedServer', label: string, description?: string) => (
    <TextInput
      label={label}
      description={description}
      autoComplete="off"
      spellCheck={false}
      value={draft[field]}
      error={faultAt(field)}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
    />
  )
  return (
    <div className={classes.body}>
      <form className={classes.form} noValidate onSubmit={(event) => event.preventDefault()}>
        <p className={detail.quiet}>{t(words.mailboxWhat)}</p>
        {mailbox && <Visited mailbox={mailbox} />}
        <div className={classes.two}>
          {text('host', t(words.host))}
          <NumberInput
            label={t(words.port)}
            value={draft.port}
            min={1}
            max={65535}
            hideControls
            allowDecimal={false}
            error={faultAt('port')}
            onChange={(value) => set({ port: Number(value) })}
          />
        </div>
        <SegmentedControl
          size="xs"
          aria-label={t(words.security)}
          value={draft.security}
          onChange={(security) => set({ security: security as Draft['security'] })}
          data={[
            { value: 'tls', label: t(words.securityTls) },
            { value: 'starttls', label: t(words.securityStarttls) },
            { value: 'none', label: t(words.securityNone) },
          ]}
        />
        <div className={classes.two}>
          {text('username', t(words.username))}
          <PasswordInput
            label={t(words.password)}
            description={mailbox?.isPasswordReadable ? t(words.passwordKept) : undefined}
            autoComplete="new-password"
            value={draft.password}
            error={faultAt('password')}
            onChange={(event) => set({ password: event.currentTarget.value })}
          />
        </div>
        <div className={classes.two}>
          {text('folder', t(words.folder))}
          <NumberInput
            label={t(words.pollMinutes)}
            value={draft.pollMinutes}
            min={1}
            max={1440}
            hideControls
            allowDecimal={false}
            onChange={(value) => set({ pollMinutes: Number(value) })}
          />
        </div>
        {text('trustedServer', t(words.trustedServer), t(words.trustedServerHint))}
        <Textarea
          label={t(words.authority)}
          value={draft.authority}
          autosize
          minRows={1}
          maxRows={5}
          spellCheck={false}
          onChange={(event) => set({ authority: event.currentTarget.value })}
        />
        <Checkbox
          size="xs"
          label={t(words.marksSeen)}
          checked={draft.marksSeen}
          onChange={(event) => set({ marksSeen: event.currentTarget.checked })}
        />
        {failure !== null && !(at && at in draft && at !== 'security') && <ErrorState failure={failure} keepsTyped />}
        <div className={detail.acts}>
          <ActionButton primary type="submit" onAct={save}>
            {t(words.save)}
          </ActionButton>
          <ActionButton
            onAct={() =>
              attempt(async () =>
                t(words.tested, { n: (await api.call(repliesRoutes.testMailboxServer, { body })).mails }),
              )
            }
          >
            {t(words.test)}
          </ActionButton>
          {mailbox && (
            <ActionButton
              onAct={() =>
                attempt(async () => {
                  await api.call(repliesRoutes.dropMailbox, {})
                  return t(words.dropped)
                })
              }
            >
              {t(words.drop)}
            </ActionButton>
          )}
        </div>
      </form>
    </div>
  )
}

function Visited({ mailbox }: { mailbox: MailboxView }) {
  const { t } = useWords()
  if (mailbox.failure) return <Reason kind="held">{mailbox.failure}</Reason>
  if (!mailbox.polledAt) return <p className={detail.quiet}>{t(words.neverVisited)}</p>
  return (
    <p className={detail.quiet}>
      {t(words.visited)} <Instant at={mailbox.polledAt} />
    </p>
  )
}
