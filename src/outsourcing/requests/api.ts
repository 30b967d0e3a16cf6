import { type ApiDeps, memberOf } from '../../access/index.ts'
import { actingAs } from '../../cash/index.ts'
import { letterheadOf } from '../../correspondence/index.ts'
import { day } from '../../kernel/calendar.ts'
import { sumCents } from '../../kernel/money.ts'
import { Refused } from '../../kernel/verdict.ts'
import { planHooks } from '../../legal/index.ts'
import { notFound } from '../../platform/http.ts'
import type { PdfPress } from '../../platform/pdf/pdf-press.ts'
import { placementNumber } from '../placements/model.ts'
import { documentsOfPlacement, placementOf } from '../placements/read-store.ts'
import { approveRequest, discussRequest, refuseRequest, withdrawRequest } from './answer-request.ts'
import { type Asking, askCreditor } from './ask-creditor.ts'
import { type AskingInput, requestRoutes as routes } from './contract.ts'
import { leaveOf } from './leave.ts'
import { requestDetail, requestView, stepsInWords } from './present.ts'
import { certificateToPrint } from './print-certificate.ts'
import { countRequests, listRequests, requestOf } from './store.ts'
import { weighRecall } from './weigh-recall.ts'

const askingOf = (body: AskingInput): Asking => {
  if (body.kind === 'settlement') return { ...body, on: day(body.on) }
  if (body.kind === 'uncollectible')
    return { ...body, steps: body.steps.map(({ on, what }) => ({ on: day(on), what })) }
  return body
}

export function serveRequests({ http, db, clock, press }: ApiDeps & { readonly press: PdfPress }): void {
  for (const [route, side] of [
    [routes.requests, 'creditor'],
    [routes.requestsMade, 'agency'],
  ] as const)
    http.serve(route, async (call) => {
      const member = memberOf(call)
      const { today } = actingAs(member, clock)
      return db.inOrg(member.orgId, async (tx) => ({
        requests: (await listRequests(tx, side, call.query)).map((one) => requestView(call.lang, one, today)),
        ...(await countRequests(tx, side, call.query)),
      }))
    })

  http.serve(routes.request, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    return db.inOrg(member.orgId, async (tx) => {
      const request = await requestOf(tx, call.params.id)
      if (!request) throw new Refused(notFound().refusal)
      return requestDetail(tx, call.lang, request, today)
    })
  })

  http.serve(routes.askCreditor, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    const asking = askingOf(call.body)
    return db.inOrg(member.orgId, (tx) => askCreditor(tx, planHooks.askLaw, call.params.id, asking, by))
  })

  http.serve(routes.whatMayBeAsked, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const placement = await placementOf(tx, call.params.id)
      if (!placement) throw new Refused(notFound().refusal)
      const { agencyOrgId, leave, coversCourt } = await leaveOf(tx, placement.mandateId)
      const items = (await documentsOfPlacement(tx, placement.id)).filter(({ isLive }) => isLive)
      return {
        isOurs: placement.endedOn === null && (tx.agency !== null || agencyOrgId === null),
        owedCents: sumCents(items.map(({ openCents }) => openCents)),
        currency: placement.currency,
        coversCourt: coversCourt && placement.stage === 'amicable',
        limits: leave && { plans: leave.powers.plans, discounts: leave.powers.discounts, ...leave.approval },
        steps: await stepsInWords(tx, call.lang, placement.id),
      }
    }),
  )

  http.serve(routes.discussRequest, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => discussRequest(tx, call.params.id, call.body.words, actingAs(member, clock)))
  })

  http.serve(routes.withdrawRequest, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => withdrawRequest(tx, call.params.id, actingAs(member, clock)))
  })

  http.serve(routes.answerRequest, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    const { verdict, note } = call.body
    const { id } = call.params
    await db.inOrg(member.orgId, (tx) =>
      verdict === 'approve'
        ? approveRequest(tx, { ...planHooks, press }, id, { note, role: member.role }, by)
        : refuseRequest(tx, id, note, by),
    )
  })

  http.serve(routes.requestCertificate, async (call) => {
    const { orgId } = memberOf(call)
    const document = await db.inOrg(orgId, async (tx) => {
      const request = await requestOf(tx, call.params.id)
      if (request?.kind !== 'uncollectible') throw new Refused(notFound().refusal)
      const placed = new Map((await documentsOfPlacement(tx, request.placementId)).map((one) => [one.itemId, one]))
      const claims = request.itemIds.flatMap((itemId, place) => {
        const one = placed.get(itemId)
        return one ? [{ documentNo: one.documentNo, dueOn: one.dueOn, cents: request.itemCents[place]! }] : []
      })
      const { isDemo } = await letterheadOf(tx)
      return { name: placementNumber(request.placementNo), pdf: certificateToPrint(call.lang, request, claims, isDemo) }
    })
    const { bytes } = await press.renderPdf(document.pdf)
    return { bytes, type: 'application/pdf', name: `certificat_${document.name}.pdf`, inline: true }
  })

  http.serve(routes.weighRecall, async (call) =>
    db.inOrg(memberOf(call).orgId, (tx) => weighRecall(tx, call.body.placementIds)),
  )
}
