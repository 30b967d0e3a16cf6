import { type ApiDeps, memberOf } from '../access/index.ts'
import { can } from '../access/model.ts'
import { actingAs } from '../cash/index.ts'
import { addMonths, type LocalDate, toLocalDate } from '../kernel/calendar.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import { type Lang, say } from '../kernel/wording.ts'
import { notFound } from '../platform/http.ts'
import { SENT_BYTES, wholeUpload } from '../platform/upload.ts'
import {
  boardCells,
  disputesPage,
  disputeTotals,
  type ReportBy,
  type ReportRow,
  resolvedReport,
} from './board-store.ts'
import { editDispute, markTask, noteOnDispute } from './change-dispute.ts'
import { disputesRoutes as routes } from './contract.ts'
import { disputeName } from './default-categories.ts'
import { evidenceFile } from './evidence-store.ts'
import { categoryBook, keepCategory } from './keep-categories.ts'
import { keepEvidence } from './keep-evidence.ts'
import type { Category, DisputeOutcome } from './model.ts'
import { checkOwner, openDispute } from './open-dispute.ts'
import { presentDispute, presentRow } from './present.ts'
import { acceptDispute, creditReceived, rejectDispute, reopenDispute, settleDispute } from './resolve-dispute.ts'
import { outcomeNames, disputesWording as words } from './wording.ts'

/** Months of a report that nobody asked days of: a year, so that the same month of last year is not in it. */
const REPORT_MONTHS = 12

export function serveDisputes({ http, db, clock }: ApiDeps): void {
  http.serve(routes.disputes, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    const { query } = call
    const asked = {
      ...query,
      openedFrom: dayOr(query.openedFrom, undefined),
      openedTo: dayOr(query.openedTo, undefined),
      resolvedFrom: dayOr(query.resolvedFrom, undefined),
      resolvedTo: dayOr(query.resolvedTo, undefined),
    }
    return db.inOrg(member.orgId, async (tx) => {
      const totals = await disputeTotals(tx, asked, today)
      const rows = await disputesPage(tx, asked, today)
      return {
        rows: rows.map((row) => presentRow(row, call.lang, today)),
        count: totals.reduce((sum, total) => sum + total.count, 0),
        totals,
      }
    })
  })

  http.serve(routes.board, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    return db.inOrg(member.orgId, async (tx) => ({ today, cells: await boardCells(tx, today) }))
  })

  http.serve(routes.report, async (call) => {
    const member = memberOf(call)
    const { at, today } = actingAs(member, clock)
    const to = dayOr(call.query.to, today)
    const from = dayOr(call.query.from, addMonths(to, -REPORT_MONTHS))
    return db.inOrg(member.orgId, async (tx) => {
      const categories = await categoryBook(tx, at)
      const rows = await resolvedReport(tx, call.query.by, from, to)
      return {
        from,
        to,
        rows: rows.map((row) => ({ ...row, name: keyName(row, call.query.by, categories, call.lang) })),
      }
    })
  })

  http.serve(routes.dispute, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    const found = await db.inOrg(member.orgId, (tx) => presentDispute(tx, call.params.id, call.lang, today))
    if (!found) throw new Refused(notFound().refusal)
    return found
  })

  http.serve(routes.open, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    const input = { ...call.body, dueOn: call.body.dueOn === null ? null : dayGiven(call.body.dueOn) }
    return { id: await db.inOrg(member.orgId, (tx) => openDispute(tx, input, by)) }
  })

  http.serve(routes.edit, async (call) => {
    const member = memberOf(call)
    const edit = { ...call.body, dueOn: dayGiven(call.body.dueOn) }
    await db.inOrg(member.orgId, (tx) => editDispute(tx, call.params.id, edit, actingAs(member, clock)))
  })

  http.serve(routes.addNote, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => noteOnDispute(tx, call.params.id, call.body.body, actingAs(member, clock)))
  })

  http.serve(routes.markTask, async (call) => {
    const member = memberOf(call)
    const { id, taskId } = call.params
    await db.inOrg(member.orgId, (tx) => markTask(tx, id, taskId, call.body.isDone, actingAs(member, clock)))
  })

  http.serve(routes.addEvidence, async (call) => {
    const member = memberOf(call)
    const given = { name: call.query.name, bytes: await wholeUpload(call.upload, SENT_BYTES) }
    return {
      id: await db.inOrg(member.orgId, (tx) => keepEvidence(tx, call.params.id, given, actingAs(member, clock))),
    }
  })

  http.serve(routes.evidence, async (call) => {
    const file = await db.inOrg(memberOf(call).orgId, (tx) => evidenceFile(tx, call.params.id))
    if (!file) throw new Refused(notFound().refusal)
    return file
  })

  http.serve(routes.accept, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => acceptDispute(tx, call.params.id, call.body, actingAs(member, clock)))
  })

  http.serve(routes.credit, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) =>
      creditReceived(tx, call.params.id, call.body.creditItemId, actingAs(member, clock)),
    )
  })

  http.serve(routes.reject, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => rejectDispute(tx, call.params.id, call.body, actingAs(member, clock)))
  })

  http.serve(routes.settle, async (call) => {
    const member = memberOf(call)
    const input = { ...call.body, mayForgive: can(member.role, 'debts.forgive') }
    await db.inOrg(member.orgId, (tx) => settleDispute(tx, call.params.id, input, actingAs(member, clock)))
  })

  http.serve(routes.reopen, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => reopenDispute(tx, call.params.id, actingAs(member, clock)))
  })

  http.serve(routes.categories, async (call) => {
    const member = memberOf(call)
    const { at } = actingAs(member, clock)
    const categories = await db.inOrg(member.orgId, (tx) => categoryBook(tx, at))
    return { categories: categories.map((one) => presentCategory(one, call.lang)) }
  })

  http.serve(routes.addCategory, async (call) => {
    const member = memberOf(call)
    return db.inOrg(member.orgId, async (tx) => {
      await checkOwner(tx, call.body.owner)
      return { id: await keepCategory(tx, null, call.body, actingAs(member, clock)) }
    })
  })

  http.serve(routes.changeCategory, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, async (tx) => {
      await checkOwner(tx, call.body.owner)
      await keepCategory(tx, call.params.id, call.body, actingAs(member, clock))
    })
  })
}

/** `label` is what readers see; `name` and the tasks are as they are kept, for the form. */
const presentCategory = (category: Category, lang: Lang) => ({
  ...category,
  label: disputeName(lang, category.name),
  tasks: category.tasks.map((task) => ({ ...task, name: disputeName(lang, task.name) })),
})

function keyName({ key }: ReportRow, by: ReportBy, categories: readonly Category[], lang: Lang): string {
  if (by === 'category') return disputeName(lang, categories.find((one) => one.id === key)?.name ?? '')
  // Members are named by the reader's screen, months written by it.
  return by === 'outcome' ? say(lang, outcomeNames[key as DisputeOutcome]) : (key ?? '')
}

function dayOr<Otherwise>(text: string | undefined, otherwise: Otherwise): LocalDate | Otherwise {
  return text === undefined ? otherwise : dayGiven(text)
}

function dayGiven(text: string): LocalDate {
  const day = toLocalDate(text)
  if (!day) throw new Refused(refuse('day_wrong', words.dayWrong, undefined, 'dueOn').refusal)
  return day
}
