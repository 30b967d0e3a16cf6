import { SegmentedControl } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Sentence } from '../../src/kernel/wording.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { WordsField } from '../design/WordsField.tsx'
import { useWords } from '../design/words.tsx'
import classes from './promises.module.css'
import { wording as words } from './wording.ts'

type ToolsProps<Show extends string> = {
  /** Names the choice of what is shown. */
  label: string
  shows: readonly Show[]
  names: Readonly<Record<Show, Sentence>>
  show: Show
  /** How many each choice shows, once it is known. */
  byShow: Readonly<Partial<Record<Show, number>>> | undefined
  onShow(show: Show): void
  words: string
  onWords(words: string): void
}

/** What stands over a list of promises or plans: which are shown, and the words they are looked for by. */
export function ListTools<Show extends string>({ label, shows, names, byShow, ...props }: ToolsProps<Show>) {
  const { t } = useWords()
  return (
    <div className={classes.tools}>
      <SegmentedControl
        size="xs"
        aria-label={label}
        value={props.show}
        onChange={(one) => props.onShow(one as Show)}
        data={shows.map((one) => ({
          value: one,
          label: byShow?.[one] ? `${t(names[one])} (${byShow[one]})` : t(names[one]),
        }))}
      />
      <WordsField
        value={props.words}
        onValue={props.onWords}
        label={t(words.search)}
        placeholder={t(words.searchHint)}
        does={words.keySearch}
      />
    </div>
  )
}

type NothingProps = {
  /** True when there are some, and none is as asked. */
  isFiltered: boolean
  noneFound: string
  onAll(): void
  title: string
  /** What the list is for, and the way to add the first. */
  children: ReactNode
  add: ReactNode
}

/** An empty list of promises or plans: none as asked, or none at all. */
export function NothingListed({ isFiltered, noneFound, onAll, title, children, add }: NothingProps) {
  const { t } = useWords()
  if (!isFiltered)
    return (
      <EmptyState title={title} actions={add}>
        {children}
      </EmptyState>
    )
  return (
    <EmptyState title={t(words.noneFoundTitle)} actions={<ActionButton onAct={onAll}>{t(words.showAll)}</ActionButton>}>
      {noneFound}
    </EmptyState>
  )
}
