import type { OrgTx } from '../../platform/db.ts'
import { payersShown } from '../lines/line-store.ts'
import type { NewMatch } from '../lines/match-store.ts'
import { isShare } from '../model.ts'
import { aliasOf } from '../words/payer-name-words.ts'

/** How the payers of these matches showed themselves to the bank: by IBAN and by name. */
export async function aliasesOfMatches(
  tx: OrgTx,
  matches: readonly Pick<NewMatch, 'lineId' | 'customerId' | 'payerId' | 'evidence'>[],
): Promise<{ kind: 'iban' | 'name'; value: string; customerId: string }[]> {
  const lines = await payersShown(
    tx,
    matches.map((match) => match.lineId),
  )
  const shown = new Map(lines.map((line) => [line.id, line]))
  const aliases: { kind: 'iban' | 'name'; value: string; customerId: string }[] = []
  for (const match of matches) {
    // Whoever pays for several customers at once is none of them.
    if (isShare(match)) continue
    const line = shown.get(match.lineId)
    const customerId = match.payerId ?? match.customerId
    if (line?.payerIban) aliases.push({ kind: 'iban', value: line.payerIban, customerId })
    const name = aliasOf(line?.payerName ?? '')
    if (name !== '') aliases.push({ kind: 'name', value: name, customerId })
  }
  return aliases
}
