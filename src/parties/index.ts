export { serveParties } from './api.ts'
export { addContact, addCustomer, changeCustomer, checkContact, checkCustomer } from './keep-customer.ts'
export { type Contact, type Customer, isPostable } from './model.ts'
export {
  contactsOf,
  customerOf,
  customersById,
  insertMissingCustomers,
  markEmailInvalid,
  searchCustomers,
} from './store.ts'
