import { SegmentedControl } from '@mantine/core'
import { useWords } from '../design/words.tsx'
import { wording } from './wording.ts'

type Props = {
  /** One total a currency, as the balance gives them. */
  totals: readonly { currency: string; totalCents: number }[]
  value: string
  onValue(currency: string): void
}

/** The currencies that are owed, each with its own total: amounts of two currencies are never added. Absent for one. */
export function CurrencySwitch({ totals, value, onValue }: Props) {
  const { t, money } = useWords()
  if (totals.length === 0 || (totals.length === 1 && totals[0]?.currency === value)) return null
  const known = totals.some((one) => one.currency === value) ? totals : [...totals, { currency: value, totalCents: 0 }]
  return (
    <SegmentedControl
      size="xs"
      aria-label={t(wording.currency)}
      value={value}
      onChange={onValue}
      data={known.map((one) => ({
        value: one.currency,
        label: one.currency === value ? one.currency : money(one.totalCents, one.currency),
      }))}
    />
  )
}
