import { QueryClient } from '@tanstack/react-query'
import { createContext, useContext, useMemo } from 'react'
import type { ReplyOut, RouteSpec } from '../../src/platform/route.ts'
import { type Asked, call } from './call.ts'
import { Breakdown, Unreachable } from './failures.ts'

/** The organisation whose books are on screen, from the address; null outside of any. */
const OrgContext = createContext<number | null>(null)
export const OrgProvider = OrgContext.Provider

/** The API for one organisation (or none), ready for `useQuery` and for event handlers. */
export function apiOf(orgId: number | null) {
  return {
    orgId,
    call: <R extends RouteSpec>(route: R, asked: Asked<R>): Promise<ReplyOut<R>> => call(orgId, route, asked),
    /** A read, for `useQuery(api.ask(customerRoutes.read, { params: { id } }))`. */
    ask: <R extends RouteSpec>(route: R, asked: Asked<R>) => ({
      // An answer holds sentences: in another language it is another answer.
      queryKey: [
        route.scope === 'org' ? orgId : null,
        route.path,
        asked.params ?? null,
        asked.query ?? null,
        document.documentElement.lang,
      ],
      queryFn: ({ signal }: { signal: AbortSignal }): Promise<ReplyOut<R>> => call(orgId, route, { ...asked, signal }),
    }),
    /** The start of the query keys of a route: `client.invalidateQueries({ queryKey: api.keyOf(route) })`. */
    keyOf: (route: RouteSpec) => [route.scope === 'org' ? orgId : null, route.path],
  }
}

export function useApi() {
  const orgId = useContext(OrgContext)
  return useMemo(() => apiOf(orgId), [orgId])
}

/** A refusal is an answer and is never asked again; a breakdown or a lost connection is tried twice more. */
export const newQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (tries, failure) => tries < 2 && (failure instanceof Unreachable || failure instanceof Breakdown),
      },
    },
  })
