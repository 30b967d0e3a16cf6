import { type ApiDeps, memberOf, organisationOf } from '../../access/index.ts'
import { streamOf } from '../../adapters/pdf/index.ts'
import { actingAs } from '../../cash/index.ts'
import { Refused, refuse, tellRefusal } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import type { Vault } from '../../platform/secrets.ts'
import { record } from '../../trail/index.ts'
import { mandateNumber } from '../model.ts'
import { handoverAddress, keyHash } from './build-handover.ts'
import { complainOf } from './complain.ts'
import { handoverBytes, handoverZip } from './handover-archive.ts'
import { askHandover, filesOf, type Handover, handoverByKey, handoverOf, markFetched } from './handover-store.ts'
import { acknowledgeInstruction, instructPlacement } from './instruct.ts'
import { instructionRoutes as instructions } from './instruction-contract.ts'
import { instructionsOf, unreadInstructions } from './instruction-store.ts'
import { checkAddress, saveWebhook, tryWebhook } from './keep-webhook.ts'
import { keptOutOf } from './kept-out.ts'
import { keptOutRoutes } from './kept-out-contract.ts'
import { mandateUse } from './mandate-use.ts'
import { placementNumber, placingNumber } from './model.ts'
import { placementRoutes as routes } from './placement-contract.ts'
import { type Placing, placingOf } from './placement-store.ts'
import { handoverView, instructionView, placementView } from './present.ts'
import {
  documentsOfPlacement,
  eventsOfPlacement,
  listPlacements,
  type PlacementRow,
  placementOf,
  placementsOfPlacing,
  placementsRunning,
  sumPlacements,
} from './read-store.ts'
import { recallPlacements, undoPlacing, undoRefusal } from './take-back.ts'
import { callsOf, webhookOf } from './webhook-store.ts'
import { placementWording as words } from './wording.ts'

/** Instructions told at once. */
const MOST_UNREAD = 500

export type PlacementDeps = ApiDeps & { readonly secret: string; readonly publicUrl: string; readonly vault: Vault }

