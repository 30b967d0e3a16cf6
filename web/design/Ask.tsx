import { Modal } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, type ReactNode, useState } from 'react'
import { ActionButton } from './ActionButton.tsx'
import classes from './ask.module.css'
import { ErrorState } from './ErrorState.tsx'
import { useFocusReturn } from './focus-return.ts'
import { wording } from './wording.ts'
import { useWords } from './words.tsx'

type Props = {
  opened: boolean
  title: string
  /** The verb and its object, on the button. */
  act: string
  /** Closes the question when it succeeds; what it throws is shown above the button, and nothing typed is lost. */
  onAct(): Promise<unknown>
  onClose(): void
  /** Why it cannot be done as it stands: shown under the button. */
  refusal?: string | null
  size?: string | number
  children: ReactNode
}

/** A question before an act: its fields, its failure, and one button. Enter in a field, or Ctrl-Enter anywhere, acts. */
export function Ask({ opened, title, onClose, size = 'md', ...rest }: Props) {
  const { t } = useWords()
  useFocusReturn(opened)
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={size}
      closeButtonProps={{ 'aria-label': t(wording.close) }}
    >
      <Question onClose={onClose} {...rest} />
    </Modal>
  )
}

function Question({ act, onAct, onClose, refusal, children }: Omit<Props, 'opened' | 'title' | 'size'>) {
  const { t } = useWords()
  const [failure, setFailure] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const go = async () => {
    if (busy || refusal) return
    setBusy(true)
    setFailure(null)
    try {
      await onAct()
      onClose()
    } catch (thrown) {
      setFailure(thrown)
    } finally {
      setBusy(false)
    }
  }
  const sent = (event: FormEvent) => {
    event.preventDefault()
    void go()
  }
  const pressed = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    // A field reads what was typed on this very key: the form is sent once that is known, or it would send what was there before.
    const form = event.currentTarget
    queueMicrotask(() => form.requestSubmit())
  }
  return (
    <form className={classes.ask} onSubmit={sent} onKeyDown={pressed} noValidate>
      {children}
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
      <div className={classes.acts}>
        <ActionButton primary type="submit" onAct={go} refusal={refusal}>
          {act}
        </ActionButton>
        <ActionButton onAct={onClose}>{t(wording.giveUp)}</ActionButton>
      </div>
    </form>
  )
}
