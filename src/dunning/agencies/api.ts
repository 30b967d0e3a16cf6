import { memberOf, organisationOf } from '../../access/index.ts'
import { letterUnwanted, markPosted } from '../../correspondence/index.ts'
import { dayIn } from '../../kernel/calendar.ts'
import { Refused, refuse, tellRefusal } from '../../kernel/verdict.ts'
import { mandateHeld } from '../../outsourcing/index.ts'
import { customersById } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { record } from '../../trail/index.ts'
import { actionWording as words } from '../action-wording.ts'
import { skip } from '../actions/act.ts'
import { approve } from '../actions/approve.ts'
import { listActions } from '../actions/board-store.ts'
import { presentAction } from '../actions/present.ts'
import { shownAs } from '../actions/preview.ts'
import { reminderRefusals } from '../actions/reminder-refusals.ts'
import { collectingUnder } from '../collectors/open.ts'
import { dropMandateScenario, keepMandateScenario, mandateScenarios } from '../collectors/store.ts'
import { scenarioBook } from '../scenarios/book.ts'
import { ownName } from '../scenarios/default-scenario.ts'
import { dayAsked, type Serving } from '../serving.ts'
import { agencyRoutes as routes } from './contract.ts'
import { serveDoubts } from './doubts.ts'
import { aboutDebtor, atCreditor, notHeld, underMandate } from './other-side.ts'
import { showWriting } from './show.ts'
import { previewByHand, writeByHand } from './write.ts'

export function serveAgencies(serving: Serving): void {
  const { http, deps, inOrg } = serving
  serveDoubts(serving)

  http.serve(routes.agencyWriting, async (call) =>
    aboutDebtor(serving, call, (there) => showWriting(there, deps, call.params.id, call.lang)),
  )

  http.serve(routes.previewAgencyMessage, async (call) =>
    aboutDebtor(serving, call, async ({ tx, mandateId }) => {
      const composed = await previewByHand(tx, deps, mandateId, { ...call.body, customerId: call.params.id })
      const { joined: _joined, ...shown } = await shownAs(composed)
      const { subject, body } = composed.content.template
      return { ...shown, template: { subject, body }, leavesAt: composed.leavesAt }
    }),
  )

  http.serve(routes.sendAgencyMessage, async (call) =>
    aboutDebtor(serving, call, ({ tx, mandateId, actor }) =>
      writeByHand(tx, deps, mandateId, { ...call.body, customerId: call.params.id }, actor),
    ),
  )

  http.serve(routes.printAgencyLetters, async (call) => {
    const { orgId } = memberOf(call)
    const hooks = { refusals: (theirs: OrgTx, ids: readonly string[]) => reminderRefusals(theirs, deps, ids) }
    return atCreditor(serving, call, async ({ tx }) => {
      const ready: string[] = []
      const leftOut: { id: string; message: string }[] = []
      for (const id of call.body.ids) {
        const refusal = await letterUnwanted(tx, hooks, id, { at: deps.clock.now(), senderOrgId: orgId })
        if (refusal) leftOut.push({ id, message: tellRefusal(call.lang, refusal) })
        else ready.push(id)
      }
      return { ready, leftOut }
    })
  })

  http.serve(routes.postAgencyLetters, async (call) => {
    const { orgId } = memberOf(call)
    const postedOn = dayAsked(call.body.postedOn, 'postedOn')
    return atCreditor(serving, call, async ({ tx, actor }) => {
      const { timeZone } = await organisationOf(tx)
      // Only letters that this organisation itself carries are found: that they are its own is what lets it speak of them.
      const input = { batchId: null, letters: call.body.letters, postedOn, senderOrgId: orgId }
      return { posted: await markPosted(tx, input, timeZone, { actor, at: deps.clock.now() }) }
    })
  })

  http.serve(routes.agencyActions, async (call) =>
    underMandate(serving, call, async ({ tx, mandateId }) => {
      const at = deps.clock.now()
      const today = dayIn((await organisationOf(tx)).timeZone, at)
      const collecting = await collectingUnder(tx, mandateId, { today, at, customers: null })
      if (!collecting) throw notHeld()
      const { rows, count } = await listActions(tx, { list: call.query.list, mandateId }, today, call.query)
      return { rows: rows.map((action) => presentAction(call.lang, collecting.book, action, mandateId)), count }
    }),
  )

  http.serve(routes.approveAgencyActions, async (call) =>
    underMandate(serving, call, async ({ tx, mandateId, actor }) => {
      const { queued, done, leftOut } = await approve(tx, deps, call.body.ids, actor, false, mandateId)
      const names = new Map(
        (
          await customersById(
            tx,
            leftOut.map(({ customerId }) => customerId),
          )
        ).map(({ id, name }) => [id, name]),
      )
      return {
        queued,
        done,
        leftOut: leftOut.map(({ id, customerId, refusal }) => ({
          ...{ id, customerName: names.get(customerId) ?? '', message: tellRefusal(call.lang, refusal) },
        })),
      }
    }),
  )

  http.serve(routes.skipAgencyAction, async (call) =>
    underMandate(serving, call, async ({ tx, mandateId, actor }) => {
      await skip(tx, deps, call.body.id, call.body.reason, actor, mandateId)
      return { skipped: true }
    }),
  )

  http.serve(routes.mandateScenarios, async (call) =>
    inOrg(call, async (tx) => {
      const book = await scenarioBook(tx, deps.clock.now())
      return {
        scenarios: [...book.written.values()].map(({ id, name }) => ({
          ...{ id, name: ownName(call.lang, name), isStandard: id === book.standard.id },
        })),
        chosen: await mandateScenarios(tx),
      }
    }),
  )

  http.serve(routes.chooseMandateScenario, async (call) =>
    inOrg(call, async (tx) => {
      const { id: mandateId } = call.params
      const { scenarioId } = call.body
      const held = await mandateHeld(tx, mandateId)
      if (!held) throw notHeld()
      const { actor } = memberOf(call)
      const at = deps.clock.now()
      if (scenarioId === null) await dropMandateScenario(tx, mandateId)
      else {
        if (!(await scenarioBook(tx, at)).written.has(scenarioId))
          throw new Refused(refuse('scenario_unknown', words.scenarioNotOurs, undefined, 'scenarioId').refusal)
        const { creditorOrgId } = held
        await keepMandateScenario(tx, { mandateId, scenarioId, creditorOrgId }, { name: actor.name, at })
      }
      await record(tx, {
        actor,
        at,
        verb: 'mandate_scenario_chosen',
        subject: { kind: 'mandate', id: mandateId },
        data: { scenarioId, creditor: held.creditor },
      })
      return { scenarioId }
    }),
  )
}
