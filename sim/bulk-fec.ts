import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { addDays, day } from '../src/kernel/calendar.ts'
import { invariant } from '../src/kernel/invariant.ts'
import { BulkPlan } from './bulk-plan.ts'
import { fecHeader } from './fec-file.ts'
import { letterCode } from './lettering.ts'

/** A ledger of any size, for benches: written while it is made, in memory that depends on customers and not on lines. */
export type BulkParameters = {
  /** Ledger lines, the header not counted; at least 2. */
  readonly lines: number
  /** 1 to 99 999. */
  readonly customers: number
  readonly year: number
  readonly seed: number
}

export type BulkTruth = {
  readonly lines: number
  readonly bytes: number
  /** Σ debits, equal to Σ credits. */
  readonly debitCents: number
  readonly invoices: number
  readonly payments: number
  readonly creditNotes: number
  /** Invoices with something left to pay. */
  readonly openItems: number
  readonly openCents: number
  /** By customer rank; code `C00001` is rank 0. */
  readonly openCentsByCustomer: Float64Array
}

const CHUNK_CHARS = 1 << 17
const END = '\r\n'

/**
 * Writes exactly `lines` lines and the header to `out`, and ends it: invoices of three lines, their payments or credit
 * notes up to eight weeks later with lettrage, some partial, one invoice in six never settled, purchases between. Tab,
 * UTF-8, CRLF; every entry balances; the truth is counted from what was decided, not from what was written.
 */
