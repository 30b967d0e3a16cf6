import type { OrgTx } from '../../platform/db.ts'
import type { OpenLine } from '../lines/line-store.ts'
import { messageText } from '../lines/line-words.ts'
import { plainText } from '../words/reference-key.ts'
import { debitsOfAmounts, type PricedItem } from './candidate-store.ts'
import { MOST_AMOUNTS } from './fewest-of.ts'
import { groupsOfOpenLines, openDebitsBelow } from './group-store.ts'
import { isDeposit } from './match-shares.ts'

/** Lines that cite nothing and name nobody for sure: only their amount says whose they may be. */

/** For such lines: who has this very amount open in one document, by currency and amount. */
export async function amountsOnly(tx: OrgTx, lines: readonly OpenLine[]): Promise<Map<string, PricedItem[]>> {
  const found: PricedItem[] = []
  for (const [currency, of] of Map.groupBy(lines, (line) => line.currency))
    found.push(...(await debitsOfAmounts(tx, [...new Set(of.map(({ cents }) => cents))], currency)))
  return Map.groupBy(found, (item) => priceOf({ currency: item.currency, cents: item.openCents }))
}

export const priceOf = ({ currency, cents }: { readonly currency: string; readonly cents: number }): string =>
  `${currency}${cents}`

/**
 * Customers of whom a natural group of documents makes the amount of an open line, read once in a run and only when a line asks.
 * What is settled meanwhile is found out by whoever looks at the documents themselves.
 */
export class GroupsRead {
  #found: Promise<Map<string, string[]>> | null = null

  async of(tx: OrgTx, lines: readonly OpenLine[]): Promise<ReadonlyMap<string, readonly string[]>> {
    if (lines.length === 0) return new Map()
    return (this.#found ??= read(tx))
  }
}

async function read(tx: OrgTx): Promise<Map<string, string[]>> {
  const groups = Map.groupBy(await groupsOfOpenLines(tx), priceOf)
  return new Map([...groups].map(([price, of]) => [price, of.map(({ customerId }) => customerId)]))
}

/** For deposits that name nobody: what of everybody is open and less than the deposit. Nothing in books where that is too much. */
export async function depositable(
  tx: OrgTx,
  lines: readonly OpenLine[],
): Promise<(line: OpenLine) => readonly PricedItem[]> {
  const deposits = new Set(lines.filter((line) => isNameless(line) && isDeposit(plainText(messageText(line)))))
  if (deposits.size === 0) return () => []
  const below = Math.max(...[...deposits].map(({ cents }) => cents))
  const last = [...deposits].reduce((day, { bookedOn }) => (bookedOn > day ? bookedOn : day), lines[0]!.bookedOn)
  const open = (await openDebitsBelow(tx, below, last, MOST_AMOUNTS)) ?? []
  return (line) =>
    deposits.has(line)
      ? open
          .filter(
            (item) => item.currency === line.currency && item.openCents < line.cents && item.issuedOn <= line.bookedOn,
          )
          .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.id < b.id ? -1 : 1))
      : []
}

/** The bank wrote no payer. */
export const isNameless = ({ payerName, payerIban, details }: OpenLine): boolean =>
  payerName === '' && payerIban === null && details.ultimateName === ''
