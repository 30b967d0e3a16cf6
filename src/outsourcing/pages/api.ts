import { type ApiDeps, type Links, memberOf } from '../../access/index.ts'
import { actingAs } from '../../cash/index.ts'
import { Refused } from '../../kernel/verdict.ts'
import { notFound } from '../../platform/http.ts'
import { mandateOf } from '../mandates/store.ts'
import { closePage } from '../providers/page-link.ts'
import { pageRoutes as routes } from './contract.ts'
import { type PagesDeps, servePages } from './pages.ts'
import { sendMandatePage } from './send-page.ts'

/** Our side of a provider's page, and the page itself. */
export function serveProviderPages(deps: ApiDeps & PagesDeps & { readonly links: Links }): void {
  const { http, db, clock, links } = deps
  servePages(http.app, deps)

  http.serve(routes.sendMandatePage, async (call) => {
    const member = memberOf(call)
    return db.inOrg(member.orgId, async (tx) => ({
      messageId: await sendMandatePage(tx, links, call.params.id, actingAs(member, clock)),
    }))
  })

  http.serve(routes.closeMandatePage, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, async (tx) => {
      const mandate = await mandateOf(tx, call.params.id)
      if (!mandate) throw new Refused(notFound().refusal)
      await closePage(tx, mandate, actingAs(member, clock))
    })
  })
}
