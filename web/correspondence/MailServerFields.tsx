import { NumberInput, PasswordInput, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import detail from '../design/detail.module.css'
import { useWords } from '../design/words.tsx'
import type { MailServerDraft } from './mail-server-draft.ts'
import { settingsWords } from './sending-settings-wording.ts'
import classes from './settings.module.css'

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
    ? t(server.isPasswordReadable ? settingsWords.passwordKept : settingsWords.passwordUnreadable)
    : undefined
  return (
    <>
      <div className={classes.pair}>
        <TextInput
          label={t(settingsWords.host)}
          description={t(settingsWords.hostHint)}
          autoComplete="off"
          spellCheck={false}
          value={draft.host}
          error={faultAt('host')}
          onChange={(event) => set({ host: event.currentTarget.value })}
        />
        <NumberInput
          label={t(settingsWords.port)}
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
          aria-label={t(settingsWords.security)}
          value={draft.security}
          onChange={(value) => {
            const security = value as MailServerDraft['security']
            const wasUsual = draft.port === USUAL_PORTS[draft.security]
            set({ security, port: wasUsual ? USUAL_PORTS[security] : draft.port })
          }}
          data={[
            { value: 'starttls', label: t(settingsWords.securityStarttls) },
            { value: 'tls', label: t(settingsWords.securityTls) },
            { value: 'none', label: t(settingsWords.securityNone) },
          ]}
        />
        {draft.security === 'none' && <p className={detail.quiet}>{t(settingsWords.securityNoneWarns)}</p>}
      </div>
      <TextInput
        label={t(settingsWords.username)}
        description={t(settingsWords.usernameHint)}
        autoComplete="off"
        spellCheck={false}
        value={draft.username}
        error={faultAt('username')}
        onChange={(event) => set({ username: event.currentTarget.value })}
      />
      <PasswordInput
        label={t(settingsWords.password)}
        description={passwordHint}
        autoComplete="new-password"
        value={draft.password}
        error={faultAt('password')}
        onChange={(event) => set({ password: event.currentTarget.value })}
      />
      <TextInput
        label={t(settingsWords.fromName)}
        value={draft.fromName}
        error={faultAt('fromName')}
        onChange={(event) => set({ fromName: event.currentTarget.value })}
      />
      <TextInput
        label={t(settingsWords.fromEmail)}
        type="email"
        value={draft.fromEmail}
        error={faultAt('fromEmail')}
        onChange={(event) => set({ fromEmail: event.currentTarget.value })}
      />
      <div className={classes.pair}>
        <NumberInput
          label={t(settingsWords.pace)}
          description={' '}
          value={draft.messagesPerMinute}
          min={1}
          max={60_000}
          hideControls
          allowDecimal={false}
          onChange={(value) => set({ messagesPerMinute: Number(value) })}
        />
        <NumberInput
          label={t(settingsWords.connections)}
          description={t(settingsWords.connectionsHint)}
          value={draft.connections ?? 2}
          min={1}
          max={20}
          hideControls
          allowDecimal={false}
          onChange={(value) => set({ connections: Number(value) })}
        />
      </div>
      <Textarea
        label={t(settingsWords.authority)}
        description={t(settingsWords.authorityHint)}
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
