export { serveParties } from './api.ts'
export {
  addContact,
  addCustomer,
  changeContact,
  changeCustomer,
  checkContact,
  checkCustomer,
  takeBackContact,
} from './keep-customer.ts'
export { type Colleague, type Contact, type Customer, isPostable, type Profile } from './model.ts'
export {
  contactOf,
  contactsOf,
  customerOf,
  customersById,
  dropCustomers,
  everyCustomer,
  insertMissingCustomers,
  markEmailInvalid,
  searchCustomers,
} from './store.ts'
