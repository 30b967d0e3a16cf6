import { useNavigate, useRouterState } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { Sort } from '../design/TableHead.tsx'

/** The search of an address as plain texts: `?mots=123` is the text "123", never a number. */
export const parseSearch = (search: string): Record<string, string> => Object.fromEntries(new URLSearchParams(search))

export function stringifySearch(state: Record<string, unknown>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(state))
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value))
  return search.size === 0 ? '' : `?${search}`
}

type State<Name extends string> = { readonly [name in Name]?: string }
type Change<Name extends string> = { readonly [name in Name]?: string | null }

/**
 * What the address of the page says after `?`, and how to change part of it. `replace` (the default) leaves no step
 * behind, for typing and moving in a list; `push` lets Back undo it, for what opens.
 */
export function useAddressState<Name extends string>(): [
  State<Name>,
  (change: Change<Name>, how?: 'replace' | 'push') => void,
] {
  const navigate = useNavigate()
  const { pathname, search } = useRouterState({ select: (state) => state.location })
  const change = useCallback(
    (wanted: Change<Name>, how: 'replace' | 'push' = 'replace') => {
      // Read at the moment of the change: two changes in one keystroke must not undo each other.
      const next: Record<string, unknown> = { ...parseSearch(window.location.search), ...wanted }
      void navigate({ to: pathname, search: next as never, replace: how === 'replace', resetScroll: false })
    },
    [navigate, pathname],
  )
  return [search as State<Name>, change]
}

/** A sort as the address writes it: `echu` upwards, `-echu` downwards. */
export function sortOf(text: string | undefined, known: readonly string[]): Sort | null {
  const column = text?.replace(/^-/, '')
  if (!text || !column || !known.includes(column)) return null
  return { column, direction: text.startsWith('-') ? 'desc' : 'asc' }
}

export const sortText = (sort: Sort): string => `${sort.direction === 'desc' ? '-' : ''}${sort.column}`
