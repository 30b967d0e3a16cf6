import { organisationOf } from '../../access/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { sumCents } from '../../kernel/money.ts'
import type { OrgTx } from '../../platform/db.ts'
import { onOtherSide } from '../../platform/other-side.ts'
import { openInvoices, unbilledLines } from '../fees/invoice-store.ts'
import { billsOf } from '../fees/issue-invoice.ts'
import { setOff } from '../fees/rules.ts'
import { remitBy } from '../mandates/remit-by.ts'
import { type Held, heldByMandate, returnsOwed } from './held-store.ts'
import type { LeftOut } from './model.ts'
import { keptBack, waitsUntil } from './rules.ts'

/** What is held under one mandate, and why a run would not take it. */
export type Judged = Held & {
  readonly dueOn: LocalDate
  readonly leftOut: LeftOut | null
  readonly waitsUntil: LocalDate | null
}

/** What a run would hand over of it. */
export type Planned = Judged & {
  readonly returnsCents: number
  /** Returned money that this remittance cannot bear. */
  readonly returnsLeftCents: number
  /** Fees set off, VAT included; and those to be invoiced on the way, which may be more than what is set off. */
  readonly feesCents: number
  readonly billedCents: number
  /** What stays due by invoice. */
  readonly feesLeftCents: number
  readonly cents: number
}

export type Chosen = {
  /** These mandates and no other; null: all. */
  readonly mandateIds: readonly string[] | null
  /** Without waiting for the rhythm that was agreed. */
  readonly atOnce: boolean
}

/** Everything that an agency holds, and whether a run of today takes it. */
export async function heldNow(tx: OrgTx, chosen: Chosen, today: LocalDate): Promise<Judged[]> {
  const accounts = new Map<number, string>()
  const judged: Judged[] = []
  for (const held of await heldByMandate(tx)) {
    const { remittance } = held.terms
    if (!accounts.has(held.orgId)) accounts.set(held.orgId, await onOtherSide(tx, held.orgId, accountOf))
    const dueOn = remitBy(held.firstOn, remittance)
    const wait = chosen.atOnce ? null : waitsUntil(remittance, held.lastOn ?? held.startsOn, [dueOn], today)
    const leftOut = leftOutOf(held, chosen, accounts.get(held.orgId)!, wait)
    judged.push({ ...held, dueOn, leftOut, waitsUntil: leftOut === 'waits' ? wait : null })
  }
  return judged
}

/** The creditor's own account, to which its money goes; empty: it has told none. */
export const accountOf = async (tx: OrgTx): Promise<string> => (await organisationOf(tx)).iban ?? ''

/** The same, with what a run of today would make of each. */
export async function planRun(tx: OrgTx, chosen: Chosen, today: LocalDate): Promise<Planned[]> {
  const planned: Planned[] = []
  for (const held of await heldNow(tx, chosen, today)) planned.push(await planOne(tx, held, today))
  return planned
}

async function planOne(tx: OrgTx, held: Judged, today: LocalDate): Promise<Planned> {
  const { receiptsCents } = held
  const owed = await returnsOwed(tx, held)
  const returnsCents = sumCents(keptBack(owed, receiptsCents).map(({ cents }) => cents))
  const returnsLeftCents = sumCents(owed.map(({ owedCents }) => owedCents)) - returnsCents
  const bills = billsOf(await unbilledLines(tx, held, today)).map((one) => ({
    openCents: one.netCents + one.vatCents,
  }))
  const open = [...(await openInvoices(tx, held)), ...bills]
  const due = Math.max(0, sumCents(open.map(({ openCents }) => openCents)))
  const off = held.terms.remittance.mode === 'net' ? setOff(open, receiptsCents - returnsCents) : []
  const feesCents = sumCents(off.map(({ cents }) => cents))
  return {
    ...{ ...held, returnsCents, returnsLeftCents, feesCents },
    billedCents: sumCents(bills.map(({ openCents }) => openCents)),
    feesLeftCents: due - feesCents,
    cents: receiptsCents - returnsCents - feesCents,
  }
}

function leftOutOf({ mandateId }: Held, { mandateIds }: Chosen, iban: string, wait: LocalDate | null): LeftOut | null {
  if (mandateIds !== null && !mandateIds.includes(mandateId)) return 'not_chosen'
  if (iban === '') return 'no_account'
  return wait === null ? null : 'waits'
}
