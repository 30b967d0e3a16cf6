import type { By } from '../../cash/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { onOtherSide } from '../../platform/other-side.ts'
import { record } from '../../trail/index.ts'
import type { MandateInForce } from '../mandates/store.ts'
import { type Issued, issueInvoices } from './issue-invoice.ts'

/** The last day whose fees are invoiced now, asked in the creditor's organisation; null: nothing is. */
export type Until = (theirs: OrgTx) => Promise<LocalDate | null>

/** As an agency, invoices what waits under a mandate that it was given; both trails have it. */
export async function billMandate(tx: OrgTx, mandate: MandateInForce, by: By, until: Until): Promise<Issued[]> {
  const invoices = await onOtherSide(tx, mandate.orgId, async (theirs) => {
    const on = await until(theirs)
    return on === null ? [] : issueInvoices(theirs, mandate, mandate.terms, by, on)
  })
  if (invoices.length === 0) return []
  const event = {
    ...{ actor: by.actor, at: by.at, verb: 'fees_invoiced', subject: { kind: 'mandate', id: mandate.id } },
    data: { numbers: invoices.map(({ number }) => number).join(', '), creditor: mandate.creditorName },
  }
  await onOtherSide(tx, mandate.orgId, (theirs) =>
    record(theirs, { ...event, actor: { ...by.actor, onBehalfOf: mandate.providerName } }),
  )
  await record(tx, event)
  return invoices
}
