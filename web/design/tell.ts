import { hideNotification, showNotification } from '@mantine/notifications'
import { say } from '../../src/kernel/wording.ts'
import { wording } from './wording.ts'

/** The last thing that was said to be done: the next one takes its place, so that nobody reads two at a time. */
let done = { id: '', born: 0 }

/** Says that something was done that has no undo; the sentence leaves by itself. */
export const tellDone = (message: string): void => {
  hideNotification(done.id)
  done = { id: `done-${done.born + 1}`, born: done.born + 1 }
  showNotification({ id: done.id, message, autoClose: 5000, withCloseButton: false })
}

/** Says that something was not done, and why; it stays until it is read. Said again meanwhile, it is the same. */
export const tellNotDone = (message: string): void => {
  // Said from outside the tree of components: the document knows the language.
  const close = say(document.documentElement.lang === 'en' ? 'en' : 'fr', wording.close)
  showNotification({
    ...{ id: `not-done ${message}`, message, autoClose: false, withCloseButton: true },
    closeButtonProps: { 'aria-label': close },
  })
}
