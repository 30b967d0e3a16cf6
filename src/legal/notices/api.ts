import { type ApiDeps, memberOf } from '../../access/index.ts'
import { actingAs } from '../../cash/index.ts'
import { fillTemplate, parseTemplate, renderLetter } from '../../correspondence/index.ts'
import { day, type LocalDate } from '../../kernel/calendar.ts'
import { orRefuse, Refused } from '../../kernel/verdict.ts'
import { say } from '../../kernel/wording.ts'
import { customerOf } from '../../parties/index.ts'
import { notFound } from '../../platform/http.ts'
import type { PdfPress } from '../../platform/pdf/pdf-press.ts'
import { agencyBars } from './agency.ts'
import { barTold } from './agency-gate.ts'
import { agencyOf, collectedFrom, creditorsOf } from './agency-store.ts'
import { composeNotice, type NoticeOrder } from './compose-notice.ts'
import { noticeRoutes as routes } from './contract.ts'
import { keepAgency, keepCreditor, keepCreditorFor } from './keep-agency.ts'
import { type DebtsHeld, GAPS } from './model.ts'
import { presentNotice, presentNotices } from './present.ts'
import { followNotice, noteEvent, withdrawEvent } from './record-event.ts'
import { sendNotice } from './send-notice.ts'
import { countNotices, listNotices } from './store.ts'
import { gapSentences } from './wording.ts'

export type NoticeDeps = ApiDeps & { readonly press: PdfPress; readonly debtsHeld: DebtsHeld }

const dayOrNull = (text: string | null): LocalDate | null => (text === null ? null : day(text))

export function serveNotices(deps: NoticeDeps): void {
  const { http, db, clock, press, debtsHeld } = deps
  serveAgency(deps)

  http.serve(routes.notices, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    const { show, customerId, itemId, limit, offset } = call.query
    const which = itemId ? { itemId } : customerId ? { customerId } : null
    return db.inOrg(member.orgId, async (tx) => {
      const listed = await listNotices(tx, { show, which, limit, offset }, today)
      const over = await countNotices(tx, 'over', today)
      const running = await countNotices(tx, 'running', today)
      const counts = { over, running, all: which ? listed.length : await countNotices(tx, 'all', today) }
      const notices = await presentNotices(tx, listed, { today, timeZone: member.timeZone })
      return { over, running, count: which ? listed.length : counts[show], notices }
    })
  })

  http.serve(routes.notice, async (call) => {
    const member = memberOf(call)
    const when = { today: actingAs(member, clock).today, timeZone: member.timeZone }
    return db.inOrg(member.orgId, (tx) => presentNotice(tx, call.params.id, when))
  })

  http.serve(routes.noticeDraft, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    const { to, content, gaps } = await db.inOrg(member.orgId, (tx) =>
      composeNotice(tx, orderOf(call.params.id, call.query), today, debtsHeld),
    )
    const { data, template } = content
    const said = orRefuse(fillTemplate(orRefuse(parseTemplate(template)), data))
    return {
      toName: to.name,
      toAddress: to.address || data.recipient.addressLines.join(', '),
      subject: said.subject,
      deadlineOn: data.deadlineOn!,
      totals: data.totals.map(({ currency, dueCents: cents }) => ({ currency, cents })),
      items: data.items.map((one) => ({
        itemId: one.itemId!,
        documentNo: one.documentNo,
        dueOn: one.dueOn,
        currency: one.currency,
        cents: one.openCents,
      })),
      gaps: gaps.map((code) => ({ code, sentence: say(call.lang, gapSentences[code]), isNeeded: GAPS[code].isNeeded })),
    }
  })

  http.serve(routes.noticeDraftPdf, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    const { content } = await db.inOrg(member.orgId, (tx) =>
      composeNotice(tx, orderOf(call.params.id, call.query), today, debtsHeld),
    )
    const { data, template } = content
    const text = orRefuse(fillTemplate(orRefuse(parseTemplate(template)), data))
    const { bytes } = await renderLetter(press, { data, text })
    return { bytes, type: 'application/pdf', name: `${data.reference}.pdf`, inline: true }
  })

  http.serve(routes.sendNotice, async (call) => {
    const member = memberOf(call)
    const order = { ...call.body, customerId: call.params.id }
    const by = actingAs(member, clock)
    return { messageId: await db.inOrg(member.orgId, (tx) => sendNotice(tx, order, debtsHeld, by)) }
  })

  http.serve(routes.noteNoticeEvent, async (call) => {
    const member = memberOf(call)
    const told = { ...call.body, noticeId: call.params.id, on: day(call.body.on) }
    return { id: await db.inOrg(member.orgId, (tx) => noteEvent(tx, told, actingAs(member, clock))) }
  })

  http.serve(routes.withdrawNoticeEvent, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => withdrawEvent(tx, call.params.id, actingAs(member, clock)))
  })

  http.serve(routes.followNotice, async (call) => {
    const member = memberOf(call)
    const { reason } = call.body
    await db.inOrg(member.orgId, (tx) => followNotice(tx, call.params.id, reason, actingAs(member, clock)))
  })
}

