import { memberOf } from '../../access/index.ts'
import { can } from '../../access/model.ts'
import { type Refusal, tellRefusal } from '../../kernel/verdict.ts'
import type { Lang } from '../../kernel/wording.ts'
import { itemsById } from '../../ledger/index.ts'
import { customerOf, customersById } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { runDay } from '../days/run-day.ts'
import { BOARD_LISTS, type BoardList } from '../rules.ts'
import { scenarioBook } from '../scenarios/book.ts'
import { booksFreshness } from '../scenarios/freshness.ts'
import { dayAsked, type Serving } from '../serving.ts'
import { lastRun } from '../store.ts'
import { actionOrRefuse, editText, skip, snooze, unskip, wake } from './act.ts'
import { approve, type BulkResult } from './approve.ts'
import { actionIds, boardOf, listActions, type NamedAction } from './board-store.ts'
import { type Chosen, actionRoutes as routes } from './contract.ts'
import { presentAction, presentExcluded, presentLines, tellReason, toneOf } from './present.ts'
import { letterOf, previewAction, shownAs, textOf } from './preview.ts'
import { refusalsBoard } from './standing-store.ts'
import type { StoredAction } from './store.ts'
import { weigh } from './weigh.ts'

/** Actions of a bulk act taken in one transaction. */
const BULK = 200
/** Left-out actions told one by one; the rest is counted. */
const MAX_TOLD = 200

export function serveActions({ http, press, inOrg, today, deps }: Serving): void {
  http.serve(routes.board, async (call) =>
    inOrg(call, async (tx) => {
      const book = await scenarioBook(tx, deps.clock.now())
      const fresh = await booksFreshness(tx, book)
      const run = await lastRun(tx)
      const lines = Map.groupBy(await boardOf(tx, today(call)), ({ bucket }) => bucket)
      const refusals = Map.groupBy(await refusalsBoard(tx), ({ verdict, reasonCode }) => `${verdict}|${reasonCode}`)
      return {
        today: today(call),
        decidedOn: run?.decidedOn ?? null,
        finishedAt: run?.finishedAt ?? null,
        booksFreshOn: fresh.freshOn,
        lateAccount: fresh.lateAccount,
        lists: BOARD_LISTS.map((list: BoardList) => ({ list, ...summed(lines.get(list) ?? []) })),
        held: [...refusals.values()].map((group) => ({
          verdict: group[0]!.verdict,
          reasonCode: group[0]!.reasonCode,
          ...summed(group),
        })),
      }
    }),
  )

  http.serve(routes.actions, async (call) =>
    inOrg(call, async (tx) => {
      const book = await scenarioBook(tx, deps.clock.now())
      const { rows, count } = await listActions(tx, call.query, today(call), call.query)
      return { rows: rows.map((action) => presentAction(call.lang, book, action)), count }
    }),
  )

  http.serve(routes.action, async (call) =>
    inOrg(call, async (tx) => {
      const book = await scenarioBook(tx, deps.clock.now())
      const action = await actionOrRefuse(tx, call.params.id)
      const named = [...action.itemIds, ...action.excluded.map(({ itemId }) => itemId)]
      const items = new Map((await itemsById(tx, named)).map((item) => [item.id, item]))
      return {
        action: presentAction(call.lang, book, await withName(tx, action)),
        tone: toneOf(book, action),
        reasons: action.reasons.map((reason) => tellReason(call.lang, reason)),
        lines: presentLines(call.lang, book, action, items, today(call)),
        excluded: presentExcluded(call.lang, action, items),
        text: await textOf(tx, book, action),
        skippedBecause: action.outcome && 'skipped' in action.outcome ? action.outcome.skipped : null,
      }
    }),
  )

  http.serve(routes.preview, async (call) => {
    const composed = await inOrg(call, async (tx) =>
      previewAction(tx, deps, await actionOrRefuse(tx, call.params.id), call.body),
    )
    return { ...(await shownAs(composed)), leavesOn: composed.leavesOn }
  })

  http.serve(routes.previewLetter, async (call) => {
    const composed = await inOrg(call, async (tx) =>
      previewAction(tx, deps, await actionOrRefuse(tx, call.params.id), null),
    )
    return {
      bytes: await letterOf(press, composed),
      type: 'application/pdf',
      name: `${composed.content.data.reference}.pdf`,
      inline: true,
    }
  })

  type Call = Parameters<typeof inOrg>[0]
  const idsOf = (call: Call, tx: OrgTx, chosen: Chosen): Promise<string[]> | string[] =>
    'ids' in chosen ? chosen.ids : actionIds(tx, chosen.all, today(call), chosen.except)

  /** Acts on what was chosen, a batch per transaction: a long list neither locks the desk nor is lost by one breakdown. */
  async function inBatches<T>(call: Call, chosen: Chosen, act: (tx: OrgTx, ids: string[]) => Promise<T>): Promise<T[]> {
    const ids = await inOrg(call, async (tx) => idsOf(call, tx, chosen))
    const results: T[] = []
    for (let from = 0; from < ids.length; from += BULK)
      results.push(await inOrg(call, (tx) => act(tx, ids.slice(from, from + BULK))))
    return results
  }

  http.serve(routes.weigh, async (call) =>
    inOrg(call, async (tx) => {
      const { leftOut, ...weight } = await weigh(tx, deps, await idsOf(call, tx, call.body))
      const told = leftOut.slice(0, MAX_TOLD).map(({ action, refusal }) => toldLeftOut(call.lang, action, refusal))
      return { ...weight, leftOut: told, leftOutCount: leftOut.length }
    }),
  )

  http.serve(routes.approve, async (call) => {
    const { actor, role } = memberOf(call)
    const mayForgive = can(role, 'debts.forgive')
    const results = await inBatches(call, call.body, (tx, ids) => approve(tx, deps, ids, actor, mayForgive))
    return inOrg(call, (tx) => toldBulk(tx, call.lang, results))
  })
  http.serve(routes.edit, async (call) =>
    inOrg(call, (tx) => editText(tx, deps, call.params.id, call.body, memberOf(call).actor)),
  )
  http.serve(routes.skip, async (call) =>
    inOrg(call, (tx) => skip(tx, deps, call.params.id, call.body.reason, memberOf(call).actor)),
  )
  http.serve(routes.unskip, async (call) => inOrg(call, (tx) => unskip(tx, deps, call.params.id, memberOf(call).actor)))
  http.serve(routes.snooze, async (call) => {
    const until = dayAsked(call.body.until, 'until')
    const { actor } = memberOf(call)
    const results = await inBatches(call, call.body, (tx, ids) => snooze(tx, deps, ids, until, actor))
    return { ids: results.flat() }
  })
  http.serve(routes.wake, async (call) => {
    const { actor } = memberOf(call)
    const results = await inBatches(call, call.body, (tx, ids) => wake(tx, deps, ids, actor))
    return { count: results.reduce((sum, count) => sum + count, 0) }
  })

  http.serve(routes.runNow, async (call) => {
    const { orgId, actor } = memberOf(call)
    return { today: today(call), counts: await runDay(deps, orgId, today(call), actor) }
  })
}

