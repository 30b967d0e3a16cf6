import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useWords } from '../design/words.tsx'
import type { ProviderField } from './provider-fields.ts'

type Props = {
  field: ProviderField
  value: string | boolean
  error: string | null
  onValue(value: string | boolean): void
}

/** One setting of a service, as its kind is typed. */
export function ProviderFieldInput({ field, value, error, onValue }: Props) {
  const { t } = useWords()
  const label = t(field.label)
  const description = field.hint && t(field.hint, { open: '{', close: '}' })
  if (field.as === 'check')
    return (
      <Checkbox
        size="xs"
        label={label}
        description={description}
        checked={value === true}
        onChange={(event) => onValue(event.currentTarget.checked)}
      />
    )
  const common = { label, description, error, value: String(value) }
  if (typeof field.as === 'object')
    return (
      <NativeSelect
        {...common}
        data={field.as.choices.map(([choice, name]) => ({ value: choice, label: t(name) }))}
        onChange={(event) => onValue(event.currentTarget.value)}
      />
    )
  if (field.as === 'area')
    return (
      <Textarea
        {...common}
        autosize
        minRows={2}
        maxRows={8}
        spellCheck={false}
        onChange={(event) => onValue(event.currentTarget.value)}
      />
    )
  return (
    <TextInput
      {...common}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onValue(event.currentTarget.value)}
    />
  )
}
