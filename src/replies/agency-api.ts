import { memberOf, organisationOf } from '../access/index.ts'
import { readMail } from '../adapters/mailbox/read-mail.ts'
import { actingAs, type By } from '../cash/index.ts'
import { asAgentAt, notHeld } from '../dunning/index.ts'
import { dayIn } from '../kernel/calendar.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import type { Lang } from '../kernel/wording.ts'
import { heldByUs } from '../outsourcing/index.ts'
import { customersById } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { fileKind } from '../platform/file-type.ts'
import { notFound } from '../platform/http.ts'
import { onOtherSide } from '../platform/other-side.ts'
import { agencyRepliesRoutes as routes } from './agency-contract.ts'
import { countInHand, debtorAnswering, debtsInHand, type ListedInHand, repliesInHand } from './agency-store.ts'
import type { RepliesDeps } from './api.ts'
import { confirmReply, dismissReply, type InHand, reopenReply } from './confirm-reply.ts'
import { handOnByPerson } from './hand-on.ts'
import { presentReply } from './present.ts'
import { shownToAgency, withoutLinks } from './shown-to-agency.ts'
import { replyBytes, replyOf } from './store.ts'
import { repliesWording as words } from './wording.ts'

type Call = Parameters<typeof memberOf>[0]
type There = { readonly tx: OrgTx; readonly by: By; readonly inHand: InHand }

/** What debtors in an agency's hands answer, read and said by its own people in the books of the creditor. */
export function serveAgencyReplies(deps: RepliesDeps): void {
  const { http, db, clock } = deps

  http.serve(routes.repliesInHand, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const { show, ...page } = call.query
      const asked = { show, debtor: null }
      const rows = await named(tx, call.lang, await repliesInHand(tx, asked, page))
      return { rows, count: await countInHand(tx, asked) }
    }),
  )

  http.serve(routes.debtorReplies, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const { creditorId, id: customerId } = call.params
      if (!(await heldByUs(tx, creditorId, customerId))) throw notHeld()
      const asked = { show: 'all', debtor: { creditorId, customerId } } as const
      const rows = await named(tx, call.lang, await repliesInHand(tx, asked, call.query))
      return { rows, count: await countInHand(tx, asked) }
    }),
  )

  http.serve(routes.replyInHand, async (call) =>
    about(call, async ({ tx, inHand, by }) => (await presentReply(tx, call.params.id, call.lang, by.at, inHand))!),
  )

  http.serve(routes.attachmentInHand, async (call) => {
    const { kept, isElsewhere } = await about(call, async ({ tx }) => ({
      kept: await replyBytes(tx, call.params.id),
      isElsewhere: (await replyOf(tx, call.params.id))?.mailboxOrgId !== null,
    }))
    const attachment = kept && (await readMail(kept.bytes))?.attachments[call.params.place]
    if (!attachment) throw new Refused(notFound().refusal)
    // A mail within a mail may hold the key of the debtor's page, as the quoted text does.
    const kind = fileKind(attachment.content)
    if (!isElsewhere && (kind === null || kind === 'executable'))
      throw new Refused(refuse('original_of_creditor', words.originalOfCreditor).refusal)
    return { bytes: attachment.content, type: 'application/octet-stream', name: attachment.name }
  })

  http.serve(routes.originalInHand, async (call) => {
    const kept = await about(call, async ({ tx }) => {
      const reply = await replyOf(tx, call.params.id)
      if (reply?.mailboxOrgId === null)
        throw new Refused(refuse('original_of_creditor', words.originalOfCreditor).refusal)
      return replyBytes(tx, call.params.id)
    })
    return { bytes: kept!.bytes, type: 'application/octet-stream', name: `${call.params.id}.eml` }
  })

  http.serve(routes.confirmReplyInHand, async (call) => {
    await about(call, ({ tx, by, inHand }) => confirmReply(tx, deps, call.params.id, call.body, by, inHand))
  })

  http.serve(routes.handOnReply, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => handOnByPerson(tx, call.params.id, call.body, actingAs(member, clock)))
  })

  http.serve(routes.dismissReplyInHand, async (call) => {
    await about(call, ({ tx, by }) => dismissReply(tx, call.params.id, by))
  })

  http.serve(routes.reopenReplyInHand, async (call) => {
    await about(call, ({ tx }) => reopenReply(tx, call.params.id))
  })

  /** Work about one answer of a debtor in the hands of the caller's organisation; refused when it is none. */
  const about = <T>(
    call: Call & { readonly params: { readonly creditorId: number; readonly id: string } },
    work: (there: There) => Promise<T>,
  ): Promise<T> => {
    const { orgId } = memberOf(call)
    const { creditorId, id } = call.params
    return db.inOrg(orgId, async (tx) => {
      const customerId = await debtorAnswering(tx, creditorId, id)
      const held = customerId && (await heldByUs(tx, creditorId, customerId))
      if (!held) throw notHeld()
      return asAgentAt(tx, call, creditorId, held, async ({ tx: theirs, actor }) => {
        const at = clock.now()
        const today = dayIn((await organisationOf(theirs)).timeZone, at)
        const inHand = { itemIds: await debtsInHand(theirs, orgId, customerId) }
        return work({ tx: theirs, by: { actor, at, today }, inHand })
      })
    })
  }
}

/** With the names of the debtors, which are read where they are kept: one look for each creditor of the page. */
async function named(tx: OrgTx, lang: Lang, rows: readonly ListedInHand[]) {
  const names = new Map<string, string>()
  for (const [creditorId, theirs] of Map.groupBy(rows, (row) => row.creditorId)) {
    const ids = [...new Set(theirs.flatMap(({ customerId }) => customerId ?? []))]
    const found = await onOtherSide(tx, creditorId, (there) => customersById(there, ids))
    for (const { id, name } of found) names.set(id, name)
  }
  return rows.map(({ begins, ...row }) => {
    const { mailboxOrgId, agencyOrgId: _agency, ...shown } = shownToAgency(lang, { ...row, body: '', quoted: '' })
    return {
      ...shown,
      begins: mailboxOrgId === null ? withoutLinks(lang, begins) : begins,
      customerName: names.get(row.customerId ?? '') ?? null,
    }
  })
}
