import { showNotification } from '@mantine/notifications'
import { say } from '../../src/kernel/wording.ts'
import { wording } from './wording.ts'

/** Says that something was done that has no undo; the sentence leaves by itself. */
export const tellDone = (message: string): void => {
  showNotification({ message, autoClose: 5000, withCloseButton: false })
}

/** Says that something was not done, and why; it stays until it is read. */
export const tellNotDone = (message: string): void => {
  // Said from outside the tree of components: the document knows the language.
  const close = say(document.documentElement.lang === 'en' ? 'en' : 'fr', wording.close)
  showNotification({ message, autoClose: false, withCloseButton: true, closeButtonProps: { 'aria-label': close } })
}
