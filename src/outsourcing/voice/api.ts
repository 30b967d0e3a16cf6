import { type ApiDeps, memberOf } from '../../access/index.ts'
import { actingAs } from '../../cash/index.ts'
import { Refused } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import type { PdfPress } from '../../platform/pdf/pdf-press.ts'
import { agentActor, record } from '../../trail/index.ts'
import { type ListedReceipt, receiptListed } from '../receipts/receipt-store.ts'
import { quittanceRoutes as routes } from './contract.ts'
import { mailQuittance } from './mail-quittance.ts'
import { keepMailsAtOnce, mailsAtOnceSince, quittanceMailOf } from './quittance-store.ts'

export function serveQuittances({ http, db, clock, press }: ApiDeps & { readonly press: PdfPress }): void {
  http.serve(routes.quittanceMail, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const receipt = await ownReceipt(tx, call.params.id)
      return { mailed: await quittanceMailOf(tx, receipt.orgId, receipt.id) }
    }),
  )

  http.serve(routes.mailQuittance, async (call) => {
    const member = memberOf(call)
    const { actor, at } = actingAs(member, clock)
    const receipt = await db.inOrg(member.orgId, (tx) => ownReceipt(tx, call.params.id))
    const agency = { orgId: member.orgId, name: receipt.providerName }
    await mailQuittance(
      { db, press },
      {
        ...{ creditor: receipt.orgId, receiptId: receipt.id, at },
        actor: agentActor(actor, agency, receipt.creditorName),
      },
    )
  })

  http.serve(routes.quittanceSetting, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => ({ mailsAtOnce: (await mailsAtOnceSince(tx)) !== null })),
  )

  http.serve(routes.changeQuittanceSetting, async (call) => {
    const member = memberOf(call)
    const { actor, at } = actingAs(member, clock)
    const { mailsAtOnce } = call.body
    await db.inOrg(member.orgId, async (tx) => {
      if ((await keepMailsAtOnce(tx, mailsAtOnce, { at, name: actor.name })) === 0) return
      const subject = { kind: 'organisation', id: String(tx.orgId) }
      await record(tx, { actor, at, verb: 'quittance_setting_changed', subject, data: { mailsAtOnce } })
    })
  })
}

/** A receipt that this organisation, as an agency, recorded. */
async function ownReceipt(tx: OrgTx, id: string): Promise<ListedReceipt> {
  const receipt = await receiptListed(tx, 'agency', id)
  if (!receipt) throw new Refused(notFound().refusal)
  return receipt
}
