import { isValidBIC } from 'ibantools'
import { type ApiDeps, memberOf } from '../access/index.ts'
import { toCreditorId } from '../adapters/payment-files/index.ts'
import { day, dayIn } from '../kernel/calendar.ts'
import { toIban } from '../kernel/identifiers.ts'
import { orRefuse, Refused, refuse, type Verdict } from '../kernel/verdict.ts'
import { notFound } from '../platform/http.ts'
import { record } from '../trail/index.ts'
import type { By } from './apply-matches.ts'
import { type DebitSettingInput, debitRoutes as routes } from './collection-contract.ts'
import { cancelCollection, createCollection, fileOf, handOver, settingOrRefuse } from './collection-making.ts'
import { settleCollection } from './collection-money.ts'
import { proposeCollection } from './collection-proposal.ts'
import { readStatus, statusIn } from './collection-status.ts'
import { collectionOf, collectionsOf } from './collection-store.ts'
import { retryDebit } from './debit-failure.ts'
import { presentCollections, presentDebits, presentMandate, presentNotices, presentProposal } from './debit-present.ts'
import { firstCollectionDay } from './debit-rules.ts'
import { type DebitSetting, debitSettingOf, keepDebitSetting } from './debit-setting-store.ts'
import { debitsOf } from './debit-store.ts'
import { debitWording as words } from './debit-wording.ts'
import { addMandate, amendMandate, moveMandate } from './mandate-changes.ts'
import { mandatesOf } from './mandate-store.ts'

export function serveDebits({ http, db, clock }: ApiDeps): void {
  const by = ({ actor, timeZone }: ReturnType<typeof memberOf>): By => {
    const at = clock.now()
    return { actor, at, today: dayIn(timeZone, at) }
  }
  const choiceOf = (choice: { readonly collectOn: string; readonly dueUntil?: string }) => {
    const collectOn = day(choice.collectOn)
    return { collectOn, dueUntil: choice.dueUntil ? day(choice.dueUntil) : collectOn }
  }

  http.serve(routes.debitSetting, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => ({ setting: await debitSettingOf(tx) })),
  )

  http.serve(routes.changeDebitSetting, async (call) => {
    const { orgId, actor } = memberOf(call)
    const setting = orRefuse(checkSetting(call.body))
    await db.inOrg(orgId, async (tx) => {
      const before = await debitSettingOf(tx)
      await keepDebitSetting(tx, setting, clock.now())
      await record(tx, {
        actor,
        at: clock.now(),
        verb: 'direct_debit_changed',
        subject: { kind: 'organisation', id: String(orgId) },
        data: { before, after: setting },
      })
    })
  })

  http.serve(routes.mandates, async (call) => {
    const member = memberOf(call)
    const mandates = await db.inOrg(member.orgId, (tx) => mandatesOf(tx, { customerId: call.query.customerId }))
    return { mandates: mandates.map((mandate) => presentMandate(call.lang, mandate, by(member).today)) }
  })

  http.serve(routes.addMandate, async (call) => {
    const member = memberOf(call)
    return { id: await db.inOrg(member.orgId, (tx) => addMandate(tx, call.body, by(member))) }
  })

  http.serve(routes.amendMandate, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => amendMandate(tx, call.params.id, call.body, by(member)))
  })

  for (const [route, state] of [
    [routes.endMandate, 'ended'],
    [routes.suspendMandate, 'suspended'],
  ] as const)
    http.serve(route, async (call) => {
      const member = memberOf(call)
      const who = by(member)
      const to = { state, reason: call.body.reason, on: who.today }
      await db.inOrg(member.orgId, (tx) => moveMandate(tx, call.params.id, to, who))
    })

  http.serve(routes.resumeMandate, async (call) => {
    const member = memberOf(call)
    const who = by(member)
    const to = { state: 'active' as const, reason: '', on: who.today }
    await db.inOrg(member.orgId, (tx) => moveMandate(tx, call.params.id, to, who))
  })

  http.serve(routes.proposeCollection, async (call) => {
    const member = memberOf(call)
    return db.inOrg(member.orgId, async (tx) => {
      const proposed = await proposeCollection(tx, await settingOrRefuse(tx), choiceOf(call.query))
      return { firstOn: firstCollectionDay(by(member).today), ...presentProposal(call.lang, proposed) }
    })
  })

  http.serve(routes.createCollection, async (call) => {
    const member = memberOf(call)
    const ask = { ...choiceOf(call.body), itemIds: call.body.itemIds }
    return { id: await db.inOrg(member.orgId, (tx) => createCollection(tx, ask, by(member))) }
  })

  http.serve(routes.collections, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => ({
      collections: await presentCollections(tx, await collectionsOf(tx, 200)),
    })),
  )

  http.serve(routes.collection, async (call) => {
    const member = memberOf(call)
    return db.inOrg(member.orgId, async (tx) => {
      const collection = await collectionOf(tx, call.params.id)
      if (!collection) throw new Refused(notFound().refusal)
      const debits = await debitsOf(tx, { collectionId: collection.id })
      const [shown] = await presentCollections(tx, [collection])
      return {
        collection: shown!,
        debits: await presentDebits(tx, call.lang, debits),
        toNotify: presentNotices(collection, debits, by(member).today),
      }
    })
  })

  http.serve(routes.handOver, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => handOver(tx, call.params.id, by(member)))
  })

  http.serve(routes.cancelCollection, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => cancelCollection(tx, call.params.id, by(member)))
  })

  http.serve(routes.collectionFile, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const collection = await collectionOf(tx, call.params.id)
      if (!collection) throw new Refused(notFound().refusal)
      const bytes = orRefuse(fileOf(collection, await debitsOf(tx, { collectionId: collection.id })))
      return { name: `${collection.messageId}.xml`, type: 'application/xml', bytes }
    }),
  )

  http.serve(routes.collectionStatus, async (call) => {
    const member = memberOf(call)
    const upload = (call.upload ?? new Blob([]).stream()) as unknown as AsyncIterable<Uint8Array>
    const status = await statusIn(upload)
    return db.inOrg(member.orgId, (tx) => readStatus(tx, call.params.id, status, by(member)))
  })

  http.serve(routes.settleCollection, async (call) => {
    const member = memberOf(call)
    const matches = await db.inOrg(member.orgId, (tx) =>
      settleCollection(tx, call.params.id, call.body.lineId, by(member)),
    )
    return { matchIds: matches.map((match) => match.id) }
  })

  http.serve(routes.retryDebit, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => retryDebit(tx, call.params.id, day(call.body.on), by(member)))
  })
}

function checkSetting(input: DebitSettingInput): Verdict<DebitSetting> {
  const creditorId = toCreditorId(input.creditorId)
  if (!creditorId) return refuse('bad_creditor_id', words.creditorId, { value: input.creditorId }, 'creditorId')
  const creditorIban = toIban(input.creditorIban)
  if (!creditorIban) return refuse('bad_iban', words.iban, { value: input.creditorIban }, 'creditorIban')
  const bic = input.creditorBic
  if (bic !== null && !isValidBIC(bic)) return refuse('bad_bic', words.bic, { value: bic }, 'creditorBic')
  return { ok: true, value: { ...input, creditorId, creditorIban } }
}
