import { NativeSelect, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { AccountView } from '../../src/cash/contract.ts'
import { MATCH_CLASSES } from '../../src/cash/model.ts'
import { classWording } from '../../src/cash/wording.ts'
import { useKeys } from '../design/keyboard.tsx'
import listing from '../design/listing.module.css'
import { useWords } from '../design/words.tsx'
import classes from './cash.module.css'
import type { CashState, LineFilter } from './lines.ts'
import { wording } from './wording.ts'

/** Pauses shorter than this belong to one word being typed. */
const TYPING_MS = 200

type Props = {
  filter: LineFilter
  accounts: readonly AccountView[]
  onChange(change: { readonly [name in CashState]?: string | null }): void
}

/** By account, by kind of proposal, by words. */
export function LineFilters({ filter, accounts, onChange }: Props) {
  const { t } = useWords()
  return (
    <div className={listing.filters}>
      {accounts.length > 1 && (
        <NativeSelect
          className={classes.choose}
          size="xs"
          aria-label={t(wording.account)}
          value={filter.accountId ?? ''}
          onChange={(event) => onChange({ compte: event.currentTarget.value || null, ligne: null })}
          data={[
            { value: '', label: t(wording.allAccounts) },
            ...accounts.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      {filter.show === 'open' && (
        <NativeSelect
          className={classes.choose}
          size="xs"
          aria-label={t(wording.class)}
          value={filter.class ?? ''}
          onChange={(event) => onChange({ sorte: event.currentTarget.value || null, ligne: null })}
          data={[
            { value: '', label: t(wording.allClasses) },
            ...MATCH_CLASSES.map((one) => ({ value: one, label: t(classWording[one]) })),
          ]}
        />
      )}
      <WordsField value={filter.words ?? ''} onValue={(mots) => onChange({ mots: mots || null, ligne: null })} />
    </div>
  )
}

function WordsField({ value, onValue }: { value: string; onValue(words: string): void }) {
  const { t } = useWords()
  const [text, setText] = useState(value)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => setText(value), [value])
  useEffect(() => {
    if (text.trim() === value) return
    const timer = setTimeout(() => onValue(text.trim()), TYPING_MS)
    return () => clearTimeout(timer)
  }, [text])
  useKeys([{ keys: 'f', does: wording.focusSearch, group: 'act', run: () => field.current?.focus() }])
  return (
    <TextInput
      ref={field}
      className={listing.search}
      size="xs"
      type="search"
      aria-label={t(wording.search)}
      placeholder={t(wording.searchWords)}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && (text === '' ? field.current?.blur() : setText(''))}
    />
  )
}
