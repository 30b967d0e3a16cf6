import { Modal } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from 'react'
import { withoutAccents } from '../../src/kernel/plain-letters.ts'
import { ErrorState } from '../design/ErrorState.tsx'
import { useFocusReturn } from '../design/focus-return.ts'
import { Keys } from '../design/KeyboardHelp.tsx'
import { useWords } from '../design/words.tsx'
import classes from './search-palette.module.css'
import { wording } from './wording.ts'

export type Command = { name: string; keys?: string; run(): void }

/** One thing found: what it is, a figure or a day beside it, and what opens it. */
export type Found = { id: string; kind: string; name: string; detail?: ReactNode; open(): void }
export type Find = (text: string, signal: AbortSignal) => Promise<readonly Found[]>

type Props = {
  opened: boolean
  onClose(): void
  commands: readonly Command[]
  /** Searches the books; it decides itself whether the text is a name, a number or an amount. */
  find?: Find
}

/** `/` or Ctrl-K: customers, invoice numbers, amounts, commands. */
export function SearchPalette({ opened, onClose, commands, find }: Props) {
  const { t } = useWords()
  useFocusReturn(opened)
  return (
    // At once: what is typed while a window unfolds would be lost.
    <Modal.Root opened={opened} onClose={onClose} size="lg" yOffset="12vh" transitionProps={{ duration: 0 }}>
      <Modal.Overlay />
      <Modal.Content aria-label={t(wording.search)}>
        <Palette onClose={onClose} commands={commands} find={find} />
      </Modal.Content>
    </Modal.Root>
  )
}

function Palette({ onClose, commands, find }: Omit<Props, 'opened'>) {
  const { t } = useWords()
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text.trim(), 90)
  const [at, setAt] = useState(0)
  const [eager, setEager] = useState(false)
  const list = useId()
  const search = useQuery({
    queryKey: ['search', asked],
    queryFn: ({ signal }) => find?.(asked, signal) ?? [],
    enabled: asked !== '' && find !== undefined,
    placeholderData: (previous) => previous,
  })
  const found = asked === '' ? [] : (search.data ?? [])
  const wanted = fold(text)
  const matching = commands.filter((command) => fold(command.name).includes(wanted))
  const options = [
    ...found.map((one) => ({
      id: one.id,
      group: one.kind,
      name: one.name,
      detail: one.detail,
      keys: undefined,
      run: one.open,
    })),
    ...matching.map((one) => ({
      id: one.name,
      group: t(wording.commands),
      name: one.name,
      detail: undefined,
      keys: one.keys,
      run: () => one.run(),
    })),
  ]
  const current = Math.min(at, options.length - 1)
  // What is listed may still answer what was typed before.
  const isFresh =
    find === undefined ||
    text.trim() === '' ||
    (asked === text.trim() && !search.isPlaceholderData && !search.isFetching)

  const choose = (index: number) => {
    const option = options[index]
    if (!option) return
    onClose()
    option.run()
  }
  // Enter came before the answer: it opens the first thing found, never something that answered other words.
  useEffect(() => {
    if (!eager || !isFresh) return
    setEager(false)
    choose(current)
  }, [eager, isFresh])
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (event.key === 'Enter') isFresh ? choose(current) : setEager(true)
    if (step !== 0) setAt((current + step + options.length) % Math.max(1, options.length))
    if (step !== 0 || event.key === 'Enter') event.preventDefault()
  }
  return (
    <div className={classes.palette}>
      <div className={classes.field}>
        <IconSearch size={18} aria-hidden />
        <input
          data-autofocus
          autoFocus
          role="combobox"
          aria-label={t(wording.search)}
          aria-expanded={options.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={options[current] && `${list}-${current}`}
          placeholder={t(wording.searchHint)}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setAt(0)
            setEager(false)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      {search.error && <ErrorState failure={search.error} onRetry={() => void search.refetch()} keepsTyped />}
      <ul id={list} role="listbox" aria-label={t(wording.searchResults)} className={classes.options}>
        {options.map((option, index) => (
          <li
            key={option.id}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === current}
            ref={(node) => {
              if (index === current && at > 0) node?.scrollIntoView({ block: 'nearest' })
            }}
            onMouseMove={() => setAt(index)}
            onClick={() => choose(index)}
          >
            <span className={classes.kind}>{option.group === options[index - 1]?.group ? '' : option.group}</span>
            <span className={classes.name}>{option.name}</span>
            <span className={classes.detail}>{option.detail ?? (option.keys && <Keys keys={option.keys} />)}</span>
          </li>
        ))}
      </ul>
      {options.length === 0 && !search.isFetching && (
        <p className={classes.nothing} role="status">
          {t(wording.searchNothing, { text: text.trim() })}
        </p>
      )}
    </div>
  )
}

const fold = (text: string): string => withoutAccents(text.trim()).toLowerCase()
