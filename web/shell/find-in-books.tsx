import type { LocalDate } from '../../src/kernel/calendar.ts'
import { formatDay } from '../../src/kernel/calendar.ts'
import type { Lang } from '../../src/kernel/wording.ts'
import { say } from '../../src/kernel/wording.ts'
import { ledgerRoutes, type NamedItemView } from '../../src/ledger/contract.ts'
import { partiesRoutes } from '../../src/parties/contract.ts'
import { Amount } from '../design/Amount.tsx'
import { parseMoney } from '../design/parse-money.ts'
import { itemName, signed } from '../ledger/item-words.ts'
import { apiOf } from '../wire/api.tsx'
import type { Find, Found } from './SearchPalette.tsx'
import { urls } from './urls.ts'
import { wording } from './wording.ts'

const CUSTOMERS_SHOWN = 6

/**
 * Customers by name, code, SIREN or town; documents by the beginning or the end of their number; by exact amount, open or
 * not, when the text reads as one. A whole number may be any of the three, so every reading is asked.
 */
export function findInBooks(orgId: number, lang: Lang, go: (href: string) => void): Find {
  const api = apiOf(orgId)
  return async (text, signal) => {
    const amount = parseMoney(lang, text, 'EUR')
    const cents = amount.ok && amount.value !== null && amount.value !== 0 ? Math.abs(amount.value) : null
    const [customers, documents, amounts] = await Promise.all([
      api.call(partiesRoutes.search, { query: { words: text, limit: CUSTOMERS_SHOWN }, signal }),
      api.call(ledgerRoutes.searchDocuments, { query: { words: text }, signal }),
      cents === null ? null : api.call(ledgerRoutes.searchDocuments, { query: { cents }, signal }),
    ])
    const found = (kind: string) => (item: NamedItemView) => ({
      id: `${kind}-${item.id}`,
      kind,
      name: `${itemName(lang, item)} · ${item.customerName}`,
      detail: <ItemDetail item={item} lang={lang} />,
      open: () => go(urls.item(orgId, item.customerId, item.id)),
    })
    return [
      ...customers.customers.map(
        (customer): Found => ({
          id: customer.id,
          kind: say(lang, wording.foundCustomers),
          name: customer.name,
          detail: [customer.city, customer.code].filter(Boolean).join(' · '),
          open: () => go(urls.customer(orgId, customer.id)),
        }),
      ),
      ...documents.items.map(found(say(lang, wording.foundDocuments))),
      ...(amounts?.items ?? []).map(found(say(lang, wording.foundAmounts))),
    ]
  }
}

function ItemDetail({ item, lang }: { item: NamedItemView; lang: Lang }) {
  return (
    <>
      <span>{formatDay(lang, item.dueOn as LocalDate)}</span>{' '}
      <Amount
        cents={signed(item.side, item.openCents === 0 ? item.amountCents : item.openCents)}
        currency={item.currency}
        tone={item.openCents === 0 ? 'quiet' : undefined}
      />
    </>
  )
}
