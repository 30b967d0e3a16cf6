import { EmptyState } from '../design/EmptyState.tsx'
import { useWords } from '../design/words.tsx'
import type { BalanceOn } from './aged-columns.ts'
import { wording } from './wording.ts'

/** A balance without a line: nothing was owed that day, or nothing of it was known by then. */
export function NothingOwed({ on: { asOf, knownOn }, currency }: { on: BalanceOn; currency: string }) {
  const { t, day } = useWords()
  return knownOn ? (
    <EmptyState title={t(wording.nothingKnownTitle)}>
      {t(wording.nothingKnown, { known: day(knownOn), day: day(asOf), currency })}
    </EmptyState>
  ) : (
    <EmptyState title={t(wording.nothingOwedTitle)}>{t(wording.nothingOwed, { day: day(asOf), currency })}</EmptyState>
  )
}
