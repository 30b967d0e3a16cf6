import { type ApiDeps, memberOf, membersOf } from '../../access/index.ts'
import { can } from '../../access/model.ts'
import { type DunningDeps, scenarioBook, trialsToConclude } from '../../dunning/index.ts'
import { dayIn, type LocalDate } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import { type Money, sumsByCurrency } from '../../kernel/money.ts'
import { Refused } from '../../kernel/verdict.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import { expiriesToSee, promisesNotKept, remittancesLate } from '../../outsourcing/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { WORK_GROUPS } from '../model.ts'
import { assign } from './assign.ts'
import { type BulkAct, keepBulkAct, takeBulkAct } from './bulk-act-store.ts'
import { type ChosenWork, worklistRoutes as routes } from './contract.ts'
import { type Asking, everyEntry, narrowed } from './entries.ts'
import { listShelf } from './list-shelf.ts'
import type { Entry } from './model.ts'
import { isAction, presentEntries, presentFormula, tellWork } from './present.ts'
import { putOff, takeUp } from './put-off.ts'
import { sortOfDesk } from './store.ts'
import { viewsFor } from './view-store.ts'
import { serveViews } from './views-api.ts'
import { worklistWording as words } from './wording.ts'

/** Customers of a bulk act taken in one transaction. */
const BULK = 200
/** Left-out customers told one by one; the rest is counted. */
const MAX_TOLD = 200

type Call = Parameters<typeof memberOf>[0]

export const userOf = (call: Call): string => memberOf(call).actor.id.replace(/^user:/, '')

