import { NativeSelect } from '@mantine/core'
import { WORK_SORTS } from '../../src/desk/model.ts'
import listing from '../design/listing.module.css'
import { WordsField } from '../design/WordsField.tsx'
import { useWords } from '../design/words.tsx'
import { KeptViews } from './KeptViews.tsx'
import { type addressOf, SORT_WORDS, type WorkAt, type WorkBoard, type WorkFilter } from './worklist.ts'
import { sortNames, worklistWords as words } from './worklist-wording.ts'

type Props = {
  at: WorkAt
  filter: WorkFilter
  board: WorkBoard | undefined
  onChange(change: Partial<ReturnType<typeof addressOf>>): void
}

/** Whose customers, which words, in which order; and the lists kept under a name. */
export function WorkNarrowing({ at, filter, board, onChange }: Props) {
  const { t, count } = useWords()
  const others = (board?.members ?? []).filter(({ isMe }) => !isMe)
  const me = board?.members.find(({ isMe }) => isMe)
  return (
    <div className={listing.filters}>
      {others.length > 0 && (
        <NativeSelect
          size="xs"
          aria-label={t(words.collector)}
          value={at.charge ?? ''}
          onChange={(event) => onChange({ charge: event.currentTarget.value || null, client: null })}
          data={[
            { value: '', label: t(words.everybody) },
            { value: 'moi', label: t(words.mine, { n: count(me?.count ?? 0) }) },
            ...others.map((one) => ({
              value: one.member,
              label: t(words.member, { name: one.name, n: count(one.count) }),
            })),
            { value: 'personne', label: t(words.nobody, { n: count(board?.unassigned ?? 0) }) },
          ]}
        />
      )}
      <NativeSelect
        size="xs"
        aria-label={t(words.order)}
        value={at.ordre ?? ''}
        onChange={(event) => onChange({ ordre: event.currentTarget.value || null })}
        data={[
          { value: '', label: t(sortNames[board?.sort ?? 'value']) },
          ...WORK_SORTS.filter((one) => one !== board?.sort).map((one) => ({
            value: SORT_WORDS[one],
            label: t(sortNames[one]),
          })),
        ]}
      />
      <KeptViews views={board?.views ?? []} filter={filter} onAddress={onChange} />
      <WordsField
        value={at.mots ?? ''}
        onValue={(mots) => onChange({ mots: mots || null, client: null })}
        label={t(words.find)}
        placeholder={t(words.find)}
        does={words.keyFind}
      />
    </div>
  )
}
