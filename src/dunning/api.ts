import { type ApiDeps, memberOf } from '../access/index.ts'
import { dayIn, type LocalDate, toLocalDate } from '../kernel/calendar.ts'
import { Refused, refuse, tellRefusal } from '../kernel/verdict.ts'
import { itemsById } from '../ledger/index.ts'
import { customerOf } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import type { PdfPress } from '../platform/pdf/pdf-press.ts'
import { actionOrRefuse, approve, type BulkResult, chooseStep, editText, skip, snooze } from './act.ts'
import { actionIds, actionsOf, boardOf, listActions, type NamedAction, type StoredAction } from './action-store.ts'
import { actionWording as words } from './action-wording.ts'
import { dunningRoutes as routes } from './contract.ts'
import type { DunningDeps } from './deps.ts'
import { booksFreshOn, type LastTalks } from './gather-facts.ts'
import { keepExclusion, liftHold, placeHold, setLevel } from './keep-holds.ts'
import { attest, type ScenarioDraft, saveScenario, saveSettings, TEMPLATE_KEYS } from './keep-scenario.ts'
import {
  presentAction,
  presentExcluded,
  presentLines,
  presentSimulation,
  presentStanding,
  tellReason,
} from './present.ts'
import { letterOf, previewAction, shownAs, textOf } from './preview.ts'
import { BOARD_LISTS, type BoardList } from './rules.ts'
import { runDay } from './run-day.ts'
import { type ScenarioBook, scenarioBook } from './scenario-book.ts'
import { simulate, simulatedMessage } from './simulate.ts'
import { listStandings, refusalsBoard, standingsOf } from './standing-store.ts'
import { customerSettingOf, lastRun, listHolds } from './store.ts'
import { validateScenario } from './validate-scenario.ts'

/** Actions approved in one transaction when a whole list is. */
const BULK = 200
/** Left-out actions told one by one; the rest is counted. */
const MAX_TOLD = 200

