import { memberOf, organisationOf } from '../access/index.ts'
import { Refused } from '../kernel/verdict.ts'
import { notFound } from '../platform/http.ts'
import type { CorrespondenceDeps } from './api.ts'
import { correspondenceRoutes as routes } from './contract.ts'
import { presentProvider, providerToTry, removeProvider, setProvider, tryProvider } from './keep-provider.ts'
import { providersNow, serviceProof } from './provider-store.ts'
import { takeHook } from './take-hook.ts'

/** The routes of the services that carry messages, and the doors at which they call. */
export function serveProviders(deps: CorrespondenceDeps): void {
  const { http, db, clock, vault, publicUrl } = deps

  http.serve(routes.providers, async (call) => {
    const { orgId } = memberOf(call)
    return db.inOrg(orgId, async (tx) => ({
      providers: (await providersNow(tx)).map((one) => presentProvider(vault, publicUrl, orgId, one)),
      isDemo: (await organisationOf(tx)).isDemo,
    }))
  })

  http.serve(routes.saveProvider, async (call) => {
    const { orgId, actor } = memberOf(call)
    await db.inOrg(orgId, (tx) => setProvider(tx, vault, call.params.kind, call.body, { actor, at: clock.now() }))
  })

  http.serve(routes.dropProvider, async (call) => {
    const { orgId, actor } = memberOf(call)
    await db.inOrg(orgId, (tx) => removeProvider(tx, call.params.kind, { actor, at: clock.now() }))
  })

  http.serve(routes.tryProvider, async (call) => {
    const { orgId } = memberOf(call)
    const { to, ...input } = call.body
    const at = clock.now()
    const { provider, organisation } = await db.inOrg(orgId, async (tx) => ({
      provider: await providerToTry(tx, vault, call.params.kind, input, at),
      organisation: await organisationOf(tx),
    }))
    const { name, country } = organisation
    return tryProvider(vault, orgId, provider, { to, country, organisation: name, lang: call.lang, at })
  })

  http.serve(routes.serviceProof, async (call) => {
    const { id, kind } = call.params
    const found = await db.inOrg(memberOf(call).orgId, (tx) => serviceProof(tx, id, kind))
    if (!found) throw new Refused(notFound().refusal)
    // Saved under its name and opened by nothing: its declared type is a claim of the service.
    return { bytes: found.bytes, type: 'application/octet-stream', name: `${kind}-${id}.pdf` }
  })

  http.serve(routes.hook, async (call) => {
    await takeHook(deps, call.params, call.request, call.upload)
    return { taken: true }
  })

  http.serve(routes.hookCreated, async (call) => {
    await takeHook(deps, call.params, call.request, call.upload)
    return { taken: true }
  })

  http.serve(routes.hookByAddress, async (call) => {
    await takeHook(deps, call.params, call.request, null)
    return { taken: true }
  })
}
