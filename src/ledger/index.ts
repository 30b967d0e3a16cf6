export {
  type AgedPage,
  type AgedRow,
  type AgedTotal,
  agedBalance,
  agedTotals,
  type BalanceDay,
} from './aged-balance.ts'
export { serveLedger } from './api.ts'
export { type Booked, bookItems, regroupItems, settleItems } from './book-items.ts'
export { type Item, type ItemKind, type Side } from './model.ts'
export { allocate, reverseAllocations, reverseItems } from './reverse.ts'
export { itemsById, openItemsOf } from './store.ts'
