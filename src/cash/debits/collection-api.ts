import { type ApiDeps, memberOf } from '../../access/index.ts'
import { day } from '../../kernel/calendar.ts'
import { orRefuse, Refused, tellRefusal } from '../../kernel/verdict.ts'
import { notFound } from '../../platform/http.ts'
import { actingAs } from '../acting.ts'
import { collectionRoutes as routes } from './collection-contract.ts'
import { moveCollection } from './collection-day.ts'
import { createCollection, dayRefusal, settingOrRefuse } from './collection-draft.ts'
import { fileOf } from './collection-file.ts'
import { settleCollection } from './collection-money.ts'
import { obstaclesTo } from './collection-obstacles.ts'
import { mayDo, presentCollections, presentNotices } from './collection-present.ts'
import { type DebitHooks, proposeCollection } from './collection-proposal.ts'
import { cancelCollection, dropDebits, handOver, takeBackHandOver, validateCollection } from './collection-steps.ts'
import { collectionOf, collectionsOf, countCollections } from './collection-store.ts'
import { markLastDebit } from './last-debit.ts'
import { presentDebits, presentLeftOut, presentProposed } from './present.ts'
import { firstCollectionDay, firstDayToldOn } from './rules.ts'
import { debitsOf } from './store.ts'

export function serveCollections({ http, db, clock }: ApiDeps, hooks: DebitHooks): void {
  http.serve(routes.proposeCollection, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    return db.inOrg(member.orgId, async (tx) => {
      const setting = await settingOrRefuse(tx)
      const firstOn = firstCollectionDay(today)
      const firstToldOn = setting.noticeBy === 'invoice' ? firstOn : firstDayToldOn(today, setting.noticeDays)
      const collectOn = call.query.collectOn ? day(call.query.collectOn) : firstToldOn
      const dueUntil = call.query.dueUntil ? day(call.query.dueUntil) : collectOn
      const refusal = dayRefusal(collectOn, today)
      const { debits, leftOut } = refusal
        ? { debits: [], leftOut: [] }
        : await proposeCollection(tx, hooks, setting, { collectOn, dueUntil }, today)
      return {
        collectOn,
        firstOn,
        firstToldOn,
        refusal: refusal ? tellRefusal(call.lang, refusal) : '',
        noticeBy: setting.noticeBy,
        cents: debits.reduce((sum, debit) => sum + debit.cents, 0),
        debits: debits.map(presentProposed),
        leftOut: leftOut.map((one) => presentLeftOut(call.lang, one)),
      }
    })
  })

  http.serve(routes.createCollection, async (call) => {
    const member = memberOf(call)
    const { collectOn: asked, dueUntil, itemIds } = call.body
    const collectOn = day(asked)
    const ask = { collectOn, dueUntil: dueUntil ? day(dueUntil) : collectOn, itemIds }
    return { id: await db.inOrg(member.orgId, (tx) => createCollection(tx, hooks, ask, actingAs(member, clock))) }
  })

  http.serve(routes.collections, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => ({
      collections: await presentCollections(tx, await collectionsOf(tx, call.query)),
      count: await countCollections(tx),
    })),
  )

  http.serve(routes.collection, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    return db.inOrg(member.orgId, async (tx) => {
      const collection = await collectionOf(tx, call.params.id)
      if (!collection) throw new Refused(notFound().refusal)
      const debits = await debitsOf(tx, { collectionId: collection.id })
      const obstacles = await obstaclesTo(tx, hooks, collection, debits, today)
      const [shown] = await presentCollections(tx, [collection])
      return {
        collection: shown!,
        debits: await presentDebits(tx, call.lang, debits, obstacles),
        notices: await presentNotices(tx, collection, debits, today),
        can: mayDo(call.lang, collection, debits, obstacles.size, today),
      }
    })
  })

  http.serve(routes.moveCollection, async (call) => {
    const member = memberOf(call)
    const collectOn = day(call.body.collectOn)
    await db.inOrg(member.orgId, (tx) => moveCollection(tx, hooks, call.params.id, collectOn, actingAs(member, clock)))
  })

  http.serve(routes.dropDebits, async (call) => {
    const member = memberOf(call)
    const { debitIds, reason } = call.body
    await db.inOrg(member.orgId, (tx) => dropDebits(tx, call.params.id, debitIds, reason, actingAs(member, clock)))
  })

  http.serve(routes.markLastDebit, async (call) => {
    const member = memberOf(call)
    const { id, debitId } = call.params
    await db.inOrg(member.orgId, (tx) => markLastDebit(tx, id, debitId, call.body.isLast, actingAs(member, clock)))
  })

  http.serve(routes.validateCollection, async (call) => {
    const member = memberOf(call)
    return db.inOrg(member.orgId, (tx) => validateCollection(tx, hooks, call.params.id, actingAs(member, clock)))
  })

  http.serve(routes.handOver, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => handOver(tx, hooks, call.params.id, actingAs(member, clock)))
  })

  http.serve(routes.takeBackHandOver, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => takeBackHandOver(tx, call.params.id, actingAs(member, clock)))
  })

  http.serve(routes.cancelCollection, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => cancelCollection(tx, call.params.id, actingAs(member, clock)))
  })

  http.serve(routes.collectionFile, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const collection = await collectionOf(tx, call.params.id)
      if (!collection) throw new Refused(notFound().refusal)
      const bytes = orRefuse(fileOf(collection, await debitsOf(tx, { collectionId: collection.id })))
      return { name: `${collection.messageId}.xml`, type: 'application/xml', bytes }
    }),
  )

  http.serve(routes.settleCollection, async (call) => {
    const member = memberOf(call)
    const matches = await db.inOrg(member.orgId, (tx) =>
      settleCollection(tx, call.params.id, call.body.lineId, actingAs(member, clock)),
    )
    return { matchIds: matches.map((match) => match.id) }
  })
}
