import type { LineDetail } from './lines.ts'
import type { MatchDraft } from './match-draft.ts'

/** What a person is doing with an open line and has not applied yet: moving in the list loses nothing of it. */
export type Work =
  /** `of` says which proposals it began from: it ends with them. */
  | { readonly kind: 'proposal'; readonly place: number; readonly draft: MatchDraft; readonly of: string }
  /** Chosen by hand; without a draft while no customer is chosen. */
  | { readonly kind: 'hand'; readonly draft: MatchDraft | null }

/** Names what is left of a line and all that is proposed for it: when either changes, what was being done no longer holds. */
export const stateOf = ({ line, proposals }: LineDetail): string =>
  JSON.stringify([
    line.leftCents,
    proposals.map((one) => [
      one.class,
      one.customerId,
      one.parts.map(({ itemId, cents, openCents }) => [itemId, cents, openCents]),
    ]),
  ])
