import { Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dunningRoutes, type FittingRow } from '../../src/dunning/contract.ts'
import type { SegmentDraft } from '../../src/dunning/segments/rule.ts'
import type { BodyIn } from '../../src/platform/route.ts'
import { type Column, DataTable } from '../design/DataTable.tsx'
import detail from '../design/detail.module.css'
import { EmptyState } from '../design/EmptyState.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { NameAndCode } from '../design/NameAndCode.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { Amounts } from './Amounts.tsx'
import { entryNotes, segmentWords } from './segment-wording.ts'
import classes from './segments.module.css'

type Draft = BodyIn<typeof dunningRoutes.previewSegments>['segments']
const PAGE_ROWS = 100

/** What the draft of segments comes to, as the server counts it. */
export function useSegmentPreview(segments: readonly SegmentDraft[], isSound: boolean) {
  const api = useApi()
  const body = { segments: segments as Draft, shown: null, limit: 1 }
  return useQuery({
    queryKey: [...api.keyOf(dunningRoutes.previewSegments), body],
    queryFn: ({ signal }) => api.call(dunningRoutes.previewSegments, { body, signal }),
    enabled: isSound,
    placeholderData: (before) => before,
  })
}

type Props = {
  segments: readonly SegmentDraft[]
  /** Place of the segment whose customers are shown, from 0; null: those in none. */
  shown: number | null
  /** Whether it may be asked about: not before the scenarios are known. */
  isSound: boolean
  hasFaults: boolean
}

/** Who is in a segment, how much they owe, and who would come from where. */
export function SegmentMembers({ segments, shown, isSound, hasFaults }: Props) {
  const { t } = useWords()
  const [movingOnly, setMovingOnly] = useState(false)
  const found = useSegmentPreview(segments, isSound)
  const name = (place: number | null) =>
    place === null ? t(segmentWords.others) : (segments[place]?.name ?? t(segmentWords.others))
  const title = name(shown)
  if (hasFaults) return <p className={detail.quiet}>{t(segmentWords.faultsFirst)}</p>
  if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <SkeletonTable columns={[2, 1, 1]} rows={8} />
  const place = found.data.places[shown ?? segments.length]
  return (
    <section className={classes.members} aria-labelledby="members">
      <h2 id="members">
        {t(segmentWords.whoIsIn)} – {title}
      </h2>
      {place && (
        <>
          <span className={detail.panelFacts}>
            <b>{t(segmentWords.customers, { n: place.count })}</b>
            <Amounts amounts={place.amounts} />
            {place.moving > 0 && <span>{t(segmentWords.moving, { n: place.moving })}</span>}
          </span>
          {place.pinned > 0 && <p className={detail.quiet}>{t(segmentWords.pinned, { n: place.pinned })}</p>}
          {place.moving > 0 && place.entryRule && <p className={detail.quiet}>{t(entryNotes[place.entryRule])}</p>}
        </>
      )}
      {found.data.moves.length > 0 && (
        <div className={detail.part}>
          <h3>{t(segmentWords.moves)}</h3>
          <ul>
            {found.data.moves.map(({ from, to, count: n }) => (
              <li key={`${from}.${to}`}>
                {t(segmentWords.moveLine, { n, from: from ?? t(segmentWords.nowNone), to: name(to) })}
              </li>
            ))}
          </ul>
          <Checkbox
            size="xs"
            label={t(segmentWords.movingOnly)}
            checked={movingOnly}
            onChange={(event) => setMovingOnly(event.currentTarget.checked)}
          />
        </div>
      )}
      <Members key={`${shown}.${movingOnly}`} body={{ segments: segments as Draft, shown, movingOnly }} title={title} />
    </section>
  )
}

type MembersProps = { body: { segments: Draft; shown: number | null; movingOnly: boolean }; title: string }

function Members({ body, title }: MembersProps) {
  const api = useApi()
  const { t } = useWords()
  const rows = usePagedRows<FittingRow>({
    queryKey: [...api.keyOf(dunningRoutes.previewSegments), 'rows', body],
    pageRows: PAGE_ROWS,
    fetchPage: async ({ offset, limit, signal }) => {
      const page = await api.call(dunningRoutes.previewSegments, { body: { ...body, offset, limit }, signal })
      return { rows: page.rows, total: page.count }
    },
  })
  const columns: Column<FittingRow>[] = [
    {
      key: 'customer',
      header: t(segmentWords.customer),
      width: 'minmax(140px, 1.6fr)',
      cell: (row) => (
        <FigureLink href={urls.customer(api.orgId ?? 0, row.customerId)}>
          <NameAndCode name={row.customerName} code={row.customerCode} />
        </FigureLink>
      ),
    },
    {
      key: 'amount',
      header: t(segmentWords.outstanding),
      width: 'minmax(110px, 1fr)',
      align: 'right',
      cell: (row) => <Amounts amounts={row.amounts} />,
    },
    {
      key: 'from',
      header: t(segmentWords.now),
      width: 'minmax(110px, 1fr)',
      cell: (row) => (
        <>
          {row.moves ? (row.from ?? t(segmentWords.nowNone)) : t(segmentWords.nowHere)}
          {row.pinned && <span className={detail.tag}>{t(segmentWords.pinnedTag)}</span>}
        </>
      ),
    },
  ]
  return (
    <div className={classes.fill}>
      <DataTable
        compact
        label={`${t(segmentWords.whoIsIn)} – ${title}`}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.customerId}
        activeKey={null}
        onActive={() => {}}
        empty={<EmptyState title={t(segmentWords.nobodyTitle)}>{t(segmentWords.nobody)}</EmptyState>}
      />
    </div>
  )
}
