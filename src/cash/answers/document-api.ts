import { type ApiDeps, memberOf } from '../../access/index.ts'
import { documentRoutes as routes } from './document-contract.ts'
import { payableDocuments } from './document-store.ts'

export function serveDocuments({ http, db }: ApiDeps): void {
  http.serve(routes.documents, async (call) => db.inOrg(memberOf(call).orgId, (tx) => payableDocuments(tx, call.query)))
}
