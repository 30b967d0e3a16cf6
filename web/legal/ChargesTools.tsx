import { NativeSelect, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { dunningRoutes } from '../../src/dunning/contract.ts'
import { type LocalDate, toLocalDate } from '../../src/kernel/calendar.ts'
import type { legalRoutes } from '../../src/legal/contract.ts'
import { CUSTOMER_KINDS, type CustomerKind } from '../../src/parties/model.ts'
import type { BodyIn } from '../../src/platform/route.ts'
import { useToday } from '../access/membership.tsx'
import { DayInput } from '../design/DayInput.tsx'
import { WordsField } from '../design/WordsField.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { words } from './charge-wording.ts'
import { togetherWords } from './claim-together-wording.ts'
import classes from './legal.module.css'

/** `type` and `retard` which customers · `mots`, `segment` found how · `au` until when · `client` the open one */
export type ChargesState = 'type' | 'retard' | 'mots' | 'segment' | 'au' | 'client'
type At = Readonly<Partial<Record<ChargesState, string | undefined>>>
export type LateFilter = Extract<BodyIn<typeof legalRoutes.weighCharges>, { all: unknown }>['all']

const KIND_NAMES: Readonly<Record<CustomerKind, string>> = {
  business: 'professionnels',
  consumer: 'particuliers',
  public: 'publics',
}
const DELAYS = [0, 30, 60, 90] as const

/** Which late customers an address asks for, and until when their interest runs; `upTo` null: today. */
export function lateAt(at: At): { filter: LateFilter; upTo: LocalDate | null; isNarrowed: boolean } {
  const kind = CUSTOMER_KINDS.find((one) => KIND_NAMES[one] === at.type)
  const leastDays = DELAYS.find((one) => String(one) === at.retard) ?? 0
  return {
    filter: {
      ...(kind ? { kind } : {}),
      ...(at.mots ? { words: at.mots } : {}),
      ...(at.segment ? { segmentId: at.segment } : {}),
      leastDays,
    },
    upTo: at.au ? toLocalDate(at.au) : null,
    isNarrowed: kind !== undefined || leastDays > 0 || Boolean(at.mots || at.segment),
  }
}

export const WIDEST = { type: null, retard: null, mots: null, segment: null } as const

/** What the list is narrowed by, over it. */
export function ChargesTools({
  at,
  narrow,
}: {
  at: At
  narrow(state: Partial<Record<ChargesState, string | null>>): void
}) {
  const api = useApi()
  const { t } = useWords()
  const today = useToday()
  const segments = useQuery(api.ask(dunningRoutes.segments, {})).data?.segments ?? []
  const { filter, upTo } = lateAt(at)
  return (
    <div className={classes.tools}>
      <SegmentedControl
        size="xs"
        aria-label={t(words.kinds)}
        value={filter.kind ?? 'all'}
        onChange={(one) => narrow({ type: one === 'all' ? null : KIND_NAMES[one as CustomerKind] })}
        data={[
          { value: 'all', label: t(words.allKinds) },
          ...CUSTOMER_KINDS.map((one) => ({ value: one, label: t(words[one]) })),
        ]}
      />
      <NativeSelect
        size="xs"
        aria-label={t(words.leastDays)}
        value={String(filter.leastDays)}
        onChange={(event) => narrow({ retard: event.currentTarget.value === '0' ? null : event.currentTarget.value })}
        data={DELAYS.map((n) => ({
          value: String(n),
          label: `${t(words.leastDays)} ${n === 0 ? t(words.anyDelay) : t(words.nDays, { n })}`,
        }))}
      />
      {segments.length > 0 && (
        <NativeSelect
          size="xs"
          aria-label={t(togetherWords.segment)}
          value={at.segment ?? ''}
          onChange={(event) => narrow({ segment: event.currentTarget.value || null })}
          data={[
            { value: '', label: t(togetherWords.everySegment) },
            ...segments.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      <DayInput
        inline
        label={t(togetherWords.upTo)}
        value={upTo ?? today}
        onValue={(au) => narrow({ au: au === today ? null : au })}
        today={today}
        latest={today}
      />
      <WordsField
        value={at.mots ?? ''}
        onValue={(mots) => narrow({ mots: mots || null })}
        label={t(togetherWords.find)}
        placeholder={t(togetherWords.find)}
        does={togetherWords.keyFind}
      />
    </div>
  )
}
