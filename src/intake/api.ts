import { type ApiDeps, memberOf } from '../access/index.ts'
import { Refused } from '../kernel/verdict.ts'
import { type Lang, say } from '../kernel/wording.ts'
import { notFound } from '../platform/http.ts'
import { columnMapsOf, keepColumnMap, removeColumnMap } from './column-maps.ts'
import { commitImport } from './commit-import.ts'
import { type ImportView, intakeRoutes as routes } from './contract.ts'
import { type Dependants, isAtWork } from './model.ts'
import { discardImport, previewImport } from './preview-import.ts'
import { addProfile, changeProfile, profilesOf, removeProfile } from './profiles.ts'
import { rowsOf } from './row-pages.ts'
import { showLine } from './show-line.ts'
import { showReturns } from './show-returns.ts'
import { showTable } from './show-table.ts'
import { importOf, importsOf, rejectionsOf, type StoredImport } from './store.ts'
import { storeFile } from './store-file.ts'
import { createTurnstile } from './turnstile.ts'
import { reasonsToKeep, withdrawImport } from './withdraw-import.ts'

/** Each upload holds a connection for as long as the sender takes: the others wait at the door rather than in the pool. */
const uploads = createTurnstile(3)

export function serveIntake({ http, db, clock }: ApiDeps, options: { dependants: Dependants }): void {
  const deps = { db, clock, dependants: options.dependants }
  const by = (actor: ReturnType<typeof memberOf>['actor']) => ({ actor, at: clock.now() })
  const found = <T>(value: T | null): T => {
    if (value === null) throw new Refused(notFound().refusal)
    return value
  }
  const viewOf = async (orgId: number, id: string, lang: Lang): Promise<ImportView> =>
    view(found(await db.inOrg(orgId, (tx) => importOf(tx, id))), lang)

  http.serve(routes.storeFile, async (call) => {
    const { orgId, actor } = memberOf(call)
    const bytes = (call.upload ?? new Blob([]).stream()) as unknown as AsyncIterable<Uint8Array>
    const kept = await uploads.pass(() => storeFile(db, orgId, { name: call.query.name, bytes, ...by(actor) }))
    const { sameAs } = kept
    return {
      fileId: kept.file.id,
      sameAs: sameAs && { id: sameAs.id, name: sameAs.name, size: sameAs.size, uploadedAt: sameAs.uploadedAt },
    }
  })

  http.serve(routes.table, async (call) => showTable(db, memberOf(call).orgId, call.params.id, call.query, call.lang))

  http.serve(routes.preview, async (call) => {
    const { orgId, actor } = memberOf(call)
    return {
      id: await previewImport(deps, orgId, {
        fileId: call.body.fileId,
        options: { ...call.body.options, kind: call.body.kind },
        actor,
      }),
    }
  })

  http.serve(routes.imports, async (call) => {
    const { imports, count } = await db.inOrg(memberOf(call).orgId, (tx) => importsOf(tx, call.query))
    return { imports: imports.map((imported) => view(imported, call.lang)), count }
  })

  http.serve(routes.import, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const imported = found(await importOf(tx, call.params.id))
      const { count } = await rejectionsOf(tx, imported.id, { limit: 1, offset: 0 })
      const reasons = imported.state === 'committed' ? await reasonsToKeep(tx, deps, imported.id) : []
      return {
        ...view(imported, call.lang),
        counts: { rejections: count },
        reasonsToKeep: reasons.map((reason) => say(call.lang, reason.sentence, reason.params)),
      }
    }),
  )

  http.serve(routes.rejections, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const { rejections, count } = await rejectionsOf(tx, found(await importOf(tx, call.params.id)).id, call.query)
      return {
        rejections: rejections.map(({ sentence, params, ...row }) => ({
          ...row,
          message: say(call.lang, sentence, params),
        })),
        count,
      }
    }),
  )

  http.serve(routes.rows, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) =>
      rowsOf(tx, found(await importOf(tx, call.params.id)), call.query.show, call.query),
    ),
  )

  http.serve(routes.sourceLine, async (call) => showLine(db, memberOf(call).orgId, call.params.id, call.query.line))

  http.serve(routes.commit, async (call) => {
    const { orgId, actor } = memberOf(call)
    await commitImport(deps, orgId, call.params.id, actor)
    return viewOf(orgId, call.params.id, call.lang)
  })

  http.serve(routes.withdraw, async (call) => {
    const { orgId, actor } = memberOf(call)
    await withdrawImport(deps, orgId, call.params.id, actor)
    return viewOf(orgId, call.params.id, call.lang)
  })

  http.serve(routes.discard, async (call) => {
    const { orgId, actor } = memberOf(call)
    await discardImport(deps, orgId, call.params.id, actor)
  })

  http.serve(routes.returnsFile, async (call) =>
    showReturns(db, memberOf(call).orgId, call.params.id, call.body.map, call.lang),
  )

  http.serve(routes.columnMaps, async (call) => ({ maps: await db.inOrg(memberOf(call).orgId, columnMapsOf) }))

  http.serve(routes.keepColumnMap, async (call) => {
    const { orgId, actor } = memberOf(call)
    return db.inOrg(orgId, (tx) => keepColumnMap(tx, call.body.map, by(actor)))
  })

  http.serve(routes.removeColumnMap, async (call) => {
    const { orgId, actor } = memberOf(call)
    await db.inOrg(orgId, (tx) => removeColumnMap(tx, call.params.id, by(actor)))
  })

  http.serve(routes.profiles, async (call) => ({ profiles: await db.inOrg(memberOf(call).orgId, profilesOf) }))

  http.serve(routes.createProfile, async (call) => {
    const { orgId, actor } = memberOf(call)
    return db.inOrg(orgId, (tx) => addProfile(tx, call.body, by(actor)))
  })

  http.serve(routes.updateProfile, async (call) => {
    const { orgId, actor } = memberOf(call)
    return db.inOrg(orgId, (tx) => changeProfile(tx, call.params.id, call.body, by(actor)))
  })

  http.serve(routes.removeProfile, async (call) => {
    const { orgId, actor } = memberOf(call)
    await db.inOrg(orgId, (tx) => removeProfile(tx, call.params.id, by(actor)))
  })
}

function view(imported: StoredImport, lang: Lang): ImportView {
  const { refusal } = imported
  return {
    id: imported.id,
    fileId: imported.fileId,
    fileName: imported.fileName,
    fileSize: imported.fileSize,
    kind: imported.kind,
    state: imported.state,
    readBytes: imported.readBytes,
    progress: isAtWork(imported.state) ? imported.progress : null,
    refusal: refusal && {
      code: refusal.code,
      message: say(lang, refusal.sentence, refusal.params),
      ...(refusal.where ? { where: refusal.where } : {}),
    },
    facts: imported.facts,
    summary: imported.summary,
    fiscalYearEnd: imported.fiscalYearEnd,
    firstOn: imported.firstOn,
    booksThrough: imported.booksThrough,
    options: imported.options as Record<string, unknown>,
    createdAt: imported.createdAt,
    createdBy: imported.createdBy,
    settledAt: imported.settledAt,
  }
}
