import type { ApiDeps } from '../access/index.ts'
import type { PdfPress } from '../platform/pdf/pdf-press.ts'
import { serveAudit } from './audit/api.ts'
import { serveComparing } from './comparing/api.ts'
import { serveMandates } from './mandates/api.ts'
import { type PlacementsDeps, servePlacing } from './placements/api.ts'
import { type ProviderDeps, serveProviders } from './providers/api.ts'
import { serveQuotes } from './providers/quote-api.ts'

export type OutsourcingDeps = ApiDeps & ProviderDeps & PlacementsDeps & { readonly press: PdfPress }

export function serveOutsourcing(deps: OutsourcingDeps): void {
  serveAudit(deps)
  serveComparing(deps)
  serveProviders(deps)
  serveQuotes(deps)
  serveMandates(deps)
  servePlacing(deps)
}
