import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useState } from 'react'

/** What a table reads: rows by position, of which only the pages on screen are ever fetched. */
export type PagedRows<Row> = {
  /** Results in all; null until the first page has arrived. */
  total: number | null
  /** The row at a position, or undefined while its page is on its way. */
  rowAt(index: number): Row | undefined
  /** Says which positions are on screen. */
  want(from: number, to: number): void
  /** Every row of a stretch, on screen or not, for ticking a range. */
  read(from: number, to: number): Promise<readonly Row[]>
  failure: unknown
  retry(): void
}

export type PageAsked = { offset: number; limit: number; after: string | undefined; signal: AbortSignal }
export type Page<Row> = { rows: readonly Row[]; total: number; next?: string | null }

type Options<Row> = {
  /** Names the list and its filters: another key is another list, read from its top. */
  queryKey: readonly unknown[]
  /** `after` is the cursor that ended the page before, when that page is known: cheaper than `offset` deep in a list. */
  fetchPage(asked: PageAsked): Promise<Page<Row>>
  pageRows?: number
}

/** Rows of a server-side list, fetched page by page as they come into view. */
export function usePagedRows<Row>({ queryKey, fetchPage, pageRows = 100 }: Options<Row>): PagedRows<Row> {
  const [span, setSpan] = useState({ first: 0, last: 0 })
  const name = JSON.stringify(queryKey)
  const cursors = useRef({ name, after: new Map<number, string>() })
  if (cursors.current.name !== name) cursors.current = { name, after: new Map() }
  const { after } = cursors.current
  const wanted = Array.from({ length: span.last - span.first + 1 }, (_, index) => span.first + index)

  const client = useQueryClient()
  const pageQuery = (page: number) => ({
    queryKey: [...queryKey, 'page', page, pageRows],
    queryFn: async ({ signal }: { signal: AbortSignal }) => {
      const answer = await fetchPage({ offset: page * pageRows, limit: pageRows, after: after.get(page), signal })
      if (answer.next) after.set(page + 1, answer.next)
      return answer
    },
  })
  const queries = useQueries({ queries: wanted.map(pageQuery) })

  const pages = new Map(wanted.map((page, index) => [page, queries[index]?.data]))
  const known = queries.find((query) => query.data !== undefined)?.data?.total
  const lastTotal = useRef<{ name: string; total: number } | null>(null)
  if (known !== undefined) lastTotal.current = { name, total: known }
  const total = known ?? (lastTotal.current?.name === name ? lastTotal.current.total : null)

  const want = useCallback(
    (from: number, to: number) => {
      const first = Math.floor(from / pageRows)
      const last = Math.max(first, Math.floor(Math.max(0, to - 1) / pageRows))
      setSpan((now) => (now.first === first && now.last === last ? now : { first, last }))
    },
    [pageRows],
  )
  return {
    total,
    rowAt: (index) => pages.get(Math.floor(index / pageRows))?.rows[index % pageRows],
    want,
    async read(from, to) {
      const found: Row[] = []
      for (let page = Math.floor(from / pageRows); page <= Math.floor(to / pageRows); page++) {
        const { rows } = await client.ensureQueryData(pageQuery(page))
        found.push(...rows.slice(Math.max(0, from - page * pageRows), to - page * pageRows + 1))
      }
      return found
    },
    failure: queries.find((query) => query.error)?.error ?? null,
    retry: () => queries.forEach((query) => query.isError && void query.refetch()),
  }
}

/** Rows already in the browser, for short lists. */
export function useRowsInHand<Row>(rows: readonly Row[]): PagedRows<Row> {
  return useMemo(
    () => ({
      total: rows.length,
      rowAt: (index) => rows[index],
      want: () => {},
      read: async (from, to) => rows.slice(from, to + 1),
      failure: null,
      retry: () => {},
    }),
    [rows],
  )
}
