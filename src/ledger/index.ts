export {
  type AgedPage,
  type AgedRow,
  type AgedTotal,
  agedBalance,
  agedTotals,
  type BalanceDay,
  bucketOf,
} from './aged-balance.ts'
export { agedItems } from './aged-items.ts'
export { serveLedger } from './api.ts'
export { type Booked, bookItems, identifyItems, regroupItems, settleItems } from './book-items.ts'
export { ledgerCron, ledgerJobs } from './measure-recovery.ts'
export { type Item, type ItemKind, type ItemSort, type Side } from './model.ts'
export { type OverdueByAge, overdueByAge } from './overdue-by-age.ts'
export { forgetPerformed, keepPerformed } from './performed.ts'
export { measureRecovery, recoveries, recoveryMeasuredOn } from './recovery-store.ts'
export { reverseAllocations, reverseItems, takeBack } from './reverse.ts'
export { settlePairs } from './settle-pairs.ts'
export { itemOrder, itemsById, type NamedItem, namedItems, openItemsOf } from './store.ts'
export { forgetUndated, isDated, keepUndated } from './undated.ts'
export { newWriteOff, oneItem, settledBy } from './write-off.ts'
