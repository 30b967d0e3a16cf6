import { type ApiDeps, memberOf, membersOf } from '../../access/index.ts'
import { type DunningDeps, scenarioBook } from '../../dunning/index.ts'
import { dayIn, type LocalDate } from '../../kernel/calendar.ts'
import { exactCents, type Money } from '../../kernel/money.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { WORK_GROUPS } from '../model.ts'
import { assign } from './assign.ts'
import { type ChosenWork, worklistRoutes as routes } from './contract.ts'
import { type Asking, everyEntry, narrowed } from './entries.ts'
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
      const { entries } = await everyEntry(tx, asking)
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
      const { entries } = await everyEntry(tx, await asked(tx, call))
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
    const { entries } = await everyEntry(tx, await asked(tx, call))
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
    return { customerIds }
  })

  http.serve(routes.wakeWork, async (call) => {
    const { orgId, actor } = memberOf(call)
    const woken = await inBatches(orgId, call.body.customerIds, (tx, ids) => takeUp(tx, deps, ids, actor))
    return { count: woken.reduce((sum, count) => sum + count, 0) }
  })

  http.serve(routes.assignWork, async (call) => {
    const { orgId, actor } = memberOf(call)
    const { body } = call
    return db.inOrg(orgId, async (tx) => {
      const each =
        'each' in body
          ? body.each
          : (await idsOf(tx, call, body)).map((customerId) => ({ customerId, member: body.member }))
      return { before: await assign(tx, each, { actor, at: clock.now() }) }
    })
  })

  serveViews({ http, db, clock })
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
  const sums = new Map<string, number>()
  const shown = new Set(entries.map(({ owner }) => owner.id))
  const apart = entries.filter(({ payerId }) => payerId === null || !shown.has(payerId))
  for (const { currency, cents } of apart.flatMap(({ amounts }) => amounts))
    sums.set(currency, exactCents((sums.get(currency) ?? 0) + cents))
  return [...sums].map(([currency, cents]) => ({ currency, cents }))
}
