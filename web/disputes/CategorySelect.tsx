import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { disputesRoutes } from '../../src/disputes/contract.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { disputeWords as words } from './wording.ts'

type Props = { value: string | null; onValue(categoryId: string): void; autoFocus?: boolean }

/** The causes that may be chosen; the first one until somebody chooses. */
export function CategorySelect({ value, onValue, autoFocus }: Props) {
  const api = useApi()
  const { t } = useWords()
  const found = useQuery(api.ask(disputesRoutes.categories, {})).data?.categories ?? []
  const offered = found.filter((one) => !one.isRetired || one.id === value)
  const first = offered[0]?.id
  useEffect(() => {
    if (value === null && first) onValue(first)
  }, [value, first])
  return (
    <NativeSelect
      label={t(words.category)}
      value={value ?? ''}
      autoFocus={autoFocus}
      onChange={(event) => onValue(event.currentTarget.value)}
      data={offered.map(({ id, label }) => ({ value: id, label }))}
    />
  )
}
