import { TextInput } from '@mantine/core'
import { useOrganisation } from '../access/membership.tsx'
import detail from '../design/detail.module.css'
import { Instant } from '../design/Instant.tsx'
import { Reason } from '../design/Reason.tsx'
import { useWords } from '../design/words.tsx'
import type { ProviderView } from './ProviderSettings.tsx'
import { providerWords as words } from './provider-wording.ts'
import classes from './settings.module.css'

/** How a service stands: what it last answered, what it is told to call, and who called in its name without proof. */
export function ProviderStanding({ provider }: { provider: ProviderView }) {
  const { t } = useWords()
  const timeZone = useOrganisation().data?.timeZone
  const { lastAnswer, lastAnswerAt, lastAnswerGood, refusedCalls, refusedAt } = provider
  return (
    <div className={classes.standing}>
      {!provider.areSecretsReadable && <Reason kind="held">{t(words.secretsUnreadable)}</Reason>}
      <h3>
        {t(words.lastAnswer)} · {t(provider.isLive ? words.isLive : words.isTest)}
      </h3>
      {lastAnswer === null || lastAnswerAt === null ? (
        <p className={detail.quiet}>{t(words.noAnswerYet)}</p>
      ) : (
        <Reason kind={lastAnswerGood ? 'evidence' : 'held'}>
          <Instant at={lastAnswerAt} timeZone={timeZone} /> {lastAnswer}
        </Reason>
      )}
      <TextInput
        label={t(words.hookAddress)}
        value={provider.hookAddress}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
      />
      {refusedCalls > 0 && refusedAt !== null && (
        <Reason kind="held">
          {t(words.refusedCalls, { n: refusedCalls })} · <Instant at={refusedAt} timeZone={timeZone} />
        </Reason>
      )}
    </div>
  )
}
