import type { By } from '../../cash/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import { sumCents } from '../../kernel/money.ts'
import type { OrgTx } from '../../platform/db.ts'
import { onOtherSide } from '../../platform/other-side.ts'
import type { Mandate } from '../mandates/model.ts'
import type { Terms } from '../mandates/terms.ts'
import { mandateNumber } from '../model.ts'
import { insertInvoice, markInvoiced, nextInvoiceNo, type UnbilledLine, unbilledLines } from './invoice-store.ts'
import { invoiceNumber } from './model.ts'
import { payableOn } from './rules.ts'
import { tellInvoice } from './tell-accounts.ts'

/** What one invoice or credit note would hold. */
export type Bill = { readonly lines: readonly UnbilledLine[]; readonly netCents: number; readonly vatCents: number }

/** Lines as they are invoiced: what gives back what was invoiced before is a credit note of its own. What comes to nothing waits. */
export const billsOf = (lines: readonly UnbilledLine[]): Bill[] =>
  [lines.filter(({ isOfInvoiced }) => !isOfInvoiced), lines.filter(({ isOfInvoiced }) => isOfInvoiced)]
    .map((of) => ({
      lines: of,
      netCents: sumCents(of.map(({ netCents }) => netCents)),
      vatCents: sumCents(of.map(({ vatCents }) => vatCents)),
    }))
    .filter(({ netCents }) => netCents !== 0)

export type Issued = {
  readonly id: string
  readonly number: string
  readonly netCents: number
  readonly vatCents: number
}

/**
 * Invoices everything of a mandate that may be, in the creditor's organisation, under the agency's own numbers. An agency that works elsewhere
 * sends its invoices itself: none is issued for it. `until`: the last day whose fees are taken.
 */
export async function issueInvoices(
  tx: OrgTx,
  mandate: Pick<Mandate, 'id' | 'no' | 'agencyOrgId' | 'providerName'>,
  terms: Terms,
  { actor, at, today }: By,
  until: LocalDate = today,
): Promise<Issued[]> {
  const { agencyOrgId } = mandate
  if (agencyOrgId === null) return []
  const issued: Issued[] = []
  for (const { lines, netCents, vatCents } of billsOf(
    await unbilledLines(tx, { orgId: tx.orgId, mandateId: mandate.id }, until),
  )) {
    const no = await onOtherSide(tx, agencyOrgId, nextInvoiceNo)
    const one = { id: newId(at), number: invoiceNumber(no), netCents, vatCents }
    await insertInvoice(
      tx,
      {
        ...one,
        ...{ mandateId: mandate.id, agencyOrgId, no, currency: terms.tariff.currency, issuedOn: today },
        dueOn: netCents < 0 ? today : payableOn(today, terms.billing.payDays),
        parties: {
          creditor: partyOf(terms.creditor),
          provider: partyOf(terms.provider),
          mandate: mandateNumber(mandate.no),
        },
      },
      { at, name: actor.name },
    )
    await markInvoiced(
      tx,
      lines.map(({ id }) => id),
      one.id,
    )
    await tellInvoice(tx, { ...one, currency: terms.tariff.currency, on: today, provider: mandate.providerName }, at)
    issued.push(one)
  }
  return issued
}

export const partyOf = ({ name, siren, address }: Terms['creditor']) => ({ name, siren, address })
