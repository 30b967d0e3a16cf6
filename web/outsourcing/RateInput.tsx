import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { parsePercent, percentText } from '../cash/percent.ts'
import { useWords } from '../design/words.tsx'
import { simulatorWords as words } from './simulator-wording.ts'

type Props = { label: string; description?: string; bp: number | null; onBp(bp: number | null): void }

/** A share typed by hand; what cannot be read stays as typed and changes nothing. */
export function RateInput({ label, description, bp, onBp }: Props) {
  const { t, lang } = useWords()
  const [text, setText] = useState(bp === null ? '' : percentText(lang, bp))
  const read = text.trim() === '' ? null : parsePercent(text.replaceAll('\u202f', ' '))
  const isWrong = text.trim() !== '' && (read === null || read > 10_000)
  return (
    <TextInput
      label={label}
      description={description}
      value={text}
      error={isWrong ? t(words.badNumber) : undefined}
      onChange={(event) => {
        const typed = event.currentTarget.value
        setText(typed)
        const next = typed.trim() === '' ? null : parsePercent(typed.replaceAll('\u202f', ' '))
        if (typed.trim() === '' || (next !== null && next <= 10_000)) onBp(next)
      }}
    />
  )
}

/** A number typed by hand, with its decimals. */
export function NumberInput({
  label,
  value,
  least = 0,
  onValue,
}: {
  label: string
  value: number
  least?: number
  onValue(value: number): void
}) {
  const { t, lang } = useWords()
  const [text, setText] = useState(String(value).replace('.', lang === 'fr' ? ',' : '.'))
  const read = (typed: string) => Number(typed.trim().replace(',', '.'))
  const holds = (typed: string) => typed.trim() !== '' && read(typed) >= least
  return (
    <TextInput
      label={label}
      value={text}
      error={holds(text) ? undefined : t(words.badNumber)}
      onChange={(event) => {
        setText(event.currentTarget.value)
        if (holds(event.currentTarget.value)) onValue(read(event.currentTarget.value))
      }}
    />
  )
}
