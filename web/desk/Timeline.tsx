import { NativeSelect } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { deskRoutes } from '../../src/desk/contract.ts'
import { TIMELINE_KINDS } from '../../src/desk/model.ts'
import type { Sentence } from '../../src/kernel/wording.ts'
import { useOrganisation } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { Instant } from '../design/Instant.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { WordsField } from '../design/WordsField.tsx'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import classes from './desk.module.css'
import { wording } from './wording.ts'

type Entry = z.output<typeof deskRoutes.timeline.reply>['entries'][number]

const KINDS: Record<Entry['kind'], Sentence> = {
  event: wording.kindEvent,
  message: wording.kindMessage,
  note: wording.kindNote,
  call: wording.kindCall,
  payment: wording.kindPayment,
  import: wording.kindImport,
}
const KINDS_MANY: Record<Entry['kind'], Sentence> = {
  event: wording.kindEvents,
  message: wording.kindMessages,
  note: wording.kindNotes,
  call: wording.kindCalls,
  payment: wording.kindPayments,
  import: wording.kindImports,
}
const PAGE_ENTRIES = 30

export type TimelineOpens = {
  /** The message as it left. */
  onMessage(messageId: string): void
  /** A document; without it, documents are not opened from here. */
  onItem?(itemId: string, customerId: string): void
  /** The documents of the customer that an import booked or settled; without it, they are not opened from here. */
  onImport?(importId: string): void
}

type Props = {
  customerId: string
  /** With everybody of its group: each line then names its customer by these names. */
  members?: ReadonlyMap<string, string>
} & TimelineOpens

/**
 * Everything that happened with a customer or a group, the latest first, older pages on request; each line opens what it is made of.
 * The address holds `fil`, which kind, and `dit`, words to find in it.
 */
export function Timeline({ customerId, members, ...opens }: Props) {
  const api = useApi()
  const { t } = useWords()
  const timeZone = useOrganisation().data?.timeZone
  const [at, change] = useAddressState<'fil' | 'dit'>()
  const kind = TIMELINE_KINDS.find((one) => one === at.fil)
  const words = at.dit ?? ''
  const pages = useInfiniteQuery({
    queryKey: [...api.keyOf(deskRoutes.timeline), customerId, members !== undefined, kind, words],
    queryFn: ({ pageParam, signal }) =>
      api.call(deskRoutes.timeline, {
        params: { id: customerId },
        query: {
          limit: PAGE_ENTRIES,
          before: pageParam,
          group: String(members !== undefined),
          ...(kind ? { kind } : {}),
          ...(words ? { words } : {}),
        },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => (next === null ? undefined : new Date(next).toISOString()),
    placeholderData: (before) => before,
  })
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? []
  const isNarrowed = kind !== undefined || words !== ''
  return (
    <>
      <div className={classes.narrow}>
        <NativeSelect
          size="xs"
          aria-label={t(wording.whichKind)}
          value={kind ?? ''}
          onChange={(event) => change({ fil: event.currentTarget.value || null })}
          data={[
            { value: '', label: t(wording.everyKind) },
            ...TIMELINE_KINDS.map((one) => ({ value: one, label: t(KINDS_MANY[one]) })),
          ]}
        />
        <WordsField
          value={words}
          onValue={(dit) => change({ dit: dit || null })}
          label={t(wording.findInHistory)}
          placeholder={t(wording.findInHistory)}
          does={wording.findInHistory}
        />
      </div>
      {pages.error && !pages.data && <ErrorState failure={pages.error} onRetry={() => void pages.refetch()} />}
      {!pages.data && !pages.error && <SkeletonTable columns={[1, 3]} rows={4} />}
      {pages.data && entries.length === 0 && !pages.hasNextPage && (
        <p className={classes.quiet}>{t(isNarrowed ? wording.nothingFound : wording.nothingYet)}</p>
      )}
      {entries.length > 0 && (
        <ol className={classes.timeline} aria-busy={pages.isPlaceholderData}>
          {entries.map((entry, index) => (
            <li key={`${index}-${String(entry.at)}`} data-kind={entry.kind}>
              <div className={classes.when}>
                <Instant at={entry.at} timeZone={timeZone} />
                <span>{t(KINDS[entry.kind])}</span>
                {members && (
                  <FigureLink href={urls.customer(api.orgId ?? 0, entry.customerId)}>
                    {members.get(entry.customerId)}
                  </FigureLink>
                )}
                {entry.by !== '' && <span>{entry.by}</span>}
              </div>
              <Told entry={entry} {...opens} />
              {entry.detail !== '' && <div className={classes.detail}>{entry.detail}</div>}
            </li>
          ))}
        </ol>
      )}
      {pages.hasNextPage && <ActionButton onAct={() => pages.fetchNextPage()}>{t(wording.older)}</ActionButton>}
    </>
  )
}

/** What happened, in words: a message opens as it was sent, an import its documents, a command what it set or changed. */
function Told({ entry, onMessage, onItem, onImport }: { entry: Entry } & TimelineOpens) {
  const { messageId, importId, itemId, lines, title } = entry
  if (lines.length > 0) {
    return (
      <details className={classes.made}>
        <summary className={classes.title}>{title}</summary>
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
    )
  }
  const open = messageId
    ? () => onMessage(messageId)
    : itemId && onItem
      ? () => onItem(itemId, entry.customerId)
      : importId && onImport
        ? () => onImport(importId)
        : null
  return (
    <div className={classes.title}>
      {open ? (
        <button type="button" className={detail.link} onClick={open}>
          {title}
        </button>
      ) : (
        title
      )}
    </div>
  )
}
