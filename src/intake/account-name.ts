import { asText, type Table } from '../adapters/ledger-files/index.ts'
import { toIban } from '../kernel/identifiers.ts'

/** How a table or a person names an account: the same forms a bank's own file has. */
export type AccountName = { readonly iban: string | null; readonly rib: string | null; readonly other: string | null }

/** An IBAN, a French RIB with or without its key, or whatever words the bank has for the account. */
export function accountNamed(text: string): AccountName {
  const iban = toIban(text)
  if (iban) return { iban, rib: null, other: null }
  const bare = text.replace(/[\s.-]/g, '').toUpperCase()
  if (/^\d{10}[0-9A-Z]{11}(?:\d{2})?$/.test(bare)) return { iban: null, rib: bare.slice(0, 21), other: null }
  return { iban: null, rib: null, other: text.trim().slice(0, 80).toWellFormed() }
}

/** Banks write the account above the titles: the IBAN that stands there, when there is exactly one. */
export function accountAbove(table: Pick<Table, 'opening' | 'headerLine'>): string | undefined {
  const found = new Set<string>()
  for (const row of table.opening)
    if (row.line < table.headerLine)
      for (const cell of row.cells)
        for (const [text] of asText(cell).matchAll(/\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{1,4}){3,8}\b/g)) {
          const iban = toIban(text)
          if (iban) found.add(iban)
        }
  return found.size === 1 ? [...found][0] : undefined
}
