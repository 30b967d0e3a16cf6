import { NativeSelect } from '@mantine/core'
import { useRef } from 'react'
import type { AccountView } from '../../src/cash/contract.ts'
import { MATCH_CLASSES, type MatchClass } from '../../src/cash/model.ts'
import { classWording } from '../../src/cash/wording.ts'
import { useKeys } from '../design/keyboard.tsx'
import listing from '../design/listing.module.css'
import { WordsField } from '../design/WordsField.tsx'
import { useWords } from '../design/words.tsx'
import classes from './cash.module.css'
import type { CashState, LineFilter } from './lines.ts'
import { NarrowedLines } from './NarrowedLines.tsx'
import { wording } from './wording.ts'

type Props = {
  filter: LineFilter
  accounts: readonly AccountView[]
  /** How many open lines have each kind of first proposal, and how many of them are tied. */
  kinds: readonly { readonly class: MatchClass; readonly lines: number; readonly tied: number }[]
  onChange(change: { readonly [name in CashState]?: string | null }): void
}

/** By account, by kind of proposal, by words. */
export function LineFilters({ filter, accounts, kinds, onChange }: Props) {
  const { t, count } = useWords()
  const kind = useRef<HTMLSelectElement>(null)
  const mayChoose = filter.show === 'open'
  useKeys([{ keys: 'c', does: wording.focusClass, group: 'act', run: () => kind.current?.focus() }], mayChoose)
  const of = new Map(kinds.map((one) => [one.class, one]))
  // A kind without a line is no choice, unless it is the one that is looked at.
  const offered = MATCH_CLASSES.filter((one) => of.has(one) || one === filter.class)
  const kindName = (one: MatchClass) => {
    const { lines, tied } = of.get(one) ?? { lines: 0, tied: 0 }
    return t(wording.classCount, { kind: t(classWording[one]), lines: count(lines), tied })
  }
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
      {mayChoose && (
        <NativeSelect
          ref={kind}
          className={classes.choose}
          size="xs"
          aria-label={t(wording.class)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' && event.key !== 'Enter') return
            // Leaves the list of kinds, not the panel, and applies nothing.
            event.preventDefault()
            event.currentTarget.blur()
          }}
          value={filter.class ?? ''}
          onChange={(event) => onChange({ sorte: event.currentTarget.value || null, ligne: null })}
          data={[
            { value: '', label: t(wording.allClasses) },
            ...offered.map((one) => ({ value: one, label: kindName(one) })),
          ]}
        />
      )}
      <NarrowedLines filter={filter} onChange={onChange} />
      <WordsField
        value={filter.words ?? ''}
        onValue={(mots) => onChange({ mots: mots || null, ligne: null })}
        label={t(wording.search)}
        placeholder={t(wording.searchWords)}
        does={wording.focusSearch}
      />
    </div>
  )
}
