import { readFileSync } from 'node:fs'
import {
  letterheadOf,
  recipientOf,
  sheetColumn,
  sheetDocument,
  sheetHead,
  spacedSiren,
} from '../../correspondence/index.ts'
import { formatDay, formatLongDay, type LocalDate } from '../../kernel/calendar.ts'
import { formatMoney, sumCents } from '../../kernel/money.ts'
import { customerOf } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { PdfDocument } from '../../platform/pdf/pdf-press.ts'
import type { Loss } from './loss-store.ts'
import { vatDeadline } from './rules.ts'

const TEMPLATE = readFileSync(new URL('./duplicate.typ', import.meta.url), 'utf8')

/**
 * The duplicate of lost invoices, one recap for a customer: number, day, net, VAT, and the sentence that the law wants on it. A French
 * act, written in French whoever reads it; it is due even to a customer in liquidation (Conseil d’État, 29 March 2012).
 */
export async function duplicateToPrint(tx: OrgTx, loss: Loss, today: LocalDate): Promise<PdfDocument> {
  const letterhead = await letterheadOf(tx)
  const { organisation } = letterhead
  const customer = (await customerOf(tx, loss.customerId))!
  const money = (cents: number) => formatMoney('fr', cents, loss.currency)
  const sum = (of: (line: Loss['lines'][number]) => number) => money(sumCents(loss.lines.map(of)))
  const net = sum((line) => line.netCents)
  const vat = sum((line) => line.vatCents)
  const filled = loss.vatSentence
    .replaceAll('{net}', net)
    .replaceAll('{vat}', vat)
    .replaceAll('{reference}', loss.vatReference)
  const party = (role: string, name: string, lines: readonly string[], siren: string | null) => ({
    ...{ role, name },
    lines: [...lines, ...(siren ? [`SIREN ${spacedSiren(siren)}`] : [])],
  })
  const data = {
    ...sheetHead('fr', letterhead),
    title: 'Duplicata de factures impayées',
    page: 'Page',
    reference: `${organisation.name} · duplicata n° ${loss.no} · ${customer.code}`,
    on: `${letterhead.place}, le ${formatLongDay('fr', today)}`,
    creditor: party('Fournisseur', organisation.name, organisation.addressLines, organisation.siren),
    debtor: party('Client', customer.name, recipientOf(customer, null).addressLines, customer.siren),
    sentence: filled,
    columns: [
      sheetColumn('Facture', 'wide'),
      sheetColumn('Du'),
      sheetColumn('Prix net', 'figure'),
      sheetColumn('TVA', 'figure'),
      sheetColumn('TTC', 'figure'),
    ],
    rows: loss.lines.map((line) => [
      line.documentNo,
      formatDay('fr', line.issuedOn),
      money(line.netCents),
      money(line.vatCents),
      money(line.grossCents),
    ]),
    total: ['Total', '', net, vat, sum((line) => line.grossCents)],
    closing: `Cause : ${loss.evidence}. Perte constatée le ${formatLongDay('fr', loss.on)} ; TVA à récupérer au plus tard le ${formatLongDay('fr', vatDeadline(loss.on))}.`,
  }
  return sheetDocument(TEMPLATE, data, organisation.look.logo, today)
}