export function serveWorklist({ http, db, clock }: ApiDeps, lastTalks: DunningDeps['lastTalks']): void {
  const deps: DunningDeps = { db, clock, lastTalks }
  const wholeList = listShelf()
  const asked = async (tx: OrgTx, call: Call): Promise<Asking> => {
    const { timeZone } = memberOf(call)
    const now = clock.now()
    return { now, timeZone, today: dayIn(timeZone, now), book: await scenarioBook(tx, now) }
  }
  /** `me` and kept views name whoever looks. */
  const memberNamed = (call: Call, member: string | undefined) => (member === 'me' ? userOf(call) : member)

  http.serve(routes.worklist, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const asking = await asked(tx, call)
      const { limit, offset, sort, ...filter } = call.query
      const { entries } = await wholeList(tx, asking)
      const list = narrowed(
        entries,
        { ...filter, member: memberNamed(call, filter.member) },
        sort ?? (await sortOfDesk(tx)),
      )
      const rows = await presentEntries(tx, asking, call.lang, list.slice(offset, offset + limit))
      return { rows, count: list.length }
    }),
  )

  http.serve(routes.workBoard, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const asking = await asked(tx, call)
      const { entries } = await wholeList(tx, asking)
      const me = userOf(call)
      const member = memberNamed(call, call.query.member)
      const due = narrowed(entries, { show: 'due', member }, 'amount')
      const everybody = narrowed(entries, { show: 'due' }, 'amount')
      return {
        count: due.length,
        snoozed: narrowed(entries, { show: 'snoozed', member }, 'amount').length,
        amounts: summed(due),
        byGroup: Object.fromEntries(
          WORK_GROUPS.map((group) => [group, due.filter(({ groups }) => groups.has(group)).length]),
        ) as Record<(typeof WORK_GROUPS)[number], number>,
        members: (await membersOf(tx)).map(({ userId, name }) => ({
          member: userId,
          name,
          isMe: userId === me,
          count: everybody.filter((entry) => entry.member === userId).length,
        })),
        unassigned: everybody.filter((entry) => entry.member === null).length,
        views: (await viewsFor(tx, me)).map(({ id, name, isShared, member: owner, state }) => ({
          id,
          name,
          isShared,
          isMine: owner === me,
          state,
          count: narrowed(entries, { ...state, show: 'due', member: memberNamed(call, state.member) }, 'amount').length,
        })),
        trials: can(memberOf(call).role, 'settings.manage') ? await trialsToConclude(tx, asking.today) : [],
        expiries: can(memberOf(call).role, 'settings.manage') ? await expiriesToSee(tx, asking.today) : [],
        notKept: can(memberOf(call).role, 'settings.manage') ? await promisesNotKept(tx, asking.today) : [],
        fundsLate: can(memberOf(call).role, 'settings.manage') ? await remittancesLate(tx, asking.today) : [],
        sort: await sortOfDesk(tx),
      }
    }),
  )

  http.serve(routes.workOf, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const asking = await asked(tx, call)
      const { entries, chances } = await everyEntry(tx, asking, call.params.customerId)
      const [entry] = entries
      if (!entry) return { entry: null, formula: null }
      const [shown] = await presentEntries(tx, asking, call.lang, [entry])
      return { entry: shown!, formula: presentFormula(call.lang, entry, chances) }
    }),
  )

  /** The customers of a choice, in the order of the list. */
  async function chosenOf(tx: OrgTx, call: Call, chosen: ChosenWork): Promise<Entry[]> {
    const { entries } = await wholeList(tx, await asked(tx, call))
    if ('customerIds' in chosen) {
      const ids = new Set(chosen.customerIds)
      return entries.filter(({ owner }) => ids.has(owner.id))
    }
    const except = new Set(chosen.except)
    const filter = { ...chosen.all, member: memberNamed(call, chosen.all.member) }
    return narrowed(entries, filter, 'amount').filter(({ owner }) => !except.has(owner.id))
  }
  const idsOf = async (tx: OrgTx, call: Call, chosen: ChosenWork): Promise<string[]> =>
    'customerIds' in chosen ? chosen.customerIds : (await chosenOf(tx, call, chosen)).map(({ owner }) => owner.id)

  /** A batch per transaction: a long list neither locks the desk nor is lost by one breakdown. */
  async function inBatches<T>(
    orgId: number,
    ids: readonly string[],
    act: (tx: OrgTx, ids: readonly string[]) => Promise<T>,
  ): Promise<T[]> {
    const results: T[] = []
    for (let from = 0; from < ids.length; from += BULK)
      results.push(await db.inOrg(orgId, (tx) => act(tx, ids.slice(from, from + BULK))))
    return results
  }

  http.serve(routes.weighWork, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const entries = await chosenOf(tx, call, call.body)
      const without = entries.filter(({ works }) => !works.some(isApprovable))
      return {
        count: entries.length,
        amounts: summed(entries),
        actionIds: entries.flatMap(({ works }) => works.filter(isApprovable).map(({ subjectId }) => subjectId)),
        without: without.slice(0, MAX_TOLD).map((entry) => whyWithout(call.lang, entry)),
        withoutCount: without.length,
      }
    }),
  )

  http.serve(routes.snoozeWork, async (call) => {
    const { orgId, actor } = memberOf(call)
    const { until, reason, ...chosen } = call.body
    const customerIds = await db.inOrg(orgId, (tx) => idsOf(tx, call, chosen))
    await inBatches(orgId, customerIds, (tx, ids) =>
      putOff(tx, deps, ids, { until: until as LocalDate, reason }, actor),
    )
    const act = newId(clock.now())
    await db.inOrg(orgId, (tx) => keepBulkAct(tx, act, { what: 'put_off', customerIds }, clock.now()))
    return { act, count: customerIds.length }
  })

  http.serve(routes.wakeWork, async (call) => {
    const { orgId, actor } = memberOf(call)
    const { body } = call
    const wake = async (customerIds: readonly string[]) => {
      const woken = await inBatches(orgId, customerIds, (tx, ids) => takeUp(tx, deps, ids, actor))
      return { count: woken.reduce((sum, count) => sum + count, 0) }
    }
    if (!('act' in body)) return wake(body.customerIds)
    const act = await db.inOrg(orgId, (tx) => actOf(tx, body.act, 'put_off'))
    try {
      return await wake(act.customerIds)
    } catch (error) {
      // Some may be awake, and are woken again without harm: the act stays to be undone.
      await db.inOrg(orgId, (tx) => keepBulkAct(tx, body.act, act, clock.now()))
      throw error
    }
  })

  http.serve(routes.assignWork, async (call) => {
    const { orgId, actor } = memberOf(call)
    const { body } = call
    return db.inOrg(orgId, async (tx) => {
      const each =
        'act' in body
          ? (await actOf(tx, body.act, 'assigned')).before
          : (await idsOf(tx, call, body)).map((customerId) => ({ customerId, member: body.member }))
      const before = await assign(tx, each, { actor, at: clock.now() })
      const act = newId(clock.now())
      await keepBulkAct(tx, act, { what: 'assigned', before }, clock.now())
      return { act, count: before.length }
    })
  })

  serveViews({ http, db, clock })
}

/** What an act did, that is being undone; refused when it is not known, was undone, or is a day old. */
async function actOf<W extends BulkAct['what']>(
  tx: OrgTx,
  id: string,
  what: W,
): Promise<Extract<BulkAct, { what: W }>> {
  const act = await takeBulkAct(tx, id)
  if (act?.what !== what) throw new Refused(notFound().refusal)
  return act as Extract<BulkAct, { what: W }>
}

/** Reminders that a choice may let leave; calls and tasks are done one by one. */
const isApprovable = (work: Parameters<typeof isAction>[0]): boolean => work.kind === 'email' || work.kind === 'letter'

function whyWithout(lang: Lang, { owner, works }: Entry) {
  const first = works[0]!
  const why = isAction(first) ? tellWork(lang, { ...first, params: {} }, new Map()) : tellWork(lang, first, new Map())
  return {
    customerId: owner.id,
    customerName: owner.name,
    message: say(lang, words.nothingToApprove, { why: why.sentence }),
  }
}

function summed(entries: readonly Entry[]): Money[] {
  const shown = new Set(entries.map(({ owner }) => owner.id))
  const apart = entries.filter(({ payerId }) => payerId === null || !shown.has(payerId))
  return sumsByCurrency(apart.flatMap(({ amounts }) => amounts))
}
