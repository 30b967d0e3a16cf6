/**
 * Ticked rows: either some keys, or all results but some keys, so that "all 1 284 results" needs no list in the
 * browser and is decided again by the server when the action runs.
 */
export type Selection = { kind: 'some' | 'all_but'; keys: ReadonlySet<string> }

export const noneTicked: Selection = { kind: 'some', keys: new Set() }
export const allTicked: Selection = { kind: 'all_but', keys: new Set() }

export const isTicked = (selection: Selection, key: string): boolean =>
  (selection.kind === 'some') === selection.keys.has(key)

export const tickedCount = (selection: Selection, total: number): number =>
  selection.kind === 'some' ? selection.keys.size : total - selection.keys.size

/** The selection with `keys` ticked or unticked. */
export function tick(selection: Selection, keys: readonly string[], on: boolean): Selection {
  const next = new Set(selection.keys)
  for (const key of keys) {
    if (on === (selection.kind === 'some')) next.add(key)
    else next.delete(key)
  }
  return { kind: selection.kind, keys: next }
}
