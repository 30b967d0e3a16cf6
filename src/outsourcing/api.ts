import type { ApiDeps, Links } from '../access/index.ts'
import type { PdfPress } from '../platform/pdf/pdf-press.ts'
import { serveAudit } from './audit/api.ts'
import { serveClosing } from './closing/api.ts'
import { serveComparing } from './comparing/api.ts'
import { serveFees } from './fees/api.ts'
import { serveMandates } from './mandates/api.ts'
import { serveProviderPages } from './pages/api.ts'
import type { PagesDeps } from './pages/pages.ts'
import { type PlacementsDeps, servePlacing } from './placements/api.ts'
import { type ProviderDeps, serveProviders } from './providers/api.ts'
import { serveQuotes } from './providers/quote-api.ts'
import { serveReceipts } from './receipts/api.ts'
import { serveRemittances } from './remittances/api.ts'
import { serveRequests } from './requests/api.ts'
import { serveResults } from './results/api.ts'
import { serveQuittances } from './voice/api.ts'

export type OutsourcingDeps = ApiDeps &
  ProviderDeps &
  PlacementsDeps &
  PagesDeps & { readonly press: PdfPress; readonly links: Links }

export function serveOutsourcing(deps: OutsourcingDeps): void {
  serveAudit(deps)
  serveComparing(deps)
  serveProviders(deps)
  serveQuotes(deps)
  serveMandates(deps)
  servePlacing(deps)
  serveReceipts(deps)
  serveFees(deps)
  serveRemittances(deps)
  serveRequests(deps)
  serveQuittances(deps)
  serveResults(deps)
  serveClosing(deps)
  serveProviderPages(deps)
}
