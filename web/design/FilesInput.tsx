import type { RefObject } from 'react'

type Props = {
  /** Opened by the button beside it: `field.current?.click()`. */
  field: RefObject<HTMLInputElement | null>
  testId: string
  multiple?: boolean
  accept?: string
  onFiles(files: File[]): unknown
}

/** The browser's own choice of files, behind a button. The same file may be chosen again. */
export function FilesInput({ field, testId, onFiles, ...props }: Props) {
  return (
    <input
      {...props}
      ref={field}
      type="file"
      hidden
      data-testid={testId}
      onChange={(event) => {
        onFiles([...(event.currentTarget.files ?? [])])
        event.currentTarget.value = ''
      }}
    />
  )
}
