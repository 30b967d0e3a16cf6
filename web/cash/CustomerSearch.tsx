import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { ledgerRoutes } from '../../src/ledger/contract.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import classes from './cash.module.css'
import type { Named } from './match-draft.ts'
import { pickWords } from './match-wording.ts'

/** As many letters as the search of customers takes. */
const WORDS_MOST = 100

type Props = {
  label: string
  chosen: Named | null
  onChoose(customer: Named): void
  /** What is looked for before anything is typed: the payer as the bank names it. */
  likely?: string
  autoFocus?: boolean
}

/** Any customer, found by name, code, SIREN or town, with what they owe; those that owe most come first. */
export function CustomerSearch({ label, chosen, onChoose, likely = '', autoFocus }: Props) {
  const api = useApi()
  const { t, lang, money } = useWords()
  const [text, setText] = useState('')
  const [typed] = useDebouncedValue(text.trim(), 150)
  const ask = (words: string) =>
    api.ask(ledgerRoutes.customers, {
      // Banks name payers at greater length than a search takes.
      query: {
        words: words.slice(0, WORDS_MOST) || undefined,
        show: 'all',
        limit: 20,
        sort: 'outstanding',
        descending: 'true',
      },
    })
  const found = useQuery({ ...ask(typed || likely), placeholderData: (before) => before })
  // The payer's name is nobody's: then those that owe most.
  const isUnknown = typed === '' && likely !== '' && found.data?.rows.length === 0
  const others = useQuery({ ...ask(''), enabled: isUnknown })
  const answered = (isUnknown ? others.data : found.data)?.rows ?? []
  // Enter must never choose somebody found for what was typed before: until the answer is there, only who bears that text.
  const isLate = typed !== text.trim() || found.isPlaceholderData
  const asTyped = text.trim().toLowerCase()
  const rows = isLate
    ? answered.filter((row) => asTyped !== '' && `${row.name} · ${row.code}`.toLowerCase().includes(asTyped))
    : answered
  const names = new Map<string, Named>(rows.map(({ id, name, code }) => [id, { id, name, code }]))
  if (chosen) names.set(chosen.id, chosen)
  const owed = new Map(
    rows.map((row) => [row.id, row.balances.map((one) => money(one.outstandingCents, one.currency)).join(' + ')]),
  )
  const labelOf = ({ name, code }: Named) => [name, code].filter(Boolean).join(' · ')
  // Enter pressed before the answer is kept for it: who types fast is not made to press twice.
  const entered = useRef<string | null>(null)
  const [first] = rows
  useEffect(() => {
    if (isLate || entered.current === null) return
    const isStillMeant = entered.current === asTyped
    entered.current = null
    if (isStillMeant && first) onChoose({ id: first.id, name: first.name, code: first.code })
  }, [isLate, asTyped, first, onChoose])
  const pressed = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape') {
      // Leaves the field, not the panel.
      event.preventDefault()
      event.currentTarget.blur()
    }
    // The list highlights its first line as one types, but not when it arrives later.
    const isHighlighted = event.currentTarget.getAttribute('aria-activedescendant') !== null
    if (event.key !== 'Enter' || isHighlighted || asTyped === '') return
    event.preventDefault()
    if (isLate) entered.current = asTyped
    else if (first) onChoose({ id: first.id, name: first.name, code: first.code })
  }
  return (
    <Select
      label={label}
      placeholder={t(pickWords.searchHint)}
      data={[...names.values()].map((one) => ({ value: one.id, label: labelOf(one) }))}
      value={chosen?.id ?? null}
      onChange={(id) => {
        const named = id === null ? undefined : names.get(id)
        if (named) onChoose(named)
      }}
      searchable
      maxLength={WORDS_MOST}
      selectFirstOptionOnChange
      allowDeselect={false}
      autoFocus={autoFocus}
      // The server has searched already: what it found is not narrowed again.
      filter={({ options }) => options}
      onSearchChange={(next) => setText([...names.values()].some((one) => labelOf(one) === next) ? '' : next)}
      onKeyDown={pressed}
      nothingFoundMessage={
        found.error
          ? tellFailure(lang, found.error)
          : t(isLate || found.isFetching || others.isFetching ? pickWords.searching : pickWords.none)
      }
      maxDropdownHeight={280}
      comboboxProps={{ withinPortal: true }}
      renderOption={({ option }) => (
        <span className={classes.option}>
          <span>{option.label}</span>
          <small>{owed.get(option.value)}</small>
        </span>
      )}
    />
  )
}
