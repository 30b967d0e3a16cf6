import { type ApiDeps, memberOf } from '../access/index.ts'
import { actingAs } from '../cash/index.ts'
import { createTurnstile } from '../intake/index.ts'
import { day, type LocalDate } from '../kernel/calendar.ts'
import { Refused, tellRefusal } from '../kernel/verdict.ts'
import { customerOf } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import { wholeUpload } from '../platform/upload.ts'
import { beginBatch, commitBatch, decideArrival, dropBatch, takeFile } from './batch.ts'
import { lockBatch } from './batch-store.ts'
import { documentsRoutes as routes } from './contract.ts'
import { changeDocument, type HandedOver, keepDocument, removeDocument } from './keep-document.ts'
import { BATCH_BYTES, FILE_BYTES } from './model.ts'
import { arrivalFile, documentFile, presentBatch, presentDocuments } from './present.ts'
import { readFile } from './read-file.ts'
import { recognise } from './recognise.ts'

/** Read to its end and thrown away up to here, so that the sender of too much sees why. */
const MOST_HEARD = 2 * BATCH_BYTES

/** An archive is held whole while it arrives and is unpacked: few at a time, and one of an organisation, so that no slow line keeps others out. */
const archives = createTurnstile(3)
const archivesOf = new Map<number, ReturnType<typeof createTurnstile>>()

function oneArchive<T>(orgId: number, work: () => Promise<T>): Promise<T> {
  const own = archivesOf.get(orgId) ?? createTurnstile(1)
  archivesOf.set(orgId, own)
  return own.pass(() => archives.pass(work))
}

export function serveDocuments({ http, db, clock, handedOver }: ApiDeps & { readonly handedOver: HandedOver }): void {
  http.serve(routes.documents, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      await customerThere(tx, call.params.id)
      return { documents: await presentDocuments(tx, call.params.id) }
    }),
  )

  http.serve(routes.add, async (call) => {
    const member = memberOf(call)
    const { name, kind, number, bearsOn } = call.query
    await db.inOrg(member.orgId, (tx) => customerThere(tx, call.params.id))
    const file = await readFile({ name, bytes: await wholeUpload(call.upload, FILE_BYTES, MOST_HEARD) })
    return db.inOrg(member.orgId, async (tx) => {
      const known = await recognise(tx, file, call.params.id)
      const about = {
        kind: kind ?? known.kind,
        numbers: number === undefined ? known.numbers : [number],
        bearsOn: bearsOn === undefined ? known.bearsOn : dayGiven(bearsOn),
      }
      return keepDocument(tx, call.params.id, file, about, actingAs(member, clock))
    })
  })

  http.serve(routes.file, async (call) => {
    const file = await db.inOrg(memberOf(call).orgId, (tx) => documentFile(tx, call.params.id))
    if (!file) throw new Refused(notFound().refusal)
    return file
  })

  http.serve(routes.change, async (call) => {
    const member = memberOf(call)
    const change = { ...call.body, bearsOn: dayGiven(call.body.bearsOn) }
    await db.inOrg(member.orgId, (tx) => changeDocument(tx, call.params.id, change, actingAs(member, clock)))
  })

  http.serve(routes.remove, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => removeDocument(tx, call.params.id, handedOver, actingAs(member, clock)))
  })

  http.serve(routes.beginBatch, async (call) => {
    const member = memberOf(call)
    return { id: await db.inOrg(member.orgId, (tx) => beginBatch(tx, actingAs(member, clock))) }
  })

  http.serve(routes.addToBatch, async (call) => {
    const member = memberOf(call)
    const { name, customerId = null } = call.query
    await db.inOrg(member.orgId, async (tx) => {
      await batchThere(tx, call.params.id)
      if (customerId !== null) await customerThere(tx, customerId)
    })
    const take = async (most: number) => {
      const bytes = await wholeUpload(call.upload, most, MOST_HEARD)
      return takeFile(db, member.orgId, call.params.id, { name, bytes, customerId }, actingAs(member, clock))
    }
    const isArchive = /\.zip$/i.test(name)
    const { taken, refused } = isArchive
      ? await oneArchive(member.orgId, () => take(BATCH_BYTES))
      : await take(FILE_BYTES)
    return {
      taken,
      refused: refused.map((one) => ({
        name: one.name,
        code: one.refusal.code,
        message: tellRefusal(call.lang, one.refusal),
      })),
    }
  })

  http.serve(routes.batch, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      await batchThere(tx, call.params.id)
      return { files: await presentBatch(tx, call.params.id) }
    }),
  )

  http.serve(routes.arrivalFile, async (call) => {
    const { id, fileId } = call.params
    const file = await db.inOrg(memberOf(call).orgId, (tx) => arrivalFile(tx, id, fileId))
    if (!file) throw new Refused(notFound().refusal)
    return file
  })

  http.serve(routes.decide, async (call) => {
    const { id, fileId } = call.params
    const said = { ...call.body, bearsOn: dayGiven(call.body.bearsOn) }
    await db.inOrg(memberOf(call).orgId, (tx) => decideArrival(tx, id, fileId, said))
  })

  http.serve(routes.commitBatch, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    return db.inOrg(member.orgId, (tx) => commitBatch(tx, call.params.id, call.body.leavesRest, by))
  })

  http.serve(routes.dropBatch, async (call) => {
    await db.inOrg(memberOf(call).orgId, (tx) => dropBatch(tx, call.params.id))
  })
}

async function customerThere(tx: OrgTx, id: string): Promise<void> {
  if (!(await customerOf(tx, id))) throw new Refused(notFound().refusal)
}

async function batchThere(tx: OrgTx, id: string): Promise<void> {
  if (!(await lockBatch(tx, id))) throw new Refused(notFound().refusal)
}

const dayGiven = (text: string | null): LocalDate | null => (text === null ? null : day(text))