export function serveDunning({
  http,
  db,
  clock,
  press,
  lastTalks,
}: ApiDeps & { press: PdfPress; lastTalks: LastTalks }): void {
  const deps: DunningDeps = { db, clock, lastTalks }
  type Call = Parameters<typeof memberOf>[0]
  const inOrg = <T>(call: Call, work: (tx: OrgTx) => Promise<T>): Promise<T> => db.inOrg(memberOf(call).orgId, work)
  const today = (call: Call): LocalDate => dayIn(memberOf(call).timeZone, clock.now())
  const bookOf = (tx: OrgTx): Promise<ScenarioBook> => scenarioBook(tx, clock.now())

  http.serve(routes.board, async (call) =>
    inOrg(call, async (tx) => {
      const book = await bookOf(tx)
      const run = await lastRun(tx)
      const lines = Map.groupBy(await boardOf(tx, today(call)), ({ bucket }) => bucket)
      const refusals = Map.groupBy(await refusalsBoard(tx), ({ verdict, reasonCode }) => `${verdict}|${reasonCode}`)
      return {
        today: today(call),
        decidedOn: run?.decidedOn ?? null,
        finishedAt: run?.finishedAt ?? null,
        booksFreshOn: await booksFreshOn(tx, book),
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
      const book = await bookOf(tx)
      const { rows, count } = await listActions(tx, call.query, today(call), call.query)
      return { rows: rows.map((action) => presentAction(call.lang, book, action)), count }
    }),
  )

  http.serve(routes.standings, async (call) =>
    inOrg(call, async (tx) => {
      const book = await bookOf(tx)
      const { rows, count } = await listStandings(tx, call.query)
      return { rows: rows.map((standing) => presentStanding(call.lang, book, standing)), count }
    }),
  )

  http.serve(routes.action, async (call) =>
    inOrg(call, async (tx) => {
      const book = await bookOf(tx)
      const action = await actionOrRefuse(tx, call.params.id)
      const items = new Map(
        (await itemsById(tx, [...action.itemIds, ...action.excluded.map(({ itemId }) => itemId)])).map((item) => [
          item.id,
          item,
        ]),
      )
      return {
        action: presentAction(call.lang, book, await named(tx, action)),
        reasons: action.reasons.map((reason) => tellReason(call.lang, reason)),
        lines: presentLines(call.lang, book, action, items),
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

  http.serve(routes.approve, async (call) => {
    const { orgId, actor } = memberOf(call)
    const { body } = call
    if ('ids' in body) return toldBulk(call.lang, [await db.inOrg(orgId, (tx) => approve(tx, deps, body.ids, actor))])
    const results: BulkResult[] = []
    for (let after: string | null = null; ; ) {
      const from: string | null = after
      const ids: string[] = await db.inOrg(orgId, (tx) => actionIds(tx, body.all, today(call), from, BULK))
      if (ids.length === 0) return toldBulk(call.lang, results)
      results.push(await db.inOrg(orgId, (tx) => approve(tx, deps, ids, actor)))
      after = ids.at(-1)!
    }
  })

  http.serve(routes.edit, async (call) =>
    inOrg(call, (tx) => editText(tx, deps, call.params.id, call.body, memberOf(call).actor)),
  )
  http.serve(routes.skip, async (call) =>
    inOrg(call, (tx) => skip(tx, deps, call.params.id, call.body.reason, memberOf(call).actor)),
  )
  http.serve(routes.snooze, async (call) =>
    inOrg(call, async (tx) => ({
      count: await snooze(tx, deps, call.body.ids, dayAsked(call.body.until, 'until'), memberOf(call).actor),
    })),
  )
  http.serve(routes.chooseStep, async (call) =>
    inOrg(call, async (tx) => ({ id: await chooseStep(tx, deps, call.params.id, call.body, memberOf(call).actor) })),
  )

  http.serve(routes.runNow, async (call) => {
    const { orgId, actor } = memberOf(call)
    return { today: today(call), counts: await runDay(deps, orgId, today(call), actor) }
  })

  http.serve(routes.simulate, async (call) =>
    inOrg(call, async (tx) => {
      const { draft, faults } = await draftOf(tx, call.body.scenario)
      if (faults.length > 0)
        return {
          faults: faults.map((fault) => ({
            code: fault.code,
            message: tellRefusal(call.lang, fault),
            where: fault.where,
          })),
          steps: [],
          rows: [],
          count: 0,
        }
      const span = { from: dayAsked(call.body.from, 'from'), to: dayAsked(call.body.to, 'to') }
      const left = await simulate(tx, deps, {
        ...span,
        draft,
        heedsFreshness: call.body.heedsFreshness,
        customers: null,
      })
      return { faults: [], ...(await presentSimulation(tx, call.lang, left, call.body)) }
    }),
  )
  http.serve(routes.simulatedText, async (call) => {
    const { from, on, customerId, stepId } = call.body
    const composed = await inOrg(call, async (tx) => {
      const { draft, faults } = await draftOf(tx, call.body.scenario)
      if (faults[0]) throw new Refused(faults[0])
      return simulatedMessage(tx, deps, {
        from: dayAsked(from, 'from'),
        to: dayAsked(on, 'on'),
        draft,
        heedsFreshness: false,
        customers: null,
        customerId,
        stepId,
      })
    })
    return shownAs(composed)
  })
  const draftOf = async (tx: OrgTx, input: ScenarioDraft | null) => {
    const book = await bookOf(tx)
    const draft = input && { ...input, id: book.standard.id, version: book.standard.version }
    return { draft, faults: draft ? validateScenario(draft, TEMPLATE_KEYS) : [] }
  }

  http.serve(routes.scenario, async (call) => inOrg(call, async (tx) => (await bookOf(tx)).standard as never))
  http.serve(routes.saveScenario, async (call) =>
    inOrg(call, async (tx) => {
      const saved = await saveScenario(tx, deps, call.body.version, call.body.scenario, memberOf(call).actor)
      if (!('id' in saved))
        return {
          faults: saved.map((fault) => ({
            code: fault.code,
            message: tellRefusal(call.lang, fault),
            where: fault.where,
          })),
          scenario: null,
        }
      return { faults: [], scenario: saved as never }
    }),
  )

  const settingsOf = async (tx: OrgTx) => {
    const book = await bookOf(tx)
    return { ...book.setting, booksFreshOn: await booksFreshOn(tx, book) }
  }
  http.serve(routes.settings, async (call) => inOrg(call, settingsOf))
  http.serve(routes.saveSettings, async (call) =>
    inOrg(call, async (tx) => {
      await saveSettings(tx, deps, call.body, memberOf(call).actor)
      return settingsOf(tx)
    }),
  )
  http.serve(routes.attest, async (call) =>
    inOrg(call, async (tx) => {
      await attest(tx, deps, dayAsked(call.body.on, 'on'), memberOf(call).actor)
      return settingsOf(tx)
    }),
  )

  http.serve(routes.holds, async (call) => {
    const { customerId = null, limit, offset } = call.query
    return inOrg(call, (tx) => listHolds(tx, { customerId, runningOn: customerId ? null : today(call), limit, offset }))
  })
  http.serve(routes.placeHold, async (call) =>
    inOrg(call, async (tx) => {
      const untilOn = call.body.untilOn === null ? null : dayAsked(call.body.untilOn, 'untilOn')
      return { id: await placeHold(tx, deps, call.params.id, { ...call.body, untilOn }, memberOf(call).actor) }
    }),
  )
  http.serve(routes.liftHold, async (call) =>
    inOrg(call, (tx) => liftHold(tx, deps, call.params.id, memberOf(call).actor)),
  )

  http.serve(routes.customer, async (call) =>
    inOrg(call, async (tx) => {
      const book = await bookOf(tx)
      const customer = await customerOf(tx, call.params.id)
      if (!customer) throw new Refused(notFound().refusal)
      const history = await actionsOf(tx, customer.id, call.query)
      const holds = await listHolds(tx, { customerId: customer.id, runningOn: null, limit: 200, offset: 0 })
      return {
        setting: await customerSettingOf(tx, customer.id),
        standings: (await standingsOf(tx, customer.id)).map((standing) => presentStanding(call.lang, book, standing)),
        holds: holds.rows,
        history: history.map((action) =>
          presentAction(call.lang, book, {
            ...action,
            customerName: customer.name,
            customerCode: customer.code,
            oldestDueOn: null,
          }),
        ),
      }
    }),
  )
  http.serve(routes.saveCustomer, async (call) =>
    inOrg(call, (tx) => keepExclusion(tx, deps, call.params.id, call.body, memberOf(call).actor)),
  )
  http.serve(routes.setLevel, async (call) =>
    inOrg(call, (tx) =>
      setLevel(
        tx,
        deps,
        call.params.id,
        { ...call.body, on: call.body.on === null ? null : dayAsked(call.body.on, 'on') },
        memberOf(call).actor,
      ),
    ),
  )
}

/** Counts and amounts of board lines: the line without currency counts, the others add up by currency. */
function summed(lines: readonly { currency: string | null; count: number; netCents: number }[]) {
  const amounts = lines.flatMap(({ currency, netCents }) => (currency ? [{ currency, cents: netCents }] : []))
  return { count: lines.find(({ currency }) => currency === null)?.count ?? 0, amounts }
}

async function named(tx: OrgTx, action: StoredAction): Promise<NamedAction> {
  const customer = (await customerOf(tx, action.customerId))!
  return { ...action, customerName: customer.name, customerCode: customer.code, oldestDueOn: null }
}

function dayAsked(text: string, where: string): LocalDate {
  const asked = toLocalDate(text)
  if (!asked) throw new Refused(refuse('day_wrong', words.dayWrong, { value: text }, where).refusal)
  return asked
}

function toldBulk(lang: 'fr' | 'en', results: readonly BulkResult[]) {
  const leftOut = results.flatMap((result) => result.leftOut)
  return {
    queued: results.reduce((sum, { queued }) => sum + queued, 0),
    done: results.reduce((sum, { done }) => sum + done, 0),
    leftOut: leftOut.slice(0, MAX_TOLD).map(({ id, customerId, refusal }) => ({
      id,
      customerId,
      code: refusal.code,
      message: tellRefusal(lang, refusal),
    })),
    leftOutCount: leftOut.length,
  }
}