type Draft = Pick<NoticeOrder, 'channel' | 'days'> & { readonly items?: string | undefined }

const orderOf = (customerId: string, { channel, days, items }: Draft): NoticeOrder => ({
  customerId,
  channel,
  days,
  itemIds: items?.split(',') ?? null,
})

/** Whoever collects for others: the setting, its creditors, and for whom we collect from a customer. */
function serveAgency({ http, db, clock }: ApiDeps): void {
  http.serve(routes.agency, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    return db.inOrg(member.orgId, async (tx) => {
      const agency = await agencyOf(tx)
      const creditors = (await creditorsOf(tx)).map((one) => ({
        ...one,
        mandateSays: [...one.mandateSays],
        bars: agencyBars(agency, one, today).map((bar) => barTold(call.lang, bar, one)),
      }))
      return { agency, creditors }
    })
  })

  http.serve(routes.changeAgency, async (call) => {
    const member = memberOf(call)
    const { insuredUntil, declaredOn, ...rest } = call.body
    const agency = { ...rest, insuredUntil: dayOrNull(insuredUntil), declaredOn: dayOrNull(declaredOn) }
    await db.inOrg(member.orgId, (tx) => keepAgency(tx, agency, actingAs(member, clock)))
  })

  const creditorIn = ({ mandateOn, mandateUntil, ...rest }: (typeof routes.addCreditor.body)['_output']) => ({
    ...rest,
    mandateOn: dayOrNull(mandateOn),
    mandateUntil: dayOrNull(mandateUntil),
  })

  http.serve(routes.addCreditor, async (call) => {
    const member = memberOf(call)
    const asked = creditorIn(call.body)
    return { id: await db.inOrg(member.orgId, (tx) => keepCreditor(tx, asked, null, actingAs(member, clock))) }
  })

  http.serve(routes.changeCreditor, async (call) => {
    const member = memberOf(call)
    const asked = creditorIn(call.body)
    await db.inOrg(member.orgId, (tx) => keepCreditor(tx, asked, call.params.id, actingAs(member, clock)))
  })

  http.serve(routes.creditorOfCustomer, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      if (!(await customerOf(tx, call.params.id))) throw new Refused(notFound().refusal)
      const [found] = await collectedFrom(tx, [call.params.id])
      return { creditorId: found?.creditor.id ?? null, first: found?.first ?? null }
    }),
  )

  http.serve(routes.changeCreditorOfCustomer, async (call) => {
    const member = memberOf(call)
    const { creditorId } = call.body
    await db.inOrg(member.orgId, (tx) => keepCreditorFor(tx, call.params.id, creditorId, actingAs(member, clock)))
  })
}
