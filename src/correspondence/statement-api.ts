import { memberOf } from '../access/index.ts'
import type { CorrespondenceDeps, CorrespondenceHooks } from './api.ts'
import { filled } from './content.ts'
import { renderMail } from './mail.ts'
import { printLetter, shownDraft } from './read-message.ts'
import { composeStatement, sendStatement } from './statement.ts'
import { statementRoutes as routes } from './statement-contract.ts'

/** Statements of account, looked at and sent. */
export function serveStatements({ http, db, clock, press }: CorrespondenceDeps, hooks: CorrespondenceHooks): void {
  http.serve(routes.statement, async (call) => {
    const { orgId, timeZone } = memberOf(call)
    const asked = { ...call.query, customerId: call.params.id }
    const { channel, to, content } = await db.inOrg(orgId, (tx) =>
      composeStatement(tx, hooks, asked, timeZone, clock.now()),
    )
    const { data } = content
    const mail = await renderMail(data, filled(content))
    const { html, text } = shownDraft(mail)
    return {
      channel,
      toName: to.name,
      toAddress: channel === 'email' ? to.address : data.recipient.addressLines.join(', '),
      lang: data.recipient.lang,
      subject: mail.subject,
      html,
      text,
      documents: data.items.length + data.credits.length,
    }
  })

  http.serve(routes.statementPdf, async (call) => {
    const { orgId, timeZone } = memberOf(call)
    const asked = { ...call.query, channel: 'letter' as const, customerId: call.params.id }
    const { content } = await db.inOrg(orgId, (tx) => composeStatement(tx, hooks, asked, timeZone, clock.now()))
    const { bytes } = await printLetter(press, { data: content.data, text: filled(content) })
    return { bytes, type: 'application/pdf', name: `${content.data.reference}.pdf`, inline: true }
  })

  http.serve(routes.sendStatement, async (call) => {
    const { orgId, actor, timeZone } = memberOf(call)
    const asked = { ...call.body, customerId: call.params.id }
    const by = { actor, at: clock.now(), timeZone }
    return { messageId: await db.inOrg(orgId, (tx) => sendStatement(tx, hooks, asked, by)) }
  })
}
