import { NumberInput, PasswordInput, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { useWords } from '../design/words.tsx'
import classes from './correspondence.module.css'
import type { MailServerDraft } from './mail-server-draft.ts'
import { wording } from './wording.ts'

type Props = {
  draft: MailServerDraft
  onDraft(draft: MailServerDraft): void
  server: { hasPassword: boolean; isPasswordReadable: boolean } | null
  faultAt(field: keyof MailServerDraft): string | null
}

const USUAL_PORTS = { tls: 465, starttls: 587, none: 25 } as const

/** Everything needed to hand mail over to a server of the organisation's own. */
export function MailServerFields({ draft, onDraft, server, faultAt }: Props) {
  const { t } = useWords()
  const set = (change: Partial<MailServerDraft>) => onDraft({ ...draft, ...change })
  const passwordHint = server?.hasPassword
    ? t(server.isPasswordReadable ? wording.passwordKept : wording.passwordUnreadable)
    : undefined
  return (
    <>
      <div className={classes.pair}>
        <TextInput
          label={t(wording.host)}
          description={t(wording.hostHint)}
          autoComplete="off"
          spellCheck={false}
          value={draft.host}
          error={faultAt('host')}
          onChange={(event) => set({ host: event.currentTarget.value })}
        />
        <NumberInput
          label={t(wording.port)}
          description={' '}
          value={draft.port}
          min={1}
          max={65535}
          hideControls
          allowDecimal={false}
          error={faultAt('port')}
          onChange={(value) => set({ port: Number(value) })}
        />
      </div>
      <div>
        <SegmentedControl
          size="xs"
          aria-label={t(wording.security)}
          value={draft.security}
          onChange={(value) => {
            const security = value as MailServerDraft['security']
            const wasUsual = draft.port === USUAL_PORTS[draft.security]
            set({ security, port: wasUsual ? USUAL_PORTS[security] : draft.port })
          }}
          data={[
            { value: 'starttls', label: t(wording.securityStarttls) },
            { value: 'tls', label: t(wording.securityTls) },
            { value: 'none', label: t(wording.securityNone) },
          ]}
        />
        {draft.security === 'none' && <p className={classes.quiet}>{t(wording.securityNoneWarns)}</p>}
      </div>
      <TextInput
        label={t(wording.username)}
        description={t(wording.usernameHint)}
        autoComplete="off"
        spellCheck={false}
        value={draft.username}
        error={faultAt('username')}
        onChange={(event) => set({ username: event.currentTarget.value })}
      />
      <PasswordInput
        label={t(wording.password)}
        description={passwordHint}
        autoComplete="new-password"
        value={draft.password}
        error={faultAt('password')}
        onChange={(event) => set({ password: event.currentTarget.value })}
      />
      <TextInput
        label={t(wording.fromName)}
        value={draft.fromName}
        error={faultAt('fromName')}
        onChange={(event) => set({ fromName: event.currentTarget.value })}
      />
      <TextInput
        label={t(wording.fromEmail)}
        type="email"
        value={draft.fromEmail}
        error={faultAt('fromEmail')}
        onChange={(event) => set({ fromEmail: event.currentTarget.value })}
      />
      <NumberInput
        label={t(wording.pace)}
        value={draft.messagesPerMinute}
        min={1}
        max={10_000}
        hideControls
        allowDecimal={false}
        onChange={(value) => set({ messagesPerMinute: Number(value) })}
      />
      <Textarea
        label={t(wording.authority)}
        description={t(wording.authorityHint)}
        value={draft.authority}
        autosize
        minRows={1}
        maxRows={5}
        spellCheck={false}
        error={faultAt('authority')}
        onChange={(event) => set({ authority: event.currentTarget.value })}
      />
    </>
  )
}
