import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type RefObject, useEffect, useRef, useState } from 'react'

/** What is looked for while it is typed. Enter pressed before the answer came takes its first row when it does. */
export type TypedSearch = {
  readonly field: RefObject<HTMLInputElement | null>
  readonly text: string
  /** What is asked of the server: the text, once the keys have come to rest. */
  readonly typed: string
  readonly isTyping: boolean
  readonly takesFirst: boolean
  change(text: string): void
  enter(isPressed: boolean): void
}

export function useTypedSearch(): TypedSearch {
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [typed] = useDebouncedValue(text.trim(), 150)
  const [takesFirst, enter] = useState(false)
  const change = (next: string) => {
    setText(next)
    enter(false)
  }
  return { field, text, typed, isTyping: typed !== text.trim(), takesFirst, change, enter }
}

/** Takes the first row once the answer is that of what was typed. */
export function useFirstTaken({ takesFirst, enter }: TypedSearch, isLate: boolean, take: (() => void) | null): void {
  useEffect(() => {
    if (!takesFirst || isLate) return
    enter(false)
    take?.()
  }, [takesFirst, isLate])
}

type Props = {
  search: TypedSearch
  label: string
  hint: string
  /** What was chosen of another search counts no more. */
  onChanged(): void
  /** Leaves the field or the choice, not the panel. */
  onLeave(): void
}

export function SearchField({ search, label, hint, onChanged, onLeave }: Props) {
  return (
    <TextInput
      ref={search.field}
      size="xs"
      aria-label={label}
      placeholder={hint}
      maxLength={60}
      value={search.text}
      onChange={(event) => {
        search.change(event.currentTarget.value)
        onChanged()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) search.enter(true)
        if (event.key !== 'Escape') return
        event.preventDefault()
        onLeave()
      }}
    />
  )
}
