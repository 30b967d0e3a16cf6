import { useRef } from 'react'
import type { z } from 'zod'
import { cashRoutes, JUDGED, LINE_SHOWS, type LineView } from '../../src/cash/contract.ts'
import { MATCH_CLASSES } from '../../src/cash/model.ts'
import { toLocalDate } from '../../src/kernel/calendar.ts'
import { type PagedRows, usePagedRows } from '../design/paged-rows.ts'
import { useApi } from '../wire/api.tsx'

export type { LineView } from '../../src/cash/contract.ts'
export type LineShow = (typeof LINE_SHOWS)[number]
export type LineFilter = Pick<
  z.input<typeof cashRoutes.lines.query>,
  'show' | 'accountId' | 'class' | 'judged' | 'customerId' | 'until' | 'received' | 'words'
>
export type LineDetail = z.output<typeof cashRoutes.line.reply>

/**
 * What the address says: `voir` which lines, `compte` account, `sorte` kind of match, `jugees` how that kind was judged there,
 * `client` whom they are proposed for, `au` booked by that day, `recus` money received only, `mots` words, `ligne` the open one.
 */
export type CashState = 'voir' | 'compte' | 'sorte' | 'jugees' | 'client' | 'au' | 'recus' | 'mots' | 'ligne'

/** How the address names what is shown; the open ones are the page itself. */
export const SHOW_WORDS: Readonly<Record<LineShow, string>> = {
  open: 'a-voir',
  matched: 'rapprochees',
  set_aside: 'hors-clients',
  refunds: 'remboursements',
  returned: 'rejets',
  to_check: 'a-verifier',
  all: 'toutes',
}

/** How the address names what was judged of a kind of match. */
export const JUDGED_WORDS: Readonly<Record<(typeof JUDGED)[number], string>> = {
  right: 'justes',
  wrong: 'fausses',
  alone: 'seules',
  undone: 'annulees',
}

export function filterOf(at: { readonly [name in CashState]?: string }): LineFilter & { show: LineShow } {
  const show = LINE_SHOWS.find((one) => SHOW_WORDS[one] === at.voir) ?? 'open'
  const judged = JUDGED.find((one) => JUDGED_WORDS[one] === at.jugees)
  return {
    show,
    accountId: at.compte || undefined,
    // What is proposed belongs to open lines only; what was judged, to any.
    class: show === 'open' || judged ? MATCH_CLASSES.find((one) => one === at.sorte) : undefined,
    judged,
    customerId: at.client || undefined,
    until: toLocalDate(at.au ?? '') ?? undefined,
    received: at.recus ? 'true' : undefined,
    words: at.mots || undefined,
  }
}

const PAGE_ROWS = 100

export type Lines = PagedRows<LineView> & {
  /** Every line read so far, by its id: what is ticked was on screen, or in a stretch that was read. */
  readonly seen: ReadonlyMap<string, LineView>
  /** Where a line was last seen in the list; −1 when it never was. */
  placeOf(id: string | null): number
}

/** The bank lines of a filter, page by page. */
export function useLines(filter: LineFilter): Lines {
  const api = useApi()
  const seen = useRef(new Map<string, LineView>())
  const rows = usePagedRows<LineView>({
    queryKey: [...api.keyOf(cashRoutes.lines), filter],
    pageRows: PAGE_ROWS,
    fetchPage: async ({ offset, limit, signal }) => {
      const page = await api.call(cashRoutes.lines, { query: { ...filter, offset, limit }, signal })
      for (const line of page.lines) seen.current.set(line.id, line)
      return { rows: page.lines, total: page.count }
    },
  })
  const placeOf = (id: string | null): number => {
    if (id === null) return -1
    for (let index = 0; index < (rows.total ?? 0); index++) if (rows.rowAt(index)?.id === id) return index
    return -1
  }
  return { ...rows, seen: seen.current, placeOf }
}
