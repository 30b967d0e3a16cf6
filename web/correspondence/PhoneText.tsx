import { smsSize } from '../../src/adapters/sms/segments.ts'
import detail from '../design/detail.module.css'
import { useWords } from '../design/words.tsx'
import classes from './message.module.css'
import { providerWords as words } from './provider-wording.ts'

/** A text message as a telephone shows it, with how the networks count it. */
export function PhoneText({ text }: { text: string }) {
  const { t } = useWords()
  const { segments, room, encoding } = smsSize(text)
  return (
    <>
      <p className={classes.phone} aria-label={t(words.onPhone)}>
        {text}
      </p>
      <p className={detail.quiet}>
        {t(words.size, { segments, room })}
        {encoding === 'ucs2' && ` · ${t(words.sizeUnicode)}`}
      </p>
    </>
  )
}
