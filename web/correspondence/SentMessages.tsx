import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { correspondenceRoutes as routes } from '../../src/correspondence/contract.ts'
import { MESSAGE_STATES, type MessageState } from '../../src/correspondence/rules.ts'
import { EmptyState } from '../design/EmptyState.tsx'
import listing from '../design/listing.module.css'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { useApi } from '../wire/api.tsx'
import { BesideMessage } from './BesideMessage.tsx'
import { MessageList } from './MessageList.tsx'
import { messageStateNames, wording } from './wording.ts'

type Props = {
  /** The states to choose from, with their counts. */
  states: readonly MessageState[]
  /** Whether all of them may be seen at once: the server filters by one state or none. */
  mayShowAll?: boolean
  empty: { title: string; text: string }
}

/** Messages by state, with the panel that proves each one. */
export function SentMessages({ states, mayShowAll, empty }: Props) {
  const api = useApi()
  const { t, count } = useWords()
  const [at, change] = useAddressState<'etat' | 'message'>()
  const known = useQuery(api.ask(routes.messages, { query: { limit: 1 } }))
  const countOf = (state: MessageState) => known.data?.byState[state] ?? 0
  const asked = MESSAGE_STATES.find((state) => state === at.etat && states.includes(state))
  // Without a choice, the first state that holds something: an empty list over a full one would mislead.
  const state = asked ?? (mayShowAll ? undefined : (states.find((one) => countOf(one) > 0) ?? states[0]))
  const nameOf = (one: MessageState) => `${t(messageStateNames[one])} ${known.data ? count(countOf(one)) : ''}`
  return (
    <>
      <div className={listing.filters}>
        <SegmentedControl
          size="xs"
          aria-label={t(wording.state)}
          value={state ?? 'tous'}
          onChange={(etat) => change({ etat: etat === 'tous' ? null : etat, message: null })}
          data={[
            ...(mayShowAll ? [{ value: 'tous', label: t(wording.everyState) }] : []),
            ...states.map((one) => ({ value: one, label: nameOf(one) })),
          ]}
        />
      </div>
      <BesideMessage
        list={(choice) => (
          <MessageList
            label={t(wording.messages)}
            filter={{ state }}
            {...choice}
            empty={<EmptyState title={empty.title}>{empty.text}</EmptyState>}
          />
        )}
      />
    </>
  )
}
