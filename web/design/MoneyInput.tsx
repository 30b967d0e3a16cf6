import { TextInput } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { decimalText } from '../../src/kernel/money.ts'
import { tellRefusal } from '../../src/kernel/verdict.ts'
import type { Lang } from '../../src/kernel/wording.ts'
import { asPositive, parseMoney } from './parse-money.ts'
import { useWords } from './words.tsx'

type Props = {
  label: string
  currency: string
  /** Minor units; null when empty. */
  cents: number | null
  onCents(cents: number | null): void
  description?: ReactNode
  error?: ReactNode
  required?: boolean
}

/** An amount typed by hand, zero or more. What cannot be read, or is below zero, is refused with a sentence and stays as typed. */
export function MoneyInput({ label, currency, cents, onCents, description, error, required }: Props) {
  const { lang } = useWords()
  const [text, setText] = useState(() => editable(lang, cents, currency))
  const [refusal, setRefusal] = useState<string | null>(null)
  useEffect(() => {
    // A value set from outside replaces the text; one that came from the text leaves it as typed.
    const typed = asPositive(parseMoney(lang, text, currency), text)
    if (cents !== null && (!typed.ok || typed.value !== cents)) setText(editable(lang, cents, currency))
  }, [cents])

  const read = (typed: string) => {
    setText(typed)
    const verdict = asPositive(parseMoney(lang, typed, currency), typed)
    if (verdict.ok) setRefusal(null)
    onCents(verdict.ok ? verdict.value : null)
  }
  const settle = () => {
    const verdict = asPositive(parseMoney(lang, text, currency), text)
    setRefusal(verdict.ok ? null : tellRefusal(lang, verdict.refusal))
    if (verdict.ok) setText(editable(lang, verdict.value, currency))
  }
  return (
    <TextInput
      label={label}
      description={description}
      required={required}
      withAsterisk={false}
      inputMode="decimal"
      autoComplete="off"
      value={text}
      error={refusal ?? error}
      onChange={(event) => read(event.currentTarget.value)}
      onBlur={settle}
      rightSection={<span aria-hidden>{currency === 'EUR' ? '€' : currency}</span>}
      rightSectionWidth={currency === 'EUR' ? 28 : 46}
      styles={{ input: { textAlign: 'right' } }}
    />
  )
}

/** The amount as one types it, grouped, without its currency. */
function editable(lang: Lang, cents: number | null, currency: string): string {
  if (cents === null) return ''
  const [whole = '', decimals] = decimalText(cents, currency).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, lang === 'fr' ? '\u202f' : ',')
  return decimals === undefined ? grouped : `${grouped}${lang === 'fr' ? ',' : '.'}${decimals}`
}
