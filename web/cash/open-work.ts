import type { MatchDraft } from './match-draft.ts'

/** What a person is doing with an open line and has not applied yet: moving in the list loses nothing of it. */
export type Work =
  | { readonly kind: 'proposal'; readonly place: number; readonly draft: MatchDraft }
  /** Chosen by hand; without a draft while no customer is chosen. */
  | { readonly kind: 'hand'; readonly draft: MatchDraft | null }
