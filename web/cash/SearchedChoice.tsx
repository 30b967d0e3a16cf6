import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Amount } from '../design/Amount.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { useWords } from '../design/words.tsx'
import classes from './cash.module.css'
import { SearchField, type TypedSearch, useFirstTaken } from './typed-search.tsx'

type Choice = {
  key: string
  name: string
  when: string
  what: ReactNode
  cents: number
  isChosen: boolean
  choose(): void
}

type Props = {
  search: TypedSearch
  label: string
  hint: string
  found: UseQueryResult
  choices: readonly Choice[]
  currency: string
  searching: string
  noneFound: string
  onChanged(): void
  onLeave(): void
}

/** What is looked for by words, and what fits them: one of them is chosen, by Enter the first. */
export function SearchedChoice({ search, found, choices, currency, searching, noneFound, ...field }: Props) {
  const isLate = search.isTyping || found.isPlaceholderData || found.isPending
  useFirstTaken(search, isLate, choices[0]?.choose ?? null)
  return (
    <>
      <SearchField search={search} {...field} />
      {found.error && <ErrorState failure={found.error} onRetry={() => void found.refetch()} />}
      {!found.error && choices.length === 0 && <p className={detail.quiet}>{isLate ? searching : noneFound}</p>}
      <ol className={classes.choice}>
        {choices.map(({ key, name, when, what, cents, isChosen, choose }) => (
          <li key={key}>
            <button type="button" className={classes.proposal} aria-pressed={isChosen} onClick={choose}>
              <b>{name}</b>
              <small>{when}</small>
              <span>{what}</span>
              <Amount cents={cents} currency={currency} />
            </button>
          </li>
        ))}
      </ol>
    </>
  )
}
