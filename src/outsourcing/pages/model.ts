/** What a provider may do on its page. */
export const PAGE_ACTS = ['quote', 'declined', 'accepted', 'contested', 'paper', 'statement'] as const
export type PageActKind = (typeof PAGE_ACTS)[number]

/** What one link may bring in a day, files included: more is a machine, or a link that leaked. */
export const MOST_ACTS_A_DAY = 40

/** Lines of prices that a form holds: finer tariffs are typed by a member, or attached. */
export const MOST_ROWS = 30

/** What was done, once: shown to whoever did it, with the hash of what was sent. */
export type PageAct = {
  readonly id: string
  readonly formToken: string
  readonly linkId: string
  readonly providerId: string
  readonly kind: PageActKind
  readonly at: Date
  readonly signerName: string
  readonly sha256: string
  readonly said: Said
}

/** What is told of an act besides its name: a file, a number, and what was found wrong with a statement. */
export type Said = {
  readonly file?: string
  readonly no?: number
  readonly reason?: string
  readonly faults?: readonly { readonly line: number | null; readonly fr: string; readonly en: string }[]
}
