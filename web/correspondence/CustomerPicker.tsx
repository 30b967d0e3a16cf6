import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ledgerRoutes } from '../../src/ledger/contract.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { textWords } from './text-wording.ts'

type Props = {
  label: string
  customerId: string | null
  /** Null: an invented customer. */
  onCustomer(customerId: string | null): void
  /** Whether the invented customer may be chosen. */
  mayInvent?: boolean
  /** Who is found: those who owe something, or everybody. */
  among?: 'owing' | 'all'
  /** The name of the one chosen, where it is known. */
  name?: string | null
}

const INVENTED = 'invented'

/** A real customer, found by name: one who owes something, unless everybody is asked for. */
export function CustomerPicker({ label, customerId, onCustomer, mayInvent = true, among = 'owing', name }: Props) {
  const api = useApi()
  const { t } = useWords()
  const [text, setText] = useState('')
  const [words] = useDebouncedValue(text.trim(), 150)
  const found = useOwing(words, among)
  const options = (found.data?.rows ?? []).map((row) => ({ value: row.id, label: row.name }))
  const chosen = useQuery({
    ...api.ask(ledgerRoutes.customers, { query: { show: among, limit: 200, sort: 'overdue', descending: 'true' } }),
    enabled: customerId !== null && !name && !options.some((one) => one.value === customerId),
  })
  const known =
    customerId !== null && name ? { id: customerId, name } : chosen.data?.rows.find((row) => row.id === customerId)
  const data = [
    ...(mayInvent ? [{ value: INVENTED, label: t(textWords.inventedCustomer) }] : []),
    ...(known && !options.some((one) => one.value === known.id) ? [{ value: known.id, label: known.name }] : []),
    ...options,
  ]
  return (
    <Select
      label={label}
      data={data}
      value={customerId ?? (mayInvent ? INVENTED : null)}
      onChange={(value) => onCustomer(value === INVENTED ? null : value)}
      searchable
      allowDeselect={false}
      // The server has searched already: what it found is not narrowed again.
      filter={({ options: all }) => all}
      onSearchChange={(typed) => setText(data.some((one) => one.label === typed) ? '' : typed)}
      nothingFoundMessage={t(textWords.nothingFound)}
      maxDropdownHeight={280}
      comboboxProps={{ withinPortal: true }}
    />
  )
}

/** Customers who owe something, or all, the largest overdue first. */
export function useOwing(words: string, among: 'owing' | 'all' = 'owing') {
  const api = useApi()
  return useQuery({
    ...api.ask(ledgerRoutes.customers, {
      query: { words: words || undefined, show: among, limit: 20, sort: 'overdue', descending: 'true' },
    }),
    placeholderData: (before) => before,
  })
}
