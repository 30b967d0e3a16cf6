import { memberOf } from '../../access/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { scenarioBook } from '../scenarios/book.ts'
import { type Serving, toldFaults } from '../serving.ts'
import { segmentRoutes as routes } from './contract.ts'
import { saveSegments, segmentFaults } from './keep-segments.ts'
import { previewSegments } from './preview-segments.ts'
import { countPlaced, listSegments, segmentsVersion } from './segment-store.ts'

export function serveSegments({ http, inOrg, deps }: Serving): void {
  const told = async (tx: OrgTx) => {
    // The first question of an organisation makes its settings.
    await scenarioBook(tx, deps.clock.now())
    const counts = await countPlaced(tx)
    const segments = (await listSegments(tx)).map((one) => ({ ...one, count: counts.get(one.id) ?? 0 }))
    return { version: await segmentsVersion(tx), segments: segments as never[], others: counts.get('') ?? 0 }
  }

  http.serve(routes.segments, async (call) => inOrg(call, told))

  http.serve(routes.previewSegments, async (call) =>
    inOrg(call, async (tx) => {
      const at = deps.clock.now()
      const faults = await segmentFaults(tx, await scenarioBook(tx, at), call.body.segments)
      if (faults.length > 0) return { faults: toldFaults(call.lang, faults), places: [], moves: [], rows: [], count: 0 }
      return { faults: [], ...(await previewSegments(tx, at, call.body)) }
    }),
  )

  http.serve(routes.saveSegments, async (call) =>
    inOrg(call, async (tx) => {
      const { version, segments } = call.body
      const faults = await saveSegments(tx, deps, version, segments, memberOf(call).actor)
      return faults.length > 0
        ? { faults: toldFaults(call.lang, faults), saved: null }
        : { faults: [], saved: await told(tx) }
    }),
  )
}