export function servePlacements(deps: PlacementDeps): void {
  const { http, db, clock, vault } = deps

  http.serve(routes.placements, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const sums = await sumPlacements(tx, call.query)
      return {
        placements: (await listPlacements(tx, call.query)).map(placementView),
        count: sums.reduce((sum, { files }) => sum + files, 0),
        sums: sums.map(({ mandateNo, ...one }) => ({ ...one, mandate: mandateNumber(mandateNo) })),
      }
    }),
  )

  http.serve(routes.placement, async (call) => {
    const member = memberOf(call)
    return db.inOrg(member.orgId, async (tx) => {
      const placement = await placementOf(tx, call.params.id)
      if (!placement) throw new Refused(notFound().refusal)
      const placing = placement.placingId === null ? null : await placingOf(tx, placement.placingId)
      return {
        ...placementView(placement),
        documentsPlaced: await documentsOfPlacement(tx, placement.id),
        events: await eventsOfPlacement(tx, placement.id),
        instructions: (await instructionsOf(tx, placement.id)).map(instructionView),
        placing: placing && {
          ...{ id: placing.id, number: placingNumber(placing.no), seed: placing.seed },
          files: (await placementsOfPlacing(tx, placing.id)).length,
          undoRefusal: await whyNotUndone(tx, placing.id, call.lang),
          hasHandover: (await handoverOf(tx, placing.id)) !== null,
        },
      }
    })
  })

  http.serve(keptOutRoutes.keptOut, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    return db.inOrg(member.orgId, (tx) => keptOutOf(tx, call.params.id, today))
  })

  const whyNotUndone = async (tx: OrgTx, placingId: string, lang: 'fr' | 'en'): Promise<string | null> => {
    const { timeZone } = await organisationOf(tx)
    const refusal = await undoRefusal(tx, placingId, timeZone)
    return refusal && tellRefusal(lang, refusal)
  }

  http.serve(routes.instructPlacement, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    await db.inOrg(member.orgId, (tx) => instructPlacement(tx, call.params.id, call.body.note, by))
  })

  http.serve(instructions.acknowledgeInstruction, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => acknowledgeInstruction(tx, call.params.id, actingAs(member, clock)))
  })

  http.serve(instructions.instructionsUnread, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => ({
      instructions: (await unreadInstructions(tx, MOST_UNREAD)).map(({ placementNo, ...one }) => ({
        ...one,
        number: placementNumber(placementNo),
      })),
    })),
  )

  http.serve(instructions.complainOf, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    await db.inOrg(member.orgId, (tx) => complainOf(tx, call.params.id, call.body.note, by))
  })

  http.serve(routes.recallPlacements, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    const { placementIds: named, reason } = call.body
    return db.inOrg(member.orgId, async (tx) => {
      const ids = 'mandateId' in named ? (await placementsRunning(tx, named.mandateId)).map(({ id }) => id) : named
      return { recalled: await recallPlacements(tx, ids, reason, by) }
    })
  })

  http.serve(routes.undoPlacing, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    return db.inOrg(member.orgId, async (tx) => ({
      undone: await undoPlacing(tx, call.params.id, by, member.timeZone),
    }))
  })

  http.serve(routes.handover, async (call) => {
    const { orgId } = memberOf(call)
    return db.inOrg(orgId, async (tx) => {
      const handover = await handoverOf(tx, call.params.id)
      if (!handover) throw new Refused(notFound().refusal)
      const files = handover.state === 'ready' ? await filesOf(tx, call.params.id) : []
      return handoverView(call.lang, handover, handoverAddress(deps, orgId, call.params.id), files)
    })
  })

  http.serve(routes.askHandover, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    await db.inOrg(member.orgId, async (tx) => {
      const placing = await placingOf(tx, call.params.id)
      const mandate = placing && (await mandateUse(tx, placing.mandateId))
      if (!placing || !mandate) throw new Refused(notFound().refusal)
      await askHandover(tx, placing, mandate.lang, by)
    })
  })

  http.serve(routes.handoverArchive, async (call) => {
    const member = memberOf(call)
    const { orgId } = member
    const { actor, at } = actingAs(member, clock)
    const handover = await db.inOrg(orgId, async (tx) => {
      const one = ready(await handoverOf(tx, call.params.id))
      await taken(tx, one, actor, at)
      return one
    })
    return { bytes: streamOf(handoverZip(db, orgId, handover.placingId)), type: 'application/zip', name: handover.name }
  })

  http.serve(routes.handoverFile, async (call) => {
    const member = memberOf(call)
    const { actor, at } = actingAs(member, clock)
    return db.inOrg(member.orgId, async (tx) => {
      const handover = ready(await handoverOf(tx, call.params.id))
      const file = (await filesOf(tx, handover.placingId)).find(({ place }) => place === call.params.place)
      const bytes = file && (await handoverBytes(tx, handover.placingId, file))
      if (!file || !bytes) throw new Refused(notFound().refusal)
      await taken(tx, handover, actor, at)
      return { bytes, type: file.type, name: file.name.split('/').at(-1)!, inline: file.type === 'application/pdf' }
    })
  })

  /** What a key opens: to whoever holds a wrong one, or one whose days are over, there is nothing. */
  const byKey = async (
    tx: OrgTx,
    key: string,
    at: Date,
  ): Promise<{ handover: Handover; placing: Placing; placements: PlacementRow[] }> => {
    const handover = await handoverByKey(tx, keyHash(key), at)
    const placing = handover && (await placingOf(tx, handover.placingId))
    const placements = placing ? await placementsOfPlacing(tx, placing.id) : []
    // What was taken back is no longer theirs to read.
    if (!placing || !placements.some(({ endedOn }) => endedOn === null)) throw new Refused(notFound().refusal)
    return { handover, placing, placements }
  }

  http.serve(routes.providerHandover, async (call) =>
    db.inOrg(call.params.org, async (tx) => {
      const { handover, placing, placements } = await byKey(tx, call.params.key, clock.now())
      return {
        placing: placingNumber(placing.no),
        until: handover.keyUntil!,
        manifest: handover.sha256!,
        placements: placements.map(({ id, no, endedOn }) => ({
          id,
          number: placementNumber(no),
          isRunning: endedOn === null,
        })),
        files: (await filesOf(tx, placing.id)).map(({ name, type, size, sha256 }) => ({ name, type, size, sha256 })),
      }
    }),
  )

  http.serve(routes.providerArchive, async (call) => {
    const orgId = call.params.org
    const at = clock.now()
    const handover = await db.inOrg(orgId, async (tx) => {
      const { handover: one, placements } = await byKey(tx, call.params.key, at)
      const { provider } = placements[0]!
      await taken(tx, one, { id: 'provider', name: provider }, at)
      return one
    })
    return { bytes: streamOf(handoverZip(db, orgId, handover.placingId)), type: 'application/zip', name: handover.name }
  })

  http.serve(routes.webhook, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const kept = await webhookOf(tx, call.params.id)
      if (!kept) return { webhook: null }
      const calls = await callsOf(tx, kept.id, 20)
      const { url, isOn, changedAt, changedByName } = kept
      const waiting = calls.filter(({ state }) => state === 'waiting').length
      return {
        webhook: {
          url,
          isOn,
          changedAt,
          changedByName,
          waiting,
          calls: calls.map(({ body: _, answeredAt: _at, ...one }) => one),
        },
      }
    }),
  )

  http.serve(routes.saveWebhook, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    await checkAddress(call.body.url)
    return db.inOrg(member.orgId, async (tx) => ({
      secret: await saveWebhook(tx, call.params.id, call.body, vault, by),
    }))
  })

  http.serve(routes.tryWebhook, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => tryWebhook(tx, call.params.id, clock.now()))
  })
}

function ready(handover: Handover | null): Handover {
  if (!handover) throw new Refused(notFound().refusal)
  if (handover.state === 'refused') throw new Refused(handover.refusal!)
  if (handover.state === 'building') throw new Refused(refuse('not_ready', words.handoverBuilding).refusal)
  return handover
}

/** Somebody took it: the trail says who, the first time. */
async function taken(
  tx: OrgTx,
  { placingId, name, sha256 }: Handover,
  actor: { id: string; name: string },
  at: Date,
): Promise<void> {
  if ((await markFetched(tx, placingId, actor.name, at)) === 0) return
  const subject = { kind: 'placing', id: placingId }
  await record(tx, { actor, at, verb: 'handover_taken', subject, data: { file: name, manifest: sha256 } })
}
