import type { Links } from '../access/index.ts'
import type { DunningDeps } from '../dunning/index.ts'

/** What questions and digests are made with: a hold decides the customer's day again, and every page has a link. */
export type ColleagueDeps = DunningDeps & { readonly links: Links }
