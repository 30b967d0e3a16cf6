import { type ApiDeps, memberOf } from '../access/index.ts'
import { readMail } from '../adapters/mailbox/read-mail.ts'
import { actingAs } from '../cash/index.ts'
import { Refused, tellRefusal } from '../kernel/verdict.ts'
import { notFound } from '../platform/http.ts'
import type { Vault } from '../platform/secrets.ts'
import { serveAgencyReplies } from './agency-api.ts'
import { type AnsweringDeps, assignToCustomer, confirmReply, dismissReply, reopenReply } from './confirm-reply.ts'
import { repliesRoutes as routes } from './contract.ts'
import { presentMailbox, removeMailbox, setMailbox, settingsToTest, testMailbox } from './keep-mailbox.ts'
import { mailboxOf } from './mailbox-store.ts'
import { presentReply } from './present.ts'
import { countReplies, repliesPage, replyBytes } from './store.ts'

export type RepliesDeps = ApiDeps & AnsweringDeps & { readonly vault: Vault }

export function serveReplies(deps: RepliesDeps): void {
  const { http, db, clock, vault } = deps
  serveAgencyReplies(deps)

  http.serve(routes.replies, async (call) => {
    const { limit, offset, ...asked } = call.query
    return db.inOrg(memberOf(call).orgId, async (tx) => {
      const byShow = await countReplies(tx, asked)
      return { replies: await repliesPage(tx, asked, { limit, offset }), count: byShow[asked.show], byShow }
    })
  })

  http.serve(routes.reply, async (call) => {
    const found = await db.inOrg(memberOf(call).orgId, (tx) => presentReply(tx, call.params.id, call.lang, clock.now()))
    if (!found) throw new Refused(notFound().refusal)
    return found
  })

  http.serve(routes.attachment, async (call) => {
    const { id, place } = call.params
    const kept = await db.inOrg(memberOf(call).orgId, (tx) => replyBytes(tx, id))
    const attachment = kept && (await readMail(kept.bytes))?.attachments[place]
    if (!attachment) throw new Refused(notFound().refusal)
    // Saved under its name and opened by nothing: its declared type is a claim of its sender.
    return { bytes: attachment.content, type: 'application/octet-stream', name: attachment.name }
  })

  http.serve(routes.original, async (call) => {
    const kept = await db.inOrg(memberOf(call).orgId, (tx) => replyBytes(tx, call.params.id))
    if (!kept) throw new Refused(notFound().refusal)
    return {
      bytes: kept.bytes,
      type: 'application/octet-stream',
      name: `${call.params.id}.${kept.channel === 'sms' ? 'txt' : 'eml'}`,
    }
  })

  http.serve(routes.confirmReply, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => confirmReply(tx, deps, call.params.id, call.body, actingAs(member, clock)))
  })

  http.serve(routes.dismissReply, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => dismissReply(tx, call.params.id, actingAs(member, clock)))
  })

  http.serve(routes.reopenReply, async (call) => {
    await db.inOrg(memberOf(call).orgId, (tx) => reopenReply(tx, call.params.id))
  })

  http.serve(routes.assignReply, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => assignToCustomer(tx, call.params.id, call.body, actingAs(member, clock)))
  })

  http.serve(routes.mailbox, async (call) => {
    const { orgId } = memberOf(call)
    const box = await db.inOrg(orgId, mailboxOf)
    if (!box) return { mailbox: null }
    const failure = box.failure && tellRefusal(call.lang, box.failure)
    return { mailbox: { ...presentMailbox(vault, orgId, box), failure } }
  })

  http.serve(routes.saveMailbox, async (call) => {
    const { orgId, actor } = memberOf(call)
    await db.inOrg(orgId, (tx) => setMailbox(tx, vault, call.body, { actor, at: clock.now() }))
  })

  http.serve(routes.dropMailbox, async (call) => {
    const { orgId, actor } = memberOf(call)
    await db.inOrg(orgId, (tx) => removeMailbox(tx, { actor, at: clock.now() }))
  })

  http.serve(routes.testMailboxServer, async (call) => {
    const settings = await db.inOrg(memberOf(call).orgId, (tx) => settingsToTest(tx, vault, call.body, clock.now()))
    return testMailbox(settings)
  })
}
