import { hash } from 'node:crypto'
import type { LocalDate } from '../../kernel/calendar.ts'
import { sumsByCurrency } from '../../kernel/money.ts'
import { copyArray, copyLine } from '../../platform/copy-rows.ts'
import type { DecidedItem, Decision, ExcludedItem } from '../deciding/decision.ts'
import type { Reason } from '../deciding/reasons.ts'

/** The columns of `decided`, in the order `decisionLine` writes them. */
export const DECIDED_COLUMNS = `customer_id, seq, verdict, scenario_id, scenario_version, step_id, step_position, channel, reason_code, reasons,
  excluded, currencies, due_cents, credit_cents, net_cents, next_on, digest, kind_digest, item_ids, item_cents, item_credit_cents,
  positions, entries, reminders, reminded_on, content_digest`

/** An item left out, as stored: its number and amount are read from the books when somebody looks. */
export type StoredExclusion = { readonly itemId: string; readonly reason: Reason }

/** Same step, same lines, same amounts: the message would say the same. */
export function contentDigest(
  decision: Pick<Decision, 'scenarioId' | 'scenarioVersion' | 'step'> & { items: readonly DigestedLine[] },
): string {
  const { scenarioId, scenarioVersion, step, items } = decision
  let text = `${scenarioId}|${scenarioVersion}|${step?.id ?? ''}`
  for (const { itemId, openCents, creditCents, step: own } of items)
    text += `|${itemId}:${openCents}:${creditCents}:${own?.position ?? ''}`
  return md5(text)
}
type DigestedLine = Pick<DecidedItem, 'itemId' | 'openCents' | 'creditCents' | 'step'>

/** A fingerprint of our own writing, told apart from others by 128 bits; nobody gains by forging one. */
const md5 = (text: string): string => hash('md5', text)

/** Amounts at stake by currency: of the message, or of the items it leaves out when nothing is left to send. */
function stakes({ totals, excludedItems }: Decision): {
  currencies: string[]
  due: number[]
  credit: number[]
  net: number[]
} {
  if (totals.length > 0) {
    return {
      currencies: totals.map((total) => total.currency),
      due: totals.map((total) => total.dueCents),
      credit: totals.map((total) => total.creditCents),
      net: totals.map((total) => total.netCents),
    }
  }
  const sums = sumsByCurrency(excludedItems.map(({ currency, openCents }) => ({ currency, cents: openCents })))
  const due = sums.map(({ cents }) => cents)
  return { currencies: sums.map(({ currency }) => currency), due, credit: due.map(() => 0), net: due }
}

/** Amounts of a message by currency, as the parallel arrays of `dunning.action`. */
export function amountsOf(decision: Decision): { currencies: string[]; dueCents: number[]; creditCents: number[] } {
  const { currencies, due, credit } = stakes(decision)
  return { currencies, dueCents: due, creditCents: credit }
}

/** The lines of a decision as the parallel arrays of `dunning.action`; a list that says nothing of any line is null. */
export function lineArrays(items: readonly DecidedItem[]) {
  const some = <T>(values: T[], says: (value: T) => boolean): T[] | null => (values.some(says) ? values : null)
  return {
    itemIds: items.map((item) => item.itemId),
    itemCents: items.map((item) => item.openCents),
    itemCreditCents: some(
      items.map((item) => item.creditCents),
      (cents) => cents !== 0,
    ),
    positions: items.map((item) => item.step?.position ?? null),
    entries: some(
      items.map((item) => item.entry),
      (entry) => entry !== 'in_order',
    ),
    reminders: some(
      items.map((item) => item.remindersBefore),
      (count) => count !== 0,
    ),
    remindedOn: some(
      items.map((item): LocalDate | null => item.lastRemindedOn),
      (on) => on !== null,
    ),
  }
}

const exclusion = ({ itemId, reason }: ExcludedItem): StoredExclusion => ({ itemId, reason })

/** One value for all the lines when they share it: `unfolded` of the store makes a list of it again. */
const folded = (values: readonly (string | number | null)[]): string =>
  copyArray(values.every((value) => value === values[0]) ? values.slice(0, 1) : values)

/** One decision as a line of `COPY decided FROM STDIN`. */
export function decisionLine(decision: Decision, seq: number): string {
  const { customerId, verdict, scenarioId, scenarioVersion, step, items, excludedItems, reasons, nextOn } = decision
  const { currencies, due, credit, net } = stakes(decision)
  const lines = lineArrays(items)
  const reasonsText = JSON.stringify(reasons)
  const excludedText = JSON.stringify(excludedItems.map(exclusion))
  // A refusal is the same whichever step it stops.
  const acting = verdict === 'hold' || verdict === 'exhausted' ? '' : (step?.id ?? '')
  const kinds = `${verdict}|${acting}|${reasons.map(({ code }) => code).join()}|${excludedItems.map(({ itemId, reason }) => itemId + reason.code).join()}`
  const list = (values: readonly (string | number | null)[] | null): string | null =>
    values ? copyArray(values) : null
  return copyLine([
    customerId,
    seq,
    verdict,
    scenarioId,
    scenarioVersion,
    step?.id ?? null,
    step?.position ?? null,
    step?.channel ?? null,
    reasons[0]?.code ?? '',
    reasonsText,
    excludedText,
    copyArray(currencies),
    copyArray(due),
    copyArray(credit),
    copyArray(net),
    nextOn,
    md5(`${verdict}|${scenarioVersion}|${step?.id ?? ''}|${nextOn}|${net.join()}|${reasonsText}|${excludedText}`),
    md5(kinds),
    copyArray(lines.itemIds),
    copyArray(lines.itemCents),
    list(lines.itemCreditCents),
    folded(lines.positions),
    list(lines.entries),
    lines.reminders && folded(lines.reminders),
    lines.remindedOn && folded(lines.remindedOn),
    contentDigest(decision),
  ])
}
