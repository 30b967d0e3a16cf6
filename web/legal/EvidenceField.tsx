import { Textarea } from '@mantine/core'

type Props = {
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly autoFocus?: boolean
  onValue(value: string): void
}

/** What shows that something happened, in some words: as long as the server keeps it. */
export const EvidenceField = ({ label, hint, value, autoFocus = false, onValue }: Props) => (
  <Textarea
    data-autofocus={autoFocus || undefined}
    label={label}
    description={hint}
    value={value}
    maxLength={2000}
    autosize
    minRows={2}
    onChange={(event) => onValue(event.currentTarget.value)}
  />
)
