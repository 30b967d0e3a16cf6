import type { SegmentDraft } from '../../src/dunning/segments/rule.ts'

/** The list of segments while it is written lasts as long as the browser's window: reloading the page loses nothing. */
type Kept = { readonly version: number; readonly drafts: readonly SegmentDraft[] }

const keyOf = (orgId: number): string => `quittance-segments-draft-${orgId}`

export function keptSegments(orgId: number): Kept | null {
  try {
    const text = sessionStorage.getItem(keyOf(orgId))
    return text ? (JSON.parse(text) as Kept) : null
  } catch {
    return null
  }
}

export function keepSegments(orgId: number, kept: Kept | null): void {
  try {
    if (kept) sessionStorage.setItem(keyOf(orgId), JSON.stringify(kept))
    else sessionStorage.removeItem(keyOf(orgId))
  } catch {
    // Some private windows refuse storage: the draft then lasts as long as the page.
  }
}