export async function writeBulkFec(parameters: BulkParameters, out: Writable): Promise<BulkTruth> {
  const { lines, customers, year, seed } = parameters
  invariant(
    Number.isInteger(lines) && lines >= 2 && customers >= 1 && customers <= 99_999,
    'a bulk ledger needs 2 lines and 1 to 99 999 customers',
  )
  const plan = new BulkPlan(lines, customers, seed)
  const dates = daysOf(year)
  const dateOf = (step: number): string => dates[Math.floor((step * dates.length) / Math.max(1, plan.steps))]!
  const parties = Array.from(
    { length: customers },
    (_, rank) => `C${String(rank + 1).padStart(5, '0')}\tSociété ${letterCode(rank)} démo`,
  )
  const open = new Float64Array(customers)
  const count = { bytes: 0, debit: 0, invoices: 0, payments: 0, creditNotes: 0, openItems: 0 }
  let entryNo = 0
  let chunk = `${fecHeader()}${END}`

  const row = (
    head: string,
    account: string,
    party: string,
    piece: string,
    date: string,
    label: string,
    cents: number,
    letter = '\t',
  ): void => {
    chunk += `${head}${account}\t${party}\t${piece}\t${date}\t${label}\t${cents > 0 ? `${comma(cents)}\t0,00` : `0,00\t${comma(-cents)}`}\t${letter}\t${date}\t\t${END}`
    if (cents > 0) count.debit += cents
  }

  for (let step = 0; step < plan.steps; step++) {
    const settledStep = plan.dueAt(step)
    const sale = plan.sale(step)
    const date = dateOf(step)
    const paidAt = plan.remember(step, sale)
    const letter =
      paidAt === null
        ? '\t'
        : sale.outcome === 'part_paid'
          ? `${letterCode(step).toLowerCase()}\t`
          : `${letterCode(step)}\t${dateOf(paidAt)}`
    const piece = invoiceNo(year, step)
    let head = `VE\tVentes\t${++entryNo}\t${date}\t`
    row(head, '411000\tClients', parties[sale.customer]!, piece, date, `Facture ${piece}`, sale.net + sale.vat, letter)
    row(head, '706000\tPrestations de services', '\t', piece, date, `Facture ${piece}`, -sale.net)
    row(head, '445710\tTVA collectée', '\t', piece, date, `Facture ${piece}`, -sale.vat)
    count.invoices++
    count.openItems++
    open[sale.customer]! += sale.net + sale.vat

    if (settledStep !== null) {
      const settled = plan.sale(settledStep)
      const gross = settled.net + settled.vat
      const about = invoiceNo(year, settledStep)
      const party = parties[settled.customer]!
      const code = letterCode(settledStep)
      if (settled.outcome === 'credited') {
        const number = `AV${about.slice(2)}`
        head = `VE\tVentes\t${++entryNo}\t${date}\t`
        row(head, '411000\tClients', party, number, date, `Avoir sur ${about}`, -gross, `${code}\t${date}`)
        row(head, '706000\tPrestations de services', '\t', number, date, `Avoir sur ${about}`, settled.net)
        row(head, '445710\tTVA collectée', '\t', number, date, `Avoir sur ${about}`, settled.vat)
        count.creditNotes++
      } else {
        const paid = settled.outcome === 'part_paid' ? gross >> 1 : gross
        const number = `VIR${about.slice(2)}`
        head = `BQ\tBanque\t${++entryNo}\t${date}\t`
        row(head, '512000\tBanque', '\t', number, date, `VIR RECU ${about}`, paid)
        row(
          head,
          '411000\tClients',
          party,
          number,
          date,
          `VIR RECU ${about}`,
          -paid,
          settled.outcome === 'part_paid' ? `${code.toLowerCase()}\t` : `${code}\t${date}`,
        )
        count.payments++
        open[settled.customer]! += gross - paid
      }
      open[settled.customer]! -= gross
      if (settled.outcome !== 'part_paid') count.openItems--
    }

    if (sale.hasPurchase) {
      const number = `F${piece.slice(2)}`
      head = `AC\tAchats\t${++entryNo}\t${date}\t`
      row(head, '607000\tAchats de marchandises', '\t', number, date, `Achat ${number}`, sale.net)
      row(head, '445660\tTVA déductible', '\t', number, date, `Achat ${number}`, sale.vat)
      row(
        head,
        '401000\tFournisseurs',
        `F${String(step % 400).padStart(4, '0')}\tFournisseur ${step % 400}`,
        number,
        date,
        `Achat ${number}`,
        -(sale.net + sale.vat),
      )
    }
    if (chunk.length > CHUNK_CHARS) await flush()
  }

  const lastDay = dates[dates.length - 1]!
  for (let rest = plan.linesLeft; rest > 0; ) {
    const head = `BQ\tBanque\t${++entryNo}\t${lastDay}\t`
    row(head, '627000\tServices bancaires', '\t', 'FRAIS', lastDay, 'Frais bancaires', 1_000)
    if (rest === 3) row(head, '445660\tTVA déductible', '\t', 'FRAIS', lastDay, 'Frais bancaires', 200)
    row(head, '512000\tBanque', '\t', 'FRAIS', lastDay, 'Frais bancaires', rest === 3 ? -1_200 : -1_000)
    rest -= rest === 3 ? 3 : 2
  }
  await flush()
  out.end()
  await once(out, 'finish')
  return {
    lines,
    bytes: count.bytes,
    debitCents: count.debit,
    invoices: count.invoices,
    payments: count.payments,
    creditNotes: count.creditNotes,
    openItems: count.openItems,
    openCents: open.reduce((sum, cents) => sum + cents, 0),
    openCentsByCustomer: open,
  }

  async function flush(): Promise<void> {
    const bytes = Buffer.from(chunk, 'utf8')
    count.bytes += bytes.length
    chunk = ''
    if (!out.write(bytes)) await once(out, 'drain')
  }
}

const invoiceNo = (year: number, step: number): string => `FA${year}-${String(step + 1).padStart(7, '0')}`

function daysOf(year: number): string[] {
  const first = day(`${year}-01-01`)
  const days: string[] = []
  for (let on = first; on.startsWith(String(year)); on = addDays(on, 1)) days.push(on.replaceAll('-', ''))
  return days
}

/** Positive cents as `1234,56`; the arithmetic is on integers. */
function comma(cents: number): string {
  const rest = cents % 100
  return `${(cents - rest) / 100},${rest < 10 ? '0' : ''}${rest}`
}