/** Counts and amounts of board lines: the line without currency counts, the others add up by currency. */
function summed(lines: readonly { currency: string | null; count: number; netCents: number }[]) {
  const amounts = lines.flatMap(({ currency, netCents }) => (currency ? [{ currency, cents: netCents }] : []))
  return { count: lines.find(({ currency }) => currency === null)?.count ?? 0, amounts }
}

async function withName(tx: OrgTx, action: StoredAction): Promise<NamedAction> {
  const customer = (await customerOf(tx, action.customerId))!
  return { ...action, customerName: customer.name, customerCode: customer.code, oldestDueOn: null }
}

const toldLeftOut = (
  lang: Lang,
  { id, customerId, customerName }: Pick<NamedAction, 'id' | 'customerId' | 'customerName'>,
  refusal: Refusal,
) => ({ id, customerId, customerName, code: refusal.code, message: tellRefusal(lang, refusal) })

async function toldBulk(tx: OrgTx, lang: Lang, results: readonly BulkResult[]) {
  const leftOut = results.flatMap((result) => result.leftOut)
  const told = leftOut.slice(0, MAX_TOLD)
  const customers = await customersById(tx, [...new Set(told.map(({ customerId }) => customerId))])
  const names = new Map(customers.map(({ id, name }) => [id, name]))
  return {
    queued: results.reduce((sum, { queued }) => sum + queued, 0),
    done: results.reduce((sum, { done }) => sum + done, 0),
    leftOut: told.map((one) =>
      toldLeftOut(lang, { ...one, customerName: names.get(one.customerId) ?? '' }, one.refusal),
    ),
    leftOutCount: leftOut.length,
  }
}
