import { useInfiniteQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { deskRoutes } from '../../src/desk/contract.ts'
import type { Sentence } from '../../src/kernel/wording.ts'
import { useOrganisation } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { Instant } from '../design/Instant.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import classes from './desk.module.css'
import { wording } from './wording.ts'

type Entry = z.output<typeof deskRoutes.timeline.reply>['entries'][number]

const KINDS: Record<Entry['kind'], Sentence> = {
  event: wording.kindEvent,
  message: wording.kindMessage,
  note: wording.kindNote,
  call: wording.kindCall,
  import: wording.kindImport,
}
const PAGE_ENTRIES = 30

export type TimelineOpens = {
  /** The message as it left. */
  onMessage(messageId: string): void
  /** The documents of the customer that an import booked or settled. */
  onImport(importId: string): void
}

/** Everything that happened with a customer, the latest first, older pages on request; each line opens what it is made of. */
export function Timeline({ customerId, ...opens }: { customerId: string } & TimelineOpens) {
  const api = useApi()
  const { t } = useWords()
  const timeZone = useOrganisation().data?.timeZone
  const pages = useInfiniteQuery({
    queryKey: [...api.keyOf(deskRoutes.timeline), customerId],
    queryFn: ({ pageParam, signal }) =>
      api.call(deskRoutes.timeline, {
        params: { id: customerId },
        query: { limit: PAGE_ENTRIES, before: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ entries }) => {
      const last = entries.at(-1)
      return last && entries.length === PAGE_ENTRIES ? new Date(last.at).toISOString() : undefined
    },
  })
  if (pages.error && !pages.data) return <ErrorState failure={pages.error} onRetry={() => void pages.refetch()} />
  if (!pages.data) return <SkeletonTable columns={[1, 3]} rows={4} />
  const entries = pages.data.pages.flatMap((page) => page.entries)
  if (entries.length === 0) return <p className={classes.quiet}>{t(wording.nothingYet)}</p>
  return (
    <>
      <ol className={classes.timeline}>
        {entries.map((entry, index) => (
          <li key={`${index}-${String(entry.at)}`} data-kind={entry.kind}>
            <div className={classes.when}>
              <Instant at={entry.at} timeZone={timeZone} />
              <span>{t(KINDS[entry.kind])}</span>
              {entry.by !== '' && <span>{entry.by}</span>}
            </div>
            <Told entry={entry} {...opens} />
            {entry.detail !== '' && <div className={classes.detail}>{entry.detail}</div>}
          </li>
        ))}
      </ol>
      {pages.hasNextPage && <ActionButton onAct={() => pages.fetchNextPage()}>{t(wording.older)}</ActionButton>}
    </>
  )
}

/** What happened, in words: a message opens as it was sent, an import its documents, a command what it set or changed. */
function Told({ entry, onMessage, onImport }: { entry: Entry } & TimelineOpens) {
  const { messageId, importId, lines, title } = entry
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
  const open = messageId ? () => onMessage(messageId) : importId ? () => onImport(importId) : null
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
