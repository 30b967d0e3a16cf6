export { serveParties } from './api.ts'
export { colleagueOf, colleaguesById, listColleagues, salespeopleOf } from './colleague-store.ts'
export { groupOf, paidFor, payersOf } from './group-store.ts'
export { keepAbsence } from './keep-absence.ts'
export {
  addContact,
  addCustomer,
  changeContact,
  changeCustomer,
  checkContact,
  checkCustomer,
  keepOptOuts,
  takeBackContact,
} from './keep-customer.ts'
export { addColleague, dropColleague } from './keep-profile.ts'
export { keepProfiles } from './keep-profiles.ts'
export { type Colleague, type Contact, type Customer, isPostable, type Profile } from './model.ts'
export { everyProfile, profileOf } from './profile-store.ts'
export {
  contactOf,
  contactsOf,
  customerOf,
  customersById,
  dropCustomers,
  everyCustomer,
  insertMissingCustomers,
  mailable,
  markEmailInvalid,
  markPhoneInvalid,
  searchCustomers,
  textable,
} from './store.ts'
export { addressesRefused } from './waiting-work.ts'
