import { showNotification } from '@mantine/notifications'

/** Says that something was done that has no undo; the sentence leaves by itself. */
export const tellDone = (message: string): void => {
  showNotification({ message, autoClose: 5000, withCloseButton: false })
}

/** Says that something was not done, and why; it stays until it is read. */
export const tellNotDone = (message: string): void => {
  showNotification({ message, autoClose: false, withCloseButton: true })
}
