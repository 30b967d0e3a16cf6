import type { LocalDate } from '../../src/kernel/calendar.ts'
import { formatDay } from '../../src/kernel/calendar.ts'
import type { Lang } from '../../src/kernel/wording.ts'
import { say } from '../../src/kernel/wording.ts'
import { type ItemView, ledgerRoutes } from '../../src/ledger/contract.ts'
import { Amount } from '../design/Amount.tsx'
import { parseMoney } from '../design/parse-money.ts'
import { itemName, signed } from '../ledger/item-words.ts'
import { apiOf } from '../wire/api.tsx'
import type { Find, Found } from './SearchPalette.tsx'
import { urls } from './urls.ts'
import { wording } from './wording.ts'

const CUSTOMERS_SHOWN = 6

/**
 * Customers by name, code, SIREN or town; documents by the beginning of their number; open items by exact amount when
 * the text reads as one. A whole number may be any of the three, so every reading is asked.
 */
export function findInBooks(orgId: number, lang: Lang, go: (href: string) => void): Find {
  const api = apiOf(orgId)
  return async (text, signal) => {
    const amount = parseMoney(lang, text, 'EUR')
    const cents = amount.ok && amount.value !== null && amount.value !== 0 ? Math.abs(amount.value) : null
    const [customers, documents, amounts] = await Promise.all([
      api.call(ledgerRoutes.customers, { query: { words: text, limit: CUSTOMERS_SHOWN }, signal }),
      api.call(ledgerRoutes.searchDocuments, { query: { words: text }, signal }),
      cents === null ? null : api.call(ledgerRoutes.searchDocuments, { query: { cents }, signal }),
    ])
    const found = (kind: string) => (item: ItemView & { customerName: string }) => ({
      id: `${kind}-${item.id}`,
      kind,
      name: `${itemName(lang, item)} · ${item.customerName}`,
      detail: <ItemDetail item={item} lang={lang} />,
      open: () => go(urls.item(orgId, item.customerId, item.id)),
    })
    return [
      ...customers.rows.map(
        (customer): Found => ({
          id: customer.id,
          kind: say(lang, wording.foundCustomers),
          name: customer.name,
          detail: customer.code,
          open: () => go(urls.customer(orgId, customer.id)),
        }),
      ),
      ...documents.items.map(found(say(lang, wording.foundDocuments))),
      ...(amounts?.items ?? []).map(found(say(lang, wording.foundAmounts))),
    ]
  }
}

function ItemDetail({ item, lang }: { item: ItemView; lang: Lang }) {
  return (
    <>
      <span>{formatDay(lang, item.dueOn as LocalDate)}</span>{' '}
      <Amount cents={signed(item.side, item.openCents)} currency={item.currency} />
    </>
  )
}
