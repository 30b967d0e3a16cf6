import { SegmentedControl } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useWords } from '../design/words.tsx'
import { MessageFrame } from './MessageFrame.tsx'
import classes from './message.module.css'
import { PhoneText } from './PhoneText.tsx'
import { wording } from './wording.ts'

type Props = {
  subject: string
  /** Empty for a text message: its words alone are shown, as a telephone does. */
  html: string
  text: string
  /** The same as a sheet of paper, where the message is a letter. */
  letter?: ReactNode
  /** What stands beside the switch of forms: who it goes to, a button. */
  aside?: ReactNode
  /** Its subject is read elsewhere on the page. */
  isTitled?: boolean
}

type Form = 'mail' | 'text' | 'letter'

/** A message in the forms its reader may see it: the mail, its plain text, the letter. */
export function MessageView({ subject, html, text, letter, aside, isTitled }: Props) {
  const { t } = useWords()
  const [chosen, choose] = useState<Form>('mail')
  const form = chosen === 'letter' && !letter ? 'mail' : chosen
  if (html === '')
    return (
      <section className={classes.view} aria-label={t(wording.whatTheyGot)}>
        {aside}
        <PhoneText text={text} />
      </section>
    )
  return (
    <section className={classes.view} aria-label={t(wording.whatTheyGot)}>
      <div className={classes.viewHead}>
        <SegmentedControl
          size="xs"
          aria-label={t(wording.shownAs)}
          value={form}
          onChange={(value) => choose(value as Form)}
          data={[
            { value: 'mail', label: t(wording.asMail) },
            { value: 'text', label: t(wording.asText) },
            ...(letter ? [{ value: 'letter', label: t(wording.asLetter) }] : []),
          ]}
        />
        {aside}
      </div>
      {form === 'letter' ? (
        letter
      ) : (
        <>
          {!isTitled && <p className={classes.subject}>{subject}</p>}
          {form === 'mail' ? (
            <MessageFrame subject={subject} html={html} />
          ) : (
            <pre className={classes.plain} tabIndex={0}>
              {text}
            </pre>
          )}
        </>
      )}
    </section>
  )
}
