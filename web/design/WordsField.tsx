import { TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { Sentence } from '../../src/kernel/wording.ts'
import { useKeys } from './keyboard.tsx'
import listing from './listing.module.css'

/** Pauses shorter than this belong to one word being typed. */
const TYPING_MS = 200

type Props = {
  value: string
  onValue(words: string): void
  label: string
  placeholder: string
  /** What the key `f` does here, for the keyboard map. */
  does: Sentence
}

/** Words that narrow a list while they are typed. Escape empties the field, then leaves it. */
export function WordsField({ value, onValue, label, placeholder, does }: Props) {
  const [text, setText] = useState(value)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => setText(value), [value])
  useEffect(() => {
    if (text.trim() === value) return
    const timer = setTimeout(() => onValue(text.trim()), TYPING_MS)
    return () => clearTimeout(timer)
  }, [text])
  useKeys([{ keys: 'f', does, group: 'act', run: () => field.current?.focus() }])
  return (
    <TextInput
      ref={field}
      className={listing.search}
      size="xs"
      type="search"
      maxLength={100}
      aria-label={label}
      placeholder={placeholder}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && (text === '' ? field.current?.blur() : setText(''))}
    />
  )
}
