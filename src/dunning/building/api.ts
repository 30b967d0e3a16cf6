import { membersOf } from '../../access/index.ts'
import { readyChannels } from '../../correspondence/index.ts'
import { tellRefusal } from '../../kernel/verdict.ts'
import { listColleagues } from '../../parties/index.ts'
import { explainReason, reason, whenOf } from '../deciding/reasons.ts'
import type { Scenario } from '../model.ts'
import { faultsOfPeople } from '../scenarios/check-people.ts'
import { type ScenarioDraft, TEMPLATE_KEYS } from '../scenarios/keep-scenario.ts'
import { validateScenario } from '../scenarios/validate-scenario.ts'
import { type Serving, toldFaults } from '../serving.ts'
import { buildingRoutes as routes } from './contract.ts'
import { previewStep } from './preview-step.ts'
import { reachOfOwing } from './reach-store.ts'
import { warningsOf } from './warn-scenario.ts'

/** A draft is nobody's scenario yet: it is tried under a name that no contact bears. */
const asDraft = (draft: ScenarioDraft): Scenario => ({
  ...draft,
  id: '00000000-0000-0000-0000-000000000000',
  version: 1,
})

export function serveBuilding({ http, inOrg, deps }: Serving): void {
  http.serve(routes.checkScenario, async (call) =>
    inOrg(call, async (tx) => {
      const scenario = asDraft(call.body.scenario)
      const faults = [...validateScenario(scenario, TEMPLATE_KEYS), ...(await faultsOfPeople(tx, scenario))]
      return {
        faults: toldFaults(call.lang, faults),
        warnings: toldFaults(call.lang, warningsOf(scenario, await reachOfOwing(tx), await readyChannels(tx))),
      }
    }),
  )

  http.serve(routes.previewStep, async (call) =>
    inOrg(call, async (tx) => {
      const { scenario, stepId, customerId } = call.body
      const asked = { stepId, customerId, templates: TEMPLATE_KEYS }
      const verdict = await previewStep(tx, deps, asDraft(scenario), asked)
      if (!verdict.ok) return { message: null, why: tellRefusal(call.lang, verdict.refusal) }
      const { on, step, decision, message } = verdict.value
      return {
        why: null,
        message: {
          on,
          channel: step.channel,
          amounts: decision.totals.map(({ currency, netCents }) => ({ currency, cents: netCents })),
          documentNos: decision.items.map(({ documentNo }) => documentNo),
          when: explainReason(call.lang, whenOf(step)),
          to: { name: message?.toName ?? '', address: message?.toAddress ?? '' },
          copyTo: [...(message?.copyTo ?? [])],
          from: message?.from ?? '',
          replyTo: message?.replyTo ?? null,
          unreached:
            message && !message.isReached
              ? explainReason(call.lang, reason('no_address', { channel: step.channel }))
              : null,
          written: message && {
            subject: message.subject,
            text: message.text,
            html: message.html,
            template: message.template,
          },
        },
      }
    }),
  )

  http.serve(routes.speakers, async (call) =>
    inOrg(call, async (tx) => {
      const members = (await membersOf(tx)).map(({ userId, name }) => ({
        who: 'member' as const,
        id: userId,
        name,
        hasEmail: true,
      }))
      const colleagues = (await listColleagues(tx)).map(({ id, name, email }) => ({
        who: 'colleague' as const,
        id,
        name,
        hasEmail: email !== null,
      }))
      const { owing, salesperson } = await reachOfOwing(tx)
      return { rows: [...members, ...colleagues], withSalesperson: salesperson, owing }
    }),
  )
}
