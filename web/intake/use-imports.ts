import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ImportView, intakeRoutes } from '../../src/intake/contract.ts'
import { can } from '../../src/intake/model.ts'
import type { BodyIn } from '../../src/platform/route.ts'
import { useApi } from '../wire/api.tsx'
import { isUnderWay } from './how-far.ts'
import { POLL_MS } from './queue.tsx'

export type ImportOptions = NonNullable<BodyIn<typeof intakeRoutes.preview>['options']>
export type ImportKindAsked = NonNullable<BodyIn<typeof intakeRoutes.preview>['kind']>

/** One import, asked again every second while it is being read, recorded or withdrawn. */
export function useImport(id: string) {
  const api = useApi()
  return useQuery({
    ...api.ask(intakeRoutes.import, { params: { id } }),
    refetchInterval: ({ state: { data } }) => (data && isUnderWay(data) ? POLL_MS : false),
  })
}
export type ImportFound = NonNullable<ReturnType<typeof useImport>['data']>

/** What the person chose for this import, as the next reading takes it. */
export const optionsOf = (view: ImportView): ImportOptions => {
  const { kind: _, ...options } = view.options
  return options as ImportOptions
}

const kindAskedOf = (view: ImportView): ImportKindAsked =>
  (view.options.kind as ImportKindAsked | undefined) ?? (view.kind === 'unknown' ? 'auto' : view.kind)

/** Reads the file of an import again, with other options, and drops the reading it replaces. Gives the new import's id. */
export function useReread() {
  const api = useApi()
  const client = useQueryClient()
  return async (
    view: ImportView,
    change: { kind?: ImportKindAsked; options?: ImportOptions } = {},
  ): Promise<string> => {
    const { kind = kindAskedOf(view), options = optionsOf(view) } = change
    const { id } = await api.call(intakeRoutes.preview, { body: { fileId: view.fileId, kind, options } })
    if (can.discard(view.state)) await api.call(intakeRoutes.discard, { params: { id: view.id } })
    await client.invalidateQueries({ queryKey: api.keyOf(intakeRoutes.imports) })
    return id
  }
}
