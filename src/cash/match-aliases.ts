import type { OrgTx } from '../platform/db.ts'
import { lineById } from './line-store.ts'
import type { NewMatch } from './match-store.ts'
import { aliasOf } from './payer-name-words.ts'

/** How the payers of these matches showed themselves to the bank: by IBAN and by name. */
export async function aliasesOfMatches(
  tx: OrgTx,
  matches: readonly Pick<NewMatch, 'lineId' | 'customerId' | 'payerId'>[],
): Promise<{ kind: 'iban' | 'name'; value: string; customerId: string }[]> {
  const aliases: { kind: 'iban' | 'name'; value: string; customerId: string }[] = []
  for (const match of matches) {
    const line = await lineById(tx, match.lineId)
    const customerId = match.payerId ?? match.customerId
    if (line?.payerIban) aliases.push({ kind: 'iban', value: line.payerIban, customerId })
    const name = aliasOf(line?.payerName ?? '')
    if (name !== '') aliases.push({ kind: 'name', value: name, customerId })
  }
  return aliases
}
